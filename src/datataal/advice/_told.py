"""Tell an advice as sections of plain blocks, from which the page and the Markdown are made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datataal import content
from datataal.advice._checks import gaps, terms_on_page_one, words_on_page_one
from datataal.advice._draft import part_of
from datataal.advice._figures import FIELDS
from datataal.advice._model import Advice, Lent, Missing
from datataal.language import Language

__all__ = ["PARTS", "Block", "Cell", "Section", "told"]


#: ids of the sections, in their order
PARTS = ("one", "data", "ethics", "dissent", "rests", "words", "monday", "gaps")


@dataclass(frozen=True)
class Cell:
    """A piece of text, with the language it was written in where that may differ."""

    text: str
    spoken: Language | None = None


@dataclass(frozen=True)
class Block:
    """One block: a text, a list or a table, with a name before it.

    Attributes
    ----------
    name : str
        What stands before it; the caption of a table.
    text : Cell or None
    items : sequence of Cell
    rows : sequence of sequence of Cell
        Rows of a table under the names in `head`; the first cell names the row.
    """

    name: str = ""
    text: Cell | None = None
    items: Sequence[Cell] = ()
    ordered: bool = False
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    strong: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the document under a heading; `id` is short and stays the same."""

    id: str
    title: str
    blocks: Sequence[Block]


def told(advice: Advice, day: dt.date) -> list[Section]:
    """Return the parts of the document; the first one is page one."""
    own = content.strings("advice", advice.lang)["words"]
    words = content.strings("widgets", advice.lang)["advice"]
    parts = [
        ("one", advice.draft.question or own["title"], _page_one(advice, words, own, day)),
        ("data", words["data_annex"], _data(advice, words, own)),
        ("ethics", words["ethics_annex"], _ethics(advice, words, own)),
        ("dissent", words["dissent"], _dissent(advice, words, own)),
        ("rests", own["rests_on"], _rests(advice, own)),
        ("words", own["words"], _terms(advice, own)),
        ("monday", words["monday"], [_line("", advice.draft.monday, words)]),
        ("gaps", own["gaps"], _gaps(advice, own)),
    ]
    return [Section(id_, title, list(blocks)) for id_, title, blocks in parts if blocks]


def _page_one(
    advice: Advice, words: Mapping[str, str], own: Mapping[str, str], day: dt.date
) -> list[Block]:
    draft = advice.draft

    def said(part: str) -> Cell:
        text = part_of(draft, part)
        mark = f" ({words['mark']})" if text and draft.changed == part else ""
        return Cell((text or words["still_empty"]) + mark)

    there = draft.dissent or advice.dissents
    return [
        *([Block(text=Cell(own[_banner(advice)]))] if advice.sample else []),
        Block(text=said("conclusion"), strong=True),
        Block(words["reasons"], items=[said(f"reason{nr}") for nr in (1, 2, 3)], ordered=True),
        Block(words["conditions"], text=said("conditions")),
        Block(words["unknown"], text=said("unknown")),
        Block(words["dissent"], text=Cell(words["dissent_is" if there else "dissent_not"])),
        _line(words["review"], draft.review, words),
        Block(text=Cell(own["made"].format(date=day.isoformat()))),
    ]


def _banner(advice: Advice) -> str:
    return "sample_all" if advice.sample_draft else "sample_part"


def _data(advice: Advice, words: Mapping[str, str], own: Mapping[str, str]) -> list[Block]:
    head = [words[field] for field in FIELDS]
    rows = [
        [Cell(getattr(row, field) or words["still_empty"]) for field in FIELDS]
        for row in advice.rows
    ]
    table = Block(own["data_caption"], head=head, rows=rows)
    blocks = [table if rows else Block(text=Cell(words["still_empty"]))]
    return blocks + [
        Block(f"{own['passports']}: {_marked(one.title, own, sample=one.sample)}", text=said)
        for one in advice.passports
        for said in [Cell(one.text, one.spoken)]
    ]


