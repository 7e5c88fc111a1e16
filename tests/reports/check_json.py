# SPDX-License-Identifier: MPL-2.0
"""check_json.py TOOL TESTS SCHEMA - the JSON document keeps to its schema and says what the lines say."""
import csv
import io
import json
import sys

import jsonschema

import tool as shared

COUNTS = ("not met", "cannot tell", "due", "excused", "met", "not applicable", "not checked")


def same_in_csv(finding, row):
    """Whether a line of CSV says what the finding says; what begins like a formula has an apostrophe."""
    told = {name: row[name].removeprefix("'") for name in row}
    for name in ("file", "sheet", "compact", "clause", "topic", "outcome", "why"):
        assert told[name] == finding[name].removeprefix("'"), (name, row)
    assert told["reference"].split() == finding["reference"].removeprefix("'").split()
    assert int(told["row"]) == finding["row"]
    assert told["deadline"] == (finding["deadline"] or "")
    assert told["shortfall_days"] == (str(finding["shortfall_days"]) if finding["shortfall_days"] else "")
    for fact in finding["facts"].values():
        assert fact["cell"] is None or fact["cell"] + " " in row["cells"], (fact, row)


def check_sums(table):
    """Counts are those of the findings."""
    for line in table["outcomes"]:
        for outcome in COUNTS:
            told = [f for f in table["findings"] if f["clause"] == line["clause"] and f["outcome"] == outcome
                    and f["topic"] == line["topic"]]
            assert len(told) == line[outcome], line
    dated = [f["deadline"][:7] for f in table["findings"] if f["deadline"]]
    assert {m["month"]: m["count"] for m in table["months"]} == {m: dated.count(m) for m in dated}
    assert [m["month"] for m in table["months"]] == sorted(set(dated))


def check_document(tool, files, validator, *options):
    document = json.loads(shared.check(tool, files, "json", *options))
    lines = [json.loads(line) for line in shared.check(tool, files, "jsonl", *options).splitlines()]
    rows = list(csv.DictReader(io.StringIO(shared.check(tool, files, "csv", *options), newline="")))
    validator.validate(document)
    tables = [table for file in document["files"] for table in file["tables"]]
    assert [finding for table in tables for finding in table["findings"]] == lines
    assert len(rows) == len(lines)
    for finding, row in zip(lines, rows):
        same_in_csv(finding, row)
    for table in tables:
        check_sums(table)
    assert [file["file"] for file in document["files"]] == [str(file) for file in files]
    return len(lines), len(tables)


def main(tool, tests, schema):
    with open(schema, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = shared.tables(tests)
    for compact in shared.COMPACTS:
        for options in ((), ("--as-of", "2026-12-01")):
            findings, tables = check_document(tool, files, validator, "--compact", compact, *options)
            print(compact, *options, ":", tables, "tables,", findings, "findings")
            assert tables > 10


main(*sys.argv[1:])
