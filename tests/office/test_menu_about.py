#!/usr/bin/python3
# test_menu_about.py - Recalculate, Help and About
#
# SPDX-License-Identifier: MPL-2.0

import os
import re
import shutil
import tempfile
import unittest

from menu_case import MenuCase, main

PAGE = "What is known"

# Before the office starts, which inherits it.
BROWSER = tempfile.mkdtemp(prefix="compact-browser-")
os.environ["PATH"] = BROWSER + os.pathsep + os.environ["PATH"]
unittest.addModuleCleanup(shutil.rmtree, BROWSER)
BARSET = """<compact xmlns="urn:compact-rules:1" id="barset-2026" status="adopted">
  <title>Barset Compact</title><source>A Compact for this test</source>
  <section ref="4" title="Ending support">
    <clause ref="4.2" bearer="statutory" theme="change-and-ending" strength="must">
      <summary>Write in good time before money ends.</summary>
      <limb id="length" topic="notice" label="notice">
        <at-least period="P{0}M" from="notice_given" to="funding_ends"/>
      </limb>
    </clause>
  </section></compact>"""


class WithOwnCompacts(MenuCase):
    def own(self, name, text):
        path = os.path.join(self.office.compacts(), name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.addCleanup(lambda: os.path.exists(path) and os.remove(path))
        return path


class About(WithOwnCompacts):
    def about(self):
        shown = self.run_command("about", "About Compact Rules")
        page = shown.page(PAGE)
        self.picture("menu-about")
        shown.close("Close")
        return page

    def test_the_version_and_where_everything_is_from(self):
        page = self.about()
        self.assertTrue(page.startswith("Compact Rules 0."))
        self.assertIn("Hertfordshire Compact (hertfordshire-2018, adopted): built in", page)
        self.assertIn("Derby and Derbyshire Compact (derby-derbyshire-2016, draft): built in", page)
        self.assertIn("Your own Compacts are looked for in " + self.office.compacts(), page)
        self.assertIn("No mistakes were found in your own files.", page)
        manual = re.search(r"The manual is the file (.+)", page)[1]
        self.assertTrue(os.path.exists(manual), manual)

    def test_ones_own_compact_and_a_mistake_in_another(self):
        path = self.own("barset.xml", BARSET.format(4))
        bad = self.own("bad.xml", BARSET.format("X").replace("barset-2026", "bad-2026"))
        page = self.about()
        self.assertIn(f"Barset Compact (barset-2026, adopted): {path}", page)
        self.assertIn(f'{bad}, line 7, column 27: ', page)
        self.assertNotIn("bad-2026", page)


class Recalculate(WithOwnCompacts):
    FORMULA = '=COMPACT_NOTICE("2026-12-31";"2027-03-31";"barset-2026")'

    def recalculate(self):
        self.send("recalculate")
        return self.message()

    def test_by_a_compact_that_has_just_changed(self):
        self.own("barset.xml", BARSET.format(4))
        self.cell("A1").setFormula("=1+1")
        self.recalculate()
        self.cell("A1").setFormula(self.FORMULA)
        self.assertEqual(self.cell("A1").String, "not met")
        self.own("barset.xml", BARSET.format(3))
        self.document.setModified(False)
        self.assertIn("all formulas of this document calculated", self.recalculate())
        self.assertEqual(self.cell("A1").String, "met")

    def test_an_empty_sheet_and_nothing_to_undo(self):
        self.recalculate()
        self.assertFalse(self.document.UndoManager.isUndoPossible())

    def test_a_protected_sheet(self):
        self.own("barset.xml", BARSET.format(3))
        self.cell("A1").setFormula(self.FORMULA)
        self.document.Sheets[0].protect("")
        self.own("barset.xml", BARSET.format(4))
        self.recalculate()
        self.assertEqual(self.cell("A1").String, "not met")


class Help(MenuCase):
    """What opens a page is xdg-open: one of our own, which keeps what it is asked for."""

    def asked(self):
        try:
            with open(os.path.join(BROWSER, "asked"), encoding="utf-8") as file:
                return file.read().strip().rpartition("/")[2]
        except OSError:
            return None

    def test_the_manual_in_a_browser(self):
        browser = os.path.join(BROWSER, "xdg-open")
        with open(browser, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\necho "$1" >"{BROWSER}/asked"\n')
        os.chmod(browser, 0o755)
        self.send("help")
        self.assert_eventually(self.asked, "manual.html")


if __name__ == "__main__":
    main()
