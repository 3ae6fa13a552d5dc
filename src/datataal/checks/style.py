"""The house's words: what we do not say to learners, and what we say instead.

The list is `words/avoid.yml`: per language a word, what to write instead, and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from datataal.checks._learner_texts import Shown, learner_texts
from datataal.checks._tree import Tree
from datataal.checks._word_lists import avoided
from datataal.errors import Finding

__all__ = ["LONGEST_SENTENCE", "style"]

#: words in a sentence that a tired reader still takes in
LONGEST_SENTENCE = 28
_SENTENCE_END = re.compile(r"(?<=[.?:;])\s+|\n|\|")
#: marks in either language: (pattern, what it is, what to write)
_MARKS = (
    (re.compile(r"!(?!=)"), "an exclamation mark", "a full stop"),
    (re.compile(r"\w - \w|—"), "a dash in place of other marks", "a comma, a colon or a stop"),
)


def style(tree: Tree) -> Iterator[Finding]:
    """Yield words and marks to avoid, and sentences that are too long."""
    words = {
        lang: [(re.compile(rf"\b(?:{one.word})\b", re.IGNORECASE), one) for one in rows]
        for lang, rows in avoided().items()
    }
    for shown in learner_texts(tree):
        for pattern, one in words[shown.lang]:
            match = pattern.search(shown.text)
            if match:
                yield Finding(
                    f"{match[0]!r} is a word that we avoid: {one.why}",
                    shown.where,
                    one.instead,
                    "Say it the other way",
                )
        yield from _marks(shown)
        yield from _long(shown)


def _marks(shown: Shown) -> Iterator[Finding]:
    for pattern, what, instead in _MARKS:
        match = pattern.search(shown.text)
        if match:
            yield Finding(f"{match[0]!r} is {what}", shown.where, instead, "Say it the other way")


def _long(shown: Shown) -> Iterator[Finding]:
    for sentence in _SENTENCE_END.split(shown.text):
        count = len(sentence.split())
        if count > LONGEST_SENTENCE:
            yield Finding(
                f"A sentence has {count} words: {sentence[:50]} …",
                shown.where,
                f"at most {LONGEST_SENTENCE} words",
                "Make two sentences of it",
            )
