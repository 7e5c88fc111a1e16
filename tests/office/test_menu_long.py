#!/usr/bin/python3
# test_menu_long.py - the menu's commands over a hundred thousand rows
#
# SPDX-License-Identifier: MPL-2.0

import screen
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException
from menu_case import MenuCase, main

MANY = 100_000
LAST = MANY + 1
PATIENCE = 240  # seconds, for what takes half a minute when nothing else is done
REPORT = "Compact report"
TITLES = ("Reference", "Project", "Notice given", "Last funded day", "Exceptional circumstances",
          "What is happening to the funding")
ENDS = 46477.0  # 31 March 2027: notice is due by day 46387


def is_short(n):
    return 46402 - n % 30 > 46387


SHORT = sum(map(is_short, range(MANY)))


class Long(MenuCase):
    def setUp(self):
        super().setUp()
        self.put("A1", TITLES)
        sheet = self.document.Sheets[0]
        rows = tuple((f"G{n}", "Club", 46402.0 - n % 30, ENDS, "", "ending") for n in range(MANY))
        sheet.getCellRangeByPosition(0, 1, 5, MANY).setDataArray(rows)
        sheet.getCellRangeByPosition(2, 1, 3, MANY).NumberFormat = \
            self.document.NumberFormats.queryKey("YYYY-MM-DD", self.british, False)
        self.select("A2")

    def until(self, condition, what):
        return screen.until(condition, what, PATIENCE)

    def shows(self, doing):
        """Whether the window of progress says so now."""
        try:
            return any(doing in one.labels() for one in screen.windows(self.office) if one.title == "One moment")
        except (DisposedException, IndexOutOfBoundsException):
            return False  # it has closed meanwhile

    def call_off(self, doing):
        """Presses Cancel while that is being done."""
        self.until(lambda: self.shows(doing), doing)
        self.window("One moment").press("Cancel")
        self.until(lambda: self.frame.ContainerWindow.isEnabled(), "the window to be free again")

    def keep_state(self):
        """A saved document, with something that can be done again, and what is to stay as it is."""
        self.cell("H1").setString("mine")
        self.document.UndoManager.undo()
        self.document.setModified(False)
        return self.state()

    def state(self):
        manager = self.document.UndoManager
        return (manager.AllUndoActionTitles, manager.AllRedoActionTitles, self.document.Sheets.ElementNames,
                self.document.isModified())

    def steps(self):
        return self.document.UndoManager.AllUndoActionTitles

    def column(self, sheet, column, first, count):
        cells = sheet.getCellRangeByPosition(column, first, column, first + count - 1)
        return [row[0] for row in cells.getDataArray()]

    def assert_report(self):
        """Every finding with its link, and the parts below them where the links at the top lead."""
        sheet = self.document.Sheets.getByName(REPORT)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(True)
        words = self.column(sheet, 0, 0, cursor.Rows.Count)
        first = words.index("Outcome") + 1
        self.assertEqual(words[first:first + MANY], ["Not met"] * SHORT + ["Met"] * (MANY - SHORT))
        last_met = max(n for n in range(MANY) if not is_short(n)) + 2
        for row, place in ((first, "C2"), (first + MANY - 1, f"C{last_met}")):
            self.assertEqual(sheet.getCellByPosition(5, row).getFormula(),
                             f"=HYPERLINK(\"#$'Sheet1'.{place}\";\"{place}\")")
        for row in range(2, 10):
            target = int(sheet.getCellByPosition(0, row).getFormula().split(".A")[1].split('"')[0])
            self.assertGreater(target, first + MANY)
            self.assertEqual(words[target - 1], words[row])
        outcomes = words.index("How the rows came out", first) + 2
        titles, counts = sheet.getCellRangeByPosition(0, outcomes, 9, outcomes + 1).getDataArray()
        self.assertEqual(dict(zip(titles, counts))["Not met"], SHORT)
        self.assertEqual(dict(zip(titles, counts))["Met"], MANY - SHORT)
        months = words.index("Last days by month", first) + 2
        self.assertEqual(sheet.getCellRangeByPosition(0, months + 1, 1, months + 1).getDataArray(), (("2026-12", MANY),))
        self.assertEqual(words[-1], "4.1")  # the last clause

    def test_a_report(self):
        before = self.steps()
        self.send("check")
        for _ in range(2):
            self.until(lambda: self.document.CurrentController.ActiveSheet.Name == REPORT, "the report")
            self.until(lambda: self.steps() == ("Check this sheet", *before), "one step to undo")
            self.assert_report()
            self.document.UndoManager.undo()
            self.assertEqual(self.document.Sheets.ElementNames, ("Sheet1",))
            self.document.UndoManager.redo()

    def test_a_report_called_off(self):
        before = self.keep_state()
        for doing in ("Checking the rows", "Writing the report"):
            self.send("check")
            self.call_off(doing)
            self.assertEqual(self.state(), before, doing)

    def test_a_check(self):
        before = self.steps()
        self.run_command("insert", "Insert a Check").close("OK")
        self.until(lambda: self.cell(f"I{LAST}").getFormula(), "the last formula")
        self.until(lambda: self.steps() == ("Insert a Compact check", *before), "one step to undo")
        self.assertEqual(self.cell(f"G{LAST}").getFormula(), f"=COMPACT.NOTICE(C{LAST};D{LAST};;E{LAST})")
        outcomes = self.column(self.document.Sheets[0], 6, 1, MANY)
        self.assertEqual(outcomes.count("not met"), SHORT)
        self.assertEqual(outcomes.count("met"), MANY - SHORT)
        self.assertTrue(self.cell(f"G2:G{LAST}").ConditionalFormat.Count)
        self.document.UndoManager.undo()
        self.assertEqual(self.steps(), before)
        self.assert_nothing_written()

    def assert_nothing_written(self):
        self.assertEqual(self.cell(f"G1:I{LAST}").queryContentCells(23).Count, 0)
        self.assertEqual(self.cell(f"G2:G{LAST}").ConditionalFormat.Count, 0)

    def test_a_check_called_off(self):
        self.document.setModified(False)
        before = self.state()
        self.run_command("insert", "Insert a Check").close("OK")
        self.call_off("Writing the formulas")
        self.assertEqual(self.state(), before)
        self.assert_nothing_written()


if __name__ == "__main__":
    main()
