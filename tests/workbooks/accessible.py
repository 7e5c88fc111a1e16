# accessible.py - the rules that every generated workbook keeps to
#
# SPDX-License-Identifier: MPL-2.0
"""One function a rule, in the order of the standard; each yields what breaks it, as (sheet, cell, words).

    /usr/bin/python3 tests/workbooks/accessible.py FILE.xlsx [--working]
"""

import re
import sys

from formula_rules import rule_13_formulas
from xlsx import NAMESPACES, Area, Book

FONT, SIZE, TITLE_SIZE = "Arial", 12, 16
CONTRAST_LEAST = 4.5
INK, PAPER = "000000", "FFFFFF"
WIDTHS = (5, 125)
DATE_WIDTH = 12  # of "30 Sep 2027", in characters of the body
PROMPT_MAX, TITLE_MAX, LIST_MAX = 255, 32, 255
FRONT = ["Cover", "Contents", "Notes"]
OUTCOMES = {"not met", "cannot tell", "due", "excused", "met", "not applicable"}
DATES = ("dd mmm yyyy", "mmm yyyy")
MONEY = "£#,##0.00"
OUTCOME, BESIDE = ": outcome", (": clause", ": reason", ": act by")


# ---- Tables and sheets ----

def rule_01_tables(book):
    """Every table is a real one with a meaningful name; one header row; no empty or repeated header."""
    names = set()
    for sheet in book.sheets:
        if len(sheet.tables) != 1:
            yield sheet.name, "", f"holds {len(sheet.tables)} table objects and not one"
            continue
        table, area = sheet.table, sheet.table.area
        if len(table.name) < 3 or re.fullmatch(r"(?i)(table|sheet|data)\d*", table.name):
            yield sheet.name, "", f"the table's name {table.name!r} says nothing"
        if table.name.lower() in names:
            yield sheet.name, "", f"another table is called {table.name!r} too"
        names.add(table.name.lower())
        if table.header_rows != 1 or area.last_row == area.first_row:
            yield sheet.name, "", f"the table has {table.header_rows} header rows, and rows to {area.last_row}"
        shown = [sheet.text(column, area.first_row) for column in range(area.first_column, area.last_column + 1)]
        if shown != table.titles:
            yield sheet.name, f"A{area.first_row}", f"the cells show {shown} and the table has {table.titles}"
        for title in table.titles:
            if not title.strip():
                yield sheet.name, f"A{area.first_row}", "a header is empty"
            if [other.casefold() for other in table.titles].count(title.casefold()) > 1:
                yield sheet.name, f"A{area.first_row}", f"the header {title!r} is there twice"


def rule_02_structure(book):
    """No merged cells, nothing hidden, no blank rows in a table; blank input gives an empty outcome."""
    for sheet in book.sheets:
        if sheet.state != "visible":
            yield sheet.name, "", "the sheet is hidden"
        for merged in sheet.all("mergeCells/mergeCell"):
            yield sheet.name, merged.get("ref"), "cells are merged"
        for element in sheet.all("sheetData/row") + sheet.all("cols/col"):
            if element.get("hidden") == "1" or element.get("collapsed") == "1":
                yield sheet.name, element.get("r", element.get("min")), "a row or column is hidden"
        yield from blank_rows(sheet)


def blank_rows(sheet):
    area = sheet.table.area
    rows = {}
    for cell in sheet.in_table():
        rows.setdefault(cell.row, []).append(cell)
    for row in range(area.first_row + 1, area.last_row + 1):
        cells = rows.get(row, [])
        if all(cell.is_blank for cell in cells):
            yield sheet.name, f"A{row}", "a row of the table is blank"
        if sheet.table.titles[0] == "Row" and sheet.text(1, row) != str(row - area.first_row):
            yield sheet.name, f"A{row}", "the row is not numbered"
        inputs = [cell for cell in cells if cell.style.is_input]
        if inputs and all(cell.is_blank for cell in inputs):
            for cell in cells:
                if cell.value in OUTCOMES and cell.formula is not None:
                    yield sheet.name, cell.name, f"nothing is typed in, and it comes out as {cell.value!r}"


