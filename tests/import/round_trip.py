#!/usr/bin/env python3
"""Writes the figures of data/gci as somebody else's file and imports it: whatever the arrangement, the words and the
bytes, an empty store then holds the same figures, digit for digit, and nothing else. Prints TAP.

usage: GCITRACK=PROGRAM round_trip.py [TRIALS]

Every trial draws a file by its own seed, the seed of the run and its number. GCITRACK_SEED is the seed of the run;
a failure prints what was drawn, and the file stays where it says.
"""
import csv
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata

DATA = pathlib.Path(__file__).parent.parent.parent / 'data'
EDITIONS = [2014, 2017, 2018, 2020, 2024]
PUBLISHED = {2014: 2015, 2018: 2019, 2020: 2021}  # the other years that mean an edition
PILLARS = ['legal', 'technical', 'organizational', 'capacity', 'cooperation']
SERIES = ['itu_rank', 'score', 'tier', *PILLARS]

HEADINGS = {
    'en': {'country': ['Country', 'Economy', 'Member State', 'COUNTRY NAME'], 'code': ['Code', 'ISO3', 'Country Code'],
           'year': ['Year', 'Edition'], 'indicator': ['Indicator', 'Series Name'], 'value': ['Value', 'OBS_VALUE'],
           'itu_rank': ['Rank', 'Global rank', 'GCI Rank'], 'score': ['Score', 'GCI score', 'Overall Score'],
           'tier': ['Tier'], 'legal': ['Legal', 'Legal Measures'], 'technical': ['Technical', 'Technical measures'],
           'organizational': ['Organizational', 'Organisational Measures'],
           'capacity': ['Capacity', 'Capacity Development'], 'cooperation': ['Cooperation', 'Cooperative Measures']},
    'fr': {'country': ['Pays', 'Nom du pays'], 'code': ['Code pays', 'Code ISO'], 'year': ['Année'],
           'indicator': ['Indicateur'], 'value': ['Valeur'], 'itu_rank': ['Rang', 'Classement mondial'],
           'score': ['Score', 'Score global'], 'tier': ['Niveau', 'Palier'],
           'legal': ['Mesures juridiques', 'Juridique'], 'technical': ['Mesures techniques', 'Technique'],
           'organizational': ['Mesures organisationnelles'], 'capacity': ['Renforcement des capacités'],
           'cooperation': ['Mesures de coopération', 'Coopération']},
    'es': {'country': ['País', 'Nombre del país'], 'code': ['Código', 'Código de país'], 'year': ['Año', 'Edición'],
           'indicator': ['Indicador'], 'value': ['Valor'], 'itu_rank': ['Puesto', 'Posición', 'Clasificación'],
           'score': ['Puntuación', 'Puntaje'], 'tier': ['Nivel'], 'legal': ['Medidas jurídicas', 'Jurídico'],
           'technical': ['Medidas técnicas', 'Técnico'], 'organizational': ['Medidas organizativas'],
           'capacity': ['Creación de capacidades'], 'cooperation': ['Cooperación', 'Medidas de cooperación']},
    'pt': {'country': ['País', 'Nome do país'], 'code': ['Código do país'], 'year': ['Ano'],
           'indicator': ['Indicador'], 'value': ['Valor'], 'itu_rank': ['Posição', 'Classificação'],
           'score': ['Pontuação', 'Nota'], 'tier': ['Nível'], 'legal': ['Medidas jurídicas', 'Medidas legais'],
           'technical': ['Medidas técnicas'], 'organizational': ['Medidas organizacionais'],
           'capacity': ['Desenvolvimento de capacidades'], 'cooperation': ['Cooperação']},
    'de': {'country': ['Land', 'Staat'], 'code': ['Ländercode', 'ISO-Code'], 'year': ['Jahr', 'Ausgabe'],
           'indicator': ['Indikator'], 'value': ['Wert'], 'itu_rank': ['Rang', 'Platz', 'Weltrang'],
           'score': ['Punktzahl', 'Punkte', 'Gesamtwertung'], 'tier': ['Stufe'],
           'legal': ['Recht', 'Rechtliche Maßnahmen'], 'technical': ['Technik', 'Technische Maßnahmen'],
           'organizational': ['Organisatorische Maßnahmen'], 'capacity': ['Kapazitätsaufbau'],
           'cooperation': ['Zusammenarbeit', 'Kooperation']},
    'id': {'country': ['Negara', 'Nama Negara'], 'code': ['Kode', 'Kode Negara'], 'year': ['Tahun', 'Edisi'],
           'indicator': ['Indikator'], 'value': ['Nilai'], 'itu_rank': ['Peringkat', 'Peringkat Global'],
           'score': ['Skor', 'Skor Total', 'Indeks'], 'tier': ['Tingkat'], 'legal': ['Hukum', 'Aspek Hukum'],
           'technical': ['Teknis', 'Aspek Teknis'], 'organizational': ['Organisasi'],
           'capacity': ['Kapasitas', 'Pengembangan Kapasitas'], 'cooperation': ['Kerja sama', 'Kerjasama']},
}
STRANGE_HEADINGS = ['', 'Notes', 'Region', 'Population', 'No', 'Unnamed: 0', 'Keterangan', 'ISP (2)', 'Kawasan']
STRANGE_CELLS = ['', 'x', 'a, b; c', '"so-called"', '1,234', '77 %', '=1+1', 'ж', '–']
TITLES = ['Global Cybersecurity Index', 'Table 1: scores and ranks', 'Indeks Keamanan Siber Global', 'Données de l’UIT']
FOOTNOTES = ['Source: ITU', '* as printed', 'Note: provisional, subject to change', 'Sumber: ITU, Jenewa',
             'Last Updated: 01/28/2025']
