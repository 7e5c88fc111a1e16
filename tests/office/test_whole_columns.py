#!/usr/bin/python3
# test_whole_columns.py - A:A as an argument, in one cell, as an array formula, in many cells
#
# SPDX-License-Identifier: MPL-2.0

from case import ILLEGAL_ARGUMENT, NOT_AVAILABLE, OfficeCase, main

PARAMETER_LIST = 504
LAST = 1048576

# The third row has nothing recorded, the fifth is the last.
DATES = (("2026-12-31", "2027-03-31"), ("2027-01-15", "2027-03-31"), ("", ""), ("2026-11-30", "2027-02-28"),
         ("", "2027-02-28"))
OUTCOMES = ["met", "not met", "cannot tell", "met", "cannot tell"]


class WholeColumns(OfficeCase):
    def setUp(self):
        super().setUp()
        for row, (given, ends) in enumerate(DATES, 1):
            self.type(**{f"A{row}": given, f"B{row}": ends})

    def test_in_one_cell_the_first_row_is_answered(self):
        """As Calc shows any array in one cell: which row the formula stands in is not told to a function."""
        for cell in ("D1", "D2"):
            self.type(**{cell: "=COMPACT_NOTICE_OK(A:A;B:B)"})
            self.assertEqual(self.cell(cell).String, "1")
        self.assertRegex(self.result("=COMPACT_NOTICE_WHY(A:A;B:B)").String, "^Met[.] Notice on 31 Dec 2026")
        self.assert_shows('=COMPACT_NOTICE(A:A;"2027-03-31")', "met")
        self.assertEqual(self.result("=COMPACT_NOTICE_BY(B:B)").Value, 46387)

    def test_as_an_array_as_far_as_filled(self):
        self.assertEqual(self.array("=COMPACT_NOTICE(A:A;B:B)", "D1:D7"), OUTCOMES + ["#N/A", "#N/A"])
        self.assertEqual(self.array("=COMPACT_NOTICE_OK(A:A;B:B)", "E1:E7"),
                         ["1", "0", "#N/A", "1", "#N/A", "#N/A", "#N/A"])
        self.assertRegex(self.array('=COMPACT_NOTICE_WHY(A:A;"2027-03-31")', "F1:F7")[1], "^Not met[.].* 15 days short")
        self.assertEqual(self.array('=TEXT(COMPACT_NOTICE_BY(B:B);"yyyy-mm-dd")', "G1:G2"), ["2026-12-31"] * 2)

    def test_over_the_whole_of_another_column(self):
        area = self.cell(f"D1:D{LAST}")
        area.setArrayFormula('=COMPACT_NOTICE(A:A;"2027-03-31")')
        self.assertEqual(self.shown("D1:D5"), ["met", "not met", "cannot tell", "met", "#N/A"])
        self.assertEqual(self.cell(f"D{LAST}").getError(), NOT_AVAILABLE)

    def test_below_a_header(self):
        self.assertEqual(self.array(f"=COMPACT_NOTICE(A2:A{LAST};B2:B{LAST})", "D2:D5"), OUTCOMES[1:])
        self.assertEqual(self.result(f"=ROWS(COMPACT_NOTICE(A2:A{LAST};B2:B{LAST}))").Value, 4)

    def test_inside_other_functions(self):
        for formula, value in (('SUMPRODUCT(COMPACT_NOTICE(A:A;B:B)="not met")', 1),
                               ('SUMPRODUCT((COMPACT_NOTICE(A:A;B:B)="met")*(B:B>46450))', 1),
                               ("COUNT(COMPACT_NOTICE_OK(A:A;B:B))", 3), ("ROWS(COMPACT_NOTICE_BY(B:B))", 5)):
            self.assertEqual(self.result("=" + formula).Value, value, formula)

    def test_follows_what_is_filled(self):
        self.type(D1='=SUMPRODUCT(COMPACT_NOTICE(A:A;B:B)="not met")')
        self.array("=COMPACT_NOTICE(A:A;B:B)", "E1:E7")
        self.type(B6="2027-02-28", A6="2026-12-01")
        self.assertEqual((self.cell("D1").Value, self.cell("E6").String), (2, "not met"))
        self.type(A6="", B6='=""', A5="", B5="")
        self.assertEqual(self.shown("E1:E7"), OUTCOMES[:4] + ["#N/A"] * 3)

    def test_nothing_filled(self):
        self.assert_shows("=COMPACT_NOTICE(F:F;G:G)", "cannot tell")
        self.assert_error("=COMPACT_NOTICE_OK(F:F;G:G)", NOT_AVAILABLE)
        self.assertEqual(self.result("=ROWS(COMPACT_NOTICE(F:F;G:G))").Value, 1)

    def test_the_last_row_of_the_sheet(self):
        self.type(**{f"A{LAST}": "2027-01-15"})
        self.assertEqual(self.result('=INDEX(COMPACT_NOTICE_OK(A:A;"2027-03-31");1048576)').Value, 0)

    def test_ranges_that_do_not_lie_side_by_side(self):
        self.assert_error(f"=COMPACT_NOTICE_OK(A:A;B2:B{LAST})", ILLEGAL_ARGUMENT)
        self.assert_shows(f"=COMPACT_NOTICE_WHY(A:A;B2:B{LAST})",
                          "given has 1048576 rows and 1 column but ends has 1048575 rows and 1 column: "
                          "give ranges of one size.")

    def test_ranges_that_would_fit_what_is_filled(self):
        """A:A is filled down to row 4: B2:B5 has as many rows, but other ones."""
        self.assert_shows("=COMPACT_NOTICE_WHY(A:A;B2:B5)",
                          "given has 1048576 rows and 1 column but ends has 4 rows and 1 column: give ranges of one size.")

    def test_an_error_among_them_is_calcs_own(self):
        self.type(A2="=1/0")
        self.assert_error("=COMPACT_NOTICE_OK(A:A;B:B)", PARAMETER_LIST)

    def test_in_many_cells(self):
        self.cell("D1:D4").setFormulaArray((('=COMPACT_NOTICE_OK(A:A;"2027-03-31")',),) * 4)
        self.assertEqual(self.shown("D1:D4"), ["1"] * 4)
        self.type(A1="2027-01-15")
        self.assertEqual(self.shown("D1:D4"), ["0"] * 4)

    def test_whole_rows(self):
        self.cell("A11:B12").setDataArray(((46387.0, 46402.0), (46477.0, 46477.0)))
        self.assert_shows("=COMPACT_NOTICE(11:11;12:12)", "met")
        area = self.cell("A20:C20")
        area.setArrayFormula("=COMPACT_NOTICE(11:11;12:12)")
        self.assertEqual(area.getDataArray(), (("met", "not met", "cannot tell"),))

    def test_outlive_saving(self):
        self.array('=COMPACT_NOTICE(A:A;"2027-03-31")', "D1:D6")
        self.type(E1="=COMPACT_NOTICE_BY(B:B)")
        for ending in (".ods", ".xlsx"):
            with self.subTest(ending):
                self.reload(self.office.save(self.document, self.office.path("columns" + ending)))
                self.document.calculateAll()
                self.assertEqual((*self.shown("D1:D2"), self.cell("E1").Value), ("met", "not met", 46387))


