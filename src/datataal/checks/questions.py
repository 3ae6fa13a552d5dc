"""Questions: each form makes sense, retrieval points back, sealed ones give nothing away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from datataal.checks._question_forms import Fault, form_faults
from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["questions"]

#: letter in an id -> kind of question
_KINDS = {"r": "retrieval", "p": "predict", "s": "self-check", "t": "test-out"}
#: what would tell the answer of a graded question before it is given
_TELLING = ("hints",)
#: what a measure holds back: it is said in the module that teaches the subject
_TOLD = ("all", "missed", "other", "after", "wrong")


def questions(tree: Tree) -> Iterator[Finding]:
    """Yield questions whose form makes no sense, whose id or tags do not fit, and loose ends."""
    modules = tree.ids("modules/", "")
    for document in tree.of("questions/"):
        for nr, question in enumerate(document.data["questions"]):
            faults = [
                *_id(question, document.data),
                *_tags(question, document.data.get("module", question.get("module")), modules),
                *_kind(question),
                *form_faults(question, tree.figures),
            ]
            for fault in faults:
                where = document.at(f"questions[{nr}].{fault.key}")
                yield Finding(fault.what, where, fault.expected, fault.do)


def _id(question: Mapping[str, Any], held: Mapping[str, Any]) -> Iterator[Fault]:
    id_, kind = question["id"], question["kind"]
    if "measure" in held:
        fits = kind == "measure" and id_.startswith(f"{held['measure']}-{question['bridge']}-")
        yield from () if fits else _unfit(id_, kind, f"measure {held['measure']}", "a-data-1")
        return
    module = held["module"]
    fits = id_.startswith(f"{module}-") and _KINDS.get(id_[3]) == kind
    example = ", ".join(f"{module}-{letter}1 for {name}" for letter, name in _KINDS.items())
    yield from () if fits else _unfit(id_, kind, module, example)


def _unfit(id_: str, kind: str, place: str, expected: str) -> Iterator[Fault]:
    yield Fault(
        f"The id {id_!r} does not fit a question of kind {kind!r} in {place}",
        "id",
        expected,
        "Correct the id, the kind or the module",
    )


def _tags(
    question: Mapping[str, Any], module: str, modules: Mapping[str, Mapping[str, Any]]
) -> Iterator[Fault]:
    if module not in modules:
        return  # the check `references` names it
    goals = [goal["id"] for goal in modules[module].get("goals", [])]
    if goals and question.get("goal", goals[0]) not in goals:
        yield Fault(
            f"Module {module} has no goal {question['goal']!r}",
            "goal",
            ", ".join(goals),
            "Correct the goal",
        )
    if question["kind"] == "retrieval":
        yield from _back(question, module, {nr: row["slug"] for nr, row in modules.items()})
    if question["kind"] == "test-out" and modules[module]["bridge"] == "joint":
        yield Fault(
            f"Module {module} is nobody's home ground, so nobody tests out of it",
            "kind",
            "a module with the bridge policy, data or ethics",
            "Remove the question, or ask it as a self-check",
        )


def _kind(question: Mapping[str, Any]) -> Iterator[Fault]:
    kind = question["kind"]
    telling = _TELLING if kind in ("predict", "test-out", "measure") else ()
    for key in (*telling, *(_TOLD if kind == "measure" else ())):
        if key in question:
            yield Fault(
                f"A question of kind {kind!r} has {key!r}",
                key,
                "no word that tells the answer beforehand; a measure gives no feedback at all",
                f"Remove {key!r}",
            )
    if kind == "measure":
        for key in ("options", "cards"):
            for nr, one in enumerate(question.get(key, [])):
                if one.keys() & {"feedback", "missed"}:
                    yield Fault(
                        "A measure gives no feedback",
                        f"{key}[{nr}]",
                        "the text alone: the module that teaches it explains",
                        "Move the feedback to a question of that module",
                    )
    elif "module" in question:
        yield Fault("The module stands above the list", "module", "no module here", "Remove it")


def _back(question: Mapping[str, Any], module: str, slugs: Mapping[str, str]) -> Iterator[Fault]:
    match = re.match(r"(\d\d)\s+(\S+)", question["about"])
    earlier = [f"{nr} {slug}" for nr, slug in slugs.items() if nr < module]
    if not match or f"{match[1]} {match[2]}" not in earlier:
        yield Fault(
            f"Question {question['id']!r} is about {question['about']!r}",
            "about",
            f"an earlier module: {', '.join(earlier)}",
            "Retrieval asks what was learned before; name that module",
        )
