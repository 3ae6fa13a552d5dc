"""Loading all tables against bare `pandas.read_csv`, and importing datataal against pandas."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

import pandas as pd
from _rounds import ROOT, Promise, in_turns, report

from datataal.data import load, package

TO_BARE = 2.0
IMPORT_ADDS_MS = 150.0
DTYPES = {"integer": "Int64", "number": "float64", "string": "string", "boolean": "boolean"}
PANDAS = "import pandas"
BOTH = "import pandas, datataal, datataal.data"


def main() -> int:
    """Measure in turns and report; everything is loaded once before, so that no disk is timed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    bare()
    ours()
    found = in_turns(
        {
            "all tables, read_csv (ms)": bare,
            "all tables, datataal.load (ms)": ours,
            "import pandas (ms)": lambda: imported(PANDAS),
            "import pandas and datataal (ms)": lambda: imported(BOTH),
        },
        rounds,
    )
    plain, loaded, pandas, both = map(statistics.median, found.values())
    return report(
        "data_load",
        found,
        [
            Promise("load to read_csv", loaded / plain, TO_BARE),
            Promise("import adds", both - pandas, IMPORT_ADDS_MS, "ms"),
        ],
    )


def bare() -> float:
    """Read every file with the types given, and nothing else; ms."""
    folder = ROOT / "datasets" / "deltaland"
    plans = [(folder / one["path"], _plan(one["schema"]["fields"])) for one in _resources()]
    started = time.perf_counter()
    for path, plan in plans:
        pd.read_csv(path, **plan)
    return 1000 * (time.perf_counter() - started)


def ours() -> float:
    """Load every table in every form, checksum and all; ms."""
    started = time.perf_counter()
    for one in _resources():
        load(one["table"], raw=one["form"] == "raw")
    return 1000 * (time.perf_counter() - started)


def imported(code: str) -> float:
    """Return how long a fresh Python takes to run imports; ms."""
    timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
    heard = subprocess.run(
        [sys.executable, "-c", timed], check=True, capture_output=True, text=True
    )
    return 1000 * float(heard.stdout)


def _resources() -> list[dict]:
    return list(package()["resources"])


def _plan(fields: list[dict]) -> dict:
    types = {field["name"]: DTYPES[field["type"]] for field in fields if field["type"] in DTYPES}
    return {
        "dtype": types,
        "parse_dates": [one["name"] for one in fields if one["name"] not in types],
    }


if __name__ == "__main__":
    raise SystemExit(main())
