#!/usr/bin/python3
# test_menu_choose.py - Choose the Compact for this document
#
# SPDX-License-Identifier: MPL-2.0

import os
import unittest

from menu_case import MenuCase, main
from office import url_of

TITLE = "Choose the Compact for this document"
LIST = "Compacts and what they put a figure to"
DETAILS = "More about it"
FORMULA = '=COMPACT_NOTICE_WHY("2026-12-31";"2027-03-31")'

DEFAULT = "hertfordshire-2018, the default."
HEREFORDSHIRE = "herefordshire-2014, the document's."


class Choose(MenuCase):
    def property(self):
        properties = self.document.DocumentProperties.UserDefinedProperties
        return properties.Compact if properties.PropertySetInfo.hasPropertyByName("Compact") else None

    def choose(self, compact):
        shown = self.run_command("choose", TITLE)
        shown.choose(LIST, compact)
        shown.close("OK")
        return self.message()

    def answer(self):
        """Which Compact the formula says that it went by."""
        return self.cell("A1").String.rpartition(". Compact: ")[2]

    def test_each_compact_says_what_it_promises(self):
        shown = self.run_command("choose", TITLE)
        self.assertEqual(shown.entries(LIST)[0], "Hertfordshire Compact: three months' notice; twelve weeks to reply; "
                         "a survey each year")
        self.assertEqual(shown.chosen(LIST), shown.entries(LIST)[:1])
        self.assertIn("hertfordshire-2018", shown.page(DETAILS))
        shown.choose(LIST, "Derby and Derbyshire Compact (draft)")
        self.assertIn("derby-derbyshire-2016", shown.page(DETAILS))
        self.picture("menu-choose")
        shown.close("Cancel")

    def test_formulas_go_by_the_one_that_is_chosen(self):
        self.cell("A1").setFormula(FORMULA)
        self.assertEqual(self.answer(), DEFAULT)
        self.assertIn("This document now goes by the Herefordshire Compact", self.choose("Herefordshire"))
        self.assertEqual(self.property(), "herefordshire-2014")
        self.assertEqual(self.answer(), HEREFORDSHIRE)
        self.assertTrue(self.document.isModified())

    def test_one_step_back_and_forth(self):
        self.cell("A1").setFormula(FORMULA)
        self.choose("Herefordshire")
        self.choose("Derby")
        undo = self.document.UndoManager
        self.assertEqual(undo.getCurrentUndoActionTitle(), "Choose the Compact")
        undo.undo()
        self.assertEqual((self.property(), self.answer()), ("herefordshire-2014", HEREFORDSHIRE))
        undo.undo()
        self.assertEqual((self.property(), self.answer()), (None, DEFAULT))
        undo.redo()
        self.assertEqual((self.property(), self.answer()), ("herefordshire-2014", HEREFORDSHIRE))

    def test_cancelled(self):
        self.document.setModified(False)
        shown = self.run_command("choose", TITLE)
        shown.choose(LIST, "Derby")
        shown.close("Cancel")
        self.assertIsNone(self.property())
        self.assertFalse(self.document.isModified())
        self.assertFalse(self.document.UndoManager.isUndoPossible())

    def test_the_same_again(self):
        self.choose("Derby")
        self.document.setModified(False)
        self.assertIn("already", self.choose("Derby"))
        self.assertFalse(self.document.isModified())

    def test_one_that_is_unknown(self):
        self.document.DocumentProperties.UserDefinedProperties.addProperty("Compact", 128, "barset-2026")
        self.send("choose")
        self.assertIn('names the Compact "barset-2026", which is not known', self.message())
        shown = self.window(TITLE)
        self.assertEqual(shown.chosen(LIST), [])
        self.assertFalse(shown.is_enabled("OK"))
        shown.choose(LIST, "Derby")
        self.assertTrue(shown.is_enabled("OK"))
        shown.close("Cancel")

    def test_of_a_protected_sheet_and_of_several_selected_cells(self):
        """Neither matters: it is the document that is changed."""
        self.document.Sheets[0].protect("")
        self.select("A1:C3")
        self.choose("Derby")
        self.assertEqual(self.property(), "derby-derbyshire-2016")

    def test_a_document_that_can_be_read_only(self):
        path = self.office.save(self.document, self.office.path("kept.ods"))
        os.chmod(path, 0o444)
        self.document = self.open(url_of(path), ReadOnly=True)
        self.send("choose")
        self.assertIn("can be read only. Save a copy", self.message())
        self.assertIsNone(self.property())

    def test_saved_with_the_document(self):
        self.choose("Derby")
        path = self.office.save(self.document, self.office.path("chosen.xlsx"))
        self.document = self.open(url_of(path))
        self.assertEqual(self.property(), "derby-derbyshire-2016")
        shown = self.run_command("choose", TITLE)
        self.assertTrue(shown.chosen(LIST)[0].startswith("Derby"))
        shown.close("Cancel")


if __name__ == "__main__":
    main()
