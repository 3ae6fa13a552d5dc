"""`datataal report`: how the exercises of a course work, as a page with figures and as CSV."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from datataal.errors import DatataalError, Finding
from datataal.language import LANGUAGES, Language, set_current

__all__ = ["main"]

LEAST = 5


def main(argv: Sequence[str]) -> int:
    """Write the report; 0 when it is written, 1 if it holds nothing but groups too small."""
    from datataal.grading.course._init import assignments
    from datataal.grading.course._release import known
    from datataal.grading.engine._course import Course
    from datataal.grading.engine._quiet import quiet
    from datataal.grading.report._gather import gather
    from datataal.grading.report._page import html
    from datataal.grading.report._tables import bridge_rows

    quiet()
    options = _parser().parse_args(list(argv))
    _sound(options)
    lang: Language = set_current(options.lang)
    course = Course.at(options.course)
    names = [known(course, one) for one in options.assignment] or assignments(course)
    all_ = [gather(course, name) for name in names]
    parts = [_part(one, options.least) for one in all_]
    bridges = bridge_rows(all_, options.least)
    measured = _measured(options, lang)
    page = html(parts, bridges, measured, lang=lang, least=options.least)
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.html").write_text(page, encoding="utf-8", newline="\n")
    tables = {
        "items": [row for part in parts for row in part.items],
        "mistakes": [row for part in parts for row in part.mistakes],
        "reliability": [_alpha(part) for part in parts if part.alpha],
        "bridges": bridges,
        **_measure_tables(measured),
    }
    _csv(out, tables)
    shown = [part.assignment for part in parts if part.items]
    small = [part.assignment for part in parts if not part.items]
    print(f"{out / 'report.html'}: {len(shown)} assignments, with the tables as CSV beside it")
    if small:
        print(f"  fewer than {options.least} people, not shown: {', '.join(small)}")
    return 0 if shown or measured else 1


def _sound(options: argparse.Namespace) -> None:
    if options.least < 2:  # noqa: PLR2004  one person is no group
        raise DatataalError(Finding(f"{options.least} is no group", expected="--least 2 or more"))
    if options.paired and not (options.start and options.end):
        raise DatataalError(
            Finding("Pairs need two folders", do="Give both --start FOLDER and --end FOLDER")
        )


def _part(found: Any, least: int) -> Any:  # noqa: ANN401  of modules that are imported late
    from datataal.grading.report._page import Part
    from datataal.grading.report._tables import item_rows, mistake_rows, reliability

    n = len(found.students)
    if n < least:
        return Part(found.assignment, 0, [], None, [])
    items, mistakes = item_rows(found, least), mistake_rows(found, least)
    return Part(found.assignment, n, items, reliability(found, least), mistakes)


def _alpha(part: Any) -> dict[str, object]:  # noqa: ANN401
    figures = {key: round(getattr(part.alpha, key), 4) for key in ("value", "low", "high", "n")}
    return {"assignment": part.assignment, **figures}


def _measured(options: argparse.Namespace, lang: Language) -> dict[str, Any] | None:
    from datataal import content
    from datataal.grading.report._measure import read_folder
    from datataal.grading.report._tables import change_rows, option_rows

    words = content.strings("grading", lang)["report"]
    sittings = {
        when: read_folder(folder)
        for when, folder in (("start", options.start), ("end", options.end))
        if folder
    }
    if not sittings:
        return None
    tasks = [
        (words[when], *option_rows(one, lang, options.least)) for when, one in sittings.items()
    ]
    if len(sittings) == 1:
        return {"said": "", "rows": [], "tasks": tasks}
    start, end = sittings["start"], sittings["end"]
    rows = change_rows(start, end, options.least, paired=options.paired)
    said = words["other_people"].format(start=len(start.names), end=len(end.names))
    if options.paired:
        both = len(set(start.names) & set(end.names))
        said = words["same_people"].format(n=both if rows else f"< {options.least}")
    elif not rows:
        said = words["hidden"].format(least=options.least)
    return {"said": said, "rows": rows, "tasks": tasks}


def _measure_tables(measured: Mapping[str, Any] | None) -> dict[str, Any]:
    if not measured:
        return {}
    tasks = [{"when": when, **row} for when, found, _ in measured["tasks"] for row in found]
    options = [{"when": when, **row} for when, _, found in measured["tasks"] for row in found]
    return {"measure": measured["rows"], "measure-tasks": tasks, "measure-options": options}


def _csv(out: Path, tables: Mapping[str, Any]) -> None:
    from datataal.grading.course._lms import plain_csv

    for name, rows in tables.items():
        path = out / f"{name}.csv"
        if rows:
            path.write_text(plain_csv(rows), encoding="utf-8-sig", newline="")
        else:
            path.unlink(missing_ok=True)  # of an earlier report


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="datataal report", description=__doc__)
    parser.add_argument("assignment", nargs="*", help="such as 03-quality-nl; all if none is named")
    parser.add_argument("--course", type=Path, default=Path(), help="its folder (this one)")
    parser.add_argument("--out", type=Path, default=Path("report"), help="a folder (report)")
    parser.add_argument("--lang", choices=LANGUAGES, default="nl", help="of the page (nl)")
    parser.add_argument("--start", type=Path, metavar="FOLDER", help="files of the first measure")
    parser.add_argument("--end", type=Path, metavar="FOLDER", help="files of the last measure")
    parser.add_argument("--paired", action="store_true", help="equal file names: the same person")
    parser.add_argument("--least", type=int, default=LEAST, help="smallest group shown (5)")
    return parser
