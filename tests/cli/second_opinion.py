#!/usr/bin/env python3
"""Recomputes from data/ what the commands answer, for all countries, editions and pairs, and prints TAP.

Places by window functions of SQLite on the figures of data/gci; means, medians and deviations by exact fractions
in Python; the commands' answers from their JSON. Nothing of the program's own arithmetic is used.
GCITRACK is the program."""
import csv
import functools
import itertools
import json
import math
import os
import pathlib
import sqlite3
import subprocess
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

DATA = pathlib.Path(__file__).parent.parent.parent / 'data'
EDITIONS = [2014, 2017, 2018, 2020, 2024]
SCALE = {2014: 1, 2017: 1, 2018: 1, 2020: 100, 2024: 100}
PILLARS = ['legal', 'technical', 'organizational', 'capacity', 'cooperation']


@functools.lru_cache(None)
def table(name):
    with open(DATA / name, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def rounded(value, digits):
    """Half away from zero, as text; value is a Fraction."""
    step = Decimal(1).scaleb(-digits)
    scaled = Fraction(abs(value)) * 10 ** digits
    whole = int(scaled + Fraction(1, 2))
    number = (Decimal(whole) * step).quantize(step)
    return str(-number if value < 0 and whole else number)


def root(value, digits):
    """The square root of a Fraction, rounded as above."""
    scaled = value * 100 ** digits
    whole = math.isqrt(scaled.numerator // scaled.denominator)
    # up where the root is at least half a unit further: (whole + 1/2)^2 <= scaled
    if Fraction(2 * whole + 1, 2) ** 2 <= scaled:
        whole += 1
    return rounded(Fraction(whole, 10 ** digits), digits)


class Answers:
    def __init__(self):
        home = tempfile.mkdtemp()
        self.environment = {'PATH': os.environ.get('PATH', ''), 'HOME': home}

    def __call__(self, *arguments):
        run = subprocess.run([os.environ['GCITRACK'], *arguments, '-f', 'json'], check=True, capture_output=True,
                             env=self.environment)
        return json.loads(run.stdout, parse_float=str, parse_int=str)


ask = Answers()


def load():
    db = sqlite3.connect(':memory:')
    # key: the score in thousandths of a point of 100, so that what decides an order is an integer
    db.execute('CREATE TABLE score(edition, iso3, printed, key INTEGER, rank, tier)')
    for edition in EDITIONS:
        for row in table(f'gci/{edition}.csv'):
            key = Fraction(row['score']) * (100 // SCALE[edition]) * 1000
            assert key.denominator == 1
            db.execute('INSERT INTO score VALUES(?, ?, ?, ?, ?, ?)', (
                edition, row['iso3'], row['score'], int(key), row.get('rank') or None, row.get('tier') or None))
    return db


DB = load()
SCORES = {edition: dict(DB.execute('SELECT iso3, key FROM score WHERE edition = ?', (edition,)))
          for edition in EDITIONS}
PRINTED = {(edition, iso3): (printed, rank, tier) for edition, iso3, printed, rank, tier in
           DB.execute('SELECT edition, iso3, printed, rank, tier FROM score')}
COUNTRIES = {row['iso3']: row for row in table('countries.csv')}


def places(where, parameters):
    """iso3 -> (place, dense, modified, tied, of, last dense) of the scores that WHERE picks, by SQLite."""
    query = f'''
        SELECT iso3, rank() OVER falling, dense_rank() OVER falling,
          count(*) OVER (ORDER BY key DESC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
          count(*) OVER (PARTITION BY key), count(*) OVER ()
        FROM score WHERE {where} WINDOW falling AS (ORDER BY key DESC)'''
    return {row[0]: row[1:] for row in DB.execute(query, parameters)}


WHOLE = {edition: places('edition = ?', (edition,)) for edition in EDITIONS}


@functools.lru_cache(None)
def pair(first, second):
    panel = 'iso3 IN (SELECT iso3 FROM score WHERE edition = ?)'
    return (places(f'edition = ? AND {panel}', (first, second)),
            places(f'edition = ? AND {panel}', (second, first)))


def percentile(place, tied, of):
    return rounded(Fraction(100) * (of - (place + Fraction(tied - 1, 2))) / (of - 1), 2)


def same(found, expected, what):
    assert found == expected, f'{what}: the program says {found}, it should be {expected}'


def text(value):
    return None if value is None else str(value)


def ranks_compare(first, second):
    values = [len({PRINTED[edition, iso3][1] for iso3 in SCORES[edition]} - {None}) for edition in (first, second)]
    return min(values) * 2 >= max(values)


def itu_places(first, second, iso3):
    before, after = PRINTED[first, iso3][1], PRINTED[second, iso3][1]
    if before is None or after is None or not ranks_compare(first, second):
        return None
    return int(before) - int(after)


# What is held; each is a line of TAP.

def printed_ranks_are_dense():
    """the data: every printed rank is the dense rank of the scores"""
    for (edition, iso3), (_, rank, _) in PRINTED.items():
        if rank is not None:
            same(int(rank), WHOLE[edition][iso3][1], f'{iso3} {edition}')


def rank_competition():
    """rank: place, ties, ITU rank, score, percentile and tier of every country in every edition"""
    for edition in EDITIONS:
        answer = ask('rank', str(edition))
        found = {row['iso3']: row for row in answer['rows']}
        same(sorted(found), sorted(SCORES[edition]), f'countries of {edition}')
        for iso3, (place, _, _, tied, of) in WHOLE[edition].items():
            row, (printed, rank, tier) = found[iso3], PRINTED[edition, iso3]
            same([row['place'], row['tied'], row['itu_rank'], row['score'], row['percentile'], row['tier']],
                 [str(place), str(tied), rank, printed, percentile(place, tied, of), tier], f'{iso3} {edition}')
            same([row['country'], row['region']], [COUNTRIES[iso3]['name'], region(iso3)], f'{iso3} {edition}')
        order = [int(row['place']) for row in answer['rows']]
        same(order, sorted(order), f'order of {edition}')


def region(iso3):
    return COUNTRIES[iso3]['region'] or None


def rank_other_ties():
    """rank --ties: the four other ways to count ties, for every country in every edition"""
    for edition in EDITIONS:
        for rule in ('dense', 'modified', 'fractional', 'ordinal'):
            ordinal = {iso3: at for at, iso3 in enumerate(
                sorted(SCORES[edition], key=lambda iso3: (-SCORES[edition][iso3], iso3)), 1)}
            for row in ask('rank', str(edition), '--ties', rule)['rows']:
                place, dense, modified, tied, _ = WHOLE[edition][row['iso3']]
                half = Fraction(2 * place + tied - 1, 2)
                expected = {'dense': str(dense), 'modified': str(modified), 'ordinal': str(ordinal[row['iso3']]),
                            'fractional': str(half) if half.denominator == 1 else rounded(half, 1)}[rule]
                same(row['place'], expected, f'{row["iso3"]} {edition} {rule}')


def show_everybody():
    """show: the series of every country, with places gained on each pair panel"""
    everybody = sorted(set().union(*SCORES.values()))
    found = {(int(row['edition']), row['iso3']): row for row in ask('show', *everybody)['rows']}
    same(sorted(found), sorted(PRINTED), 'rows')
    for (edition, iso3), row in found.items():
        printed, rank, tier = PRINTED[edition, iso3]
        place, _, _, tied, of = WHOLE[edition][iso3]
        last = max((int(PRINTED[edition, other][1] or 0) for other in SCORES[edition]), default=0) or None
        same([row['score'], row['scale'], row['itu_rank'], row['itu_last'], row['tier'], row['place'], row['tied'],
              row['of'], row['percentile']],
             [printed, str(SCALE[edition]), rank, text(last), tier, str(place), str(tied), str(of),
              percentile(place, tied, of)], f'{iso3} {edition}')
        same(Fraction(row['score100']), Fraction(SCORES[edition][iso3], 1000), f'{iso3} {edition} score100')
        moved = [None, None, None]
        if edition != EDITIONS[0]:
            before = EDITIONS[EDITIONS.index(edition) - 1]
            if iso3 in SCORES[before]:
                first, second = pair(before, edition)
                difference = Fraction(SCORES[edition][iso3] - SCORES[before][iso3], 1000)
                moved = [text(first[iso3][0] - second[iso3][0]), text(itu_places(before, edition, iso3)), difference]
        change = row['score_change']
        same([row['places'], row['itu_places'], change if change is None else Fraction(change)], moved,
             f'{iso3} {edition} moves')


def change_all_pairs():
    """change: every country of the ten pairs of editions, on the pair panel, and what is counted over all"""
    for first, second in itertools.combinations(EDITIONS, 2):
        before, after = pair(first, second)
        answer = ask('change', str(first), str(second))
        found = {row['iso3']: row for row in answer['rows']}
        what = f'{first} to {second}'
        same(sorted(found), sorted(before), f'panel of {what}')
        gained = {iso3: before[iso3][0] - after[iso3][0] for iso3 in before}
        opposite = 0
        for iso3, row in found.items():
            itu = itu_places(first, second, iso3)
            opposite += itu is not None and itu * gained[iso3] < 0
            same([row['place_from'], row['place_to'], row['places'], row['itu_from'], row['itu_to'],
                  row['itu_places'], row['tier_from'], row['tier_to'], row['percentile_from'], row['percentile_to']],
                 [str(before[iso3][0]), str(after[iso3][0]), str(gained[iso3]), PRINTED[first, iso3][1],
                  PRINTED[second, iso3][1], text(itu), PRINTED[first, iso3][2], PRINTED[second, iso3][2],
                  percentile(before[iso3][0], before[iso3][3], len(before)),
                  percentile(after[iso3][0], after[iso3][3], len(after))], f'{iso3} {what}')
            same([Fraction(row[name]) * 1000 for name in ('score100_from', 'score100_to', 'score_change')],
                 [SCORES[first][iso3], SCORES[second][iso3], SCORES[second][iso3] - SCORES[first][iso3]],
                 f'{iso3} {what} scores')
        meta = answer['meta']
        same([meta[name] for name in ('panel', 'gained', 'lost', 'unmoved')],
             [text(count) for count in (len(before), sum(g > 0 for g in gained.values()),
                                        sum(g < 0 for g in gained.values()), sum(g == 0 for g in gained.values()))],
             f'counts of {what}')
        same(meta['opposite'], text(opposite) if itu_compares(first, second) else meta['opposite'],
             f'opposite of {what}')
        same(meta['mean_abs_shift'], rounded(Fraction(sum(map(abs, gained.values())), len(gained)), 2),
             f'mean shift of {what}')
        same([sorted(meta['entrants']), sorted(meta['leavers'])],
             [sorted(SCORES[second].keys() - before.keys()), sorted(SCORES[first].keys() - before.keys())],
             f'entrants and leavers of {what}')
        same([meta['spearman'], meta['kendall_tau_b']], correlations(first, second, list(before)),
             f'correlations of {what}')


def itu_compares(first, second):
    return any(itu_places(first, second, iso3) is not None for iso3 in SCORES[first].keys() & SCORES[second].keys())


def correlations(first, second, panel):
    """Spearman on fractional ranks and Kendall tau-b, from their definitions."""
    x, y = ([SCORES[edition][iso3] for iso3 in panel] for edition in (first, second))

    def fractional(values):
        ranks = {value: 2 * sum(other > value for other in values) + values.count(value) + 1 for value in set(values)}
        return [ranks[value] for value in values]

    a, b = fractional(x), fractional(y)
    n = len(panel)
    covariance = n * sum(i * j for i, j in zip(a, b)) - sum(a) * sum(b)
    spread = [n * sum(i * i for i in ranks) - sum(ranks) ** 2 for ranks in (a, b)]
    concordant = untied_x = untied_y = 0
    for i in range(n):
        for j in range(i):
            dx, dy = (x[i] > x[j]) - (x[i] < x[j]), (y[i] > y[j]) - (y[i] < y[j])
            concordant += dx * dy
            untied_x += dx != 0
            untied_y += dy != 0
    return [signed_root(covariance, spread[0] * spread[1]), signed_root(concordant, untied_x * untied_y)]


def signed_root(above, below):
    """above / sqrt(below) to four decimals."""
    value = root(Fraction(above * above, below), 4)
    return '-' + value if above < 0 and Fraction(value) else value


def compare_everybody():
    """compare: every country's place, rank and tier in every edition, and its place in the latest"""
    everybody = sorted(set().union(*SCORES.values()))
    rows = ask('compare', *everybody)['rows']
    same(len(rows), len(everybody), 'rows')
    before, after = pair(2020, 2024)
    for row in rows:
        iso3 = row['iso3']
        for edition in EDITIONS:
            inside = iso3 in SCORES[edition]
            same([row[f'place_{edition}'], row[f'itu_{edition}']],
                 [str(WHOLE[edition][iso3][0]), PRINTED[edition, iso3][1]] if inside else [None, None],
                 f'{iso3} {edition}')
        if iso3 in SCORES[2024]:
            same([row['group_place'], row['tier'], row['score'], row['places']],
                 [str(WHOLE[2024][iso3][0]), PRINTED[2024, iso3][2], PRINTED[2024, iso3][0],
                  str(before[iso3][0] - after[iso3][0])], iso3)


def explain_everybody():
    """explain: who overtook whom, for every country of every two editions in a row"""
    for first, second in zip(EDITIONS, EDITIONS[1:]):
        a, b = SCORES[first], SCORES[second]
        for iso3 in sorted(a.keys() & b.keys()):
            meta = (answer := ask('explain', iso3, str(first), str(second)))['meta']
            above = {other for other in a if a[other] > a[iso3]}, {other for other in b if b[other] > b[iso3]}
            both = a.keys() & b.keys()
            sets = {'overtook': (above[0] - above[1]) & both, 'overtaken_by': (above[1] - above[0]) & both,
                    'entrant_above': above[1] - a.keys(), 'leaver_above': above[0] - b.keys()}
            what = f'{iso3} {first} to {second}'
            for how, expected in sets.items():
                same(sorted(row['iso3'] for row in answer['rows'] if row['how'] == how), sorted(expected),
                     f'{what} {how}')
            for row in answer['rows']:
                other = row['iso3']
                level = a.get(other) == a[iso3] or b.get(other) == b[iso3]
                same(row['level'], level, f'{what} {other} level')
            same([meta[name] for name in ('place_from', 'of_from', 'place_to', 'of_to', 'overtook', 'overtaken_by',
                                          'entrants_above', 'leavers_above')],
                 [text(count) for count in (len(above[0]) + 1, len(a), len(above[1]) + 1, len(b),
                                            *(len(found) for found in sets.values()))], what)

            def place(score, field):
                return 1 + sum(field[other] > score for other in both if other != iso3)

            own = Fraction(place(a[iso3], a) - place(b[iso3], a) + place(a[iso3], b) - place(b[iso3], b), 2)
            others = len(sets['overtook']) - len(sets['overtaken_by']) - own
            same([Fraction(meta['own']), Fraction(meta['others']), int(meta['stood_still'])],
                 [own, others, place(a[iso3], b)], f'{what} split')


@functools.lru_cache(None)
def members(group, day):
    """Codes of a region or a group on a day, from data/. Regions are not dated: theirs are the countries of the
    latest edition, one set for all editions (Hong Kong and Palau left the GCI)."""
    regions = {row['region'] for row in COUNTRIES.values()}
    if group in regions:
        return {iso3 for iso3, row in COUNTRIES.items() if row['region'] == group and iso3 in SCORES[2024]}
    return {row['iso3'] for row in table('groups.csv') if row['code'] == group and
            (not row['from'] or row['from'] <= day) and (not row['to'] or row['to'] >= day)}


def statistics(group, edition, day):
    scores = SCORES[edition]
    inside = sorted(set(scores) if group == 'world' else members(group, day) & scores.keys())
    values = sorted(Fraction(scores[iso3], 1000) for iso3 in inside)
    n = len(values)
    mean = sum(values) / n
    ordered = sorted(WHOLE[edition][iso3][0] for iso3 in inside)

    def median(sequence):
        return Fraction(sequence[(n - 1) // 2] + sequence[n // 2]) / 2

    middle = median(ordered)
    tiers = [sum(PRINTED[edition, iso3][2] == f'T{tier}' for iso3 in inside) for tier in range(1, 6)]
    return {
        'n': str(n), 'mean': rounded(mean, 2), 'median': rounded(median(values), 2),
        'sd': root(sum((value - mean) ** 2 for value in values) / n, 2),
        'median_place': str(middle) if middle.denominator == 1 else rounded(middle, 1),
        'min': values[0], 'max': values[-1],
        'best': [iso3 for iso3 in inside if Fraction(scores[iso3], 1000) == values[-1]],
        'worst': [iso3 for iso3 in inside if Fraction(scores[iso3], 1000) == values[0]],
        **{f't{tier}': text(count if edition == 2024 else None) for tier, count in enumerate(tiers, 1)}}


def regions_all():
    """regions: n, mean, median, sd, extremes, median place and tiers of the six and the world, all editions"""
    rows = ask('regions', '--edition', 'all')['rows']
    same(len(rows), 7 * len(EDITIONS), 'rows')
    for row in rows:
        expected = statistics(row['group'], int(row['edition']), '')
        row['min'], row['max'] = Fraction(row['min']), Fraction(row['max'])
        for name, value in expected.items():
            found = sorted(row[name]) if name in ('best', 'worst') else row[name]
            same(found, value, f'{row["group"]} {row["edition"]} {name}')


def groups_all():
    """regions GROUP: the same of all groups, by the members on the day of each edition asked alone"""
    published = {int(row['label']): row['published'] for row in table('editions.csv')}
    codes = sorted({row['code'] for row in table('groups.csv')})
    for edition in EDITIONS:
        day = published[edition]
        alive = [code for code in codes if members(code, day) & SCORES[edition].keys()]
        rows = {row['group']: row for row in ask('regions', *('@' + code for code in alive), str(edition))['rows']}
        same(sorted(rows), sorted(alive), f'groups of {edition}')
        for code in alive:
            expected = statistics(code, edition, day)
            row = rows[code]
            row['min'], row['max'] = Fraction(row['min']), Fraction(row['max'])
            same(row['members'], str(len(members(code, day))), f'{code} {edition} members')
            for name, value in expected.items():
                found = sorted(row[name]) if name in ('best', 'worst') else row[name]
                same(found, value, f'{code} {edition} {name}')


def group_members():
    """countries GROUP: the members of every group on three days"""
    codes = sorted({row['code'] for row in table('groups.csv')})
    for day in ('2015-04-01', '2020-01-31', '2024-09-12'):
        for code in codes:
            if members(code, day):
                found = [row['iso3'] for row in ask('countries', '@' + code, '--as-of', day)['rows']]
                same(sorted(found), sorted(members(code, day)), f'{code} on {day}')


def group_places():
    """show --group: the place inside every group, of all its members, in all editions"""
    day = '2024-09-12'
    for code in sorted({row['code'] for row in table('groups.csv')}):
        inside = members(code, day)
        figured = sorted(iso3 for iso3 in inside if any(iso3 in SCORES[edition] for edition in EDITIONS))
        if not figured:
            continue
        for row in ask('show', *figured, '--group', '@' + code)['rows']:
            scores = SCORES[int(row['edition'])]
            field = [scores[iso3] for iso3 in inside if iso3 in scores]
            same([row['group_place'], row['group_of']],
                 [str(1 + sum(score > scores[row['iso3']] for score in field)), str(len(field))],
                 f'{row["iso3"]} {row["edition"]} in {code}')


def before_after_means():
    """before-after: means of group and others, differences and the extremes of leaving one out, of ten groups"""
    full = [iso3 for iso3 in SCORES[2014] if all(iso3 in SCORES[edition] for edition in EDITIONS)]
    for code in ('ASEAN', 'EU', 'AU', 'GCC', 'SAARC', 'ECOWAS', 'NORDIC', 'G20', 'PIF', 'LAS'):
        day = '2017-04-01'
        group = [iso3 for iso3 in full if iso3 in members(code, day)]
        others = [iso3 for iso3 in full if iso3 not in members(code, day)]

        def mean(countries, edition):
            return Fraction(sum(SCORES[edition][iso3] for iso3 in countries), 1000 * len(countries))

        rows = ask('before-after', '@' + code, '--event', day, '--draws', '100')['rows']
        same([(row['kind'], row['pre'], row['post']) for row in rows],
             [('pre-trend', '2014', '2017'), *(('post', '2017', str(post)) for post in (2018, 2020, 2024))],
             f'pairs of {code}')
        for row in rows:
            pre, post = int(row['pre']), int(row['post'])
            gain = mean(others, post) - mean(others, pre)
            left = [mean(rest, post) - mean(rest, pre) - gain
                    for rest in ([other for other in group if other != iso3] for iso3 in group)]
            expected = [str(len(group)), str(len(others))] + [rounded(value, 2) for value in (
                mean(group, pre), mean(group, post), mean(others, pre), mean(others, post),
                mean(group, post) - mean(group, pre) - gain, min(left), max(left))]
            same([row[name] for name in ('group_n', 'others_n', 'group_pre', 'group_post', 'others_pre', 'others_post',
                                         'difference', 'loo_min', 'loo_max')], expected, f'{code} {pre} to {post}')


def convergence_groups():
    """convergence: n, mean, sd and cv of the members with scores in every edition, and the slope, of all groups"""
    for code in sorted({row['code'] for row in table('groups.csv')}):
        inside = sorted(iso3 for iso3 in members(code, '2024-09-12')
                        if all(iso3 in SCORES[edition] for edition in EDITIONS))
        if len(inside) < 4:
            continue
        answer = ask('convergence', '@' + code)
        n = len(inside)
        for row in answer['rows']:
            values = [Fraction(SCORES[int(row['edition'])][iso3], 1000) for iso3 in inside]
            mean = sum(values) / n
            variance = sum((value - mean) ** 2 for value in values) / n
            same([row['n'], row['mean'], row['sd'], row['cv']],
                 [str(n), rounded(mean, 2), root(variance, 2), root(variance / mean ** 2, 4)],
                 f'{code} {row["edition"]}')
        start = [Fraction(SCORES[2014][iso3], 1000) for iso3 in inside]
        change = [Fraction(SCORES[2024][iso3], 1000) - value for iso3, value in zip(inside, start)]
        x, y = sum(start) / n, sum(change) / n
        sxx = sum((value - x) ** 2 for value in start)
        sxy = sum((a - x) * (b - y) for a, b in zip(start, change))
        syy = sum((value - y) ** 2 for value in change)
        rest = syy - sxy ** 2 / sxx
        meta = answer['meta']
        same([meta['n'], meta['beta'], meta['beta_se'], meta['beta_r2']],
             [str(n), rounded(sxy / sxx, 4), root(rest / (n - 2) / sxx, 4), rounded(sxy ** 2 / sxx / syy, 4)],
             f'slope of {code}')


def robust_bounds():
    """robust: best and worst place of every country under three shares of the weight, by the definition"""
    for edition in (2020, 2024):
        points = {row['iso3']: [int(Fraction(row[name]) * 100) for name in PILLARS]
                  for row in table(f'gci/{edition}.csv')}
        for epsilon in (Fraction(1, 4), Fraction(1, 10), Fraction(1)):
            rows = ask('robust', str(edition), '--epsilon', str(float(epsilon)))['rows']
            same(len(rows), len(points), f'rows of {edition}')
            # both sides times 5 * 100 and the denominator of epsilon, to stay in whole numbers
            up, down = epsilon.numerator, epsilon.denominator
            for row in rows:
                x = points[row['iso3']]
                best = worst = 1
                for y in points.values():
                    apart = [b - a for a, b in zip(x, y)]
                    mean = (down - up) * sum(apart)
                    best += mean + 5 * up * min(apart) > 0
                    worst += mean + 5 * up * max(apart) > 0
                same([row['best'], row['worst'], row['place']],
                     [str(best), str(worst), str(WHOLE[edition][row['iso3']][0])],
                     f'{row["iso3"]} {edition} epsilon {epsilon}')


def export_is_the_data():
    """export: every figure of data/, as printed, and no other"""
    expected = set()
    for edition in EDITIONS:
        for row in table(f'gci/{edition}.csv'):
            for name in ('rank', 'score', 'tier', *PILLARS):
                if row.get(name):
                    series = 'itu_rank' if name == 'rank' else name
                    value = row[name].lstrip('T') if name == 'tier' else row[name]
                    expected.add((str(edition), row['iso3'], series, value))
    rows = [(row['edition'], row['iso3'], row['series'], row['value']) for row in ask('export')['rows']]
    same(len(rows), len(set(rows)), 'rows')
    same(sorted(set(rows) ^ expected), [], 'difference')


def views_agree():
    """sql: the views v_places and v_changes say what rank and change say"""
    tables = {row['name'] for row in ask('sql', "SELECT name FROM sqlite_schema WHERE type = 'view'")['rows']}
    assert {'v_places', 'v_changes'} <= tables, tables
    rows = ask('sql', 'SELECT edition, iso3, place, of FROM v_places WHERE place IS NOT NULL')['rows']
    found = {(int(row['edition']), row['iso3']): (row['place'], row['of']) for row in rows}
    expected = {(edition, iso3): (str(value[0]), str(value[4])) for edition in EDITIONS
                for iso3, value in WHOLE[edition].items()}
    same(sorted(found.items() ^ expected.items()), [], 'v_places')
    rows = ask('sql', 'SELECT "from", "to", iso3, place_from, place_to, places FROM v_changes')['rows']
    found = {(int(row['from']), int(row['to']), row['iso3']): (row['place_from'], row['place_to'], row['places'])
             for row in rows}
    expected = {}
    for first, second in zip(EDITIONS, EDITIONS[1:]):
        before, after = pair(first, second)
        for iso3 in before:
            expected[first, second, iso3] = (str(before[iso3][0]), str(after[iso3][0]),
                                             str(before[iso3][0] - after[iso3][0]))
    same(sorted(found.items() ^ expected.items()), [], 'v_changes')


def main():
    checks = [printed_ranks_are_dense, rank_competition, rank_other_ties, show_everybody, change_all_pairs,
              compare_everybody, explain_everybody, regions_all, groups_all, group_members, group_places,
              before_after_means, convergence_groups, robust_bounds,
              export_is_the_data, views_agree]
    print(f'1..{len(checks)}')
    for number, check in enumerate(checks, 1):
        try:
            check()
            print(f'ok {number} {check.__doc__}')
        except Exception as error:  # a check that cannot be made is one that failed
            print(f'not ok {number} {check.__doc__}')
            print('# ' + f'{type(error).__name__}: {error}'.replace('\n', '\n# '))


main()
