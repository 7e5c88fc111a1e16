#!/usr/bin/python3
# test_menu_insert.py - Insert a check
#
# SPDX-License-Identifier: MPL-2.0

import screen
from menu_case import MenuCase, main
from office import url_of

TITLE = "Insert a Check"
PLAN = "What will be written"


class Insert(MenuCase):
    def open_dialog(self, cells="A4"):
        self.select(cells)
        return self.run_command("insert", TITLE)

    def insert(self, cells="A4"):
        self.open_dialog(cells).close("OK")
        self.settle()

    def settle(self):
        """The command ends in the selection of its first answer."""
        screen.until(lambda: self.document.CurrentSelection.AbsoluteName != "", "the end of the command")

    def refused(self, cells="A4"):
        self.select(cells)
        self.send("insert")
        return self.message()

    def words(self, cells):
        return [row[0] for row in self.cell(cells).getDataArray()]

    def test_outcome_reason_and_last_day(self):
        self.fill_table()
        dialog = self.open_dialog()
        self.assertIn("2 rows below the titles in row 3", " ".join(dialog.labels()))
        self.assertIn('E3: "Notice: outcome", =COMPACT.NOTICE(C4;D4)', dialog.page(PLAN))
        self.picture("menu-insert")
        dialog.close("OK")
        self.assert_eventually(lambda: self.words("E3:E5"), ["Notice: outcome", "not met", "met"])
        self.assertEqual(self.cell("F5").getFormula(), "=COMPACT.NOTICE_WHY(C5;D5)")
        self.assertTrue(self.cell("F4").getString().startswith("Not met. Notice on 15 Jan 2027"))
        self.assertEqual(self.cell("G4").getString(), "31 Dec 2026")
        self.picture("menu-inserted")

    def test_formats_repeat_the_words(self):
        self.fill_table()
        self.insert()
        self.assert_eventually(lambda: self.cell("E3").getString(), "Notice: outcome")
        self.assert_eventually(lambda: self.cell("E4:E5").ConditionalFormat.Count, 6)
        entries = self.cell("E4:E5").ConditionalFormat
        found = {entries.getByIndex(i).getFormula1(): entries.getByIndex(i).getStyleName() for i in range(entries.Count)}
        self.assertEqual(found['"not met"'], "Compact: Not met")
        self.assertEqual(found['"met"'], "Compact: Met")
        styles = self.document.StyleFamilies.getByName("CellStyles")
        self.assertNotEqual(styles.getByName("Compact: Not met").CellBackColor,
                            styles.getByName("Compact: Met").CellBackColor)
        self.assertTrue(self.cell("F4").IsTextWrapped)

    def looks(self):
        """How the cells look in which answers go."""
        return [(cell.NumberFormat, cell.HoriJustify.value, cell.IsTextWrapped, cell.ConditionalFormat.Count,
                 cell.Columns.getByIndex(0).Width, cell.Rows.getByIndex(0).Height)
                for cell in (self.cell(name) for name in ("E3", "E4", "F4", "G4"))]

    def test_one_step_of_undo(self):
        self.fill_table()
        before, plain = self.cell("A1:J10").getFormulaArray(), self.looks()
        steps = len(self.document.UndoManager.AllUndoActionTitles)
        self.insert()
        self.assert_eventually(lambda: len(self.document.UndoManager.AllUndoActionTitles), steps + 1)
        self.assertEqual(self.document.UndoManager.CurrentUndoActionTitle, "Insert a Compact check")
        written, dressed = self.cell("A1:J10").getFormulaArray(), self.looks()
        self.document.UndoManager.undo()
        self.assertEqual(self.cell("A1:J10").getFormulaArray(), before)
        self.assertEqual(self.looks(), plain)
        self.document.UndoManager.redo()
        self.assertEqual(self.words("E3:E5"), ["Notice: outcome", "not met", "met"])
        self.assertEqual(self.cell("A1:J10").getFormulaArray(), written)
        self.assertEqual(self.looks(), dressed)

    def test_cancelled(self):
        self.fill_table()
        self.open_dialog().close("Cancel")
        self.assertEqual(self.words("E3:E5"), ["", "", ""])

    def test_asks_before_it_writes_over_something(self):
        self.fill_table()
        self.cell("F5").setString("mine")
        self.open_dialog().close("OK")
        self.assertIn("F5", self.message("No"))
        self.assertEqual(self.words("E3:E5"), ["", "", ""])
        self.open_dialog().close("OK")
        self.message("Yes")
        self.assert_eventually(lambda: self.words("E3:E5"), ["Notice: outcome", "not met", "met"])

    def test_again_into_its_own_columns(self):
        self.fill_table()
        self.insert()
        self.assert_eventually(lambda: self.words("E3:E5"), ["Notice: outcome", "not met", "met"])
        self.put("A6", ("G3", "Lunch club", "2026-01-01", "2027-03-31"))
        dialog = self.open_dialog()
        self.assertIn('Again in E3: "Notice: outcome"', dialog.page(PLAN))
        dialog.close("OK")
        self.message("Yes")
        self.assert_eventually(lambda: self.words("E3:E6"), ["Notice: outcome", "not met", "met", "met"])
        self.assertEqual(self.words("H3:H6"), ["", "", "", ""])

    def test_columns_of_a_selected_table(self):
        self.fill_table(titles=("Thing", "Who", "Told", "Over"))
        dialog = self.open_dialog("A3:D5")
        self.assertIn("None of the titles is known", " ".join(dialog.labels()))
        self.assertFalse(dialog.is_enabled("OK"))
        self.assertIn("Choose the columns", dialog.page(PLAN))
        dialog.choose("What is to be checked", "Notice")
        dialog.choose("First date: Notice given", "C3")
        dialog.choose("Second date: Last funded day", "D3")
        dialog.press("Due while there is still time (looks at today's date)")
        dialog.close("OK")
        self.assert_eventually(lambda: self.words("E3:E5"), ["Notice: outcome", "not met", "met"])
        self.assertEqual(self.cell("E4").getFormula(), "=COMPACT.NOTICE(C4;D4;;;TODAY())")

    def test_rows_without_data_get_no_answer(self):
        self.fill_table((("", "", "", ""), ("G1", "Youth club", "2027-01-15", "2027-03-31"), ("", "", "", ""),
                         ("G2", "Choir", "2026-12-31", "2027-03-31")))
        self.insert("A5")
        self.assert_eventually(lambda: self.words("E3:E7"), ["Notice: outcome", "", "not met", "", "met"])

    def test_reasons_count(self):
        self.fill_table((("G1", "Youth club", "2027-01-15", "2027-03-31", "Flood"),),
                        ("Reference", "Project", "Notice given", "Last funded day", "Exceptional circumstances"))
        self.insert()
        self.assert_eventually(lambda: self.words("F3:F4"), ["Notice: outcome", "excused"])

    def test_everything_that_was_found(self):
        self.fill_table((("G1", "2027-01-15", "2027-03-31", "2026-01-05", "2026-03-30"),),
                        ("Reference", "Notice given", "Last funded day", "Consultation opened", "Consultation closed"))
        dialog = self.open_dialog()
        self.assertEqual(dialog.chosen("What is to be checked"), ["Everything whose dates were found"])
        dialog.close("OK")
        self.assert_eventually(lambda: self.cell("F3:K3").getDataArray()[0],
                               ("Notice: outcome", "Notice: reason", "Notice: act by", "Consultation: outcome",
                                "Consultation: reason", "Consultation: act by"))
        self.assertEqual(self.cell("K4").getString(), "05 Jan 2026")

    def test_refused(self):
        self.assertIn("There is no table here", self.refused("A1"))
        self.fill_table()
        self.document.Sheets[0].protect("")
        self.assertIn("The sheet Sheet1 is protected.", self.refused())
        self.document.Sheets[0].unprotect("")
        several = self.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        several.addRangeAddresses((self.cell("A4").RangeAddress, self.cell("C5").RangeAddress), False)
        self.document.CurrentController.select(several)
        self.send("insert")
        self.assertIn("several places at once", self.message())

    def test_a_document_that_is_read_only(self):
        self.fill_table()
        url = url_of(self.office.path("table.ods"))
        self.document.storeToURL(url, ())
        self.document = self.open(url, ReadOnly=True)
        self.assertIn("This document can be read only.", self.refused())


if __name__ == "__main__":
    main()
