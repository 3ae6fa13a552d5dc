"""Dutch and English in step: the same pages, directives, links, code and tables of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from datataal.checks._code import differences
from datataal.checks._page import TITLED, Page, Part
from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["languages"]

#: with fewer words, two languages may well say the same (a name, "a en b")
FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{2,}")
MEND = "Change both languages together"


def languages(tree: Tree) -> Iterator[Finding]:
    """Yield where the two languages part: pages, their parts, contents, and repeated English.

    Texts of content that were not translated are named by the check `untranslated`.
    """
    dutch, english = tree.pages["nl"], tree.pages["en"]
    for docname in sorted(set(dutch) ^ set(english)):
        page, other = (dutch[docname], "en") if docname in dutch else (english[docname], "nl")
        yield Finding(
            f"The page {docname!r} has no version in {other}",
            page.name,
            "every page in both languages, under the same name",
            "Write the other version, or remove this one",
        )
    for docname in sorted(set(dutch) & set(english)):
        yield from _parts(dutch[docname], english[docname])
        yield from _code(tree, dutch[docname], english[docname])
    yield from _contents(tree)
    yield from _untranslated(tree)


def _parts(dutch: Page, english: Page) -> Iterator[Finding]:
    for kinds, what in ((("directive", "heading"), "The order"), (("link",), "The list of links")):
        one, other = ([(part, _key(part)) for part in page.of(*kinds)] for page in (dutch, english))
        keys = [key for _part, key in one], [key for _part, key in other]
        if kinds == ("link",):  # sentences may name the same things in another order
            keys = sorted(keys[0]), sorted(keys[1])
            one, other = (sorted(side, key=lambda pair: pair[1]) for side in (one, other))
        for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
            if tag != "equal":
                yield _step(what, (dutch, one[a:b]), (english, other[c:d]))
                break


def _step(
    what: str,
    dutch: tuple[Page, list[tuple[Part, str]]],
    english: tuple[Page, list[tuple[Part, str]]],
) -> Finding:
    page, side = dutch if dutch[1] else english
    shown = [
        ", ".join(key for _part, key in found) or "nothing" for _page, found in (dutch, english)
    ]
    return Finding(
        f"{what} differs: {shown[0]} in nl, {shown[1]} in en",
        page.at(side[0][0].line),
        "the same directives, headings and links in both languages",
        MEND,
    )


def _key(part: Part) -> str:
    if part.kind == "heading":
        return "#" * int(part.name)
    if part.kind == "link":
        return f"{part.name}:{part.text}"
    return part.name if part.name in TITLED else f"{part.name} {part.text}".strip()


def _code(tree: Tree, dutch: Page, english: Page) -> Iterator[Finding]:
    cells = [[(part.text, part.line) for part in page.of("code")] for page in (dutch, english)]
    if len(cells[0]) == len(cells[1]):  # else _parts says so
        for found in differences(cells[0], cells[1], _ids(tree)):
            yield Finding(
                f"The code differs from the other language: {found.what}",
                dutch.at(found.line),
                f"the same code as {english.at(found.other)}, apart from own names and words",
                MEND,
            )


def _ids(tree: Tree) -> set[str]:
    """Return the words that code may not translate: tables, columns, values, ids."""
    found = {"raw", "clean", *tree.names.values()}
    for document in tree.descriptions:
        if isinstance(document.data, dict) and "fields" in document.data:
            found.add(document.data["name"])
            for field in document.data["fields"]:
                found |= {field["name"], *map(str, field.get("values", {}))}
    for kind, key in (("terms", "terms"), ("questions/", "questions"), ("dilemmas/", "")):
        found |= set(tree.ids(kind, key))
    return found | set(tree.ids("aids/", "")) | set(tree.ids("roles.yml", "roles"))


def _contents(tree: Tree) -> Iterator[Finding]:
    paths = [tree.root / "book" / lang / "_toc.yml" for lang in ("nl", "en")]
    rows = [
        path.read_text(encoding="utf-8").splitlines() if path.is_file() else [] for path in paths
    ]
    for line, (one, other) in enumerate(zip_longest(*rows, fillvalue=""), start=1):
        if one != other:
            yield Finding(
                f"The tables of contents differ: {one.strip()!r} in nl, {other.strip()!r} in en",
                f"{tree.name(paths[0])}:{line}",
                "the same pages in the same order",
                MEND,
            )
            return


def _untranslated(tree: Tree) -> Iterator[Finding]:
    for docname, page in tree.pages["nl"].items():
        other = tree.pages["en"].get(docname)
        said = {part.text for part in other.of("prose")} if other else set()
        for part in page.of("prose"):
            if part.text in said and _says_something(part.text):
                yield _same(part.text, page.at(part.line))


def _says_something(text: str) -> bool:
    return len(_WORD.findall(re.sub(r"\{\{.*?\}\}", "", text))) >= FEWEST_WORDS


def _same(text: str, where: str) -> Finding:
    shown = text if len(text) <= 60 else f"{text[:60]} …"  # noqa: PLR2004  readable on one line
    return Finding(f"The Dutch text is the English one: {shown!r}", where, "Dutch", "Translate it")
