#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Runs the fenced examples of a page of docs/, in their order, in a scratch folder of their own.

    run_examples.py PAGE COMPACT_TOOL

xml      a whole Compact is validated; facts are read as the facts.xml of a folder, a template as one of its templates.
         Where the tool xmllint is there, the schemas beside the built-in files must agree.
csv      is written to a file.
case     goes through `compact test` and must pass.
console  what follows `$ ` is typed into a shell and must print the lines below it, errors included. A line `...`
         stands for any number of lines, `...` in a line for a part of it; `\\` at the end of a line goes on in the
         next. Variables and folders last until the end of the page.
text     is not run. No other kind of fence may be on the page.

A comment on the line above a fence says more:

    <!-- example: file NAME -->            written to this file, and tried as above
    <!-- example: file NAME, mistaken -->  written, and compact must find it wrong
    <!-- example: section in NAME -->      put into this file, behind its last section
    <!-- example: clause in NAME -->       put into this file, behind its last clause
    <!-- example: sheet in NAME -->        put into this template, before its last sheet
    <!-- example: clause -->               put into a Compact made for it; so are limb and condition
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SCHEMAS = {"compact": "compacts/compact.rng", "facts": "compacts/facts.rng", "template": "templates/template.rng"}

COMPACT = """<compact xmlns="urn:compact-rules:1" id="example" status="draft">
<title>Example</title><source>A page of docs/</source>
<section ref="1" title="Example">%s</section></compact>
"""
CLAUSE = '<clause ref="1.1" bearer="all" theme="funding" strength="must"><summary>Example.</summary>%s</clause>'
LIMB = '<limb id="example" label="an example">%s</limb>'
ENDS = {"section": "</compact>", "clause": "</section>", "sheet": "<sheet "}
AROUND = {"clause": COMPACT, "limb": COMPACT % CLAUSE, "condition": COMPACT % (CLAUSE % LIMB)}


class Failure(Exception):
    pass


class Example:
    """One fenced block: its kind, its marker's words, its text and the line of its fence."""

    def __init__(self, kind, marker, line):
        self.kind, self.marker, self.line, self.lines = kind, marker, line, []

    @property
    def text(self):
        return "".join(line + "\n" for line in self.lines)


