#!/usr/bin/python3
# test_functions.py - the functions in a real Calc sheet: names, texts, dates, ranges, the document
#
# SPDX-License-Identifier: MPL-2.0

import datetime
import os
import re
import sys

import uno
from case import ILLEGAL_ARGUMENT, NOT_AVAILABLE, OfficeCase, main

from com.sun.star.sheet.CellFlags import FORMULA

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "addin"))
import generate  # noqa: E402

FUNCTIONS = generate.Source(generate.SOURCE).functions
EXAMPLES = [example for function in FUNCTIONS for example in function.examples]

# Frozen: they are in people's files.
TOPICS = ["NOTICE", "CONSULTATION", "DECISION", "RENEWAL", "TERM", "RESOLUTION", "SURVEY", "ASSESSMENT", "RESPONSE",
          "MONITORING", "RISK", "IMPROVEMENT"]
NAMES = [topic + form for topic in TOPICS for form in ("", "_OK", "_WHY")] + [
    "NOTICE_BY", "NOTICE_ENDS", "CONSULTATION_CLOSES", "CONSULTATION_OPENS", "DECISION_BY", "DECISION_STARTS",
    "RENEWAL_BY", "TERM_ENDS", "RESOLUTION_BY", "SURVEY_BY", "CHECK", "CHECK_OK", "CHECK_WHY", "CLAUSE", "CLAUSES",
    "LIST", "FACTS", "VERSION", "ADD", "LATEST", "FULL_COST"]


def use_1904(document):
    document.NullDate = uno.createUnoStruct("com.sun.star.util.Date", 1, 1, 1904)


class Names(OfficeCase):
    def test_each_function_by_its_name(self):
        self.type(A1="2027-01-15", B1="2027-03-31")
        self.assert_shows("=COMPACT_NOTICE(A1;B1)", "not met")
        self.assert_shows("=COMPACT_NOTICE_OK(A1;B1)", "0")
        self.assertIn("is 15 days short of three months", self.result("=COMPACT_NOTICE_WHY(A1;B1)").String)
        self.assert_shows('=TEXT(COMPACT_NOTICE_BY(B1);"yyyy-mm-dd")', "2026-12-31")
        self.assert_shows('=TEXT(COMPACT_NOTICE_ENDS(A1);"yyyy-mm-dd")', "2027-04-15")

    def test_small_letters_and_stored_names(self):
        self.assert_shows('=compact_notice_ok("2026-12-31";"2027-03-31")', "1")
        self.assert_shows('=COMPACT.NOTICE_OK("2026-12-31";"2027-03-31")', "1")
        self.assert_shows('=compact.notice_ok("2026-12-31";"2027-03-31")', "1")

    def test_stored_name_is_frozen(self):
        cell = self.result('=COMPACT_NOTICE_OK("2026-12-31";"2027-03-31")')
        self.assertEqual(cell.Formula, '=COMPACT.NOTICE_OK("2026-12-31";"2027-03-31")')

    def test_from_a_macro(self):
        access = self.office.service("com.sun.star.sheet.FunctionAccess")
        dates = ("2027-01-15", "2027-03-31")
        self.assertEqual(access.callFunction("COMPACT_NOTICE", dates), "not met")
        self.assertEqual(access.callFunction("COMPACT_NOTICE_OK", dates), 0)
        self.assertIn("15 days short", access.callFunction("COMPACT_NOTICE_WHY", dates))
        self.assertEqual(access.callFunction("COMPACT_NOTICE_BY", ("2027-02-28",)), 46356)
        self.assertEqual(access.callFunction("COMPACT_NOTICE_ENDS", ("2026-11-30",)), 46446)


