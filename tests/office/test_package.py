#!/usr/bin/env python3
# test_package.py - what is in the extension, and that its bytes can be made again
#
# SPDX-License-Identifier: MPL-2.0
"""Needs no office: test_package.py FILE.oxt"""

import os
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
        named |= {"META-INF/manifest.xml", "description.xml", "libcompact.uno.so"}
        self.assertEqual(names, named)

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
