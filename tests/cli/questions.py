#!/usr/bin/env python3
"""Asks the questions of questions.txt in every format, and looks at the answers.

usage: questions.py ask FOLDER             writes FOLDER/NUMBER.FORMAT and .FORMAT.err
       questions.py CHECK FOLDER           one of the functions below marked as a check
GCITRACK is the program. Exit status 1 and what is wrong on stdout where something is."""
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree
from concurrent.futures import ThreadPoolExecutor

FORMATS = ['table', 'csv', 'tsv', 'json', 'markdown', 'latex', 'html']
HERE = pathlib.Path(__file__).parent


def questions():
    for line in (HERE / 'questions.txt').read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            question, fields = line.split(' : ')
            yield question, fields.split(',')


def run(question, form, environment=None):
    return subprocess.run([os.environ['GCITRACK'], *question.split(), '-f', form], check=False,
                          stdin=subprocess.DEVNULL, capture_output=True, env=environment)


def run_all(environment=None):
    """(question, format, result) of all of them, in order."""
    asked = [(question, form) for question, _ in questions() for form in FORMATS]
    with ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda pair: run(*pair, environment), asked)
        return [(*pair, result) for pair, result in zip(asked, results)]


def ask(folder):
    folder.mkdir(parents=True)
    for at, (question, form, result) in enumerate(run_all()):
        assert result.returncode == 0, f'exit status {result.returncode}: {question} -f {form}: {result.stderr}'
        name = f'{at // len(FORMATS)}.{form}'
        (folder / name).write_bytes(result.stdout)
        (folder / (name + '.err')).write_bytes(result.stderr)


class Answer:
    """What a question got, by format."""

    def __init__(self, folder, number, question, fields):
        self.folder, self.number, self.question, self.fields = folder, number, question, fields

    def text(self, form):
        return (self.folder / f'{self.number}.{form}').read_bytes().decode('utf-8')

    def json(self):
        return dict(json.loads(self.text('json'), parse_float=str, parse_int=str, object_pairs_hook=list))


def answers(folder):
    for number, (question, fields) in enumerate(questions()):
        yield Answer(folder, number, question, fields)


def cell(value):
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'true' if value else 'false'
    return ' '.join(value) if isinstance(value, list) else value


def unguarded(text):
    """A text that a spreadsheet would take for a formula has an apostrophe in front."""
    return text[1:] if text[:1] == "'" and text[1:2] in tuple('=+-@\t\r') else text


def rows(answer):
    """csv, tsv and json hold the same rows to the digit, missing is empty and null, names as released."""
    comma = list(csv.reader(answer.text('csv').splitlines(True), strict=True))
    tab = [line.split('\t') for line in answer.text('tsv').rstrip('\n').split('\n')]
    found = answer.json()['rows']
    assert comma[0] == answer.fields, comma[0]
    assert tab[0] == answer.fields, tab[0]
    assert len(comma) == len(tab) == len(found) + 1 > 1, (len(comma), len(tab), len(found))
    for commas, tabs, pairs in zip(comma[1:], tab[1:], found):
        assert [key for key, _ in pairs] == answer.fields, pairs
        values = [cell(value) for _, value in pairs]
        assert [unguarded(text) for text in commas] == values, (commas, values)
        assert [unguarded(text) for text in tabs] == values, (tabs, values)


def envelope(answer):
    """json parses, says which command it answers, and nothing is said beside it."""
    found = answer.json()
    assert list(found) == ['meta', 'rows', 'notes'], list(found)
    command = answer.question.split()[0]
    if command != 'template':  # a form to fill in, not an answer
        meta = [key for key, _ in found['meta']]
        assert dict(found['meta'])['command'] == command, found['meta']
        for key in ('editions', 'derived', 'as_of', 'as_known', 'sources'):
            assert key in meta, key
    for note in found['notes']:
        assert [key for key, _ in note] == ['code', 'text'], note
    assert answer.text('json.err') == ''


def notes(answer):
    """The notes of json are on stderr for csv and tsv, below the table in markdown, latex and html."""
    texts = sorted(dict(note)['text'] for note in answer.json()['notes'])
    for form in ('csv', 'tsv'):
        said = answer.text(form + '.err').splitlines()
        assert sorted(re.sub('^note: ', '', line) for line in said) == texts, (said, texts)
        assert 'note: ' not in answer.text(form)
    for form, mark in (('markdown', '^Note: '), ('latex', r'^\\par{\\footnotesize '), ('html', '^<p>')):
        count = len(re.findall(mark, answer.text(form), re.MULTILINE))
        assert count == len(texts), (form, count, len(texts))
        assert answer.text(form + '.err') == ''
    assert answer.text('table.err') == ''


def html(answer):
    """html is well-formed, with a cell for each of json's."""
    root = xml.etree.ElementTree.fromstring('<html>' + answer.text('html') + '</html>')
    assert [th.text for th in root.iter('th')] == answer.fields
    lines = root.findall('./table/tbody/tr')
    found = answer.json()['rows']
    assert len(lines) == len(found)
    for line, pairs in zip(lines, found):
        values = [cell(value) for _, value in pairs]
        assert [td.text or '' for td in line] == values, (values, [td.text for td in line])


def markdown(answer):
    """markdown has as many cells in every line as fields."""
    for line in answer.text('markdown').splitlines():
        if line.startswith('|'):
            assert line.replace('\\|', '').count('|') == len(answer.fields) + 1, line


def latex(answer):
    """latex has as many cells in every row as fields, and no bare special character."""
    for line in answer.text('latex').splitlines():
        if line.endswith(' \\\\'):
            assert line.replace('\\&', '').count(' & ') == len(answer.fields) - 1, line
        assert not re.search(r'(?<!\\)[%#_^~]|(?<![\\])\$(?!-\$)(?<!-\$)', line), line
        assert line.count('{') == line.count('}'), line


def trim(answer):
    """No table ends a line in a blank."""
    for line in answer.text('table').splitlines():
        assert line == line.rstrip(), line


def again(folder, *environment):
    """The same bytes once more, with these in the environment."""
    changed = dict(os.environ, **dict(pair.split('=', 1) for pair in environment))
    for at, (question, form, result) in enumerate(run_all(changed)):
        name = f'{at // len(FORMATS)}.{form}'
        assert result.stdout == (folder / name).read_bytes(), f'{question} -f {form}: other bytes'
        assert result.stderr == (folder / (name + '.err')).read_bytes(), f'{question} -f {form}: other words'


def main(what, folder, *arguments):
    folder = pathlib.Path(folder)
    if what in ('ask', 'again'):
        globals()[what](folder, *arguments)
        return
    check = {check.__name__: check for check in (rows, envelope, notes, html, markdown, latex, trim)}[what]
    for answer in answers(folder):
        try:
            check(answer)
        except Exception as error:
            raise AssertionError(f'for: {answer.question}: {type(error).__name__}: {error}') from error


if __name__ == '__main__':
    try:
        main(*sys.argv[1:])
    except AssertionError as wrong:
        sys.exit(str(wrong))
