#!/usr/bin/env python3
"""Invents editions with ties, entrants, leavers, gaps and both scales, imports them into an empty store, recomputes
what the commands then answer, and prints TAP. Places once more by window functions, in the store's own views.

The seed is printed; GCITRACK_SEED=N repeats a run. GCITRACK is the program."""
import itertools
import json
import math
import os
import random
from fractions import Fraction

from invented import (COUNTRIES, LABELS, LISTED_TODAY, PILLARS, Field, World, fraction, half, itu_places, median, panel,
                      root, rounded, same, text)

WORLDS = 4
EVENT = '2034-01-01'  # data of 2030 and 2032 are from before it, of 2034 nobody can say, of 2036 from after
SEED = int(os.environ.get('GCITRACK_SEED', 20240912))

# What is held; each is a line of TAP, for all worlds.

def ranks(world):
    """rank: places, ties by all five rules, percentiles, and none of them in a partial edition"""
    for edition in world.editions:
        rows = {row['iso3']: row for row in world.ask('rank', str(edition.label))['rows']}
        same(sorted(rows), sorted(edition.figured), f'countries of {edition.label}')
        for iso3, row in rows.items():
            placed = iso3 in edition.scores and not edition.partial
            same([row['place'], row['tied'], row['percentile'], row['score'], row['itu_rank'], row['tier']],
                 ([str(edition.field.place(iso3)), str(edition.field.tied(iso3)), edition.field.percentile(iso3)]
                  if placed else [None] * 3) + [edition.printed(iso3, name) for name in ('score', 'rank', 'tier')],
                 f'{iso3} {edition.label}')
        for rule in ('dense', 'modified', 'fractional', 'ordinal'):
            for row in world.ask('rank', str(edition.label), '--ties', rule)['rows']:
                placed = row['iso3'] in edition.scores and not edition.partial
                same(row['place'], edition.field.by(rule, row['iso3']) if placed else None,
                     f'{row["iso3"]} {edition.label} {rule}')


def shows(world):
    """show: each series against the last whole edition before, skipping partial ones"""
    rows = {(int(row['edition']), row['iso3']): row for row in world.ask('show', 'world')['rows']}
    for edition in world.editions:
        before = world.before(edition)
        fields = panel(before, edition) if before else None
        for iso3 in edition.scores:
            row, places, itu, change = rows[edition.label, iso3], None, None, None
            if before:
                itu = itu_places(before, edition, iso3)
            if before and iso3 in before.scores:
                change = edition.scores[iso3] - before.scores[iso3]
                if not edition.partial:
                    places = fields[0].place(iso3) - fields[1].place(iso3)
            same([row['place'], row['of'], row['places'], row['itu_places'], fraction(row['score_change']),
                  fraction(row['score100'])],
                 [None if edition.partial else str(edition.field.place(iso3)), str(len(edition.scores)), text(places),
                  text(itu), change, edition.scores[iso3]], f'{iso3} {edition.label}')
            if not edition.partial:
                same(row['itu_last'], text(edition.last_rank()), f'last rank of {edition.label}')


