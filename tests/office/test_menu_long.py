#!/usr/bin/python3
# test_menu_long.py - the menu's commands over a hundred thousand rows
#
# SPDX-License-Identifier: MPL-2.0

import screen
from menu_case import MenuCase, main

MANY = 100_000
LAST = MANY + 1
PATIENCE = 240  # seconds, for what takes half a minute when nothing else is done
REPORT = "Compact report"
TITLES = ("Reference", "Project", "Notice given", "Last funded day", "Exceptional circumstances",
          "What is happening to the funding")
ENDS = 46477.0  # 31 March 2027: notice is due by day 46387
SHORT = sum(46402 - n % 30 > 46387 for n in range(MANY))


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

    def call_off(self):
        self.window("One moment").press("Cancel")
        self.until(lambda: self.frame.ContainerWindow.isEnabled(), "the window to be free again")

    def steps(self):
        return self.document.UndoManager.AllUndoActionTitles

    def first_after(self, title):
        """The row below the cell of that title."""
        search = self.document.Sheets.getByName(REPORT).createSearchDescriptor()
        search.SearchString = title
        search.SearchWords = True
        return self.document.Sheets.getByName(REPORT).findFirst(search).CellAddress.Row + 1

    def test_a_report(self):
        steps = len(self.steps())
        self.send("check")
        self.until(lambda: self.document.CurrentController.ActiveSheet.Name == REPORT, "the report")
        first = self.first_after("Outcome")
        sheet = self.document.Sheets.getByName(REPORT)
        outcomes = [row[0] for row in sheet.getCellRangeByPosition(0, first, 0, first + MANY - 1).getDataArray()]
        self.assertEqual(outcomes, ["Not met"] * SHORT + ["Met"] * (MANY - SHORT))
        self.assertEqual(sheet.getCellByPosition(5, first).getFormula(), "=HYPERLINK(\"#$'Sheet1'.C2\";\"C2\")")
        self.until(lambda: len(self.steps()) == steps + 1, "one step to undo")

    def test_a_report_called_off(self):
        self.send("check")
        self.call_off()
        self.assertEqual(self.document.Sheets.ElementNames, ("Sheet1",))

    def test_a_check(self):
        steps = len(self.steps())
        self.run_command("insert", "Insert a Check").close("OK")
        self.until(lambda: self.cell(f"I{LAST}").getFormula(), "the last formula")
        self.until(lambda: len(self.steps()) == steps + 1, "one step to undo")
        self.assertEqual(self.cell(f"G{LAST}").getFormula(), f"=COMPACT.NOTICE(C{LAST};D{LAST};;E{LAST})")
        outcomes = [row[0] for row in self.cell(f"G2:G{LAST}").getDataArray()]
        self.assertEqual(outcomes.count("not met"), SHORT)
        self.assertEqual(outcomes.count("met"), MANY - SHORT)
        self.assertTrue(self.cell(f"G2:G{LAST}").ConditionalFormat.Count)

    def test_a_check_called_off(self):
        steps = len(self.steps())
        self.run_command("insert", "Insert a Check").close("OK")
        self.call_off()
        self.assertEqual(len(self.steps()), steps)
        self.assertEqual(self.cell(f"G1:I{LAST}").queryContentCells(23).Count, 0)


if __name__ == "__main__":
    main()
