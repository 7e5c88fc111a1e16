#!/usr/bin/env python3
# test_package.py - what is in the extension, and that its bytes can be made again
#
# SPDX-License-Identifier: MPL-2.0
"""Needs no office: test_package.py FILE.oxt"""

import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
import zipfile

ADDIN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "addin")
MANIFEST = "{http://openoffice.org/2001/manifest}"
LINKS = "{http://www.w3.org/1999/xlink}href"


class Package(unittest.TestCase):
    oxt = None

    def test_everything_named_is_there(self):
        with zipfile.ZipFile(self.oxt) as file:
            names = set(file.namelist())
            manifest = xml.fromstring(file.read("META-INF/manifest.xml"))
            description = xml.fromstring(file.read("description.xml"))
        named = {entry.get(MANIFEST + "full-path") for entry in manifest}
        named |= {element.get(LINKS) for element in description.iter() if element.get(LINKS)}
        named |= {"META-INF/manifest.xml", "description.xml", "libcompact.uno.so", "manual.html"}
        names = {name for name in names if not name.startswith(("workbooks/", "dialogs/", "icons/"))}
        self.assertEqual({re.sub("^help/.*", "help", name) for name in names}, named)

    def test_help_and_manual_are_well_formed_and_have_every_function(self):
        with zipfile.ZipFile(self.oxt) as file:
            functions = re.findall('"DisplayName"><value xml:lang="en">(COMPACT_[A-Z_]+)',
                                   file.read("CalcAddIns.xcu").decode("utf-8"))
            for name in [name for name in file.namelist() if name.startswith("help/")] + ["manual.html"]:
                with self.subTest(name):
                    page = xml.fromstring(file.read(name))
                    words = " ".join(page.itertext())
                    ids = [element.get("id") for element in page.iter() if element.get("id")]
                    self.assertEqual(len(ids), len(set(ids)))
                    for mark in ("**", "](", "```", "|---"):
                        self.assertNotIn(mark, words)
                    for function in functions if name.endswith(("functions.xhp", "manual.html")) else []:
                        self.assertIn(f"{function}(", words)

    def test_manual_needs_nothing_else(self):
        with zipfile.ZipFile(self.oxt) as file:
            page = xml.fromstring(file.read("manual.html"))
        ids = {element.get("id") for element in page.iter()}
        for element in page.iter():
            self.assertIsNone(element.get("src"))
            if element.get("href"):
                self.assertIn(element.get("href")[1:], ids)

    def test_says_who_and_under_which_terms(self):
        with zipfile.ZipFile(self.oxt) as file:
            description = xml.fromstring(file.read("description.xml"))
            tags = {element.tag.rpartition("}")[2] for element in description.iter()}
            licence = next(element for element in description.iter() if element.tag.endswith("}simple-license"))
            self.assertLessEqual({"identifier", "version", "platform", "publisher", "icon", "release-notes",
                                  "extension-description", "LibreOffice-minimal-version"}, tags)
            self.assertEqual(licence.get("suppress-on-update"), "true")
            self.assertIn(b"Mozilla Public License", file.read("LICENSE"))

    def test_nothing_is_left_to_fill_in(self):
        with zipfile.ZipFile(self.oxt) as file:
            self.assertNotIn(b"@", file.read("description.xml"))
            self.assertEqual(file.namelist(), sorted(file.namelist()))

    def pack(self, folder, name, modified, **environment):
        source = os.path.join(folder, "source")
        with open(source, "w", encoding="utf-8") as file:
            file.write("the same")
        os.utime(source, (modified, modified))
        oxt = os.path.join(folder, name)
        subprocess.run([sys.executable, os.path.join(ADDIN, "make_oxt.py"), oxt, f"b={source}", f"a={source}"],
                       check=True, env=dict(os.environ, **environment))
        with open(oxt, "rb") as file:
            return file.read()

    def test_same_files_give_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            first = self.pack(folder, "first.oxt", 1_000_000_000)
            self.assertEqual(first, self.pack(folder, "second.oxt", 1_500_000_000))
            self.assertNotEqual(first, self.pack(folder, "third.oxt", 0, SOURCE_DATE_EPOCH="1700000000"))


if __name__ == "__main__":
    Package.oxt = os.path.abspath(sys.argv.pop(1))
    unittest.main()
