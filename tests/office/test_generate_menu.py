#!/usr/bin/env python3
# test_generate_menu.py - generate_menu.py makes the same from the same, and says what nothing can be made from
#
# SPDX-License-Identifier: MPL-2.0
"""Needs no office."""

import glob
import os
import re
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

ADDIN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "addin")
sys.path.insert(0, os.path.join(ADDIN, "menu"))
import generate_menu  # noqa: E402

GOOD = """<menu title="~Compact">
  <text id="close">Clos~e</text>
  <command name="why-not" title="~Why Not..." needs="sheet"><tip>Why.</tip><text id="say-it">%s is "so".</text></command>
  <line/>
  <command name="about" title="~About..."><tip>About.</tip></command>
</menu>"""

DIALOG = """<dlg:window xmlns:dlg="http://openoffice.org/2000/dialog" dlg:id="one"><dlg:bulletinboard>
  <dlg:text dlg:id="words-label" dlg:tab-index="0" dlg:value="~Words"/>
  <dlg:textfield dlg:id="words" dlg:tab-index="1" dlg:help-text="What to look for"/>
  <dlg:button dlg:id="close" dlg:tab-index="2" dlg:value="Clos~e" dlg:help-text="Closes it"/>
</dlg:bulletinboard></dlg:window>"""


class Generate(unittest.TestCase):
    def source(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "menu.xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return generate_menu.Source(path)

    def refused(self, make, *arguments):
        with self.assertRaises(generate_menu.Mistake) as refused:
            make(*arguments)
        return str(refused.exception)

    def test_the_menu_and_the_table(self):
        source = self.source(GOOD)
        menu = xml.fromstring(generate_menu.addons(source).encode("utf-8"))
        values = [element.text for element in menu.iter("value")]
        self.assertIn("vnd.compact-rules:why-not", values)
        self.assertIn("private:separator", values)
        table = generate_menu.c_table(source)
        self.assertIn("  XX(why_not, 1) \\\n  XX(about, 0)", table)
        self.assertIn('#define TEXT_WHY_NOT_SAY_IT "%s is \\"so\\"."', table)
        self.assertEqual(table, generate_menu.c_table(self.source(GOOD)))

    def test_mistakes_in_the_menu(self):
        for wrong, words in ((('"~Why Not..."', '"Why Not..."'), "no letter to press"),
                             (('"~Why Not..."', '"~Another..."'), "Alt+a is there twice"),
                             (('needs="sheet"', 'needs="luck"'), 'needs="luck" is unknown'),
                             (("<tip>About.</tip>", ""), "about says nothing"),
                             (('"~Why Not..."', '"~Why Not..." toolbar="yes"'), "needs icons/why-not.svg"),
                             (('name="about"', 'name="About"'), 'name="About"'),
                             (('<text id="close">', '<text id="why-not.say-it">'), 'id="why-not.say-it"')):
            with self.subTest(wrong):
                self.assertIn(words, self.refused(self.source, GOOD.replace(*wrong)))

    def test_a_dialog_for_the_keyboard_and_a_screen_reader(self):
        generate_menu.check_dialog("one", DIALOG)
        for wrong, words in ((("words-label", "label"), "no words-label before it"),
                             ((' dlg:help-text="Closes it"', ""), "close has no help-text"),
                             (("~Words", "Words ~every"), "Alt+e is there twice"),
                             (('tab-index="2"', 'tab-index="0"'), "order of their tab-index")):
            with self.subTest(wrong):
                self.assertIn(words, self.refused(generate_menu.check_dialog, "one", DIALOG.replace(*wrong)))

    def test_words_of_a_dialog(self):
        used = set()
        made = generate_menu.filled('a="{why-not.say-it}"', self.source(GOOD), used)
        self.assertEqual((made, used), ('a="%s is &quot;so&quot;."', {"why-not.say-it"}))
        self.assertIn("there is no text nothing", self.refused(generate_menu.filled, "{nothing}", self.source(GOOD), used))


class OurMenu(unittest.TestCase):
    """menu.xml, the dialogs and the sources fit together."""

    @classmethod
    def setUpClass(cls):
        cls.source = generate_menu.Source(generate_menu.SOURCE)
        cls.code = {}
        for path in glob.glob(os.path.join(ADDIN, "**", "*.[ch]*"), recursive=True):
            with open(path, encoding="utf-8") as file:
                cls.code[os.path.basename(path)] = file.read()

    def test_every_text_is_used(self):
        code = "\n".join(self.code.values())
        _, used = generate_menu.dialogs(self.source)
        for text_id in self.source.texts:
            name = "TEXT_" + re.sub("[-.]", "_", text_id).upper()
            kind = name.startswith("TEXT_BROWSE_KIND_")  # a name that the preprocessor puts together
            self.assertTrue(text_id in used or kind or re.search(rf"\b{name}\b", code), f"{text_id} is not used")

    def test_every_call_of_a_dialog_is_answered(self):
        for path in glob.glob(os.path.join(generate_menu.DIALOGS, "*.xdl")):
            name = os.path.basename(path)[:-4]
            with open(path, encoding="utf-8") as file:
                methods = set(re.findall(r"vnd\.sun\.star\.UNO:([a-z-]+)", file.read()))
            code = "\n".join(text for text in self.code.values() if f'"{name}")' in text)
            answered = set(re.findall(r'\bon\("([a-z-]+)"', code))
            self.assertLessEqual(methods, answered, name)

    def test_every_command_has_its_icon_if_it_is_a_button(self):
        buttons = {command.name for command in self.source.commands if command.is_button}
        icons = {os.path.basename(path)[:-4] for path in glob.glob(os.path.join(ADDIN, "menu", "icons", "*.svg"))}
        self.assertEqual(icons, buttons)


if __name__ == "__main__":
    unittest.main()
