#!/usr/bin/env python3
"""Recomputes from data/ alone what data/README.md says about it. Prints TAP.

usage: check.py [DATA-FOLDER]
"""
import csv
import datetime
import io
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

DATA = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "data"
PILLARS = ["legal", "technical", "organizational", "capacity", "cooperation"]
FILES = ["2014", "2017-first", "2017", "2018", "2020", "2024"]
COLUMNS = {
    "sources": "name edition file issued note",
    "editions": "label version title document published precision collected_from collected_to "
    "countries last_rank tie_rule scale decimals indicators questions break_note",
    "countries": "iso3 iso2 name region in_gci note",
    "names": "name iso3 kind language ambiguous",
    "groups": "code name iso3 from to precision confidence note",
    "events": "id date precision scope kind title note source",
}
for key in FILES:
    COLUMNS["gci/" + key] = "iso3 country rank score"
COLUMNS["gci/2020"] += " " + " ".join(PILLARS)
COLUMNS["gci/2024"] += " tier " + " ".join(PILLARS)

LETTERS = {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}


def fold(text):
    """What base/fold.h describes."""
    text = unicodedata.normalize("NFKD", text).casefold()
    out = []
    for char in unicodedata.normalize("NFKD", text):
        category = unicodedata.category(char)
        if 0x300 <= ord(char) <= 0x36F or category == "Cf":
            continue
        if char == "&":
            out.append(" and ")
        elif category[0] in "PZ" or char.isspace():
            out.append(" ")
        else:
            out.append(LETTERS.get(char, char))
    words = ["saint" if word == "st" else word for word in "".join(out).split()]
    return " ".join(word for word in words if word != "the")


count = failures = 0


def check(name, wrong):
    """One TAP line. `wrong` lists what is not as it should be."""
    global count, failures
    wrong = list(wrong)
    count += 1
    failures += bool(wrong)
    print(f"{'not ok' if wrong else 'ok'} {count} - {name}")
    for line in wrong[:8]:
        print(f"#   {line}")
    if len(wrong) > 8:
        print(f"#   and {len(wrong) - 8} more")


def differs(what, got, expected):
    return [] if got == expected else [f"{what}: {got}, expected {expected}"]


def is_date(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def dense(rows):
    """The dense rank of every row by its score."""
    place = {score: i + 1 for i, score in enumerate(sorted({r["score"] for r in rows}, reverse=True))}
    return [place[r["score"]] for r in rows]


table = {}
bytes_wrong, shape_wrong = [], []
for key, columns in COLUMNS.items():
    path = DATA / (key + ".csv")
    table[key] = []
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        bytes_wrong.append(f"{key}.csv: {problem}")
        continue
    if b"\r" in raw or raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\n"):
        bytes_wrong.append(f"{key}.csv: a BOM, a CR or no last newline")
    if unicodedata.normalize("NFC", text) != text and key != "names":
        bytes_wrong.append(f"{key}.csv: not NFC")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader)
    shape_wrong += differs(f"{key}.csv header", header, columns.split())
    for row in reader:
        if len(row) != len(columns.split()):
            shape_wrong.append(f"{key}.csv:{reader.line_num}: {len(row)} cells")
            continue
        for cell in row:
            if cell != cell.strip() or "\n" in cell or any(ord(c) < 32 for c in cell):
                shape_wrong.append(f"{key}.csv:{reader.line_num}: {cell!r}")
        table[key].append(dict(zip(columns.split(), row)))
check("every file is there, in UTF-8 with LF", bytes_wrong)
check("every record has the columns of its header and clean cells", shape_wrong)

check("the table tools/demo cuts columns from has no quoted cell",
      [line for line in (DATA / "gci/2020.csv").read_text("utf-8").split("\n") if '"' in line]
      if (DATA / "gci/2020.csv").is_file() else ["no gci/2020.csv"])

rows_expected = dict(zip(["gci/" + f for f in FILES], [195, 195, 195, 194, 194, 194]))
rows_expected.update(sources=6, editions=5, countries=205, names=3975, groups=938, events=38)
check("rows of every file", (line for key, expected in rows_expected.items()
                             for line in differs(key, len(table[key]), expected)))

countries = {r["iso3"]: r for r in table["countries"]}
editions = {r["label"]: r for r in table["editions"]}
gci = {key: table["gci/" + key] for key in FILES}

# ---- the index ----

