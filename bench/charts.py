"""S10 and S11: charts."""
import os

from tools import GCITRACK, race, report, run


def s10(folder):
    """Our share of one SVG chart: all the wall time but gnuplot's own."""
    script, svg = os.path.join(folder, "a.gp"), os.path.join(folder, "a.svg")
    run([GCITRACK, "plot", "IDN", "ASEAN", "-o", script])
    ours, gnuplot = race([GCITRACK, "plot", "IDN", "ASEAN", "-o", svg], ["gnuplot", "-d", script])
    share = 100 * (ours - gnuplot) / ours
    report("S10", "our share of an SVG chart, %", "<= 15", share, share <= 15, f"{ours * 1e3:.1f} ms")