def changes(world):
    """change: all pairs on the pair panel; entrants, leavers, the missing; tiers; stability"""
    for first, second in itertools.combinations(world.editions, 2):
        what = f'{first.label} to {second.label}'
        answer = world.ask('change', str(first.label), str(second.label))
        before, after = panel(first, second)
        meta, known = answer['meta'], not (first.partial or second.partial)
        same(sorted(row['iso3'] for row in answer['rows']), sorted(before.scores), f'panel of {what}')
        gained, opposite = [], 0
        for row in answer['rows']:
            iso3 = row['iso3']
            places = before.place(iso3) - after.place(iso3)
            itu = itu_places(first, second, iso3)
            gained.append(places)
            opposite += itu is not None and itu * places < 0
            same([row['place_from'], row['place_to'], row['places'], row['percentile_from'], row['percentile_to']],
                 [str(before.place(iso3)), str(after.place(iso3)), str(places), before.percentile(iso3),
                  after.percentile(iso3)] if known else [None] * 5, f'{iso3} {what}')
            same([row['itu_places'], fraction(row['score_change'])],
                 [text(itu), second.scores[iso3] - first.scores[iso3]], f'{iso3} {what}')
        only = [sorted(b.scores.keys() - a.scores.keys()) for a, b in ((first, second), (second, first))]
        same([sorted(meta[name]) for name in ('entrants', 'missing_from', 'leavers', 'missing_to')],
             [only[0] if first.complete else [], [] if first.complete else only[0],
              only[1] if second.complete else [], [] if second.complete else only[1]], f'who is in one of {what}')
        tiers = [int(b[1]) - int(a[1]) for a, b in ((first.printed(iso3, 'tier'), second.printed(iso3, 'tier'))
                                                   for iso3 in world.everybody) if a and b]
        same([meta[name] for name in ('tiers_up', 'tiers_down', 'tiers_same')],
             [str(sum(test(move) for move in tiers)) for test in (lambda m: m < 0, lambda m: m > 0, lambda m: m == 0)]
             if tiers else [None] * 3, f'tiers of {what}')
        ranked = all(edition.rank_values() for edition in (first, second))
        coarse = 2 * min(first.rank_values(), second.rank_values()) < max(first.rank_values(), second.rank_values())
        same([meta[name] for name in ('gained', 'lost', 'unmoved', 'mean_abs_shift', 'opposite')],
             [str(sum(g > 0 for g in gained)), str(sum(g < 0 for g in gained)), str(sum(g == 0 for g in gained)),
              rounded(Fraction(sum(map(abs, gained)), len(gained)), 2),
              str(opposite) if ranked and not coarse else None] if known else [None] * 5, f'counts of {what}')
        same([meta['spearman'], meta['kendall_tau_b']], correlations(before, after) if known else [None] * 2,
             f'correlations of {what}')


def correlations(before, after):
    """Spearman on fractional ranks and Kendall tau-b, from their definitions."""
    panel_of = sorted(before.scores)
    a, b = ([2 * field.fractional(iso3) for iso3 in panel_of] for field in (before, after))
    n = len(panel_of)
    covariance = n * sum(i * j for i, j in zip(a, b)) - sum(a) * sum(b)
    spread = [n * sum(i * i for i in values) - sum(values) ** 2 for values in (a, b)]
    balance = apart_a = apart_b = 0
    for i, j in itertools.combinations(range(n), 2):
        x, y = (a[i] > a[j]) - (a[i] < a[j]), (b[i] > b[j]) - (b[i] < b[j])
        balance += x * y
        apart_a += x != 0
        apart_b += y != 0
    return [signed_root(covariance, spread[0] * spread[1]), signed_root(balance, apart_a * apart_b)]


def signed_root(above, below):
    """above / sqrt(below) to four decimals."""
    value = root(Fraction(above * above, below), 4)
    return '-' + value if above < 0 and Fraction(value) else value


