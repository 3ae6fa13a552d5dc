"""The paths: they follow from the modules, every need points back, and a test saves time."""

from pathlib import Path

import pytest

from datataal import content
from datataal.book.page import ROLES, Page
from datataal.book.paths import around, ground, minutes_after_test
from datataal.book.source import place_of

ROOT = Path(__file__).parents[3]
HOME = {"policy": ["07", "11"], "data": ["02", "03", "04", "05"], "ethics": ["08", "09"]}


def test_a_module_builds_only_on_earlier_ones():
    order = list(content.modules())
    needs = content.paths()["needs"]
    assert set(needs) == set(order) - {"00"}
    for nr, before in needs.items():
        assert all(order.index(one) < order.index(nr) for one in before), nr


@pytest.mark.parametrize("role", ROLES)
def test_home_ground_is_what_the_bridges_say(role):
    home = [nr for nr, module in content.modules().items() if ground(module, role) == "home"]
    assert home == HOME[role]


def test_the_paths_meet_in_the_same_modules():
    meet = [
        [nr for nr, module in content.modules().items() if ground(module, role) == "joint"]
        for role in ROLES
    ]
    assert meet[0] == meet[1] == meet[2] == ["00", "01", "06", "10", "12", "13"]


def test_who_passes_a_test_keeps_lenses_and_dilemma_and_saves_time():
    module = content.module("03")
    keeps = content.paths()["test_out"]["keeps"]
    assert {6, 7} <= set(keeps)
    kept = sum(module.steps[number - 1].minutes for number in keeps)
    assert kept < minutes_after_test(module) < module.minutes


def test_each_role_hears_what_is_next_and_what_can_be_done_already():
    rows = around(Page("modules/02-sources", "nl"), "02")
    assert [row["id"] for row in rows] == list(ROLES)
    assert {row["next"]["nr"] for row in rows} == {"03"}
    assert [row["ground"] for row in rows] == ["new", "home", "new"]
    assert all(row["next"] is None for row in around(Page("modules/13-advice", "nl"), "13"))


@pytest.mark.parametrize(
    ("docname", "nr"),
    [
        ("modules/03-quality", "03"),
        ("lessons/02-sources", "02"),
        ("aids/format", "02"),
        ("dilemmas/06a", "06"),
        ("aids/index", ""),
        ("how", ""),
    ],
)
def test_a_page_knows_its_module(docname, nr):
    assert place_of(docname) == nr


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_each_question_of_a_test_names_the_part_of_the_lesson_that_teaches_it(lang):
    asked = [one for one in content.questions().values() if one["kind"] == "test-out"]
    assert asked
    for one in asked:
        module = content.module(one["module"])
        if module.status != "ready":
            continue
        lesson = ROOT / "notebooks" / lang / f"{module.nr}-{module.slug}.md"
        headings = lesson.read_text(encoding="utf-8").splitlines()
        assert f"### {one['part'].in_(lang)}" in headings, one["id"]