MARKS = ['*', ' *', '†', '[1]', ' (a)', '²', '**']
MISSING = ['', '-', '—', '..', 'n/a', 'N/A', '#N/A', 'null', ' ']
BLANKS = [' ', '\u00a0', '  ', '\u202f', '\t']
# Python's name, and what to say to --encoding (None: nothing).
ENCODINGS = [('utf-8', None)] * 6 + [('utf-8-sig', None)] * 4 + [
    ('utf-16', 'UTF-16'), ('utf-16-le', 'UTF-16LE'), ('utf-16-be', 'UTF-16BE'), ('utf-32', 'UTF-32'),
    ('cp1252', 'windows-1252'), ('latin-1', 'ISO-8859-1'), ('cp1254', 'CP1254'), ('cp1251', 'windows-1251'),
    ('cp1256', 'CP1256'), ('gb18030', 'GB18030'), ('cp949', 'CP949')]


def read(name):
    with open(DATA / name, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


COUNTRIES = {row['iso3']: row for row in read('countries.csv')}
FIGURES = {edition: {row['iso3']: {**row, 'itu_rank': row['rank']} for row in read(f'gci/{edition}.csv')}
           for edition in EDITIONS}


def all_names():
    """The names each country is known by, by language; '' for those of every language."""
    names = {iso3: {'': [row['name']]} for iso3, row in COUNTRIES.items()}
    for row in read('names.csv'):
        if row['ambiguous'] == '0' and row['kind'] not in ('abbrev', 'owid', 'wb'):
            for language in row['language'].split() or ['']:
                names[row['iso3']].setdefault(language, []).append(row['name'])
    return names


NAMES = all_names()
LANGUAGES = sorted({language for names in NAMES.values() for language in names})


def has(edition, series):
    return bool(next(iter(FIGURES[edition].values())).get(series))


class Drawing:
    """What one file is to be like, and the figures it has to bring."""

    def __init__(self, seed, number):
        self.r = r = random.Random(f'{seed}/{number}')
        self.layout = r.choice(['plain', 'plain', 'owid', 'indicators', 'long', 'wide', 'side by side', 'world bank',
                                'export'])
        several = self.layout != 'plain'
        self.editions = sorted(r.sample(EDITIONS, r.randint(2, 5))) if several else [r.choice(EDITIONS)]
        self.language = r.choice(sorted(HEADINGS))
        self.names = r.choice(LANGUAGES)
        self.who = r.choice(['name', 'name', 'name and code', 'code', 'iso2'])
        self.case = r.choice([str, str, str.upper, str.lower, str.title])
        self.form = r.choice(['NFC', 'NFC', 'NFD', 'NFKC'])
        self.encoding, self.option = r.choice(ENCODINGS)
        self.delimiter = r.choice(',,,;;\t|')
        self.decimal = r.choice('..,')
        self.end = r.choice(['\n', '\n', '\r\n', '\r\n', '\r', '\r\r\n'])
        self.quoting = r.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
        self.marked, self.padded = r.random() < 0.2, r.random() < 0.2
        self.missing = r.choice(MISSING)
        self.whole = r.random() < 0.6  # all countries, not a few
        self.series = self.draw_series()
        self.want = {}
        self.options = ['--encoding', self.option] if self.option else []
        self.name = f'file{number}.csv'

    def draw_series(self):
        if self.layout in ('owid', 'wide', 'world bank'):
            return ['score']
        first = ['itu_rank'] if self.r.random() < 0.7 else []
        return [*first, 'score', *self.r.sample(SERIES[2:], self.r.randint(0, 6))]

    def __str__(self):
        return ', '.join(f'{key}={value!r}' for key, value in vars(self).items() if key not in ('r', 'want', 'case'))

    # ---- cells ----

    def heading(self, field):
        words = self.r.choice(HEADINGS[self.language][field])
        return self.r.choice([words, words, words.upper(), words.lower(), f' {words} '])

    def country(self, iso3):
        names = NAMES[iso3].get(self.names) or NAMES[iso3]['']
        name = unicodedata.normalize(self.form, self.case(self.r.choice(names)))
        if self.marked and self.r.random() < 0.1:
            name += self.r.choice(MARKS)
        return self.pad(name)

    def pad(self, text):
        blank = self.r.choice(BLANKS)
        return blank + text + blank if self.padded and self.r.random() < 0.3 else text

    def figure(self, edition, iso3, series):
        """The cell, which the store then has to hold."""
        value = FIGURES[edition][iso3].get(series) or ''
        if not value:
            return self.missing
        self.want[edition, iso3, series] = value[1:] if series == 'tier' else value
        if series == 'itu_rank' and self.r.random() < 0.05:
            value = self.r.choice(['{}.', '={}', '{}/200', '{}=', '#{}']).format(value)
        if series == 'tier':
            value = self.r.choice([value, f'Tier {value[1]}', value[1]])
        elif series != 'itu_rank':
            value = value.replace('.', self.decimal)
        return self.pad(value)

    def year(self, edition):
        return str(PUBLISHED.get(edition, edition) if self.published else edition)

    # ---- rows ----

    def chosen(self):
        countries = sorted(set().union(*(FIGURES[edition] for edition in self.editions)))
        # ranks of a few countries cannot be told from others' rules, and a file may say so
        if not self.whole and 'itu_rank' not in self.series and self.layout != 'export':
            countries = self.r.sample(countries, self.r.randint(3, 60))
        if self.r.random() < 0.5:
            self.r.shuffle(countries)
        return countries

    def who_columns(self):
        """[(heading, iso3 -> cell)]."""
        name = (self.heading('country'), self.country)
        code = (self.heading('code'), lambda iso3: iso3)
        return {'name': [name], 'name and code': [name, code], 'code': [code],
                'iso2': [(self.heading('code'), lambda iso3: COUNTRIES[iso3]['iso2'])]}[self.who]

    def table(self):
        """Columns as lists of cells, the heading first; a dict of its own for what is fixed in its order."""
        self.published = self.r.random() < 0.3
        if self.layout in ('plain', 'wide', 'side by side', 'world bank'):
            keys = [(None, iso3) for iso3 in self.chosen()]
        else:
            keys = [(edition, iso3) for edition in self.editions for iso3 in self.chosen() if iso3 in FIGURES[edition]]
        if self.layout in ('indicators', 'export'):
            return self.long_table([(e, i, s) for e, i in keys for s in self.series if FIGURES[e][i].get(s)])
        columns = [[heading, *(cell(iso3) for _, iso3 in keys)] for heading, cell in self.who_columns()]
        if self.layout == 'plain':
            edition = self.editions[0]
            columns = [[c for c, key in zip(column, [('', '')] + keys) if not key[1] or key[1] in FIGURES[edition]]
                       for column in columns]
            keys = [(edition, iso3) for _, iso3 in keys if iso3 in FIGURES[edition]]
        if self.layout == 'world bank':
            columns += [[words, *[cell] * len(keys)] for words, cell in
                        [('Indicator Name', 'Global Cybersecurity Index (GCI)'), ('Indicator Code', 'ITU.GCI')]]
        if self.layout in ('owid', 'long'):
            columns.append([self.heading('year'), *(self.year(edition) for edition, _ in keys)])
        if self.layout in ('plain', 'owid', 'long'):
            words = {s: self.heading('value' if self.layout == 'owid' and self.r.random() < 0.5 else s)
                     for s in self.series}
            return columns + [[words[s], *(self.figure(e, i, s) for e, i in keys)] for s in self.series]
        return columns + self.wide_columns([iso3 for _, iso3 in keys])

    def long_table(self, keys):
        values = [self.figure(*key) for key in keys]
        if self.layout == 'export':
            self.decimal_free = True
            cells = [(str(e), i, s, v, ('1' if e < 2020 else '100') if s == 'score' else '', '1', '2025-01-01')
                     for (e, i, s), v in zip(keys, values)]
            heads = ('edition', 'iso3', 'series', 'value', 'scale', 'source', 'issued')
            return [[head, *(row[k] for row in cells)] for k, head in enumerate(heads)]
        words = {s: self.heading(s).strip() for s in self.series}
        columns = [[heading, *(cell(iso3) for _, iso3, _ in keys)] for heading, cell in self.who_columns()]
        return columns + [[self.heading('year'), *(self.year(e) for e, _, _ in keys)],
                          [self.heading('indicator'), *(words[s] for _, _, s in keys)],
                          [self.heading('value'), *values]]

    def wide_columns(self, countries):
        columns = []
        form = self.r.choice(['{} {}', '{1} {0}', '{} ({})', '{1}_{0}'])
        for edition in self.editions:
            year = self.year(edition)
            for series in self.series if self.layout == 'side by side' else ['score']:
                if not has(edition, series):
                    continue
                words = year if self.layout != 'side by side' else form.format(self.heading(series).strip(), year)
                columns.append([words, *(self.figure(edition, iso3, series) if iso3 in FIGURES[edition]
                                         else self.missing for iso3 in countries)])
        return columns

    # ---- bytes ----

    def text(self):
        columns = self.table()
        height = len(columns[0])
        if self.layout != 'export' and self.r.random() < 0.5:
            cells = self.r.choices([*STRANGE_CELLS, f'two{self.end}lines'], k=height - 1)
            columns.append([self.r.choice(STRANGE_HEADINGS), *cells])
        if self.r.random() < 0.5:
            self.r.shuffle(columns)
        if self.r.random() < 0.15:
            columns.append([''] * height)
        rows = list(zip(*columns))
        if self.layout in ('plain', 'wide', 'side by side') and self.r.random() < 0.5:
            rows[1:] = self.r.sample(rows[1:], height - 1)
        if self.layout == 'plain':
            self.say_edition()
        above = [[title] for title in self.r.sample(TITLES, self.r.choice([0, 0, 1, 2]))]
        if self.layout == 'world bank':
            above = [['Data Source', 'World Development Indicators', ''], [], ['Last Updated Date', '2025-01-28', ''], []]
        below = [[note] for note in self.r.sample(FOOTNOTES, self.r.choice([0, 0, 1, 2]))]
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.delimiter, quoting=self.quoting, lineterminator=self.end)
        writer.writerows([*above, *rows, *[[]] * self.r.choice([0, 0, 2]), *below])
        text = text.getvalue()
        if self.delimiter != ',' and self.r.random() < 0.2:
            text = f'sep={self.delimiter}{self.end}{text}'
        if self.r.random() < 0.2:
            text = text.removesuffix(self.end)
        return text + ('\x1a' if self.r.random() < 0.1 else '')

    def say_edition(self):
        edition = self.editions[0]
        if self.r.random() < 0.5:
            self.name = f'gci{self.year(edition)}.csv'
        else:
            self.options += ['--edition', self.year(edition)]

    def bytes(self):
        """The file; UTF-8 where the encoding drawn lacks a letter."""
        text = self.text()
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:
            self.encoding = 'utf-8'
            self.options = [word for word in self.options if word not in ('--encoding', self.option)]
            return text.encode()


