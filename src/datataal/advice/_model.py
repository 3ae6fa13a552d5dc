"""The shape of an assembled advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from datataal.advice._draft import Draft
from datataal.advice._figures import Row
from datataal.errors import Finding
from datataal.language import Language
from datataal.records import Record

__all__ = ["Advice", "Decision", "Lent", "Missing", "Passport"]


@dataclass(frozen=True)
class Decision:
    """What was decided in one dilemma, told in the language of the advice.

    Attributes
    ----------
    module, dilemma, title : str
        Where it belongs, such as ``03`` and ``03a``, and what the dilemma is called.
    chosen : str
        The choice; of several people the count, or that too few decided to show it.
    reason : str
        The person's own words; empty where several people decided.
    spoken : Language
        The language in which the reason was written.
    sample : bool
        Whether it comes from the sample set.
    """

    module: str
    dilemma: str
    title: str
    chosen: str
    reason: str
    spoken: Language
    sample: bool


@dataclass(frozen=True)
class Passport:
    """A quality passport that was kept: its title and what it says."""

    title: str
    text: str
    spoken: Language
    sample: bool


@dataclass(frozen=True)
class Missing:
    """What was not found, and where it can be made."""

    module: str
    title: str
    kind: Literal["decision", "passport"]
    dilemmas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lent:
    """A value, a rejected option or a dissent that a decision record lends to the advice."""

    text: str
    dilemma: str
    cost: str = ""
    spoken: Language | None = None


@dataclass(frozen=True)
class Advice:
    """One advice with all that belongs to it; `page` and `markdown` write it.

    Attributes
    ----------
    lang : Language
        The language of the document.
    draft : Draft
        What was written: page one and the fields of the annexes, figures filled in.
    rows : sequence of Row
        The data annex: figures named in the text by id, then the rows of the draft.
    values, options, dissents : sequence of Lent
        What the records lend where the draft is empty.
    decisions, passports, missing
        What the advice rests on, and what was not found.
    refused : sequence of Finding
        Files that could not be used.
    records, samples : sequence of Record
        The decisions that were recorded, and the made ones that stand in for others.
    sample, sample_draft : bool
        Whether any part comes from the sample set, and whether page one does.
    """

    lang: Language
    draft: Draft
    rows: Sequence[Row]
    values: Sequence[Lent]
    options: Sequence[Lent]
    dissents: Sequence[Lent]
    decisions: Sequence[Decision]
    passports: Sequence[Passport]
    missing: Sequence[Missing]
    refused: Sequence[Finding]
    records: Sequence[Record]
    samples: Sequence[Record]
    sample: bool
    sample_draft: bool