def explains(world):
    """explain: who overtook whom, entrants and leavers apart from the missing, own and others, standing still"""
    for first, second in itertools.combinations(world.full, 2):
        a, b = first.scores, second.scores
        both = a.keys() & b.keys()
        for iso3 in sorted(both & set(world.sample)):
            what = f'{iso3} {first.label} to {second.label}'
            answer = world.ask('explain', iso3, str(first.label), str(second.label))
            above = [{other for other in scores if scores[other] > scores[iso3]} for scores in (a, b)]
            sets = {'overtook': (above[0] - above[1]) & both, 'overtaken_by': (above[1] - above[0]) & both,
                    'entrant_above': above[1] - a.keys(), 'leaver_above': above[0] - b.keys()}
            for how, expected in sets.items():
                rows = [row for row in answer['rows'] if row['how'] == how]
                same(sorted(row['iso3'] for row in rows), sorted(expected), f'{what} {how}')
                missing = {'entrant_above': not first.complete, 'leaver_above': not second.complete}.get(how, False)
                same({row['missing'] for row in rows}, {missing} if rows else set(), f'{what} {how} missing')
                for row in rows:
                    level = a.get(row['iso3']) == a[iso3] or b.get(row['iso3']) == b[iso3]
                    same(row['level'], level, f'{what} {row["iso3"]} level')

            def place(score, scores):
                return 1 + sum(scores[other] > score for other in both if other != iso3)

            own = Fraction(place(a[iso3], a) - place(b[iso3], a) + place(a[iso3], b) - place(b[iso3], b), 2)
            others = len(sets['overtook']) - len(sets['overtaken_by']) - own
            meta = answer['meta']
            same([meta[name] for name in ('place_from', 'place_to', 'own', 'others', 'stood_still')],
                 [str(first.field.place(iso3)), str(second.field.place(iso3)), half(own), half(others),
                  str(place(a[iso3], b))], what)


def statistics(edition, inside):
    """What regions says of some countries in an edition."""
    scores = {iso3: edition.scores[iso3] for iso3 in inside if iso3 in edition.scores}
    if not scores:
        return {'n': '0', 'mean': None, 'median': None, 'sd': None, 'median_place': None, 'gap_best': None}
    values = list(scores.values())
    mean = sum(values) / len(values)
    tiers = [edition.printed(iso3, 'tier') for iso3 in inside]
    printed = any(row['tier'] for row in edition.rows.values())
    return {
        'n': str(len(values)), 'mean': rounded(mean, 2), 'median': rounded(median(values), 2),
        'sd': root(sum((value - mean) ** 2 for value in values) / len(values), 2),
        'median_place': None if edition.partial else half(median([edition.field.place(iso3) for iso3 in scores])),
        'min': min(values), 'max': max(values), 'gap_best': median(values) - max(values),
        'gap_median': median(values) - median(edition.scores.values()),
        'best': sorted(iso3 for iso3 in scores if scores[iso3] == max(values)),
        'worst': sorted(iso3 for iso3 in scores if scores[iso3] == min(values)),
        **{f't{tier}': str(tiers.count(f'T{tier}')) if printed else None for tier in range(1, 6)}}


def regions(world):
    """regions: statistics, tiers and gaps of ITU's regions, a group and the world, all editions"""
    # ITU's regions are of the countries of today and of those in the last edition asked about
    today = LISTED_TODAY | world.editions[-1].figured
    groups = {region: {iso3 for iso3 in today if COUNTRIES[iso3]['region'] == region}
              for region in {row['region'] for row in COUNTRIES.values()} - {''}}
    groups['QX1'] = set(world.group)
    rows = world.ask('regions', *('@' + group for group in sorted(groups)), 'world', '--edition', 'all')['rows']
    same(len(rows), (len(groups) + 1) * len(LABELS), 'rows')
    for row in rows:
        edition = next(edition for edition in world.editions if str(edition.label) == row['edition'])
        inside = groups.get(row['group'], set(edition.rows))
        for name in ('min', 'max', 'gap_best', 'gap_median'):
            row[name] = fraction(row[name])
        for name, expected in statistics(edition, inside).items():
            found = sorted(row[name]) if name in ('best', 'worst') else row[name]
            same(found, expected, f'{row["group"]} {edition.label} {name}')


