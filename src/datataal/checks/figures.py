"""Figures of the case: every placeholder known, no figure typed by hand, both languages alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from datataal.checks._tree import Tree
from datataal.errors import Finding
from datataal.language import LANGUAGES, number

__all__ = ["SMALLEST", "figures"]

#: a smaller number may well be something else than the figure that it equals
SMALLEST = 1000
_PLACEHOLDER = re.compile(r"\{\{\s*([\w-]*)\s*\}\}")


def figures(tree: Tree) -> Iterator[Finding]:
    """Yield unknown placeholders, figures of the tables typed by hand, and uneven pairs."""
    known = {*tree.figures, *tree.names}
    typed = _written(tree)
    for where, lang, text in _texts(tree):
        for id_ in _PLACEHOLDER.findall(text):
            if id_ not in known:
                yield Finding(
                    f"The figure {id_!r} is not known",
                    where,
                    "an id that stands in datasets/deltaland/figures.json or names.json",
                    "Correct the id, or add the figure to the generator",
                )
        for shown in re.findall(r"(?<![\w.,])\d[\d.,]*\d(?![\w])", _PLACEHOLDER.sub("", text)):
            if (lang, shown) in typed:
                yield Finding(
                    f"The figure {shown} is typed by hand",
                    where,
                    f"{{{{ {typed[lang, shown]} }}}}, so that the number stands in one place",
                    "Use the placeholder; if the number is another one, say so in words",
                )
    yield from _uneven(tree)


def _written(tree: Tree) -> dict[tuple[str, str], str]:
    """Return each distinctive figure as each language writes it, with its id."""
    return {
        (lang, number(row["value"], row["decimals"], lang)): id_
        for id_, row in tree.figures.items()
        for lang in LANGUAGES
        if row["value"] >= SMALLEST
    }


def _texts(tree: Tree) -> Iterator[tuple[str, str, str]]:
    """Yield (where, language, text) of content, pages and lessons; code is left alone."""
    for document in tree.documents:
        for leaf in document.leaves():
            yield document.where(leaf), leaf.lang, leaf.text
    for lang, docnames in tree.pages.items():
        for page in docnames.values():
            for part in page.of("prose"):
                yield page.at(part.line), lang, part.text
            for part in page.of("figure"):
                yield page.at(part.line), lang, f"{{{{ {part.name} }}}}"


def _uneven(tree: Tree) -> Iterator[Finding]:
    for document in tree.documents:
        for pair in document.pairs():
            counts = [Counter(_PLACEHOLDER.findall(leaf.text)) for leaf in pair]
            if counts and any(set(count) != set(counts[0]) for count in counts):
                shown = [", ".join(sorted(count)) or "none" for count in counts]
                yield Finding(
                    f"The languages show different figures: {' / '.join(shown)}",
                    document.where(pair[-1]),
                    "the same figures in both languages",
                    "Say the same in both",
                )