class EveryFunction(OfficeCase):
    """The examples of the reference: as they stand, and with their dates written in other ways."""

    DATE = re.compile(r'"(\d{4}-\d\d-\d\d)"')

    def dated(self):
        return [(example, self.DATE.findall(example.formula)) for example in EXAMPLES
                if self.DATE.search(example.formula)]

    def formula(self, example, *references):
        """Its formula with these references in the places of its dates."""
        left = iter(references)
        formula = self.DATE.sub(lambda date: next(left, date[0]), example.formula)
        return f'=TEXT({formula[1:]};"yyyy-mm-dd")' if example.is_date else formula

    def assert_result(self, example, shown):
        expected = example.result
        if expected.endswith(" ..."):
            expected, shown = expected[:-4], shown[:len(expected) - 4]
        self.assertEqual(shown, expected)

    def assert_from_cells(self):
        for example, dates in self.dated():
            with self.subTest(example.formula):
                self.type(**dict(zip(("A1", "B1"), dates)))
                self.assertNotEqual(self.cell("A1").Value, 0)
                self.assert_result(example, self.result(self.formula(example, "A1", "B1")).String)

    def test_every_function_has_an_example(self):
        self.assertEqual([function.name for function in FUNCTIONS if not function.examples], [])

    def test_as_they_stand(self):
        for example in EXAMPLES:
            with self.subTest(example.formula):
                self.assert_result(example, self.result(self.formula(example)).String)

    def test_serial_dates(self):
        self.assert_from_cells()

    def test_serial_dates_counted_from_1904(self):
        use_1904(self.document)
        self.assert_from_cells()

    def test_dates_in_words(self):
        for example, dates in self.dated():
            with self.subTest(example.formula):
                words = [datetime.date.fromisoformat(date).strftime('"%d %B %Y"') for date in dates]
                self.assert_result(example, self.result(self.formula(example, *words)).String)

    def test_ranges(self):
        for example, dates in self.dated():
            with self.subTest(example.formula):
                for row in (1, 2):
                    self.type(**{column + str(row): date for column, date in zip("AB", dates)})
                for shown in self.array(self.formula(example, "A1:A2", "B1:B2"), "D1:D2"):
                    self.assert_result(example, shown)
                self.cell("D1:D2").clearContents(FORMULA)

    def test_blanks(self):
        """A recorded reason excuses without dates: examples that give one are left out."""
        for example in [example for example, _ in self.dated() if example.formula.count(";") < 3]:
            with self.subTest(example.formula):
                self.assertRegex(self.result(self.formula(example, "C1", "C2")).String,
                                 "^([Cc]annot tell|[Nn]ot applicable|#N/A)")


class Wizard(OfficeCase):
    def described(self):
        """{name: (description, arguments)} of our functions, as the Function Wizard has them."""
        functions = self.office.service("com.sun.star.sheet.FunctionDescriptions")
        found = {}
        for i in range(functions.Count):
            values = {value.Name: value.Value for value in functions.getByIndex(i)}
            if values["Name"].startswith("COMPACT"):
                found[values["Name"]] = (values["Description"], values["Arguments"])
        return found

    def test_every_function_is_there(self):
        self.assertEqual(sorted(self.described()), sorted("COMPACT_" + name for name in NAMES))

    def test_every_function_and_argument_has_a_text(self):
        for name, (description, arguments) in self.described().items():
            with self.subTest(name):
                self.assertGreater(len(description), 20)
                for argument in arguments or ():
                    self.assertRegex(argument.Description, "^(Required|Optional): .{20}")
                    for text in (description, argument.Name, argument.Description):
                        self.assertNotIn("###", text)

    def test_argument_names_and_which_may_be_left_out(self):
        _, arguments = self.described()["COMPACT_NOTICE_OK"]
        self.assertEqual([argument.Name for argument in arguments],
                         ["given", "ends", "compact", "because", "as_of"])
        self.assertEqual([argument.Description[:8] for argument in arguments],
                         ["Required", "Required", "Optional", "Optional", "Optional"])