def _ethics(advice: Advice, words: Mapping[str, str], own: Mapping[str, str]) -> list[Block]:
    draft, empty = advice.draft, words["still_empty"]
    values = [Cell(row["text"]) for row in draft.values]
    values += [Cell(f"{one.text} ({_origin(one, advice, own)})") for one in advice.values]
    groups = [[Cell(row["who"] or empty), Cell(row["change"] or empty)] for row in draft.groups]
    options = [[Cell(row["text"] or empty), Cell(row["cost"] or empty)] for row in draft.options]
    options += [
        [Cell(f"{one.text} ({_origin(one, advice, own)})"), Cell(one.cost)]
        for one in advice.options
    ]
    changed = part_of(draft, draft.changed)
    return [
        Block(words["values"], items=values or [Cell(empty)]),
        _table(own["groups_caption"], [words["who"], words["change"]], groups, empty),
        _table(own["options_caption"], [words["option"], words["cost"]], options, empty),
        _line(words["risk"], draft.risk, words),
        _line(words["changed"], changed, words),
        *([_line(words["was"], draft.was, words)] if draft.was else []),
    ]


def _table(name: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], empty: str) -> Block:
    return Block(name, head=head, rows=rows) if rows else Block(name, text=Cell(empty))


def _dissent(advice: Advice, words: Mapping[str, str], own: Mapping[str, str]) -> list[Block]:
    draft = advice.draft
    if draft.dissent:
        return [Block(text=Cell(draft.dissent))]
    if draft.alone:
        return [Block(text=Cell(f"{words['none_because']} {draft.alone}"))]
    if not advice.dissents:
        return [Block(text=Cell(words["still_empty"]))]
    return [
        Block(_sentence(_origin(one, advice, own)), text=Cell(one.text, one.spoken))
        for one in advice.dissents
    ]


def _rests(advice: Advice, own: Mapping[str, str]) -> list[Block]:
    head = [own[name] for name in ("module", "dilemma", "chosen", "reason")]
    rows = [
        [
            Cell(one.module),
            Cell(_marked(one.title, own, sample=one.sample)),
            Cell(one.chosen),
            Cell(one.reason, one.spoken),
        ]
        for one in advice.decisions
    ]
    table = Block(own["decisions"], head=head, rows=rows)
    blocks = [table if rows else Block(own["decisions"], text=Cell(own["none_yet"]))]
    if advice.missing:
        asked = [Cell(_asked(one, own)) for one in advice.missing]
        blocks.append(Block(own["missing"], items=asked))
    if advice.refused:
        text = own["refused_n"].format(n=len(advice.refused))
        blocks.append(Block(own["refused"], text=Cell(text)))
    return blocks


def _asked(one: Missing, own: Mapping[str, str]) -> str:
    dilemmas = f" {own['or']} ".join(one.dilemmas)
    return own[f"ask_{one.kind}"].format(module=one.module, title=one.title, dilemmas=dilemmas)


def _terms(advice: Advice, own: Mapping[str, str]) -> list[Block]:
    found = terms_on_page_one(advice)
    if not found:
        return []
    return [Block(own["words_lead"], items=[Cell(f"{word}: {said}") for word, said in found])]


def _gaps(advice: Advice, own: Mapping[str, str]) -> list[Block]:
    missing = gaps(advice)
    if not missing:
        return []
    count = own["words_n"].format(n=words_on_page_one(advice.draft))
    return [Block(text=Cell(count)), Block(items=[Cell(one) for one in missing])]


def _origin(one: Lent, advice: Advice, own: Mapping[str, Any]) -> str:
    made = {row.dilemma for row in advice.decisions if row.sample}
    said = str(own["from"].format(dilemma=one.dilemma))
    return f"{said}, {own['sample_mark']}" if one.dilemma in made else said


def _marked(title: str, own: Mapping[str, str], *, sample: bool) -> str:
    return f"{title} ({own['sample_mark']})" if sample else title


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _line(name: str, text: str, words: Mapping[str, str]) -> Block:
    return Block(name, text=Cell(text or words["still_empty"]))
