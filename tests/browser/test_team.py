"""The team view in the page: the same report as Python's, from files that never leave it."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import team_cases
import widget_pages

from datataal.team import gather, report
from datataal.team._page import page as told
from datataal.widgets import _assets, demo, page_assets, static_html

pytestmark = pytest.mark.browser
SCRIPT = (Path(_assets.__file__).parent / "static/team_report.js").read_text(encoding="utf-8")


@pytest.fixture
def team(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    def opened(lang: str = "nl", host: str = "file", **options: Any) -> Any:
        for name, text in page_assets(["team"]).items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        widget = static_html("team", "team", lang, level=2)
        path = tmp_path / "page.html"
        path.write_text(demo.page([widget], lang, "Proef"), encoding="utf-8")
        page = reader(**options).page
        page.goto(path.as_uri())
        return page

    return opened


def give(page: Any, docs: list[Any]) -> None:
    files = [
        {"name": f"{nr}.json", "mimeType": "application/json", "buffer": _bytes(doc)}
        for nr, doc in enumerate(docs)
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.locator("[role=status]").filter(has_not_text="Er is nog niets").first.wait_for()


def _bytes(doc: Any) -> bytes:
    return doc.encode() if isinstance(doc, str) else json.dumps(doc).encode()


@pytest.mark.parametrize("number", [3, 30, 300])
@pytest.mark.parametrize("least", [1, 3, 5])
def test_page_and_python_make_the_same_report(
    reader: Callable[..., Any], number: int, least: int
) -> None:
    page = reader().page
    page.goto("about:blank")
    for seed in range(4):
        records, matches = team_cases.records(number, seed), team_cases.matches(number, seed)
        if seed > 1:
            records, matches = (team_cases.all_hostile(docs, seed) for docs in (records, matches))
        records = [*records, *({**one, "updated": "2026-11-24T09:00:00Z"} for one in records[:9])]
        found = page.evaluate(
            "([script, ...given]) => new Function(script + '; return report')()(...given)",
            [SCRIPT, records, matches, {"least": least, "since": "2026-11-10"}],
        )
        assert found == report(records, matches, least=least, since="2026-11-10")


def test_three_players_at_one_table_see_where_they_differ(team: Callable[..., Any]) -> None:
    page = team()
    give(page, _three_players())
    report_ = page.locator(".dtw-team-report")
    assert "Minder dan 5 mensen." in report_.inner_text()
    assert "Reden van" not in report_.inner_text()
    page.get_by_role("radio", name="Ons eigen team").check()
    assert "De rollen kozen verschillend." in report_.inner_text()
    page.get_by_text("Redenen (3)").click()
    assert "Reden van ethics." in report_.inner_text()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_hostile_and_useless_files_are_named_and_nothing_runs(team: Callable[..., Any]) -> None:
    page = team()
    good = team_cases.records(30, seed=3)
    give(page, [*good, good[0], "{", '{"schema": "urn:x"}', "[" * 400, '"' + "x" * 300_000 + '"'])
    assert "Gelezen besluiten: 30." in page.locator("[role=status]").first.inner_text()
    assert "niet meegeteld: 1." in page.locator("[role=status]").first.inner_text()
    assert page.get_by_text("Niet gebruikte bestanden: 4").is_visible()
    page.get_by_role("radio", name="Ons eigen team").check()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.locator(".dtw-root img").count() == 0
    assert page.title() == "Proef"


def test_dropped_files_are_read_as_chosen_ones_are(team: Callable[..., Any]) -> None:
    page = team()
    page.evaluate(
        """(docs) => {
          const files = new DataTransfer();
          docs.forEach((doc, nr) => files.items.add(new File([JSON.stringify(doc)], nr + ".json")));
          document.querySelector(".dtw-team-drop").dispatchEvent(
            new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
        }""",
        team_cases.records(6),
    )
    page.get_by_text("Gelezen besluiten: 6.").wait_for()


def test_by_keyboard_the_button_opens_and_the_choice_is_made(team: Callable[..., Any]) -> None:
    page = team()
    page.on("filechooser", lambda _chooser: None)  # asked for before, or Enter may come first
    widget_pages.tab_to(page, "Kies bestanden")
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    path = Path(page.url.removeprefix("file://")).with_name("one.json")
    path.write_text(json.dumps(team_cases.records(1)[0]), encoding="utf-8")
    choosing.value.set_files([path])
    page.get_by_text("Gelezen besluiten: 1.").wait_for()
    widget_pages.tab_to(page, "Mensen die elkaar niet kennen")
    page.keyboard.press("ArrowDown")
    assert "koos." in page.locator(".dtw-team-report").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll(
    team: Callable[..., Any], scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    page = team(color_scheme=scheme, viewport={"width": 320, "height": 700})
    give(page, [*team_cases.records(30, seed=3), *team_cases.matches(20)])
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert axe.Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_printing_shows_the_report_alone(team: Callable[..., Any]) -> None:
    page = team()
    give(page, team_cases.records(30, seed=3))
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print dit overzicht").press("Enter")
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    seen = "(el) => getComputedStyle(el).visibility === 'visible'"
    assert page.locator(".dtw-team-one h3").first.evaluate(seen)
    assert not page.locator("h1").evaluate(seen)


TOLD = """(from) => [...document.querySelectorAll(from + " :is(h2, h3, caption, th, td, q, summary)")]
  .map((one) => one.textContent.replace(/\\s+/g, " ").trim()).filter(Boolean)"""


@pytest.mark.parametrize("number", [3, 30, 300])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_page_shows_what_the_command_writes(
    team: Callable[..., Any], reader: Callable[..., Any], tmp_path: Path, number: int, lang: Any
) -> None:
    docs = [*team_cases.records(number, seed=number), *team_cases.matches(number, seed=number)]
    page = team(lang)
    give(page, docs)
    page.locator(".dtw-team-report h2").wait_for(state="attached")
    for nr, doc in enumerate(docs):
        (tmp_path / f"{nr}.json").write_text(json.dumps(doc), encoding="utf-8")
    found = gather(tmp_path)
    text = told(report(found.records, found.matches), lang, dt.date(2026, 11, 23))
    other = reader().page
    (tmp_path / "told.html").write_text(text, encoding="utf-8")
    other.goto((tmp_path / "told.html").as_uri())
    here, there = page.evaluate(TOLD, ".dtw-team-report"), other.evaluate(TOLD, "main")
    assert sorted(set(here[1:]) ^ set(there)) == []
    assert len(there) > 4


def test_page_and_command_take_and_leave_the_same_files(
    team: Callable[..., Any], tmp_path: Path
) -> None:
    rng = random.Random(8)
    files = [team_cases.changed(rng) for _ in range(300)]
    folder = tmp_path / "files"
    folder.mkdir()
    for nr, raw in enumerate(files):
        (folder / f"{nr}.json").write_bytes(raw)
    found = gather(folder)
    refused = {Path(str(one.where).split(" (")[0]).name for one in found.refused}
    page = team()
    page.locator("input[type=file]").set_input_files(sorted(folder.iterdir()))
    page.get_by_text("Niet gebruikte bestanden").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    lines = page.locator("details").first.locator("li").all_inner_texts()
    assert {line.split(":")[0] for line in lines} == refused
    counts = f"Gelezen besluiten: {len(found.records)}. "
    assert counts in page.locator("[role=status]").first.inner_text()


def test_a_file_that_is_very_deep_or_names_an_odd_word_does_not_stop_the_rest(
    team: Callable[..., Any],
) -> None:
    page = team()
    (match,) = team_cases.matches(1)
    deep = json.dumps({**match, "state": "#"}).replace(
        '"#"', '{"term":' * 20_000 + "1" + "}" * 20_000
    )
    odd = [{**match, "state": {**match["state"], "term": term}} for term in ("constructor", "Jan")]
    give(page, [deep, *odd, {**match, "name": "Jan"}, team_cases.records(1)[0]])
    page.get_by_text("Niet gebruikte bestanden: 4").wait_for()
    assert "Gelezen besluiten: 1." in page.locator("[role=status]").first.inner_text()


def test_nothing_that_people_wrote_is_run(
    team: Callable[..., Any], reader: Callable[..., Any], tmp_path: Path
) -> None:
    docs = [*team_cases.records(30, seed=5), *team_cases.matches(20, seed=5)]
    docs = team_cases.all_hostile(docs, seed=5)
    page = team()
    hit = "document.title === '1' || document.querySelectorAll('q *, main script').length > 0"
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    give(page, docs)
    page.get_by_role("radio", name="Ons eigen team").check()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert not page.evaluate(hit.replace("main", ".dtw-root"))
    other = reader().page
    other.on("dialog", lambda dialog: pytest.fail(dialog.message))
    records, matches = docs[:30], docs[30:]
    text = told(report(records, matches, least=1), "nl", dt.date(2026, 11, 23))
    (tmp_path / "told.html").write_text(text, encoding="utf-8")
    other.goto((tmp_path / "told.html").as_uri())
    assert not other.evaluate(hit)
    assert other.locator("q").count() > 50


def test_printing_opens_what_was_closed(team: Callable[..., Any]) -> None:
    page = team()
    give(page, team_cases.records(30, seed=3))
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Print dit overzicht").press("Enter")
    assert page.locator(".dtw-team-report details:not([open])").count() == 0
    assert page.locator(".dtw-team-report details").count() > 0


def _three_players() -> list[dict[str, Any]]:
    base = {**team_cases.records(1)[0], "dilemma": "03a", "module": "03", "values": [0, 1]}
    bare = {key: base[key] for key in base if key not in ("role", "seats", "later")}
    return [
        {
            **bare,
            "role": role,
            "first": {"choice": choice, "reason": f"Reden van {role}."},
            "final": {"choice": choice, "revision": "note", "note": f"Noot van {role}."},
        }
        for role, choice in (("policy", "a"), ("data", "b"), ("ethics", "c"))
    ]


def test_the_report_of_three_players_is_one_sheet_of_paper(
    team: Callable[..., Any], reader: Callable[..., Any], tmp_path: Path
) -> None:
    text = told(report(_three_players(), least=1), "nl", dt.date(2026, 11, 23))
    (tmp_path / "told.html").write_text(text, encoding="utf-8")
    other = reader().page
    other.goto((tmp_path / "told.html").as_uri())
    page = team()
    give(page, _three_players())
    page.get_by_role("radio", name="Ons eigen team").check()
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Print dit overzicht").press("Enter")
    for one in (other, page):
        sheets = one.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


def test_a_full_bar_of_a_value_is_everybody(team: Callable[..., Any]) -> None:
    page = team()
    give(page, _three_players())
    page.get_by_role("radio", name="Ons eigen team").check()
    row = page.get_by_role("table", name="Genoemde waarden").locator("tbody tr").first
    assert row.locator("td").inner_text().strip() == "3"
    share = "(bar) => bar.offsetWidth / bar.parentElement.clientWidth"
    assert row.locator(".dtw-team-bar").evaluate(share) > 0.99
