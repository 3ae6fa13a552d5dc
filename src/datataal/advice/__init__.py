"""The advice: one page, a data annex, an ethics annex and the dissent, from what was decided.

`assemble` reads a folder with decision records and results of aids, a draft of page one, or
both; it names what is missing and asks for it. `figure` gives a figure by its id with source,
date, definition and margin. `gaps` says what the advice still lacks. `page` and `markdown`
write the document; `sample_records` and `sample_draft` stand in where nothing was recorded,
and the document says so.
"""

from __future__ import annotations

from datataal.advice._assemble import assemble
from datataal.advice._checks import gaps, terms_on_page_one, words_on_page_one
from datataal.advice._draft import Draft, draft_of
from datataal.advice._figures import Row, figure, figure_ids, figures, value
from datataal.advice._gather import Found, found_in
from datataal.advice._model import Advice, Decision, Missing
from datataal.advice._page import Shown, markdown, page, save, shown
from datataal.advice._sample import sample_draft, sample_records, save_sample

__all__ = [
    "Advice",
    "Decision",
    "Draft",
    "Found",
    "Missing",
    "Row",
    "Shown",
    "assemble",
    "draft_of",
    "figure",
    "figure_ids",
    "figures",
    "found_in",
    "gaps",
    "markdown",
    "page",
    "sample_draft",
    "sample_records",
    "save",
    "save_sample",
    "shown",
    "terms_on_page_one",
    "value",
    "words_on_page_one",
]
