"""The rule for a repair that somebody else can see and undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from datataal.exercises import _data_03 as expected
from datataal.exercises._guard import call
from datataal.exercises._plain import items, same, text
from datataal.exercises._points import Verdict

__all__ = ["Case", "repair"]

#: The names of the log's entries in both languages.
_LOG: Final = {"old": ("oud", "old"), "new": ("nieuw", "new"), "reason": ("reden", "reason")}


@dataclass(frozen=True)
class Case:
    """One repair to be made: the row, which column, the value that should stand there, and why."""

    row: Mapping[str, Any]
    column: str
    new: Any
    reason: str
    role: str


def repair(answer: object, unseen: Any = None) -> Verdict:  # noqa: ANN401  (row, column, new, …)
    """Judge a function that repairs one value of a row and returns the row and a log entry.

    Parameters
    ----------
    answer : object
        The learner's function of row, column, new value, reason and role.
    unseen : tuple, optional
        Another case (in that order) than the one that the learner sees.
    """
    if answer is None or answer is ...:
        return Verdict("not_attempted", "empty")
    case = Case(*unseen) if unseen else Case(*expected.repair_case())
    given = dict(case.row)
    result = call(answer, given, case.column, case.new, case.reason, case.role)
    if result.trouble:
        return Verdict("not_yet", result.trouble, values={"detail": result.detail})
    return _judge(case, given, result.value)


def _judge(case: Case, given: Mapping[str, Any], value: object) -> Verdict:
    row, entry = _parts(value)
    if row is None or entry is None:
        return Verdict("not_yet", "no_log" if items(value) is not None else "no_pair")
    old, reason = _logged(entry, "old"), _logged(entry, "reason")
    if all(part is ... for part in (row.get(case.column), old, reason)):
        return Verdict("not_attempted", "empty")
    good = {
        "row": _repaired(case, row),
        "input": _unchanged(case, given),
        "old": same(old, case.row[case.column]),
        "reason": text(reason)[0] == case.reason and same(_logged(entry, "new"), case.new),
    }
    if all(good.values()):
        return Verdict("correct", "correct", 1)
    share = ((good["row"] and good["input"]) + good["old"] + good["reason"]) / 3
    return Verdict("not_yet", _message(case, good, old), share)


def _message(case: Case, good: Mapping[str, bool], old: object) -> str:
    """Return the first thing to mend, the worst first: an old value that is gone for good."""
    if not good["input"]:
        return "changed_input"
    if not good["old"]:
        return "old_is_new" if same(old, case.new) else "no_old"
    return "no_reason" if not good["reason"] else "row_wrong"


def _parts(value: object) -> tuple[dict[str | int, Any] | None, dict[str | int, Any] | None]:
    if (type(value) is not tuple and type(value) is not list) or len(value) != 2:  # noqa: PLR2004
        return None, None
    return items(value[0]), items(value[1])


def _logged(entry: Mapping[str | int, Any], key: str) -> Any:  # noqa: ANN401  any value of a table
    return next((entry[name] for name in _LOG[key] if name in entry), None)


def _repaired(case: Case, row: Mapping[str | int, Any]) -> bool:
    wanted = {**case.row, case.column: case.new}
    return set(row) == set(wanted) and all(same(row[key], wanted[key]) for key in wanted)


def _unchanged(case: Case, given: Mapping[str, Any]) -> bool:
    now = items(dict(given)) or {}
    return set(now) == set(case.row) and all(same(now[key], case.row[key]) for key in case.row)
