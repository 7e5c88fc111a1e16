# formula_rules.py - what a formula of a generated workbook may be
#
# SPDX-License-Identifier: MPL-2.0
"""Formulas look at their own row and at named cells, and use functions that four programs share."""

import re

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from xlsx import column_number

# docs/decisions.md names those of a limb; the rest are for summaries and sums.
FUNCTIONS = set("""AND CLEAN COUNT DAY EDATE EOMONTH FIND IF INT ISNUMBER ISTEXT LOWER MAX MID MIN NA NOT OR
SUBSTITUTE TEXT TRIM
CHOOSE COUNTA COUNTIFS DATE IFERROR INDEX MATCH MONTH SMALL SUMIFS YEAR""".split())
ADDIN = "COMPACT."
FORMULA_MAX, LITERAL_MAX, NESTING_MAX = 8192, 255, 64
OPERATORS = set("+-*/&=<>") | {"<=", ">=", "<>"}
CELLS = re.compile(r"\$?([A-Z]{1,3})(\$?)(\d+)(?::\$?([A-Z]{1,3})(\$?)(\d+))?")


def rule_13_formulas(book):
    """Formulas refer to their own row and to named cells, and carry the result."""
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            if cell.formula is None:
                continue
            if cell.formula_kind:
                yield sheet.name, cell.name, f"the formula is of kind {cell.formula_kind}"
            if not cell.has_value or cell.kind not in ("n", "str"):
                yield sheet.name, cell.name, f"the formula carries no result, or one of kind {cell.kind}"
            for words in mistakes_of(cell.formula, cell.row, book.names):
                yield sheet.name, cell.name, words
    yield from names(book)


def mistakes_of(formula, row, known_names):
    if len(formula) + 1 >= FORMULA_MAX:
        yield f"the formula has {len(formula) + 1} characters"
    depth = deepest = 0
    for token in Tokenizer("=" + formula).items:
        if token.type in (Token.FUNC, Token.PAREN):
            depth += 1 if token.subtype == Token.OPEN else -1
            deepest = max(deepest, depth)
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            name = token.value[:-1]
            if name not in FUNCTIONS and not name.startswith(ADDIN):
                yield f"the function {name} is not one that the four programs share"
        elif token.type == Token.OPERAND:
            yield from operand(token, row, known_names)
        elif token.type == Token.ARRAY:
            yield "there is an array in the formula"
        elif token.type == Token.OP_IN and token.value not in OPERATORS:
            yield f"the sign {token.value!r} is not used here"
    if deepest > NESTING_MAX:
        yield f"the formula nests {deepest} deep"


def operand(token, row, known_names):
    if token.subtype == Token.TEXT and len(token.value) - 2 > LITERAL_MAX:
        yield f"a text in the formula has {len(token.value) - 2} characters"
    if token.subtype == Token.ERROR:
        yield f"the formula holds {token.value}"
    if token.subtype != Token.RANGE:
        return
    cells = CELLS.fullmatch(token.value)
    if cells is None:
        if token.value.lower() not in {name.lower() for name in known_names}:
            yield f"the name {token.value} is not defined"
        return
    for line in (cells.group(3), cells.group(6)):
        if line is not None and int(line) != row:
            yield f"the formula looks at {token.value}, which is in another row"


def names(book):
    """Every name is of cells of a table: one of a column, or a setting."""
    for name, target in book.names.items():
        place = re.fullmatch(r"'?(.+?)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?", target)
        sheet = book.sheet(place.group(1)) if place else None
        if sheet is None:
            yield "", name, f"the name stands for {target}"
            continue
        area, first, last = sheet.table.area, int(place.group(3)), int(place.group(5) or place.group(3))
        is_column = (first, last) == (area.first_row + 1, area.last_row) and \
            place.group(2) == place.group(4)
        is_setting = sheet.name == "Settings" and place.group(4) is None and area.holds(
            column_number(place.group(2)), first)
        is_header = (first, last) == (area.first_row, area.first_row)
        if not (is_column or is_setting or is_header or (is_single_row(area) and first == area.last_row)):
            yield sheet.name, name, f"the name stands for {target}, which is no column of the table and no setting"


def is_single_row(area):
    return area.last_row == area.first_row + 1
