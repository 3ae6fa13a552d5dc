"""Put an advice together from a folder with records, a draft, or the sample set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from datataal import content
from datataal.advice._decided import decided, lent_options, lent_values, own_dissents
from datataal.advice._draft import LISTS, Draft, draft_of
from datataal.advice._figures import Row, figure, figure_ids
from datataal.advice._gather import Found, found_in
from datataal.advice._model import Advice, Decision, Missing, Passport
from datataal.advice._sample import sample_draft, sample_passport, sample_records
from datataal.language import Language, as_language, current
from datataal.records import AidResult

__all__ = ["MODULES", "assemble"]

#: the modules whose decisions an advice rests on
MODULES = tuple(f"{nr:02}" for nr in range(1, 13))
#: where the dilemmas keep decisions
_BESIDE = Path("records")
_PASSPORT = "quality"
_PASSPORT_MODULE = "03"


def assemble(
    folder: Path | str | None = None,
    draft: Mapping[str, Any] | None = None,
    *,
    lang: str | None = None,
    stand_in: bool = False,
) -> Advice:
    """Return the advice with its annexes, and what it still misses.

    Parameters
    ----------
    folder : path, optional
        Folder with decision records and results of aids; folders within are read too. Else
        the folder ``records`` beside the notebook, if it is there.
    draft : mapping, optional
        The fields of the template. Else the newest result of the advice aid in the folder.
    lang : str, optional
        Language of the document; else the language that is set.
    stand_in : bool
        Whether made decisions and the example stand in for what is missing. The document
        marks each of them.

    Raises
    ------
    DatataalError
        If the folder or the draft cannot be used.
    """
    language = as_language(lang) if lang else current()
    if folder is None and _BESIDE.is_dir():
        folder = _BESIDE
    found = found_in(folder) if folder is not None else Found()
    records = [one for one in found.records if one["module"] in MODULES]
    made = _absent(records, language) if stand_in else []
    given = draft if draft is not None else _kept(found.aids)
    is_sample = given is None and stand_in
    written = draft_of(sample_draft(language) if is_sample else given or {}, language)
    decisions = decided(records, language, sample=False) + decided(made, language, sample=True)
    every = [*records, *made]
    passports = _passports(found.aids)
    made_passports = [_made_passport(language)] if stand_in else []
    return Advice(
        lang=language,
        draft=written,
        rows=_rows(written, language),
        values=() if written.values else lent_values(every, language),
        options=() if written.options else lent_options(every, language),
        dissents=() if written.dissent or written.alone else own_dissents(every),
        decisions=sorted(decisions, key=lambda one: one.dilemma),
        passports=passports or made_passports,
        missing=_missing(decisions, found.aids, language),
        refused=found.refused,
        records=records,
        samples=made,
        sample=is_sample or bool(made) or (stand_in and not passports),
        sample_draft=is_sample,
    )


def _absent(records: Sequence[Any], lang: Language) -> list[Any]:
    there = {record["module"] for record in records}
    return [one for one in sample_records(lang) if one["module"] not in there]


def _kept(aids: Sequence[AidResult]) -> Mapping[str, Any] | None:
    """Return the state of the newest result of the advice aid."""
    own = [one for one in aids if one["aid"] == "advice"]
    if not own:
        return None
    state = max(own, key=lambda one: one["created"])["state"]
    return {
        key: value
        for key, value in state.items()
        if key in {*LISTS, "reasons"} or key in Draft.__dataclass_fields__
    }


def _rows(draft: Draft, lang: Language) -> list[Row]:
    picked = [_picked(id_, lang) for id_ in draft.picked]
    typed = [Row(**row) for row in draft.figures]
    named = {row.figure for row in typed}
    return [row for row in picked if row is not None and row.figure not in named] + typed


def _picked(id_: str, lang: Language) -> Row | None:
    """Return the row of a figure in the text; one without a card is left to be typed."""
    return figure(id_, lang) if id_ in figure_ids() else None


def _passports(aids: Sequence[AidResult]) -> list[Passport]:
    return [
        Passport(one["title"], one["text"].strip(), one["lang"], sample=False)
        for one in sorted(aids, key=lambda one: one["created"])
        if one["aid"] == _PASSPORT
    ]


def _made_passport(lang: Language) -> Passport:
    return Passport(*sample_passport(lang), lang, sample=True)


def _missing(
    decisions: Sequence[Decision], aids: Sequence[AidResult], lang: Language
) -> list[Missing]:
    """Return per module what the person did not record; a sample does not count as recorded."""
    there = {one.module for one in decisions if not one.sample}
    found = [
        Missing(
            nr,
            content.module(nr)["title"].in_(lang),
            "decision",
            tuple(id_ for id_, one in content.dilemmas().items() if one["module"] == nr),
        )
        for nr in MODULES
        if nr not in there
    ]
    if not any(one["aid"] == _PASSPORT for one in aids):
        title = content.aid(_PASSPORT)["title"].in_(lang)
        found.append(Missing(_PASSPORT_MODULE, title, "passport"))
    return found
