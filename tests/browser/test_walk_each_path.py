"""A learner of each role walks from the start page to the advice, by the links that are there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from datataal import content

pytestmark = [pytest.mark.browser, pytest.mark.book]
#: links in a lesson to a dilemma, an aid or the page with the exercise
_FURTHER = re.compile(r"/(dilemmas|aids)/([\w-]+)\.html")


def follow(page: Any, link: Any) -> None:
    """Follow a link as somebody does without a mouse: it must be seen, named and take the focus."""
    assert link.is_visible()
    assert link.inner_text().strip()
    link.focus()
    assert link.evaluate("one => one === document.activeElement")
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_load_state()


def own_door(page: Any, role: str, module: content.Node, lang: Any) -> None:
    """See that the module page says what this role meets here, and where to begin."""
    door = page.locator(f"#door-{role}")
    assert module.doors[role].in_(lang) in door.inner_text()
    target = door.locator("a").get_attribute("href")
    if module.bridge == role and target.startswith("#"):
        assert page.locator(target).is_visible()  # the test-out stands on the same page
    else:
        assert f"/{module.nr}-{module.slug}.html#step-" in target


def further(page: Any) -> set[tuple[str, str]]:
    """Return the dilemmas and aids to which a lesson leads, also those that it holds itself."""
    links = page.locator("article a[href]").evaluate_all("all => all.map((one) => one.href)")
    held = page.locator("article [data-widget]").evaluate_all(
        "all => all.map((one) => [one.dataset.widget, one.dataset.id])"
    )
    linked = {(found[1], found[2]) for link in links if (found := _FURTHER.search(link))}
    return linked | {("dilemmas" if kind == "dilemma" else "aids", id_) for kind, id_ in held}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("role", ["policy", "data", "ethics"])
def test_each_role_walks_from_the_start_to_the_advice(
    served: str, reader: Callable[..., Any], role: str, lang: Any
) -> None:
    found = reader()
    page = found.page
    page.goto(f"{served}/{lang}/index.html")
    follow(page, page.locator(f'.dt-door-{role} a[href="paths/{role}.html"]'))
    page.locator(f'[data-take="{role}"]').press("Enter")
    rows = page.locator(".dt-path-page .dt-module-list li")
    modules = content.modules()
    assert rows.evaluate_all("all => all.map((one) => one.dataset.module)") == list(modules)

    follow(page, rows.first.locator("a").first)
    reached = set()
    for nr, module in modules.items():
        name = f"{nr}-{module.slug}"
        assert page.url.partition("#")[0].endswith(f"/{lang}/modules/{name}.html")
        own_door(page, role, module, lang)
        follow(page, page.locator(".dt-buttons a.dt-button").first)
        assert f"/lessons/{name}.html" in page.url
        steps = ", ".join(f"#step-{at}" for at in range(1, len(module.steps) + 1))
        assert page.locator(steps).count() == len(module.steps)
        reached |= further(page)
        around = page.locator(".dt-around [data-around]:visible")
        assert around.count() == 1
        assert around.get_attribute("data-around") == role
        ahead = around.locator("a")
        if nr != "13":
            follow(page, ahead.first)
    assert ahead.count() == 0  # the path ends here, and says so
    assert len(around.inner_text().split()) > 5

    assert {id_ for kind, id_ in reached if kind == "dilemmas"} == set(content.dilemmas())
    assert {id_ for kind, id_ in reached if kind == "aids"} >= set(content.aids())
    follow(page, page.locator('article a[href$="measure/end.html"]').first)
    assert page.locator('[data-widget="measure"][data-id="end"]').is_visible()
    assert found.complaints == []
    assert found.foreign == []
