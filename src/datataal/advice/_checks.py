"""Say what an advice still lacks: words, figures, annexes, dissent. It gives no mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from datataal import content
from datataal.advice._draft import PAGE_ONE, REASONS, Draft, part_of
from datataal.advice._figures import FIELDS
from datataal.advice._model import Advice
from datataal.language import Language

__all__ = ["FIRST_WORDS", "MOST_WORDS", "gaps", "terms_on_page_one", "words_on_page_one"]

MOST_WORDS, FIRST_WORDS = 400, 30
#: a word no longer than this with an ending is often another word: "means" is no mean
_SHORT = 4
_LEAST_VALUES, _LEAST_GROUPS = 3, 2
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
#: days and years are no figures of the advice
_DATES = re.compile(
    rf"\d{{1,2}}\s+(?:{_MONTHS})(?:\s+\d{{4}})?|(?<!\d)20\d\d-\d\d-\d\d", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def words_on_page_one(draft: Draft) -> int:
    """Return how many words page one has, headings left out."""
    return _count(_page_one(draft))


def terms_on_page_one(advice: Advice) -> list[tuple[str, str]]:
    """Return the terms of the glossary on page one, each with its plain meaning."""
    text, lang = _page_one(advice.draft), advice.lang
    found = []
    for node in content.terms().values():
        word = re.sub(r"\s*\(.*?\)", "", node["term"].in_(lang)).strip()
        ending = "(?:s|en)?" if len(word) > _SHORT else ""
        like = rf"(?<!\w){re.escape(word)}{ending}(?!\w)"
        if word and re.search(like, text, re.IGNORECASE):
            found.append((word, node["meaning"].in_(lang)))
    return found


def gaps(advice: Advice) -> list[str]:
    """Return what is missing, as sentences in the language of the advice; empty: nothing is.

    The words are those of the advice template, so that the form and the document agree.
    """
    shown, own = content.strings("widgets", advice.lang)["advice"], _words(advice.lang)
    return [
        *_gaps_of_page_one(advice.draft, shown),
        *_gaps_of_figures(advice, shown, own),
        *_gaps_of_ethics(advice, shown),
        *_gaps_at_the_end(advice, shown),
    ]


def _gaps_of_page_one(draft: Draft, words: Mapping[str, str]) -> Iterator[str]:
    if not draft.question:
        yield words["gap_question"]
    early = _count(f"{draft.question}\n{draft.conclusion}")
    if not draft.conclusion:
        yield words["gap_conclusion"]
    elif early > FIRST_WORDS:
        yield words["gap_late"].format(n=early)
    count = words_on_page_one(draft)
    if count > MOST_WORDS:
        yield words["gap_words"].format(n=count, over=count - MOST_WORDS)
    reasons = sum(bool(one) for one in draft.reasons)
    if reasons < REASONS:
        yield words["gap_reasons"].format(n=reasons)
    if not draft.conditions:
        yield words["gap_conditions"]
    if not draft.unknown:
        yield words["gap_unknown"]


def _gaps_of_figures(
    advice: Advice, words: Mapping[str, str], own: Mapping[str, str]
) -> Iterator[str]:
    if not advice.rows:
        yield words["gap_figures"]
    for nr, row in enumerate(advice.rows, start=1):
        name = row.figure or words["one_figures"].format(n=nr)
        for field in FIELDS:
            if not getattr(row, field):
                yield words["gap_figure"].format(figure=name, field=words[field].lower())
    annex = {
        one for row in advice.rows for field in FIELDS for one in _numbers(getattr(row, field))
    }
    for one in dict.fromkeys(_numbers(_page_one(advice.draft))):
        if one not in annex:
            yield own["gap_no_row"].format(figure=one)


def _gaps_of_ethics(advice: Advice, words: Mapping[str, str]) -> Iterator[str]:
    draft = advice.draft
    values = len(draft.values) or len(advice.values)
    if values < _LEAST_VALUES:
        yield words["gap_values"].format(n=values)
    groups = [row for row in draft.groups if row["who"]]
    if len(groups) < _LEAST_GROUPS:
        yield words["gap_groups"].format(n=len(groups))
    yield from (words["gap_change"].format(who=row["who"]) for row in groups if not row["change"])
    options: list[tuple[str, str]] = [(row["text"], row["cost"]) for row in draft.options]
    options += [(one.text, one.cost) for one in advice.options]
    if not any(text and cost for text, cost in options):
        yield words["gap_options"]
    for text, cost in options:
        if text and not cost:
            yield words["gap_cost"].format(option=text)
    if not draft.risk:
        yield words["gap_risk"]


def _gaps_at_the_end(advice: Advice, words: Mapping[str, str]) -> Iterator[str]:
    draft = advice.draft
    if not (draft.dissent or draft.alone or advice.dissents):
        yield words["gap_dissent"]
    if not part_of(draft, draft.changed):
        yield words["gap_changed"]
    if not draft.review:
        yield words["gap_review"]
    if not draft.monday:
        yield words["gap_monday"]


def _page_one(draft: Draft) -> str:
    parts: Sequence[str] = [part_of(draft, one) for one in PAGE_ONE]
    return "\n".join([draft.question, *parts, draft.review])


def _count(text: str) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def _numbers(text: str) -> list[str]:
    found = _NUMBER.findall(_DATES.sub(" ", text))
    return [one for one in found if not _YEAR.fullmatch(one)]


def _words(lang: Language) -> Mapping[str, Any]:
    return dict(content.strings("advice", lang)["words"])
