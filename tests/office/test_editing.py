#!/usr/bin/python3
# test_editing.py - formulas of ours in a sheet that people work on
#
# SPDX-License-Identifier: MPL-2.0

import uno
from case import OfficeCase, main
from office import properties

from com.sun.star.sheet.CellFlags import FORMULA
from com.sun.star.sheet.FillDirection import TO_BOTTOM
from com.sun.star.uno import RuntimeException

ROWS = (("2026-12-31", "2027-03-31"), ("2027-01-15", "2027-03-31"), ("2026-11-30", "2027-02-28"),
        ("2026-12-01", "2027-02-28"))
ANSWERS = ["1", "0", "1", "0"]


class Editing(OfficeCase):
    def setUp(self):
        super().setUp()
        for row, (given, ends) in enumerate(ROWS, 1):
            self.type(**{f"A{row}": given, f"B{row}": ends})
        self.type(C1="=COMPACT_NOTICE_OK(A1;B1)")
        self.cell("C1:C4").fillAuto(TO_BOTTOM, 1)

    @property
    def sheet(self):
        return self.document.Sheets[0]

    def dispatch(self, command, **arguments):
        helper = self.office.service("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(self.document.CurrentController.Frame, command, "", 0, properties(**arguments))

    def test_fill(self):
        self.assertEqual(self.shown("C1:C4"), ANSWERS)
        self.assertEqual(self.cell("C4").Formula, "=COMPACT.NOTICE_OK(A4;B4)")

    def test_copy_and_move(self):
        self.sheet.copyRange(self.cell("E11").CellAddress, self.cell("A1:C4").RangeAddress)
        self.assertEqual(self.shown("G11:G14"), ANSWERS)
        self.assertEqual(self.cell("G11").Formula, "=COMPACT.NOTICE_OK(E11;F11)")
        self.sheet.moveRange(self.cell("H1").CellAddress, self.cell("A1:B4").RangeAddress)
        self.assertEqual(self.cell("C1").Formula, "=COMPACT.NOTICE_OK(H1;I1)")
        self.assertEqual(self.shown("C1:C4"), ANSWERS)

    def test_copy_to_another_sheet_and_absolute_references(self):
        self.type(D1="=COMPACT_NOTICE_OK($A$1;B1)")
        self.document.Sheets.insertNewByName("Other", 1)
        other = self.document.Sheets[1]
        other.copyRange(other.getCellRangeByName("D2").CellAddress, self.cell("D1").RangeAddress)
        self.assertEqual(other.getCellRangeByName("D2").Formula, "=COMPACT.NOTICE_OK($A$1;B2)")
        self.document.Sheets.copyByName(self.sheet.Name, "Copy", 2)
        self.assertEqual([self.cell(f"C{row}", sheet=2).String for row in range(1, 5)], ANSWERS)

    def test_copy_and_paste(self):
        self.document.CurrentController.select(self.cell("C1:C4"))
        content = self.document.CurrentController.getTransferable()
        self.document.CurrentController.select(self.cell("D1"))
        self.document.CurrentController.insertTransferable(content)
        self.assertEqual(self.cell("D1").Formula, "=COMPACT.NOTICE_OK(B1;C1)")

    def test_sort(self):
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = 0, True
        self.cell("A1:C4").sort(properties(
            SortFields=uno.Any("[]com.sun.star.table.TableSortField", (field,)), ContainsHeader=False))
        self.assertEqual(self.shown("C1:C4"), ["1", "0", "1", "0"])
        self.assertEqual(self.cell("C1").Formula, "=COMPACT.NOTICE_OK(A1;B1)")
        self.assertEqual(self.cell("A1").Value, 46356)  # 30 Nov 2026

    def test_rows_put_in_and_taken_out(self):
        self.type(F1="=SUM(COMPACT_NOTICE_OK(A2;B2);1)")
        self.sheet.Rows.insertByIndex(0, 2)
        self.assertEqual(self.shown("C3:C6"), ANSWERS)
        self.assertEqual(self.cell("F3").Formula, "=SUM(COMPACT.NOTICE_OK(A4;B4);1)")
        self.sheet.Columns.insertByIndex(1, 1)
        self.assertEqual(self.cell("D3").Formula, "=COMPACT.NOTICE_OK(A3;C3)")
        self.sheet.Rows.removeByIndex(0, 2)
        self.assertEqual(self.shown("D1:D4"), ANSWERS)
        self.sheet.Columns.removeByIndex(0, 1)
        self.assertEqual(self.cell("C1").String, "#REF!")

    def arrays(self):
        """An array formula of ours in D5:D7, and one of Calc's own beside it."""
        self.document.Sheets.insertNewByName(f"Arrays {self.document.Sheets.Count}", 0)
        self.cell("A5:B7").setDataArray(((46387.0, 46477.0), (46402.0, 46477.0), (46356.0, 46446.0)))
        self.cell("D5:D7").setArrayFormula("=COMPACT_NOTICE_OK(A5:A7;B5:B7)")
        self.cell("E5:E7").setArrayFormula("=A5:A7*2")

    def test_rows_and_array_formulas(self):
        self.arrays()
        self.sheet.Rows.insertByIndex(0, 2)
        self.assertEqual(self.shown("D7:D9"), ["1", "0", "1"])
        self.assertEqual([self.cell(name).Formula for name in ("D9", "E9")],
                         ["{=COMPACT.NOTICE_OK(A7:A9;B7:B9)}", "{=A7:A9*2}"])
        self.sheet.Rows.removeByIndex(2, 1)
        self.sheet.Columns.insertByIndex(1, 1)
        self.assertEqual(self.cell("E6").Formula, "{=COMPACT.NOTICE_OK(A6:A8;C6:C8)}")
        self.assertEqual(self.shown("E6:E8"), ["1", "0", "1"])
        self.document.UndoManager.undo()
        self.assertEqual(self.shown("D6:D8"), ["1", "0", "1"])

    def test_a_row_through_an_array_formula_is_refused(self):
        """By Calc, whoever's formula it is: it has to be removed whole first."""
        for alone, other in (("D5:D7", "E5:E7"), ("E5:E7", "D5:D7")):
            self.arrays()
            self.cell(other).clearContents(FORMULA)
            for change in (self.sheet.Rows.insertByIndex, self.sheet.Rows.removeByIndex):
                with self.subTest(formula=alone), self.assertRaises(RuntimeException):
                    change(5, 1)
            self.cell(alone).clearContents(FORMULA)
            self.sheet.Rows.insertByIndex(5, 1)

    def test_a_row_into_what_an_array_formula_looks_at(self):
        self.arrays()
        self.cell("D1:D3").setArrayFormula("=COMPACT_NOTICE(A5:A7;B5:B7)")
        for cells in ("D5:D7", "E5:E7"):
            self.cell(cells).clearContents(FORMULA)
        self.sheet.Rows.insertByIndex(5, 1)
        self.assertEqual(self.cell("D1").Formula, "{=COMPACT.NOTICE(A5:A8;B5:B8)}")
        self.assertEqual(self.shown("D1:D3"), ["met", "cannot tell", "not met"])

    def test_undo_and_redo(self):
        undo = self.document.UndoManager
        self.type(A1="2027-01-15")
        self.assertEqual(self.cell("C1").String, "0")
        undo.undo()
        self.assertEqual(self.cell("C1").String, "1")
        undo.redo()
        self.assertEqual(self.cell("C1").String, "0")
        self.type(C2="=COMPACT_NOTICE(A2;B2)")
        undo.undo()
        self.assertEqual((self.cell("C2").String, self.cell("C2").Formula), ("0", "=COMPACT.NOTICE_OK(A2;B2)"))


class Recalculation(OfficeCase):
    """A formula is calculated when something it looks at changes, and only then. What shows it is a Compact
    that has come into the user's folder: who was calculated knows it."""

    FORMULA = '=COMPACT_NOTICE({0}1;"2027-03-31";"barset-2026")'
    COMPACT = """<compact xmlns="urn:compact-rules:1" id="barset-2026" status="adopted">
      <title>Barset Compact</title><source>A Compact for this test</source>
      <section ref="4" title="Ending support">
        <clause ref="4.2" bearer="statutory" theme="change-and-ending" strength="must">
          <summary>Write in good time before money ends.</summary>
          <limb id="length" topic="notice" label="notice">
            <at-least period="P4M" from="notice_given" to="funding_ends"/>
          </limb>
        </clause>
      </section></compact>"""

    def test_when_a_precedent_changes_and_only_then(self):
        self.type(A1="2026-11-30", B1="2026-11-30", C1=self.FORMULA.format("A"), D1=self.FORMULA.format("B"),
                  E1="=D1&\"\"")
        self.assertEqual([self.cell(name).String for name in ("C1", "D1", "E1")], ["Err:502"] * 3)
        path = self.office.compacts() + "/barset-2026.xml"
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.COMPACT)
        # A second document sees the Compact first; nothing in this one may be calculated for that.
        other = self.office.new()
        self.addCleanup(lambda: self.office.close(other))
        seen = other.Sheets[0].getCellRangeByName("A1")
        seen.setFormula('=COMPACT_NOTICE("2026-11-30";"2027-03-31";"barset-2026")')
        self.assert_eventually(lambda: other.calculateAll() or seen.String, "met", recalculate=False)
        self.type(Z1="3", A2="2027-01-01")
        self.document.calculate()
        self.assertEqual([self.cell(name).String for name in ("C1", "D1", "E1")], ["Err:502"] * 3)
        self.type(B1="2027-01-15")
        self.assertEqual([self.cell(name).String for name in ("C1", "D1", "E1")], ["Err:502", "not met", "not met"])
        self.document.calculateAll()
        self.assertEqual(self.cell("C1").String, "met")


if __name__ == "__main__":
    main()
