#!/usr/bin/env python3
# generate_menu.py - makes what Calc and C++ need to know of the menu from menu.xml
#
# SPDX-License-Identifier: MPL-2.0
"""Makes the menu and the toolbar of the extension, the table of its commands with their texts, and its dialogs
from menu.xml and dialogs/*.xdl. The same input gives the same bytes."""

import argparse
import os
import re
import sys
import xml.etree.ElementTree as xml
from xml.sax.saxutils import escape, quoteattr

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "menu.xml")
DIALOGS = os.path.join(HERE, "dialogs")
MADE = "Made by addin/menu/generate_menu.py from addin/menu/menu.xml."

PROTOCOL = "vnd.compact-rules:"
HANDLER = "org.compactrules.Menu"
CONTEXT = "com.sun.star.sheet.SpreadsheetDocument"
TOOLBAR = "org.compactrules.compact.toolbar"
NAME = re.compile(r"[a-z]+(-[a-z]+)*")
NEEDS = ("", "sheet")
DIALOG = "{http://openoffice.org/2000/dialog}"


class Mistake(Exception):
    """Something in menu.xml or in a dialog that nothing can be made from."""


class Command:
    def __init__(self, element):
        self.name = name_of(element, "name")
        self.title = element.get("title", "")
        if self.title.count("~") != 1:
            raise Mistake(f"{self.name}: the title has no letter to press, or several: {self.title}")
        self.needs = element.get("needs", "")
        if self.needs not in NEEDS:
            raise Mistake(f'{self.name}: needs="{self.needs}" is unknown')
        self.is_button = element.get("toolbar") == "yes"
        if self.is_button and not os.path.exists(os.path.join(HERE, "icons", self.name + ".svg")):
            raise Mistake(f"{self.name}: a button needs icons/{self.name}.svg")
        self.tip = words(element.find("tip"), self.name)
        self.url = PROTOCOL + self.name


class Source:
    """menu.xml, checked."""

    def __init__(self, path):
        root = xml.parse(path).getroot()
        self.title = root.get("title")
        self.commands = [Command(child) for child in root.findall("command")]
        self.places = [None if child.tag == "line" else next(c for c in self.commands if c.name == child.get("name"))
                       for child in root if child.tag in ("line", "command")]
        self.texts = {}
        self.add_texts(root, "")
        for element in root.findall("command"):
            self.add_texts(element, element.get("name") + ".")
        refuse_twins("menu", [letter(command.title) for command in self.commands])

    def add_texts(self, owner, prefix):
        for element in owner.findall("text"):
            text_id = prefix + name_of(element, "id")
            if text_id in self.texts:
                raise Mistake(f"the text {text_id} is there twice")
            self.texts[text_id] = words(element, text_id)


def name_of(element, attribute):
    value = element.get(attribute, "")
    if not NAME.fullmatch(value):
        raise Mistake(f'{attribute}="{value}" of a <{element.tag}> is missing or not of the form {NAME.pattern}')
    return value


def words(element, owner):
    text = " ".join((element.text or "").split()) if element is not None else ""
    if not text:
        raise Mistake(f"{owner} says nothing")
    return text


def letter(title):
    """The letter that is pressed with Alt; None: none."""
    return title[title.index("~") + 1].lower() if "~" in title else None


def refuse_twins(owner, letters):
    for one in filter(None, letters):
        if letters.count(one) > 1:
            raise Mistake(f"{owner}: Alt+{one} is there twice")


# What Calc needs: the menu, the toolbar, and who is called.

def component(name, package, *lines):
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f"<!-- {MADE} -->",
                      '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry"'
                      ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
                      f' oor:name="{name}" oor:package="{package}">', *lines, "</oor:component-data>", ""])


def prop(name, value, of_type="xs:string", language=""):
    return f'<prop oor:name="{name}" oor:type="{of_type}"><value{language}>{escape(value)}</value></prop>'


def text_prop(name, value):
    return prop(name, value, language=' xml:lang="en"')


def node(name, *lines):
    return [f'<node oor:name={quoteattr(name)} oor:op="replace">', *lines, "</node>"]


def item(place, number, is_button):
    if place is None:
        return node(f"m{number:02}", prop("URL", "private:separator"))
    title = place.title.replace("~", "").rstrip(".") if is_button else place.title
    return node(f"m{number:02}", prop("URL", place.url), text_prop("Title", title), prop("Target", "_self"),
                prop("Context", CONTEXT))


def items(places, is_button):
    return [line for number, place in enumerate(places) for line in item(place, number, is_button)]


def image(command):
    place = f"%origin%/icons/{command.name}.svg"
    return node(command.url, prop("URL", command.url), '<node oor:name="UserDefinedImages">',
                prop("ImageSmallURL", place), prop("ImageBigURL", place), "</node>")


