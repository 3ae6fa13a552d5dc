"""The figures of four futures: titles that hold at every input, refusals in words."""

import pytest

from datataal import content, language, plots
from datataal.data import futures
from datataal.errors import DataError


@pytest.fixture(params=["nl", "en"], autouse=True)
def lang(request):
    language.set_current(request.param)
    return request.param


def test_only_what_the_text_states_is_shown_as_stated(lang):
    found = plots.positions()
    assert "16" in found.title
    assert " 6 " in f" {found.title} "
    stated = {"nl": "(staat in de tekst)", "en": "(stated in the text)"}[lang]
    cells = found.table.iloc[:, 1:].to_numpy().ravel()
    assert sum(str(one).endswith(stated) for one in cells) == 6
    for one in content.aid("scenarios").in_(lang)["scenarios"]:
        column = next(name for name in found.table.columns if name.startswith(one["id"]))
        assert sum(str(cell).endswith(stated) for cell in found.table[column]) == len(one["stated"])


@pytest.mark.parametrize(
    ("change", "worst", "mean", "regret"),
    [
        (None, ["C"], ["A"], ["A"]),
        ({"C S2": 55}, ["C"], ["A", "C"], ["A"]),
        ({"C S2": 56}, ["C"], ["C"], ["A"]),
        ({"c s2": 45}, ["A", "C"], ["A"], ["A"]),
        ({"A S1": 70}, ["C"], ["C"], ["A", "C"]),
        ({f"{p} {s}": 0 for p in "ABC" for s in ("S1", "S2", "S3", "S4")},
         ["A", "B", "C"], ["A", "B", "C"], ["A", "B", "C"]),
    ],
)  # fmt: skip
def test_each_rule_names_its_winners_also_when_they_tie(change, worst, mean, regret, lang):
    shares = futures.shares(change)
    assert futures.winners(shares) == {"worst": worst, "mean": mean, "regret": regret}
    title = plots.three_rules(change).title
    last = {"nl": " en ", "en": " and "}[lang]
    for names in (worst, mean, regret):
        said = last.join(filter(None, [", ".join(names[:-1]), names[-1]]))
        assert said in title


def test_a_plan_that_is_best_everywhere_is_named(lang):
    every = {f"A {one}": 100 for one in ("S1", "S2", "S3", "S4")}
    assert "A" in plots.replay(every).title
    assert plots.replay(every).title != plots.replay().title
    assert " A " in f" {plots.three_rules(every).title} "
    tied = every | {f"B {one}": 100 for one in ("S1", "S2", "S3", "S4")}
    assert {"nl": "A en B", "en": "A and B"}[lang] in plots.replay(tied).title


def test_a_changed_number_is_owned_by_whoever_changed_it():
    assert plots.replay({"C S2": 56}).caption != plots.replay().caption
    assert plots.three_rules({"C S2": 56}).caption != plots.three_rules().caption


@pytest.mark.parametrize(
    "change",
    [
        {"D S1": 5}, {"A S9": 5}, {"A": 5}, {"": 5}, {3: 5}, {None: 5}, {"A S1": 101},
        {"A S1": -1}, {"A S1": float("nan")}, {"A S1": float("inf")}, {"A S1": "50"},
        {"A S1": True}, {"A S1": None}, {"A S1": 10**400}, [1], "C S2", 5,
        {"x" * 10_000: 5}, dict.fromkeys(map(str, range(13)), 5),
    ],
)  # fmt: skip
def test_a_cell_or_share_that_does_not_exist_is_refused(change):
    for draw in (futures.shares, plots.replay, plots.three_rules):
        with pytest.raises(DataError):
            draw(change)


def test_the_cards_hold_six_blocks_and_a_world_for_each_future():
    cards = plots.future_cards()
    assert len(cards.frames) == 4
    for frame in cards.frames.values():
        assert len(frame) == 7
        assert frame.iloc[:, 1].map(lambda text: len(text) > 20).all()
    assert len(plots.future_cards("S3", "S3").frames) == 1
    assert "<table" in cards._repr_html_()
    assert "S3" in repr(cards)


@pytest.mark.parametrize("name", ["S5", "", 3, None, ["S1"], "x" * 10_000])
def test_an_unknown_future_or_kind_of_trend_is_refused(name):
    with pytest.raises(DataError):
        plots.future_cards(name)
    with pytest.raises(DataError):
        plots.trends(name or "S5")


def test_fourteen_trends_in_two_kinds():
    assert [len(frame) for frame in plots.trends().frames.values()] == [7, 7]
    assert [len(frame) for frame in plots.trends("tech").frames.values()] == [7]


def test_published_forecasts_keep_their_status(lang):
    found = plots.forecasts()
    assert " 5 " in f" {found.title} "
    weak = {"nl": "zwak bewijs", "en": "weak evidence"}[lang]
    assert weak in set(found.table.iloc[:, -1])


def test_the_card_that_lies_furthest_is_named_and_a_tie_is_said(lang):
    assert plots.placed({"a1": (9, 9), "b1": (1, 1)}).title.endswith("a1")
    tie = plots.placed({"a1": (9, 1), "b1": (1, 9), "c1": (0, 0)}).title
    assert "2" in tie
    assert "3" in tie
    own = plots.placed({"a1": (9, 9)}, "x", "y")
    assert "a1" not in own.title
    assert list(own.table.columns)[1:] == ["x", "y"]
    plots.placed({"$\\frac": (0, 10), "x" * 500: (10, 0)}, "$_", 5)


@pytest.mark.parametrize(
    "cards",
    [
        {}, None, [], "a", {"a": 5}, {"a": (1,)}, {"a": (1, 11)}, {"a": (-1, 1)}, {"": (1, 1)},
        {3: (1, 1)}, {"a": (float("nan"), 1)}, {"a": (True, 1)}, {"a": ("1", "2")},
        {str(n): (1, 1) for n in range(17)},
    ],
)  # fmt: skip
def test_cards_that_cannot_be_laid_are_refused(cards):
    with pytest.raises(DataError):
        plots.placed(cards)
