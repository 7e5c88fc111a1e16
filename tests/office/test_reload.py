#!/usr/bin/python3
# test_reload.py - Compacts in the user's own folder come, change and go while Calc is open
#
# SPDX-License-Identifier: MPL-2.0

import os

from case import ILLEGAL_ARGUMENT, OfficeCase, main

COMPACT = """<compact xmlns="urn:compact-rules:1" id="{id}" status="adopted">
  <title>Barset Compact</title>
  <source>A Compact for this test</source>
  <section ref="4" title="Ending support">
    <clause ref="4.2" bearer="statutory" theme="change-and-ending" strength="must">
      <summary>Write in good time before money ends.</summary>
      <limb id="length" topic="notice" label="notice">
        <at-least period="{period}" from="{given}" to="funding_ends"/>
      </limb>
    </clause>
  </section>
</compact>
"""
FACTS = """<facts xmlns="urn:compact-rules:1">
  <fact name="letter_sent" type="date" noun="a letter" must="be sent">
    <label>Letter sent</label>
    <prompt>Day on which the letter was sent</prompt>
  </fact>
</facts>
"""
NOTICE = '=TEXT(COMPACT_NOTICE_BY("2027-03-31";"{}");"yyyy-mm-dd")'
UNKNOWN = "Err:502"


class Folder(OfficeCase):
    def setUp(self):
        super().setUp()
        self.type(A1=NOTICE.format("barset-2026"), A2=NOTICE.format("barchester-2026"),
                  A3=NOTICE.format("hertfordshire-2018"))

    def put(self, name, period, given="notice_given"):
        """Written beside and moved there, as editors do: no half of it is ever seen."""
        text = COMPACT.format(id=name, period=period, given=given)
        path = os.path.join(self.office.compacts(), name + ".xml")
        with open(path + "~", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(path + "~", path)
        self.addCleanup(self.take_out, name)

    def take_out(self, name):
        path = os.path.join(self.office.compacts(), name + ".xml")
        if os.path.exists(path):
            os.remove(path)

    def assert_soon(self, *expected):
        self.assert_eventually(lambda: self.shown("A1:A3"), list(expected))

    def test_comes_changes_and_goes(self):
        self.assert_soon(UNKNOWN, UNKNOWN, "2026-12-31")
        self.put("barset-2026", "P4M")
        self.assert_soon("2026-11-30", UNKNOWN, "2026-12-31")
        self.put("barset-2026", "P5M")  # as long as it was
        self.assert_soon("2026-10-31", UNKNOWN, "2026-12-31")
        self.take_out("barset-2026")
        self.assert_soon(UNKNOWN, UNKNOWN, "2026-12-31")
        self.assert_error('=COMPACT_NOTICE_OK("2027-01-15";"2027-03-31";"barset-2026")', ILLEGAL_ARGUMENT)

    def test_a_file_with_a_mistake_is_left_out_and_the_rest_is_there(self):
        self.put("barset-2026", "P4M")
        self.assert_soon("2026-11-30", UNKNOWN, "2026-12-31")
        self.put("barset-2026", "four months")
        self.put("barchester-2026", "P1M")
        self.assert_soon(UNKNOWN, "2027-02-28", "2026-12-31")
        why = self.result('=COMPACT_NOTICE_WHY("2027-01-15";"2027-03-31";"barset-2026")').String
        self.assertRegex(why, 'there is no Compact "barset-2026".* Your own folder has a file with a mistake: '
                         'barset-2026.xml, line 8: .*four months')
        self.put("barset-2026", "P4M")
        self.assert_soon("2026-11-30", "2027-02-28", "2026-12-31")

    def test_stands_in_the_place_of_a_built_in_one(self):
        self.put("hertfordshire-2018", "P6M")
        self.assert_soon(UNKNOWN, UNKNOWN, "2026-09-30")
        self.take_out("hertfordshire-2018")
        self.assert_soon(UNKNOWN, UNKNOWN, "2026-12-31")

    def test_the_folder_itself_goes(self):
        self.put("barset-2026", "P4M")
        self.assert_soon("2026-11-30", UNKNOWN, "2026-12-31")
        aside = self.office.path("aside")
        os.rename(self.office.compacts(), aside)
        self.assert_soon(UNKNOWN, UNKNOWN, "2026-12-31")
        os.rename(aside, self.office.path(".local/share/compact"))
        self.assert_soon("2026-11-30", UNKNOWN, "2026-12-31")

    def test_facts_of_ones_own(self):
        self.put("barset-2026", "P4M", given="letter_sent")
        self.assert_soon(UNKNOWN, UNKNOWN, "2026-12-31")
        path = os.path.join(self.office.compacts(), "facts.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(FACTS)
        self.addCleanup(os.remove, path)
        self.assert_soon("2026-11-30", UNKNOWN, "2026-12-31")


if __name__ == "__main__":
    main()
