"""The measure at the start and at the end: files of answers, scored per bridge."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from datataal import content
from datataal.errors import DatataalError, Finding
from datataal.grading.report._stats import Array
from datataal.widgets._measure import ROLES
from datataal.widgets._question_notes import bin_numbers, value_of

__all__ = ["Sitting", "is_right", "read_folder"]

SCHEMA: Final = "urn:datataal:measure:1"
_LARGEST: Final = 1 << 20


@dataclass(frozen=True)
class Sitting:
    """Who took a measure.

    Attributes
    ----------
    names : tuple of str
        Of their files; only to find the same person at start and end, never shown.
    shares : mapping
        Per bridge the share right (0-1) of each.
    tasks : mapping
        Per task the share right of each.
    chosen : mapping
        Per task with options how often each was chosen, by its number.
    """

    names: tuple[str, ...]
    shares: Mapping[str, Array]
    tasks: Mapping[str, Array]
    chosen: Mapping[str, Counter[int]]

    def of(self, names: Sequence[str]) -> Sitting:
        """Return only these people, in this order."""
        rows = [self.names.index(name) for name in names]
        shares = {role: found[rows] for role, found in self.shares.items()}
        return replace(self, names=tuple(names), shares=shares)


def read_folder(folder: Path) -> Sitting:
    """Read all files of a measure in a folder.

    Raises
    ------
    DatataalError
        With a finding for each file that is none, or of a form that is not in this version.
    """
    if not folder.is_dir():
        raise DatataalError(
            Finding("There is no such folder", str(folder), "a folder with the learners' files")
        )
    wrong: list[Finding] = []
    right: dict[str, dict[str, bool]] = {}
    chosen: dict[str, Counter[int]] = defaultdict(Counter)
    for path in sorted(folder.glob("*.json")):
        try:
            tasks, lang, answers = _read(path)
        except DatataalError as error:
            wrong += error.findings
            continue
        given = {id_: answers.get(id_) for id_ in tasks}
        right[path.stem] = {id_: is_right(one, given[id_], lang) for id_, one in tasks.items()}
        for id_, one in tasks.items():
            at = given[id_]
            if one["form"] == "one" and type(at) is int and 0 <= at < len(one["options"]):
                chosen[id_][at] += 1
    if wrong or not right:
        raise DatataalError(
            *(wrong or [Finding("There is no file of a measure", str(folder), "files in .json")])
        )
    people = [_per_bridge(one) for one in right.values()]
    return Sitting(
        tuple(right),
        {role: np.array([one[role] for one in people]) for role in ROLES},
        {
            id_: np.array([float(one[id_]) for one in right.values() if id_ in one])
            for id_ in dict.fromkeys(id_ for one in right.values() for id_ in one)
        },
        chosen,
    )


def is_right(task: Mapping[str, Any], given: Any, lang: str) -> bool:  # noqa: ANN401
    """Tell whether an answer of the page is right; what was not answered is not."""
    form = task["form"]
    if form == "one":
        return type(given) is int and given in _options(task)
    if form == "several":
        return isinstance(given, list) and given == _options(task)
    if form == "sort":
        good = [bin_numbers(task, card) for card in task["cards"]]
        return (
            isinstance(given, list)
            and len(given) == len(good)
            and all(at in wanted for at, wanted in zip(given, good, strict=True))
        )
    number = _number(given, lang, task.get("unit", ""))
    return (
        number is not None
        and abs(number - value_of(task["answer"]))
        <= float(task.get("within", 0)) * (1 + 1e-9) + 1e-9
    )


def _options(task: Mapping[str, Any]) -> list[int]:
    return [nr for nr, option in enumerate(task["options"]) if option.get("right")]


def _number(given: Any, lang: str, unit: str) -> float | None:  # noqa: ANN401
    """Read a number as the page does (`readNumber` in ``widgets/static/answer.js``)."""
    text = re.sub(r"\s", "", given) if isinstance(given, str) else ""
    text = re.sub("^[\u2212\u2013]", "-", text)
    tail = re.sub(r"\s", "", unit)
    cut = tail if tail and text.lower().endswith(tail.lower()) else "%"
    text = text.removesuffix(text[-len(cut) :]) if text.lower().endswith(cut.lower()) else text
    thousands, point = (".", ",") if lang == "nl" else (",", ".")
    if re.fullmatch(rf"-?\d{{1,3}}(\{thousands}\d{{3}})+(\{point}\d+)?", text):
        return float(text.replace(thousands, "").replace(",", "."))
    return float(text.replace(",", ".")) if re.fullmatch(r"-?\d*[.,]?\d+", text) else None


def _read(path: Path) -> tuple[dict[str, Mapping[str, Any]], str, Mapping[str, Any]]:
    try:
        found = json.loads(path.read_bytes()[:_LARGEST].decode("utf-8-sig"))
        whole = found["schema"] == SCHEMA and isinstance(found["answers"], dict)
        form, lang, answers = str(found["form"]), str(found["lang"]), found["answers"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        whole = False
    if not whole:
        raise DatataalError(
            Finding("This is not a file of a measure", str(path), "what the page downloads")
        )
    tasks: dict[str, Mapping[str, Any]] = {
        id_: one.in_("nl")
        for id_, one in content.questions().items()
        if one["kind"] == "measure" and id_.startswith(f"{form}-")
    }
    if not tasks:
        raise DatataalError(
            Finding(f"Form {form!r} of the measure is not in this version", str(path))
        )
    return tasks, lang, answers


def _per_bridge(right: Mapping[str, bool]) -> dict[str, float]:
    bridges: dict[str, list[bool]] = {role: [] for role in ROLES}
    for id_, is_ in right.items():
        bridges[content.question(id_)["bridge"]].append(is_)
    return {role: float(np.mean(found)) for role, found in bridges.items()}
