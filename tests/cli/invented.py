"""Invented editions in a store of their own, for second_opinion_random.py: what is in their files, and the arithmetic
that is needed to say what the commands must answer. Nothing of the program's own arithmetic is used."""
import csv
import json
import math
import os
import pathlib
import random
import subprocess
import tempfile
from decimal import Decimal
from fractions import Fraction

DATA = pathlib.Path(__file__).parent.parent.parent / 'data'
PILLARS = ['legal', 'technical', 'organizational', 'capacity', 'cooperation']
LABELS = [2031, 2033, 2035, 2037]

with open(DATA / 'countries.csv', newline='', encoding='utf-8') as file:
    COUNTRIES = {row['iso3']: row for row in csv.DictReader(file)}
with open(DATA / 'gci/2024.csv', newline='', encoding='utf-8') as file:
    LISTED_TODAY = {row['iso3'] for row in csv.DictReader(file)}


def rounded(value, digits):
    """Half away from zero, as text; value is a Fraction."""
    whole = int(abs(value) * 10 ** digits + Fraction(1, 2))
    number = Decimal(-whole if value < 0 else whole).scaleb(-digits)
    return str(abs(number) if whole == 0 else number)


def root(value, digits):
    """The square root of a Fraction, rounded as above."""
    whole = math.isqrt(int(value * 100 ** digits))
    if Fraction(2 * whole + 1, 2) ** 2 <= value * 100 ** digits:
        whole += 1
    return rounded(Fraction(whole, 10 ** digits), digits)


def half(value):
    return str(value) if Fraction(value).denominator == 1 else rounded(Fraction(value), 1)


def text(value):
    return None if value is None else str(value)


def same(found, expected, what):
    assert found == expected, f'{what}: the program says {found}, it should be {expected}'


def median(values):
    ordered = sorted(values)
    return Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


class Field:
    """Some scores, ranked: a dict of iso3 to Fraction."""

    def __init__(self, scores):
        self.scores = scores
        falling = sorted(scores.values(), reverse=True)
        self.of = len(falling)
        self.levels = sorted(set(falling), reverse=True)
        self.first = {score: falling.index(score) + 1 for score in self.levels}
        self.count = {score: falling.count(score) for score in self.levels}

    def place(self, iso3):
        return self.first[self.scores[iso3]]

    def tied(self, iso3):
        return self.count[self.scores[iso3]]

    def fractional(self, iso3):
        return Fraction(2 * self.place(iso3) + self.tied(iso3) - 1, 2)

    def percentile(self, iso3):
        if self.of < 2:
            return None
        return rounded(100 * (self.of - self.fractional(iso3)) / (self.of - 1), 2)

    def by(self, rule, iso3):
        score = self.scores[iso3]
        if rule == 'dense':
            return str(self.levels.index(score) + 1)
        if rule == 'modified':
            return str(self.place(iso3) + self.tied(iso3) - 1)
        if rule == 'fractional':
            return half(self.fractional(iso3))
        before = sum(other < iso3 and self.scores[other] == score for other in self.scores)
        return str(self.place(iso3) + before)  # ordinal


