"""The rule for a decision record: it has a reason, and it notes the other voice.

It never judges the choice. It looks at whether the record is whole and says enough for
somebody else to follow it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from datataal import content, records
from datataal.exercises._points import Verdict

__all__ = ["decision_of"]

REASON_WORDS: Final = 15
#: So many different words: the same word fifteen times is no reason.
DIFFERENT_WORDS: Final = 10
DISSENT_WORDS: Final = 5


def decision_of(module: str) -> Callable[[object], Verdict]:
    """Return the rule for the record of one of a module's dilemmas.

    It looks in a folder (text: its path) and keeps the best record. Only an ordinary file is
    opened: a link or a pipe could lead elsewhere, or never end.
    """

    def decision(answer: object) -> Verdict:
        folder = Path(answer) if type(answer) is str else Path("records")
        own = [nr for nr, dilemma in content.dilemmas().items() if dilemma.module == module]
        found = [_one(folder / f"{nr}.json", nr) for nr in own]
        tried = [verdict for verdict in found if verdict.outcome != "not_attempted"]
        return max(tried or found, key=lambda verdict: verdict.share)

    return decision


def _one(path: Path, nr: str) -> Verdict:
    try:
        there = path.is_symlink() or path.exists()
    except (OSError, ValueError):  # a name that no file can have
        there = False
    if not there:
        return Verdict("not_attempted", "no_record")
    if path.is_symlink() or not path.is_file():
        return Verdict("not_yet", "refused", values={"file": path.name})
    try:
        record = records.load(path)
    except records.RefusedError:
        return Verdict("not_yet", "refused", values={"file": path.name})
    if record["dilemma"] != nr:
        return Verdict("not_yet", "other_dilemma", values={"file": path.name})
    return _judge(record)


def _judge(record: records.Record) -> Verdict:
    reasons = (record["first"]["reason"], record["final"]["note"])
    reasoned = any(_says_enough(reason) for reason in reasons)
    dissent = record["dissent"]
    noted = len(dissent.split()) >= DISSENT_WORDS and _words(dissent) != _words(reasons[0])
    if reasoned and noted:
        return Verdict("correct", "correct", 1, {"dilemma": record["dilemma"]})
    values = {"words": float(max(len(reason.split()) for reason in reasons))}
    if not reasoned:
        return Verdict("not_yet", "thin_reason", noted / 2, values)
    copied = bool(dissent.strip()) and _words(dissent) == _words(reasons[0])
    return Verdict("not_yet", "own_reason" if copied else "no_dissent", 0.5)


def _says_enough(reason: str) -> bool:
    return len(reason.split()) >= REASON_WORDS and len(set(_words(reason))) >= DIFFERENT_WORDS


def _words(said: str) -> list[str]:
    return [word.strip(".,;:!?\"'()").casefold() for word in said.split()]
