#!/usr/bin/python3
# test_menu_about.py - About Compact Rules
#
# SPDX-License-Identifier: MPL-2.0

from menu_case import MenuCase, main


class About(MenuCase):
    def test_shows_the_version(self):
        about = self.run_command("about", "About Compact Rules")
        self.assertIn("0.1.0", about.page("What is known"))
        self.picture("menu-about")
        about.close("Close")


if __name__ == "__main__":
    main()
