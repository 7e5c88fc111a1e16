# case.py - what the tests in real Calc have in common
#
# SPDX-License-Identifier: MPL-2.0
"""A test case with a headless Calc that has our extension: one for each file, a new document for each test.
Run a file as `/usr/bin/python3 tests/office/test_x.py --oxt build/release/compact.oxt`."""

import os
import sys
import time
import unittest

from office import Office

PATIENCE = 10  # seconds

# Calc's numbers for what a cell shows as an error.
ILLEGAL_ARGUMENT = 502  # Err:502
NOT_AVAILABLE = 32767   # #N/A
UNKNOWN_NAME = 525      # #NAME?


def extension():
    """The extension to test, from --oxt or the environment."""
    if "--oxt" in sys.argv:
        at = sys.argv.index("--oxt")
        os.environ["COMPACT_OXT"] = sys.argv[at + 1]
        del sys.argv[at:at + 2]
    path = os.environ.get("COMPACT_OXT")
    if not path:
        sys.exit(f"{sys.argv[0]}: --oxt FILE or the environment variable COMPACT_OXT is needed")
    return os.path.abspath(path)


shared = []  # the office of the file that runs


def shared_office():
    if not shared:
        office = Office(extension())
        office.__enter__()
        shared.append(office)
        unittest.addModuleCleanup(office.__exit__, None, None, None)
    return shared[0]


class OfficeCase(unittest.TestCase):
    """self.office is the file's; self.document is a new spreadsheet."""

    @classmethod
    def setUpClass(cls):
        cls.office = shared_office()

    def setUp(self):
        self.document = self.office.new()
        self.addCleanup(lambda: self.office.close(self.document))

    def knows_our_names_in_xlsx(self):
        """From 25.2 on Calc does: it reads and writes COMPACT_NOTICE_OK in .xlsx by itself."""
        return self.office.version() >= (25, 2)

    def reload(self, path, **options):
        """Opens the file in place of the current document."""
        self.office.close(self.document)
        self.document = self.office.load(path, **options)

    def cell(self, name, sheet=0):
        return self.document.Sheets[sheet].getCellRangeByName(name)

    def type(self, **cells):
        """Types into cells: dates as 2027-03-31, formulas with a leading =."""
        for name, content in cells.items():
            self.cell(name).setFormula(content)

    def result(self, formula):
        """The cell in which that formula has been typed."""
        cell = self.cell("Z99")
        cell.setFormula(formula)
        return cell

    def array(self, formula, cells):
        """What the cells of an array formula show."""
        area = self.cell(cells)
        area.setArrayFormula(formula)
        return self.shown(cells)

    def shown(self, cells):
        area = self.cell(cells)
        return [area.getCellByPosition(0, row).String for row in range(area.Rows.Count)]

    def assert_shows(self, formula, text):
        self.assertEqual(self.result(formula).String, text, formula)

    def assert_error(self, formula, error):
        self.assertEqual(self.result(formula).getError(), error, formula)

    def assert_eventually(self, read, expected, recalculate=True):
        """For what is noticed after a moment; hard recalculation is what people are told to do."""
        deadline = time.monotonic() + PATIENCE
        while read() != expected and time.monotonic() < deadline:
            if recalculate:
                self.document.calculateAll()
        self.assertEqual(read(), expected)


def main():
    extension()  # says what is missing before unittest reads the command line
    unittest.main()
