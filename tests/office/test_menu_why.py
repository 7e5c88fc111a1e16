#!/usr/bin/python3
# test_menu_why.py - Why?
#
# SPDX-License-Identifier: MPL-2.0

import datetime

import uno

from menu_case import MenuCase, main

TITLE = "Why?"
TODAY = datetime.date.today().strftime("%-d %b %Y")
WORDS = "Outcome, reasons and what they rest on"


class Why(MenuCase):
    def ask(self, cells):
        """Asks for the cells: the text of the window, which is closed again."""
        self.select(cells)
        why = self.run_command("why", TITLE)
        text = why.page(WORDS)
        why.close("Close")
        return text

    def refused(self, cells):
        self.select(cells)
        self.send("why")
        return self.message()

    def test_a_formula_of_ours(self):
        self.fill_table()
        self.cell("G4").setFormula("=COMPACT.NOTICE(C4;D4)")
        self.select("G4")
        why = self.run_command("why", TITLE)
        text = why.page(WORDS)
        self.assertTrue(text.startswith("G4: COMPACT_NOTICE"), text)
        self.assertIn("Not met: Hertfordshire Compact 4.4", text)
        self.assertIn("three months' notice: Not met, 15 days short; date to act by: 31 Dec 2026", text)
        self.assertIn("Notice given: 15 Jan 2027 (C4)", text)
        self.assertIn("N3: Calendar months", text)
        self.picture("menu-why")
        why.close("Close")

    def test_the_document_decides_which_compact(self):
        self.fill_table()
        self.choose_compact("derby")
        self.cell("G4").setFormula('=IF(C4="";"";COMPACT.NOTICE_WHY(C4;D4))')
        self.assertIn("Derby and Derbyshire Compact 13.2", self.ask("G4"))

    def test_one_of_an_array(self):
        self.fill_table()
        self.cell("G4:G5").setArrayFormula("=COMPACT.NOTICE(C4:C5;D4:D5)")
        self.assertIn("Notice given: 31 Dec 2026", self.ask("G5"))

    def test_what_looks_at_today(self):
        self.fill_table()
        self.cell("G4").setFormula("=COMPACT.NOTICE(C4;D4;;;TODAY())")
        self.assertIn("Not met: Hertfordshire Compact 4.4", self.ask("G4"))

    def test_what_is_worked_out_inside(self):
        """Whatever Calc knows can stand there: in the formula's own place, with every sheet and name."""
        self.fill_table()
        self.document.Sheets.insertNewByName("Other", 1)
        self.cell("A1", 1).setFormula("=DATE(2026;12;30)")
        self.document.NamedRanges.addNewByName("days", "2*5", self.cell("A1").CellAddress, 0)
        for formula, given in (("C4+1", "16 Jan 2027"), ("$Other.A1+days", "9 Jan 2027"), ("$Other.A1+ROW()", "3 Jan 2027"),
                               ('IF(B4="Choir";"";C4)', "15 Jan 2027"), ("VLOOKUP(A4;A4:D5;3;0)", "15 Jan 2027"),
                               ('INDIRECT("C"&5)', "31 Dec 2026"), ('TEXT(C4;"YYYY-MM-DD")', "15 Jan 2027"),
                               ("INT(NOW())", TODAY)):
            self.cell("G4").setFormula(f"=COMPACT.NOTICE({formula};D4)")
            self.document.setModified(False)
            steps = self.document.UndoManager.AllUndoActionTitles
            self.assertIn(f"Notice given: {given} ({formula})", self.ask("G4"))
            self.assertFalse(self.document.isModified())
            self.assertEqual(self.document.UndoManager.AllUndoActionTitles, steps)
            self.assertEqual(self.cell("G4").getFormula(), f"=COMPACT.NOTICE({formula};D4)")
        self.assertEqual(len(self.spreadsheets()), 1)

    def spreadsheets(self):
        """Those that the office has open."""
        components = self.office.desktop.Components.createEnumeration()
        found = []
        while components.hasMoreElements():
            found.append(components.nextElement())
        return found

    def test_what_is_worked_out_inside_on_a_protected_sheet(self):
        self.fill_table()
        self.cell("G4").setFormula("=COMPACT.NOTICE(C4+1;D4)")
        self.document.Sheets[0].protect("secret")
        self.assertIn("Notice given: 16 Jan 2027 (C4+1)", self.ask("G4"))

    def test_what_is_worked_out_to_several_values(self):
        """Which of them is meant only the formula around it decides."""
        self.fill_table()
        for formula in ("=COMPACT.NOTICE(C4:C5+1;D4)", "=COMPACT.NOTICE(OFFSET(C4;0;0;2;1);D4)",
                        '=IF(SUMPRODUCT(COMPACT.NOTICE_OK(MIN(C4:C5*1);D4));1;2)'):
            self.cell("G4").setFormula(formula)
            self.assertIn("is worked out inside the formula, and not to one value. Put it into a cell of its own",
                          self.refused("G4"))
        self.cell("G4").setFormula("")
        self.cell("G4:G5").setArrayFormula("=COMPACT.NOTICE(C4:C5+1;D4:D5)")
        self.assertIn("because C4:C5+1 is worked out inside the formula", self.refused("G5"))

    def test_what_comes_to_an_error(self):
        self.fill_table()
        self.cell("C5").setFormula("=1/0")
        for argument in ("C5", "C5+1", "NOSUCH(C4)"):
            self.cell("G4").setFormula(f"=COMPACT.NOTICE({argument};D4)")
            self.assertIn("comes to an error. Put that right first", self.refused("G4"))

    def test_a_row_of_the_table(self):
        self.fill_table()
        for cells in ("B4", "A4:D4"):
            text = self.ask(cells)
            self.assertTrue(text.startswith("Row 4: G1, Youth club\nHertfordshire Compact, asked on "), text)
            self.assertIn("Notice given: 15 Jan 2027 (C4)", text)

    def test_what_is_no_row_of_it(self):
        self.fill_table()
        self.assertIn("Row 1 holds nothing of the table.", self.refused("A1"))
        self.assertIn("Row 3 holds nothing of the table.", self.refused("A3"))
        self.assertIn("Row 9 holds nothing of the table.", self.refused("A9"))

    def test_an_empty_sheet(self):
        self.assertIn("No row of this sheet has titles that are known.", self.refused("A1"))

    def test_several_places(self):
        self.fill_table()
        self.assertIn("Select a cell or cells in one row", self.refused("A4:D5"))
        several = self.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        several.addRangeAddresses((self.cell("A4").RangeAddress, self.cell("C5").RangeAddress), False)
        self.document.CurrentController.select(several)
        self.send("why")
        self.assertIn("several places at once cannot be looked at", self.message())

    def test_an_unknown_compact(self):
        self.fill_table()
        self.choose_compact("darby")
        self.assertIn('The document\'s property Compact is "darby"', self.refused("A4"))

    def test_a_protected_sheet_can_be_asked(self):
        self.fill_table()
        self.document.Sheets[0].protect("")
        self.assertIn("Row 4: G1", self.ask("A4"))

    def test_can_be_copied(self):
        self.fill_table()
        self.select("A4")
        why = self.run_command("why", TITLE)
        text = why.page(WORDS)
        why.press("Copy All")
        clipboard = self.office.service("com.sun.star.datatransfer.clipboard.SystemClipboard")
        flavour = uno.createUnoStruct("com.sun.star.datatransfer.DataFlavor")
        flavour.MimeType = "text/plain;charset=utf-16"
        flavour.DataType = uno.getTypeByName("string")
        self.assertEqual(clipboard.getContents().getTransferData(flavour), text)
        why.close("Close")


if __name__ == "__main__":
    main()
