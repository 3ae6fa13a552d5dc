"""Each content file against its schema: a missing translation, an unknown key, a bad id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["schemas"]

#: (kind, key of the list in the file) of content whose ids must differ over all files
LISTS = (("terms", "terms"), ("questions", "questions"))


def schemas(tree: Tree) -> Iterator[Finding]:
    """Yield what does not hold to a schema, ids that occur twice, and ids unlike their file."""
    yield from tree.broken
    for kind, key in LISTS:
        yield from _twice(tree, kind, key)
    for kind in ("dilemmas/", "aids/"):
        for document in tree.of(kind):
            stem = document.name.rpartition("/")[2].removesuffix(".yml")
            if document.data["id"] != stem:
                yield Finding(
                    f"The id {document.data['id']!r} and the file name differ",
                    document.at("id"),
                    f"id: {stem}",
                    "Rename one of the two",
                )


def _twice(tree: Tree, kind: str, key: str) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for document in tree.of(kind):
        for nr, entry in enumerate(document.data[key]):
            seen[entry["id"]] += 1
            if seen[entry["id"]] > 1:
                yield Finding(
                    f"The id {entry['id']!r} is used twice",
                    document.at(f"{key}[{nr}].id"),
                    "each id once",
                    "Rename one of the two",
                )
