"""The other tools: which of them are here, and how they are called."""
import json, os, subprocess, sys

from tools import HERE, installed

VERSIONS = {}  # of the peers that are here, as they give it


def ask(command):
    """What a command prints, or None where it cannot be run."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode().strip()


def find_pandas():
    for python in (sys.executable, "/usr/bin/python3"):
        version = ask([python, "-c", "import pandas; print(pandas.__version__)"])
        if version:
            return python, version
    return None, None


DUCKDB = ["node", os.path.join(HERE, "duckdb.js")]
PANDAS, pandas_version = find_pandas()


def look():
    """Fills VERSIONS."""
    def note(name, version):
        if version:
            VERSIONS[name] = version.split("\n")[0]
    note("sqlite3", ask(["sqlite3", "--version"]).split()[0])
    note("gnuplot", ask(["gnuplot", "--version"]))
    note("pandas", pandas_version)
    for name in ("sqlite-utils", "csvsql", "mlr"):
        note(name, ask([name, "--version"]) if installed(name) else None)
    if installed("node"):
        answer = ask(DUCKDB + ["SELECT version() AS version"])
        note("duckdb", json.loads(answer)[0]["version"] if answer else None)


def absent(name):
    """Why a peer is left out, or None."""
    hints = {"duckdb": "npm install @duckdb/node-api somewhere, NODE_PATH=somewhere/node_modules",
             "pandas": "python3-pandas", "sqlite-utils": "sqlite-utils", "csvsql": "csvkit", "mlr": "miller"}
    return None if name in VERSIONS else f"{name} is not installed ({hints[name]})"
