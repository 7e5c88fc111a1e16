#!/usr/bin/python3
# test_menu_new.py - New workbook
#
# SPDX-License-Identifier: MPL-2.0

from menu_case import MenuCase, main

TITLE = "New workbook"
LIST = "Workbook"


class New(MenuCase):
    def documents(self):
        components = self.office.desktop.Components.createEnumeration()
        found = []
        while components.hasMoreElements():
            found.append(components.nextElement())
        return found

    def opened(self):
        """The document that is new."""
        new = [document for document in self.documents() if document != self.document]
        self.assertEqual(len(new), 1)
        self.addCleanup(lambda: self.office.close(new[0]))
        return new[0]

    def test_every_template_with_what_it_holds(self):
        shown = self.run_command("new", TITLE)
        self.assertEqual(shown.entries(LIST), ["Consultation register", "Funding plan", "Contract and grant monitor",
                                               "Procurement plan", "Register of differences", "Self-assessment"])
        shown.choose(LIST, "Funding plan")
        self.assertIn("what comes in month by month", shown.page("What it holds"))
        self.assertIn("For: Charities and community groups", shown.page("What it holds"))
        self.assertEqual(shown.chosen("Compact"), ["Hertfordshire Compact"])
        self.picture("menu-new")
        shown.close("Cancel")
        self.assertEqual(self.documents(), [self.document])

    def test_the_compact_stays_where_it_suits(self):
        shown = self.run_command("new", TITLE)
        shown.choose("Compact", "Herefordshire")
        shown.choose(LIST, "Register of differences")
        self.assertEqual(shown.chosen("Compact"), ["Herefordshire Compact"])
        shown.close("Cancel")

    def test_begins_with_the_documents_own(self):
        self.document.DocumentProperties.UserDefinedProperties.addProperty("Compact", 128, "derby")
        shown = self.run_command("new", TITLE)
        self.assertEqual(shown.chosen("Compact"), ["Derby and Derbyshire Compact"])
        shown.close("Cancel")

    def test_opens_as_a_new_document(self):
        shown = self.run_command("new", TITLE)
        shown.choose(LIST, "Funding plan")
        shown.choose("Compact", "Derby")
        shown.close("OK")
        self.assert_eventually(lambda: len(self.documents()), 2)
        book = self.opened()
        self.assertEqual((book.hasLocation(), book.isReadonly(), book.isModified()), (False, False, False))
        self.assertIn("Derby and Derbyshire Compact",
                      " ".join(book.Sheets[0].getCellByPosition(column, row).String
                               for row in range(12) for column in range(3)))
        self.assertIn("Funding plan", book.Sheets[0].getCellRangeByName("A1").String)
        self.assertFalse(self.document.isModified())


if __name__ == "__main__":
    main()
