"""The wall of decisions, where roles differ, and whether a plan keeps above a floor."""

import pytest

import datataal
from datataal import advice, records
from datataal.errors import DataError


@pytest.fixture(params=["nl", "en"])
def lang(request):
    datataal.use(request.param)
    yield request.param
    datataal.use("nl")


def _saved(folder, **change):
    for one in advice.sample_records("nl"):
        records.save({**one, **change}, folder)
    return folder


def test_the_wall_counts_own_decisions_examples_and_what_is_empty(lang, tmp_path):
    for one in advice.sample_records(lang)[:2]:
        records.save(one, tmp_path)
    shown = datataal.plots.decision_wall(advice.assemble(tmp_path, stand_in=True))
    assert all(number in shown.title for number in ("2", "10", "0"))
    assert len(shown.table) == 12
    bare = datataal.plots.decision_wall(advice.assemble(tmp_path))
    assert bare.title != shown.title
    assert "10" in bare.title


def test_a_full_wall_says_so_and_an_empty_one_too(lang, tmp_path):
    full = datataal.plots.decision_wall(advice.assemble(_saved(tmp_path)))
    empty = datataal.plots.decision_wall(advice.assemble())
    assert "12" in full.title
    assert full.title != empty.title


def test_roles_differ_counts_the_decisions_in_which_they_did(lang):
    made = advice.assemble(stand_in=True)
    apart = sum(len({s["choice"] for s in one["seats"].values()}) > 1 for one in made.samples)
    shown = datataal.plots.roles_differ(made)
    assert str(apart) in shown.title
    assert len(shown.table) == 12


def test_roles_that_agree_everywhere_are_told_as_such(lang, tmp_path):
    for one in advice.sample_records("nl"):
        same = {role: {**seat, "choice": "a"} for role, seat in one["seats"].items()}
        records.save({**one, "seats": same}, tmp_path)
    shown = datataal.plots.roles_differ(advice.assemble(tmp_path))
    assert ("geen" if lang == "nl" else "none") in shown.title


def test_who_decided_alone_everywhere_sees_examples_that_are_named_as_such(lang, tmp_path):
    for one in advice.sample_records("nl"):
        records.save({key: value for key, value in one.items() if key != "seats"}, tmp_path)
    shown = datataal.plots.roles_differ(advice.assemble(tmp_path, stand_in=True))
    assert shown.title.startswith("Voorbeeld" if lang == "nl" else "Example")
    assert len(shown.table) == 12


def test_without_seats_the_message_says_what_to_do(lang):
    with pytest.raises(DataError, match="three roles"):
        datataal.plots.roles_differ(advice.assemble())


@pytest.mark.parametrize("figure", ["decision_wall", "roles_differ"])
def test_what_is_no_advice_is_refused(lang, figure):
    with pytest.raises(DataError, match="not an advice but str"):
        getattr(datataal.plots, figure)("records")


@pytest.mark.parametrize(
    ("plan", "floor", "kept"),
    [("A", 50, 3), ("A", 45, 4), ("B", 95, 0), ("C", 50, 4), ("C", 0, 4), ("A", 100, 0)],
)
def test_a_plan_is_held_to_its_floor_also_where_it_just_reaches_it(lang, plan, floor, kept):
    shown = datataal.plots.holds(plan, floor)
    assert list(shown.table.iloc[:, 2]).count("ja" if lang == "nl" else "yes") == kept
    assert f"{floor}%" in shown.title


@pytest.mark.parametrize(
    ("plan", "floor"), [("D", 50), ("A", 101), ("A", "50"), ("A", -1), (1, 50)]
)
def test_another_plan_or_floor_is_refused_in_one_line(lang, plan, floor):
    with pytest.raises(DataError) as caught:
        datataal.plots.holds(plan, floor)
    assert "\n" not in str(caught.value)