class Edition:
    """One invented edition: `rows` as they are in the file, and what follows from them."""

    def __init__(self, rng, label):
        self.label = label
        self.scale = rng.choice([1, 100])
        universe = sorted(LISTED_TODAY | {'PLW', 'HKG'})
        size = rng.choice([len(universe), 194, rng.randint(176, 195), rng.randint(150, 180)])
        levels = rng.choice([4, 30, 400])
        ranked, tiered = rng.random() < .5, rng.random() < .6
        self.pillared = rng.random() < .35
        if self.pillared:  # of 20 points each
            self.scale = 100
        self.rows = {}
        for iso3 in sorted(rng.sample(universe, size)):
            row = dict.fromkeys(['score', 'rank', 'tier', *PILLARS], '')
            self.rows[iso3] = row
            if rng.random() < .97:
                row['score'] = self.some_score(rng, levels)
            if tiered and rng.random() < .95:
                row['tier'] = f'T{rng.randint(1, 5)}'
            if self.pillared and rng.random() < .97:
                row.update({name: rng.choice(['0', '7.5', '12.25', '20', f'{rng.randint(0, 2000) / 100:.2f}'])
                            for name in PILLARS})
        self.scores = {iso3: Fraction(row['score']) * 100 / self.scale for iso3, row in self.rows.items()
                       if row['score']}
        self.field = Field(self.scores)
        printed = set()
        for iso3 in self.scores if ranked else []:
            rank = self.field.by('dense', iso3)
            if rank not in printed or rng.random() < .9:  # a number nobody has would be refused
                self.rows[iso3]['rank'] = rank
                printed.add(rank)

    @property
    def figured(self):
        """Who is listed: pillars alone are not looked at."""
        return {iso3 for iso3, row in self.rows.items() if row['score'] or row['rank'] or row['tier']}

    def some_score(self, rng, levels):
        """One of the levels, spelled in one of several ways: 50, 50.0 and 50.00 are one score."""
        level = rng.randint(0, levels)
        if self.scale == 1:
            return f'{level * 1000 // levels / 1000:.{rng.choice([3, 3, 4])}f}'
        return f'{level * 1000 // levels / 10:.{rng.choice([1, 2, 2])}f}'

    def printed(self, iso3, name):
        row = self.rows.get(iso3)
        return row[name] or None if row else None

    def rank_values(self):
        return len({row['rank'] for row in self.rows.values() if row['rank']})

    def last_rank(self):
        return max((int(row['rank']) for row in self.rows.values() if row['rank']), default=None)


class World:
    def __init__(self, seed):
        rng = random.Random(seed)
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.editions = [Edition(rng, label) for label in LABELS]
        expected = 194  # of GCI 2024, the edition before
        for edition in self.editions:
            edition.expected = expected
            edition.partial = len(edition.scores) * 10 < expected * 9
            edition.complete = len(edition.scores) >= expected
            expected = max(expected, len(edition.scores))
        self.full = [edition for edition in self.editions if not edition.partial]
        self.group = sorted(rng.sample(sorted(LISTED_TODAY), rng.randint(8, 25)))
        self.everybody = sorted(set().union(*(edition.rows for edition in self.editions)))
        self.run('init', '--empty')
        for edition in self.editions:
            self.load(edition)
        self.run('groups', 'add', 'QX1', 'drawn by lot', *self.group)
        self.sample = rng.sample(self.everybody, 8)

    def load(self, edition):
        path = self.path / f'gci{edition.label}.csv'
        with open(path, 'w', newline='', encoding='utf-8') as file:
            writer = csv.writer(file)
            names = [name for name in ('score', 'rank', 'tier', *PILLARS)
                     if any(row[name] for row in edition.rows.values())]
            writer.writerow(['iso3', *names])
            writer.writerows([iso3, *(row[name] for name in names)] for iso3, row in edition.rows.items()
                             if any(row[name] for name in names))
        self.run('import', str(path), '--edition', str(edition.label), '--published', f'{edition.label}-06-01',
                 '--collected', str(edition.label - 1), '--scale', str(edition.scale), '--decimal', '.')

    def run(self, *arguments, status=0, store=None):
        run = subprocess.run([os.environ['GCITRACK'], '-q', *arguments, '--db', str(store or self.path / 'gci.db')],
                             capture_output=True, check=False,
                             env={'PATH': os.environ.get('PATH', ''), 'HOME': self.folder.name})
        assert run.returncode == status, f'{arguments}: exit status {run.returncode}: {run.stderr.decode()}'
        return run.stdout

    def ask(self, *arguments):
        return json.loads(self.run(*arguments, '-f', 'json'), parse_float=str, parse_int=str)

    def before(self, edition):
        return max((other for other in self.full if other.label < edition.label), key=lambda other: other.label,
                   default=None)


def panel(first, second):
    both = first.scores.keys() & second.scores.keys()
    return [Field({iso3: edition.scores[iso3] for iso3 in both}) for edition in (first, second)]


def itu_places(first, second, iso3):
    ranks = [edition.printed(iso3, 'rank') for edition in (first, second)]
    values = [edition.rank_values() for edition in (first, second)]
    if None in ranks or 2 * min(values) < max(values):
        return None
    return int(ranks[0]) - int(ranks[1])


def fraction(value):
    return None if value is None else Fraction(value)
