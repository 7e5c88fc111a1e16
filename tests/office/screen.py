# screen.py - an X server without a screen, and the windows on it as a screen reader knows them
#
# SPDX-License-Identifier: MPL-2.0
"""What a person does in a window is done through its accessibility: controls are found by what they are called,
so that one which cannot be found is one that a screen reader cannot name."""

import os
import subprocess
import time

import uno
from com.sun.star.accessibility import AccessibleRole, AccessibleStateType
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException

from office import OfficeError

PATIENCE = 30  # seconds, for what takes a moment on a busy machine
SIZE = "1280x900x24"
EMPTY = 20_000  # bytes of a picture on which windows have not been painted yet


class Screen:
    """with Screen() as screen: ... screen.display is what a program has to be told."""

    def __enter__(self):
        self.server = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.display = ":" + self.server.stdout.readline().strip()
        if self.display == ":":
            self.server.wait()
            raise OfficeError("Xvfb did not start")
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()


def until(condition, what, patience=PATIENCE):
    """What the condition answers as soon as that is something. It is asked again and again, each time of the
    office itself, which takes long enough not to keep a processor busy for nothing."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
    raise OfficeError(f"waited {patience} seconds in vain for {what}")


def context_of(accessible):
    return accessible.getAccessibleContext()


def children(context):
    """The parts of a window; what goes away meanwhile is left out."""
    for index in range(context.getAccessibleChildCount()):
        try:
            yield context_of(context.getAccessibleChild(index))
        except IndexOutOfBoundsException:
            return


# What has more parts than can be asked for, or parts that are not controls.
CLOSED = (AccessibleRole.LIST, AccessibleRole.SCROLL_BAR, AccessibleRole.DOCUMENT, AccessibleRole.DOCUMENT_SPREADSHEET)


class Window:
    """A window that is open, by its accessibility."""

    def __init__(self, office, accessible):
        self.office = office
        self.accessible = accessible
        self.context = context_of(accessible)
        self.title = self.context.getAccessibleName()

    def is_open(self):
        return any(window.title == self.title for window in windows(self.office))

    def parts(self):
        """Every part, those within others after them. The entries of lists and a sheet's cells are left alone."""
        waiting = [self.context]
        while waiting:
            part = waiting.pop(0)
            yield part
            if part.getAccessibleRole() not in CLOSED:
                waiting += children(part)

    def part(self, name, *roles):
        """The one part of that name and one of those roles."""
        found = [part for part in self.parts()
                 if part.getAccessibleName() == name and (not roles or part.getAccessibleRole() in roles)]
        if len(found) != 1:
            known = [(part.getAccessibleRole(), part.getAccessibleName()) for part in self.parts()]
            raise OfficeError(f'"{name}" is there {len(found)} times in "{self.title}", which has {known}')
        return found[0]

    # What a person does and sees

    def press(self, button):
        """Presses a button, or changes a check box or a radio button."""
        self.part(button, AccessibleRole.PUSH_BUTTON, AccessibleRole.CHECK_BOX,
                  AccessibleRole.RADIO_BUTTON).doAccessibleAction(0)

    def close(self, button):
        """Presses a button that closes the window."""
        self.press(button)
        until(lambda: not self.is_open(), f'"{self.title}" to close')

    def dismiss(self):
        """Closes it in the way that changes least."""
        for name in ("Cancel", "No", "Close", "OK"):
            if any(part.getAccessibleName() == name for part in self.parts()):
                return self.close(name)
        raise OfficeError(f'"{self.title}" has no button that closes it')

    def type(self, field, words):
        self.part(field, AccessibleRole.TEXT).setText(words)

    def keys(self, *keys):
        """Presses keys as a person does, by the names that X has for them. No window manager gives the window
        the keyboard, so that it is taken first."""
        xdotool(self.office, "search", "--sync", "--name", f"^{self.title}$", "windowfocus", "--sync")
        xdotool(self.office, "key", *keys)

    def text(self, name):
        """What a text field shows."""
        return self.part(name, AccessibleRole.TEXT).getText()

    def page(self, name):
        """What a field of several lines shows. Before 25.2 the office tells that in the field's name alone."""
        for part in self.parts():
            called = part.getAccessibleName()
            if part.getAccessibleRole() == AccessibleRole.STATIC and called == name:
                return part.getText()
            if called.startswith(name + ": "):
                return called.removeprefix(name + ": ")
        raise OfficeError(f'"{name}" is no field of several lines in "{self.title}"')

    def labels(self):
        """All that labels say, in their order: the words of a message box."""
        return [part.getAccessibleName() for part in self.parts()
                if part.getAccessibleRole() in (AccessibleRole.LABEL, AccessibleRole.STATIC)]

    def list(self, name):
        """The list itself, also that of a box which drops down."""
        box = self.part(name, AccessibleRole.PANEL, AccessibleRole.COMBO_BOX)
        return next(part for part in walk(box) if part.getAccessibleRole() == AccessibleRole.LIST)

    def entries(self, name):
        return [entry.getAccessibleName() for entry in children(self.list(name))]

    def choose(self, name, entry):
        """Chooses the entry of a list that begins so."""
        found = [number for number, words in enumerate(self.entries(name)) if words.startswith(entry)]
        if not found:
            raise OfficeError(f'"{name}" has no entry "{entry}": {self.entries(name)}')
        self.list(name).selectAccessibleChild(found[0])

    def chosen(self, name):
        """The entries that are chosen."""
        chosen = self.list(name)
        return [context_of(chosen.getSelectedAccessibleChild(index)).getAccessibleName()
                for index in range(chosen.getSelectedAccessibleChildCount())]

    def is_enabled(self, name):
        return has_state(self.part(name), AccessibleStateType.ENABLED)


def xdotool(office, *arguments):
    subprocess.run(["xdotool", *arguments], check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, DISPLAY=office.display))


def walk(context):
    for child in children(context):
        yield child
        yield from walk(child)


def has_state(context, state):
    states = context.getAccessibleStateSet()
    return bool(states & state) if isinstance(states, int) else states.contains(state)


def windows(office):
    """The windows that are open, topmost first."""
    toolkit = office.service("com.sun.star.awt.Toolkit")
    found = []
    for index in range(toolkit.getTopWindowCount()):
        try:
            accessible = toolkit.getTopWindow(index).queryInterface(
                uno.getTypeByName("com.sun.star.accessibility.XAccessible"))
            if accessible:
                found.append(Window(office, accessible))
        except (IndexOutOfBoundsException, DisposedException, AttributeError):
            continue  # it has closed meanwhile
    return found


def dialogs(office):
    return [one for one in windows(office)
            if one.context.getAccessibleRole() in (AccessibleRole.DIALOG, AccessibleRole.ALERT)]


def window(office, title):
    """The window of that title, as soon as it is open."""
    return until(lambda: next((one for one in windows(office) if one.title == title), None), f'a window "{title}"')


def picture(display, path):
    """What is on the screen, as soon as it has come to rest."""
    def shot():
        return subprocess.run(["import", "-display", display, "-window", "root", "png:-"], check=True,
                              stdout=subprocess.PIPE).stdout
    before = [b""]

    def at_rest():
        now = shot()
        is_same, before[0] = now == before[0], now
        return is_same and len(now) > EMPTY and now
    with open(path, "wb") as file:
        file.write(until(at_rest, "a picture that stays the same"))
    return os.path.abspath(path)
