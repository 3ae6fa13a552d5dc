"""The player's text for the file is the one that `datataal record` writes, sign for sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from test_widget_rounds import press
from widget_pages import tab_to

from datataal import records
from datataal.widgets import _page

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>alert(1)</script> & [x](javascript:alert(1)) **vet** `code` {raw} $x$ 1. een www.a.b\n"
    "# kop\n- punt\n\n2) twee\n=== a@b.example https://a.example | cel ~~door~~ \\ einde"
)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_text_of_the_page_is_the_text_of_the_command(
    reader: Callable[..., Any], tmp_path: Path, lang: str
) -> None:
    one = reader(viewport={"width": 1000, "height": 800})
    page = one.page
    shown = _page.shown_in("dilemma", "13b", lang)
    words = _page.words_for("dilemma", lang)
    page.goto(widget_pages.write(tmp_path, "dilemma", lang=lang, shown=shown).as_uri())
    press(page, words["next_situation"])
    for nr, (at, downs) in enumerate([(shown, 1), (shown["rounds"][0], 0)]):
        tab_to(page, at["options"][0]["text"])
        page.keyboard.press("Space")
        for _ in range(downs):
            page.keyboard.press("ArrowDown")
        tab_to(page, words["why"])
        page.evaluate(
            "(text) => { document.activeElement.value = text;"
            " document.activeElement.dispatchEvent(new Event('input', {bubbles: true})); }",
            HOSTILE,
        )
        press(page, words["next_choose"])
        press(page, words["next_consequences"] if nr else words["next_round"])
    press(page, words["next_others"])
    tab_to(page, words["revise_keep"])
    page.keyboard.press("ArrowDown")
    tab_to(page, words["note"])
    page.keyboard.type("Met de datum erbij.")
    tab_to(page, words["dissent"])
    page.keyboard.type("- Wij wisten het vrijdag al.")
    with page.expect_download() as text:
        press(page, words["as_text"])
    with page.expect_download() as file:
        press(page, words["download"])
    record = records.load(file.value.path())
    assert text.value.suggested_filename == "datataal-13b.md"
    assert text.value.path().read_text(encoding="utf-8") == records.markdown(record)
    assert record["first"]["reason"] == HOSTILE
    assert record["final"]["note"] == "Met de datum erbij."
    assert one.complaints == []
