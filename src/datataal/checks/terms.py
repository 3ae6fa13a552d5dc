"""Terms: a meaning of at most thirty words, and three readings that really differ."""

from __future__ import annotations

from collections.abc import Iterator

from datataal.checks._tree import Tree
from datataal.errors import Finding
from datataal.language import LANGUAGES

__all__ = ["LONGEST", "terms"]

#: words in a meaning
LONGEST = 30


def terms(tree: Tree) -> Iterator[Finding]:
    """Yield meanings that are too long and readings that two roles share word for word."""
    for document in tree.of("terms"):
        for nr, term in enumerate(document.data["terms"]):
            for lang in LANGUAGES:
                place = f"terms[{nr}].meaning.{lang}"
                count = len(term["meaning"][lang].split())
                if count > LONGEST:
                    yield Finding(
                        f"The meaning of {term['id']!r} has {count} words",
                        document.at(place),
                        f"at most {LONGEST}",
                        "Say it shorter; put the rest in `clash` or in the lesson",
                    )
                readings = {role: text[lang].lower() for role, text in term["readings"].items()}
                if len(set(readings.values())) < len(readings):
                    yield Finding(
                        f"Two roles read {term['id']!r} in the same words",
                        document.at(f"terms[{nr}].readings"),
                        "three readings that differ",
                        "Say what each role hears that the others do not",
                    )
