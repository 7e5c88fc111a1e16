# SPDX-License-Identifier: MPL-2.0
"""What the tests of reports share: the tool, and the tables that it reads."""
import os
import pathlib
import subprocess
import tempfile

COMPACTS = ("hertfordshire-2001", "hertfordshire-2018", "herefordshire-2014", "derby-derbyshire-2016")


def tables(tests):
    """Every table of the tests that is a .csv, of which some hold none."""
    folders = pathlib.Path(tests)
    return sorted([*folders.glob("register/*/table.csv"), *folders.glob("cli/check-*/files/*.csv")])


def check(tool, files, how, *options):
    """What compact check prints of the files; only a usage error is one here."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run([tool, "check", *map(str, files), "--format", how, *options], capture_output=True,
                              env={**os.environ, "HOME": home, "XDG_DATA_HOME": home, "COMPACT_PATH": ""})
    assert done.returncode in (0, 1, 3), done.stderr.decode()
    return done.stdout.decode()
