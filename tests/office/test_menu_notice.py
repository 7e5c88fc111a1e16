#!/usr/bin/python3
# test_menu_notice.py - Write the notice
#
# SPDX-License-Identifier: MPL-2.0

import screen
from menu_case import MenuCase, main

TITLES = ("Reference", "Project", "Organisation", "Amount", "Notice given", "Last funded day",
          "Reasons given for the ending")
ROWS = (("G1", "Youth club", "Bright Futures", "12000", "2027-01-15", "2027-03-31",
         "The county grant that paid for it has ended."),
        ("G2", "Choir", "", "", "", "2027-06-30", ""),
        ("G3", "Lunch club", "", "", "", "", ""))


def writers(office):
    """The text documents that are open."""
    components = office.desktop.Components.createEnumeration()
    found = []
    while components.hasMoreElements():
        component = components.nextElement()
        if component.supportsService("com.sun.star.text.TextDocument"):
            found.append(component)
    return found


class Notice(MenuCase):
    def write(self, cells):
        """The letter for the cells."""
        self.fill_table(ROWS, TITLES)
        self.select(cells)
        self.send("notice")
        letter = screen.until(lambda: next((one for one in writers(self.office) if one.DocumentProperties.Title), None),
                              "a letter")
        self.addCleanup(lambda: self.office.close(letter))
        return letter

    def paragraphs(self, letter):
        """(style, words) of each."""
        enumeration = letter.Text.createEnumeration()
        found = []
        while enumeration.hasMoreElements():
            paragraph = enumeration.nextElement()
            found.append((paragraph.ParaStyleName, paragraph.String))
        return found

    def marked(self, letter):
        """What is marked to be filled in."""
        found, paragraphs = [], letter.Text.createEnumeration()
        while paragraphs.hasMoreElements():
            portions = paragraphs.nextElement().createEnumeration()
            while portions.hasMoreElements():
                portion = portions.nextElement()
                if portion.CharBackColor == 0xFFE699:
                    found.append(portion.String)
        return found

    def test_what_the_row_says(self):
        letter = self.write("B4")
        lines = self.paragraphs(letter)
        self.assertEqual(lines[0], ("Note title", "Before you send this letter"))
        self.assertEqual(lines[1][0], "Note")
        self.assertIn("This notice is shorter than the Compact asks. Notice on 15 Jan 2027 for an ending on 31 Mar 2027 "
                      "is 15 days short of three months; it had to be given by 31 Dec 2026.", lines[1][1])
        for line in (("Subject", "Notice that funding will end: Youth club (G1)"), ("Text body", "15 Jan 2027"),
                     ("Text body", "Bright Futures\n[its address]"), ("Heading 3", "Why"), 
                     ("Text body", "The county grant that paid for it has ended."),
                     ("Particular", "Last funded day\t31 Mar 2027"), ("Particular", "Amount\t12000"),
                     ("Text body", "This notice is shorter than that. [why longer notice was not given]")):
            self.assertIn(line, lines)
        self.assertEqual(letter.DocumentProperties.Title, "Notice that funding will end: Youth club (G1)")
        self.picture("menu-notice")

    def test_what_is_missing_is_marked(self):
        marked = self.marked(self.write("A5:D5"))
        self.assertIn("[the organisation's name]", marked)
        self.assertIn("[the reasons for the decision]", marked)
        self.assertNotIn("Dear ", "".join(marked))

    def refused(self, cells):
        self.select(cells)
        self.send("notice")
        return self.message()

    def test_nothing_to_write_from(self):
        self.fill_table(ROWS, TITLES)
        self.assertIn("Row 6 has no date of notice", self.refused("A6"))
        self.assertIn("Select a cell or cells in one row", self.refused("A4:B6"))
        self.assertIn("Row 2 holds nothing of the table", self.refused("A2"))
        self.assertEqual(writers(self.office), [])

    def test_an_empty_sheet(self):
        self.assertIn("No row of this sheet has titles that are known.", self.refused("A1"))

    def test_a_protected_sheet_can_be_written_of(self):
        self.document.Sheets[0].unprotect("")
        self.fill_table(ROWS, TITLES)
        self.document.Sheets[0].protect("")
        self.select("A4")
        self.send("notice")
        screen.until(lambda: writers(self.office), "a letter")
        for letter in writers(self.office):
            self.office.close(letter)


if __name__ == "__main__":
    main()
