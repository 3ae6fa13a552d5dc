"""Each form of a question held to sense: an answer that can be given, and no second one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from datataal.language import LANGUAGES

__all__ = ["Fault", "form_faults"]

#: form -> the keys that only it may have
OWN: Mapping[str, frozenset[str]] = {
    "one": frozenset({"options"}),
    "several": frozenset({"options", "all", "missed"}),
    "number": frozenset({"answer", "within", "unit", "wrong", "all", "other"}),
    "sort": frozenset({"bins", "cards", "all"}),
}
#: forms of graded questions are compared by a seal, which knows one right answer only
SEALED = ("test-out", "measure")
MOST_OPTIONS = 5
_FIGURE = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")


class Fault(NamedTuple):
    """What is wrong in a question, at which key, what was expected and what to do."""

    what: str
    key: str
    expected: str
    do: str


def form_faults(question: Mapping[str, Any], figures: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what makes no sense in the form of one question, which holds to its schema."""
    form = question.get("form", "one")
    for key in sorted(question.keys() & (frozenset().union(*OWN.values()) - OWN[form])):
        yield Fault(
            f"A question of the form {form!r} has {key!r}",
            key,
            f"for this form: {', '.join(sorted(OWN[form]))}",
            "Remove the key, or correct the form",
        )
    if form == "number":
        yield from _number(question, figures)
    elif form == "sort":
        yield from _sort(question)
    else:
        yield from _options(question, form)


def _options(question: Mapping[str, Any], form: str) -> Iterator[Fault]:
    id_, options = question["id"], question["options"]
    right = [nr for nr, option in enumerate(options) if option.get("right")]
    yield from _same_twice([option["text"] for option in options], "options")
    if form == "one":
        if len(right) != 1:
            what = f"Question {id_!r} has {len(right)} right answers"
            yield _options_fault(what, "one option with right: true")
        if len(options) > MOST_OPTIONS:
            what = f"Question {id_!r} has {len(options)} options"
            yield _options_fault(what, f"at most {MOST_OPTIONS}, so that all can be weighed")
        missed = [nr for nr, option in enumerate(options) if "missed" in option]
    else:
        if len(right) in (0, len(options)):
            what = f"Question {id_!r} has {len(right)} right answers of {len(options)}"
            yield _options_fault(what, "at least one that is right and one that is not")
        if question["kind"] != "measure" and "missed" not in question:
            for nr in right:
                if "missed" not in options[nr]:
                    yield Fault(
                        "Who leaves out this right answer reads nothing",
                        f"options[{nr}]",
                        "missed: on this option, or one for the whole question",
                        "Say what is missed",
                    )
        missed = [nr for nr, one in enumerate(options) if "missed" in one and nr not in right]
    for nr in missed:
        yield Fault(
            "An option that nobody can miss has 'missed'",
            f"options[{nr}].missed",
            "missed: only on a right option of the form several",
            "Remove it, or mark the option as right",
        )


def _options_fault(what: str, expected: str) -> Fault:
    return Fault(what, "options", expected, "Mark the one that the feedback confirms")


def _number(question: Mapping[str, Any], figures: Mapping[str, Any]) -> Iterator[Fault]:
    within = question.get("within", 0)
    answer = _value(question["answer"], figures)
    if answer is None:
        yield _no_figure(question["answer"], "answer")
        return
    taken: list[tuple[float, str]] = [(answer, "the right answer")]
    for nr, wrong in enumerate(question.get("wrong", [])):
        value = _value(wrong["value"], figures)
        if value is None:
            yield _no_figure(wrong["value"], f"wrong[{nr}].value")
            continue
        for other, name in taken:
            # each value reaches as far as `within`; of two that touch, one is never read
            if abs(value - other) <= (within if name == taken[0][1] else 2 * within):
                yield Fault(
                    f"The wrong value {value:g} lies within {within:g} of {name} {other:g}",
                    f"wrong[{nr}].value",
                    "values that can be told apart",
                    "Correct the value, or make `within` smaller",
                )
        taken.append((value, "the wrong value"))


def _no_figure(value: object, key: str) -> Fault:
    return Fault(
        f"The figure {value!r} is not known",
        key,
        "a number, or an id that stands in datasets/deltaland/figures.json",
        "Correct the id, or add the figure to the generator",
    )


def _value(value: Any, figures: Mapping[str, Any]) -> float | None:  # noqa: ANN401
    """Return what a learner is to type: a figure as it is shown, with its decimals."""
    if not isinstance(value, str):
        return float(value)
    match = _FIGURE.fullmatch(value.strip())
    figure = figures.get(match[1]) if match else None
    return round(float(figure["value"]), figure["decimals"]) if figure else None


def _sort(question: Mapping[str, Any]) -> Iterator[Fault]:
    bins = [one["id"] for one in question["bins"]]
    for one, other in combinations(range(len(bins)), 2):
        if bins[one] == bins[other]:
            yield Fault(
                f"The bin {bins[one]!r} stands here twice",
                f"bins[{other}].id",
                "each bin once",
                "Rename one of the two",
            )
    yield from _same_twice([one["text"] for one in question["bins"]], "bins")
    yield from _same_twice([one["text"] for one in question["cards"]], "cards")
    for nr, card in enumerate(question["cards"]):
        where = card["bin"] if isinstance(card["bin"], list) else [card["bin"]]
        for id_ in where:
            if id_ not in bins:
                yield Fault(
                    f"There is no bin {id_!r}",
                    f"cards[{nr}].bin",
                    f"one of: {', '.join(bins)}",
                    "Correct the id, or add the bin",
                )
        if len(where) > 1 and question["kind"] in SEALED:
            yield Fault(
                "A card of a graded question fits several bins",
                f"cards[{nr}].bin",
                "one bin",
                "Choose a card that can be judged, or ask it as a self-check",
            )


def _same_twice(texts: Sequence[Mapping[str, str]], key: str) -> Iterator[Fault]:
    for one, other in combinations(range(len(texts)), 2):
        for lang in LANGUAGES:
            if texts[one][lang].strip() == texts[other][lang].strip():
                yield Fault(
                    f"Two of the {key} read the same: {texts[one][lang]!r}",
                    f"{key}[{other}].text.{lang}",
                    "texts that can be told apart",
                    "Change one of the two",
                )
                break
