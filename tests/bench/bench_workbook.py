#!/usr/bin/env python3
# bench_workbook.py - what making workbooks costs, against its bars
#
# SPDX-License-Identifier: MPL-2.0
"""bench_workbook.py --build build/release: every figure is a ratio within one run, or stands with its bar. Ends in 1 if
one is missed."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = 100000      # to compare with libxlsxwriter alone
ROWS_PYTHON = 20000
TEMPLATE_RUNS = 9

missed = []


def processor_seconds(command):
    """What a command took of the processor, and its largest memory in KiB."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def tell(what, figure, bar, is_met):
    print(f"{what}: {figure} ({bar})")
    if not is_met:
        missed.append(what)


def bench_cells(build, folder):
    command = [os.path.join(build, "bench_workbook"), os.path.join(HERE, "rows.xml"), str(ROWS), folder]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    print(printed, end="")
    if float(printed.split("ratio ")[1].split()[0]) > 1.3:
        missed.append("the cells alone")


def bench_python(build, folder):
    command = [os.path.join(build, "bench_workbook"), os.path.join(HERE, "rows.xml"), str(ROWS_PYTHON), folder]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    ours = float(printed.split("columns: ")[1].split()[0])
    for library in ("xlsxwriter", "openpyxl"):
        theirs, _ = processor_seconds(["/usr/bin/python3", os.path.join(HERE, "write_cells.py"), library,
                                       os.path.join(folder, "cells.json"), os.path.join(folder, "python.xlsx")])
        tell(f"{library} for the same {ROWS_PYTHON} rows", f"{theirs / ours:.1f} times as long", "3.0", theirs >= 3 * ours)


def bench_memory(build, folder):
    tool = os.path.join(build, "compact")
    used = []
    for rows in (10000, 20000, 40000):
        _, memory = processor_seconds([tool, "new", "consultations", "--rows", str(rows), "--force", "-o",
                                       os.path.join(folder, "rows.xlsx")])
        used.append(memory)
    first, second = (used[1] - used[0]) / 10000, (used[2] - used[1]) / 20000
    tell("memory", f"{first:.1f} and then {second:.1f} KiB a row", "linear", second < first * 1.15)


def bench_default(build, folder):
    tool = os.path.join(build, "compact")
    listed = subprocess.run([tool, "new", "--list"], check=True, stdout=subprocess.PIPE, text=True).stdout
    for template in [line.split(" - ")[0] for line in listed.splitlines() if " - " in line and line[0] != " "]:
        taken = [processor_seconds([tool, "new", template, "--force", "-o",
                                    os.path.join(folder, "default.xlsx")])[0] for _ in range(TEMPLATE_RUNS)]
        median = statistics.median(taken) * 1000
        tell(f"a default workbook, {template}", f"{median:.0f} ms", "50", median <= 50)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench_default(options.build, folder)
        bench_memory(options.build, folder)
        bench_python(options.build, folder)
        bench_cells(options.build, folder)
    for what in missed:
        print(f"missed: {what}")
    return 1 if missed else 0


sys.exit(main())
