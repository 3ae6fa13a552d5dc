"""Hold everything that learners read to its promises: `datataal check`.

A check is a function that takes a `Tree` and yields a `Finding` for each thing that is wrong;
it never raises for bad content, so one run names everything. `CHECKS` lists them by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from datataal.checks._tree import Tree
from datataal.checks.coverage import coverage
from datataal.checks.dilemmas import dilemmas
from datataal.checks.doubles import doubles
from datataal.checks.figures import figures
from datataal.checks.guides import guides
from datataal.checks.keys import keys
from datataal.checks.languages import languages
from datataal.checks.measures import measures
from datataal.checks.order import order
from datataal.checks.pages import pages
from datataal.checks.placeholders import placeholders
from datataal.checks.questions import questions
from datataal.checks.readability import readability
from datataal.checks.references import references
from datataal.checks.schemas import schemas
from datataal.checks.spelling import spelling
from datataal.checks.style import style
from datataal.checks.tables import tables
from datataal.checks.terms import terms
from datataal.checks.untranslated import untranslated
from datataal.errors import Finding

__all__ = ["CHECKS", "Tree", "run"]

#: name on the command line -> check, in the order in which findings are printed
CHECKS = {
    check.__name__: check
    for check in (
        schemas,
        doubles,
        references,
        pages,
        figures,
        terms,
        dilemmas,
        guides,
        questions,
        measures,
        order,
        coverage,
        languages,
        placeholders,
        untranslated,
        tables,
        keys,
        style,
        spelling,
        readability,
    )
}


def run(tree: Tree, names: Sequence[str] = ()) -> Iterator[Finding]:
    """Yield what the checks find in `tree`; all checks, or only those named.

    Files that do not hold to their schema are named by `schemas` and left alone by the others.
    """
    for name in names or CHECKS:
        yield from CHECKS[name](tree)
