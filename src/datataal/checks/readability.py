"""A text stays as easy to read as it was: sentences short, LIX not above what was accepted.

What was accepted stands in `book/status.json`, which `python -m datataal.checks.status` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from datataal.checks._reading import FEWEST, Reading, accepted, readings
from datataal.checks._tree import Tree
from datataal.errors import DatataalError, Finding
from datataal.language import Language

__all__ = ["HARDEST", "LONGEST_MEAN", "RISE", "readability"]

#: Words a sentence on average that a page may have.
LONGEST_MEAN: Final = {"nl": 12.0, "en": 13.0}
#: LIX of a page that nobody has accepted yet.
HARDEST: Final = {"nl": 40.0, "en": 36.0}
#: How far LIX may rise above what was accepted.
RISE: Final = 3.0
_MEND: Final = (
    "Cut sentences, take shorter words; if it must be so, run: python -m datataal.checks.status"
)


def readability(tree: Tree) -> Iterator[Finding]:
    """Yield texts whose sentences are long, or that are harder to read than was accepted."""
    try:
        now = readings(tree)
    except DatataalError as error:
        yield from error.findings
        return
    before = accepted(tree.root)
    for lang, found in now.items():
        for name, reading in found.items():
            if reading.words >= FEWEST:
                yield from _faults(name, lang, reading, before.get(name, {}).get(lang))


def _faults(
    name: str, lang: Language, reading: Reading, before: dict[str, float] | None
) -> Iterator[Finding]:
    if reading.sentence > LONGEST_MEAN[lang]:
        yield Finding(
            f"The sentences ({lang}) have {reading.sentence:.1f} words on average",
            name,
            f"at most {LONGEST_MEAN[lang]:.0f}",
            "Make two sentences of the long ones",
        )
    most = HARDEST[lang] if before is None else before["lix"] + RISE
    if reading.lix > most:
        was = "" if before is None else f"; it was {before['lix']:.1f}"
        yield Finding(
            f"The text ({lang}) reads harder than it may: LIX {reading.lix:.1f}{was}",
            name,
            f"at most {most:.1f}",
            _MEND,
        )
