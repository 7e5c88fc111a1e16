#!/usr/bin/env python3
# test_accessible.py - every workbook keeps to the rules, and the rules find what breaks them
#
# SPDX-License-Identifier: MPL-2.0
import hashlib
import os
import re
import unittest
import zipfile

import make
from accessible import mistakes
from xlsx import Book


def bytes_of(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class EveryWorkbook(unittest.TestCase):
    def keeps(self, path, is_working=False):
        told = mistakes(path, is_working)
        if told:
            shown = "\n".join(told[:12])
            self.fail(f"{os.path.basename(path)} breaks {len(told)} rules:\n{shown}")

    def test_with_made_up_rows(self):
        for template, compact in make.pairs():
            with self.subTest(template=template, compact=compact):
                self.keeps(make.example(template, compact))

    def test_blank(self):
        for template, compact in make.pairs():
            with self.subTest(template=template, compact=compact):
                self.keeps(make.blank(template, compact))

    def test_for_people_who_live_in_it(self):
        for template, compact in make.pairs():
            with self.subTest(template=template, compact=compact):
                self.keeps(make.example(template, compact, "--working"), is_working=True)

    def test_with_other_formulas(self):
        for template, compacts in make.templates().items():
            for kind in ("values", "addin"):
                with self.subTest(template=template, kind=kind):
                    self.keeps(make.example(template, compacts[0], "--formulas", kind))

    def test_as_long_as_the_template_says(self):
        for template, compacts in make.templates().items():
            with self.subTest(template=template):
                self.keeps(make.made(template, compacts[0], name="long"))

    def test_rows_with_mistakes(self):
        for template, compacts in make.templates().items():
            path = make.wrong(template, compacts[0])
            if path is None:
                continue
            with self.subTest(template=template):
                self.keeps(path)
                self.keeps_what_was_typed(path, *make.wrong_data(template, compacts[0]))

    def keeps_what_was_typed(self, path, _, kinds):
        """The text stands in its cell, is no formula, and a note says where what was not understood."""
        book = Book(path)
        sheet, notes = make.entry_sheet(book), book.sheet("Notes")
        told = " ".join(notes.text(2, row) for row in range(1, notes.table.area.last_row + 1))
        for title, kind in kinds.items():
            column = sheet.table.titles.index(title) + 1
            for row, words in enumerate(make.WRONG[kind], 1):
                cell = sheet.cell(column, sheet.table.area.first_row + row)
                self.assertEqual((cell.value, cell.kind, cell.formula), (words, "s", None), cell.name)
                if kind != "none":
                    self.assertIn(f'Row {row}, {title}: "{words}"', told)


class OfItsFacts(unittest.TestCase):
    """A column that is a fact of facts.xml takes what the fact takes, whoever made the workbook."""

    RULES = {"date": "date", "flag": "list", "choice": "list", "number": "decimal", "money": "decimal",
             "text": "none"}

    def test_types(self):
        labels = self.labels()
        seen = set()
        for template, compact in make.pairs():
            sheet = make.entry_sheet(Book(make.blank(template, compact)))
            for title, kind in ({} if sheet is None else make.kinds_of(sheet)).items():
                if title in labels:
                    seen.add(title)
                    self.assertEqual(kind, self.RULES[labels[title]], f"{template} {compact}: {title}")
        self.assertGreater(len(seen), 5)

    @staticmethod
    def labels():
        """{label: type}"""
        from xml.etree import ElementTree
        path = os.path.join(os.path.dirname(__file__), "..", "..", "compacts", "facts.xml")
        space = "{urn:compact-rules:1}"
        root = ElementTree.parse(path).getroot()
        space = root.tag[:root.tag.index("}") + 1] if "}" in root.tag else ""
        return {fact.find(space + "label").text: fact.get("type") for fact in root.iter(space + "fact")}


class SameInput(unittest.TestCase):
    def test_same_bytes(self):
        for template, compacts in make.templates().items():
            with self.subTest(template=template):
                options = "--example", "--as-of", make.AS_OF, "--organisation", "Barset"
                paths = [make.made(template, compacts[0], *options, name=name) for name in ("one", "two")]
                self.assertEqual(*map(bytes_of, paths))

    def test_time_of_making(self):
        template, compacts = next(iter(make.templates().items()))
        paths = [make.made(template, compacts[0], name=name, SOURCE_DATE_EPOCH="1700000000", TZ=zone)
                 for name, zone in (("east", "Asia/Tokyo"), ("west", "America/New_York"))]
        self.assertEqual(*map(bytes_of, paths))
        with zipfile.ZipFile(paths[0]) as archive:
            self.assertIn(b"2023-11-14T22:13:20Z", archive.read("docProps/core.xml"))


# ---- Breaking a good one ----

SHEET = "xl/worksheets/sheet{}.xml"

# What is broken: the rule that has to see it, the part, and what is put in the place of what. {} is the number of
# the sheet with the rows, {header} that of its header's row, {column} an outcome's, and {input} a date to be typed.
BREAKS = {
    "a table without a name": ("rule 01", "xl/tables/table{}.xml", r'displayName="[^"]*"', 'displayName="Table5"'),
    "two headers the same": ("rule 01", "xl/tables/table{}.xml", r'(id="2" name=)"[^"]*"', r'\1"Row"'),
    "merged cells": ("rule 02", SHEET, "</sheetData>",
                     '</sheetData><mergeCells count="1"><mergeCell ref="B{next}:C{next}"/></mergeCells>'),
    "a hidden sheet": ("rule 02", "xl/workbook.xml", r'(name="Notes")', r'\1 state="hidden"'),
    "a hidden column": ("rule 02", SHEET, r'<col min="2"', '<col hidden="1" min="2"'),
    "a row without its number": ("rule 02", SHEET, r'(<c r="A{next}" s="\d+"><v>)1</v>', r"\g<1>7</v>"),
    "a title that is not bold": ("rule 03", "xl/styles.xml", r'<b/><sz val="16"/>', '<sz val="16"/>'),
    "another font": ("rule 03", "xl/styles.xml", r'(<font><sz val="12"/>.*?<name val=)"Arial"', r'\1"Calibri"'),
    "text below the table": ("rule 03", SHEET, "</sheetData>",
                             '<row r="900"><c r="A900" t="inlineStr"><is><t>Total</t></is></c></row></sheetData>'),
    "sheets in another order": ("rule 04", "xl/workbook.xml", 'name="Contents"', 'name="Index"'),
    "a page header": ("rule 05", SHEET, "(<drawing|<tableParts)",
                      r"<headerFooter><oddHeader>&amp;CDraft</oddHeader></headerFooter>\1"),
    "paper of another size": ("rule 05", SHEET, 'paperSize="9"', 'paperSize="1"'),
    "titles that do not repeat": ("rule 05", "xl/workbook.xml", r"\${header}:\${header}<", "$1:$1<"),
    "ink as pale as its paper": ("rule 06", "xl/styles.xml", 'rgb="FF1A1A1A"', 'rgb="FFB0B0B0"'),
    "a colour as pale as its word": ("rule 06", "xl/styles.xml", "(<dxf><font><color rgb=)\"FF8A0012\"",
                                     r'\1"FFFF8080"'),
    "colours for numbers": ("rule 06", SHEET, '(<cfRule type=)"cellIs"', r'\1"colorScale"'),
    "a frozen pane": ("rule 07", SHEET, r'<sheetView workbookViewId="0"/>',
                      '<sheetView workbookViewId="0"><pane ySplit="6" state="frozen"/></sheetView>'),
    "a filter": ("rule 07", "xl/tables/table{}.xml", "<tableColumns", '<autoFilter ref="A1:B2"/><tableColumns'),
    "a column too narrow": ("rule 08", SHEET, r'(<col min="2" max="2" width=)"[\d.]+"', r'\1"2"'),
    "no author": ("rule 08", "docProps/core.xml", "<dc:creator>[^<]*<", "<dc:creator><"),
    "another sheet first": ("rule 08", "xl/workbook.xml", "<workbookView ", '<workbookView activeTab="3" '),
    "a chart without words": ("rule 09", "xl/drawings/drawing1.xml", 'descr="[^"]*"', ""),
    "an axis without a title": ("rule 09", "xl/charts/chart1.xml", "(<c:valAx>.*?)<c:title>.*?</c:title>", r"\1"),
    "a date that takes anything": ("rule 10", SHEET, 'type="date"', 'type="whole"'),
    "no word of what to type": ("rule 10", SHEET, r' prompt="[^"]*"', ""),
    "the country's format": ("rule 10", "xl/styles.xml", '<xf numFmtId="165"', '<xf numFmtId="14"'),
    "the text of a formula": ("rule 11", SHEET, r'(<c r="B{next}" s="\d+") t="s"><v>\d+</v>',
                              r'\1><f>1+1</f><v>2</v>'),
    "an outcome without its reason": ("rule 12", "xl/tables/table{}.xml", ': reason"', ': remark"'),
    "a clause that is not listed": ("rule 12", SHEET, r'(<f>IF\([A-Z]+\d+="","","[^"]*) [^" ]+"\)', r'\1 99.9")'),
    "another row's cells": ("rule 13", SHEET, r"<f>IF\(COUNT\(([A-Z]+)\d+", r"<f>IF(COUNT(\g<1>2"),
    "another sheet's cells": ("rule 13", SHEET, r"<f>IF\(COUNT\(([A-Z]+\d+)", r"<f>IF(COUNT(Settings!\1"),
    "a new function": ("rule 13", SHEET, r"<f>IF\(COUNT\(", "<f>IF(XLOOKUP("),
    "a formula without its result": ("rule 13", SHEET, r"(</f>)<v>[^<]*</v>", r"\1"),
    "a name of nothing": ("rule 13", "xl/workbook.xml", r"(>'Settings'!\$B\$)\d+<", r"\g<1>99<"),
    "a part from outside": ("rule 14", None, None, "xl/externalLinks/externalLink1.xml"),
}


class TheRulesThemselves(unittest.TestCase):
    """A good file is broken in many ways; the right rule has to see each."""

    @classmethod
    def setUpClass(cls):
        cls.good = make.example("consultations", "derby-derbyshire-2016")
        book = Book(cls.good)
        sheet = make.entry_sheet(book)
        cls.number = book.sheets.index(sheet) + 1
        cls.header = sheet.table.area.first_row

    def broken(self, part, pattern, replacement):
        """The good file with one part of it changed."""
        path = os.path.join(make.own_folder(), "broken.xlsx")
        places = {"{}": str(self.number), "{header}": str(self.header), "{next}": str(self.header + 1)}
        for place, words in places.items():
            part, pattern, replacement = (text and text.replace(place, words) for text in (part, pattern, replacement))
        with zipfile.ZipFile(self.good) as good, zipfile.ZipFile(path, "w") as out:
            for name in good.namelist():
                content = good.read(name)
                if name == part:
                    changed, count = re.subn(pattern, replacement, content.decode(), count=1, flags=re.DOTALL)
                    self.assertEqual(count, 1, f"{pattern} is not in {part}")
                    content = changed.encode()
                out.writestr(name, content)
            if part is None:
                out.writestr(replacement, "<x/>")
        return path

    def test_the_good_one(self):
        self.assertEqual(mistakes(self.good), [])

    def test_each_is_seen(self):
        for what, (rule, *change) in BREAKS.items():
            with self.subTest(what):
                told = mistakes(self.broken(*change))
                self.assertTrue(any(words.startswith(rule) for words in told), f"{rule} said nothing: {told[:5]}")


if __name__ == "__main__":
    make.main()
