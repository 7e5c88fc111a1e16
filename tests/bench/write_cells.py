#!/usr/bin/python3
# write_cells.py - the cells of bench_workbook.c, written by a library for Python
#
# SPDX-License-Identifier: MPL-2.0
"""write_cells.py xlsxwriter|openpyxl CELLS.json FILE.xlsx"""

import json
import sys

MARK = "\x03"


def with_xlsxwriter(columns, rows, path):
    import xlsxwriter
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet("Rows")
    wrapped = workbook.add_format({"text_wrap": True})
    for row in range(rows):
        for at, column in enumerate(columns):
            value = column["number"] if column["is_number"] else column["text"]
            if column["formula"]:
                sheet.write_formula(row, at, column["formula"].replace(MARK, str(row + 1)), wrapped, value)
            elif column["is_number"]:
                sheet.write_number(row, at, value, wrapped)
            else:
                sheet.write_string(row, at, value, wrapped)
    workbook.close()


def with_openpyxl(columns, rows, path):
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Rows")
    wrapped = Alignment(wrap_text=True)
    for row in range(rows):
        cells = []
        for column in columns:
            value = column["formula"].replace(MARK, str(row + 1)) or (
                column["number"] if column["is_number"] else column["text"])
            cell = WriteOnlyCell(sheet, value)
            cell.alignment = wrapped
            cells.append(cell)
        sheet.append(cells)
    workbook.save(path)


def main():
    library, cells, path = sys.argv[1:]
    with open(cells, encoding="utf-8") as file:
        read = json.load(file)
    {"xlsxwriter": with_xlsxwriter, "openpyxl": with_openpyxl}[library](read["columns"], read["rows"], path)


main()
