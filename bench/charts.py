"""S10 and S11: charts."""
import csv, io, os

from tools import GCITRACK, ROUNDS, race, report, run


def s10(folder):
    """Our share of one SVG chart: all the wall time but gnuplot's own."""
    script, svg = os.path.join(folder, "a.gp"), os.path.join(folder, "a.svg")
    run([GCITRACK, "plot", "IDN", "ASEAN", "-o", script])
    ours, gnuplot = race([GCITRACK, "plot", "IDN", "ASEAN", "-o", svg], ["gnuplot", "-d", script], rounds=7 * ROUNDS)
    share = 100 * (ours - gnuplot) / ours
    report("S10", "our share of an SVG chart, %", "<= 15", share, share <= 15, f"{ours * 1e3:.1f} ms")


def s11(folder):
    """A chart of every country, against a gnuplot process for each of the same charts."""
    charts = os.path.join(folder, "charts")
    os.mkdir(charts)
    os.chdir(charts)
    listed = csv.DictReader(io.StringIO(run([GCITRACK, "rank", "2024", "-f", "csv"]).decode()))
    codes = [row["iso3"] for row in listed]
    for code in codes:
        run([GCITRACK, "plot", code, "-o", code + ".gp"])
    each = ["sh", "-c", "for script in *.gp; do gnuplot -d \"$script\" || exit 1; done"]
    ours = [GCITRACK, "plot", "--each", "world", "-o", "all-%s.svg"]  # the same charts: nobody else in grey
    run(each)
    run(ours)
    assert all(os.path.getsize(code + ".svg") and os.path.getsize(f"all-{code}.svg") for code in codes)
    mine, peer = race(ours, each, rounds=3 * ROUNDS)
    os.chdir(folder)
    report("S11", f"charts of {len(codes)} countries against as many gnuplots", ">= 20.0", peer / mine, peer / mine >= 20,
           f"{mine:.2f} s, gnuplot {peer:.2f} s")
