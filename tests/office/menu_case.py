# menu_case.py - what the tests of the menu have in common
#
# SPDX-License-Identifier: MPL-2.0
"""A Calc on a screen of its own: commands are sent as the menu sends them, and dialogs answered as people do.
With --pictures FOLDER what a test shows is kept there, for the guide."""

import os
import re
import sys
import unittest

import uno

import screen
from com.sun.star.lang import Locale
from case import extension
from office import Office, properties

PROTOCOL = "vnd.compact-rules:"
TITLES = ("Reference", "Project", "Notice given", "Last funded day")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
PRODUCT = "Compact Rules"  # the title of message boxes


def picture_folder():
    if "--pictures" in sys.argv:
        at = sys.argv.index("--pictures")
        os.environ["COMPACT_PICTURES"] = sys.argv[at + 1]
        del sys.argv[at:at + 2]
    return os.environ.get("COMPACT_PICTURES")


shared = []  # the office of the file that runs


def shared_office(without):
    if not shared:
        display = screen.Screen().__enter__()
        unittest.addModuleCleanup(display.__exit__, None, None, None)
        office = Office(extension(), display.display, without)
        office.__enter__()
        unittest.addModuleCleanup(office.__exit__, None, None, None)
        shared.append(office)
    return shared[0]


class MenuCase(unittest.TestCase):
    """self.document is a new spreadsheet in a window of its own."""

    british = Locale("en", "GB", "")
    without = None  # a module of the office that is not installed

    @classmethod
    def setUpClass(cls):
        cls.office = shared_office(cls.without)

    def setUp(self):
        self.document = self.open("private:factory/scalc")
        self.addCleanup(self.dismiss)

    def open(self, url, **options):
        document = self.office.desktop.loadComponentFromURL(url, "_blank", 0, properties(**options))
        self.addCleanup(lambda: self.office.close(document))
        return document

    def dismiss(self):
        """What a test has left open when it failed would keep the office from closing."""
        while left := screen.dialogs(self.office):
            left[0].dismiss()

    @property
    def frame(self):
        return self.document.CurrentController.Frame

    def cell(self, name, sheet=0):
        return self.document.Sheets[sheet].getCellRangeByName(name)

    def select(self, cells):
        self.document.CurrentController.select(self.cell(cells))

    # What stands in the sheet

    def fill_table(self, rows=(("G1", "Youth club", "2027-01-15", "2027-03-31"),
                               ("G2", "Choir", "2026-12-31", "2027-03-31")), titles=TITLES):
        """A title above, titles in row 3, and rows below, whose ISO dates become dates."""
        self.cell("A1").setString("Our grants")
        self.put("A3", titles)
        for number, row in enumerate(rows):
            self.put(f"A{4 + number}", row)

    def put(self, name, row):
        place = self.cell(name).CellAddress
        for number, words in enumerate(row):
            cell = self.document.Sheets[0].getCellByPosition(place.Column + number, place.Row)
            if DATE.fullmatch(words):
                cell.setFormula(words)
                cell.NumberFormat = self.document.NumberFormats.queryKey("YYYY-MM-DD", self.british, False)
            else:
                cell.setString(words)

    def choose_compact(self, name):
        self.document.DocumentProperties.UserDefinedProperties.addProperty("Compact", 0, name)

    # Commands and what they show

    def dispatcher(self, command):
        url = uno.createUnoStruct("com.sun.star.util.URL")
        url.Complete = PROTOCOL + command
        _, url = self.office.service("com.sun.star.util.URLTransformer").parseStrict(url)
        return self.frame.queryDispatch(url, "_self", 0), url

    def send(self, command):
        """As the menu does. The command goes on by itself."""
        dispatch, url = self.dispatcher(command)
        self.assertIsNotNone(dispatch, command)
        dispatch.dispatch(url, ())

    def window(self, title):
        return screen.window(self.office, title)

    def run_command(self, command, title):
        """Sends a command: the window that it opens."""
        self.send(command)
        return self.window(title)

    def message(self, button="OK"):
        """The words of the message box that comes, which is then answered."""
        box = self.window(PRODUCT)
        words = " ".join(filter(None, box.labels()))
        box.close(button)
        return words

    def picture(self, name):
        """Keeps what is on the screen, where pictures are wanted."""
        if picture_folder():
            screen.picture(self.office.display, os.path.join(picture_folder(), name + ".png"))

    def assert_eventually(self, read, expected):
        """For what a command does after its window has closed."""
        try:
            screen.until(lambda: read() == expected, expected)
        except screen.OfficeError:
            self.assertEqual(read(), expected)


def main():
    picture_folder()
    extension()
    unittest.main()