def rule_03_layout(book):
    """The title in A1, a line a row below it, then one table against column A and nothing else."""
    for sheet in book.sheets:
        area, title = sheet.table.area, sheet.cell(1, 1)
        if title is None or title.is_blank:
            yield sheet.name, "A1", "there is no title"
        elif not title.style.is_bold or title.style.size != TITLE_SIZE:
            yield sheet.name, "A1", f"the title is {title.style.size:g} pt, and bold is {title.style.is_bold}"
        if not sheet.text(1, 2).startswith("This worksheet contains one table"):
            yield sheet.name, "A2", "it is not said that the worksheet contains one table"
        if area.first_column != 1 or area.first_row < 3:
            yield sheet.name, "", "the table does not stand against column A, below the lines"
        for row in range(2, area.first_row):
            if not sheet.text(1, row).strip():
                yield sheet.name, f"A{row}", "a row between the title and the table is blank"
        for cell in sheet.cells.values():
            is_line = cell.column == 1 and cell.row < area.first_row
            if not cell.is_blank and not is_line and not area.holds(cell.column, cell.row):
                yield sheet.name, cell.name, "something stands beside or below the table"
            if cell.style.font != FONT or (cell.row > 1 and cell.style.size != SIZE):
                yield sheet.name, cell.name, f"the font is {cell.style.font} {cell.style.size:g}"


def rule_04_order(book):
    """Cover, Contents, Notes, the tables, Clauses; notes are referred to as they are numbered."""
    names = [sheet.name for sheet in book.sheets]
    if names[:3] != FRONT:
        yield names[0], "", f"the first sheets are {names[:3]}"
    if "Clauses" in names[:-1]:
        yield "Clauses", "", "the sheet is not the last"
    contents, notes = book.sheet("Contents"), book.sheet("Notes")
    if contents is not None:
        listed = [contents.text(1, row) for row in body_rows(contents)]
        if listed != names:
            yield "Contents", "", f"lists {listed}"
        for row in body_rows(contents):
            if f"A{row}" not in contents.links:
                yield "Contents", f"A{row}", "does not lead to its sheet"
    numbers = [notes.text(1, row) for row in body_rows(notes)] if notes is not None else []
    if numbers != [f"note {number}" for number in range(1, len(numbers) + 1)]:
        yield "Notes", "", f"the notes are numbered {numbers}"
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            for number in re.findall(r"\[(note \d+)\]", str(cell.value)):
                if number not in numbers:
                    yield sheet.name, cell.name, f"there is no {number}"


def body_rows(sheet):
    return range(sheet.table.area.first_row + 1, sheet.table.area.last_row + 1)


def rule_05_page(book):
    """No headers or footers, floating things or macros; titles repeat; A4, one page wide."""
    for name in book.parts:
        if re.search(r"(?i)vba|macro|activex|ctrlprops|embeddings|xl/media/|vmldrawing|comments", name):
            yield "", "", f"the file holds {name}"
    for number, sheet in enumerate(book.sheets):
        header = sheet.find("headerFooter")
        if header is not None and any((part.text or "").strip() for part in header):
            yield sheet.name, "", "there is a page header or footer"
        for parts in sheet.strangers:
            yield sheet.name, "", f"something floats above the cells that is no chart: {parts}"
        row = sheet.table.area.first_row
        repeated = book.local_names.get(("_xlnm.Print_Titles", number), "")
        if not repeated.endswith(f"!${row}:${row}"):
            yield sheet.name, "", f"printed pages repeat {repeated!r} and not row {row}"
        page, fit = sheet.find("pageSetup"), sheet.find("sheetPr/pageSetUpPr")
        if page is None or page.get("paperSize") != "9":
            yield sheet.name, "", "the paper is not A4"
        if fit is None or fit.get("fitToPage") != "1" or page is None or page.get("fitToWidth", "1") != "1" or \
                page.get("fitToHeight", "1") != "0":
            yield sheet.name, "", "it is not printed one page wide"


# ---- Colours ----

