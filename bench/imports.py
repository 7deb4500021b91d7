"""S3 to S9: imports, and a question to what was imported."""
import csv, os, random

from peers import DUCKDB, PANDAS, absent
from tools import COUNT, GCITRACK, ROOT, ROUNDS, once, peak, race, remove, report, run, skipped

YEARS = (2014, 2017, 2018, 2020, 2024)
MILLION = 1000000


def s3(folder):
    """Import of the five editions, durable, one transaction."""
    files = []
    for year, label in (("2014", 2015), ("2017", 2017), ("2018", 2019), ("2020", 2021), ("2024", 2024)):
        path = os.path.join(folder, f"gci{year}.csv")
        # One more line end makes other bytes: the same ones would be known already, and nothing would be done.
        with open(os.path.join(ROOT, "data/gci", year + ".csv")) as source, open(path, "w") as copy:
            copy.write(source.read() + "\n")
        files.append(path)
    ours_db, peer_db = os.path.join(folder, "ours.db"), os.path.join(folder, "peer.db")
    script = os.path.join(folder, "import.sql")
    with open(script, "w") as f:
        f.write(".mode csv\nPRAGMA synchronous=FULL;\n")
        for path in files:
            f.write(f".import {path} t{os.path.basename(path)[3:7]}\n")

    def clean():
        remove(ours_db, peer_db)
        run([GCITRACK, "init", "--empty", "--db", ours_db])
    clean()
    run([GCITRACK, "import", "--db", ours_db] + files)
    run(["sqlite3", peer_db, f".read {script}"])
    mine = run([GCITRACK, "sql", "-f", "csv", "--db", ours_db, "SELECT count(*) FROM figure WHERE series = 0"])
    theirs = run(["sqlite3", peer_db, " UNION ALL ".join(
        f"SELECT count(score) FROM t{y}" for y in ("2014", "2017", "2018", "2020", "2024"))])
    assert int(mine.split()[1]) == sum(map(int, theirs.split())), "the same scores"
    ours, peer = race([GCITRACK, "import", "-q", "--db", ours_db] + files, ["sqlite3", peer_db, f".read {script}"],
                      before=clean)
    report("S3", "five editions against sqlite3 .import", ">= 2.00", peer / ours, peer / ours >= 2, f"{ours * 1e3:.1f} ms, sqlite3 {peer * 1e3:.1f} ms")


def countries():
    with open(os.path.join(ROOT, "data/countries.csv")) as f:
        return [row["iso3"] for row in csv.DictReader(f) if row["in_gci"] == "1"]


