"""Links of our own, in a line of a lesson: `term:id` and `page:docname`, into the served book."""

from __future__ import annotations

import re
from pathlib import Path

from datataal import content
from datataal.errors import ContentError, Finding
from datataal.language import Language

__all__ = ["book_url", "resolve"]

_LINK = re.compile(r"\]\((term|page):([^)\s]+)\)")


def book_url(docname: str, lang: Language, anchor: str = "") -> str:
    """Return the address of a page of the book on the study server."""
    return f"/book/{lang}/{docname}.html" + (f"#{anchor}" if anchor else "")


def resolve(line: str, lang: Language, lesson: Path, number: int) -> str:
    """Return line `number` of `lesson` with our links made addresses.

    Raises
    ------
    ContentError
        If a term or page is not known.
    """
    where = f"{lesson}:{number}"
    checkout = lesson.parents[2]

    def address(match: re.Match[str]) -> str:
        if match[1] == "term":
            return f"]({_term(match[2], lang, where)})"
        return f"]({_page(match[2], lang, checkout, where)})"

    return _LINK.sub(address, line)


def _term(id_: str, lang: Language, where: str) -> str:
    try:
        content.term(id_)
    except ContentError as error:
        raise ContentError(
            *(Finding(f.what, f.where or where, f.expected, f.do) for f in error.findings)
        ) from error
    return book_url("glossary", lang, f"term-{id_}")


def _page(target: str, lang: Language, checkout: Path, where: str) -> str:
    docname, _, anchor = target.partition("#")
    folder, _, slug = docname.rpartition("/")
    if folder == "lessons":
        path = checkout / "notebooks" / lang / f"{slug}.md"
    else:
        path = checkout / "book" / lang / f"{docname}.md"
    if not path.is_file():
        raise ContentError(
            Finding(
                f"There is no page {docname!r}",
                where,
                f"a file {path.relative_to(checkout)}",
                "Correct the link, or write the page",
            )
        )
    return book_url(docname, lang, anchor)
