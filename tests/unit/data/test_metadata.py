"""The cards of sources, and the check of a metadata card against our list."""

import json

import pytest

from datataal import _paths, language
from datataal.data import MANDATORY, missing_fields, source_card, sources
from datataal.errors import DataError


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_source_has_a_card_and_none_names_whom_to_call(lang):
    for name in sources():
        card = source_card(name, lang)
        assert all((card.title, card.holder, card.counts, card.unit, card.date))
        assert card.contact == ""


def test_a_card_is_in_the_language_that_is_set():
    language.set_current("en")
    assert source_card("operator_stations").holder == "grid operator (invented)"
    language.set_current("nl")
    assert source_card("operator_stations").holder == "netbeheerder (verzonnen)"


def test_an_unknown_source_is_named():
    with pytest.raises(DataError, match="operator_station"):
        source_card("operator_stationz")


@pytest.mark.parametrize("of", list(MANDATORY))
def test_an_empty_card_lacks_everything_and_a_full_one_nothing(of):
    assert missing_fields({}, of) == list(MANDATORY[of])
    assert missing_fields(dict.fromkeys(MANDATORY[of], "x"), of) == []


@pytest.mark.parametrize("blank", ["", "  ", "...", ..., None, [], {}, ()])
def test_a_blank_value_is_open(blank):
    full = dict.fromkeys(MANDATORY["dataset"], "x")
    assert missing_fields(full | {"theme": blank}) == ["theme"]


@pytest.mark.parametrize("value", [0, False, "0", ["ENER"]])
def test_a_value_that_is_not_blank_counts(value):
    assert "identifier" not in missing_fields({"identifier": value})


def test_a_licence_does_not_belong_to_the_dataset():
    assert "license" not in MANDATORY["dataset"]
    assert missing_fields({"accessURL": "a"}, "distribution") == ["license"]


@pytest.mark.parametrize(
    ("card", "of"), [({}, "datasets"), ("title", "dataset"), (None, "dataset")]
)
def test_a_wrong_question_is_refused_in_one_line(card, of):
    with pytest.raises(DataError):
        missing_fields(card, of)


def test_the_card_of_deltaland_itself_is_complete_by_our_list():
    path = _paths.datasets() / "deltaland" / "dcat.jsonld"
    graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    own = next(one for one in graph if one["@type"] == "dcat:Dataset")
    card = {name.partition(":")[2]: value for name, value in own.items()}
    assert missing_fields(card) == []
