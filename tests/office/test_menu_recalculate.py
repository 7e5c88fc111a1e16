#!/usr/bin/python3
# test_menu_recalculate.py - all formulas calculated again, a few at a time
#
# SPDX-License-Identifier: MPL-2.0

import screen
from com.sun.star.sheet.FillDirection import TO_BOTTOM
from com.sun.star.table import CellAddress
from menu_case import PRODUCT, MenuCase, main
from office import url_of

MANY = 50_000
PATIENCE = 120  # seconds
DEFAULT, DERBY = "hertfordshire-2018, the default.", "derby-derbyshire-2016, the document's."
FORMULA = "=COMPACT.NOTICE_WHY(A2;B2)"


class Recalculation(MenuCase):
    def fill(self, count):
        """Two columns of formulas below a total of theirs."""
        sheet = self.document.Sheets[0]
        sheet.getCellRangeByPosition(0, 1, 1, count).setDataArray(((46402.0, 46477.0),) * count)
        self.cell("C2:D2").setFormulaArray(((FORMULA, FORMULA),))
        if count > 1:
            self.cell(f"C2:D{count + 1}").fillAuto(TO_BOTTOM, 1)
        self.cell("C1").setFormula(f'=COUNTIF(C2:C{count + 1};"*derby*")')
        self.answers = self.cell(f"C2:D{count + 1}")
        self.document.UndoManager.clear()
        self.document.setModified(False)

    def compacts(self):
        """Which Compacts the formulas say that they went by."""
        return {words.rpartition(". Compact: ")[2] for row in self.answers.getDataArray() for words in row}

    def total(self):
        return self.cell("C1").Value

    def property(self):
        properties = self.document.DocumentProperties.UserDefinedProperties
        return properties.Compact if properties.PropertySetInfo.hasPropertyByName("Compact") else None

    def change_behind(self):
        """Names another Compact in a way that Calc does not calculate anything for."""
        self.choose_compact("derby-derbyshire-2016")
        self.document.setModified(False)
        self.assertEqual(self.compacts(), {DEFAULT})

    def done(self):
        return screen.until(lambda: screen.window(self.office, PRODUCT) and self.message(), "the end", PATIENCE)

    def recalculate(self):
        self.send("recalculate")
        return self.done()

    def choose(self):
        shown = self.run_command("choose", "Choose the Compact for this document")
        shown.choose("Compacts and what they put a figure to", "Derby")
        shown.press("OK")

    def call_off(self):
        self.window("One moment").press("Cancel")

    # Over many rows

    def test_a_choice(self):
        self.fill(MANY)
        self.choose()
        self.assertIn("have been calculated again", self.done())
        self.assertEqual((self.compacts(), self.total()), ({DERBY}, MANY))
        self.document.UndoManager.undo()
        self.assertEqual((self.property(), self.compacts(), self.total()), (None, {DEFAULT}, 0))
        self.document.UndoManager.redo()
        self.assertEqual((self.compacts(), self.total()), ({DERBY}, MANY))

    def test_a_choice_called_off(self):
        self.fill(MANY)
        self.choose()
        self.call_off()
        screen.until(self.frame.ContainerWindow.isEnabled, "the window to be free again", PATIENCE)
        self.assert_eventually(self.property, None)
        self.assertEqual((self.compacts(), self.total()), ({DEFAULT}, 0))
        self.assertFalse(self.document.isModified() or self.document.UndoManager.isUndoPossible())

    def test_called_off(self):
        self.fill(MANY)
        self.change_behind()
        self.send("recalculate")
        self.call_off()
        self.assertIn("are calculated when they are looked at", self.done())
        self.assertEqual((self.compacts(), self.total()), ({DERBY}, MANY))

    # Where formulas of ours may stand

    def test_names_arrays_and_other_formulas(self):
        self.fill(1)
        sheets = self.document.Sheets
        sheets.insertNewByName("Other", 1)
        self.document.NamedRanges.addNewByName("ours", "COMPACT.NOTICE_WHY($Sheet1.$A$2;$Sheet1.$B$2)", CellAddress(), 0)
        self.cell("E2:E3").setArrayFormula("=COMPACT.NOTICE_WHY(A2:A3;B2:B3)")
        self.cell("F2").setFormula('=IF(ISNUMBER(FIND("Derby";C2));"Derby";"another")')
        self.cell("A1", sheet=1).setFormula("=ours")
        self.change_behind()
        self.recalculate()
        for words in (self.cell("E2").String, self.cell("E3").String, self.cell("A1", sheet=1).String):
            self.assertIn(DERBY, words)
        self.assertEqual(self.cell("F2").String, "Derby")

    # What it leaves behind

    def test_leaves_no_trace(self):
        self.fill(2)
        for name in ("H1", "H2"):
            self.cell(name).setString("x")
        undo = self.document.UndoManager
        undo.undo()
        before = (undo.AllUndoActionTitles, undo.AllRedoActionTitles, self.document.Sheets.ElementNames)
        self.change_behind()
        self.recalculate()
        self.assertEqual(self.compacts(), {DERBY})
        self.assertEqual((undo.AllUndoActionTitles, undo.AllRedoActionTitles, self.document.Sheets.ElementNames), before)
        self.assertFalse(self.document.isModified())

    def test_a_document_that_records_its_changes(self):
        self.fill(2)
        self.document.RecordChanges = True
        self.change_behind()
        self.recalculate()
        self.assertEqual(self.compacts(), {DERBY})
        self.cell("H1").setString("x")
        path = self.office.save(self.document, self.office.path("recorded.fods"))
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertIn("<table:cell-content-change", text)
        self.assertNotIn("<table:insertion", text)

    def test_a_document_that_does_not_calculate_by_itself(self):
        self.fill(2)
        self.document.enableAutomaticCalculation(False)
        self.change_behind()
        self.recalculate()
        self.assertEqual((self.compacts(), self.total()), ({DERBY}, 2))
        self.assertFalse(self.document.isAutomaticCalculationEnabled())

    def test_protected_sheets(self):
        self.fill(2)
        self.document.Sheets[0].protect("")
        self.document.protect("")
        self.change_behind()
        self.recalculate()
        self.assertEqual(self.compacts(), {DERBY})
        self.assertTrue(self.document.isProtected())

    def test_a_document_that_can_be_read_only(self):
        self.fill(2)
        self.document = self.open(url_of(self.office.save(self.document, self.office.path("kept.ods"))), ReadOnly=True)
        self.answers = self.cell("C2:D3")
        self.assertIn("have been read again", self.recalculate())
        self.assertEqual(self.compacts(), {DEFAULT})


if __name__ == "__main__":
    main()