class WholeTables(OfficeCase):
    """Of COMPACT_CHECK: a header in A1:C1, and its columns."""

    ROWS = (("notice_given", "funding_ends", "written", "reasons", "event"), (46387.0, 46477.0, "yes", "Money", "ending"),
            (46402.0, 46477.0, "yes", "Money", "ending"), ("", 46477.0, "yes", "Money", "ending"))
    ANSWERS = ["met", "not met", "cannot tell"]

    def check(self, name="CHECK", names="A1:E1", values=f"A2:E{LAST}"):
        return f'=COMPACT_{name}("hertfordshire";"4.4";{names};{values})'

    def setUp(self):
        super().setUp()
        self.cell("A1:E4").setDataArray(self.ROWS)

    def test_columns_below_the_header(self):
        self.assert_shows(self.check(), "met")
        self.assertEqual(self.array(self.check(), "G2:G5"), self.ANSWERS + ["#N/A"])
        self.assertEqual(self.result(self.check("CHECK_OK")).Value, 1)
        self.assertRegex(self.result(self.check("CHECK_WHY")).String, "^Met[.] Notice on 31 Dec 2026")

    def test_whole_columns_have_their_header_too(self):
        shown = self.array(self.check(values="A:E"), "G1:G4")
        self.assertRegex(shown[0], '^Err:502 notice_given: "notice_given" is not a date')
        self.assertEqual(shown[1:], self.ANSWERS)

    def test_names_and_values_side_by_side(self):
        self.cell("G1:H5").setDataArray(tuple(zip(self.ROWS[0], self.ROWS[2])))
        self.assert_shows(self.check(names="G:G", values="H:H"), "not met")
        self.type(H2="2027-04-15")
        self.assert_shows(self.check(names="G:G", values="H:H"), "met")
        for values in (f"H2:H{LAST}", "H2:H6"):
            self.assert_error(self.check(names="G:G", values=values), ILLEGAL_ARGUMENT)

    def test_whole_rows(self):
        self.document.Sheets.insertNewByName("Answers", 1)
        cell = self.document.Sheets[1].getCellRangeByName("A1")
        cell.setFormula(self.check(names="$Sheet1.1:1", values="$Sheet1.3:3"))
        self.assertEqual(cell.String, "not met")


if __name__ == "__main__":
    main()