class Dates(OfficeCase):
    def test_outcomes(self):
        for given, ends, rest, outcome, ok in (
                ("2026-12-31", "2027-03-31", "", "met", "1"),
                ("2027-01-01", "2027-03-31", "", "not met", "0"),
                ("2026-11-30", "2027-02-28", "", "met", "1"),
                ("2026-12-01", "2027-02-28", "", "not met", "0"),
                ("2027-01-15", "2027-03-31", ';;"Grant withdrawn"', "excused", "1"),
                ("2027-01-15", "2027-03-31", ";;TRUE()", "excused", "1"),
                ("2027-01-15", "2027-03-31", ";;FALSE()", "not met", "0"),
                ("", "2027-06-30", ';;;"2027-02-15"', "due", "#N/A"),
                ("", "2027-06-30", "", "cannot tell", "#N/A"),
                ("2027-01-15", "", "", "cannot tell", "#N/A")):
            with self.subTest(given=given, ends=ends, rest=rest):
                self.type(A1=given, B1=ends)
                self.assert_shows(f"=COMPACT_NOTICE(A1;B1{rest})", outcome)
                self.assert_shows(f"=COMPACT_NOTICE_OK(A1;B1{rest})", ok)

    def test_text_that_is_a_date(self):
        self.assert_shows('=COMPACT_NOTICE_OK("31 Dec 2026";"31 March 2027")', "1")
        self.type(A1="'2027-01-15", B1="'31/03/2027")
        self.assert_shows("=COMPACT_NOTICE_OK(A1;B1)", "0")

    def test_recalculates_when_a_date_changes(self):
        self.type(A1="2026-12-31", B1="2027-03-31", C1="=COMPACT_NOTICE_OK(A1;B1)")
        self.type(A1="2027-01-15")
        self.assertEqual(self.cell("C1").String, "0")

    def test_limits(self):
        self.type(A1="2027-02-28")
        self.assertEqual(self.result("=COMPACT_NOTICE_BY(A1)").Value, 46356)
        self.assertEqual(self.result("=COMPACT_NOTICE_BY(B1)").getError(), NOT_AVAILABLE)
        self.assertEqual(self.result('=COMPACT_NOTICE_ENDS("2026-11-30")').Value, 46446)

    def test_blank_cells_are_no_dates(self):
        self.assert_error("=COMPACT_NOTICE_OK(A1;B1)", NOT_AVAILABLE)
        self.assert_shows("=COMPACT_NOTICE(A1;B1)", "cannot tell")
        self.assert_shows("=COMPACT_NOTICE(A1;B1;C1;D1;E1)", "cannot tell")
        self.assert_shows('=COMPACT_NOTICE("";"")', "cannot tell")
        self.assert_shows("=COMPACT_NOTICE(;)", "cannot tell")


class Ranges(OfficeCase):
    def setUp(self):
        super().setUp()
        self.type(A1="2026-12-31", A2="2027-01-15", A4="31 Feb 2027",
                  B1="2027-03-31", B2="2027-03-31", B3="2027-03-31", B4="2027-03-31")

    def test_numbers_and_errors_row_by_row(self):
        self.assertEqual(self.array("=COMPACT_NOTICE_OK(A1:A4;B1:B4)", "D1:D4"), ["1", "0", "#N/A", "Err:502"])
        errors = [self.cell(f"D{row}").getError() for row in range(1, 5)]
        self.assertEqual(errors, [0, 0, NOT_AVAILABLE, ILLEGAL_ARGUMENT])

    def test_words_row_by_row(self):
        self.assertEqual(self.array("=COMPACT_NOTICE(A1:A4;B1:B4)", "D1:D4"),
                         ["met", "not met", "cannot tell", 'Err:502 given: "31 Feb 2027" is not a day in the calendar.'])
        why = self.array("=COMPACT_NOTICE_WHY(A1:A4;B1:B4)", "E1:E4")
        self.assertEqual([text.split(".")[0] for text in why[:3]], ["Met", "Not met", "Cannot tell"])
        self.assertIn("31 Feb 2027", why[3])

    def test_one_value_counts_for_every_row(self):
        self.assertEqual(self.array('=COMPACT_NOTICE_OK(A1:A2;"2027-03-31")', "D1:D2"), ["1", "0"])
        self.assertEqual(self.array("=COMPACT_NOTICE_OK(A1:A2;B1)", "E1:E2"), ["1", "0"])

    def test_rows_and_columns(self):
        self.cell("A6:B7").setDataArray(((46387.0, 46402.0), (46356.0, 46402.0)))
        area = self.cell("D6:E7")
        area.setArrayFormula('=COMPACT_NOTICE_OK(A6:B7;"2027-03-31")')
        self.assertEqual(area.getDataArray(), ((1.0, 0.0), (1.0, 0.0)))

    def test_inside_another_function(self):
        self.assertEqual(self.array("=SUM(COMPACT_NOTICE_OK(A1:A2;B1:B2))", "D1:D1"), ["1"])

    def test_blank_range(self):
        self.assertEqual(self.array("=COMPACT_NOTICE_OK(F1:F2;G1:G2)", "D1:D2"), ["#N/A", "#N/A"])
        self.assertEqual(self.array("=COMPACT_NOTICE(F1:F2;G1:G2)", "E1:E2"), ["cannot tell", "cannot tell"])