digits_wrong = []
for key, rows in gci.items():
    places = 2 if key in ("2020", "2024") else 3
    for row in rows:
        cells = [row["score"]] + [row[p] for p in PILLARS if p in row]
        for cell, largest in zip(cells, [100 if places == 2 else 1] + [20] * 5):
            if not re.fullmatch(r"\d{1,3}\.\d{%d}" % places, cell) or Decimal(cell) > largest:
                digits_wrong.append(f"{key} {row['iso3']}: {cell!r}")
                row["bad"] = True
        rank_form = r"" if key == "2024" else r"[1-9]\d*"
        if not re.fullmatch(rank_form, row["rank"]):
            digits_wrong.append(f"{key} {row['iso3']}: rank {row['rank']!r}")
            row["bad"] = True
check("scores, pillars and ranks have the digits ITU prints, within the scale", digits_wrong)
for key in FILES:
    gci[key] = [r for r in gci[key] if "bad" not in r]
    for row in gci[key]:
        for field in ["score"] + [p for p in PILLARS if p in row]:
            row[field + "_text"] = row[field]
            row[field] = Decimal(row[field])

misprints = {"THA": (20, 22), "SUR": (132, 123)}
for key in FILES[:5]:
    wrong, seen = [], {}
    for row, place in zip(gci[key], dense(gci[key])):
        if int(row["rank"]) != place:
            seen[row["iso3"]] = (int(row["rank"]), place)
            if key != "2017-first" or misprints.get(row["iso3"]) != seen[row["iso3"]]:
                wrong.append(f"{row['iso3']}: printed {row['rank']}, by score {place}")
    if key == "2017-first":
        wrong += differs("misprints", seen, misprints)
    name = "but for Thailand 20 (22) and Suriname 132 (123)" if key == "2017-first" else "in every row"
    check(f"{key}: printed ranks are the dense ranks of the scores, {name}", wrong)

last = dict(zip(FILES, [29, 165, 164, 175, 182]))
for key, expected in last.items():
    check(f"{key}: {expected} different scores, and that is the last rank",
          differs("different scores", len({r["score"] for r in gci[key]}), expected)
          + differs("last rank", max([int(r["rank"]) for r in gci[key]], default=0), expected))

bounds = [(95, "T1"), (85, "T2"), (55, "T3"), (20, "T4"), (0, "T5")]
check("2024: every tier is that of its score",
      (f"{r['iso3']}: {r['score']} is printed {r['tier']}" for r in gci["2024"]
       if r["tier"] != next(tier for bound, tier in bounds if r["score"] >= bound)))
check("2024: 46, 29, 49, 56 and 14 countries in the tiers",
      differs("tiers", dict(sorted(Counter(r["tier"] for r in gci["2024"]).items())),
              {"T1": 46, "T2": 29, "T3": 49, "T4": 56, "T5": 14}))


def gap(row):
    return abs(sum(row[p] for p in PILLARS) - row["score"])


check("2020: pillars add up to the score within 0.03, but for VNM and SWE 0.04",
      [f"{r['iso3']}: off by {gap(r)}" for r in gci["2020"]
       if gap(r) > Decimal("0.03") and r["iso3"] not in ("VNM", "SWE")]
      + [f"{r['iso3']}: off by {gap(r)}, expected 0.04" for r in gci["2020"]
         if r["iso3"] in ("VNM", "SWE") and gap(r) != Decimal("0.04")])
swapped = set()
for upper, lower in zip(gci["2020"], gci["2020"][1:]):
    if upper["score"] > lower["score"] and sum(upper[p] for p in PILLARS) <= sum(lower[p] for p in PILLARS):
        swapped.add(frozenset((upper["iso3"], lower["iso3"])))
check("2020: five neighbours stand in another order than their pillar sums",
      differs("pairs", sorted("/".join(sorted(p)) for p in swapped),
              ["DOM/KWT", "GAB/NER", "GEO/IRN", "IND/TUR", "SWE/VNM"]))
check("2024: pillars add up to the score within 0.03",
      (f"{r['iso3']}: off by {gap(r)}" for r in gci["2024"] if gap(r) > Decimal("0.03")))
by_34 = {(Decimal(k) / 34).quantize(Decimal("0.001")) for k in range(35)}
check("2014: every score is k/34", (f"{r['iso3']}: {r['score']}" for r in gci["2014"] if r["score"] not in by_34))

