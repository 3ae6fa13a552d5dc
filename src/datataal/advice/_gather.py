"""Read decision records and kept passports from a folder; what cannot be used is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from datataal.errors import DatataalError, Finding
from datataal.records import AidResult, Record, RefusedError, load, load_aid
from datataal.team import fits

__all__ = ["Found", "found_in"]

#: more files than a team of a whole course has; a folder beyond it is the wrong folder
_MOST_FILES = 2000


@dataclass(frozen=True)
class Found:
    """What a folder holds: decisions, results of aids, and what could not be used."""

    records: Sequence[Record] = ()
    aids: Sequence[AidResult] = ()
    refused: Sequence[Finding] = ()


def found_in(folder: Path | str) -> Found:
    """Return what stands in a folder and the folders in it; an empty folder is no mistake.

    Raises
    ------
    DatataalError
        If there is no such folder, or it holds thousands of files.
    """
    folder = Path(folder)
    if not folder.is_dir():
        expected = "the folder in which the dilemmas keep your decisions, often records"
        what = "There is no such folder"
        raise DatataalError(Finding(what, str(folder), expected, "Give that folder"))
    paths = sorted(path for path in folder.rglob("*.json") if path.is_file())
    if len(paths) > _MOST_FILES:
        what = f"The folder holds {len(paths)} files that end in .json"
        raise DatataalError(Finding(what, str(folder), f"at most {_MOST_FILES}"))
    records: list[Record] = []
    aids: list[AidResult] = []
    refused: list[Finding] = []
    for path in paths:
        try:
            record = load(path)
        except RefusedError as error:
            if error.reason != "version":
                refused.extend(error.findings)
                continue
            try:
                aids.append(load_aid(path))
            except RefusedError as other:
                refused.extend(other.findings)
            continue
        if fits(record):
            records.append(record)
        else:
            what = f"The dilemma {record['dilemma']!r} or a choice in it is not in this course"
            refused.append(Finding(what, str(path), "a record of a dilemma of this version"))
    return Found(records, aids, refused)