def examples_of(page):
    fence = re.compile(r"^```(\w*)\s*$")
    example, marker = None, ""
    with open(page, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            match = fence.match(line)
            if example is not None and line == "```":
                yield example
                example = None
            elif example is not None:
                example.lines.append(line)
            elif match:
                example = Example(match.group(1), marker, number)
            found = re.match(r"^<!-- example: (.*) -->$", line)
            marker = found.group(1) if found else ""
    if example is not None:
        raise Failure("line %d: the fence has no end" % example.line)


class Page:
    """The scratch folder of a page, and a shell in it."""

    def __init__(self, folder, tool):
        self.work = os.path.join(folder, "work")
        self.state = os.path.join(folder, "state")
        self.aside = os.path.join(folder, "aside")
        home = os.path.join(folder, "home")
        for made in (self.work, self.aside, home):
            os.mkdir(made)
        path = os.path.dirname(os.path.abspath(tool)) + os.pathsep + os.environ["PATH"]
        self.environment = {"HOME": home, "PATH": path, "LC_ALL": "C.UTF-8"}
        if "ASAN_OPTIONS" in os.environ:
            self.environment["ASAN_OPTIONS"] = os.environ["ASAN_OPTIONS"]
        with open(self.state, "w", encoding="utf-8") as state:
            state.write("cd '%s'\n" % self.work)

    def shell(self, command):
        """Runs a command where the last one left off; its status and all that it printed."""
        script = '. "$0"\n%s\nstatus=$?\n{ export -p; echo "cd \'$PWD\'"; } > "$0"\nexit $status\n'
        done = subprocess.run(["sh", "-c", script % command, self.state], env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
        return done.returncode, done.stdout

    def expect(self, command, is_right=True):
        status, output = self.shell(command)
        if (status == 0) != is_right:
            raise Failure("%s\nended with %d:\n%s" % (command, status, output))

    def path(self, name):
        """A file where the shell stands."""
        return os.path.join(self.shell("pwd")[1].strip(), name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def write_aside(self, name, text):
        name = os.path.join(self.aside, name)
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
        return name


# ---- Each kind of example ----

def try_schema(page, what, name):
    if shutil.which("xmllint") is not None:
        page.expect("xmllint --noout --relaxng '%s' '%s'" % (os.path.join(ROOT, SCHEMAS[what]), name))


def try_compact(page, name):
    page.expect("compact validate '%s'" % name)
    try_schema(page, "compact", name)


def try_facts(page, text):
    name = page.write_aside("facts.xml", text)
    page.expect("COMPACT_PATH='%s' compact list" % page.aside)
    try_schema(page, "facts", name)
    os.remove(name)


def try_template(page, name):
    """Tries a template where it lies: in a folder of the user's own. What is wrong with it is told, and it is left out."""
    page.expect("test -z \"$(compact new --list 2>&1 >'%s')\"" % os.path.join(page.aside, "list"))
    try_schema(page, "template", name)


def put_in(page, name, text, end, try_it):
    with open(page.path(name), encoding="utf-8") as file:
        whole = file.read()
    at = whole.rindex(end)
    page.write(name, whole[:at] + text + whole[at:])
    try_it(page, name)


def run_file(page, example, name, is_right):
    page.write(name, example.text)
    if example.kind == "csv":
        return
    if re.search(r"<template\b", example.text):
        try_template(page, name)
    elif not is_right:
        page.expect("compact %s '%s'" % ("test" if example.kind == "case" else "validate", name), False)
    elif example.kind == "case":
        page.expect("compact test '%s'" % name)
    else:
        page.expect("compact validate '%s'" % name)
        try_schema(page, "facts" if name == "facts.xml" else "compact", name)


def run_unmarked(page, example):
    if example.kind == "case":
        page.expect("compact test '%s'" % page.write_aside("example.case", example.text))
    elif re.search(r"<facts\b", example.text):
        try_facts(page, example.text)
    elif re.search(r"<compact\b", example.text):
        try_compact(page, page.write_aside("example.xml", example.text))
    else:
        raise Failure("a part of a file needs <!-- example: clause --> or its like above it")


def run_marked(page, example):
    words = re.fullmatch(r"(\w+)(?: in)?(?: (\S+?))?(, mistaken)?", example.marker)
    if words is None:
        raise Failure('what is "%s"?' % example.marker)
    what, name, mistaken = words.groups()
    if what == "file" and name:
        run_file(page, example, name, mistaken is None)
    elif what in ENDS and name:
        put_in(page, name, example.text, ENDS[what], try_template if what == "sheet" else try_compact)
    elif what in AROUND and not name:
        try_compact(page, page.write_aside("example.xml", AROUND[what] % example.text))
    else:
        raise Failure('what is "%s"?' % example.marker)


# ---- Consoles ----

def commands_of(example):
    """Each command and the lines that it is to print."""
    commands, goes_on = [], False
    for line in example.lines:
        if goes_on:
            commands[-1][0] += "\n" + line
        elif line.startswith("$ "):
            commands.append([line[2:], []])
        elif commands:
            commands[-1][1].append(line)
        else:
            raise Failure("a console begins with a line of $")
        goes_on = line.endswith("\\") and not commands[-1][1]
    return commands


def fits(printed, expected):
    """Whether each line is as expected, blank lines at the end aside."""
    pattern = ""
    for line in expected:
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.split("...")) + r"\n"
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n" if printed else "") is not None


def run_console(page, example):
    failures = []
    for command, expected in commands_of(example):
        while expected and expected[-1] == "":
            expected.pop()
        printed = page.shell(command)[1]
        if not fits(printed, expected):
            wanted = [line + "\n" for line in expected]
            difference = difflib.unified_diff(wanted, printed.splitlines(True), "the page", "the tool")
            failures.append("$ %s\n%s" % (command, "".join(difference)))
    if failures:
        raise Failure("\n".join(failures))


def run(page, example):
    if example.kind == "console":
        run_console(page, example)
    elif example.kind not in ("xml", "csv", "case", "text"):
        raise Failure('the fence is of no known kind: "%s"' % example.kind)
    elif example.kind != "text" and example.marker:
        run_marked(page, example)
    elif example.kind != "text":
        run_unmarked(page, example)


def main():
    name, tool = sys.argv[1:]
    failures = count = 0
    with tempfile.TemporaryDirectory() as folder:
        page = Page(folder, tool)
        for example in examples_of(name):
            count += 1
            try:
                run(page, example)
            except (Failure, OSError, ValueError) as failure:
                failures += 1
                print("%s:%d: %s" % (name, example.line, failure))
    print("%d examples, %d failures" % (count, failures))
    return 1 if failures > 0 or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
