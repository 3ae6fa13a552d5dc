"""`datataal data`: make the tables (`build`), check your own (`check`), or `export` them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from datataal._paths import CHECKOUT
from datataal.data.export import cli as export
from datataal.errors import DataError, Finding
from datataal.language import LANGUAGES

__all__ = ["differences", "main"]

#: How many troubles of each kind are told.
MOST = 5
#: Files that the generator makes; others in the folder are named as strange.
MADE = ("*.csv", "*.geojson", "*.json", "*.jsonld", "*.md", "*.xlsx")


def main(argv: Sequence[str]) -> int:
    """Run `build`, `check` or `export`.

    Returns 0 if all is well, 1 if something differs or is wrong, 2 if it could not be done.
    """
    options = _parser().parse_args(list(argv))
    return int(options.run(options))


def _build(options: argparse.Namespace) -> int:
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


def _check(options: argparse.Namespace) -> int:
    from datataal.data.checking import check_folder

    report = check_folder(options.folder, options.lang, most=options.most)
    text = report.as_json() if options.json else "\n".join(report.lines())
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))
    return report.exit_code


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise ValueError
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="datataal data", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="build|check|export")
    make = commands.add_parser("build", help="make the tables from parameters and seed")
    make.add_argument("--check", action="store_true", help="write nothing, compare byte for byte")
    make.add_argument(
        "--datasets",
        type=Path,
        default=CHECKOUT / "datasets",
        help="folder that holds instructors/ and gets deltaland/",
    )
    make.set_defaults(run=_build)
    check = commands.add_parser("check", help="say what is wrong in a folder of your own tables")
    check.add_argument("folder", metavar="FOLDER", help="folder with the tables as CSV")
    check.add_argument("--lang", choices=LANGUAGES, help="language of the report")
    check.add_argument("--most", type=_positive, default=MOST, help="of each kind (default 5)")
    check.add_argument("--json", action="store_true", help="report for other programs")
    check.set_defaults(run=_check)
    out = commands.add_parser("export", help="write the tables for other tools")
    export.add_arguments(out)
    out.set_defaults(run=export.run)
    return parser