score = {key: {r["iso3"]: r["score"] for r in rows} for key, rows in gci.items()}
rank = {key: {r["iso3"]: r["rank"] for r in rows} for key, rows in gci.items()}
check("2017: the two issues differ in the score of Spain alone",
      differs("scores that differ", {k: (str(v), str(score["2017"].get(k))) for k, v in score["2017-first"].items()
                                     if score["2017"].get(k) != v}, {"ESP": ("0.519", "0.718")})
      + differs("Spain", (rank["2017-first"].get("ESP"), rank["2017"].get("ESP")), ("54", "19"))
      + differs("Indonesia", (rank["2017-first"].get("IDN"), rank["2017"].get("IDN")), ("70", "69")))
indonesia = [("2014", "0.471", "13"), ("2017", "0.424", "69"), ("2018", "0.776", "41"), ("2020", "94.88", "24"),
             ("2024", "100.00", "")]
check("Indonesia: 13, 69, 41, 24 of ITU, and tier T1",
      [line for key, figure, printed in indonesia
       for row in gci[key] if row["iso3"] == "IDN"
       for line in differs(key, (row["score_text"], row["rank"]), (figure, printed))]
      + differs("editions", sum("IDN" in rank[key] for key in FILES), 6)
      + differs("places above it in 2020", sum(s > score["2020"].get("IDN", 0) for s in score["2020"].values()), 30))

members = {k for k, r in countries.items() if r["in_gci"] == "1"}
listed = {"2014": members - {"VAT"} | {"HKG", "PLW"}, "2017-first": members | {"PLW"},
          "2017": members | {"PLW"}, "2018": members, "2020": members, "2024": members}
check("each table lists the countries it should, once each",
      [f"{key}: {k} twice" for key in FILES for k, n in Counter(r["iso3"] for r in gci[key]).items() if n > 1]
      + [f"{key}: {'lacks' if k in listed[key] else 'has'} {k}" for key in FILES
         for k in sorted(listed[key] ^ {r["iso3"] for r in gci[key]})])
check("tables are sorted by score, then ISO3",
      (key for key in FILES if [(-r["score"], r["iso3"]) for r in gci[key]]
       != sorted((-r["score"], r["iso3"]) for r in gci[key])))

# ---- editions and sources ----

named = defaultdict(list)
for row in table["sources"]:
    named[row["edition"]].append(row)
check("every edition has a source, every source an edition and a file",
      [f"no source for {e}" for e in editions if e not in named]
      + [f"{r['name']}: no edition {r['edition']}" for r in table["sources"] if r["edition"] not in editions]
      + [f"{r['name']}: no file {r['file']}" for r in table["sources"] if not (DATA / r["file"]).is_file()]
      + differs("tables", sorted(r["file"] for r in table["sources"]), sorted(f"gci/{k}.csv" for k in FILES)))
check("sources come by the day of issue, and none before its edition",
      differs("issued", [r["issued"] for r in table["sources"]], sorted(r["issued"] for r in table["sources"]))
      + [f"{r['name']}: issued {r['issued']}" for r in table["sources"]
         if not is_date(r["issued"]) or r["issued"] < editions.get(r["edition"], {"published": ""})["published"]])
wrong = []
for label, row in editions.items():
    rows = gci.get(label, [])
    wrong += differs(f"{label} countries", row["countries"], str(len(rows)))
    ranks = [int(r["rank"]) for r in rows if r["rank"]]
    wrong += differs(f"{label} last rank", row["last_rank"], str(max(ranks)) if ranks else "")
    wrong += differs(f"{label} tie rule", row["tie_rule"], "dense" if ranks else "none")
    wrong += differs(f"{label} decimals", {row["decimals"]}, {str(len(r["score_text"].split(".")[1])) for r in rows})
    largest = max([r["score"] for r in rows], default=0)
    wrong += differs(f"{label} scale", row["scale"], "100" if largest > 1 else "1")
    if not row["collected_from"] <= row["collected_to"] <= row["published"][:4]:
        wrong.append(f"{label}: collected {row['collected_from']}-{row['collected_to']}")
    wrong += [f"{label}: no {field}" for field in ("title", "document", "break_note") if not row[field]]
check("editions.csv agrees with the tables", wrong)

# ---- countries and names ----

