"""Judge one answer and say it in the learner's language."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Final

from datataal import content, language
from datataal.exercises._points import Points, Verdict
from datataal.exercises._steps import Step, step

__all__ = ["check", "forget"]

_ABSENT: Final = object()
#: step -> how often an answer was "not yet" in this session, for the staged hints
_tries: dict[str, int] = {}
#: keys of the staged hints, from first to last
_HINTS: Final = ("hint_1", "hint_2")


def check(
    step_id: str, answer: object = _ABSENT, *, name: str = "", unseen: object = None
) -> Points:
    """Say how an answer to a step stands, and what to do next.

    Parameters
    ----------
    step_id : str
        Such as ``"03-q1"``.
    answer : object
        The answer itself; or leave it out and give its name.
    name : str
        Name of the learner's variable (several, with spaces between: the answer is a tuple).
        A name that does not exist yet counts as not attempted.
    unseen : object
        Another case to judge the same answer by, for a teacher's hidden test.

    Returns
    -------
    Points
        Shown as a message in a notebook; as plain text only the number of points.

    Raises
    ------
    DatataalError
        If there is no such step, or only a person can judge it. Never because of the answer.

    Examples
    --------
    >>> import datataal
    >>> datataal.check("03-q2", ...)
    0.0
    """
    found = step(step_id)
    if answer is _ABSENT:
        answer, missing = _look_up(name.split(), sys._getframe(1).f_globals)  # noqa: SLF001
        if missing:
            return _say(found, Verdict("not_attempted", "no_name", values={"name": missing}))
    return _say(found, _judge(found, answer, unseen), again=unseen is not None)


def forget() -> None:
    """Forget earlier tries, so that the hints start again."""
    _tries.clear()


def _look_up(names: list[str], namespace: Mapping[str, Any]) -> tuple[object, str]:
    """Return the value of the names and the first name that is missing."""
    missing = next((name for name in names if name not in namespace), "")
    values = tuple(namespace.get(name) for name in names)
    return (values[0] if len(values) == 1 else values), missing


def _judge(found: Step, answer: object, unseen: object) -> Verdict:
    if found.judge is None:
        return Verdict("not_attempted", "by_person")
    verdict = found.judge(answer)
    if unseen is None or verdict.outcome == "not_attempted":
        return verdict
    other = found.judge(answer, unseen)
    return other if other.share < verdict.share else verdict


def _say(found: Step, verdict: Verdict, *, again: bool = False) -> Points:
    lang = language.current()
    words = content.strings("exercises", lang)
    own = words[found.id[:2]][found.id]
    values = {key: _shown(value) for key, value in verdict.values.items()}
    points = Points.of(
        found.id,
        verdict.outcome,
        verdict.share,
        found.points,
        heading="",
        message=(own.get(verdict.message) or words["answers"][verdict.message]).format(**values),
        hint=_hint(found.id, verdict, own, again=again),
        lang=lang,
    )
    points.heading = words["common"]["heading"].format(
        outcome=words["outcomes"][verdict.outcome],
        points=_shown(float(points)),
        maximum=_shown(found.points),
    )
    if not _in_notebook():
        print(points.as_text())
    return points


def _hint(step_id: str, verdict: Verdict, own: Mapping[str, str], *, again: bool) -> str:
    """Return more help at every next try, until the help is used up.

    A hidden test looks `again` at the same try.
    """
    if verdict.outcome != "not_yet":
        return ""
    tries = max(1, _tries.get(step_id, 0) + (not again))
    _tries[step_id] = tries
    return own[_HINTS[min(tries, len(_HINTS)) - 1]]


def _shown(value: str | float) -> str:
    if isinstance(value, str):
        return value
    decimals = next(d for d in range(4) if d == 3 or round(value, d) == round(value, 3))  # noqa: PLR2004
    return language.number(value, decimals)


def _in_notebook() -> bool:
    """Tell whether a notebook shows what a cell gives; elsewhere the message is printed."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell is not None and hasattr(shell, "kernel")
