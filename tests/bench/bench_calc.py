#!/usr/bin/python3
# bench_calc.py - what our functions and our load job cost in real Calc, as ratios within one run
#
# SPDX-License-Identifier: MPL-2.0
"""Measures the extension in headless Calc against Calc's own work and prints each ratio with its bar.
Fails if a bar is missed. Every pair is measured in turns, and the median of the rounds' ratios counts. Calculating is
measured as processor time, loading and starting as the time that a person waits."""

import argparse
import os
import re
import statistics
import sys
import time
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "office"))
from books import Formula, write_xlsx  # noqa: E402
from office import Office, OfficeError  # noqa: E402

from com.sun.star.beans.PropertyAttribute import REMOVABLE  # noqa: E402
from com.sun.star.sheet.FillDirection import TO_BOTTOM  # noqa: E402

ROWS = 100_000
CALC_ROUNDS = 9
TOPIC_ROUNDS = 11
LOAD_ROUNDS = 9
START_ROUNDS = 9
MILLION = 1_000_000


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_clock(office):
    """Measures what soffice's own threads take of a processor, whatever else the machine does meanwhile: nothing that
    has to do with functions of extensions, EDATE among them, is calculated by more than one of them."""
    clock = time.CLOCK_PROCESS_CPUTIME_ID | ~office.pid() << 3  # as clock_getcpuclockid() makes it

    def measure(work):
        start = time.clock_gettime(clock)
        work()
        return time.clock_gettime(clock) - start

    return measure


def times_of(rounds, measure=seconds, **works):
    """The times of each work; the works take turns, so that a slow minute is slow for all."""
    times = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(measure(work))
    return times


class Bars:
    """The ratios, each printed with its bar."""

    def __init__(self):
        self.missed = 0

    def report(self, name, values, baselines, bar, unit="ms"):
        """The ratio is the median of each round's own, so that one disturbed round decides nothing."""
        ratio = statistics.median(value / baseline for value, baseline in zip(values, baselines))
        value, baseline = statistics.median(values), statistics.median(baselines)
        verdict = "" if ratio <= bar else "  MISSED"
        self.missed += ratio > bar
        print(f"{name:<66} {value * 1e3:7.0f} {unit} / {baseline * 1e3:5.0f} {unit} = {ratio:5.2f}"
              f"  (at most {bar:.2f}){verdict}", flush=True)

    def report_more(self, name, values, baselines, bar):
        """How much more it takes than the baseline."""
        more = statistics.median(value - baseline for value, baseline in zip(values, baselines))
        verdict = "" if more <= bar else "  MISSED"
        self.missed += more > bar
        print(f"{name:<66} {more * 1e3:+7.0f} ms  (at most {bar * 1e3:+.0f} ms){verdict}", flush=True)


# Calculating

def sheet_of_dates(office):
    """A document with two columns of dates and room for formulas."""
    document = office.new()
    dates = tuple((46000.0 + row % 1000, 46060.0 + row % 1100) for row in range(ROWS))
    document.Sheets[0].getCellRangeByName(f"A1:B{ROWS}").setDataArray(dates)
    return document


def fill_rows(document, column, formula):
    """One formula in each row. setFormulaArray would take a time that grows with the square of the rows."""
    sheet = document.Sheets[0]
    sheet.getCellRangeByName(f"{column}1").setFormula(formula)
    sheet.getCellRangeByName(f"{column}1:{column}{ROWS}").fillAuto(TO_BOTTOM, 1)


def calculation(office, make, column, formula, array=False):
    """A document with nothing to calculate but that formula."""
    document = make(office)
    sheet = document.Sheets[0]
    if array:
        sheet.getCellRangeByName(f"{column}1:{column}{ROWS}").setArrayFormula(formula)
    else:
        fill_rows(document, column, formula)
    document.calculateAll()
    if sheet.getCellRangeByName(f"{column}{ROWS}").getError():
        raise OfficeError(f"{formula} is an error")
    return document


