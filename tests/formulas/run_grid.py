#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""run_grid.py PROGRAM WRITE_GRID - the formulas of every limb and clause, recalculated by PROGRAM (soffice or
ssconvert), against what the engine says beside them. Ends with 77 where PROGRAM is not installed."""
import csv
import datetime
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

CASES_MIN = 20000
FAILURES_SHOWN = 20

# Columns that are to be the same: what is expected, and what the formula came to.
PAIRS = {"outcome": (1, 2), "ok": (3, 4), "by": (5, 6), "why": (7, 8), "why by the outcomes": (7, 9),
         "outcome by the outcomes": (1, 10), "ok by the outcomes": (3, 11)}
FORMULAS = "ABCDEFGHIJKL"
FACTS = 13

NULL_DATES = {1900: datetime.date(1899, 12, 30), 1904: datetime.date(1904, 1, 1)}

PARTS = {
    "[Content_Types].xml": """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""",
    "_rels/.rels": """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="xl/workbook.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>""",
    "xl/_rels/workbook.xml.rels": """<Relationships
 xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>""",
    "xl/workbook.xml": """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<workbookPr date1904="EPOCH"/><sheets><sheet name="Grid" sheetId="1" r:id="rId1"/></sheets></workbook>""",
}


def write_workbook(path, sheet, epoch):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as book:
        for name, text in PARTS.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                          + text.replace("EPOCH", str(int(epoch == 1904))))
        book.writestr("xl/worksheets/sheet1.xml", sheet)


def recalculate(program, folder):
    """The sheet as CSV, as the program shows it."""
    out = folder / "grid.csv"
    if Path(program).name == "ssconvert":
        command = [program, "--recalc", "grid.xlsx", "grid.csv"]
    else:
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
                   "csv:Text - txt - csv (StarCalc):44,34,76", "grid.xlsx"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if not out.exists():
        sys.exit(f"{program} wrote nothing: {done.stdout}{done.stderr}")
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def shown(text, epoch):
    """A date, which Gnumeric shows as one, as its serial number."""
    if re.fullmatch(r"\d{4}/\d\d/\d\d", text):
        return str((datetime.date(*map(int, text.split("/"))) - NULL_DATES[epoch]).days)
    return text


def failures_of(rows, formulas, epoch):
    for number, row in enumerate(rows, 1):
        row = row + [""] * (len(FORMULAS) - len(row))
        for name, (expected, got) in PAIRS.items():
            if (number, got) in formulas and row[expected] != shown(row[got], epoch):
                yield f"row {number}, {row[0]}, {name}: {row[got]!r} and not {row[expected]!r}; facts {row[FACTS - 1:]}"


def run(program, write_grid, epoch):
    """Whether all is the same in a document of that epoch."""
    sheet = subprocess.run([write_grid, str(epoch)], check=True, stdout=subprocess.PIPE).stdout
    formulas = {(int(row), FORMULAS.index(column.decode()))
                for column, row in re.findall(rb'<c r="([A-L])(\d+)"><f>', sheet)}
    with tempfile.TemporaryDirectory() as name:
        write_workbook(Path(name) / "grid.xlsx", sheet, epoch)
        rows = recalculate(program, Path(name))
    failures = list(failures_of(rows, formulas, epoch))
    print(f"{epoch}: {len(rows)} cases, {len(formulas)} formulas, {len(failures)} failures")
    print("\n".join(failures[:FAILURES_SHOWN]))
    return not failures and len(rows) >= CASES_MIN


def main():
    program, write_grid = sys.argv[1:]
    if shutil.which(program) is None:
        print(f"{program} is not installed, so the formulas are not recalculated in it")
        return 77
    return 0 if all([run(program, write_grid, epoch) for epoch in NULL_DATES]) else 1


if __name__ == "__main__":
    sys.exit(main())
