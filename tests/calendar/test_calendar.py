#!/usr/bin/env python3
# test_calendar.py - compact check --format ics, as another program reads it
#
# SPDX-License-Identifier: MPL-2.0
"""Read with python3-icalendar, which shares nothing with libical.

    /usr/bin/python3 tests/calendar/test_calendar.py --tool build/dev/compact
"""

import csv
import datetime
import json
import os
import subprocess
import sys
import tempfile
import unittest

from icalendar import Calendar

AT = sys.argv.index("--tool")
TOOL = os.path.abspath(sys.argv[AT + 1])
del sys.argv[AT:AT + 2]

TITLES = ["Reference", "Organisation", "Last funded day", "Notice given", "What is happening to the funding"]
AS_OF = "2026-11-01"
EVENTS_MAX, ROWS_MAX, OCTETS_MAX = 1000, 30, 75
ODD = "Ærøskøbing \\ Lunch, Club; \"Young\"\u00a0People " + "ä" * 120


def run(*arguments, **surroundings):
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run([TOOL, "check", *arguments], env=dict(kept, **surroundings), stdin=subprocess.DEVNULL,
                          capture_output=True, check=False)


class Calendars(unittest.TestCase):
    def setUp(self):
        made = tempfile.TemporaryDirectory(prefix="compact-calendar-")
        self.addCleanup(made.cleanup)
        self.folder = made.name

    def register(self, rows, name="grants.csv"):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(TITLES)
            writer.writerows(rows)
        return path

    def events(self, *arguments, **surroundings):
        done = run(*arguments, "--format", "ics", **surroundings)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return Calendar.from_ical(done.stdout).walk("VEVENT")

    @staticmethod
    def ending(reference, day, organisation="Age Concern"):
        return [reference, organisation, day, "", "ending"]

    def test_an_event(self):
        path = self.register([self.ending("G-1", "2027-03-31", ODD)])
        event, = self.events(path, "--as-of", AS_OF)
        self.assertEqual(event["dtstart"].dt, datetime.date(2026, 12, 31))
        self.assertEqual(event["dtstart"].params["value"], "DATE")
        self.assertTrue(event["summary"].startswith("Last day for notice: G-1 Ærøskøbing \\ Lunch, Club; \"Young\""))
        self.assertEqual(event["transp"], "TRANSPARENT")
        self.assertEqual([str(words.cats[0]) for words in event["categories"]], ["Compact", "notice"])
        for words in ("due by 31 Dec 2026", "Hertfordshire Compact 4.4", "grants.csv, row 2",
                      "(C2 Last funded day: 2027-03-31)", "Nothing here is law."):
            self.assertIn(words, event["description"])

    def test_alarms(self):
        path = self.register([self.ending("G-1", "2027-03-31")])
        event, = self.events(path)
        alarms = event.walk("VALARM")
        self.assertEqual([alarm["action"] for alarm in alarms], ["DISPLAY", "DISPLAY"])
        nine = datetime.timedelta(hours=9)
        self.assertEqual([alarm["trigger"].dt - nine for alarm in alarms],
                         [datetime.timedelta(days=-14), datetime.timedelta(days=-1)])

    def test_lines(self):
        path = self.register([self.ending(f"G-{number}", "2027-03-31", ODD) for number in range(ROWS_MAX)])
        text = run(path, "--format", "ics").stdout
        self.assertTrue(text.endswith(b"\r\n"))
        for line in text.split(b"\r\n"):
            self.assertLessEqual(len(line), OCTETS_MAX, line)
            self.assertNotIn(b"\n", line)
            line.decode("utf-8")  # no character is cut in two

    def test_the_whole(self):
        calendar = Calendar.from_ical(run(self.register([self.ending("G-1", "2027-03-31")]), "-f", "ics").stdout)
        self.assertEqual((calendar["version"], calendar["calscale"]), ("2.0", "GREGORIAN"))
        self.assertIn("Compact Rules", calendar["prodid"])
        self.assertEqual(calendar["x-wr-calname"], "Last days to act: Hertfordshire Compact")

    def test_what_is_ahead(self):
        """The days of the findings, where nothing is recorded: no more and no less."""
        path = self.register([self.ending("G-1", "2027-03-31"), self.ending("G-2", "2026-09-30"),
                              ["G-3", "Choir", "2027-06-30", "2027-01-01", "ending"],
                              ["G-4", "Choir", "2027-06-30", "2027-06-01", "ending"],
                              ["G-5", "Choir", "2028-06-30", "", "expiry"], ["G-6", "Choir", "", "", "ending"]])
        self.assertEqual([event["dtstart"].dt.isoformat() for event in self.events(path)],
                         ["2026-06-30", "2026-12-31"])
        self.assertEqual([event["dtstart"].dt.isoformat() for event in self.events(path, "--as-of", AS_OF)],
                         ["2026-12-31"])
        self.assertEqual(len(self.events(path, "--as-of", "2026-12-31")), 1)
        self.assertEqual(len(self.events(path, "--as-of", "2027-01-01")), 0)

    def test_as_many_rows_as_findings(self):
        rows = [self.ending(f"G-{number}", f"20{27 + number % 9}-{number % 12 + 1:02}-28") for number in range(300)]
        path = self.register(rows)
        findings = [json.loads(line) for line in run(path, "-f", "jsonl", "--as-of", AS_OF).stdout.splitlines()]
        days = {}
        for finding in findings:
            if finding["deadline"] is not None and finding["deadline"] >= AS_OF:
                key = finding["deadline"], finding["clause"]
                days[key] = days.get(key, 0) + 1
        events = self.events(path, "--as-of", AS_OF)
        self.assertEqual([event["dtstart"].dt.isoformat() for event in events],
                         [day for day, _ in sorted(days)])
        for event, (_, count) in zip(events, sorted(days.items())):
            self.assertEqual(event["description"].count("\n- "), count)

    def test_rows_of_a_day(self):
        path = self.register([self.ending(f"G-{number}", "2027-03-31") for number in range(783)])
        event, = self.events(path)
        self.assertEqual(event["summary"], "Last day for notice: 783 rows")
        self.assertEqual(event["description"].count("\n- "), ROWS_MAX + 1)
        self.assertIn(f"\n- and {783 - ROWS_MAX} more\n", event["description"])

    def test_several_files(self):
        paths = [self.register([self.ending("G-1", day)], name) for name, day in
                 (("one.csv", "2027-03-31"), ("two.csv", "2027-06-30"), ("three.csv", "2027-03-31"))]
        events = self.events(*paths)
        self.assertEqual([str(event["summary"]).split(": ")[1] for event in events], ["2 rows", "G-1 Age Concern"])
        self.assertIn("one.csv, row 2", events[0]["description"])
        self.assertIn("three.csv, row 2", events[0]["description"])

    def uids(self, rows, *arguments, name="grants.csv"):
        return [str(event["uid"]) for event in self.events(self.register(rows, name), *arguments)]

    def test_uid_stays(self):
        """A second import updates: also when the row, its day or the file has moved."""
        before = self.uids([self.ending("G-1", "2027-03-31")])
        self.assertEqual(self.uids([self.ending("G-1", "2027-05-31")]), before)
        self.assertEqual(self.uids([["G-0", "", "", "", ""], self.ending("G-1", "2027-03-31")]), before)
        self.assertEqual(self.uids([self.ending("G-1", "2027-03-31")], "--as-of", AS_OF), before)
        self.assertEqual(self.uids([self.ending("G-1", "2027-03-31")], name="elsewhere/grants.csv"), before)
        self.assertNotEqual(self.uids([self.ending("G-2", "2027-03-31")]), before)
        self.assertNotEqual(self.uids([self.ending("G-1", "2027-03-31")], name="other.csv"), before)
        self.assertNotEqual(self.uids([self.ending("G-1", "2027-03-31")], "--compact", "derby"), before)

    def test_uid_is_unique(self):
        """Also where rows have one reference, or none."""
        for reference in ("G-1", ""):
            uids = self.uids([self.ending(reference, f"2027-{month:02}-28") for month in range(1, 13)])
            self.assertEqual(len(set(uids)), 12)

    def test_too_many(self):
        first = datetime.date(2030, 1, 1)
        days = [(first + datetime.timedelta(days=7 * number)).isoformat() for number in range(EVENTS_MAX + 200)]
        path = self.register([self.ending(f"G-{number}", day) for number, day in enumerate(reversed(days))])
        done = run(path, "--format", "ics")
        events = Calendar.from_ical(done.stdout).walk("VEVENT")
        self.assertEqual(len(events), EVENTS_MAX)
        self.assertEqual(events[0]["dtstart"].dt, datetime.date(2029, 10, 1))
        self.assertIn(b"the last days of 200 rows", done.stderr)

    def test_same_bytes(self):
        path = self.register([self.ending("G-1", "2027-03-31")])
        self.assertEqual(*(run(path, "-f", "ics", TZ=zone).stdout for zone in ("Asia/Tokyo", "America/New_York")))
        stamps = [self.events(path, "--as-of", AS_OF)[0]["dtstamp"].dt.isoformat(),
                  self.events(path, SOURCE_DATE_EPOCH="1700000000")[0]["dtstamp"].dt.isoformat()]
        self.assertEqual(stamps, ["2026-11-01T00:00:00+00:00", "2023-11-14T22:13:20+00:00"])


if __name__ == "__main__":
    unittest.main()
