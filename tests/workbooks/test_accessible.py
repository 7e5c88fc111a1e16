#!/usr/bin/env python3
# test_accessible.py - every workbook keeps to the rules, and the rules find what breaks them
#
# SPDX-License-Identifier: MPL-2.0
import hashlib
import json
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


class Findings(unittest.TestCase):
    """compact check --format xlsx"""

    AS_OF = "2027-02-01"
    EVERY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "registers", "every-outcome.csv")
    OUTCOMES = ["Not met", "Cannot tell", "Due", "Excused", "Met", "Not applicable"]

    def test_rules(self):
        for path in make.findings():
            with self.subTest(os.path.basename(path)):
                told = mistakes(path)
                self.assertEqual(told[:12], [], f"breaks {len(told)} rules")

    @staticmethod
    def rows(book, name):
        sheet = book.sheet(name)
        area = sheet.table.area
        return [{title: sheet.cell(column, row) for column, title in enumerate(sheet.table.titles, 1)}
                for row in range(area.first_row + 1, area.last_row + 1)]

    def findings(self):
        done = make.run("check", self.EVERY, "--as-of", self.AS_OF, "--format", "jsonl", may_end_in_1=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_as_the_other_reports(self):
        """The same findings as line by line, worst first, each with its cells."""
        rows = self.rows(Book(make.found("every", self.EVERY, "--as-of", self.AS_OF)), "Findings")
        findings = sorted(self.findings(), key=lambda finding: self.OUTCOMES.index(finding["outcome"].capitalize()))
        self.assertEqual({finding["outcome"].capitalize() for finding in findings}, set(self.OUTCOMES))
        self.assertEqual(len(rows), len(findings))
        for row, finding in zip(rows, findings):
            self.assertEqual(row["Outcome"].value, finding["outcome"].capitalize())
            self.assertEqual(row["File"].value, finding["file"])
            self.assertEqual(int(row["Row"].value), finding["row"])
            self.assertEqual(row["Why"].value, finding["why"])
            for fact in finding["facts"].values():
                self.assertIn(fact["cell"], row["Cells as they stood"].value)
                self.assertIn(fact["text"], row["Cells as they stood"].value)

    def test_values(self):
        """Dates are dates, and nothing is a formula, whatever it begins with."""
        book = Book(make.found("every", self.EVERY, "--as-of", self.AS_OF))
        rows = self.rows(book, "Findings")
        dates = [row["Act by"] for row in rows if not row["Act by"].is_blank]
        self.assertGreater(len(dates), 3)
        for cell in dates:
            self.assertEqual((cell.kind, cell.style.number_format), ("n", "dd mmm yyyy"), cell.name)
        kept = {row["Organisation"].value for row in rows} | {row["Name"].value for row in rows}
        self.assertLessEqual({'=HYPERLINK("http://example.org")', "@home", "-none", "+44 20 7946 0000"}, kept)
        for sheet in book.sheets:
            self.assertEqual([cell.name for cell in sheet.cells.values() if cell.formula is not None], [])

    def test_counts(self):
        """What is counted by topic is what is listed; charts stand beside both tables of counts."""
        book = Book(make.found("every", self.EVERY, "--as-of", self.AS_OF))
        findings = self.findings()
        for row in self.rows(book, "Outcomes"):
            for outcome in self.OUTCOMES:
                count = sum(finding["clause"] == row["Clause"].value and finding["outcome"] == outcome.lower()
                            for finding in findings)
                self.assertEqual(int(row[outcome].value), count, f"{row['Topic'].value}: {outcome}")
        months = self.rows(book, "Deadlines by month")
        self.assertEqual(sum(int(row["Last days"].value) for row in months),
                         sum(finding["deadline"] is not None for finding in findings))
        self.assertEqual([len(book.sheet(name).charts) for name in ("Outcomes", "Deadlines by month")], [1, 1])

    def test_several_tables(self):
        """Each row says of which file it is."""
        book = Book(make.findings()[-1])
        for name in ("What stands out", "Findings", "What was checked", "Columns read"):
            files = {os.path.basename(row["File"].value) for row in self.rows(book, name)}
            self.assertGreater(len(files), 1, name)

    def test_what_is_not_there(self):
        """A part without rows has no sheet, and a note says why."""
        book = Book(make.findings()[2])
        self.assertIsNone(book.sheet("Findings"))
        notes = " ".join(str(row["What it says"].value) for row in self.rows(book, "Notes"))
        self.assertIn('There is no worksheet "Findings".', notes)

    def test_unseen_characters(self):
        """What a screen would obey is a question mark, in names of files too."""
        path = os.path.join(make.own_folder(), "odd\x1b[31m\u202e.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Reference,Organisation,Last funded day,Notice given,What is happening to the funding\n"
                       "G-1,\"Choir\u202e\r\n\x1b[2J\",2027-03-31,2027-01-15,ending\n")
        book = Book(make.found("unseen", path))
        self.assertEqual(book.sheet("Cover").cell(1, 1).value, "Hertfordshire Compact: findings in odd?[31m?.csv")
        self.assertEqual(self.rows(book, "Findings")[0]["Organisation"].value, "Choir?\n?[2J")
        for sheet in book.sheets:
            text = "".join(str(cell.value) for cell in sheet.cells.values())
            self.assertEqual(re.findall("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text), [], sheet.name)
        self.assertEqual(mistakes(make.found("unseen", path)), [])

    def test_limit(self):
        """The worst 20,000 are listed, all are counted, and both the tool and the notes say so."""
        path = os.path.join(make.own_folder(), "many.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Reference,Last funded day,Notice given,What is happening to the funding\n")
            for number in range(21000):
                given = "2027-03-01" if number > 20990 else "2026-12-01"
                file.write(f"G-{number},2027-03-31,{given},ending\n")
        made = os.path.join(make.own_folder(), "many.xlsx")
        done = make.run("check", path, "--format", "xlsx", "--output", made, may_end_in_1=True)
        self.assertIn("20000 of 21000 findings", done.stderr)
        book = Book(made)
        rows = self.rows(book, "Findings")
        self.assertEqual(len(rows), 20000)
        self.assertEqual([row["Days short"].is_blank for row in rows[:10]], [False] * 9 + [True])
        notes = " ".join(str(row["What it says"].value) for row in self.rows(book, "Notes"))
        self.assertIn("1000 more are left out", notes)

    def test_same_bytes(self):
        arguments = self.EVERY, "--as-of", self.AS_OF
        self.assertEqual(*(bytes_of(make.found(name, *arguments, TZ=zone))
                           for name, zone in (("east", "Asia/Tokyo"), ("west", "America/New_York"))))


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
