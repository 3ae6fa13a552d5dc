"""`datataal data build`: make the tables of Deltaland, or check that they are as made."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from datataal._paths import CHECKOUT
from datataal.errors import DataError, Finding

__all__ = ["differences", "main"]

#: Files that the generator makes; others in the folder are named as strange.
MADE = ("*.csv", "*.geojson", "*.json", "*.md", "*.xlsx")


def main(argv: Sequence[str]) -> int:
    """Run `build` or `build --check`; return 0 if all is well and 1 if files differ."""
    options = _parser().parse_args(list(argv))
    made = _make(options.datasets)
    target = options.datasets / "deltaland"
    if options.check:
        return _report(differences(made, target), len(made), target)
    for name, content in made.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    total = sum(map(len, made.values()))
    print(f"Wrote {len(made)} files, {total / 1e6:.2f} MB, to {target}")
    return 0


def differences(made: Mapping[str, bytes], target: Path) -> list[str]:
    """Return one line per file in `target` that is missing, strange or not as made."""
    found = {
        path.relative_to(target).as_posix(): path
        for pattern in MADE
        for path in sorted(target.rglob(pattern))
    }
    lines = [f"{name}: is missing" for name in made if name not in found]
    lines += [f"{name}: the generator does not make this file" for name in found.keys() - made]
    for name in made.keys() & found.keys():
        if (content := found[name].read_bytes()) != made[name]:
            lines.append(f"{name}: differs from line {_first_line(content, made[name])} on")
    return sorted(lines)


def _first_line(one: bytes, other: bytes) -> int:
    pairs = zip(one.split(b"\n"), other.split(b"\n"), strict=False)
    return next((nr for nr, (a, b) in enumerate(pairs, start=1) if a != b), 1)


def _report(lines: Sequence[str], count: int, target: Path) -> int:
    for line in lines:
        print(line)
    if lines:
        print(f"{len(lines)} of the files in {target} are not as made. Run: datataal data build")
        return 1
    print(f"All {count} files in {target} are as made")
    return 0


def _make(datasets: Path) -> Mapping[str, bytes]:
    try:
        from datataal.data.generate.build import build, files
    except ImportError as error:
        raise DataError(
            Finding(
                what=f"The generator cannot start: {error}",
                expected="numpy and pyyaml",
                do="Run: pip install 'datataal[generate]'",
            )
        ) from None
    return files(build(datasets / "instructors"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="datataal data", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="build")
    make = commands.add_parser("build", help="make the tables from parameters and seed")
    make.add_argument("--check", action="store_true", help="write nothing, compare byte for byte")
    make.add_argument(
        "--datasets",
        type=Path,
        default=CHECKOUT / "datasets",
        help="folder that holds instructors/ and gets deltaland/",
    )
    return parser
