"""Write `book/status.json`: what each text measures, and how long each lesson runs.

    python -m datataal.checks.status            measure the texts and accept what they are now
    python -m datataal.checks.status --run      also time each lesson in a kernel
    python -m datataal.checks.status --check    only say what is out of date

The book's status page shows it, and `datataal check` compares with it. Seconds depend on the
machine and are kept until the next `--run`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from datataal._paths import CHECKOUT
from datataal.checks._reading import FILE, accepted, readings
from datataal.checks._tree import Tree
from datataal.errors import Finding
from datataal.language import LANGUAGES

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Write the file, or compare with it; 0 when all is well."""
    words = list(sys.argv[1:] if argv is None else argv)
    tree = Tree(CHECKOUT)
    before = accepted(tree.root)
    now = _texts(tree)
    if "--check" in words:
        found = [str(one) for one in _stale(before, now)]
        print(*(found or [f"{FILE} is up to date."]), sep="\n")
        return 1 if found else 0
    for name, row in now.items():
        if name.startswith("notebooks/"):
            row["seconds"] = before.get(name, {}).get("seconds")
            if "--run" in words:
                row["seconds"] = _seconds(tree.root / name)
                print(f"{name}: {row['seconds']} s", flush=True)
    _write(tree.root / FILE, now)
    print(f"{FILE}: {len(now)} texts.")
    return 0


def _texts(tree: Tree) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    by_lang = readings(tree)
    for lang in LANGUAGES:
        for name, reading in by_lang[lang].items():
            found.setdefault(name, {})[lang] = asdict(reading)
    return dict(sorted(found.items()))


def _stale(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Finding]:
    for name in sorted(before.keys() | now.keys()):
        was, is_ = before.get(name, {}), now.get(name, {})
        if any(was.get(lang) != is_.get(lang) for lang in LANGUAGES):
            yield Finding(
                "The text changed since it was measured"
                if was
                else "The text was not measured yet",
                name,
                f"its numbers in {FILE}",
                "Run: python -m datataal.checks.status",
            )


def _seconds(path: Path) -> float:
    """Return how long a lesson runs from top to bottom, in a kernel of its own."""
    from nbclient import NotebookClient

    from datataal.study.derive import lesson

    notebook = lesson(path, "nl" if path.parent.name == "nl" else "en")
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}}).execute()
        return round(time.perf_counter() - begin, 1)


def _write(path: Path, rows: Mapping[str, Any]) -> None:
    """Write one line for each text, so that two people's changes seldom meet."""
    lines = [f"{json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
