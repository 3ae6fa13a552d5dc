"""A test-out ends in one clear outcome: what is left of the module, or which part to read first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from datataal import content

pytestmark = [pytest.mark.browser, pytest.mark.book]

TESTED = sorted(
    {one["module"] for one in content.questions().values() if one["kind"] == "test-out"}
)
TESTED = [nr for nr in TESTED if content.module(nr).status == "ready"]


def _asked(nr: str) -> list[Any]:
    return [
        one
        for one in content.questions().values()
        if one["kind"] == "test-out" and one["module"] == nr
    ]


def _open(served: str, reader: Callable[..., Any], lang: str, nr: str) -> Any:
    page = reader().page
    page.goto(f"{served}/{lang}/modules/{nr}-{content.module(nr).slug}.html")
    return page


def _answer(page: Any, one: Any, lang: str, *, well: bool = True) -> None:
    """Fill in one question by keyboard, well or badly, and check it."""
    box = page.locator(f'[data-widget="question"][data-id="{one["id"]}"] .dt-stage')
    shown = one.in_(lang)
    if shown["form"] == "number":
        text = str(shown["answer"] if well else 123456)
        box.locator("input").fill(text.replace(".", ",") if lang == "nl" else text)
    elif shown["form"] == "sort":
        ids = [item["id"] for item in shown["bins"]]
        for at, card in enumerate(shown["cards"]):
            wanted = ids.index(card["bin"][0] if isinstance(card["bin"], list) else card["bin"])
            choice = wanted if well else (wanted + 1) % len(ids)
            group = box.locator(".dtw-sort fieldset").nth(at)
            group.locator("input").nth(choice).check(force=True)
    else:
        right = [bool(option.get("right")) for option in shown["options"]]
        many = shown["form"] == "several"
        for at, good in enumerate(right):
            wanted = good if well else not good
            option = box.locator("input").nth(at)
            if wanted:
                option.check(force=True)
                if not many:
                    break
            elif many:
                option.uncheck(force=True)
    box.locator(".dtw-button--primary").press("Enter")


def _outcome(page: Any) -> str:
    shown = page.locator(".dt-test-out-live > [data-outcome]:visible")
    assert shown.count() == 1, "one outcome at a time"
    return str(shown.get_attribute("data-outcome"))


@pytest.mark.parametrize("nr", TESTED)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_all_right_says_what_is_left_and_leads_there(
    served: str, reader: Callable[..., Any], lang: str, nr: str
) -> None:
    page = _open(served, reader, lang, nr)
    home = content.module(nr).bridge  # whose home ground it is
    page.locator(f'#door-{home} a[href="#test-out"]').click()
    asked = _asked(nr)
    assert _outcome(page) == "open"
    for at, one in enumerate(asked):
        assert _outcome(page) == "open"
        if at:
            told = page.locator(".dt-test-out-live").inner_text()
            assert str(len(asked) - at) in told
        _answer(page, one, lang)
    assert _outcome(page) == "passed"
    links = page.locator(".dt-test-out-live [data-outcome=passed] li a")
    keeps = content.paths()["test_out"]["keeps"]
    assert [link.get_attribute("href").split("#")[1] for link in links.all()] == [
        f"step-{number}" for number in keeps
    ]
    page.reload()
    assert _outcome(page) == "passed", "the outcome returns with the answers"
    links.first.click()
    assert page.url.endswith(f"#step-{keeps[0]}")


@pytest.mark.parametrize("nr", TESTED)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_went_wrong_names_the_part_to_read_and_no_other(
    served: str, reader: Callable[..., Any], lang: str, nr: str
) -> None:
    page = _open(served, reader, lang, nr)
    *well, last = _asked(nr)
    for one in well:
        _answer(page, one, lang)
    _answer(page, last, lang, well=False)
    assert _outcome(page) == "read"
    parts = page.locator(".dt-test-out-live [data-outcome=read] li:visible")
    named = last["part"] if last.get("part") else content.module(nr)["title"]
    assert parts.all_inner_texts() == [named.in_(lang)]
    target = parts.locator("a").get_attribute("href").partition("#")[2] or "step-1"
    _answer(page, last, lang)
    assert _outcome(page) == "passed", "a question may be taken again"
    _answer(page, last, lang, well=False)
    parts.locator("a").click()
    page.locator(f"#{target}").wait_for()  # the part is a heading of the lesson


def test_an_answer_that_is_changed_takes_the_outcome_back(
    served: str, reader: Callable[..., Any]
) -> None:
    page = _open(served, reader, "nl", "03")
    asked = _asked("03")
    for one in asked:
        _answer(page, one, "nl")
    page.locator('[data-id="03-t1"] .dt-stage input').fill("7")
    assert _outcome(page) == "open"


def test_without_a_script_both_ways_are_told(served: str, reader: Callable[..., Any]) -> None:
    page = reader(java_script_enabled=False).page
    page.goto(f"{served}/en/modules/03-quality.html")
    told = page.locator(".dt-test-out-plain")
    assert told.is_visible()
    assert "All correct?" in told.inner_text()
    assert "in doubt?" in told.inner_text()
    assert not page.locator(".dt-test-out-live").is_visible()