def addons(source):
    buttons = [command for command in source.commands if command.is_button]
    images = [line for command in buttons for line in image(command)]
    return component("Addons", "org.openoffice.Office", '<node oor:name="AddonUI">',
                     '<node oor:name="OfficeMenuBar">',
                     *node("org.compactrules.compact", text_prop("Title", source.title), prop("Target", "_self"),
                           prop("Context", CONTEXT), '<node oor:name="Submenu">', *items(source.places, False),
                           "</node>"),
                     "</node>", '<node oor:name="OfficeToolBar">', *node(TOOLBAR, *items(buttons, True)), "</node>",
                     '<node oor:name="Images">', *images, "</node>", "</node>")


def protocol_handler(_):
    return component("ProtocolHandler", "org.openoffice.Office", '<node oor:name="HandlerSet">',
                     *node(HANDLER, prop("Protocols", PROTOCOL + "*", "oor:string-list")), "</node>")


def window_state(source):
    """The toolbar's name, and a row of its own below Calc's."""
    state = node(f"private:resource/toolbar/addon_{TOOLBAR}", text_prop("UIName", source.title.replace("~", "")),
                 prop("Docked", "true", "xs:boolean"), prop("DockingArea", "0", "xs:int"), prop("DockPos", "0,2"))
    return component("CalcWindowState", "org.openoffice.Office.UI", '<node oor:name="UIElements">',
                     '<node oor:name="States">', *state, "</node>", "</node>")


# What C++ needs.

def c_words(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def c_table(source):
    rows = [f"{command.name.replace('-', '_')}, {int(command.needs == 'sheet')}" for command in source.commands]
    lines = [f"/* {MADE} */", "#ifndef COMPACT_MENU_TABLE_H", "#define COMPACT_MENU_TABLE_H", "",
             f"#define MENU_PROTOCOL {c_words(PROTOCOL)}", f"#define MENU_HANDLER {c_words(HANDLER)}", "",
             "/* Command, whether it needs a sheet that is seen. */",
             " \\\n".join(["#define MENU_COMMAND_MAP(XX)", *(f"  XX({row})" for row in rows)]), ""]
    lines += [f"#define TEXT_{re.sub('[-.]', '_', text_id).upper()} {c_words(text)}"
              for text_id, text in source.texts.items()]
    return "\n".join([*lines, "", "#endif", ""])


# The dialogs.

# What takes the keys, so that it needs a place among the others, and what it is needs to be said.
INPUTS = ("button", "checkbox", "radio", "combobox", "menulist", "textfield", "datefield", "numericfield")
NAMED_BY_A_LABEL = ("combobox", "menulist", "textfield", "datefield", "numericfield")


def filled(text, source, used):
    """The text of a dialog with the words in the place of their names."""
    def word(match):
        if match[1] not in source.texts:
            raise Mistake(f"there is no text {match[1]}")
        used.add(match[1])
        return escape(source.texts[match[1]], {'"': "&quot;"})
    return re.sub(r"\{([a-z.-]+)\}", word, text)


def check_dialog(name, text):
    """That it can be used with the keyboard alone, and with a screen reader."""
    controls = [(element.tag.replace(DIALOG, ""), element) for element in xml.fromstring(text).iter()]
    labels = [element.get(DIALOG + "value", "") for kind, element in controls if element.get(DIALOG + "tab-index")]
    refuse_twins(name, [letter(label) for label in labels])
    places = [int(element.get(DIALOG + "tab-index", -1)) for kind, element in controls if kind in INPUTS + ("text",)]
    if places != sorted(set(places)) or -1 in places:
        raise Mistake(f"{name}: the controls do not stand in the order of their tab-index")
    before = ""
    for kind, element in controls:
        control_id = element.get(DIALOG + "id", "")
        owner = f"{name}: {control_id}"
        if kind in INPUTS and not element.get(DIALOG + "help-text"):
            raise Mistake(f"{owner} has no help-text")
        if kind in NAMED_BY_A_LABEL and before != control_id + "-label":
            raise Mistake(f"{owner} has no {control_id}-label before it that says what it is")
        before = control_id


def dialogs(source):
    """{file name: text} of the dialogs; and the names of the texts that they use."""
    made, used = {}, set()
    for name in sorted(os.listdir(DIALOGS)):
        with open(os.path.join(DIALOGS, name), encoding="utf-8") as file:
            made[name] = filled(file.read(), source, used)
        check_dialog(name, made[name])
    return made, used


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", metavar="DIR", required=True, help="write what the build needs into DIR")
    options = parser.parse_args()
    source = Source(SOURCE)
    files = {"Addons.xcu": addons(source), "ProtocolHandler.xcu": protocol_handler(source),
             "CalcWindowState.xcu": window_state(source), "menu_table.h": c_table(source)}
    files.update({f"dialogs/{name}": text for name, text in dialogs(source)[0].items()})
    for name, text in files.items():
        write(os.path.join(options.output, name), text)


if __name__ == "__main__":
    try:
        main()
    except (Mistake, OSError, xml.ParseError) as mistake:
        sys.exit(f"{SOURCE}: {mistake}")
