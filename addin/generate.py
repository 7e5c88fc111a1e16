#!/usr/bin/env python3
# generate.py - makes what Calc, C and people need to know of the functions from functions.xml
#
# SPDX-License-Identifier: MPL-2.0
"""Makes the UNO interface, the Function Wizard's texts, the tables of the C and C++ sources,
docs/functions.md and the help from functions.xml. The same input gives the same bytes."""

import argparse
import os
import re
import sys
import xml.etree.ElementTree as xml
from xml.sax.saxutils import escape

from help_pages import PAGES, help_files

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "functions.xml")
DOCS = os.path.normpath(os.path.join(HERE, "..", "docs", "functions.md"))
MADE = "Made by addin/generate.py from addin/functions.xml."

# UNOIDL takes no two underscores in a row.
METHOD_NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
SHAPES = ("cell", "table")
C_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class Mistake(Exception):
    """Something in functions.xml that nothing can be made from."""


class Argument:
    def __init__(self, name, text, optional):
        self.name = name
        self.idl_name = name.replace("_", "")  # UNOIDL takes an underscore between capitals only
        self.optional = optional
        # Calc shows every argument of type any as optional, so the words have to say which ones are.
        self.text = ("Optional: " if optional else "Required: ") + text


class Example:
    def __init__(self, formula, result, is_date=False):
        self.formula = formula
        self.result = result  # as it is shown; " ..." at its end stands for more
        self.is_date = is_date


class Function:
    def __init__(self, name, element, takes, topic, texts):
        self.name = name
        self.call = required(element, "call", C_NAME, name)
        self.shape = element.get("shape", "cell")
        if self.shape not in SHAPES:
            raise Mistake(f'{name}: shape="{self.shape}" is none of {" ".join(SHAPES)}')
        self.topic = topic
        self.description = words(element.find("description"), f"{name}: description")
        self.arguments = arguments_of(takes, texts, name)
        self.examples = [Example(words(child, f"{name}: example"), child.get("result"),
                                 child.get("type") == "date") for child in element.findall("example")]


def plain_function(element, topic, texts):
    name = required(element, "name", METHOD_NAME, "a function")
    return Function(name, element, element.get("takes", ""), topic, texts)


def form_function(form, family, prefix, texts):
    """What a form makes of a topic: the words in braces are the family's."""
    function = Function(family.get("topic").upper() + form.get("suffix", ""), form,
                        fill(form.get("takes", ""), family), family.get("topic"), texts)
    function.description = fill(function.description, family)
    function.examples = [Example(f"={prefix}{function.name}({words(example, function.name)})",
                                 form_result(form, example), False) for example in family.findall("example")]
    return function


def fill(text, family):
    for name in re.findall(r"{([a-z]+)}", text):
        text = text.replace("{" + name + "}", required(family, name, re.compile(".+"), family.get("title")))
    return text


def form_result(form, example):
    """What a form shows where the outcome is the example's."""
    outcome = required(example, "result", re.compile(".+"), "an example")
    if form.get("shows") == "number":
        return {"met": "1", "excused": "1", "not met": "0"}.get(outcome, "#N/A")
    if form.get("shows") == "reason":
        return example.get("why", outcome.capitalize() + ". ...")
    return outcome


class Family:
    def __init__(self, element, forms, prefix, common):
        self.title = required(element, "title", re.compile(".+"), "a family")
        texts = dict(common, **argument_texts(element))
        self.functions = []
        if element.get("asks"):
            self.functions += [form_function(form, element, prefix, texts) for form in forms]
        self.functions += [plain_function(child, element.get("topic", ""), texts)
                           for child in element.findall("function")]
        for function in self.functions:
            if not function.examples:
                raise Mistake(f"{function.name} has no <example>")


