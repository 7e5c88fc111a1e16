# books.py - small spreadsheet files as other programs write them, without LibreOffice
#
# SPDX-License-Identifier: MPL-2.0
"""Writes .xlsx, .ods and .fods files from cells, so that tests open what LibreOffice did not save.

A book is {sheet name: {cell: content}}. A content is a number, text, a Formula or an ArrayFormula. Formulas
are written as in COMPACT_NOTICE_OK({A1};{B1:B9}); references stand in braces, for each format to its own way.
"""

import re
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr


@dataclass
class Formula:
    text: str
    cached: object = None  # the value that the other program left in the file


@dataclass
class ArrayFormula(Formula):
    rows: int = 1


def split_reference(reference):
    """("AB", 12) of "AB12"."""
    return re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def by_rows(cells):
    """{row number: {column number: (reference, content)}}, both in order."""
    rows = {}
    for reference, content in cells.items():
        letters, row = split_reference(reference)
        rows.setdefault(int(row), {})[column_number(letters)] = (reference, content)
    return {row: dict(sorted(rows[row].items())) for row in sorted(rows)}


# .xlsx

X = "http://schemas.openxmlformats.org"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def xlsx_formula(text):
    return escape(re.sub(r"\{([^}]*)\}", r"\1", text).replace(";", ","))


def xlsx_cell(reference, content):
    if isinstance(content, Formula):
        attributes = ""
        if isinstance(content, ArrayFormula):
            letters, row = split_reference(reference)
            attributes = f' t="array" ref="{reference}:{letters}{int(row) + content.rows - 1}"'
        value = "" if content.cached is None else f"<v>{escape(str(content.cached))}</v>"
        kind = ' t="str"' if isinstance(content.cached, str) else ""
        return f'<c r="{reference}"{kind}><f{attributes}>{xlsx_formula(content.text)}</f>{value}</c>'
    if isinstance(content, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(content)}</t></is></c>'
    return f'<c r="{reference}"><v>{content}</v></c>'


def xlsx_sheet(cells):
    rows = "".join(f'<row r="{number}">{"".join(xlsx_cell(*cell) for cell in row.values())}</row>'
                   for number, row in by_rows(cells).items())
    return f'{XML}<worksheet xmlns="{X}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'


def write_xlsx(path, book):
    parts = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType='
                    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
                    for i in range(1, len(book) + 1))
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}"/>'
                     for i, name in enumerate(book, 1))
    links = "".join(f'<Relationship Id="rId{i}" Target="worksheets/sheet{i}.xml" Type='
                    f'"{X}/officeDocument/2006/relationships/worksheet"/>' for i in range(1, len(book) + 1))
    relations = f'{XML}<Relationships xmlns="{X}/package/2006/relationships">'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'{XML}<Types xmlns="{X}/package/2006/content-types">'
                      '<Default Extension="rels" ContentType='
                      '"application/vnd.openxmlformats-package.relationships+xml"/>'
                      '<Override PartName="/xl/workbook.xml" ContentType="application/'
                      f'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{parts}</Types>')
        file.writestr("_rels/.rels", f'{relations}<Relationship Id="rId1" Target="xl/workbook.xml" Type='
                      f'"{X}/officeDocument/2006/relationships/officeDocument"/></Relationships>')
        file.writestr("xl/_rels/workbook.xml.rels", f"{relations}{links}</Relationships>")
        file.writestr("xl/workbook.xml", f'{XML}<workbook xmlns="{X}/spreadsheetml/2006/main" '
                      f'xmlns:r="{X}/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>')
        for i, cells in enumerate(book.values(), 1):
            file.writestr(f"xl/worksheets/sheet{i}.xml", xlsx_sheet(cells))
    return path


# .ods and .fods

O = "urn:oasis:names:tc:opendocument:xmlns"
ODF_NAMESPACES = (f'xmlns:office="{O}:office:1.0" xmlns:table="{O}:table:1.0" xmlns:text="{O}:text:1.0" '
                  f'xmlns:of="{O}:of:1.2" office:version="1.3"')
ODF_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def odf_reference(match):
    return "[" + ":".join("." + part for part in match.group(1).split(":")) + "]"


def odf_value(value):
    if value is None:
        return "/>"
    if isinstance(value, str):
        return f' office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return f' office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def odf_cell(content):
    if not isinstance(content, Formula):
        return "<table:table-cell" + odf_value(content)
    formula = "of:=" + re.sub(r"\{([^}]*)\}", odf_reference, content.text)
    span = ""
    if isinstance(content, ArrayFormula):
        span = (' table:number-matrix-columns-spanned="1"'
                f' table:number-matrix-rows-spanned="{content.rows}"')
    return f"<table:table-cell table:formula={quoteattr(formula)}{span}" + odf_value(content.cached)


def odf_row(row):
    last = max(row)
    cells = "".join(odf_cell(row[i][1]) if i in row else "<table:table-cell/>" for i in range(1, last + 1))
    return f"<table:table-row>{cells}</table:table-row>"


def odf_body(book):
    tables = ""
    for name, cells in book.items():
        rows = by_rows(cells)
        lines = "".join(odf_row(rows[i]) if i in rows else
                        "<table:table-row><table:table-cell/></table:table-row>"
                        for i in range(1, max(rows, default=0) + 1))
        tables += f"<table:table table:name={quoteattr(name)}>{lines}</table:table>"
    return f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"


def write_ods(path, book):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", ODF_TYPE, zipfile.ZIP_STORED)
        file.writestr("META-INF/manifest.xml", f'{XML}<manifest:manifest xmlns:manifest="{O}:manifest:1.0">'
                      f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODF_TYPE}"/>'
                      '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                      "</manifest:manifest>")
        file.writestr("content.xml", f"{XML}<office:document-content {ODF_NAMESPACES}>{odf_body(book)}"
                      "</office:document-content>")
    return path


def write_fods(path, book):
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'{XML}<office:document {ODF_NAMESPACES} office:mimetype="{ODF_TYPE}">{odf_body(book)}'
                   "</office:document>")
    return path


WRITERS = {".xlsx": write_xlsx, ".ods": write_ods, ".fods": write_fods}