regions = {"Africa", "Americas", "Arab States", "Asia-Pacific", "CIS", "Europe"}
check("countries.csv is sorted, with codes that are codes and no code twice",
      differs("order", list(countries), sorted(countries))
      + [f"{code} {n} times" for column in ("iso3", "iso2", "name")
         for code, n in Counter(r[column] for r in table["countries"]).items() if n > 1]
      + [f"{r['iso3']}, {r['iso2']}" for r in table["countries"]
         if not re.fullmatch("[A-Z]{3}", r["iso3"]) or not re.fullmatch("[A-Z]{2}", r["iso2"])])
check("194 countries are in the index, and they have one of the six regions",
      differs("in_gci", len(members), 194)
      + [f"{k}: {r['region']!r}" for k, r in countries.items()
         if r["region"] not in regions and (r["region"] or r["in_gci"] == "1")])

names = table["names"]
folds = defaultdict(set)
for row in names:
    row["fold"] = fold(row["name"])
    folds[row["fold"]].add(row["iso3"])
flags = defaultdict(set)
for row in names:
    flags[row["fold"]].add(row["ambiguous"])
own = {fold(r["name"]): k for k, r in countries.items()}
check("every name belongs to a country and folds to something",
      (f"{r['name']}: {r['iso3']}" for r in names if r["iso3"] not in countries or not r["fold"]))
check("a name of two countries is flagged ambiguous, on every row",
      [f"{f}: {sorted(s)}" for f, s in folds.items() if len(s) > 1 and flags[f] != {"1"}]
      + [f"{f}: flags differ" for f in flags if len(flags[f]) > 1 or not flags[f] <= {"0", "1"}])
check("the names of countries.csv are there, each for its own country only",
      (f"{f}: {sorted(folds[f])}, flagged {sorted(flags[f])}" for f, k in own.items()
       if folds[f] != {k} or flags[f] != {"0"}))
codes = {r[c].lower(): k for k, r in countries.items() for c in ("iso2", "iso3")}
check("no name is the code of another country, unless flagged, but Nga (Vietnamese for Russia)",
      differs("names that are codes",
              {(r["name"], r["iso3"], codes[r["name"].lower()]) for r in names
               if r["ambiguous"] == "0" and codes.get(r["name"].lower(), r["iso3"]) != r["iso3"]},
              {("Nga", "RUS", "NGA")}))
kinds = "itu un common iso wb owid long cldr short abbrev former misspelling l10n".split()
order = [(r["iso3"], kinds.index(r["kind"]) if r["kind"] in kinds else -1, r["fold"]) for r in names]
check("names.csv is sorted by country, kind and folded name, with no name twice",
      (differs("order", order, sorted(order)) and ["order"])
      + [f"{pair} {n} times" for pair, n in Counter((r["fold"], r["iso3"]) for r in names).items() if n > 1])
languages = {code for r in names for code in r["language"].split()}
check("kinds of names are known, and there are 20 languages",
      [f"{r['name']}: {r['kind']}" for r in names if r["kind"] not in kinds]
      + [f"{r['name']}: no language" for r in names if r["kind"] == "l10n" and not r["language"]]
      + differs("languages", len(languages), 20))
spelled = {"Korea Selatan": "KOR", "Inggris": "GBR", "Côte d'Ivoire": "CIV", "Cote d’Ivoire": "CIV", "viet nam": "VNM",
           "Vietnam": "VNM", "Türkiye": "TUR", "Turkey": "TUR", "Laos": "LAO", "Brunei": "BRN", "Burma": "MMR",
           "Myanmar (Burma)": "MMR", "Kamboja": "KHM", "Timor Leste": "TLS", "South Korea": "KOR",
           "Amerika Serikat": "USA", "USA": "USA", "U.S.": "USA", "UK": "GBR", "UAE": "ARE", "the Gambia": "GMB",
           "St. Lucia": "LCA", "Bosnia & Herzegovina": "BIH", "日本": "JPN", "Россия": "RUS", "ประเทศไทย": "",
           "ไทย": "THA", "الهند": "IND", "Đan Mạch": "DNK", "DR Congo": "COD"}
check("spellings people use are found",
      (f"{name}: {sorted(folds.get(fold(name), []))}" for name, iso3 in spelled.items()
       if iso3 and (folds.get(fold(name)) != {iso3} or flags[fold(name)] != {"0"})))
