#!/usr/bin/python3
# test_ranges.py - functions of whole ranges in real Calc: whole clauses over a table, lists that fill a range
#
# SPDX-License-Identifier: MPL-2.0

import uno
from case import ILLEGAL_ARGUMENT, NOT_AVAILABLE, OfficeCase, main

DIVISION_BY_ZERO = 532

HEADER = ("Agreement", "notice_given", "Last funded day", "event", "written", "reasons")
ROWS = (("Acorn Trust", "2026-12-31", "2027-03-31", "ending", "yes", "Money"),
        ("Beacon House", "2027-01-15", "2027-03-31", "ending", "yes", "Money"),
        ("Cedar Aid", "2026-12-31", "2027-03-31", "ending", "no", "Money"),
        ("Dale Drop-in", "", "2027-03-31", "ending", "yes", "Money"),
        ("Elm Club", "2026-12-31", "2027-03-31", "expiry", "", ""))
OUTCOMES = ["met", "not met", "not met", "cannot tell", "not applicable"]


class Tables(OfficeCase):
    """A table of agreements in A1:F6."""

    def setUp(self):
        super().setUp()
        for y, row in enumerate((HEADER,) + ROWS):
            for x, content in enumerate(row):
                self.document.Sheets[0].getCellByPosition(x, y).setFormula(content)

    def check(self, name="CHECK", names="B$1:F$1", values="B2:F2", rest=""):
        return f'=COMPACT_{name}("hertfordshire";"4.4";{names};{values}{rest})'


class Checks(Tables):
    def test_row_by_row(self):
        for row, outcome in enumerate(OUTCOMES, 2):
            self.assert_shows(self.check(values=f"B{row}:F{row}"), outcome)

    def test_all_rows_as_an_array(self):
        self.assertEqual(self.array(self.check(values="B2:F6"), "H2:H6"), OUTCOMES)
        self.assertEqual(self.array(self.check("CHECK_OK", values="B2:F6"), "I2:I6"), ["1", "0", "0", "#N/A", "#N/A"])
        why = self.array(self.check("CHECK_WHY", values="B2:F6"), "J2:J6")
        self.assertEqual([text.split(".")[0].lower() for text in why], OUTCOMES)
        self.assertIn("15 days short of three months", why[1])
        self.assertTrue(why[1].endswith(" Compact: hertfordshire-2018."), why[1])

    def test_words_equal_words(self):
        """In an array of values of any kind they would equal nothing, and a mistake must not make it one."""
        self.type(B5="31 Feb 2027")
        formula = self.check(values="B2:F6")
        self.array(formula, "H2:H6")
        for count in ('COUNTIF(H2:H6;"not met")', '(H3="not met")*2', 'SUMPRODUCT(H2:H6="not met")',
                      f'SUMPRODUCT({formula[1:]}="not met")', 'MATCH("not met";H2:H6;0)'):
            self.assertEqual(self.result(f"=VALUE({count})").Value, 2, count)

    def test_recalculates_when_a_fact_changes(self):
        self.type(H3=self.check(values="B3:F3"))
        self.assertEqual(self.cell("H3").String, "not met")
        self.type(B3="2026-12-15")
        self.assertEqual(self.cell("H3").String, "met")
        self.type(C1="Colour")
        self.assertEqual(self.cell("H3").getError(), ILLEGAL_ARGUMENT)

    def test_names_in_a_column(self):
        for y in range(6):
            for x in range(6):
                content = ((HEADER,) + ROWS)[x][y]
                self.document.Sheets[0].getCellByPosition(10 + x, y).setFormula(content)
        self.assert_shows(self.check(names="K2:K6", values="M2:M6"), "not met")
        area = self.cell("K10:O10")
        area.setArrayFormula(self.check(names="K2:K6", values="L2:P6"))
        self.assertEqual([area.getCellByPosition(x, 0).String for x in range(5)], OUTCOMES)

    def test_blank_and_zero(self):
        self.type(E2="0")
        self.assert_shows(self.check(), "not met")
        self.type(E2="")
        self.assert_shows(self.check(), "cannot tell")
        self.type(E2="=FALSE()")
        self.assert_shows(self.check(), "not met")
        self.assert_shows(self.check(names='"written"', values="Q1"), "cannot tell")
        self.assert_shows(self.check(names='"written"', values='"no"'), "not met")

    def test_dates_of_the_document_and_as_text(self):
        self.cell("B2").setString("31 Dec 2026")
        self.assert_shows(self.check(), "met")
        self.type(B5="")
        self.assert_shows(self.check(values="B5:F5", rest=';"2026-12-31"'), "due")
        self.assert_shows(self.check(values="B5:F5", rest=';"2027-01-01"'), "not met")

    def test_a_name_that_is_none(self):
        names = "A$1:F$1"
        self.assert_error(self.check(names=names, values="A2:F2"), ILLEGAL_ARGUMENT)
        self.assertEqual(self.result(self.check("CHECK_WHY", names, "A2:F2")).String,
                         'names: there is no fact "Agreement".')
        self.type(A1="")
        self.assert_shows(self.check(names=names, values="A2:F2"), "met")

    def test_a_mistake_in_one_row(self):
        self.type(B3="31 Feb 2027")
        shown = self.array(self.check(values="B2:F4"), "H2:H4")
        self.assertEqual(shown, ["met", 'Err:502 notice_given: "31 Feb 2027" is not a day in the calendar.', "not met"])
        self.assertIn("31 Feb 2027", self.result(self.check("CHECK_WHY", values="B3:F3")).String)

    def test_sizes_that_do_not_fit(self):
        self.assert_error(self.check(values="B2:E2"), ILLEGAL_ARGUMENT)
        self.assertIn("names has 1 x 5 cells", self.result(self.check("CHECK_WHY", values="B2:E2")).String)

    def test_an_error_in_a_cell_is_calcs_own(self):
        self.type(B2="=1/0")
        self.assertNotEqual(self.result(self.check()).getError(), 0)
        self.assert_error(self.check(names='"written"', values="B2"), DIVISION_BY_ZERO)

    def test_a_clause_for_each_answer(self):
        self.type(H1="'4.4", H2="'4.3")
        self.assertEqual(self.array('=COMPACT_CHECK("hertfordshire";H1:H2;B1:F1;B3:F3)', "I1:I2"),
                         ["not met", "cannot tell"])

    def test_from_a_macro(self):
        access = self.office.service("com.sun.star.sheet.FunctionAccess")
        header = uno.Any("[][]any", (("notice_given", "funding_ends"),))
        row = uno.Any("[][]any", ((46402.0, 46477.0),))
        arguments = ("COMPACT_CHECK_OK", ("hertfordshire", "4.4", header, row))
        self.assertEqual(uno.invoke(access, "callFunction", arguments), 0)


