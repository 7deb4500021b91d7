#!/usr/bin/env python3
"""Stores that SQLite finds nothing wrong with, in which one cell of one row holds what no gcitrack wrote: a bit that
turned over, another program. Every command then answers, or refuses in a sentence; none dies, none changes the file
by reading it, none hands a control character to the terminal. Prints TAP.

The seed is printed; GCITRACK_SEED=N repeats a run, GCITRACK_CELLS=N tries so many (0: each column, first and last row,
with every value and command: some thousand runs). GCITRACK is the program."""
import itertools
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile

PROGRAM = os.environ['GCITRACK']
SEED = int(os.environ.get('GCITRACK_SEED', 20251124))
CELLS = int(os.environ.get('GCITRACK_CELLS', 60))
COMMANDS_EACH = 8
ODD = {'INTEGER': [-1, 0, 7, 65535, 60000, 2**31 - 1, -2**31, 2**62, -2**63],
       'TEXT': ['', 'x', 'x' * 300, '\x1b[31m=1+1', '9999-99-99', '2020', 'World']}
READING = """show IDN|show IDN --series gdp|show ASEAN|compare ASEAN|compare IDN SGP|change 2018 2020
change 2018 2020 --series all -f csv|rank 2020|regions|explain IDN 2020|explain IDN 2018 2020|editions|countries
countries --find indo|groups|groups ASEAN|events|sources|convergence ASEAN|check|export -f json|export --edition 2020
plot IDN ASEAN -o -|plot heat ASEAN -o -|plot pillars IDN 2020 -o -|robust 2020 IDN
before-after ASEAN --event accp-start|cite IDN 2020|template 2020|complete show I""".replace('\n', '|').split('|')
WRITING = ['import more.csv --edition 2020', 'sources undo 6', 'groups add MORE More MYS', 'countries alias add Zamrud IDN']


def run(folder, command, store):
    environment = dict(os.environ, GCITRACK_DB=store, HOME=folder, COLUMNS='80')
    return subprocess.run([PROGRAM] + command.split(), cwd=folder, env=environment, capture_output=True, timeout=60)


def make(folder):
    """A store with something of the user's own in every table."""
    store = os.path.join(folder, 'sound.db')
    for name, text in (('series.csv', 'iso3,year,indicator,value\nIDN,2020,gdp,1\nSGP,2020,gdp,2\nIDN,2018,gdp,3\n'),
                       ('more.csv', 'iso3,score\nIDN,90.1\nSGP,95.2\n')):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(text)
    for command in ('init', 'import series.csv', 'groups add MINE Mine IDN SGP', 'countries alias add Nusantara IDN',
                    'events add --date 2018-05 --title Ours --scope IDN --id ours'):
        said = run(folder, command, store)
        assert said.returncode == 0, (command, said.stderr)
    return store


def cells(store):
    """(table, column, value, first or last row), all there are."""
    database = sqlite3.connect(store)
    tables = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = [(table, column, value, order) for table in tables
             for _, column, kind, *_ in database.execute(f'PRAGMA table_info("{table}")').fetchall()
             for value, order in itertools.product(ODD[kind], ('ASC', 'DESC'))]
    database.close()
    return found


def put(store, table, column, value, order):
    """False where the key of another row is that already."""
    database = sqlite3.connect(store)
    keys = [name for _, name, _, _, _, key in database.execute(f'PRAGMA table_info("{table}")') if key]
    names = ', '.join(f'"{key}"' for key in keys)
    by = ', '.join(f'"{key}" {order}' for key in keys)
    try:
        with database:
            database.execute('PRAGMA ignore_check_constraints = 1')
            database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE ({names}) = '
                             f'(SELECT {names} FROM "{table}" ORDER BY {by} LIMIT 1)', (value,))
        return True
    except sqlite3.IntegrityError:
        return False
    finally:
        database.close()


def wrong_with(said, command, before, after):
    """What is wrong with an answer; None."""
    last = said.stderr.decode('utf-8', 'replace').rstrip('\n').rpartition('\n')[2]
    if not 0 <= said.returncode <= 6 or b'Sanitizer' in said.stderr or b'runtime error' in said.stderr:
        return f'ends with {said.returncode}: {said.stderr[-600:]!r}'
    if said.returncode and not last.startswith('gcitrack: '):
        return f'exit status {said.returncode} without a sentence: {last!r}'
    for_eyes = not command.startswith(('export', 'template')) and '-f' not in command and '-o' not in command
    if for_eyes and b'\x1b' in said.stdout + said.stderr:
        return 'a control character reaches the terminal'
    if command in READING and before != after:
        return 'the file is another one after it was read'
    return None


def content(store):
    with open(store, 'rb') as file:
        return file.read()


def main():
    rng = random.Random(SEED)
    folder = tempfile.mkdtemp(prefix='gcitrack-odd-')
    try:
        sound = make(folder)
        chosen = [(cell, READING + WRITING) for cell in cells(sound)]
        if CELLS:
            chosen = [(cell, rng.sample(commands, COMMANDS_EACH)) for cell, commands in rng.sample(chosen, CELLS)]
        print(f'# seed {SEED}\n1..{len(chosen)}')
        for number, (cell, commands) in enumerate(chosen, 1):
            store, problems = os.path.join(folder, 'odd.db'), []
            shutil.copy(sound, store)
            for command in commands if put(store, *cell) else []:
                before = content(store)
                said = run(folder, command, store)
                what = wrong_with(said, command, before, content(store))
                if what:
                    problems.append(f'# gcitrack {command}: {what}')
                if command in WRITING:
                    shutil.copy(sound, store)
                    put(store, *cell)
            print(f'{"not " if problems else ""}ok {number} - {cell[0]}.{cell[1]} = {cell[2]!r:.40} {cell[3].lower()}')
            print(*problems, sep='\n', end='\n' if problems else '')
    finally:
        shutil.rmtree(folder)


main()
