"""Texts that stand in one language in both places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from datataal.checks._tree import Tree
from datataal.checks._word_lists import listed
from datataal.errors import Finding

__all__ = ["untranslated"]

_WORD = re.compile(r"[^\W\d_]{2,}")
#: what is filled in is no word of the text
_ROOM = re.compile(r"\{+.*?\}+")


def untranslated(tree: Tree) -> Iterator[Finding]:
    """Yield texts of content and tables that are letter for letter the same in both languages.

    ``words/same.txt`` lists those that rightly are; synonyms are not each other's translation.
    """
    same = listed("same")
    for document in (*tree.documents, *tree.descriptions):
        for pair in document.pairs() if not document.lang else ():
            text = pair[0].text
            if text != pair[1].text or text in same or "synonyms" in pair[0].place:
                continue
            if _WORD.search(_ROOM.sub(" ", text)):
                yield Finding(
                    f"The text is the same in both languages: {text!r}",
                    document.where(pair[1]),
                    "each language in its own words",
                    "Translate it; if it is rightly the same, add it to "
                    "src/datataal/checks/words/same.txt",
                )