class Trials:
    def __init__(self, seed):
        self.seed = seed
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='gcitrack-'))
        self.environment = {'PATH': os.environ.get('PATH', ''), 'HOME': str(self.folder)}
        self.store = self.folder / 'gci.db'
        self.empty = self.folder / 'empty.db'
        self.program('init', '--empty', '--db', self.empty)

    def program(self, *arguments):
        return subprocess.run([os.environ['GCITRACK'], *arguments], capture_output=True, cwd=self.folder,
                              env=self.environment)

    def take(self, drawing):
        """What is wrong with the import of the file; None where nothing is."""
        shutil.copyfile(self.empty, self.store)
        command = ['import', '-q', '--db', self.store, *drawing.options, drawing.name]
        done = self.program(*command)
        said = done.stderr.decode(errors='replace')
        if done.returncode == 4 and 'say --delimiter' in said:  # in doubt it may ask, but only for that
            word = {'\t': 'tab'}.get(drawing.delimiter, drawing.delimiter)
            done = self.program(*command, '--delimiter', word)
            said += done.stderr.decode(errors='replace')
        if done.returncode:
            return f'exit {done.returncode}: {said}'
        answer = self.program('export', '-f', 'csv', '--db', self.store)
        found = {(int(row['edition']), row['iso3'], row['series']): row['value']
                 for row in csv.DictReader(io.StringIO(answer.stdout.decode()))}
        wrong = [(key, drawing.want.get(key), found.get(key)) for key in sorted(drawing.want.keys() | found.keys())
                 if drawing.want.get(key) != found.get(key)]
        return f'{len(wrong)} of {len(drawing.want)} figures: {wrong[:5]}\n{said}' if wrong else None

    def run(self, number):
        drawing = Drawing(self.seed, number)
        content = drawing.bytes()
        (self.folder / drawing.name).write_bytes(content)
        wrong = self.take(drawing)
        if wrong is None:
            (self.folder / drawing.name).unlink()
            print(f'ok {number} - {drawing.layout}, {drawing.language}, {len(drawing.want)} figures')
            return True
        print(f'not ok {number} - {drawing.layout} ({self.folder / drawing.name})')
        for line in [str(drawing), *wrong.splitlines(), json.dumps(content[:300].decode('latin-1'))]:
            print(f'# {line}')
        return False


def main():
    seed = os.environ.get('GCITRACK_SEED', '20210629')
    only = [int(word) for word in sys.argv[2:]]
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    trials = Trials(seed)
    print(f'# GCITRACK_SEED={seed}')
    print(f'1..{len(only) or count}')
    fine = [trials.run(number) for number in only or range(1, count + 1)]
    if all(fine):
        shutil.rmtree(trials.folder)
    sys.exit(not all(fine))


if __name__ == '__main__':
    main()
