# xlsx.py - what a program reads in an .xlsx file
#
# SPDX-License-Identifier: MPL-2.0
"""The parts of a workbook as they stand in the file, without the help of a library that repairs what it reads:
Book(path).sheets, each with its cells, tables, rules and charts."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

NAMESPACES = {
    "": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "d": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
}
RELATION = "{%s}" % NAMESPACES["r"]

# The number formats that mean the same everywhere; others of the built-in ones follow the reader's country.
BUILT_IN_FORMATS = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 49: "@"}


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number):
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True)
class Area:
    """Cells from one corner to the other, both included."""
    first_column: int
    first_row: int
    last_column: int
    last_row: int

    @classmethod
    def of(cls, text):
        corners = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?", text)
        left, top, right, bottom = corners.groups()
        return cls(column_number(left), int(top), column_number(right or left), int(bottom or top))

    def holds(self, column, row):
        return self.first_column <= column <= self.last_column and self.first_row <= row <= self.last_row

    def holds_area(self, other):
        return (self.holds(other.first_column, other.first_row)
                and self.holds(other.last_column, other.last_row))


@dataclass
class Style:
    font: str
    size: float
    is_bold: bool
    colour: str  # RRGGBB
    fill: str    # RRGGBB, or None for paper
    number_format: str
    number_format_id: int
    is_wrapped: bool
    is_input: bool  # unlocked: to be typed into


@dataclass
class Cell:
    column: int
    row: int
    value: object  # text, a float, or None
    kind: str      # t of the file: "s" for text, "str" for the text of a formula, "n", "b", "e"
    formula: str   # None, or without "="
    formula_kind: str
    has_value: bool
    style: Style

    @property
    def name(self):
        return f"{column_letters(self.column)}{self.row}"

    @property
    def text(self):
        """A whole number without its point."""
        whole = isinstance(self.value, float) and self.value == int(self.value)
        return "" if self.value is None else str(int(self.value) if whole else self.value)

    @property
    def is_blank(self):
        return self.value in (None, "")


@dataclass
class Table:
    name: str
    area: Area
    titles: list
    header_rows: int
    has_filter: bool
    style: str


@dataclass
class Rule:
    """A data validation."""
    areas: list
    kind: str
    operator: str
    formulas: list
    attributes: dict

    def covers(self, cell):
        return any(area.holds(cell.column, cell.row) for area in self.areas)


@dataclass
class Chart:
    root: object
    words: str  # alternative text
    first_column: int  # of its place


@dataclass
class Sheet:
    name: str
    state: str
    root: object
    cells: dict = field(default_factory=dict)
    tables: list = field(default_factory=list)
    rules: list = field(default_factory=list)
    charts: list = field(default_factory=list)
    strangers: list = field(default_factory=list)  # drawn things that are no chart
    links: dict = field(default_factory=dict)      # cell name: (where to, what is shown)

    def find(self, path):
        return self.root.find(path, NAMESPACES)

    def all(self, path):
        return self.root.findall(path, NAMESPACES)

    def cell(self, column, row):
        return self.cells.get((column, row))

    def text(self, column, row):
        cell = self.cell(column, row)
        return "" if cell is None else cell.text

    @property
    def table(self):
        return self.tables[0]

    def in_table(self):
        """The cells below the header."""
        area = self.table.area
        return [cell for cell in self.cells.values()
                if area.holds(cell.column, cell.row) and cell.row > area.first_row]

    def rule_of(self, cell):
        return next((rule for rule in self.rules if rule.covers(cell)), None)

    def width(self, column):
        for entry in self.all("cols/col"):
            if int(entry.get("min")) <= column <= int(entry.get("max")):
                return float(entry.get("width"))
        return None


class Book:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = self._xml("xl/workbook.xml")
        self.strings = self._read_strings()
        self.styles, self.differences = self._read_styles()
        targets = self._relations("xl/workbook.xml")
        self.sheets = [self._read_sheet(entry, targets[entry.get(RELATION + "id")][1])
                       for entry in self.root.findall("sheets/sheet", NAMESPACES)]
        self.names, self.local_names = self._read_names()
        self.properties = self._xml("docProps/core.xml")

    def sheet(self, name):
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def _xml(self, name):
        return ElementTree.fromstring(self.parts[name])

    def _relations(self, part):
        """By id: kind and target."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.parts:
            return {}
        return {entry.get("Id"): (entry.get("Type").rsplit("/", 1)[1], self._target(folder, entry))
                for entry in self._xml(path).findall("p:Relationship", NAMESPACES)}

    @staticmethod
    def _target(folder, entry):
        target = entry.get("Target")
        return target if entry.get("TargetMode") == "External" else posixpath.normpath(f"{folder}/{target}")

    def _read_strings(self):
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        return ["".join(text.text or "" for text in entry.iterfind(".//t", NAMESPACES))
                for entry in self._xml("xl/sharedStrings.xml").findall("si", NAMESPACES)]

    # Styles

    def _read_styles(self):
        root = self._xml("xl/styles.xml")
        formats = {int(entry.get("numFmtId")): entry.get("formatCode")
                   for entry in root.findall("numFmts/numFmt", NAMESPACES)}
        fonts = [self._font(entry) for entry in root.findall("fonts/font", NAMESPACES)]
        fills = [self._fill(entry) for entry in root.findall("fills/fill", NAMESPACES)]
        styles = [self._style(entry, formats, fonts, fills) for entry in root.findall("cellXfs/xf", NAMESPACES)]
        differences = [(self._font(entry.find("font", NAMESPACES))[3], self._fill(entry.find("fill", NAMESPACES)))
                       for entry in root.findall("dxfs/dxf", NAMESPACES)]
        return styles, differences

    @staticmethod
    def _colour(element):
        """RRGGBB; what follows the reader's theme has none."""
        return None if element is None or element.get("rgb") is None else element.get("rgb")[-6:]

    def _font(self, entry):
        def value(name):
            element = None if entry is None else entry.find(name, NAMESPACES)
            return None if element is None else element.get("val")
        colour = None if entry is None else self._colour(entry.find("color", NAMESPACES))
        is_bold = entry is not None and entry.find("b", NAMESPACES) is not None
        return value("name"), float(value("sz") or 0), is_bold, colour

    def _fill(self, entry):
        """A colour that fills a cell; in a conditional format it is called the background."""
        pattern = None if entry is None else entry.find("patternFill", NAMESPACES)
        if pattern is None or pattern.get("patternType") in ("none", "gray125"):
            return None
        of_difference = pattern.get("patternType") is None
        return self._colour(pattern.find("bgColor" if of_difference else "fgColor", NAMESPACES))

    @staticmethod
    def _style(entry, formats, fonts, fills):
        number = int(entry.get("numFmtId"))
        alignment = entry.find("alignment", NAMESPACES)
        protection = entry.find("protection", NAMESPACES)
        return Style(*fonts[int(entry.get("fontId"))], fills[int(entry.get("fillId"))],
                     formats.get(number, BUILT_IN_FORMATS.get(number, f"built-in {number}")), number,
                     alignment is not None and alignment.get("wrapText") == "1",
                     protection is not None and protection.get("locked") == "0")

    # Sheets

    def _read_sheet(self, entry, part):
        sheet = Sheet(entry.get("name"), entry.get("state", "visible"), self._xml(part))
        for element in sheet.all("sheetData/row/c"):
            cell = self._read_cell(element)
            sheet.cells[cell.column, cell.row] = cell
        for kind, target in self._relations(part).values():
            if kind == "table":
                sheet.tables.append(self._read_table(target))
            elif kind == "drawing":
                self._read_drawing(sheet, target)
        sheet.rules = [self._read_rule(element) for element in sheet.all("dataValidations/dataValidation")]
        relations = self._relations(part)
        for element in sheet.all("hyperlinks/hyperlink"):
            target = element.get("location") or relations[element.get(RELATION + "id")][1]
            sheet.links[element.get("ref")] = target
        return sheet

    def _read_cell(self, element):
        area = Area.of(element.get("r"))
        formula, value = element.find("f", NAMESPACES), element.find("v", NAMESPACES)
        kind = element.get("t", "n")
        text = None if value is None else value.text or ""
        if kind == "s":
            text = self.strings[int(text)]
        elif kind == "inlineStr":
            text = "".join(part.text or "" for part in element.iterfind("is//t", NAMESPACES))
        elif kind == "n" and text not in (None, ""):
            text = float(text)
        return Cell(area.first_column, area.first_row, text, kind, None if formula is None else formula.text,
                    "" if formula is None else formula.get("t", ""), value is not None,
                    self.styles[int(element.get("s", 0))])

    def _read_table(self, part):
        root = self._xml(part)
        style = root.find("tableStyleInfo", NAMESPACES)
        return Table(root.get("displayName"), Area.of(root.get("ref")),
                     [column.get("name") for column in root.findall("tableColumns/tableColumn", NAMESPACES)],
                     int(root.get("headerRowCount", 1)), root.find("autoFilter", NAMESPACES) is not None,
                     None if style is None else style.get("name"))

    def _read_drawing(self, sheet, part):
        relations = self._relations(part)
        for anchor in self._xml(part):
            frame = anchor.find("d:graphicFrame", NAMESPACES)
            chart = anchor.find(".//c:chart", NAMESPACES)
            if frame is None or chart is None:
                sheet.strangers.append([element.tag.rsplit("}", 1)[1] for element in anchor])
                continue
            properties = frame.find("d:nvGraphicFramePr/d:cNvPr", NAMESPACES)
            sheet.charts.append(Chart(self._xml(relations[chart.get(RELATION + "id")][1]),
                                      properties.get("descr") or "",
                                      int(anchor.find("d:from/d:col", NAMESPACES).text) + 1))

    @staticmethod
    def _read_rule(element):
        formulas = [part.text or "" for name in ("formula1", "formula2")
                    for part in element.findall(name, NAMESPACES)]
        return Rule([Area.of(text) for text in element.get("sqref").split()], element.get("type", "none"),
                    element.get("operator", "between"), formulas, dict(element.attrib))

    def _read_names(self):
        names, local = {}, {}
        for element in self.root.findall("definedNames/definedName", NAMESPACES):
            if element.get("localSheetId") is None:
                names[element.get("name")] = element.text
            else:
                local[element.get("name"), int(element.get("localSheetId"))] = element.text
        return names, local
