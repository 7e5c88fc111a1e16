#!/usr/bin/python3
# test_menu_check.py - Check this sheet
#
# SPDX-License-Identifier: MPL-2.0

import screen
from menu_case import MenuCase, main
from office import url_of

REPORT = "Compact report"
TITLES = ("Reference", "Project", "Notice given", "Last funded day", "Exceptional circumstances",
          "What is happening to the funding")
ROWS = (("G1", "Youth club", "2026-12-31", "2027-03-31", "", "ending"),
        ("G2", "=Choir", "2027-01-15", "2027-03-31", "", "ending"),
        ("G3", "Lunch club", "2027-01-15", "2027-03-31", "Flood", "ending"))


class Check(MenuCase):
    def names(self):
        return self.document.Sheets.ElementNames

    def report(self, name=REPORT):
        """The report's cells, as soon as the command is at its end, where it shows them."""
        screen.until(lambda: self.document.CurrentController.ActiveSheet.Name == name, "the report")
        sheet = self.document.Sheets.getByName(name)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(True)
        return cursor.getDataArray()

    def check(self, cells="A4"):
        self.select(cells)
        self.send("check")

    def refused(self, cells="A4"):
        self.check(cells)
        return self.message()

    def row_of(self, rows, words):
        return next(number for number, row in enumerate(rows) if row[0] == words)

    def test_worst_first_with_links(self):
        self.fill_table(ROWS, TITLES)
        self.check()
        rows = self.report()
        self.assertEqual(self.names(), ("Sheet1", REPORT))
        self.assertEqual(rows[0][0], "Compact report on Sheet1")
        first = self.row_of(rows, "Outcome") + 1
        self.assertEqual([row[0] for row in rows[first:first + 3]], ["Not met", "Excused", "Met"])
        self.assertEqual([row[6] for row in rows[first:first + 3]], ["G2", "G3", "G1"])
        sheet = self.document.Sheets.getByName(REPORT)
        self.assertEqual(sheet.getCellByPosition(5, first).getFormula(), "=HYPERLINK(\"#$'Sheet1'.C5\";\"C5\")")
        self.assertEqual(sheet.getCellByPosition(3, first).getString(), "31 Dec 2026")
        self.assertEqual(sheet.getCellByPosition(7, first).getFormula(), "=Choir")
        self.assertEqual(sheet.getCellByPosition(7, first).getError(), 0)
        self.assertTrue(rows[first][2].startswith("Not met. Notice on 15 Jan 2027"))
        self.picture("menu-check")

    def test_numbers_stand_below_their_titles_and_touch_nothing(self):
        self.fill_table(ROWS, TITLES)
        self.check()
        rows = self.report()
        sheet = self.document.Sheets.getByName(REPORT)
        header = self.row_of(rows, "Outcome")
        for row in (header, header + 1):
            short, place = (sheet.getCellByPosition(column, row) for column in (4, 5))
            self.assertEqual((short.HoriJustify.value, place.HoriJustify.value), ("RIGHT", "LEFT"))
            self.assertGreater(short.ParaRightMargin, 200)
            self.assertGreater(place.ParaLeftMargin, 200)

    def test_readable_on_dark_paper(self):
        """What has a colour has a paper of its own, and links are underlined."""
        self.fill_table(ROWS, TITLES)
        self.check()
        rows = self.report()
        sheet = self.document.Sheets.getByName(REPORT)
        for row in range(len(rows)):
            for column in range(len(rows[0])):
                cell = sheet.getCellByPosition(column, row)
                self.assertEqual(cell.CharColor == -1, cell.CellBackColor == -1)
                self.assertEqual("HYPERLINK" in cell.getFormula(), cell.getString() != "" and cell.CharUnderline == 1)

    def test_every_part_can_be_gone_to(self):
        self.fill_table(ROWS, TITLES)
        self.check()
        rows = self.report()
        sheet = self.document.Sheets.getByName(REPORT)
        for number in range(2, 10):
            formula = sheet.getCellByPosition(0, number).getFormula()
            target = int(formula.split(".A")[1].split('"')[0])
            self.assertEqual(rows[target - 1][0], rows[number][0])
        self.assertIn("What is checked, and what not", [row[0] for row in rows])

    def test_one_step_of_undo(self):
        self.fill_table(ROWS, TITLES)
        steps = self.document.UndoManager.AllUndoActionTitles
        self.check()
        self.report()
        self.assertEqual(self.document.UndoManager.CurrentUndoActionTitle, "Check this sheet")
        self.document.UndoManager.undo()
        self.assertEqual(self.names(), ("Sheet1",))
        self.assertEqual(self.document.UndoManager.AllUndoActionTitles, steps)

    def looks(self):
        """What the report's cells hold and how they look."""
        sheet = self.document.Sheets.getByName(REPORT)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(True)
        cells = [(cell.CharHeight, cell.CharColor, cell.CellBackColor, cell.NumberFormat, cell.HoriJustify.value,
                  cell.ConditionalFormat.Count)
                 for cell in (sheet.getCellByPosition(column, row) for column in range(6) for row in range(30))]
        columns = [sheet.Columns.getByIndex(column).Width for column in range(cursor.Columns.Count)]
        rows = [sheet.Rows.getByIndex(row).Height for row in range(cursor.Rows.Count)]
        return cursor.getFormulaArray(), sheet.PageStyle, cells, columns, rows

    def test_done_again_it_is_the_same(self):
        """As people do it: with keys."""
        self.fill_table(ROWS, TITLES)
        self.check()
        self.report()
        written, own = self.looks(), self.window(self.frame.Title)
        steps = self.document.UndoManager.AllUndoActionTitles
        for _ in range(2):
            own.keys("ctrl+z")
            self.assert_eventually(self.names, ("Sheet1",))
            own.keys("ctrl+y")
            self.report()
            self.assert_eventually(lambda: self.document.UndoManager.AllUndoActionTitles, steps)
            self.assertEqual(self.looks(), written)
        own.keys("ctrl+z", "ctrl+z")  # what stood in the table last
        self.assert_eventually(lambda: len(self.document.UndoManager.AllUndoActionTitles), len(steps) - 2)
        own.keys("ctrl+y", "ctrl+y")
        self.report()
        self.assert_eventually(lambda: self.document.UndoManager.AllUndoActionTitles, steps)
        self.assertEqual(self.looks(), written)

    def test_the_next_free_name(self):
        self.fill_table(ROWS, TITLES)
        self.check()
        self.report()
        self.document.CurrentController.setActiveSheet(self.document.Sheets[0])
        self.check()
        self.report(REPORT + " 2")

    def test_a_selected_table(self):
        self.fill_table(ROWS, TITLES)
        self.check("A3:D4")
        rows = self.report()
        first = self.row_of(rows, "Outcome") + 1
        self.assertEqual(rows[first][6], "G1")
        self.assertEqual(rows[first + 1][0], "")

    def test_refused(self):
        self.assertIn("No row of this sheet has titles that are known.", self.refused("A1"))
        self.fill_table(ROWS, TITLES)
        self.document.protect("")
        self.assertIn("The sheets of this document are protected", self.refused())
        self.document.unprotect("")
        several = self.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        several.addRangeAddresses((self.cell("A4").RangeAddress, self.cell("C5").RangeAddress), False)
        self.document.CurrentController.select(several)
        self.send("check")
        self.assertIn("several places at once", self.message())
        self.assertEqual(self.names(), ("Sheet1",))

    def test_a_protected_sheet_can_be_checked(self):
        self.fill_table(ROWS, TITLES)
        self.document.Sheets[0].protect("")
        self.check()
        self.report()

    def test_a_document_that_is_read_only(self):
        self.fill_table(ROWS, TITLES)
        url = url_of(self.office.path("table.ods"))
        self.document.storeToURL(url, ())
        self.document = self.open(url, ReadOnly=True)
        self.assertIn("This document can be read only.", self.refused())


if __name__ == "__main__":
    main()