def compares(world):
    """compare: places, gaps and order of a group's members, and its row among groups, by the last whole edition"""
    latest = world.full[-1] if world.full else None
    if not latest:
        return
    before = world.before(latest)
    inside = Field({iso3: latest.scores[iso3] for iso3 in world.group if iso3 in latest.scores})
    rows = world.ask('compare', '@QX1')['rows']
    same(sorted(row['iso3'] for row in rows if row['group_place']), sorted(inside.scores), 'members with a place')
    for row in rows:
        iso3 = row['iso3']
        placed = iso3 in inside.scores
        score = latest.scores[iso3] if placed else None
        fields = panel(before, latest) if before and placed and iso3 in before.scores else None
        same([row['group_place'], fraction(row['score100']), fraction(row['gap_best']), fraction(row['gap_median']),
              row['places']],
             [str(inside.place(iso3)) if placed else None, score,
              score - max(inside.scores.values()) if placed else None,
              score - median(inside.scores.values()) if placed else None,
              str(fields[0].place(iso3) - fields[1].place(iso3)) if fields else None], iso3)
        for edition in world.editions:
            there = iso3 in edition.scores and not edition.partial
            same([row[f'place_{edition.label}'], row[f'itu_{edition.label}']],
                 [str(edition.field.place(iso3)) if there else None, edition.printed(iso3, 'rank')],
                 f'{iso3} {edition.label}')
    row = next(row for row in world.ask('compare', '@QX1', 'world')['rows'] if row['group'] == 'QX1')
    for edition in world.editions:
        expected = statistics(edition, world.group)
        for name in ('n', 'median_place', 'mean', 'median'):
            same(row[f'{name}_{edition.label}'], expected[name], f'group {name} {edition.label}')
    expected = statistics(latest, world.group)
    same([fraction(row['gap_best']), fraction(row['gap_median'])], [expected['gap_best'], expected['gap_median']],
         'gaps of the group')


def convergences(world):
    """convergence: spread of those with a score in every whole edition, slope, or a refusal"""
    if len(world.full) < 2:
        return
    first, last = world.full[0], world.full[-1]
    inside = [iso3 for iso3 in world.group if all(iso3 in edition.scores for edition in world.full)]
    n = len(inside)
    if n < 4:
        world.run('convergence', '@QX1', status=5)
        return
    answer = world.ask('convergence', '@QX1')
    same([int(row['edition']) for row in answer['rows']], [edition.label for edition in world.full], 'editions')
    spreads = []
    for row, edition in zip(answer['rows'], world.full):
        values = [edition.scores[iso3] for iso3 in inside]
        mean = sum(values) / n
        variance = sum((value - mean) ** 2 for value in values) / n
        spreads.append(Fraction(root(variance, 2)))
        same([row['n'], row['mean'], row['sd'], row['cv']],
             [str(n), rounded(mean, 2), root(variance, 2), root(variance / mean ** 2, 4)], f'{edition.label}')
    meta = answer['meta']
    same(meta['verdict'], 'converging' if spreads[-1] < spreads[0] else 'diverging' if spreads[-1] > spreads[0]
         else 'unchanged', 'verdict')
    start = [first.scores[iso3] for iso3 in inside]
    change = [last.scores[iso3] - first.scores[iso3] for iso3 in inside]
    x, y = sum(start) / n, sum(change) / n
    sxx = sum((value - x) ** 2 for value in start)
    sxy = sum((a - x) * (b - y) for a, b in zip(start, change))
    syy = sum((value - y) ** 2 for value in change)
    if sxx and syy:
        same([meta['beta'], meta['beta_se'], meta['beta_r2']],
             [rounded(sxy / sxx, 4), root((syy - sxy ** 2 / sxx) / (n - 2) / sxx, 4),
              rounded(sxy ** 2 / sxx / syy, 4)], 'slope')


