#!/usr/bin/python3
# test_menu_bar.py - the menu and the toolbar themselves, and their dialogs with large text
#
# SPDX-License-Identifier: MPL-2.0

import os
import sys

import unohelper
from com.sun.star.accessibility import AccessibleRole
from com.sun.star.frame import XStatusListener

import screen
from menu_case import MenuCase, main
from office import properties

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "addin", "menu"))
import generate_menu  # noqa: E402

# One and a half times as large as the 96 of a common screen. Before the office starts, which inherits it.
os.environ["SAL_FORCEDPI"] = "144"

SOURCE = generate_menu.Source(generate_menu.SOURCE)


class Listener(unohelper.Base, XStatusListener):
    def __init__(self):
        self.is_enabled = None

    def statusChanged(self, event):
        self.is_enabled = event.IsEnabled

    def disposing(self, _):
        pass


class Bar(MenuCase):
    def main_window(self):
        return next(one for one in screen.windows(self.office) if one.title.startswith("Untitled"))

    def is_enabled(self, command):
        dispatch, url = self.dispatcher(command)
        listener = Listener()
        dispatch.addStatusListener(listener, url)
        dispatch.removeStatusListener(listener, url)
        return listener.is_enabled

    def test_every_command_is_in_the_menu(self):
        bar = next(part for part in self.main_window().parts() if part.getAccessibleRole() == AccessibleRole.MENU_BAR)
        menu = next(part for part in screen.children(bar) if part.getAccessibleName() == "Compact")
        titles = [command.title.replace("~", "") for command in SOURCE.commands]
        self.main_window().keys("alt+c")
        self.assert_eventually(lambda: [name for name in (part.getAccessibleName() for part in screen.children(menu))
                                        if name], titles)
        self.picture("menu")
        self.main_window().keys("Escape")

    def test_buttons(self):
        bars = [[button.getAccessibleName() for button in screen.children(part)]
                for part in self.main_window().parts() if part.getAccessibleRole() == AccessibleRole.TOOL_BAR]
        names = [command.title.replace("~", "").rstrip(".") for command in SOURCE.commands if command.is_button]
        self.assertIn(names, [[name for name in bar if name] for bar in bars])

    def test_grey_without_a_sheet(self):
        for command in SOURCE.commands:
            self.assertTrue(self.is_enabled(command.name), command.name)
        helper = self.office.service("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(self.frame, ".uno:PrintPreview", "", 0, properties())
        for command in SOURCE.commands:
            self.assertEqual(self.is_enabled(command.name), not command.needs, command.name)
        self.send("choose")  # in vain
        self.run_command("about", "About Compact Rules").close("Close")

    def test_nothing_else_is_ours(self):
        self.assertIsNone(self.dispatcher("nothing")[0])

    def assert_within(self, outer, inner, name):
        self.assertGreaterEqual(inner.X, 0, name)
        self.assertGreaterEqual(inner.Y, 0, name)
        self.assertLessEqual(inner.X + inner.Width, outer.Width, name)
        self.assertLessEqual(inner.Y + inner.Height, outer.Height, name)

    def test_dialogs_with_large_text(self):
        """They fit on the screen, and what is in them fits in them."""
        self.fill_table()
        self.select("A4")
        for command in ("choose", "insert", "why", "browse", "new", "about"):
            shown = self.run_command(command, SOURCE.texts[command + ".title"])
            size = shown.context.getBounds()
            self.assertGreater(size.Width, 600)  # it is large indeed
            self.assertLessEqual(size.Width, 1280, command)
            self.assertLessEqual(size.Height, 768, command)
            for part in screen.children(shown.context):
                self.assert_within(size, part.getBounds(), f"{command}: {part.getAccessibleName()}")
            self.picture(f"large-{command}")
            shown.dismiss()


if __name__ == "__main__":
    main()