# The Compact that is asked about each topic: the default where it answers.
TOPICS = {"NOTICE": "", "CONSULTATION": "", "DECISION": "derby", "RENEWAL": "herefordshire", "TERM": "",
          "RESOLUTION": "herefordshire", "SURVEY": "", "ASSESSMENT": "", "RESPONSE": "", "MONITORING": "", "RISK": "derby",
          "IMPROVEMENT": ""}


def sheet_of_compact(compact):
    """Makes a sheet of dates of a document whose property names that Compact."""
    def make(office):
        document = sheet_of_dates(office)
        if compact:
            document.DocumentProperties.UserDefinedProperties.addProperty("Compact", REMOVABLE, compact)
        return document
    return make


def bench_topics(office, bars):
    """Each function on its own beside Calc's formula, so that what they are compared with is as old as they are."""
    for topic, compact in TOPICS.items():
        for name in (topic, topic + "_OK"):
            works = {"calc": calculation(office, sheet_of_dates, "C", "=B1>=EDATE(A1;3)"),
                     "ours": calculation(office, sheet_of_compact(compact), "C", f"=COMPACT_{name}(A1;B1)")}
            times = times_of(TOPIC_ROUNDS, processor_clock(office),
                             **{work: document.calculateAll for work, document in works.items()})
            for document in works.values():
                office.close(document)
            bars.report(f"{ROWS:,} rows of COMPACT_{name} / =B>=EDATE(A;3)", times["ours"], times["calc"], 1.0)


# Twelve facts of Hertfordshire 4.4 and its neighbours: what an agreement's row holds.
HEADER = ("notice_given", "funding_ends", "event", "written", "reasons", "exceptional", "agreement_type",
          "end_decision_made", "response_considered", "impact_assessed", "agreement_signed", "monitoring_agreed")


def table_of_facts(office):
    """The same dates as the first of twelve columns, under their names."""
    document = sheet_of_dates(office)
    sheet = document.Sheets[0]
    rest = ("ending", 1.0, "Grant withdrawn", "", "grant", 45990.0, 45980.0, 45970.0, 45000.0, 44990.0)
    sheet.getCellRangeByName(f"E1:N{ROWS}").setDataArray((rest,) * ROWS)
    sheet.getCellRangeByName("P1:AA1").setDataArray((HEADER,))
    sheet.getCellRangeByName(f"C1:D{ROWS}").setDataArray(sheet.getCellRangeByName(f"A1:B{ROWS}").DataArray)
    return document


def bench_calculation(office, bars):
    check = '=COMPACT_CHECK("hertfordshire";"4.4";P$1:AA$1;C1:N1)'
    documents = {
        "calc": calculation(office, sheet_of_dates, "C", "=B1>=EDATE(A1;3)"),
        "array": calculation(office, sheet_of_dates, "C", f"=COMPACT_NOTICE_OK(A1:A{ROWS};B1:B{ROWS})", array=True),
        "why": calculation(office, sheet_of_dates, "C", "=COMPACT_NOTICE_WHY(A1;B1)"),
        "check": calculation(office, table_of_facts, "O", check),
        "table": calculation(office, table_of_facts, "O", check.replace("N1", f"N{ROWS}"), array=True),
    }
    times = times_of(CALC_ROUNDS, processor_clock(office),
                     **{name: document.calculateAll for name, document in documents.items()})
    for document in documents.values():
        office.close(document)
    bars.report("COMPACT_NOTICE_OK as one array formula", times["array"], times["calc"], 0.4)
    bars.report("COMPACT_NOTICE_WHY", times["why"], times["calc"], 3.0)
    bars.report("COMPACT_CHECK over twelve facts", times["check"], times["calc"], 3.0)
    bars.report("the same as one array formula", times["table"], times["calc"], 3.0)


# Loading