def before_afters(world):
    """before-after: means, differences, leaving one out; how many random groups have as much, by another lot"""
    full = world.full
    pre = [edition for edition in full if edition.label - 1 < 2034]
    post = [edition for edition in full if edition.label - 1 > 2034]
    everywhere = set.intersection(*(set(edition.scores) for edition in full)) if full else set()
    group = sorted(everywhere & set(world.group))
    others = sorted(everywhere - set(world.group))
    if not pre or not post or len(group) < 3:
        world.run('before-after', '@QX1', '--event', EVENT, status=5 if full else 3)
        return
    for outcome in ('score', 'percentile'):
        values = {edition.label: {iso3: edition.scores[iso3] if outcome == 'score' else
                                  100 * (edition.field.of - edition.field.fractional(iso3)) / (edition.field.of - 1)
                                  for iso3 in everywhere} for edition in full}
        pairs = [(a.label, b.label) for a, b in zip(pre, pre[1:])] + [(pre[-1].label, b.label) for b in post]
        rows = world.ask('before-after', '@QX1', '--event', EVENT, '--draws', '2000', '--outcome', outcome)['rows']
        same([(int(row['pre']), int(row['post'])) for row in rows], pairs, 'pairs')
        lot = random.Random(SEED)
        for row, (a, b) in zip(rows, pairs):
            gain = {iso3: values[b][iso3] - values[a][iso3] for iso3 in everywhere}

            def mean(countries, field):
                return sum(field[iso3] for iso3 in countries) / len(countries)

            difference = mean(group, gain) - mean(others, gain)
            left = [mean([other for other in group if other != iso3], gain) - mean(others, gain) for iso3 in group]
            same([row[name] for name in ('group_n', 'others_n', 'group_pre', 'group_post', 'others_pre', 'others_post',
                                         'difference', 'loo_min', 'loo_max')],
                 [str(len(group)), str(len(others)), *(rounded(value, 2) for value in (
                     mean(group, values[a]), mean(group, values[b]), mean(others, values[a]), mean(others, values[b]),
                     difference, min(left), max(left)))], f'{outcome} {a} to {b}')
            total, as_much = float(sum(gain[iso3] for iso3 in others)), 0
            plain = [float(gain[iso3]) for iso3 in others]
            for _ in range(2000):
                drawn = sum(lot.sample(plain, len(group)))
                placebo = drawn / len(group) - (total - drawn) / (len(others) - len(group))
                as_much += placebo >= float(difference) - 1e-9
            p = (1 + as_much) / 2001
            # two lots of 2000 draws: further apart than this once in millions
            assert abs(float(row['p']) - p) <= 5 * math.sqrt(2 * max(p * (1 - p), .001) / 2000), \
                f'p of {outcome} {a} to {b}: {row["p"]} against {p}'


def robusts(world):
    """robust: best and worst place by the definition; median and percentiles of the draws by another lot"""
    for edition in world.editions:
        # hundredths, and both sides times 5 and the denominator of epsilon: whole numbers
        points = {iso3: [int(Fraction(edition.rows[iso3][name]) * 100) for name in PILLARS]
                  for iso3 in edition.scores if edition.rows[iso3]['legal']}
        if edition.partial or not points:
            continue
        field = Field({iso3: edition.scores[iso3] for iso3 in points})
        for epsilon in (Fraction(1, 4), Fraction(1)):
            rows = world.ask('robust', str(edition.label), '--epsilon', str(float(epsilon)))['rows']
            same(sorted(row['iso3'] for row in rows), sorted(points), f'rows of {edition.label}')
            for row in rows:
                best = worst = 1
                for other in points.values():
                    apart = [b - a for a, b in zip(points[row['iso3']], other)]
                    mean = (epsilon.denominator - epsilon.numerator) * sum(apart)
                    best += mean + 5 * epsilon.numerator * min(apart) > 0
                    worst += mean + 5 * epsilon.numerator * max(apart) > 0
                same([row['best'], row['worst'], row['place']], [str(best), str(worst), str(field.place(row['iso3']))],
                     f'{row["iso3"]} {edition.label} epsilon {epsilon}')
        draws(world, edition, points)
        return  # one edition a world: this is the slowest of all