def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    red, green, blue = (linear(int(colour[at:at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink, paper):
    light, dark = sorted((luminance(ink or INK), luminance(paper or PAPER)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rule_06_colour(book):
    """Colour repeats what words say; contrast is at least 4.5 to 1."""
    for sheet in book.sheets:
        if sheet.table.style is not None:
            yield sheet.name, "", f"the table's style {sheet.table.style} brings colours of its own"
        told = set()
        for cell in sheet.cells.values():
            pair = cell.style.colour, cell.style.fill
            if pair not in told and contrast(*pair) < CONTRAST_LEAST:
                told.add(pair)
                yield sheet.name, cell.name, f"{pair[0]} on {pair[1]} has a contrast of {contrast(*pair):.2f}"
        for entry in sheet.all("conditionalFormatting"):
            for rule in entry.findall("cfRule", NAMESPACES):
                yield from colour_rule(book, sheet, entry.get("sqref"), rule)


def colour_rule(book, sheet, cells, rule):
    words = "".join(part.text or "" for part in rule.findall("formula", NAMESPACES))
    if rule.get("type") not in ("cellIs", "containsText", "beginsWith", "expression") or '"' not in words:
        yield sheet.name, cells, f"a colour of kind {rule.get('type')} repeats no word: {words}"
    if rule.get("dxfId") is not None:
        ink, paper = book.differences[int(rule.get("dxfId"))]
        if contrast(ink, paper) < CONTRAST_LEAST:
            yield sheet.name, cells, f"{ink} on {paper} has a contrast of {contrast(ink, paper):.2f}"


# ---- Working with it ----

def rule_07_filters(book, is_working):
    """No filters and no frozen panes, unless for people who live in the file."""
    for sheet in book.sheets:
        pane = sheet.find("sheetViews/sheetView/pane")
        is_frozen = pane is not None and pane.get("state") == "frozen"
        if sheet.table.has_filter != is_working:
            yield sheet.name, "", "there is a filter" if sheet.table.has_filter else "there is no filter"
        if is_frozen != is_working:
            yield sheet.name, "", "panes are frozen" if is_frozen else "no panes are frozen"
        elif is_frozen and pane.get("topLeftCell") != f"A{sheet.table.area.first_row + 1}":
            yield sheet.name, "", f"the panes part at {pane.get('topLeftCell')}"
        if sheet.find("autoFilter") is not None:
            yield sheet.name, "", "the sheet has a filter beside its table's"


def rule_08_reading(book):
    """Wrapped text, sensible widths, unique names, a described document that opens at its beginning."""
    names = [sheet.name.casefold() for sheet in book.sheets]
    for sheet in book.sheets:
        if names.count(sheet.name.casefold()) > 1 or len(sheet.name) > 31:
            yield sheet.name, "", "the sheet's name is not unique, or too long"
        for column in range(1, sheet.table.area.last_column + 1):
            width = sheet.width(column)
            if width is None or not WIDTHS[0] <= width <= WIDTHS[1]:
                yield sheet.name, f"column {column}", f"the width is {width}"
        for cell in sheet.in_table():
            if not cell.style.is_wrapped:
                yield sheet.name, cell.name, "the text is not wrapped"
            if cell.style.number_format == DATES[0] and (sheet.width(cell.column) or 0) < DATE_WIDTH:
                yield sheet.name, cell.name, "the column is too narrow for a date"
    for name in ("dc:title", "dc:subject", "dc:creator"):
        element = book.properties.find(name, NAMESPACES)
        if element is None or not (element.text or "").strip():
            yield "", "", f"the document has no {name}"
    yield from opens_elsewhere(book)


def opens_elsewhere(book):
    view = book.root.find("bookViews/workbookView", NAMESPACES)
    if view is not None and (view.get("activeTab", "0") != "0" or view.get("firstSheet", "0") != "0"):
        yield "", "", f"the document opens at sheet {view.get('activeTab')}"
    for number, sheet in enumerate(book.sheets):
        for element in sheet.all("sheetViews/sheetView"):
            if element.get("tabSelected") == "1" and number > 0:
                yield sheet.name, "", "the sheet is chosen, and is not the first"
            if element.get("topLeftCell", "A1") != "A1":
                yield sheet.name, "", f"the sheet opens at {element.get('topLeftCell')}"
            for selection in element.findall("selection", NAMESPACES):
                if selection.get("pane") is None and selection.get("activeCell", "A1") != "A1":
                    yield sheet.name, "", f"the cell {selection.get('activeCell')} is chosen"


def chart_words(element):
    return "" if element is None else "".join(text.text or "" for text in element.iterfind(".//a:t", NAMESPACES))


def rule_09_charts(book):
    """A chart has words, titled axes, and its data in the table beside or before it."""
    for sheet in book.sheets:
        for chart in sheet.charts:
            if len(chart.words.strip()) < 20:
                yield sheet.name, "", f"the chart has no alternative text: {chart.words!r}"
            if not chart_words(chart.root.find("c:chart/c:title", NAMESPACES)).strip():
                yield sheet.name, "", "the chart has no title"
            axes = [axis for kind in ("catAx", "dateAx", "valAx")
                    for axis in chart.root.iterfind(f".//c:{kind}", NAMESPACES)]
            if len(axes) < 2 or not all(chart_words(axis.find("c:title", NAMESPACES)).strip() for axis in axes):
                yield sheet.name, "", "an axis of the chart has no title"
            if chart.first_column <= sheet.table.area.last_column:
                yield sheet.name, "", "the chart stands on its table"
            for reference in chart.root.iterfind(".//c:f", NAMESPACES):
                place, cells = reference.text.replace("'", "").rsplit("!", 1)
                if place != sheet.name or not sheet.table.area.holds_area(Area.of(cells)):
                    yield sheet.name, "", f"the chart shows {reference.text}, which is not in the table"


# ---- Typing in ----

def rule_10_input(book):
    """Input is told from results by a style and in words, and takes only what it is for, and says so."""
    for sheet in book.sheets:
        inputs = [cell for cell in sheet.in_table() if cell.style.is_input]
        results = {cell.style.fill for cell in sheet.in_table() if not cell.style.is_input}
        lines = " ".join(sheet.text(1, row) for row in range(2, sheet.table.area.first_row))
        if inputs and "yellow cells" not in lines:
            yield sheet.name, "A2", "it is not said in words where to type"
        for cell in inputs:
            if cell.style.fill is None or cell.style.fill in results:
                yield sheet.name, cell.name, "the cell is to be typed into and looks like the others"
            yield from input_rule(sheet, cell)
        for rule in sheet.rules:
            for area in rule.areas:
                cell = sheet.cell(area.first_column, area.first_row)
                if cell is None or not cell.style.is_input:
                    yield sheet.name, "", f"a rule is on cells that are not typed into: {rule.attributes['sqref']}"
    yield from number_formats(book)


def input_rule(sheet, cell):
    rule = sheet.rule_of(cell)
    if rule is None:
        yield sheet.name, cell.name, "nothing says what to type"
        return
    shown = rule.attributes
    if shown.get("showInputMessage") != "1" or not shown.get("prompt", "").strip():
        yield sheet.name, cell.name, "there is no input message"
    if rule.kind != "none" and (shown.get("showErrorMessage") != "1" or not shown.get("error", "").strip()):
        yield sheet.name, cell.name, "there is no error message"
    if rule.kind != "none" and shown.get("errorStyle", "stop") != "stop":
        yield sheet.name, cell.name, "an error does not stop what is typed"
    if cell.style.number_format in DATES and rule.kind != "date":
        yield sheet.name, cell.name, f"a date cell takes {rule.kind}"
    if cell.style.number_format == MONEY and rule.kind != "decimal":
        yield sheet.name, cell.name, f"a money cell takes {rule.kind}"
    if rule.kind == "list" and not re.fullmatch(r'"[^"]{1,%d}"' % LIST_MAX, rule.formulas[0]):
        yield sheet.name, cell.name, f"the list is {rule.formulas}"
    for name, most in (("prompt", PROMPT_MAX), ("error", PROMPT_MAX), ("promptTitle", TITLE_MAX)):
        if len(shown.get(name, "")) > most:
            yield sheet.name, cell.name, f"the {name} is longer than a program shows"


def number_formats(book):
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            code, number = cell.style.number_format, cell.style.number_format_id
            if code.startswith("built-in"):
                yield sheet.name, cell.name, f"the number format {number} follows the reader's country"
            if re.search(r"[dy]", re.sub(r'"[^"]*"|General', "", code)) and code not in DATES:
                yield sheet.name, cell.name, f"a date is shown as {code}"
            if "£" in code and code != MONEY:
                yield sheet.name, cell.name, f"money is shown as {code}"


def rule_11_text(book):
    """What came from outside is no formula, whatever it begins with."""
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            if cell.style.is_input and cell.formula is not None:
                yield sheet.name, cell.name, f"what is typed in became a formula: {cell.formula}"
            if cell.formula is None and isinstance(cell.value, str) and cell.kind not in ("s", "inlineStr"):
                yield sheet.name, cell.name, f"the text {cell.value!r} is kept as {cell.kind}"


# ---- Clauses ----

def rule_12_clauses(book):
    """An outcome has its clause, its reason and its last day beside it; Clauses lists every clause."""
    clauses = book.sheet("Clauses")
    listed = set()
    if clauses is not None:
        listed = {clauses.text(1, row) for row in body_rows(clauses)}
        for row in body_rows(clauses):
            if not clauses.text(1, row).strip() or not clauses.text(2, row).strip():
                yield "Clauses", f"A{row}", "a clause has no reference or no summary"
    for sheet in book.sheets:
        titles = sheet.table.titles
        for at, title in enumerate(titles):
            if not title.endswith(OUTCOME):
                continue
            stem = title[:-len(OUTCOME)]
            if titles[at + 1:at + 4] != [stem + end for end in BESIDE]:
                yield sheet.name, "", f"beside {title!r} stand {titles[at + 1:at + 4]}"
                continue
            yield from unlisted(sheet, at + 2, listed)
        yield from links(book, sheet)


def unlisted(sheet, column, listed):
    for row in body_rows(sheet):
        cell = sheet.cell(column, row)
        cited = set() if cell is None else {cell.value or ""} | set(re.findall(r'"([^"]*)"', cell.formula or ""))
        for reference in cited - listed - {""}:
            yield sheet.name, cell.name, f"the clause {reference!r} is not on the sheet Clauses"


def links(book, sheet):
    for place, target in sheet.links.items():
        area = Area.of(place)
        words = sheet.text(area.first_column, area.first_row).strip()
        if len(words) < 3 or re.fullmatch(r"(?i)(click )?here|link|more|read more|https?://\S+", words):
            yield sheet.name, place, f"the link {words!r} does not say where it leads"
        internal = re.fullmatch(r"'?(.+?)'?!\$?[A-Z]+\$?(\d+)", target)
        aim = book.sheet(internal.group(1)) if internal else None
        if aim is None and not re.match(r"https?://|mailto:", target):
            yield sheet.name, place, f"the link leads nowhere: {target}"
        elif aim is not None and int(internal.group(2)) > aim.table.area.last_row:
            yield sheet.name, place, f"the link leads below the table: {target}"
        elif aim is not None and aim.name == "Clauses" and sheet.name != "Contents" and \
                not f" {aim.text(1, int(internal.group(2)))}".endswith(f" {words}"):
            yield sheet.name, place, f"the link {words!r} leads to {aim.text(1, int(internal.group(2)))!r}"


# ---- The file ----

def rule_14_alone(book):
    """The file needs nothing from outside."""
    for name, content in book.parts.items():
        if re.search(r"externalLinks|connections|queryTables|customXml|webExtension", name):
            yield "", "", f"the file holds {name}"
        if name.endswith(".rels") and re.search(rb'TargetMode="External"', content):
            for kind in re.findall(rb'Type="[^"]*/(\w+)"[^>]*TargetMode="External"', content):
                if kind != b"hyperlink":
                    yield "", "", f"{name} leads outside: {kind.decode()}"


def mistakes(path, is_working=False):
    """All that breaks a rule, in sentences."""
    book = Book(path)
    found = []

    def look(rule, *arguments):
        name = rule.__name__.replace("_", " ")
        found.extend(f"{name}: {sheet}!{cell}: {words}" for sheet, cell, words in rule(book, *arguments))

    look(rule_01_tables)
    if any(len(sheet.tables) != 1 for sheet in book.sheets):
        return found  # the other rules ask where the table is
    for rule in (rule_02_structure, rule_03_layout, rule_04_order, rule_05_page, rule_06_colour):
        look(rule)
    look(rule_07_filters, is_working)
    for rule in (rule_08_reading, rule_09_charts, rule_10_input, rule_11_text, rule_12_clauses, rule_13_formulas,
                 rule_14_alone):
        look(rule)
    return found


if __name__ == "__main__":
    told = mistakes(sys.argv[1], "--working" in sys.argv)
    print("\n".join(told))
    sys.exit(1 if told else 0)