both = {"Korea": {"KOR", "PRK"}, "Congo": {"COD", "COG"}, "Kongo": {"COD", "COG"}, "Republic of China": {"CHN", "TWN"}}
check("Korea, Congo and Republic of China mean two",
      (f"{name}: {sorted(folds.get(fold(name), []))}" for name, two in both.items()
       if folds.get(fold(name)) != two or flags[fold(name)] != {"1"}))
check("every spelling of the tables is found",
      (f"{key}: {r['country']} ({r['iso3']})" for key in FILES for r in gci[key]
       if r["iso3"] not in folds.get(fold(r["country"]), ())))
check("the former province is no name of Timor-Leste", (r["name"] for r in names if fold(r["name"]) == "timor timur"))

# ---- groups and events ----

groups = defaultdict(list)
for row in table["groups"]:
    groups[row["code"]].append(row)
check("37 groups, each with one name and no code that is a region or a country's ISO3",
      differs("groups", len(groups), 37)
      + [f"{code}: {sorted({r['name'] for r in rows})}" for code, rows in groups.items()
         if len({r["name"] for r in rows}) != 1]
      + [code for code in groups if code in countries or code.lower() in {r.lower() for r in regions}])
check("every member of a group is a country",
      (f"{r['code']}: {r['iso3']}" for r in table["groups"] if r["iso3"] not in countries))
wrong = []
for row in table["groups"]:
    what = f"{row['code']} {row['iso3']}"
    wrong += [f"{what}: {row[f]}" for f in ("from", "to") if row[f] and not is_date(row[f])]
    if row["from"] and row["to"] and row["to"] < row["from"]:
        wrong.append(f"{what}: ends {row['to']} before {row['from']}")
    if row["precision"] not in ("day", "month", "year", "") or (row["from"] and not row["precision"]):
        wrong.append(f"{what}: precision {row['precision']!r}")
    if row["confidence"] not in ("high", "medium", "low"):
        wrong.append(f"{what}: confidence {row['confidence']!r}")
check("dates of membership are dates and in order", wrong)
wrong = []
spells = defaultdict(list)
for row in table["groups"]:
    spells[row["code"], row["iso3"]].append((row["from"], row["to"] or "9999"))
for key, rows in spells.items():
    rows.sort()
    wrong += [f"{key}: {a} and {b}" for a, b in zip(rows, rows[1:]) if b[0] <= a[1]]
check("nobody is a member twice at a time", wrong)
check("groups.csv is sorted and has no row twice",
      differs("order", [(r["code"], r["iso3"], r["from"]) for r in table["groups"]],
              sorted({(r["code"], r["iso3"], r["from"]) for r in table["groups"]})) and ["order, or a row twice"])


def on(code, date):
    return {r["iso3"] for r in groups[code] if r["from"] <= date and date <= (r["to"] or "9999")}


check("ASEAN has 10 members when GCI 2024 comes out, 11 with Timor-Leste on 2025-10-26",
      differs("2024-09-12", len(on("ASEAN", "2024-09-12")), 10)
      + differs("joined", on("ASEAN", "2025-10-26") - on("ASEAN", "2025-10-25"), {"TLS"})
      + differs("EU on 2020-01-31 and the day after", (len(on("EU", "2020-01-31")), len(on("EU", "2020-02-01"))), (28, 27)))

events = table["events"]
check("events have a scope that exists",
      (f"{r['id']}: {r['scope']}" for r in events
       if r["scope"] != "WLD" and r["scope"] not in countries and r["scope"] not in groups))
check("events are sorted by date, with ids of their own",
      (differs("order", [(r["date"], r["id"]) for r in events], sorted((r["date"], r["id"]) for r in events))
       and ["order"]) + [f"{k} {n} times" for k, n in Counter(r["id"] for r in events).items() if n > 1]
      + [r["id"] for r in events if not re.fullmatch("[a-z0-9-]+", r["id"])])
first = {"day": "", "month": "01", "year": "01-01"}
check("dates are dates, written as precisely as they are known",
      [f"{r['id']}: {r['date']} ({r['precision']})" for r in events
       if not is_date(r["date"]) or r["precision"] not in first]
      + [f"{r['label']}: {r['published']} ({r['precision']})" for r in table["editions"]
         if not is_date(r["published"]) or not r["published"].endswith(first.get(r["precision"], "?"))])
check("events have a title, a kind and a source",
      (f"{r['id']}: no {field}" for r in events for field in ("title", "kind", "source") if not r[field]))

print(f"1..{count}")
sys.exit(failures > 0)
