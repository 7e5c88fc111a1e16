#!/usr/bin/python3
# test_endurance.py - ten thousand calls with whatever comes: no crash, and no memory that is not given back
#
# SPDX-License-Identifier: MPL-2.0

import random

from case import OfficeCase, main
from test_functions import FUNCTIONS as TABLE

SEED = 4
ROUNDS = 10
FORMULAS = 1000
GROWTH = 512 << 10  # bytes in nine rounds; a hundred bytes lost in each call would be nearly twice that

FUNCTIONS = [(function.name, len(function.arguments)) for function in TABLE]

SCALARS = ("", "0", "1", "-1", "46387", "46477.75", "99999999", "-700000", "1E300", "-1E-300", '""', '" "', '"2027-03-31"',
           '"31 Dec 2026"', '"31 Feb 2027"', '"03/04/2026"', '"soon"', '"Narnia"', '"derby"', '"hertfordshire-2018"',
           '"\u20ac \U0001f600"', 'REPT("x";30000)', '"%s%n"', "TRUE()", "FALSE()", "NA()", "1/0", "A1", "B2", "H40",
           "{1|2|3}", '{"2027-03-31";46387}', "TODAY()", "2^53", "Err", "#REF!")
WHOLE_COLUMNS = ("A:A", "A2:A1048576", "$C:$C", "B:B", "E:F")
RANGES = ("A1:A3", "A1:B3", "A1:C1", "C1:C3", "H40:H42", "A1:A50", "$A$1:$A$3", "D1:D3")


class Endurance(OfficeCase):
    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)
        self.type(A1="2026-12-31", A2="2027-01-15", A3="'soon", B1="2027-03-31", B3="=1/0", C1="derby", C2="7", C3="TRUE",
                  D1="'2027-03-31", D2="=NA()", D3="=1=1")

    def argument(self):
        return self.random.choice(SCALARS if self.random.random() < 0.8 else RANGES)

    def formula(self, argument=None):
        name, count = self.random.choice(FUNCTIONS)
        count = max(0, count + self.random.choice((0, 0, 0, 0, 0, -1, 1)))
        return f'=COMPACT_{name}({";".join((argument or self.argument)() for _ in range(count))})'

    def resident(self):
        """Bytes of soffice's own memory."""
        with open(f"/proc/{self.office.pid()}/statm", encoding="ascii") as file:
            pages = file.read().split()
        return (int(pages[1]) - int(pages[2])) * 4096

    def growth(self):
        """How many bytes more soffice has after calculating once more. Typing formulas costs Calc some of its own."""
        before = self.resident()
        self.document.calculateAll()
        return self.resident() - before

    def test_ten_thousand_calls(self):
        area = self.cell(f"J1:M{FORMULAS // 4}")
        grown = []
        for _ in range(ROUNDS):
            area.setFormulaArray(tuple(tuple(self.formula() for _ in range(4)) for _ in range(FORMULAS // 4)))
            grown.append(self.growth())
        self.assertLess(sum(grown[1:]), GROWTH, f"bytes in each round: {grown}")
        self.assert_shows('=COMPACT_NOTICE_OK("2026-12-31";"2027-03-31")', "1")

    def test_array_formulas(self):
        for _ in range(200):
            formula = self.formula()
            area = self.cell("J1:K4")
            area.setArrayFormula(formula)
            area.getDataArray()
            area.setArrayFormula("")
        self.assert_shows('=COMPACT_NOTICE_OK("2026-12-31";"2027-03-31")', "1")

    def test_whole_columns(self):
        """Few, since Calc takes a third of a second to pass one on."""
        for _ in range(40):
            column = self.random.choice(WHOLE_COLUMNS)
            self.result(self.formula(lambda: self.random.choice((column, column, '"4.4"', '"written"', '"derby"', "46387"))))
        self.assert_shows('=COMPACT_NOTICE_OK("2026-12-31";"2027-03-31")', "1")


if __name__ == "__main__":
    main()
