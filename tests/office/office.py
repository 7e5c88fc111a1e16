# office.py - a LibreOffice of one's own, in a throw-away profile
#
# SPDX-License-Identifier: MPL-2.0
"""Starts a LibreOffice in a throw-away profile, with our extension or without, headless or on a screen, and talks
to it over a named pipe. Needs the Python that has LibreOffice's `uno` module: /usr/bin/python3 on Debian."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.util import CloseVetoException

EXTENSION = "org.compactrules.compact"
PROGRAM = os.path.join(os.environ.get("LO_INSTALL_PATH", "/usr/lib/libreoffice"), "program")
NOBODY = 65534
START_SECONDS = 60
STOP_SECONDS = 30

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".fods": "OpenDocument Spreadsheet Flat XML",
           ".xls": "MS Excel 97", ".pdf": "calc_pdf_Export"}


class OfficeError(Exception):
    """LibreOffice did not do what was asked of it; the text is for people."""


def properties(**values):
    """Named values as UNO wants them."""
    result = []
    for name, value in values.items():
        entry = PropertyValue()
        entry.Name, entry.Value = name, value
        result.append(entry)
    return tuple(result)


def surroundings(folder, display=None):
    """The environment of a program whose home is that folder, and whose Compacts are those in it."""
    own = ("XDG_DATA_HOME", "COMPACT_PATH")
    kept = {name: value for name, value in os.environ.items() if name not in own}
    if display:
        return dict(kept, HOME=folder, SAL_USE_VCLPLUGIN="gen", DISPLAY=display)
    return dict(kept, HOME=folder, SAL_USE_VCLPLUGIN="svp")


def url_of(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


class Office:
    """with Office(oxt) as office: ... The folder office.folder goes away with it. A display is that of an X server:
    what is shown is seen there, as people see it. A module of the office, such as "writer", can be left out, as if
    it had not been installed."""

    def __init__(self, oxt=None, display=None, without=None):
        self.oxt = oxt
        self.display = display
        self.without = without
        self.folder = tempfile.mkdtemp(prefix="compact-office-")
        self.profile = url_of(os.path.join(self.folder, "profile"))
        self.bundled = None  # a folder of unpacked extensions, in the place of the office's own
        self.process = None
        self.context = None

    def __enter__(self):
        try:
            if self.oxt:
                self.install(self.oxt)
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(self, *_):
        try:
            self.stop()
        finally:
            self.remove()

    # Setting up and putting away

    def unopkg(self, *arguments):
        """Runs unopkg, which refuses root: root becomes the user nobody for it."""
        command = [os.path.join(PROGRAM, "unopkg"), *arguments, f"-env:UserInstallation={self.profile}"]
        if os.geteuid() == 0:
            subprocess.run(["chown", "--recursive", f"{NOBODY}:{NOBODY}", self.folder], check=True)
            command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
        # The working folder may be closed to the user nobody.
        done = subprocess.run(command, env=surroundings(self.folder), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            raise OfficeError(f"unopkg {arguments[0]} failed:\n{done.stdout}")
        return done.stdout

    def install(self, oxt):
        """Adds the extension, in the place of the one that is there."""
        if not os.path.isfile(oxt):
            raise OfficeError(f"{oxt} is not there: build it first")
        copy = os.path.join(self.folder, "compact.oxt")  # where the user nobody can read it
        shutil.copyfile(oxt, copy)
        os.chmod(copy, 0o644)
        self.unopkg("add", "--suppress-license", "--force", copy)
        listed = self.unopkg("list", EXTENSION)
        # A part for another platform is left out in silence, so that every part is asked for.
        for part in (EXTENSION, "is registered: yes", "compact.components", "compact.rdb", "/help"):
            if part not in listed:
                raise OfficeError(f"the extension is not registered: {part} is missing in\n{listed}")

    def start(self):
        pipe = f"compact-{uuid.uuid4().hex}"
        self.log = open(os.path.join(self.folder, "soffice.log"), "w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen(
            [os.path.join(PROGRAM, "soffice"), *([] if self.display else ["--headless"]), "--norestore", "--nologo", "--nodefault",
             "--nolockcheck", f"--accept=pipe,name={pipe};urp;", f"-env:UserInstallation={self.profile}",
             *([f"-env:BUNDLED_EXTENSIONS={self.bundled}"] if self.bundled else []),
             *([f"-env:CONFIGURATION_LAYERS={self.layers_without(self.without)}"] if self.without else [])],
            env=surroundings(self.folder, self.display), stdin=subprocess.DEVNULL,
            stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)
        self.context = self._connect(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def layers_without(self, module):
        """What the office reads its settings from, but for what that module has brought."""
        with open(os.path.join(PROGRAM, "fundamentalrc"), encoding="utf-8") as file:
            layers = re.search(r"^CONFIGURATION_LAYERS=(.*)$", file.read(), re.MULTILINE)[1]
        registry = re.match(r"xcsxcu:(\S+)", layers)[1]
        installed = uno.fileUrlToSystemPath(registry.replace("${BRAND_BASE_DIR}", url_of(os.path.dirname(PROGRAM))))
        kept = self.path("registry")
        os.makedirs(kept, exist_ok=True)
        for name in os.listdir(installed):
            if name != module + ".xcd":
                os.symlink(os.path.join(installed, name), os.path.join(kept, name))
        return layers.replace(registry, url_of(kept))

    def _connect(self, address):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return resolver.resolve(address)
            except NoConnectException:
                if self.process.poll() is not None:
                    raise OfficeError(f"soffice ended at once:\n{self.output()}") from None
                if time.monotonic() > deadline:
                    self._kill()
                    raise OfficeError(f"soffice did not answer within {START_SECONDS} seconds:\n"
                                      f"{self.output()}") from None
                time.sleep(0.05)

    def stop(self):
        if self.process is None:
            return
        try:
            self.desktop.terminate()
        except DisposedException:
            pass  # it went while it was answering
        try:
            code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._kill()
            raise OfficeError(f"soffice did not stop:\n{self.output()}") from None
        if code != 0:
            raise OfficeError(f"soffice ended with {code}:\n{self.output()}")
        self.log.close()

    def _kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def remove(self):
        if self.process is not None and self.process.poll() is None:
            self._kill()
        if self.process is not None:
            self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def output(self):
        """What soffice has printed so far."""
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def pid(self):
        """The number of the process that calculates; what was started is the script that waits for it."""
        program = os.path.realpath(os.path.join(PROGRAM, "soffice.bin"))
        for entry in os.listdir("/proc"):
            try:
                if os.getpgid(int(entry)) == self.process.pid and os.readlink(f"/proc/{entry}/exe") == program:
                    return int(entry)
            except (ValueError, OSError):
                continue  # no process, or one that has gone
        raise OfficeError("soffice is not running")

    # Working with it

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def version(self):
        """(7, 4) of LibreOffice 7.4."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        product = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess",
                                                       properties(nodepath="/org.openoffice.Setup/Product"))
        return tuple(int(number) for number in product.ooSetupVersion.split(".")[:2])

    def path(self, name):
        """A file of that name in the folder that goes away."""
        return os.path.join(self.folder, name)

    def compacts(self):
        """The folder of the user's own Compacts."""
        folder = self.path(".local/share/compact")
        os.makedirs(folder, exist_ok=True)
        return folder

    def new(self, **options):
        """A new, empty spreadsheet."""
        return self.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0,
                                                 properties(Hidden=True, **options))

    def load(self, path, **options):
        document = self.desktop.loadComponentFromURL(url_of(path), "_blank", 0,
                                                     properties(Hidden=True, **options))
        if document is None:
            raise OfficeError(f"LibreOffice cannot open {path}")
        return document

    def save(self, document, path, **options):
        """Saves a copy in the format of the path's ending."""
        options.setdefault("FilterName", FILTERS.get(os.path.splitext(path)[1]))
        document.storeToURL(url_of(path), properties(**options))
        return path

    def close(self, document):
        try:
            document.close(True)
        except CloseVetoException:
            document.dispose()