class Document(OfficeCase):
    def set_property(self, value):
        properties = self.document.DocumentProperties.UserDefinedProperties
        if properties.PropertySetInfo.hasPropertyByName("Compact"):
            properties.removeProperty("Compact")
        if value is not None:
            properties.addProperty("Compact", 128, value)  # 128: may be removed

    def why_ending(self):
        return self.cell("C1").String.rsplit("Compact: ", 1)[-1]

    def test_property_set_changed_and_absent(self):
        self.type(A1="2026-12-31", B1="2027-03-31", C1="=COMPACT_NOTICE_WHY(A1;B1)")
        self.assertEqual(self.why_ending(), "hertfordshire-2018, the default.")
        for value, ending in (("derby", "derby-derbyshire-2016, the document's."),
                              ("herefordshire-2014", "herefordshire-2014, the document's."),
                              (None, "hertfordshire-2018, the default.")):
            with self.subTest(value):
                self.set_property(value)
                self.assert_eventually(self.why_ending, ending)

    def test_argument_stands_over_the_property(self):
        self.set_property("derby")
        self.type(C1='=COMPACT_NOTICE_WHY("2026-12-31";"2027-03-31";"herefordshire")')
        self.assertEqual(self.why_ending(), "herefordshire-2014.")

    def test_property_that_names_no_compact(self):
        self.set_property("Hertfordshyre")
        self.assert_error('=COMPACT_NOTICE_OK("2026-12-31";"2027-03-31")', ILLEGAL_ARGUMENT)
        self.assertIn("property Compact", self.result('=COMPACT_NOTICE_WHY("2026-12-31";"2027-03-31")').String)

    def test_dates_counted_from_1904(self):
        use_1904(self.document)
        self.type(A1="2027-01-15", B1="2027-03-31", B2="2027-02-28")
        self.assertIn("Notice on 15 Jan 2027 for an ending on 31 Mar 2027",
                      self.result("=COMPACT_NOTICE_WHY(A1;B1)").String)
        self.assertEqual(self.result("=COMPACT_NOTICE_BY(B2)").Value, 44894)  # 1,462 days less
        self.assert_shows('=TEXT(COMPACT_NOTICE_BY(B2);"yyyy-mm-dd")', "2026-11-30")

    def test_a_document_is_never_taken_for_the_one_before(self):
        """They often lie at the same address, well within the tenth of a second."""
        for round_number in range(20):
            self.office.close(self.document)
            self.document = self.office.new()
            if round_number % 2:
                use_1904(self.document)
            self.type(A1="2027-02-28")
            self.assert_shows('=TEXT(COMPACT_NOTICE_BY(A1);"yyyy-mm-dd")', "2026-11-30")


if __name__ == "__main__":
    main()