def draws(world, edition, points):
    lot, drawn, times = random.Random(SEED), {iso3: [] for iso3 in points}, 400
    for _ in range(times):
        weights = [lot.expovariate(1) for _ in PILLARS]
        weights = [.75 / 5 + .25 * weight / sum(weights) for weight in weights]
        field = {iso3: sum(w * x for w, x in zip(weights, row)) for iso3, row in points.items()}
        falling = sorted(field.values(), reverse=True)
        for iso3, score in field.items():
            drawn[iso3].append(1 + sum(1 for _ in itertools.takewhile(lambda other: other > score + 1e-6, falling)))
    for row in world.ask('robust', str(edition.label), '--draws', '4000')['rows']:
        places = sorted(drawn[row['iso3']])
        for name, at in (('p5', .05), ('median', .5), ('p95', .95)):
            # between the places that far more and far fewer of the other lot's draws reach
            low, high = (places[max(0, min(times - 1, round((at + step) * times)))] for step in (-.12, .12))
            assert low <= int(row[name]) <= high, f'{row["iso3"]} {edition.label} {name}: {row[name]} not {low}..{high}'


def views(world):
    """sql: v_places and v_changes, window functions over the same figures, say what rank and change say"""
    found = {(row['edition'], row['iso3']): row for row in world.ask(
        'sql', 'SELECT edition, iso3, place, of, tied, itu_rank, tier FROM v_places')['rows']}
    same(len(found), sum(len(edition.scores) for edition in world.editions), 'rows of v_places')
    for edition in world.full:
        for row in world.ask('rank', str(edition.label))['rows']:
            if row['iso3'] in edition.scores:
                view = found[str(edition.label), row['iso3']]
                same([view[name] for name in ('place', 'tied', 'itu_rank', 'tier', 'of')],
                     [row[name] for name in ('place', 'tied', 'itu_rank', 'tier')] + [str(len(edition.scores))],
                     f'{row["iso3"]} {edition.label}')
    found = {(row['from'], row['to'], row['iso3']): row for row in world.ask(
        'sql', 'SELECT "from", "to", iso3, place_from, place_to, places FROM v_changes')['rows']}
    for first, second in zip(world.editions, world.editions[1:]):
        if first.partial or second.partial:
            continue
        for row in world.ask('change', str(first.label), str(second.label))['rows']:
            view = found[str(first.label), str(second.label), row['iso3']]
            same([view[name] for name in ('place_from', 'place_to', 'places')],
                 [row[name] for name in ('place_from', 'place_to', 'places')],
                 f'{row["iso3"]} {first.label} to {second.label}')


def exports(world):
    """export: what was in the files, to the digit, and read back into another store the same again"""
    expected = sorted((str(edition.label), iso3, 'itu_rank' if name == 'rank' else name, value.lstrip('T'))
                      for edition in world.editions for iso3, row in edition.rows.items()
                      for name, value in row.items() if value)
    rows = world.ask('export')['rows']
    same(sorted((row['edition'], row['iso3'], row['series'], row['value']) for row in rows), expected, 'figures')
    copy = world.path / 'copy.db'
    (world.path / 'export.csv').write_bytes(world.run('export'))
    world.run('init', '--empty', store=copy)
    world.run('import', str(world.path / 'export.csv'), '--new-editions', store=copy)
    names = ('edition', 'iso3', 'series', 'value', 'scale')
    again = json.loads(world.run('export', '-f', 'json', store=copy), parse_float=str, parse_int=str)['rows']
    copied, kept = ({tuple(row[name] for name in names) for row in found} for found in (again, rows))
    same(sorted(copied - kept, key=str)[:3], sorted(kept - copied, key=str)[:3], 'copy')


def main():
    checks = [ranks, shows, changes, explains, regions, compares, convergences, before_afters, robusts, views, exports]
    print(f'1..{len(checks)}')
    print(f'# GCITRACK_SEED={SEED}')
    worlds = [World(SEED + number) for number in range(WORLDS)]
    for number, check in enumerate(checks, 1):
        try:
            for at, world in enumerate(worlds):
                where = at
                check(world)
            print(f'ok {number} {check.__doc__}')
        except Exception as error:  # a check that cannot be made is one that failed
            print(f'not ok {number} {check.__doc__}')
            print('# ' + f'world {where}: {type(error).__name__}: {error}'.replace('\n', '\n# '))


main()
