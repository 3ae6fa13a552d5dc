"""Take in what learners handed in: from a folder, a platform's zip or loose notebooks.

Each submission lands whole in ``submitted/LEARNER/ASSIGNMENT/`` or not at all; what stood there is
kept beside the course's notes. What cannot be taken in is told, with the reason, and nothing else
is touched.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shutil
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from datataal.grading.course._layouts import Owner, owner, platform
from datataal.grading.course._roster import Roster
from datataal.grading.course._unpack import LIMITS, File, Limits, files

__all__ = ["WORDS", "Taken", "collect"]

WORDS: Final = ("taken", "again", "same", "unknown", "no_notebook", "refused")
_NAME: Final = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Taken:
    """What became of one submission: `word` (of `WORDS`), whose it was said to be, and notes."""

    said: str
    student: str
    word: str
    notes: tuple[str, ...] = ()


def collect(  # noqa: PLR0913  what, where, whose
    source: Path,
    submitted: Path,
    assignment: str,
    notebook: str,
    *,
    roster: Roster | None = None,
    kept: Path,
    limits: Limits = LIMITS,
) -> list[Taken]:
    """Take in all submissions of one assignment, and tell what became of each.

    Parameters
    ----------
    source : pathlib.Path
        A folder, a zip or a notebook.
    submitted : pathlib.Path
        The course's folder of that name.
    assignment, notebook : str
        Name of the assignment, and of its notebook as handed out.
    roster : Roster, optional
        Who is who; without one each is called what the platform calls them.
    kept : pathlib.Path
        Where an earlier submission goes that is replaced.
    limits : Limits
        What a delivery may hold.

    Raises
    ------
    DatataalError
        If `source` cannot be read or holds too much. Nothing was written then.
    """
    found = list(files(source, limits))
    kind = platform([one.parts for one in found])
    people: dict[tuple[str, ...], list[tuple[Owner, File]]] = defaultdict(list)
    for one in found:
        whose = owner(one.parts, kind)
        people[whose.said].append((whose, one))
    told, by_student = [], defaultdict(list)
    for said, own in sorted(people.items()):
        student, why = _who(said, roster)
        if not student:
            told.append(Taken(said[-1], "", "unknown", (why,)))
            continue
        by_student[student].append((said[-1], own))
    for student, several in sorted(by_student.items()):
        told.append(_one(student, several, submitted / student / assignment, notebook, kept))
    return told


def _who(said: Sequence[str], roster: Roster | None) -> tuple[str, str]:
    """Return the learner's id, or why there is none."""
    if roster is None:
        return _called(said[0]), ""
    ids = roster.find(*said)
    if len(ids) == 1:
        return ids[0], ""
    if ids:
        return "", f"this can be {' or '.join(ids)}: give an e-mail or lms_id in the roster"
    return "", "not in the roster"


def _called(said: str) -> str:
    """Return a name for a folder, another one for each other name that a platform gives."""
    letters = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    name = _NAME.sub("-", letters).strip("-.")
    if name == said:
        return name
    return f"{name or 'learner'}-{hashlib.sha256(said.encode()).hexdigest()[:6]}"


def _one(
    student: str,
    several: Sequence[tuple[str, Sequence[tuple[Owner, File]]]],
    target: Path,
    notebook: str,
    kept: Path,
) -> Taken:
    said = several[0][0]
    own = [pair for _, pairs in several for pair in pairs]
    notes = [f"{'/'.join(one.parts[-2:])}: {one.refused}" for _, one in own if one.refused]
    whole = [(whose, one) for whose, one in own if not one.refused]
    last = max((whose.turn for whose, _ in whole), default="")
    if len({whose.turn for whose, _ in whole}) > 1:
        notes.append("handed in more than once: the last counts")
    current = [(whose, one) for whose, one in whole if whose.turn == last]
    chosen, more = _files(current, notebook)
    notes += more
    if notebook not in chosen:
        word = "refused" if any(one.refused for _, one in own) and not whole else "no_notebook"
        return Taken(said, student, word, tuple(notes))
    moment = max(one.changed for _, one in current)
    if _holds(target, chosen):
        return Taken(said, student, "same", tuple(notes))
    return Taken(said, student, _put(target, chosen, moment, kept), tuple(notes))


def _files(
    own: Iterable[tuple[Owner, File]], notebook: str
) -> tuple[Mapping[str, bytes], list[str]]:
    """Return what is to be graded, by path: the notebook under its own name, and records."""
    chosen: dict[str, bytes] = {}
    notes: list[str] = []
    books: list[tuple[float, str, bytes]] = []
    for whose, one in own:
        name = PurePosixPath(*whose.file)
        if name.suffix.lower() == ".ipynb":
            books.append((one.changed, name.name, one.data))
        elif name.suffix.lower() == ".json":
            chosen[f"records/{_NAME.sub('-', name.name)}"] = one.data
    exact = [one for one in books if one[1] == notebook]
    if len(exact) > 1 or (not exact and len(books) > 1):
        notes.append(f"{len(books)} notebooks: the newest counts")
    best = max(exact or books, default=None, key=lambda one: one[0])
    if best:
        chosen[notebook] = best[2]
        if best[1] != notebook:
            notes.append(f"called {best[1][:60]}: renamed")
    return chosen, notes


def _holds(target: Path, chosen: Mapping[str, bytes]) -> bool:
    """Tell whether the very same submission stands there already."""
    here = {
        path.relative_to(target).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in (target.rglob("*") if target.is_dir() else ())
        if path.is_file() and path.name != "timestamp.txt"
    }
    return here == {name: hashlib.sha256(data).digest() for name, data in chosen.items()}


def _put(target: Path, chosen: Mapping[str, bytes], moment: float, kept: Path) -> str:
    """Write a submission beside its place and move it there; keep what stood there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".arriving-", dir=target.parent))
    try:
        for name, data in chosen.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if moment:  # an unknown moment is not called too late
            stamp = f"{dt.datetime.fromtimestamp(moment, dt.UTC):%Y-%m-%d %H:%M:%S} UTC"
            (fresh / "timestamp.txt").write_text(stamp, encoding="utf-8")
        fresh.chmod(0o755)
        word = "again" if target.exists() else "taken"
        if word == "again":
            _keep(target, kept)
        fresh.replace(target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return word


def _keep(target: Path, kept: Path) -> None:
    now = dt.datetime.now(dt.UTC)
    place = kept / f"{target.parent.name}-{target.name}-{now:%Y%m%d-%H%M%S-%f}"
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(target, place)
