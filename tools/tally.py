#!/usr/bin/env python3
"""Adds up the TAP lines of Meson's test logs, shows what failed, closes with "N passed, N failed".

usage: tally.py BUILD-FOLDER... TAP-FILE...

Skipped tests and those marked TODO count as neither. A test that does not speak TAP counts as one. A
program that failed without a "not ok" (it crashed, hung, or stopped early) counts as one failed.
"""
import json
import re
import sys
from pathlib import Path

TAP = re.compile(r"^(not )?ok\b(.*)$", re.M)
DIRECTIVE = re.compile(r"#\s*(skip|todo)", re.I)
passed = failed = 0

for folder in sys.argv[1:]:
    log = Path(folder, "meson-logs", "testlog.json")
    try:
        if folder.endswith(".tap"):
            text = Path(folder).read_text(encoding="utf-8", errors="replace")
            fine = re.search(r"^1\.\.\d+$", text, re.M) and not re.search(r"^not ok", text, re.M)
            records = [{"name": Path(folder).stem, "result": "OK" if fine else "FAIL", "returncode": int(not fine), "stdout": text}]
        else:
            records = [json.loads(line) for line in log.read_text(encoding="utf-8", errors="replace").splitlines()]
    except (OSError, ValueError) as problem:
        print(f"FAILED {folder}: no test log: {problem}")
        failed += 1
        continue
    for record in records:
        output = record.get("stdout") or ""
        good = bad = 0
        for match in TAP.finditer(output):
            if DIRECTIVE.search(match[2]):
                continue
            if match[1]:
                bad += 1
            else:
                good += 1
        fine = record["result"] in ("OK", "SKIP", "EXPECTEDFAIL")
        if not fine and bad == 0:
            bad = 1
        elif record["result"] == "OK" and not TAP.search(output):
            good = 1
        passed += good
        failed += bad
        if bad or not fine:
            name = record["name"].split(" / ")[-1]
            print(f"FAILED {name} in {folder}: {record['result']}, exit status {record.get('returncode')}")
            lines = output.splitlines()
            shown = [i for i, line in enumerate(lines) if line.startswith("not ok")]
            if shown:
                # What went wrong is told in the comments behind a "not ok" (bats) or before it (cmocka).
                keep = set()
                for i in shown:
                    keep.add(i)
                    for step in (-1, 1):
                        j = i + step
                        while 0 <= j < len(lines) and not TAP.match(lines[j]) and abs(j - i) <= 40:
                            keep.add(j)
                            j += step
                lines = [lines[i] for i in sorted(keep)]
            print("\n".join("    " + line for line in lines[-200:]))
            errors = (record.get("stderr") or "").splitlines()
            print("\n".join("    " + line for line in errors[-100:]))

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0 or passed == 0)
