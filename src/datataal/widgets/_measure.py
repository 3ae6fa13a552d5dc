"""What a measure shows: its tasks, sealed, and what makes a path or a result of the answers.

The tasks of one form stand in ``content/questions/measure-<form>.yml``. Nothing here says which
answer is right, nor where a task belongs: the script reckons that at the end, in the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest
from typing import Any

from datataal import content
from datataal.errors import ContentError, Finding
from datataal.language import Language
from datataal.widgets._html import Html, el
from datataal.widgets._question import asked, paper_answer
from datataal.widgets._question_notes import notes
from datataal.widgets._seal import seal

__all__ = ["FORMS", "ROLES", "in_turn", "pages", "shown", "static"]

#: which form is taken when; those at the end and later are parallel to the first
FORMS: Mapping[str, str] = {"start": "a", "end": "b", "later": "c"}
ROLES = ("policy", "data", "ethics")
#: of the six tasks of a domain: from so many right on it is home, from so many partly known
HOME, PART = 5, 3


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the tasks, each domain in turn, and the modules and roles that a path names."""
    if id_ not in FORMS:
        finding = Finding(
            f"There is no measure {id_!r}", "", " or ".join(FORMS), "Correct the name"
        )
        raise ContentError(finding)
    return {
        "id": id_,
        "form": FORMS[id_],
        "home": HOME,
        "part": PART,
        "tasks": [_task(whole.in_(lang)) for whole in in_turn(FORMS[id_])],
        "roles": {role: content.role(role).name.in_(lang) for role in ROLES},
        "modules": [_module(module, lang) for module in content.modules().values()],
    }


def in_turn(form: str) -> Iterator[content.Node]:
    """Yield the tasks of a form: the first of each domain, then the second of each."""
    every = [one for id_, one in content.questions().items() if id_.startswith(f"{form}-")]
    by_role = [[one for one in every if one["bridge"] == role] for role in ROLES]
    return (one for one in chain(*zip_longest(*by_role)) if one is not None)


def _task(whole: Mapping[str, Any]) -> dict[str, Any]:
    place = {key: whole[key] for key in ("bridge", "module")}
    return {**asked(whole), **place, "seal": seal(whole["id"], notes(whole))}


def _module(module: content.Node, lang: Language) -> dict[str, Any]:
    return {
        "nr": module["nr"],
        "title": module["title"].in_(lang),
        "bridge": module["bridge"],
        "ready": module["status"] == "ready",
        "page": f"modules/{module['nr']}-{module['slug']}",
    }


def pages(shown: Mapping[str, Any]) -> Iterator[str]:
    """Yield the pages of the book to which a path can lead."""
    yield from (module["page"] for module in shown["modules"])
    yield from (f"paths/{role}" for role in ROLES)


def static(
    shown: Mapping[str, Any],
    words: Mapping[str, str],
    level: int,
    lang: Language,  # noqa: ARG001  all forms are called alike
) -> Html:
    """Return the tasks with room to answer by hand; the key is not on the paper."""

    def said(key: str) -> str:
        return words.get(f"{key}_{shown['id']}", words[key])

    return el(
        "div",
        el(f"h{level}", said("title"), class_="dtw-title"),
        *(el("p", said(key)) for key in ("lead", "guess", "paper")),
        *chain.from_iterable(
            _paper_task(nr, task, words, level) for nr, task in enumerate(shown["tasks"], start=1)
        ),
        class_="dtw-paper",
    )


def _paper_task(
    nr: int, task: Mapping[str, Any], words: Mapping[str, str], level: int
) -> Iterator[Html]:
    name = words["task"].replace("{nr}", str(nr))
    yield el(f"h{level + 1}", name)
    if task.get("scene"):
        yield el("p", task["scene"])
    yield el("p", el("strong", task["ask"]))
    yield paper_answer(task, words)