class Source:
    """functions.xml, checked."""

    def __init__(self, path):
        root = xml.parse(path).getroot()
        self.service = required(root, "service", METHOD_NAME, "functions")
        self.prefix = root.get("prefix", "")
        self.module = required(root, "module", re.compile(r"[a-z]+(\.[a-z]+)*"), "functions").split(".")
        self.interface = required(root, "interface", re.compile("X[A-Za-z]+"), "functions")
        self.category = root.get("category", "Add-In")
        self.introduction = (root.findtext("introduction") or "").strip()
        common = argument_texts(root)
        forms = root.findall("form")
        self.families = [Family(child, forms, self.prefix, common) for child in root.findall("family")]
        self.functions = [function for family in self.families for function in family.functions]
        refuse_twins([function.name for function in self.functions])


def required(element, attribute, pattern, owner):
    value = element.get(attribute, "")
    if not pattern.fullmatch(value):
        raise Mistake(f'{owner}: {attribute}="{value}" is missing or not of the form {pattern.pattern}')
    return value


def words(element, owner):
    text = " ".join((element.text or "").split()) if element is not None else ""
    if not text:
        raise Mistake(f"{owner} says nothing")
    return text


def argument_texts(element):
    return {child.get("name"): words(child, f'argument {child.get("name")}')
            for child in element.findall("argument")}


def arguments_of(takes, texts, owner):
    arguments = []
    for word in takes.split():
        name = word.strip("[]")
        if name not in texts:
            raise Mistake(f'{owner}: takes "{name}", which no <argument> describes')
        if not C_NAME.fullmatch(name) or name == "document":
            raise Mistake(f'{owner}: "{name}" cannot be the name of an argument')
        optional = word == f"[{name}]"
        if arguments and arguments[-1].optional and not optional:
            raise Mistake(f'{owner}: "{name}" is required but stands behind an optional argument')
        arguments.append(Argument(name, texts[name], optional))
    refuse_twins([argument.idl_name for argument in arguments])
    return arguments


def refuse_twins(names):
    for name in names:
        if names.count(name) > 1:
            raise Mistake(f"{name} is there twice")


# What Calc needs: the interface, and the texts.

def idl(source):
    methods = []
    for function in source.functions:
        parameters = ["[in] com::sun::star::beans::XPropertySet document"]
        parameters += [f"[in] any {argument.idl_name}" for argument in function.arguments]
        methods.append(f"    any {function.name}({', '.join(parameters)});")
    opening = " ".join(f"module {name} {{" for name in source.module)
    closing = " ".join("};" for _ in source.module)
    return "\n".join([f"// {MADE}", opening, f"  interface {source.interface} {{", *methods, "  };", closing, ""])


def text_property(indent, name, text):
    return f'{" " * indent}<prop oor:name="{name}"><value xml:lang="en">{escape(text)}</value></prop>'


def xcu_argument(argument):
    return [f'          <node oor:name="{argument.idl_name}" oor:op="replace">',
            text_property(12, "DisplayName", argument.name),
            text_property(12, "Description", argument.text),
            "          </node>"]


def xcu_function(function, source):
    shown = source.prefix + function.name
    lines = [f'      <node oor:name="{function.name}" oor:op="replace">',
             text_property(8, "DisplayName", shown),
             text_property(8, "CompatibilityName", shown),
             text_property(8, "Description", function.description),
             f'        <prop oor:name="Category"><value>{escape(source.category)}</value></prop>']
    if function.arguments:
        lines.append('        <node oor:name="Parameters">')
        for argument in function.arguments:
            lines += xcu_argument(argument)
        lines.append("        </node>")
    return lines + ["      </node>"]


def xcu(source):
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             f"<!-- {MADE} -->",
             '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry"'
             ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
             ' oor:name="CalcAddIns" oor:package="org.openoffice.Office">',
             '  <node oor:name="AddInInfo">',
             f'    <node oor:name="{source.service}" oor:op="replace">',
             '    <node oor:name="AddInFunctions">']
    for function in source.functions:
        lines += xcu_function(function, source)
    return "\n".join(lines + ["    </node>", "    </node>", "  </node>", "</oor:component-data>", ""])


# What the C and C++ sources need.

def macro(name, rows):
    return " \\\n".join([f"#define {name}(XX)", *(f"  XX({row})" for row in rows)]) + "\n"