def long_keys(rows, years):
    codes = countries()
    each = -(-rows // (len(codes) * len(years)))
    keys = ((year, n, iso3) for year in years for n in range(each) for iso3 in codes)
    return (key for key, _ in zip(keys, range(rows)))


def long_file(folder, rows, shuffled=False, years=YEARS):
    """The long layout by codes: iso3, year, indicator, value; a row a figure, in order or in none."""
    path = os.path.join(folder, f"long-{rows}-{len(years)}{'-shuffled' if shuffled else ''}.csv")
    if os.path.exists(path):
        return path
    rng = random.Random(20210629)
    keys = long_keys(rows, years)
    if shuffled:
        keys = list(keys)
        rng.shuffle(keys)
    with open(path, "w") as f:
        f.write("iso3,year,indicator,value\n")
        for year, n, iso3 in keys:
            f.write(f"{iso3},{year},indicator {n:05d},{rng.randrange(10000) / 100:.2f}\n")
    return path


# The peer's table: a key and what is checked of each figure. People key a table by its columns as they stand; a
# key in the order of the file suits the peer better, and a table without rowids best of all.
KEYED = """CREATE TABLE f (iso3 TEXT NOT NULL CHECK (length(iso3) = 3), year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND
2999), indicator TEXT NOT NULL CHECK (length(indicator) BETWEEN 1 AND 200), value REAL NOT NULL CHECK (value BETWEEN
-1e12 AND 1e12), PRIMARY KEY (iso3, year, indicator))"""
SORTED = KEYED.replace("(iso3, year, indicator)", "(year, indicator, iso3)")
KINDS = {"keyed by its columns": KEYED, "keyed in the file's order": SORTED,
         "the same WITHOUT ROWID": SORTED + " WITHOUT ROWID"}


def stores(folder, table=KEYED):
    """Our store, the peer's database, and a function that makes both anew."""
    ours, theirs = os.path.join(folder, "ours.db"), os.path.join(folder, "theirs.db")

    def anew():
        remove(ours, theirs)
        run([GCITRACK, "init", "--db", ours])
        run(["sqlite3", theirs, table])
    return ours, theirs, anew


def shell_import(database, path):
    return ["sqlite3", database, "PRAGMA synchronous=FULL;", ".mode csv", f".import --skip 1 {path} f"]


def figures_of(database, ours):
    """How many figures, and their sum in hundredths."""
    if ours:
        text = run([GCITRACK, "sql", "-f", "csv", "--db", database,
                    "SELECT count(*), sum(value) FROM figure WHERE series >= 100 AND decimals = 2"]).split()[1]
    else:
        text = run(["sqlite3", "-csv", database,
                    "SELECT count(*), CAST(round(sum(value) * 100) AS INTEGER) FROM f"]).split()[0]
    return tuple(map(int, text.split(b",")))


def size_of(path):
    return f"{os.path.getsize(path) / 1e6:.0f} MB"


def race_imports(path, command, anew, ours, theirs, rounds):
    """With `rounds` 0 the peer runs once: it takes minutes."""
    anew()
    mine = [GCITRACK, "import", "-q", "--db", ours, path]
    run(mine)
    peer = once(command)
    assert figures_of(ours, True) == figures_of(theirs, False), command
    if rounds:
        return race(mine, command, rounds=rounds, before=anew)
    return race(mine, rounds=min(ROUNDS, 3), before=anew) + [peer]


def s4(folder):
    """A million rows of the long layout, all checks on."""
    path = long_file(folder, MILLION)
    for kind, table in KINDS.items():
        ours, theirs, anew = stores(folder, table)
        mine, peer = race_imports(path, shell_import(theirs, path), anew, ours, theirs, ROUNDS)
        report("S4", f"1M rows, .import: {kind}", ">= 4.0", peer / mine, peer / mine >= 4,
               f"{mine:.2f} s, sqlite3 {peer:.2f} s, {size_of(path)}")


def pandas_import(database, path):
    return [PANDAS, "-c", f"""import pandas, sqlite3
with sqlite3.connect("{database}") as db:
    pandas.read_csv("{path}").to_sql("f", db, if_exists="append", index=False)
"""]


def s5(folder):
    """The same work by tools that people use for it."""
    for name, rounds, goal in (("sqlite-utils", 0, 80), ("csvsql", 0, 50), ("pandas", min(ROUNDS, 3), 4.5)):
        what = f"1M rows against {name}"
        if absent(name):
            skipped("S5", what, absent(name))
            continue
        path = long_file(folder, MILLION)
        ours, theirs, anew = stores(folder)
        command = {"sqlite-utils": ["sqlite-utils", "insert", theirs, "f", path, "--csv"],
                   "csvsql": ["csvsql", "--db", "sqlite:///" + theirs, "--insert", "--no-create", "--tables", "f", path],
                   "pandas": pandas_import(theirs, path) if name == "pandas" else None}[name]
        mine, peer = race_imports(path, command, anew, ours, theirs, rounds)
        report("S5", what, f">= {goal:.1f}", peer / mine, peer / mine >= goal, f"{mine:.2f} s, {name} {peer:.1f} s")


def s6(folder):
    """Reading with all checks, nothing stored, against libcsv that counts."""
    path = long_file(folder, MILLION)
    assert run([COUNT, path]).split() == [b"1000001", b"4000004"]
    mine, floor = race([GCITRACK, "check", path], [COUNT, path])
    report("S6", "reading and checking against libcsv's count", "<= 1.50", mine / floor, mine / floor <= 1.5,
           f"{mine * 1e3:.0f} ms, libcsv {floor * 1e3:.0f} ms")


def s7(folder):
    """Memory: what the system counts of an import at its peak."""
    ours, _, anew = stores(folder)
    peaks = []
    for rows, shuffled in ((MILLION, False), (MILLION, True), (10 * MILLION, False)):
        anew()
        path = long_file(folder, rows, shuffled)
        peaks.append(peak([GCITRACK, "import", "-q", "--db", ours, path]) / 1024)
        report("S7", f"peak at {rows // MILLION}M rows{', shuffled' if shuffled else ''}, MiB", "<= 24.0", peaks[-1],
               peaks[-1] <= 24, size_of(path))
    report("S7", "peak at 10M rows / at 1M", "<= 1.10", peaks[2] / peaks[0], peaks[2] / peaks[0] <= 1.1)


def s8(folder):
    """Growth: ten times the rows, and rows in no order."""
    ours, _, anew = stores(folder)

    def importing(*arguments):
        return [GCITRACK, "import", "-q", "--db", ours, long_file(folder, *arguments)]
    ordered, shuffled = race(importing(MILLION), importing(MILLION, True), rounds=ROUNDS, before=anew)
    report("S8", "1M rows shuffled / in order", "<= 1.80", shuffled / ordered, shuffled / ordered <= 1.8,
           f"{shuffled:.2f} s, {ordered:.2f} s")
    one, ten = race(importing(MILLION), importing(10 * MILLION), rounds=min(ROUNDS, 3), before=anew)
    report("S8", "10M rows / 1M rows", "<= 11.5", ten / one, ten / one <= 11.5, f"{ten:.1f} s, {one:.2f} s")


LAG = """SELECT * FROM (SELECT iso3, indicator, year, value, value - lag(value) OVER (PARTITION BY indicator, iso3
ORDER BY year) AS change FROM f) WHERE change IS NOT NULL"""


def changes_of(text):
    """How many changes, and the sum of their hundredths."""
    changes = [row[-1] for row in csv.reader(text.decode().split("\n")) if row and row[0] != "series"]
    return len(changes), sum(round(float(change) * 100) for change in changes)


def s9(folder):
    """Change from one edition to the next of every series: a million figures, half a million changes."""
    path = long_file(folder, MILLION, False, (2020, 2024))
    asked = KEYED.replace("(iso3, year, indicator)", "(indicator, iso3, year)")
    ours, theirs, anew = stores(folder, asked)
    duck, out = os.path.join(folder, "duck.db"), os.path.join(folder, "duck.csv")
    anew()
    run([GCITRACK, "import", "-q", "--db", ours, path])
    mine = [GCITRACK, "change", "2020", "2024", "--series", "all", "-f", "csv", "--db", ours]
    right = changes_of(b"\n".join(line for line in run(mine).split(b"\n") if b"indicator " in line))
    for kind, table in (("in the table of S4", KEYED), ("in a table keyed for it", asked)):
        remove(theirs)
        run(["sqlite3", theirs, table])
        run(shell_import(theirs, path))
        lag = ["sqlite3", "-csv", theirs, LAG]
        assert right == changes_of(run(lag)), "sqlite3"
        us, peer = race(mine, lag, rounds=ROUNDS)
        report("S9", "change of all series, SQL lag() " + kind, ">= 10.0", peer / us, peer / us >= 10,
               f"{us:.2f} s, sqlite3 {peer:.2f} s")
    if absent("duckdb"):
        skipped("S9", "change of all series against DuckDB", absent("duckdb"))
        return
    run(DUCKDB + ["--db", duck, f"CREATE TABLE f AS SELECT * FROM '{path}'"])
    asking = DUCKDB + ["--db", duck, f"COPY ({LAG}) TO '{out}' (HEADER false)"]
    run(asking)
    with open(out, "rb") as f:
        assert right == changes_of(f.read()), "duckdb"
    us, peer, start = race(mine, asking, ["node", "-e", "0"], rounds=ROUNDS)
    report("S9", "change of all series against DuckDB", ">= 4.0", (peer - start) / us, (peer - start) / us >= 4,
           f"{us:.2f} s, duckdb {peer - start:.2f} s")
