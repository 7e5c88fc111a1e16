#!/usr/bin/python3
# test_install.py - the extension comes, is replaced by a newer one and goes, and leaves nothing behind
#
# SPDX-License-Identifier: MPL-2.0

import os
import re
import shutil
import unittest
import zipfile

from case import UNKNOWN_NAME, extension
from office import EXTENSION, Office, OfficeError, url_of

FORMULA = '=COMPACT_NOTICE_OK("2026-12-31";"2027-03-31")'


def changed_copy(oxt, path, change):
    """A copy of the extension in which `change` has turned description.xml into another one."""
    with zipfile.ZipFile(oxt) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "description.xml":
                data = change(data.decode("utf-8")).encode("utf-8")
            copy.writestr(name, data)
    return path


def with_version(oxt, path, version):
    return changed_copy(oxt, path, lambda text: re.sub('<version value="[^"]*"', f'<version value="{version}"', text))


def calculated(office):
    """What a new document makes of a formula of ours: its value, or its error's number."""
    document = office.new()
    try:
        cell = document.Sheets[0].getCellRangeByName("A1")
        cell.setFormula(FORMULA)
        return cell.getError() or cell.Value
    finally:
        office.close(document)


class Install(unittest.TestCase):
    """Each test goes through its own office's life; `office` is not running until it is started."""

    def setUp(self):
        self.office = Office()
        self.addCleanup(self.office.remove)

    def version(self):
        return re.search(r"(?m)^ *Version: (.*)$", self.office.unopkg("list", EXTENSION))[1]

    def answer(self):
        """The formula's answer in an office that is started for it alone."""
        self.office.start()
        try:
            return calculated(self.office)
        finally:
            self.office.stop()

    def test_comes_and_goes(self):
        self.assertEqual(self.answer(), UNKNOWN_NAME)
        self.office.install(extension())
        self.assertEqual(self.answer(), 1)
        self.office.unopkg("remove", EXTENSION)
        self.assertNotIn(EXTENSION, self.office.unopkg("list"))
        self.assertEqual(self.answer(), UNKNOWN_NAME)
        self.office.install(extension())
        self.assertEqual(self.answer(), 1)

    def test_nothing_is_left_behind(self):
        self.office.install(extension())
        self.answer()
        self.office.unopkg("remove", EXTENSION)
        self.answer()  # what was in use is deleted at the next start
        left = [name for _, _, names in os.walk(self.office.folder) for name in names
                if "compact" in name.lower() and name != "compact.oxt"]
        self.assertEqual(left, [])
        with open(self.office.path("profile/user/registrymodifications.xcu"), encoding="utf-8") as file:
            self.assertNotIn("ompact", re.sub("compact-office-", "", file.read()))

    def test_a_newer_version_takes_its_place(self):
        newer = with_version(extension(), self.office.path("newer.oxt"), "99.0.0")
        self.office.install(extension())
        self.assertEqual(self.answer(), 1)
        self.office.install(newer)
        self.assertEqual(self.version(), "99.0.0")
        self.assertEqual(self.office.unopkg("list").count(f"Identifier: {EXTENSION}"), 1)
        self.assertEqual(self.answer(), 1)

    def test_an_older_office_is_told(self):
        asks_for_more = changed_copy(extension(), self.office.path("more.oxt"), lambda text: text.replace(
            'minimal-version value="7.4" d:name="LibreOffice 7.4"', 'minimal-version value="99.1" d:name="LibreOffice 99.1"'))
        with self.assertRaises(OfficeError) as refused:
            self.office.install(asks_for_more)
        self.assertIn("unsatisfied dependencies", str(refused.exception))

    def test_bundled_with_the_office(self):
        """As a distribution packs it: unpacked, in a folder that every user's office looks at."""
        bundled = self.office.path("bundled")
        with zipfile.ZipFile(extension()) as file:
            file.extractall(os.path.join(bundled, "compact-rules"))
        self.office.bundled = url_of(bundled)
        self.assertEqual(self.answer(), 1)
        shutil.rmtree(os.path.join(bundled, "compact-rules"))
        self.assertEqual(self.answer(), UNKNOWN_NAME)


if __name__ == "__main__":
    extension()  # says what is missing before unittest reads the command line
    unittest.main()
