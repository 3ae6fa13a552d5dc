"""Every text that a learner reads, with its language and place, without marks and code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from datataal.checks._tree import Tree
from datataal.language import Language, as_language

__all__ = ["Shown", "learner_texts", "words_in"]

#: code, links' targets, placeholders, addresses and versions are no prose
_MARKS = re.compile(
    r"```.*?```|`[^`]*`|\]\([^)]*\)|\{\{.*?\}\}|\{\w*(?::\w+)?\}|<[^>\s][^>]*>"
    r"|https?://\S+|\b[\w-]+(?:\.[\w-]+)+/\S*|\b\w+\.(?:nl|org|html|csv|json|py|yml)\b",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_TOKEN = re.compile(r"[\w'-]+")


class Shown(NamedTuple):
    """One text on the learner's screen: where it stands, its language and its words."""

    where: str
    lang: Language
    text: str


def learner_texts(tree: Tree) -> Iterator[Shown]:
    """Yield the texts of content, tables, exercises, pages and lessons, in that order."""
    for document in (*tree.documents, *tree.descriptions):
        for leaf in document.leaves():
            text = _MARKS.sub(" ", leaf.text)
            yield Shown(document.where(leaf), as_language(leaf.lang), text)
    for lang, docnames in tree.pages.items():
        for page in docnames.values():
            for part in page.of("prose"):
                yield Shown(page.at(part.line), lang, _MARKS.sub(" ", part.text))


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text; what holds a digit or an underscore is a code, not a word."""
    for token in _TOKEN.findall(text.replace("\u2019", "'").replace("\u00ad", "")):
        word = token.strip("'-")
        if _WORD.fullmatch(word):
            yield word
