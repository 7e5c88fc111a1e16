#!/usr/bin/python3
# bench_menu.py - how long each command of the menu leaves its window without a turn of the event loop
#
# SPDX-License-Identifier: MPL-2.0
"""Runs the commands in a Calc on a screen of its own, over a hundred thousand rows and their formulas, and prints for
each what it takes and its longest step: what the office does between two turns of its event loop, in which nothing
is painted and no key or button is heard. Both are processor time, which other programs on the machine do not lengthen
much. Fails if a step is longer than its bar."""

import argparse
import os
import sys
import threading
import time

import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "office"))
import screen  # noqa: E402
from menu_case import PROTOCOL  # noqa: E402
from office import Office, OfficeError, properties  # noqa: E402

ROWS = 100_000
FITTED = 2_000  # rows of a table that are made as high as their words
BAR = 0.1  # seconds
BAR_MOVING = 0.15  # behind a progress bar that moves with each step
BAR_FORGETTING = 0.2  # for Calc's marking of three hundred thousand formulas, which is one step
BAR_WHOLE = 1.0  # for what LibreOffice does in one step: opening a document, taking over a report
OFTEN = 0.004  # how often the event loop is asked for a turn
PATIENCE = 240
TITLES = ("Reference", "Project", "Notice given", "Last funded day", "Exceptional circumstances",
          "What is happening to the funding")


class Turns(unohelper.Base, XCallback):
    """with Turns(office) as turns: ... turns.longest() is the longest time without a turn of the event loop."""

    def __init__(self, office):
        self.clock = time.CLOCK_PROCESS_CPUTIME_ID | ~office.pid() << 3  # as clock_getcpuclockid() makes it
        self.loop = office.service("com.sun.star.awt.AsyncCallback")
        self.thread = threading.Thread(target=self.ask)
        self.ended = threading.Event()
        self.taken = threading.Event()
        self.times = []

    def __enter__(self):
        self.note()
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def ask(self):
        """One question at a time, so that the event loop comes to rest in between."""
        while not self.ended.is_set():
            self.taken.clear()
            self.loop.addCallback(self, None)
            self.taken.wait(PATIENCE)
            time.sleep(OFTEN)

    def notify(self, _):
        self.note()
        self.taken.set()

    def note(self):
        self.times.append(time.clock_gettime(self.clock))

    def longest(self):
        return max(after - before for before, after in zip(self.times, self.times[1:]))


class Window:
    """The window of a spreadsheet, and what people do in it."""

    def __init__(self, office):
        self.office = office
        self.missed = 0
        self.open()

    def open(self):
        self.document = self.office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties())
        self.frame = self.document.CurrentController.Frame

    def renew(self):
        """A new document in the place of the old."""
        self.office.close(self.document)
        self.open()

    def send(self, command):
        transformer = self.office.service("com.sun.star.util.URLTransformer")
        _, url = transformer.parseStrict(unohelper.uno.createUnoStruct("com.sun.star.util.URL", Complete=PROTOCOL + command))
        self.frame.queryDispatch(url, "_self", 0).dispatch(url, ())

    def until(self, condition, what):
        def asked_now_and_then():
            time.sleep(0.02)  # asking takes turns of the event loop itself
            return condition()
        return screen.until(asked_now_and_then, what, PATIENCE)

    def dialog(self, title):
        return self.until(lambda: next((one for one in screen.windows(self.office) if one.title == title), None), title)

    def close(self, title, button):
        shown = self.dialog(title)
        shown.press(button)
        self.until(lambda: not shown.is_open(), f"{title} to close")

    def documents(self):
        components = self.office.desktop.Components.createEnumeration()
        found = []
        while components.hasMoreElements():
            found.append(components.nextElement())
        return found

    def step(self, name, work, bar=BAR):
        """Does it and prints the figures."""
        with Turns(self.office) as turns:
            work()
        taken = turns.times[-1] - turns.times[0]
        longest = turns.longest()
        self.missed += longest > bar
        print(f"{name:<44} {taken:6.2f} s, longest step {longest * 1e3:5.0f} ms (at most {bar * 1e3:.0f})"
              f"{'  MISSED' if longest > bar else ''}", flush=True)


def fill(window, count):
    """A table of so many grants."""
    sheet = window.document.Sheets[0]
    sheet.getCellRangeByName("A1:F1").setDataArray((TITLES,))
    rows = tuple((f"G{n}", "Club", 46402.0 - n % 30, 46477.0, "", "ending") for n in range(count))
    sheet.getCellRangeByName(f"A2:F{count + 1}").setDataArray(rows)
    formats = window.document.NumberFormats
    dates = sheet.getCellRangeByName(f"C2:D{count + 1}")
    dates.NumberFormat = formats.queryKey("YYYY-MM-DD", dates.CharLocale, False)
    window.document.CurrentController.select(sheet.getCellRangeByName("A2"))


