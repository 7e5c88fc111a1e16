#!/usr/bin/python3
# test_workbooks.py - the workbooks that lie in the extension, opened as new documents
#
# SPDX-License-Identifier: MPL-2.0

import json
import os
import subprocess
import sys
import zipfile

import uno  # noqa: F401, before what it makes importable
from com.sun.star.sheet.FormulaResult import ERROR

from case import OfficeCase, extension, main

TOOL = os.environ.get("COMPACT_TOOL", "")
if "--tool" in sys.argv:
    at = sys.argv.index("--tool")
    TOOL = os.path.abspath(sys.argv[at + 1])
    del sys.argv[at:at + 2]


def results(document):
    """What stands in each sheet, row by row; the formulas' results among it."""
    found = {}
    for sheet in document.Sheets:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(True)
        found[sheet.Name] = [[round(value, 6) if isinstance(value, float) else value for value in row]
                             for row in cursor.getDataArray()]
    return found


def errors(document):
    return [area.AbsoluteName for sheet in document.Sheets for area in sheet.queryFormulaCells(ERROR)]


class Workbooks(OfficeCase):
    def books(self):
        with zipfile.ZipFile(extension()) as oxt:
            names = [name for name in oxt.namelist() if name.startswith("workbooks/")]
            folder = self.office.path("books")
            oxt.extractall(folder, names)
        return [os.path.join(folder, name) for name in sorted(names)]

    def test_open_as_new_documents(self):
        """As a template each is a new document; nothing in it is an error before anything is typed."""
        books = self.books()
        self.assertTrue(books)
        for book in books:
            with self.subTest(os.path.basename(book)):
                self.reload(book, AsTemplate=True)
                self.assertEqual(self.document.getURL(), "")
                self.document.calculateAll()
                self.assertEqual(errors(self.document), [])

    def test_recalculated_is_what_the_tool_wrote(self):
        """With rows in them: the functions come to what the tool, which is no add-in, said they would."""
        path = self.office.path("example.xlsx")
        listed = json.loads(subprocess.check_output([TOOL, "new", "--list", "--format", "json"]))
        for template, compact in [(entry["id"], name) for entry in listed for name in entry["compacts"]]:
            with self.subTest(template=template, compact=compact):
                subprocess.run([TOOL, "new", template, "--compact", compact, "--formulas", "addin", "--example",
                                "--as-of", "2026-11-30", "--rows", "12", "--force", "--output", path], check=True)
                self.reload(path)
                before = results(self.document)
                self.document.calculateAll()
                self.assertEqual(errors(self.document), [])
                self.assertEqual(results(self.document), before)


main()
