"""S2, the peers: one question put to each of them, from the files to the answer."""
import csv, io, json, os

from peers import DUCKDB, PANDAS, absent
from tools import GCITRACK, ROOT, race, report, run, skipped

BEFORE, AFTER = (os.path.join(ROOT, "data/gci", name + ".csv") for name in ("2018", "2020"))

SQL = (f"SELECT iso3, rank() OVER (ORDER BY a.score DESC) - rank() OVER (ORDER BY b.score DESC) AS places "
       f"FROM '{BEFORE}' a JOIN '{AFTER}' b USING (iso3) ORDER BY places DESC, iso3")
FRAMES = f"""import pandas
both = pandas.read_csv("{BEFORE}").merge(pandas.read_csv("{AFTER}"), on="iso3")
place = {{side: both["score_" + side].rank(ascending=False, method="min") for side in "xy"}}
both["places"] = (place["x"] - place["y"]).astype(int)
print(both[["iso3", "places"]].sort_values(["places", "iso3"], ascending=[False, True]).to_csv(index=False), end="")
"""
MILLER = ("begin {@last = -1} @n += 1; if ($a_score != @last) {@place = @n} @last = $a_score; $place_a = @place",
          "begin {@last = -1} @n += 1; if ($b_score != @last) {@place = @n} @last = $b_score; $places = $place_a - @place")


def miller():
    return ["mlr", "--icsv", "--ocsv", "join", "-j", "iso3", "--lp", "a_", "--rp", "b_", "-f", BEFORE,
            "then", "sort", "-nr", "a_score", "then", "put", MILLER[0],
            "then", "sort", "-nr", "b_score", "then", "put", MILLER[1],
            "then", "cut", "-o", "-f", "iso3,places", AFTER]


def places(text):
    return {row["iso3"]: int(row["places"]) for row in csv.DictReader(io.StringIO(text.decode()))}


def s2_peers(_):
    """Places gained from GCI 2018 to 2020, counted among the countries in both."""
    ours = [GCITRACK, "change", "2018", "2020", "-f", "csv"]
    right = places(run(ours))
    for name, command, goal in (("duckdb", DUCKDB + [SQL], 10), ("pandas", [PANDAS, "-c", FRAMES], 40),
                                ("mlr", miller(), None)):
        what = f"change 2018 2020 against {name}"
        if absent(name):
            skipped("S2", what, absent(name))
            continue
        answer = run(command)
        theirs = {r["iso3"]: int(r["places"]) for r in json.loads(answer)} if name == "duckdb" else places(answer)
        assert theirs == right, name
        # DuckDB's host is no part of it: its own start is taken off.
        host = ["node", "-e", "0"] if name == "duckdb" else ["true"]
        mine, other, start = race(ours, command, host)
        ratio = (other - start if name == "duckdb" else other) / mine
        report("S2", what, f">= {goal:.1f}" if goal else "", ratio, goal is None or ratio >= goal,
               f"{mine * 1e3:.2f} ms, {name} {(ratio * mine) * 1e3:.0f} ms")
