#!/usr/bin/env python3
"""Runs the examples of doc/gcitrack-formulas.7. usage: GCITRACK=PROGRAM formulas.py [PAGE]. TAP.

In a display a line "$ COMMAND" is run by sh, with lines "> MORE" joined to it as the shell would
show them; the lines below are what it must print. A line "..." stands for any number of lines.
"""
import os
import re
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
page = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "../../doc/gcitrack-formulas.7")
program = os.path.abspath(os.environ["GCITRACK"])


def plain(line):
    """The text a reader sees, from a line of mdoc inside a literal display."""
    return line.replace(r"\&", "").replace(r"\-", "-").replace(r"\(ha", "^").replace(r"\e", "\\")


def examples(path):
    inside = False
    found = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if line.startswith(".Bd"):
            inside = True
        elif line.startswith(".Ed"):
            inside = False
        elif inside and line.startswith("$ "):
            found.append((number, [plain(line[2:])], []))
        elif inside and line.startswith("> ") and not found[-1][2]:
            found[-1][1].append(plain(line[2:]))
        elif inside:
            found[-1][2].append(plain(line))
    return found


def matches(expected, printed):
    pattern = "".join("(?:.*\n)*" if line == "..." else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern, printed) is not None


found = examples(page)
print("TAP version 13")
print(f"1..{len(found) + 1}")
with tempfile.TemporaryDirectory() as folder:
    os.symlink(program, os.path.join(folder, "gcitrack"))
    environment = {"PATH": folder + ":" + os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8"}
    for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if key in os.environ:
            environment[key] = os.environ[key]
    for index, (number, command, expected) in enumerate(found, 1):
        run = subprocess.run(
            ["sh", "-c", "\n".join(command)], env=environment, capture_output=True, text=True
        )
        good = run.returncode == 0 and matches(expected, run.stdout)
        print(f"{'ok' if good else 'not ok'} {index} - line {number}: {command[0]}")
        if not good:
            for line in (run.stdout + run.stderr).splitlines():
                print("# printed: " + line)
# A page whose displays are no longer found would pass with nothing run.
print(f"{'ok' if len(found) >= 15 else 'not ok'} {len(found) + 1} - {len(found)} examples")
sys.exit(0)
