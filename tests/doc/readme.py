#!/usr/bin/env python3
"""README.md against the program: every command in a ```console block answers what stands below it, and what
README names is there. Prints TAP.

usage: GCITRACK=PROGRAM readme.py [README]
       GCITRACK=PROGRAM readme.py --write [README]     puts the answers of today into the README

Commands run in a folder of their own without a store; what one writes the next ones find. gci2021.csv is
there: GCI 2020 as a reader would type it in.
"""
import csv
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)


def scene(folder):
    """The folder the commands run in, and their environment."""
    (folder / "bin").mkdir()
    (folder / "bin" / "gcitrack").symlink_to(Path(os.environ["GCITRACK"]).resolve())
    work = folder / "work"
    work.mkdir()
    with open(TOP / "data/gci/2020.csv", encoding="utf-8", newline="") as table:
        rows = [(row["country"], row["rank"], row["score"]) for row in csv.DictReader(table)]
    with open(work / "gci2021.csv", "w", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerows([("Country", "Rank", "Score"), *rows])
    keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    environment = {
        **keep,
        "PATH": f"{folder / 'bin'}:{os.environ.get('PATH', '/usr/bin:/bin')}",
        "HOME": str(folder),
        "SOURCE_DATE_EPOCH": "1735689600",
        "LC_ALL": "C.UTF-8",
    }
    return work, environment


def answer(command, work, environment):
    """What a terminal would show: both streams."""
    run = subprocess.run(
        ["sh", "-c", command],
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return run.stdout.decode("utf-8", "replace")


def steps(block):
    """[command, text below it] of a block."""
    found = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append([line[2:].rstrip("\n"), ""])
        elif found:
            found[-1][1] += line
    return found


def missing_files(text):
    """Links to files that are not there."""
    prose = FENCED.sub("", text)
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", prose):
        if not re.match(r"[a-z]+:", target) and not (TOP / target).exists():
            yield target


def missing_map(text):
    """Lines of the map of the house that name nothing."""
    block = re.search(r"^## The map of the house\n.*?^```text\n(.*?)^```$", text, re.M | re.S)
    if not block:
        yield "there is no map"
        return
    folder = ""
    for line in block[1].splitlines():
        name = re.match(r"( *)(\S+)", line)
        if not name or (name[1] and len(name[1]) != 2):
            continue  # a description that goes on
        if not name[1]:
            folder = name[2] if name[2].endswith("/") else ""
        path = (folder if name[1] else "") + name[2]
        if not list(TOP.glob(path.rstrip("/").replace("NAME", "*").replace("NNN", "[0-9]*"))):
            yield path


def unmapped(text):
    """Folders at the top that the map leaves out. Hidden ones and builds are not looked at."""
    named = set(re.findall(r"^([a-z]+)/", text, re.M))
    for folder in sorted(TOP.iterdir()):
        if folder.is_dir() and re.fullmatch(r"[a-zA-Z]+", folder.name) and folder.name not in named | {"build"}:
            if any(folder.iterdir()) and folder.name != "LICENSES":
                yield folder.name


def main():
    arguments = sys.argv[1:]
    write = arguments[:1] == ["--write"]
    path = Path(arguments[-1]) if arguments[write:] else TOP / "README.md"
    text = path.read_text(encoding="utf-8")
    number = failures = 0

    def check(name, wrong):
        nonlocal number, failures
        wrong = list(wrong)
        number += 1
        failures += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
        for line in wrong:
            print("#   " + line)

    with tempfile.TemporaryDirectory() as folder:
        work, environment = scene(Path(folder))
        if write:

            def fresh(block):
                said = [(command, answer(command, work, environment)) for command, _ in steps(block[1])]
                return "```console\n" + "\n".join(f"$ {a}\n{b}".rstrip("\n") for a, b in said) + "\n```"

            path.write_text(BLOCK.sub(fresh, text), encoding="utf-8")
            return
        blocks = BLOCK.findall(text)
        check("the tour is not empty", [] if len(blocks) >= 5 else [f"{len(blocks)} blocks"])
        for block in blocks:
            for command, expected in steps(block):
                found = answer(command, work, environment)
                # A blank line before the next command or the end of the block is for the eye.
                difference = difflib.unified_diff(
                    expected.rstrip("\n").splitlines(), found.rstrip("\n").splitlines(), "README", "program", lineterm=""
                )
                check(command.replace("#", "\\#"), difference)
    check("links lead to files", missing_files(text))
    check("what the map names is there", missing_map(text))
    check("every folder is on the map", unmapped(text))
    print(f"1..{number}")
    sys.exit(failures > 0)


main()
