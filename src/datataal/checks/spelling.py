"""Spelling of everything that learners read, in Dutch and in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from datataal.checks._dictionary import unknown_words
from datataal.checks._learner_texts import learner_texts, words_in
from datataal.checks._tree import Tree
from datataal.checks._word_lists import listed
from datataal.errors import DatataalError, Finding
from datataal.language import LANGUAGES, Language

__all__ = ["spelling"]


def spelling(tree: Tree) -> Iterator[Finding]:
    """Yield each word that neither the dictionary nor our own lists know, once, where it begins.

    ``words/nl.txt`` and ``words/en.txt`` hold right words that the dictionaries lack;
    ``words/names.txt`` holds names, which are the same in both languages.
    """
    first: dict[tuple[Language, str], str] = {}
    count: Counter[tuple[Language, str]] = Counter()
    for where, lang, text in learner_texts(tree):
        for word in words_in(text):
            first.setdefault((lang, word), where)
            count[lang, word] += 1
    asked = {lang: _asked(lang, first, tree) for lang in LANGUAGES}
    try:
        unknown = unknown_words(asked, tree.root / "_build/checks")
    except DatataalError as error:
        yield from error.findings
        return
    for (lang, word), where in first.items():
        if word in unknown[lang]:
            yield Finding(
                f"The word {word!r} is not in the {_LANGUAGE[lang]} dictionary"
                f"{_times(count[lang, word])}",
                where,
                "a word that is spelled right",
                f"Correct it; if it is right, add it to src/datataal/checks/words/{lang}.txt",
            )


_LANGUAGE = {"nl": "Dutch", "en": "English"}


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""


def _asked(lang: Language, words: dict[tuple[Language, str], str], tree: Tree) -> set[str]:
    """Return the words of one language that our own lists do not settle."""
    own = listed(lang) | listed("names")
    own |= {part for name in tree.names.values() for part in words_in(name)}
    for term in tree.ids("terms", "terms").values():  # a source may name it in both languages
        own |= {part for name in term["term"].values() for part in words_in(name)}
    return {word for one, word in words if one == lang and not _settled(word, own)}


def _settled(word: str, own: frozenset[str]) -> bool:
    """Tell whether a word is ours: as it stands, at the start of a sentence, or as a possessive."""
    bare = word.removesuffix("'s")
    return bool({word, word[:1].lower() + word[1:], bare} & own)
