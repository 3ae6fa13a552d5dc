"""The report in a browser: no barrier that axe sees, nothing asked of a host, fits a phone."""

from __future__ import annotations

import pytest
from grading_marked import NAME

from datataal.grading.report._page import Part, html
from datataal.grading.report._stats import Estimate

pytestmark = [pytest.mark.grading, pytest.mark.browser]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(params=["nl", "en"])
def page(request, tmp_path):
    items = [
        {"step": id_, "title": f"<b>{id_}</b>", "mean": 0.4, "low": 0.2, "high": 0.7, "n": 12}
        | {"discrimination": r}
        for id_, r in (("03-q1", 0.5), ("03-q2", ""))
    ]
    part = Part(
        NAME,
        12,
        items,
        Estimate(0.8, 0.6, 0.9, 12),
        [{"step": "03-q1", "message": "Keer 100.", "n": 7}],
    )
    bridges = [{"bridge": "data", "mean": 0.4, "low": 0.2, "high": 0.7, "n": 12}]
    row = {
        "bridge": "policy",
        "start": 0.4,
        "end": 0.5,
        "difference": 0.1,
        "low": -0.1,
        "high": 0.3,
    }
    tasks = [{"task": "a", "ask": "Wat?", "mean": 0.4, "low": 0.2, "high": 0.7, "n": 12}]
    options = [{"task": "a", "option": "Dit.", "right": True, "n": 6}]
    measured = {"said": "12", "rows": [row], "tasks": [("A", tasks, options), ("B", tasks, [])]}
    path = tmp_path / "report.html"
    text = html(
        [part, Part("04-numbers-nl", 0, [], None, [])],
        bridges,
        measured,
        lang=request.param,
        least=5,
    )
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_and_no_complaint(page, reader, scheme):
    from axe_playwright_python.sync_playwright import Axe

    window = reader(color_scheme=scheme)
    window.page.goto(page)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(window.page, options=options).response["violations"]
    assert [(row["id"], row["nodes"][0]["html"][:160]) for row in found] == []
    assert window.complaints == []


def test_the_page_fits_a_phone(page, reader):
    window = reader(viewport={"width": 320, "height": 800})
    window.page.goto(page)
    assert window.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_figure_has_its_numbers_behind_it(page, reader):
    window = reader()
    window.page.goto(page)
    window.page.locator("figure").wait_for()
    window.page.locator("details summary").click()
    assert window.page.locator("details table tbody tr").count() == 2
    assert window.page.locator("figure img").get_attribute("alt")