class Lists(OfficeCase):
    def rows(self, cells):
        return self.cell(cells).getDataArray()

    def fill(self, formula, cells):
        self.cell(cells).setArrayFormula(formula)
        return self.rows(cells)

    def test_compacts(self):
        rows = self.fill("=COMPACT_LIST()", "A1:D5")
        self.assertIn(("derby-derbyshire-2016", "Derby and Derbyshire Compact", "draft", "built in"), rows)
        self.assertEqual(self.result("=ROWS(COMPACT_LIST())").Value, 5)

    def test_clauses(self):
        rows = self.fill('=COMPACT_CLAUSES("hertfordshire";"statutory";"change-and-ending")', "A1:F4")
        self.assertEqual(rows[3][:5], ("4.4", "statutory", "change-and-ending", "must", "quantified"))
        self.assertGreater(self.result('=ROWS(COMPACT_CLAUSES("derby"))').Value, 60)
        self.assert_error('=COMPACT_CLAUSES("derby";"council")', ILLEGAL_ARGUMENT)
        self.assert_error('=COMPACT_CLAUSES("derby";"statutory";"success-measure")', NOT_AVAILABLE)

    def test_facts_make_a_header(self):
        """The names of a clause's facts, turned into a header, are taken by CHECK."""
        self.cell("A1:F1").setArrayFormula('=TRANSPOSE(INDEX(COMPACT_FACTS("hertfordshire";"4.4");0;1))')
        self.assertEqual(self.rows("A1:F1")[0][:3], ("event", "notice_given", "funding_ends"))
        self.type(A2="ending", B2="2027-01-15", C2="2027-03-31")
        self.assert_shows('=COMPACT_CHECK("hertfordshire";"4.4";A1:F1;A2:F2)', "not met")

    def test_clause_by_clause(self):
        self.type(A1="'4.4", A2="'2.4", A3="'9.99")
        self.assertEqual(self.array('=COMPACT_CLAUSE("hertfordshire";A1:A3;"quantity")', "B1:B3"),
                         ["P3M", "P12W", 'Err:502 clause: the Hertfordshire Compact has no clause "9.99".'])
        self.type(A1="4.4")
        self.assert_error('=COMPACT_CLAUSE("hertfordshire";A1)', ILLEGAL_ARGUMENT)

    def test_a_list_outlives_saving(self):
        self.fill("=COMPACT_LIST()", "A1:D5")
        for ending in (".ods", ".xlsx"):
            with self.subTest(ending):
                path = self.office.save(self.document, self.office.path("list" + ending))
                self.reload(path)
                self.document.calculateAll()
                self.assertEqual(self.rows("A1:A1"), (("hertfordshire-2018",),))
                self.assertIn("COMPACT", self.cell("A1").Formula)


class Arithmetic(OfficeCase):
    def test_dates(self):
        self.type(A1="2027-02-28")
        self.assertEqual(self.result('=COMPACT_LATEST(A1;"P3M")').Value, 46356)
        self.assertEqual(self.result('=COMPACT_ADD("2026-11-30";"P3M")').Value, 46446)
        self.assert_error('=COMPACT_ADD(A1;"P3X")', ILLEGAL_ARGUMENT)
        self.assert_error('=COMPACT_ADD(A2;"P3M")', NOT_AVAILABLE)

    def test_ranges_row_by_row(self):
        self.type(A1="2027-02-28", A2="2027-03-31", B1="P3M", B2="P12W")
        self.assertEqual(self.array('=TEXT(COMPACT_LATEST(A1:A2;B1:B2);"yyyy-mm-dd")', "C1:C2"),
                         ["2026-11-30", "2027-01-06"])

    def test_full_cost(self):
        self.assertEqual(self.result("=COMPACT_FULL_COST(50000;60000;3;12)").Value, 65000)
        self.assert_error("=COMPACT_FULL_COST(50000;60000;3;0)", ILLEGAL_ARGUMENT)
        self.assert_error("=COMPACT_FULL_COST(-1;60000;3;12)", ILLEGAL_ARGUMENT)


if __name__ == "__main__":
    main()
