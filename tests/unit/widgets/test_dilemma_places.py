"""What an option does on the map, and the bars beside the facts: true to the data, same for all."""

import json
import re

import pytest

from datataal import content, data
from datataal.errors import ContentError
from datataal.language import LANGUAGES
from datataal.widgets import _bars, _land, _land_outlines, _page, page_assets
from datataal.widgets._page import static_html
from datataal.widgets.places import place_ids

ON_THE_MAP = ("03a", "05a", "05b", "06a", "07a", "09a", "12a", "13b")
WITH_BARS = ("02a", "03a", "08b", "09a", "09b", "11d", "13a")


def options(id_, lang="nl"):
    shown = _page.shown_in("dilemma", id_, lang)
    return [one for at in (shown, *shown.get("rounds", ())) for one in at["options"]]


def touched(id_, nr):
    return {place["id"]: place["direction"] for place in options(id_)[nr].get("places", ())}


def test_the_outlines_are_those_of_the_data():
    for name, held in _land_outlines.made().items():
        path = _land_outlines.STATIC / f"{name}.json"
        assert path.read_text(encoding="utf-8") == _land_outlines.written(held), (
            "the cells changed: run python -m datataal.widgets._land_outlines"
        )


def test_the_outlines_hold_every_area_and_weigh_little():
    cells = data.load("cells")
    held = json.loads((_land_outlines.STATIC / "land.json").read_text(encoding="utf-8"))
    assert set(held) == set(cells["municipality"].dropna()) | set(cells["search_area"].dropna())
    assert len(held) == 18 + 12
    assert len(json.dumps(held)) <= 15_000
    assert page_assets(["dilemma"])["datataal-dilemma.js"].count(held["DM05"]) == 1
    assert set(place_ids()) == set(held) | set(data.load("grid_stations")["station"])


@pytest.mark.parametrize("column", ["municipality", "search_area"])
def test_an_outline_holds_as_many_cells_as_the_table(column):
    """The area within the path, by the shoelace rule, is the number of cells."""
    held = json.loads((_land_outlines.STATIC / "land.json").read_text(encoding="utf-8"))
    cells = data.load("cells")
    counts = cells[~cells["water"].astype(bool)].dropna(subset=[column]).groupby(column).size()
    assert {str(name): _area(held[str(name)]) for name in counts.index} == dict(counts)


def _area(path):
    total = 0
    for ring in path.split("z")[:-1]:
        start, steps = re.fullmatch(r"M(\d+ \d+)(.*)", ring).groups()
        (x, y), points = map(int, start.split()), []
        points = [(x, y)]
        for way, far in re.findall(r"([hv])(-?\d+)", steps):
            x, y = (x + int(far), y) if way == "h" else (x, y + int(far))
            points.append((x, y))
        pairs = zip(points, [*points[1:], points[0]], strict=True)
        total += sum(a * d - c * b for (a, b), (c, d) in pairs)
    return total // 2


@pytest.mark.parametrize("id_", ON_THE_MAP)
def test_marks_are_one_per_place_and_do_not_cover_each_other(id_):
    places = [place for option in options(id_) for place in option.get("places", ())]
    spots = {place["id"]: tuple(place["spot"]) for place in places}
    assert len({place["mark"] for place in places}) == len(spots)
    for here, (x, y) in spots.items():
        assert 3 <= x <= 97
        assert 3 <= y <= 97
        for there, (a, b) in spots.items():
            assert here == there or abs(x - a) >= 10.5 or abs(y - b) >= 6.5, (here, there)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", ON_THE_MAP)
def test_paper_says_each_place_in_words_and_draws_one_map(id_, lang):
    page = static_html("dilemma", id_, lang)
    readable = page.partition('class="dt-static"')[2]
    assert readable.count('class="dtw-land"') == 1
    for option in options(id_, lang):
        for place in option.get("places", ()):
            assert f"{place['mark']}: {place['name']}</strong>, {place['word']} " in readable


def test_without_places_there_is_no_map():
    assert "dtw-land" not in static_html("dilemma", "00a", "nl")


