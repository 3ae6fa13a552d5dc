"""Measure several things in turns, and report medians and ratios."""

from __future__ import annotations

import json
import platform
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "_build" / "bench"


@dataclass(frozen=True)
class Promise:
    """A number that must not be more than its bound."""

    name: str
    value: float
    bound: float
    unit: str = ""

    @property
    def kept(self) -> bool:
        """Whether the number is within its bound."""
        return self.value <= self.bound


def in_turns(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Return what each measure gave in each round; A B C, A B C, so that load hits all alike."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(1, rounds + 1):
        for name, measure in measures.items():
            value = measure()
            found[name].append(value)
            print(f"  round {number} of {rounds}: {name} {value:.3f}", flush=True)
    return found


def report(name: str, found: Mapping[str, Sequence[float]], promises: Sequence[Promise]) -> int:
    """Print a table, write it as JSON, and return 1 when a promise was not kept."""
    medians = {key: statistics.median(values) for key, values in found.items()}
    print(f"\n{name}")
    for key, values in found.items():
        spread = f"{min(values):.3f} to {max(values):.3f}"
        print(f"  {key:<32} {medians[key]:>10.3f}   ({spread}, n={len(values)})")
    for promise in promises:
        verdict = "kept" if promise.kept else "NOT KEPT"
        print(f"  {promise.name:<32} {promise.value:>10.3f}   at most {promise.bound}: {verdict}")
    RESULTS.mkdir(parents=True, exist_ok=True)
    told = {
        "measured": found,
        "medians": medians,
        "promises": [{**vars(promise), "kept": promise.kept} for promise in promises],
        "machine": platform.platform(),
        "python": sys.version.split()[0],
    }
    (RESULTS / f"{name}.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0 if all(promise.kept for promise in promises) else 1
