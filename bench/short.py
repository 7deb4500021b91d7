"""S1 and S2: commands on the five editions, whole processes."""
from tools import BASELINE, GCITRACK, ROUNDS, race, report

COMMANDS = ["show IDN", "compare ASEAN", "change 2018 2020", "rank", "regions", "explain IDN 2020",
            "explain IDN 2018 2020", "editions", "countries", "groups", "events", "sources", "convergence ASEAN",
            "plot IDN ASEAN"]


def s1(_):
    """Any command on the figures in the box, against a program that opens the same data and runs one select."""
    for command in COMMANDS:
        ours, floor = race([GCITRACK] + command.split(), [BASELINE], rounds=ROUNDS * 3)
        report("S1", command, "<= 1.60", ours / floor, ours / floor <= 1.6, f"{ours * 1e3:.2f} ms")


def s2(_):
    """Every analysis command, the whole process."""
    for command in COMMANDS + ["robust 2020 IDN", "before-after ASEAN --event accp-start", "cite IDN 2020", "check"]:
        ours, _ = race([GCITRACK] + command.split(), ["true"], rounds=ROUNDS * 3)
        report("S2", command + ", ms", "< 5.00", ours * 1e3, ours < 0.005)