def test_the_places_say_what_the_tables_say():
    towns = data.load("municipalities").set_index("municipality")
    assert towns["inhabitants"].idxmin() == "DM05"
    weak = set(towns.index[towns["data_maturity"] <= 2])
    assert touched("06a", 1) == {"F": "down", **dict.fromkeys(weak, "down")}
    areas = data.load("search_area").set_index("area")
    assert set(touched("12a", 0)) == set(areas["mw"].astype(float).nlargest(4).index)
    assert areas.loc["F", "municipality"] == "DM12"
    cells = data.load("cells")
    land = cells[~cells["water"].astype(bool)]
    far = land[land["dist_dwelling_m"] >= 852].groupby("municipality").size()
    assert set(touched("05a", 4)) == set(far.nlargest(3).index)
    asked = data.load("charging_points")
    granted = asked[asked["decision"] == "granted"]["cell"]
    town = cells.set_index("cell")["municipality"]
    per_head = granted.map(town).value_counts() / towns["inhabitants"].astype(float)
    assert touched("09a", 0) == {per_head.idxmax(): "up", per_head.idxmin(): "down"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", WITH_BARS)
def test_bars_say_what_the_table_says(id_, lang):
    facts = _page.shown_in("dilemma", id_, lang)["facts"]
    picture = content.dilemma(id_).facts.picture
    column = picture.column - 1
    rows = facts["picture"]["bars"]
    margin = picture.get("margin")
    said = [row[column] + (f" ± {row[margin - 1]}" if margin else "") for row in facts["rows"]]
    assert [one["label"] for one in rows] == [row[0] for row in facts["rows"]]
    assert [one["text"] for one in rows] == said
    values = [_bars.value(row[column], lang) for row in facts["rows"]]
    longest = 100 if "%" in rows[0]["text"] else max(values)
    for one, value in zip(rows, values, strict=True):
        assert one["share"] == pytest.approx(100 * value / longest, abs=0.06)
    readable = static_html("dilemma", id_, lang).partition('class="dt-static"')[2]
    assert readable.count('class="dtw-bars"') == 1


@pytest.mark.parametrize(
    ("text", "lang", "number"),
    [
        ("1.500", "nl", 1500.0),
        ("1,500", "en", 1500.0),
        ("16,1", "nl", 16.1),
        ("48.000 (8%)", "nl", 48000.0),
        ("72%", "en", 72.0),
        ("geen: dit is de maat", "nl", None),
        ("", "nl", None),
        ("1.2.3", "en", None),
    ],
)
def test_a_cell_is_read_as_its_language_writes_numbers(text, lang, number):
    assert _bars.value(text, lang) == number


def test_a_place_that_is_not_on_the_map_is_named():
    with pytest.raises(ContentError) as caught:
        _land.located([{"places": [{"id": "DM19", "direction": "up", "word": "x"}]}], {})
    assert "DM19" in caught.value.findings[0].what


@pytest.mark.parametrize("column", [2, 9])
def test_a_column_that_cannot_be_drawn_is_named(column):
    facts = {"rows": [["a", "veel"]], "picture": {"column": column, "title": "x"}}
    with pytest.raises(ContentError) as caught:
        _bars.bars(facts, "nl", "03a")
    assert "facts.picture.column" in caught.value.findings[0].where


def test_a_column_of_margins_makes_intervals_within_nothing_and_all():
    facts = {
        "picture": {"title": "t", "column": 2, "margin": 3},
        "rows": [["a", "59%", "16,1"], ["b", "3%", "8,7"], ["c", "98%", "2,5"]],
    }
    found = _bars.bars(facts, "nl", "03a")["bars"]
    assert [(one["low"], one["high"]) for one in found] == [(42.9, 75.1), (0, 11.7), (95.5, 100)]
    assert found[0]["text"] == "59% ± 16,1"
    facts["rows"][0][2] = "?"
    with pytest.raises(ContentError, match=r"picture\.margin"):
        _bars.bars(facts, "nl", "03a")
