"""What each of our directives becomes in JupyterLab: Markdown, or a code cell with a widget."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from datataal import content
from datataal.errors import ContentError, Finding
from datataal.language import Language
from datataal.study.derive._links import book_url

__all__ = ["OPEN", "PIECES", "Code", "Lesson"]

#: what Markdown, or JupyterLab's mathematics, would read as more than a letter
_SPECIAL = re.compile(r"([\\`*_\[\]<>$#|])")


@dataclass(frozen=True)
class Code:
    """The text of a code cell."""

    text: str


@dataclass(frozen=True)
class Lesson:
    """The lesson that is being made: its slug, such as ``03-quality``, and its language."""

    slug: str
    lang: Language

    @property
    def words(self) -> Mapping[str, Any]:
        """The words that the book uses for the same pieces."""
        return content.strings("book", self.lang)

    def greeting(self) -> str:
        """Return what a newcomer must know about a notebook, with the way back to the book."""
        own = content.strings("study", self.lang)
        back = book_url(f"lessons/{self.slug}", self.lang)
        return f"{own['how_to_run']} [{own['to_book']}]({back})"

    def words_for_import(self) -> str:
        """Return in plain words what `import_code` does."""
        own = content.strings("study", self.lang)
        return _in_plain_words(self, "", str(own["import"])).strip()

    def import_code(self) -> str:
        """Return the code that makes datataal known, in the lesson's language."""
        return f'import datataal\n\ndatataal.use("{self.lang}")'


def _plain(text: str) -> str:
    """Return plain text of the content as Markdown that shows just that."""
    return _SPECIAL.sub(r"\\\1", text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _step(lesson: Lesson, argument: str, body: str) -> str:
    steps = content.module(lesson.slug[:2]).steps or ()
    if not argument.isdigit() or not 1 <= int(argument) <= len(steps):
        raise ContentError(
            Finding(
                f"There is no step {argument!r} in this module",
                expected=f"a number from 1 to {len(steps)}",
                do="Correct the number",
            )
        )
    step = steps[int(argument) - 1].in_(lesson.lang)
    name = step["name"][:1].lower() + step["name"][1:]
    heading = lesson.words["step"].format(number=argument, all=len(steps), name=name)
    minutes = lesson.words["minutes"].format(count=step["minutes"])
    return f"## {heading}\n\n*{minutes}*\n\n{body}".rstrip() + "\n"


def _at_the_table(_lesson: Lesson, asker: str, body: str) -> str:
    question, _, rest = body.partition("\n\n")
    parts = [f"**{' '.join(question.split())}**", asker and f"*{asker}*", rest]
    return _quoted("\n\n".join(part for part in parts if part)) + "\n"


def _in_plain_words(lesson: Lesson, _argument: str, body: str) -> str:
    return f"**{lesson.words['plain']}.** {body}\n"


def _mind(lesson: Lesson, argument: str, body: str) -> str:
    title = argument or lesson.words["mind"]
    return _quoted(f"**{title}.** {body}" if body else f"**{title}**") + "\n"


def _question(_lesson: Lesson, argument: str, _body: str) -> Code:
    content.question(argument)
    return Code(f'datataal.question("{argument}")')


def _measure(_lesson: Lesson, argument: str, _body: str) -> Code:
    return Code(f'datataal.measure("{argument}")')


def _dilemma(_lesson: Lesson, argument: str, _body: str) -> Code:
    content.dilemma(argument)
    return Code(f'datataal.dilemma("{argument}")')


def _aid(_lesson: Lesson, argument: str, _body: str) -> Code:
    content.aid(argument)
    return Code(f'datataal.aid("{argument}")')


def _lenses(lesson: Lesson, argument: str, _body: str) -> str:
    term = content.term(argument).in_(lesson.lang)
    words = lesson.words
    lines = [f"**{words['lenses'].format(term=_plain(term['term']))}**", ""]
    for role, reading in term["readings"].items():
        hears = content.role(role).in_(lesson.lang)["hears"]
        lines.append(f"- **{hears}:** {_plain(reading)}")
    lines += ["", f"**{words['clash']}** {_plain(term['clash'])}", ""]
    lines += [f"**{words['say']}:** {_plain(term['say'])}", ""]
    return "\n".join(lines)


def _shared_words(lesson: Lesson, argument: str, _body: str) -> str:
    number = content.module(argument).nr
    rows = []
    for term in content.terms().values():
        if term.module == number:
            words = term.in_(lesson.lang)
            address = book_url("glossary", lesson.lang, f"term-{term.id}")
            rows.append(f"- **[{_plain(words['term'])}]({address})**: {_plain(words['meaning'])}")
    return "\n".join([*rows, ""])


def _cards(lesson: Lesson, argument: str, _body: str) -> str:
    """Return a closed box for each role: a notebook does not know who reads it."""
    words = lesson.words["cards"]
    parts = [words["lead"], ""]
    for id_, card in content.cards(argument).in_(lesson.lang).items():
        name = content.role(id_).name.in_(lesson.lang)
        parts += ["<details>", f"<summary>{words['of'].format(role=name)}</summary>", ""]
        parts += [f"**{_plain(card['title'])}**", ""]
        parts += [f"{words['know']}: {_plain(card['know'])}", "", *_table(card.get("table"))]
        parts += [f"{words['if_asked']}: {_plain(card['if_asked'])}", ""]
        parts += [f"{words['ask']}: {_plain(card['ask'])}", "", "</details>", ""]
    return "\n".join(parts)


def _table(table: Mapping[str, Any] | None) -> list[str]:
    """Return a small table of the content as Markdown lines, with its caption above it."""
    if table is None:
        return []
    rows = [table["columns"], ["---"] * len(table["columns"])]
    rows += [[_plain(cell) for cell in row] for row in table["rows"]]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [f"*{_plain(table['caption'])}*", "", *lines, ""]


def _exercise_link(lesson: Lesson, argument: str, body: str) -> str:
    module = content.module(argument)
    address = f"/datataal/open/{lesson.lang}/{module.nr}-{module.slug}/exercise"
    link = f"[{lesson.words['exercise_open']}]({address})"
    return f"{body}\n\n{link}\n" if body else f"{link}\n"


def _deeper(lesson: Lesson, argument: str) -> str:
    title = lesson.words["deeper"] + (f": {argument}" if argument else "")
    return f"**{title}**\n"


#: directive -> its form, from the lesson, the argument and the body
PIECES: Mapping[str, Callable[[Lesson, str, str], str | Code]] = {
    "step": _step,
    "at-the-table": _at_the_table,
    "plain": _in_plain_words,
    "mind": _mind,
    "question": _question,
    "measure": _measure,
    "dilemma": _dilemma,
    "aid": _aid,
    "lenses": _lenses,
    "shared-words": _shared_words,
    "cards": _cards,
    "exercise-link": _exercise_link,
}
#: directives that only put a line above what they hold, which may be code too
OPEN: Mapping[str, Callable[[Lesson, str], str]] = {"deeper": _deeper}
