#!/usr/bin/python3
# test_mistakes.py - what makes no sense is Err:502 in Calc, and a sentence from _WHY
#
# SPDX-License-Identifier: MPL-2.0

from case import ILLEGAL_ARGUMENT, OfficeCase, main

DIVISION_BY_ZERO = 532
PARAMETER_LIST = 504

# The arguments, and what the sentence must say.
MISTAKES = (
    ('"31 Feb 2027";"2027-03-31"', ("given", '"31 Feb 2027"', "is not a day in the calendar")),
    ('"2027-02-31";"2027-03-31"', ("given", '"2027-02-31"', "is not a day in the calendar")),
    ('"2027-01-15";"soon"', ("ends", '"soon"', "is not a date")),
    ('"0000-01-01";"2027-03-31"', ("given", "is outside the years 1583 to 9999")),
    ('"2027-01-15";"10000-01-01"', ("ends", "is outside the years 1583 to 9999")),
    ('99999999;"2027-03-31"', ("given", "99999999", "is outside the years 1583 to 9999")),
    ('-700000;"2027-03-31"', ("given", "-700000", "is outside the years 1583 to 9999")),
    ('"03/04/2026";"2027-03-31"', ("given", '"03/04/2026"', "could be two dates")),
    ('"2027-01-15";"2027-03-31";"hertfordshyre"', ("compact", '"hertfordshyre"', '"hertfordshire"')),
    ('"2027-01-15";"2027-03-31";"Narnia"', ("compact", '"Narnia"')),
    ('"2027-01-15";"2027-03-31";7', ("compact", "7")),
    ('"2027-01-15";"2027-03-31";TRUE()', ("compact",)),
    ('"2027-01-15";"2027-03-31";;12', ("because", "12")),
    ('"2027-01-15";"2027-03-31";;;"tomorrow"', ("as_of", '"tomorrow"')),
)


class Arguments(OfficeCase):
    def test_each_mistake(self):
        for arguments, parts in MISTAKES:
            with self.subTest(arguments):
                self.assert_error(f"=COMPACT_NOTICE_OK({arguments})", ILLEGAL_ARGUMENT)
                self.assert_error(f"=COMPACT_NOTICE({arguments})", ILLEGAL_ARGUMENT)
                why = self.result(f"=COMPACT_NOTICE_WHY({arguments})").String
                for part in parts:
                    self.assertIn(part, why)

    def test_deadlines(self):
        for formula in ('=COMPACT_NOTICE_BY("31 Feb 2027")', '=COMPACT_NOTICE_BY("2027-02-28";"Narnia")',
                        '=COMPACT_NOTICE_ENDS("03/04/2026")'):
            self.assert_error(formula, ILLEGAL_ARGUMENT)

    def test_shows_as_an_error_that_calc_knows(self):
        self.assert_shows('=COMPACT_NOTICE_OK("soon";"2027-03-31")', "Err:502")
        self.assert_shows('=IFERROR(COMPACT_NOTICE_OK("soon";"2027-03-31");"mistake")', "mistake")

    def test_error_in_a_cell_stays_what_it_is(self):
        self.type(A1="=1/0", B1="2027-03-31")
        for name in ("NOTICE", "NOTICE_OK", "NOTICE_WHY"):
            self.assert_error(f"=COMPACT_{name}(A1;B1)", DIVISION_BY_ZERO)
        self.type(A1="=NA()")
        self.assert_shows("=COMPACT_NOTICE_OK(A1;B1)", "#N/A")

    def test_error_in_a_range_is_calcs_own(self):
        """Calc refuses to pass such a range on."""
        self.type(A1="=1/0", A2="2026-12-31")
        self.array('=COMPACT_NOTICE_OK(A1:A2;"2027-03-31")', "C1:C2")
        self.assertEqual(self.cell("C1").getError(), PARAMETER_LIST)

    def test_strange_text(self):
        for text in ("\u20ac 5", "\U0001f600", "x" * 5000, "%s%n", "2027-01-15\n"):
            with self.subTest(text[:10]):
                self.cell("A1").setString(text)
                self.result('=COMPACT_NOTICE_WHY(A1;"2027-03-31";A1;A1;A1)')
                self.assertNotEqual(self.cell("Z99").String, "")


class RangesThatDoNotFit(OfficeCase):
    def test_different_sizes(self):
        self.assert_error("=COMPACT_NOTICE_OK(A1:A3;B1:B2)", ILLEGAL_ARGUMENT)
        self.assert_shows("=COMPACT_NOTICE_WHY(A1:A3;B1:B2)",
                          "given has 3 rows and 1 column but ends has 2 rows and 1 column: give ranges of one size.")
        self.assert_shows('=COMPACT_NOTICE_WHY(A1:B2;"2027-03-31";C1:C4)',
                          "given has 2 rows and 2 columns but compact has 4 rows and 1 column: "
                          "give ranges of one size.")

    def test_different_sizes_as_an_array(self):
        self.assertEqual(self.array("=COMPACT_NOTICE_OK(A1:A3;B1:B2)", "D1:D2"), ["Err:502", "Err:502"])


class CalledByAMacro(OfficeCase):
    """A macro may pass what no sheet does."""

    MODULE = """
        Function Answer
          Dim compact, none
          On Error GoTo Refused
          compact = createUnoService("COMPACT")
          Answer = compact.%s(ThisComponent, %s, "2027-03-31", none, none, none)
          Exit Function
        Refused:
          Answer = "Refused: " & Error
        End Function
        """

    def call(self, name, given):
        """The answer of the function for that expression in Basic as `given`."""
        self.office.close(self.document)
        self.document = self.office.new(MacroExecutionMode=4)  # 4: run without asking
        library = self.document.BasicLibraries.createLibrary("Tests")
        library.insertByName("Macros", self.MODULE % (name, given))
        script = self.document.getScriptProvider().getScript(
            "vnd.sun.star.script:Tests.Macros.Answer?language=Basic&location=document")
        return script.invoke((), (), ())[0]

    def assert_refused(self, given, part):
        self.assertRegex(self.call("NOTICE_OK", given), "(?s)^Refused: .*" + part)

    def test_empty_range(self):
        for empty in ('CreateUnoValue("[][]any", Array())',
                      'CreateUnoValue("[][]any", Array(Array(), Array()))'):
            self.assert_refused(empty, "given is an empty range")
            self.assertEqual(self.call("NOTICE_WHY", empty),
                             "given is an empty range: give a range with cells in it.")

    def test_rows_of_different_lengths(self):
        self.assert_refused('CreateUnoValue("[][]any", Array(Array(1, 2), Array(3)))',
                            "rows of different lengths")

    def test_neither_number_nor_text(self):
        for value in ("ThisComponent", 'CreateUnoValue("[]double", Array(1))', "ThisComponent.NullDate"):
            self.assert_refused(value, "neither a number nor text")

    def test_other_numbers(self):
        self.assertEqual(self.call("NOTICE_OK", 'CreateUnoValue("long", 46387)'), 1)
        self.assertEqual(self.call("NOTICE_OK", 'CreateUnoValue("short", 0)'), None)


if __name__ == "__main__":
    main()
