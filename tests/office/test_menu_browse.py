#!/usr/bin/python3
# test_menu_browse.py - Browse the clauses
#
# SPDX-License-Identifier: MPL-2.0

import os

import screen
from menu_case import MenuCase, main
from office import url_of

TITLE = "Browse the clauses"
DETAILS = "Details"
REFERENCE, FORMULA = "Insert Reference", "Insert Formula"
SUMMARY = "Write at least three months ahead of changing or ending funding"


class Browse(MenuCase):
    def browse(self, search="4.4 months"):
        shown = self.run_command("browse", TITLE)
        shown.type("Search", search)
        return shown

    def found(self, shown):
        return [entry.partition("  ")[0] for entry in shown.entries("Clauses")]

    def test_search_and_details(self):
        shown = self.browse("THREE months")
        self.assertEqual(self.found(shown), ["4.4"])
        self.assertIn("1 of 64 clauses", shown.labels())
        shown.choose("Clauses", "4.4")
        page = shown.page(DETAILS)
        for words in ("Hertfordshire Compact 4.4: Managing changes to programmes\n" + SUMMARY,
                      "Public bodies (must). Change and ending. A period in figures.",
                      "- three months' notice; met if at least three months from notice given to last funded day; "
                      "excused if exceptional circumstances is on record",
                      "- N3 Calendar months", "Source: Working Together / Better Together"):
            self.assertIn(words, page)
        self.picture("menu-browse")
        shown.close("Close")

    def test_filters(self):
        shown = self.browse("")
        everything = len(self.found(shown))
        self.assertEqual(everything, 64)
        shown.choose("Who is bound", "Voluntary organisations")
        vcs = self.found(shown)
        shown.choose("Kind", "A record that it was done")
        self.assertLess(len(self.found(shown)), len(vcs))
        self.assertIn("1.7", self.found(shown))
        shown.choose("Theme", "Payment")
        self.assertEqual(self.found(shown), [])
        self.assertIn("No clause holds all of these words", shown.page(DETAILS))
        self.assertFalse(shown.is_enabled(REFERENCE) or shown.is_enabled(FORMULA))
        for name in ("Theme", "Kind", "Who is bound"):
            shown.choose(name, "Any")
        self.assertEqual(len(self.found(shown)), everything)
        shown.close("Close")

    def test_another_compact(self):
        shown = self.browse("three months")
        shown.choose("Compact", "Derby")
        self.assertIn("13.2", self.found(shown))
        self.assertIn("Derby and Derbyshire Compact", shown.page(DETAILS))
        shown.close("Close")

    def test_begins_with_the_documents_own(self):
        self.document.DocumentProperties.UserDefinedProperties.addProperty("Compact", 128, "herefordshire")
        shown = self.browse("")
        self.assertEqual(shown.chosen("Compact"), ["Herefordshire Compact"])
        shown.close("Close")

    def test_a_reference_in_one_step(self):
        self.select("B2")
        self.browse().close(REFERENCE)
        self.assertEqual(self.cell("B2").String, "Hertfordshire Compact 4.4")
        self.document.UndoManager.undo()
        self.assertEqual(self.cell("B2").Formula, "")
        self.assertFalse(self.document.UndoManager.isUndoPossible())

    def test_a_formula_in_one_step(self):
        self.select("B2")
        self.browse().close(FORMULA)
        self.assertEqual(self.cell("B2").Formula, '=COMPACT.CLAUSE("hertfordshire-2018";"4.4")')
        self.assertIn(SUMMARY, self.cell("B2").String)
        self.document.UndoManager.undo()
        self.assertEqual(self.cell("B2").Formula, "")
        self.document.UndoManager.redo()
        self.assertIn(SUMMARY, self.cell("B2").String)

    def test_closed(self):
        self.document.setModified(False)
        self.browse().close("Close")
        self.assertFalse(self.document.isModified())
        self.assertFalse(self.document.UndoManager.isUndoPossible())

    def test_a_filled_cell_is_written_over_with_leave_alone(self):
        self.cell("A1").setString("mine")
        self.select("A1")
        shown = self.browse()
        shown.press(REFERENCE)
        self.assertEqual(self.message("No"), "The cell A1 is filled already. Write over it?")
        self.assertEqual(self.cell("A1").String, "mine")
        self.assertTrue(shown.is_open())
        shown.press(REFERENCE)
        self.message("Yes")
        self.assert_eventually(lambda: self.cell("A1").String, "Hertfordshire Compact 4.4")
        self.document.UndoManager.undo()
        self.assertEqual(self.cell("A1").String, "mine")

    def test_with_the_keyboard_alone(self):
        shown = self.run_command("browse", TITLE)
        shown.keys(*"month")  # the search is where one begins
        self.assert_eventually(lambda: shown.text("Search"), "month")
        shown.keys("alt+w", "Down")
        self.assert_eventually(lambda: shown.chosen("Who is bound"), ["Public bodies"])
        shown.keys("Tab", *["Down"] * 7)  # the theme is next
        self.assert_eventually(lambda: shown.chosen("Theme"), ["Change and ending"])
        shown.keys("alt+l", "End")
        self.assert_eventually(lambda: shown.chosen("Clauses"), shown.entries("Clauses")[-1:])
        shown.keys("alt+f")
        self.assert_eventually(lambda: self.cell("A1").Formula.startswith("=COMPACT.CLAUSE("), True)

    def test_escape(self):
        self.run_command("browse", TITLE).keys("Escape")
        self.assert_eventually(lambda: [one.title for one in screen.dialogs(self.office)], [])

    def assert_refused(self, sentence):
        shown = self.browse()
        shown.press(FORMULA)
        self.assertIn(sentence, self.message())
        shown.close("Close")
        self.assertEqual(self.cell("A1").Formula, "")

    def test_several_cells(self):
        self.select("A1:B2")
        self.assert_refused("Several cells are selected.")
        self.cell("B2:C3").merge(True)
        self.select("A1:C3")
        self.assert_refused("Several cells are selected.")
        ranges = self.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddresses([self.cell(name).RangeAddress for name in ("A1", "D4")], False)
        self.document.CurrentController.select(ranges)
        self.assert_refused("Several cells are selected.")

    def test_a_merged_cell_is_one(self):
        self.cell("A1:B2").merge(True)
        self.select("A1:B2")
        self.browse().close(REFERENCE)
        self.assertEqual(self.cell("A1").String, "Hertfordshire Compact 4.4")

    def test_a_protected_sheet(self):
        self.document.Sheets[0].protect("")
        self.assert_refused("The sheet Sheet1 is protected.")

    def test_a_cell_that_is_left_open_on_a_protected_sheet(self):
        protection = self.cell("A1").CellProtection
        protection.IsLocked = False
        self.cell("A1").CellProtection = protection
        self.document.Sheets[0].protect("")
        self.browse().close(REFERENCE)
        self.assertEqual(self.cell("A1").String, "Hertfordshire Compact 4.4")

    def test_a_document_that_can_be_read_only(self):
        path = self.office.save(self.document, self.office.path("kept.ods"))
        os.chmod(path, 0o444)
        self.document = self.open(url_of(path), ReadOnly=True)
        self.assert_refused("can be read only. Save a copy")


if __name__ == "__main__":
    main()
