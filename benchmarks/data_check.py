"""`datataal data check` on a table of 10,000, 100,000 and 1,000,000 rows: time and memory."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from _rounds import ROOT, Promise, in_turns, report

from datataal.data import package

SIZES = (10_000, 100_000, 1_000_000)
#: memory that the check adds, in times the size of the table
MEMORY_TO_FILE = 3.0
#: time per row at the largest size, in times that at the middle size
LINEAR = 1.3
CLEAN = ROOT / "datasets" / "deltaland" / "clean"
#: a child that checks a folder; it says seconds, and how many bytes its memory grew to at most
CHILD = """
import json, resource, sys, time
from datataal.data.checking import check_folder
check_folder(sys.argv[1])
def peak():
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
before, started = peak(), time.perf_counter()
found = check_folder(sys.argv[2])
seconds = time.perf_counter() - started
rows = sum(one.rows for one in found.tables)
print(json.dumps([1e6 * seconds / rows, peak() - before, found.exit_code, found.errors]))
"""


def main() -> int:
    """Make the tables, check each in a process of its own, in turns, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--table", default="postcode_areas")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="datataal-bench-") as place:
        folders = {rows: make(Path(place) / str(rows), options.table, rows) for rows in SIZES}
        sizes = {rows: (folders[rows] / f"{options.table}.csv").stat().st_size for rows in SIZES}
        memory: dict[str, list[float]] = {f"{rows:,} rows, memory / file": [] for rows in SIZES}

        def measure(rows: int) -> float:
            micros, grown = check(make(Path(place) / "small", options.table, 100), folders[rows])
            memory[f"{rows:,} rows, memory / file"].append(grown / sizes[rows])
            return micros

        measures = {f"{rows:,} rows, us a row": lambda rows=rows: measure(rows) for rows in SIZES}
        found = in_turns(measures, options.rounds)
    row = [statistics.median(values) for values in found.values()]
    largest = statistics.median(memory[f"{SIZES[-1]:,} rows, memory / file"])
    promises = [
        Promise("time a row, 1M to 100k", row[2] / row[1], LINEAR),
        Promise("time a row, 100k to 10k", row[1] / row[0], LINEAR),
        Promise("memory to file, 1M", largest, MEMORY_TO_FILE),
    ]
    return report("data_check", {**found, **memory}, promises)


def make(folder: Path, table: str, rows: int) -> Path:
    """Write a folder in which `table` has so many rows: those of Deltaland, with own keys."""
    folder.mkdir(exist_ok=True)
    for name in parents(table):
        (folder / f"{name}.csv").write_bytes((CLEAN / f"{name}.csv").read_bytes())
    header, *lines = (CLEAN / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    tails = [line.split(",", 2)[2] for line in lines]
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{header}\n")
        for number in range(rows):
            file.write(f"A-{number:07},P{number:07},{tails[number % len(tails)]}\n")
    return folder


def parents(table: str) -> set[str]:
    """Return the tables to which a table refers, and those to which they refer."""
    tables = {one["name"]: one for one in package()["resources"] if one.get("form") == "clean"}
    found: set[str] = set()
    waiting = [table.replace("_", "-")]
    while waiting:
        for link in tables[waiting.pop()]["schema"]["foreignKeys"]:
            name = link["reference"]["resource"]
            if name in tables and tables[name]["table"] not in {*found, table}:
                found.add(tables[name]["table"])
                waiting.append(name)
    return found


def check(small: Path, folder: Path) -> tuple[float, float]:
    """Check in a child that has checked a small folder first, so that imports do not count.

    Returns microseconds a row (of all tables that were read) and bytes.
    """
    words = [sys.executable, "-c", CHILD, str(small), str(folder)]
    heard = subprocess.run(words, check=True, capture_output=True, text=True)
    micros, grown, code, errors = json.loads(heard.stdout)
    if code:
        raise SystemExit(f"The table of the benchmark has {errors} errors")
    return micros, grown


if __name__ == "__main__":
    raise SystemExit(main())
