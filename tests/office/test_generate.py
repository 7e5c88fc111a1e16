#!/usr/bin/env python3
# test_generate.py - generate.py makes the same from the same, and says what it cannot make anything from
#
# SPDX-License-Identifier: MPL-2.0
"""Needs no office."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "addin"))
import generate  # noqa: E402

GOOD = """<functions service="COMPACT" prefix="COMPACT_" module="org.test" interface="XTest">
  <argument name="day">a day.</argument>
  <argument name="as_of">another day.</argument>
  <family topic="notice" title="Notice">
    <function name="NOTICE_BY" call="topic_by" takes="day [as_of]">
      <description>When &amp; why.</description>
      <example result="1">=COMPACT_NOTICE_BY(1)</example>
    </function>
  </family>
</functions>"""

FORMS = """<functions service="COMPACT" prefix="COMPACT_" module="org.test" interface="XTest">
  <argument name="day">a day.</argument>
  <argument name="as_of">another day.</argument>
  <form suffix="_OK" call="ok" shows="number" takes="{first} [as_of]">
    <description>1 if {asks}, seen from {first}.</description>
  </form>
  <form suffix="_WHY" call="why" shows="reason" takes="{first} [as_of]">
    <description>Whether {asks}, and why.</description>
  </form>
  <family topic="late" title="Late" asks="it was late" first="day">
    <example result="not met">"x"</example>
  </family>
</functions>"""


class Generate(unittest.TestCase):
    def source(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "functions.xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return generate.Source(path)

    def test_names_in_each_language(self):
        source = self.source(GOOD)
        self.assertIn("any NOTICE_BY([in] com::sun::star::beans::XPropertySet document, [in] any day, "
                      "[in] any asof);", generate.idl(source))
        self.assertIn('XX(NOTICE_BY, topic_by, cell, "notice", "day as_of", 2)', generate.c_table(source))
        self.assertIn("XX(cell, topic_by)", generate.c_table(source))
        self.assertIn("### COMPACT_NOTICE_BY(day; [as_of])", generate.docs(source))

    def test_forms_of_a_topic(self):
        source = self.source(FORMS)
        late, late_why = source.functions
        self.assertEqual([late.name, late_why.name], ["LATE_OK", "LATE_WHY"])
        self.assertEqual(late.description, "1 if it was late, seen from day.")
        self.assertEqual([argument.name for argument in late.arguments], ["day", "as_of"])
        self.assertEqual([(example.formula, example.result) for example in late.examples + late_why.examples],
                         [('=COMPACT_LATE_OK("x")', "0"), ('=COMPACT_LATE_WHY("x")', "Not met. ...")])

    def test_shapes(self):
        source = self.source(GOOD.replace('call="topic_by"', 'call="topic_by" shape="table"'))
        self.assertIn("XX(table, topic_by)", generate.c_table(source))

    def test_texts_for_the_wizard(self):
        texts = generate.xcu(self.source(GOOD))
        for part in ("When &amp; why.", "Required: a day.", "Optional: another day.", '<node oor:name="asof"',
                     '<prop oor:name="DisplayName"><value xml:lang="en">as_of</value></prop>'):
            self.assertIn(part, texts)

    def test_mistakes(self):
        for old, new, part in (
                ('name="NOTICE_BY"', 'name="Notice"', 'name="Notice" is missing or not of the form'),
                ('name="NOTICE_BY"', 'name="NOTICE__BY"', "NOTICE__BY"),
                ('takes="day [as_of]"', 'takes="day [when]"', '"when", which no <argument> describes'),
                ('takes="day [as_of]"', 'takes="[day] as_of"', "behind an optional argument"),
                ('takes="day [as_of]"', 'takes="day [day]"', "day is there twice"),
                ('call="topic_by"', 'call="topic_by" shape="cube"', 'shape="cube" is none of cell table'),
                ("When &amp; why.", "", "says nothing"),
                ('<example result="1">=COMPACT_NOTICE_BY(1)</example>', "", "has no <example>"),
                ("</family>", '</family><family title="Twin">' + GOOD[GOOD.index("<function name"):
                                                                      GOOD.index("  </family>")] + "</family>",
                 "NOTICE_BY is there twice")):
            with self.subTest(new), self.assertRaises(generate.Mistake) as caught:
                self.source(GOOD.replace(old, new))
            self.assertIn(part, str(caught.exception))


if __name__ == "__main__":
    unittest.main()