def without_job(oxt, path):
    """A copy of the extension that does not run the load job."""
    with zipfile.ZipFile(oxt) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "META-INF/manifest.xml":
                data = re.sub(rb"<manifest:file-entry[^>]*Jobs.xcu[^>]*>", b"", data)
            copy.writestr(name, data)
    return path


def workbooks(office):
    """An .xlsx and an .ods of 100,000 formulas without a name of ours, as Calc saves them."""
    document = sheet_of_dates(office)
    fill_rows(document, "C", '=IF(B1>=A1+90;"in time";B1-A1)')
    paths = [office.save(document, office.path("formulas" + ending)) for ending in (".xlsx", ".ods")]
    office.close(document)
    return paths


def workbook_of_ours(office):
    """An .xlsx of 100,000 names that Calc does not know when it reads them."""
    cells = {}
    for row in range(1, ROWS + 1):
        cells[f"C{row}"] = Formula(f"COMPACT_NOTICE_OK({{A{row}}};{{B{row}}})")
    return write_xlsx(office.path("names.xlsx"), {"Grants": cells})


def bench_load(office, other, bars):
    for path in [*workbooks(office), workbook_of_ours(office)]:
        times = times_of(LOAD_ROUNDS, job=lambda: office.close(office.load(path)),
                         none=lambda: other.close(other.load(path)))
        bars.report(f"loading {ROWS:,} formulas, {os.path.basename(path)}, with the load job / without",
                    times["job"], times["none"], 1.2)


# Starting, and memory

def started(office):
    """Seconds until an office has an empty spreadsheet."""
    took = seconds(lambda: (office.start(), office.new()))
    office.stop()
    return took


def bench_start(oxt, bars):
    ours, plain = Office(oxt), Office()
    try:
        ours.install(oxt)
        for office in (ours, plain):
            started(office)  # the first start of a profile is another matter
        times = [(started(ours), started(plain)) for _ in range(START_ROUNDS)]
    finally:
        ours.remove()
        plain.remove()
    bars.report_more("starting Calc with the extension", *zip(*times), 0.05)


def resident(office):
    """Bytes of soffice's own memory."""
    with open(f"/proc/{office.pid()}/statm", encoding="ascii") as file:
        pages = file.read().split()
    return (int(pages[1]) - int(pages[2])) * 4096


def memory_of(oxt, formula):
    """Bytes that a million rows take once they have been calculated three times over."""
    with Office(oxt) as office:
        document = office.new()
        sheet = document.Sheets[0]
        for name, content in (("A1", "46000"), ("B1", "46100"), ("C1", formula)):
            sheet.getCellRangeByName(name).setFormula(content)
        sheet.getCellRangeByName(f"A1:C{MILLION}").fillAuto(TO_BOTTOM, 1)
        for _ in range(3):
            document.calculateAll()
        return resident(office)


def bench_memory(oxt, bars):
    sizes = [memory_of(oxt, formula) / 1e9 for formula in ("=COMPACT_NOTICE_OK(A1;B1)", "=B1>=EDATE(A1;3)")]
    bars.report(f"memory of {MILLION:,} rows of COMPACT_NOTICE_OK / =B>=EDATE(A;3)", [sizes[0]], [sizes[1]], 1.1, "MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oxt", default=os.environ.get("COMPACT_OXT"), help="the extension")
    options = parser.parse_args()
    if not options.oxt:
        parser.error("--oxt or the environment variable COMPACT_OXT is needed")
    bars = Bars()
    with Office(options.oxt) as office:
        bench_topics(office, bars)
        bench_calculation(office, bars)
        with Office(without_job(options.oxt, office.path("without-job.oxt"))) as other:
            bench_load(office, other, bars)
    bench_start(options.oxt, bars)
    bench_memory(options.oxt, bars)
    return 1 if bars.missed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OfficeError as error:
        sys.exit(f"bench_calc.py: {error}")
