"""Pages and lessons hold together: known directives, closed blocks, and a place in the contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import yaml

from datataal.checks._page import TITLED, Page, Part
from datataal.checks._tree import Tree
from datataal.errors import Finding

__all__ = ["ALONE", "DIRECTIVES", "pages"]

#: directives without an argument
ALONE = frozenset(
    {
        *(
            "plain",
            "hero",
            "path-doors",
            "path-choice",
            "path-meetings",
            "flash-cards",
            "module-list",
            "glossary",
            "dilemma-list",
            "aid-list",
            "team-view",
        ),
        *("calibration", "data-tables", "published-tables", "course-status"),
    }
)
#: directives whose argument is an id or a number
WITH_ID = frozenset(
    {
        *(
            "step",
            "question",
            "measure",
            "dilemma",
            "aid",
            "lenses",
            "shared-words",
            "exercise-link",
            "cards",
            "path",
            "play-cards",
            "coverage",
            "test-out",
        ),
        *("measure", "module-head", "module-doors", "module-steps", "module-goals"),
        *("data-sheet", "code-cell"),
    }
)
#: every directive that a page or lesson may use
DIRECTIVES = ALONE | WITH_ID | TITLED
_MARK = re.compile(r"^(:{3,}|`{3,})(.*)$")


def pages(tree: Tree) -> Iterator[Finding]:
    """Yield what would be missing, or shown as bare text, on a page or in JupyterLab."""
    for lang, docnames in tree.pages.items():
        for page in docnames.values():
            for part in page.of("directive"):
                yield from _directive(tree, page, part)
            text = (tree.root / page.name).read_text(encoding="utf-8", errors="replace")
            yield from _blocks(text.splitlines(), page)
            if "\N{REPLACEMENT CHARACTER}" in text:
                line = text[: text.index("\N{REPLACEMENT CHARACTER}")].count("\n") + 1
                what = "The page holds a letter that cannot be read"
                yield Finding(what, page.at(line), "a text in UTF-8", "Save it again as UTF-8")
        in_book = {name for name in docnames if not name.startswith("lessons/")}
        yield from _contents(tree.root / "book" / lang / "_toc.yml", in_book, set(docnames), tree)


def _directive(tree: Tree, page: Page, part: Part) -> Iterator[Finding]:
    where, words = page.at(part.line), part.text.split()
    if part.name not in DIRECTIVES:
        yield _unknown("directive", part.name, sorted(DIRECTIVES), where)
    elif part.name in ALONE and words:
        yield _argument(part, where, f"{{{part.name}}} alone")
    elif part.name in WITH_ID and len(words) != 1:
        yield _argument(part, where, f"{{{part.name}}} and one id")
    elif part.name == "step" and part.text not in (steps := _steps(tree, page)):
        yield _unknown("step", part.text, steps, where)


def _steps(tree: Tree, page: Page) -> list[str]:
    """Return the numbers of the steps of the module that a lesson belongs to."""
    number = page.name.rpartition("/")[2][:2]
    module = tree.ids("modules/", "").get(number, {})
    return [str(nr) for nr, _step in enumerate(module.get("steps", []), start=1)]


def _blocks(lines: Sequence[str], page: Page) -> Iterator[Finding]:
    """Yield blocks that are opened and not closed."""
    opened: list[tuple[str, int]] = []
    for line, text in enumerate(lines, start=1):
        mark = _MARK.match(text.rstrip())
        if not mark:
            continue
        if opened and mark[1] == opened[-1][0] and not mark[2]:
            opened.pop()
        elif not (opened and opened[-1][0].startswith("`")):  # within code all is code
            opened.append((mark[1], line))
    for mark_, line in opened:
        yield Finding(
            f"The block is opened with {mark_} and not closed",
            page.at(line),
            f"a line {mark_} that ends it",
            "Add that line; look first whether a block within it has marks of its own",
        )


def _contents(path: Path, in_book: set[str], all_: set[str], tree: Tree) -> Iterator[Finding]:
    name = tree.name(path)
    try:
        source = path.read_text(encoding="utf-8")
        listed = dict(_listed(yaml.compose(source, Loader=yaml.SafeLoader)))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or error
        where = f"{name}:{mark.line + 1}" if mark else name
        yield Finding(
            f"The table of contents cannot be read ({reason})",
            where,
            "root, chapters and file names in YAML",
            "Look at that line and the one above it",
        )
        return
    for docname, line in listed.items():
        if docname not in all_:
            yield _unknown("page", docname, sorted(all_), f"{name}:{line}")
    for docname in sorted(in_book - set(listed)):
        yield Finding(
            f"The page {docname!r} is not in the table of contents",
            name,
            "every page of the book",
            f"Add: - file: {docname}",
        )


def _listed(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Yield each page that a table of contents names, with its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in ("root", "file") and isinstance(value, yaml.ScalarNode):
                yield value.value, value.start_mark.line + 1
            else:
                yield from _listed(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _listed(item)


def _argument(part: Part, where: str, expected: str) -> Finding:
    what = f"The directive {part.name!r} has {part.text or 'no argument'!r}"
    return Finding(what, where, expected, "Correct the words after it")


def _unknown(kind: str, id_: str, known: Sequence[str], where: str) -> Finding:
    near = get_close_matches(id_, known, n=3, cutoff=0.5) or known[:12]
    expected = ", ".join(near) or f"a {kind} that exists"
    return Finding(f"There is no {kind} {id_!r}", where, expected, "Correct it")
