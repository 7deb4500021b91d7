"""What every group of lines uses: the release program, races in interleaved rounds, the table of results."""
import os, shutil, statistics, subprocess, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BUILD = os.path.join(ROOT, "build-bench")
GCITRACK = os.path.join(BUILD, "gcitrack")
COUNT = os.path.join(BUILD, "count")
BASELINE = os.path.join(BUILD, "baseline")
PEAK = os.path.join(BUILD, "peak")
CLOCK = os.environ.get("BENCH_CLOCK", "wall")
ROUNDS = int(os.environ.get("ROUNDS", "7"))
LIBRARIES = "-lsqlite3 -lutf8proc -ljson-c -lpopt -lcsv -lmd -lm".split()

results = []  # (line, met) of everything reported


def run(command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options).stdout


def build():
    if not os.path.exists(os.path.join(BUILD, "build.ninja")):
        run(["meson", "setup", BUILD, ROOT, "--buildtype=release", "-Dtests=disabled"])
    run(["ninja", "-C", BUILD, "gcitrack"])
    run(["cc", "-O2", os.path.join(HERE, "baseline.c"), os.path.join(BUILD, "libimage.a"), "-o", BASELINE,
         "-Wl,--no-as-needed"] + LIBRARIES)
    run(["cc", "-O2", os.path.join(HERE, "count.c"), "-o", COUNT, "-lcsv"])
    run(["cc", "-O2", os.path.join(HERE, "peak.c"), "-o", PEAK])


def child(command):
    """Runs a whole process, its output thrown away; wall seconds, and what the system counted of it."""
    quiet = [(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_WRONLY, 0) for fd in (1, 2)]
    start = time.perf_counter()
    _, status, usage = os.wait4(os.posix_spawnp(command[0], command, os.environ, file_actions=quiet), 0)
    assert status == 0, command
    return time.perf_counter() - start, usage


def once(command):
    """Seconds: of the wall, or with BENCH_CLOCK=cpu of the processor (a busy machine makes others wait, too)."""
    wall, usage = child(command)
    return usage.ru_utime + usage.ru_stime if CLOCK == "cpu" else wall


def peak(command):
    """The largest resident set of a process, in KiB."""
    return int(run([PEAK] + command))


def race(*commands, rounds=ROUNDS, before=None):
    """The median of each command in interleaved rounds, after one that is not counted."""
    times = [[] for _ in commands]
    for i in range(rounds + 1):
        for seconds, command in zip(times, commands):
            if before:
                before()
            taken = once(command)
            if i:
                seconds.append(taken)
    return [statistics.median(seconds) for seconds in times]


def remove(*paths):
    for path in paths:
        for name in (path, path + "-journal"):
            if os.path.exists(name):
                os.remove(name)


def report(line, what, goal, ratio, met, detail=""):
    results.append((line, met))
    print(f"{line:4} {what:52} {goal:>9} {ratio:8.2f}  {'met' if met else 'NOT MET':8} {detail}", flush=True)


def skipped(line, what, why):
    print(f"{line:4} {what:52} {'':>9} {'':8}  {'skipped':8} {why}", flush=True)


def installed(name):
    return shutil.which(name) is not None