def c_table(source):
    rows = [f'{f.name}, {f.call}, {f.shape}, "{f.topic}", "{" ".join(a.name for a in f.arguments)}", '
            f"{len(f.arguments)}" for f in source.functions]
    codes = sorted({f"{f.shape}, {f.call}" for f in source.functions})
    return "\n".join([f"/* {MADE} */",
                      "#ifndef COMPACT_FUNCTION_TABLE_H", "#define COMPACT_FUNCTION_TABLE_H", "",
                      "/* Stored name, C function, its shape, topic, the arguments' names parted by spaces, how many. */",
                      macro("FUNCTION_MAP", rows),
                      "/* Shape, C function: each once. */",
                      macro("FUNCTION_CODE_MAP", codes), "#endif", ""])


def cxx_methods(source):
    lines = [f"/* {MADE} The methods of component.cxx, each its own place in the function table. */"]
    for index, function in enumerate(source.functions):
        parameters = ["const document_ref &document"]
        parameters += [f"const css::uno::Any &{argument.idl_name}" for argument in function.arguments]
        passed = ", ".join(f"&{argument.idl_name}" for argument in function.arguments)
        lines += [f"css::uno::Any SAL_CALL {function.name}({', '.join(parameters)}) override {{",
                  f"  return calculate(document, {index}, {{{passed}}});", "}"]
    return "\n".join(lines) + "\n"


# What people need.

def docs_arguments(function, above, source):
    """The arguments, unless the function above has the same."""
    if not function.arguments:
        return []
    texts = [(argument.name, argument.text) for argument in function.arguments]
    if above is not None and texts == [(argument.name, argument.text) for argument in above.arguments]:
        return [f"The arguments are those of `{source.prefix}{above.name}`.", ""]
    return ["| argument | |", "|---|---|", *(f"| `{name}` | {text} |" for name, text in texts), ""]


def docs_function(function, above, source):
    shown = source.prefix + function.name
    takes = "; ".join(f"[{a.name}]" if a.optional else a.name for a in function.arguments)
    lines = [f"### {shown}({takes})", "", function.description, ""]
    lines += docs_arguments(function, above, source)
    lines += ["| example | gives |", "|---|---|"]
    lines += [f"| `{example.formula}` | {example.result} |" for example in function.examples]
    return lines + ["", f"Stored in files as `{source.service}.{function.name}`.", ""]


def docs(source):
    lines = ["# Functions", "", f"<!-- {MADE} Do not edit. -->", "", source.introduction, ""]
    for family in source.families:
        lines += [f"## {family.title}", ""]
        above = None
        for function in family.functions:
            lines += docs_function(function, above, source)
            above = function
    return "\n".join(lines)


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def pages(source):
    """{name in docs/: text} of the pages that the help is made from."""
    texts = {}
    for name in PAGES:
        with open(os.path.join(os.path.dirname(DOCS), name), encoding="utf-8") as file:
            texts[name] = file.read()
    return dict(texts, **{os.path.basename(DOCS): docs(source)})


def check_docs(text):
    try:
        with open(DOCS, encoding="utf-8") as file:
            current = file.read() == text
    except OSError:
        current = False
    if not current:
        raise Mistake(f"{DOCS} is not what functions.xml says now: run {sys.argv[0]} --docs")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--output", metavar="DIR", help="write what the build needs into DIR")
    what.add_argument("--docs", action="store_true", help="write docs/functions.md")
    what.add_argument("--check", action="store_true", help="fail if docs/functions.md is out of date")
    options = parser.parse_args()
    source = Source(SOURCE)
    if options.docs:
        write(DOCS, docs(source))
    elif options.check:
        check_docs(docs(source))
    else:
        for name, text in (("compact.idl", idl(source)), ("CalcAddIns.xcu", xcu(source)),
                           ("function_table.h", c_table(source)), ("component_methods.inc", cxx_methods(source)),
                           *help_files(pages(source)).items()):
            write(os.path.join(options.output, name), text)


if __name__ == "__main__":
    try:
        main()
    except (Mistake, OSError, xml.ParseError) as mistake:
        sys.exit(f"{SOURCE}: {mistake}")
