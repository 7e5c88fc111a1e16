#!/usr/bin/env python3
# make_books.py - the workbooks that lie in the extension
#
# SPDX-License-Identifier: MPL-2.0
"""Makes a workbook with the extension's functions from every template, for every Compact that answers its topics:
FOLDER/TEMPLATE-COMPACT.xlsx. The tool says which there are; the user's own are left out."""

import argparse
import json
import os
import shutil
import subprocess
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool", help="the tool compact")
    parser.add_argument("folder", help="the folder to make")
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    os.makedirs(options.folder)
    with tempfile.TemporaryDirectory() as nowhere:
        own = dict(os.environ, XDG_DATA_HOME=nowhere, COMPACT_PATH="")
        listed = subprocess.run([options.tool, "new", "--list", "--format", "json"], env=own, check=True,
                                stdout=subprocess.PIPE)
        for template in json.loads(listed.stdout):
            for compact in template["compacts"]:
                path = os.path.join(options.folder, f"{template['id']}-{compact}.xlsx")
                subprocess.run([options.tool, "new", template["id"], "--compact", compact, "--formulas", "addin",
                                "--output", path], env=own, check=True)


if __name__ == "__main__":
    main()
