"""S3 to S9: imports, and a question to what was imported."""
import csv, os, random

from tools import GCITRACK, ROOT, race, remove, report, run


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
    report("S3", "five editions against sqlite3 .import", ">= 2.00", peer / ours, peer / ours >= 2, f"{ours * 1e3:.1f} ms")


def long_file(path, rows, shuffled=False):
    """Entity-less long layout: iso3, year, indicator, value."""
    rng = random.Random(20210629)
    countries = [r["iso3"] for r in csv.DictReader(open(os.path.join(ROOT, "data/countries.csv"))) if r["in_gci"] == "1"]
    years = (2014, 2017, 2018, 2020, 2024)
    per = len(countries) * len(years)
    keys = [(year, n, iso3) for year in years for n in range((rows + per - 1) // per) for iso3 in countries][:rows]
    if shuffled:
        rng.shuffle(keys)
    with open(path, "w") as f:
        f.write("iso3,year,indicator,value\n")
        for year, n, iso3 in keys:
            f.write(f"{iso3},{year},indicator {n:05d},{rng.randrange(10000) / 100:.2f}\n")


KEYED = """CREATE TABLE f (iso3 TEXT NOT NULL CHECK (length(iso3) = 3), year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND
2999), indicator TEXT NOT NULL, value REAL NOT NULL CHECK (value BETWEEN -1e12 AND 1e12), PRIMARY KEY (year, indicator,
iso3)) STRICT, WITHOUT ROWID;"""


def s4(folder):
    """A million rows of the long layout, all checks on."""
    path = os.path.join(folder, "long.csv")
    long_file(path, 1000000)
    ours_db, peer_db = os.path.join(folder, "ours4.db"), os.path.join(folder, "peer4.db")

    def clean():
        remove(ours_db, peer_db)
        run([GCITRACK, "init", "--db", ours_db])
        run(["sqlite3", peer_db, KEYED])
    peer_command = ["sqlite3", peer_db, "PRAGMA synchronous=FULL;", ".mode csv", f".import --skip 1 {path} f"]
    ours_command = [GCITRACK, "import", "-q", "--db", ours_db, path]
    clean()
    run(ours_command)
    run(peer_command)
    mine = run([GCITRACK, "sql", "-f", "csv", "--db", ours_db, "SELECT count(*), sum(value) FROM figure WHERE series >= 100"]).split()[1]
    theirs = run(["sqlite3", "-csv", peer_db, "SELECT count(*), CAST(round(sum(value) * 100) AS INTEGER) FROM f"]).split()[0]
    assert mine == theirs, (mine, theirs)
    ours, peer = race(ours_command, peer_command, rounds=7, before=clean)
    report("S4", "1M rows against a keyed sqlite3 .import", ">= 4.00", peer / ours, peer / ours >= 4,
           f"{ours:.2f} s, {os.path.getsize(path) / 1e6:.0f} MB")
    peak = run(["/usr/bin/env", "python3", "-c",
                "import resource,subprocess,sys;subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL);"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)",
                GCITRACK, "import", "-q", "--dry-run", "--db", peer_db + ".none", path])
    report("S7", "peak memory at 1M rows, MiB", "<= 24", int(peak) / 1024, int(peak) / 1024 <= 24)
    clean() # the rounds left them empty
    run(ours_command)
    run(peer_command)
    s9(ours_db, peer_db)


def s9(ours_db, peer_db):
    """Year over year change of every series."""
    lag = ("SELECT iso3, indicator, year, value - lag(value) OVER (PARTITION BY indicator, iso3 ORDER BY year) FROM f "
           "WHERE year IN (2020, 2024)")
    ours, peer = race([GCITRACK, "change", "2020", "2024", "--series", "all", "-f", "csv", "--db", ours_db],
                      ["sqlite3", "-csv", peer_db, lag], rounds=7)
    report("S9", "change of every series against SQL lag()", ">= 10.0", peer / ours, peer / ours >= 10, f"{ours:.2f} s")
