"""A sheet for instructors: each task of a measure with its answer, goal and competence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from datataal import content
from datataal.language import Language, number
from datataal.widgets import _measure
from datataal.widgets._document import document
from datataal.widgets._html import Child, Html, el
from datataal.widgets._question_notes import bin_numbers, value_of

__all__ = ["items"]


def items(form: str, lang: Language) -> str:
    """Return the page of one form, such as ``"a"``, in one language; it loads nothing."""
    words = content.strings("items", lang)
    title = words["title"].format(form=form.upper())
    tasks = (_task(one.in_(lang), words, lang) for one in _measure.in_turn(form))
    return document(title, el("h1", title), el("p", words["lead"]), *tasks, lang=lang)


def _task(task: Mapping[str, Any], words: Mapping[str, str], lang: Language) -> Html:
    scene = [el("p", task["scene"])] if "scene" in task else []
    return el(
        "section",
        el("h2", words["task"].format(id=task["id"])),
        *scene,
        el("p", el("strong", task["ask"])),
        _answer(task, words, lang),
        el("dl", *(part for pair in _about(task, words, lang) for part in pair)),
    )


def _answer(task: Mapping[str, Any], words: Mapping[str, str], lang: Language) -> Html:
    """Return the answer in the form of the task: a number, marked options or sorted cards."""
    if task["form"] == "number":
        value, within = value_of(task["answer"]), float(task.get("within", 0))
        text = words["answer"].format(
            answer=number(value, 0 if value.is_integer() else 1, lang),
            unit=task["unit"],
            within=number(within, 1, lang),
        )
        return el("p", text)
    return el("ul", *(el("li", *one) for one in _lines(task, words["right"])))


def _lines(task: Mapping[str, Any], right: str) -> Iterator[tuple[Child, ...]]:
    if task["form"] == "sort":
        for card in task["cards"]:
            homes = [task["bins"][nr]["text"] for nr in bin_numbers(task, card)]
            yield f"{card['text']} → ", el("strong", " / ".join(homes))
        return
    for option in task["options"]:
        mark = (" ", el("strong", f"({right})")) if option.get("right") else ()
        yield option["text"], *mark


def _about(
    task: Mapping[str, Any], words: Mapping[str, str], lang: Language
) -> Iterator[tuple[Html, Html]]:
    """Yield what the task asks for, in our words and in those of others, and where it is taught."""
    known = content.competences()
    asked = next(one for one in known.competences if one.id == task["competence"])
    yield el("dt", words["asks"]), el("dd", asked.name.in_(lang))
    frameworks = (known.frameworks[id_].name.in_(lang) for id_ in asked.frameworks)
    yield el("dt", words["frameworks"]), el("dd", "; ".join(frameworks))
    module = content.module(task["module"])
    goal = next(one for one in module.goals if one.id == task["goal"])
    taught = f"{module.nr} {module.title.in_(lang)}: {goal.text.in_(lang)}"
    yield el("dt", words["goal"]), el("dd", taught)
    yield el("dt", words["level"]), el("dd", str(task["level"]))
