#!/usr/bin/python3
# test_menu_no_writer.py - Write the notice, where Writer is not installed
#
# SPDX-License-Identifier: MPL-2.0

from menu_case import MenuCase, main


class NoWriter(MenuCase):
    without = "writer"

    def test_what_to_do_is_said(self):
        self.fill_table()
        self.select("A4")
        before = self.cell("A1:J10").getFormulaArray()
        self.document.setModified(False)
        self.send("notice")
        self.assertEqual(self.message(),
                         "The letter opens in LibreOffice Writer, which is not installed. Install it, and try again.")
        self.assertEqual(self.cell("A1:J10").getFormulaArray(), before)
        self.assertFalse(self.document.isModified())

    def test_everything_else_goes_on(self):
        self.fill_table()
        self.select("A4")
        why = self.run_command("why", "Why?")
        self.assertIn("Row 4: G1", why.page("Outcome, reasons and what they rest on"))
        why.close("Close")


if __name__ == "__main__":
    main()