def until_done(window, before):
    """Until there is one step more to undo and the window is free again."""
    window.until(lambda: len(window.document.UndoManager.AllUndoActionTitles) > len(before) and
                 window.frame.ContainerWindow.isEnabled(), "the end")


def call_off(window, is_half_done):
    window.until(is_half_done, "half of it")
    window.dialog("One moment").press("Cancel")
    window.until(window.frame.ContainerWindow.isEnabled, "the window to be free again")


def measure_insert(window, count):
    def write():
        before = window.document.UndoManager.AllUndoActionTitles
        window.close("Insert a Check", "OK")
        until_done(window, before)

    def called_off():
        window.close("Insert a Check", "OK")
        call_off(window, lambda: window.document.Sheets[0].getCellRangeByName(f"H{count // 2}").Formula)

    def plan():
        window.send("insert")
        window.dialog("Insert a Check")

    window.step("Insert a Check: to its window", plan)
    if count > FITTED:
        window.step("Insert a Check: writing, called off", called_off, BAR_WHOLE)
        plan()
    window.step("Insert a Check: writing", write, BAR_MOVING)


def measure_rows(window):
    """What is about one row."""
    def letter():
        window.send("notice")
        window.until(lambda: len(window.documents()) > 1, "the letter")

    def select(cell):
        window.document.CurrentController.select(window.document.Sheets[0].getCellRangeByName(cell))

    for name, cell in (("Why? of a formula", "G2"), ("Why? of a row", "A2")):
        select(cell)
        window.step(name, lambda: [window.send("why"), window.dialog("Why?")])
        window.close("Why?", "Close")
    window.step("Write the Notice", letter, BAR_WHOLE)
    close_others(window)


def close_others(window):
    for document in window.documents():
        if document != window.document:
            window.office.close(document)


def measure_dialogs(window):
    def opened():
        window.close("New workbook", "OK")
        window.until(lambda: len(window.documents()) > 1, "the workbook")

    window.step("Browse the Clauses: to its window", lambda: [window.send("browse"), window.dialog("Browse the clauses")])
    browse = window.dialog("Browse the clauses")
    window.step("Browse the Clauses: a search", lambda: browse.type("Search", "three months"))
    window.close("Browse the clauses", "Close")
    window.step("About", lambda: [window.send("about"), window.dialog("About Compact Rules")])
    window.close("About Compact Rules", "Close")
    window.step("New Workbook: to its window", lambda: [window.send("new"), window.dialog("New workbook")])
    window.step("New Workbook: opening it", opened, BAR_WHOLE)
    close_others(window)


def measure_calculation(window):
    """Of all formulas, three in each row."""
    title, product = "Choose the Compact for this document", "Compact Rules"

    def choose():
        shown = window.dialog(title)
        shown.choose("Compacts and what they put a figure to", "Derby")
        shown.press("OK")
        window.dialog(product)

    def undo():
        window.document.UndoManager.undo()
        window.until(window.frame.ContainerWindow.isEnabled, "the end")

    window.step("Choose the Compact: to its window", lambda: [window.send("choose"), window.dialog(title)])
    window.step("Choose the Compact: calculating", choose, BAR_FORGETTING)
    window.close(product, "OK")
    window.step("Choose the Compact: undone", undo, BAR_FORGETTING)
    window.step("Recalculate", lambda: [window.send("recalculate"), window.dialog(product)], BAR_FORGETTING)
    window.close(product, "OK")


def measure_check(window, count):
    def is_writing():
        try:
            return any("Writing the report" in one.labels() for one in screen.windows(window.office)
                       if one.title == "One moment")
        except (DisposedException, IndexOutOfBoundsException):
            return False  # it has closed meanwhile

    def called_off():
        window.send("check")
        call_off(window, is_writing)

    def check():
        before = window.document.UndoManager.AllUndoActionTitles
        window.send("check")
        until_done(window, before)

    if count > FITTED:
        window.step("Check this Sheet, called off", called_off, BAR_WHOLE)
    window.step("Check this Sheet", check, BAR_WHOLE)


def measure_table(window, count):
    fill(window, count)
    measure_insert(window, count)
    measure_rows(window)
    measure_calculation(window)
    measure_check(window, count)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oxt", default=os.environ.get("COMPACT_OXT"), help="the extension")
    options = parser.parse_args()
    if not options.oxt:
        parser.error("--oxt or the environment variable COMPACT_OXT is needed")
    with screen.Screen() as display, Office(options.oxt, display.display) as office:
        window = Window(office)
        for count in (ROWS, FITTED):
            print(f"{count:,} rows")
            measure_table(window, count)
            window.renew()
        measure_dialogs(window)
        office.close(window.document)
    return 1 if window.missed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OfficeError as error:
        sys.exit(f"bench_menu.py: {error}")
