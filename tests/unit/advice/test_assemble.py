"""The advice: put together from own decisions; what is missing is named, a sample is marked."""

import json

import pytest

from datataal import advice, content, records
from datataal.errors import DatataalError

LANGUAGES = ("nl", "en")


@pytest.fixture
def own(tmp_path):
    """Return a folder with two decisions: one of module 03, one of module 12."""
    for one in advice.sample_records("nl"):
        if one["dilemma"] in ("03a", "12a"):
            records.save({**one, "lang": "nl"}, tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sample_holds_one_valid_and_current_decision_per_module(lang):
    found = advice.sample_records(lang)
    assert [one["module"] for one in found] == [f"{nr:02}" for nr in range(1, 13)]
    for one in found:
        assert records.validate(one) == []
        assert records.is_current(one)
        assert one["lang"] == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sample_can_be_saved_and_read_again(tmp_path, lang):
    assert len(advice.save_sample(tmp_path, lang)) == 12
    assert len(advice.found_in(tmp_path).records) == 12


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sample_stands_in_whole_is_marked_and_lacks_nothing(lang):
    made = advice.assemble(lang=lang, stand_in=True)
    assert advice.gaps(made) == []
    assert made.sample
    assert all(one.sample for one in made.decisions)
    assert all(one.sample for one in made.passports)
    words = content.strings("advice", lang)["words"]
    text = advice.page(made)
    assert words["sample_all"] in text
    assert text.count(f"({words['sample_mark']})") == 13


def test_a_sample_stands_in_only_where_nothing_was_recorded(own):
    made = advice.assemble(own, lang="nl", stand_in=True)
    assert [one.dilemma for one in made.decisions if not one.sample] == ["03a", "12a"]
    assert len(made.decisions) == 12


def test_what_is_missing_is_named_also_where_a_sample_stands_in(own):
    for stand_in in (False, True):
        made = advice.assemble(own, lang="nl", stand_in=stand_in)
        asked = [one.module for one in made.missing if one.kind == "decision"]
        assert asked == [nr for nr in advice._assemble.MODULES if nr not in ("03", "12")]
        assert [one.module for one in made.missing if one.kind == "passport"] == ["03"]
    assert "01a of 01b" in advice.page(made)


def test_nothing_at_all_gives_an_empty_form_that_asks_for_everything():
    made = advice.assemble(lang="nl")
    assert not made.sample
    assert len(made.missing) == 13
    assert len(advice.gaps(made)) == 14
    assert content.strings("advice", "nl")["words"]["none_yet"] in advice.page(made)


def test_records_lend_values_options_and_dissent_where_the_draft_is_empty(own):
    made = advice.assemble(own, {"question": "Wat nu?"}, lang="nl")
    dilemma = content.dilemma("12a").in_("nl")
    assert dilemma["values"][1] in [one.text for one in made.values]
    assert [one.cost for one in made.options] == [
        one["cost"] for one in dilemma["options"] if one["id"] != "b"
    ]
    assert [one.dilemma for one in made.dissents] == ["12a"]
    typed = advice.assemble(own, {"values": ["rust"], "dissent": "Nee."}, lang="nl")
    assert not typed.values
    assert not typed.dissents


def test_a_kept_result_of_the_aid_is_the_draft_and_a_kept_passport_is_shown(tmp_path):
    for aid, state in (("advice", {"question": "Mag dit?", "step": 3}), ("quality", {})):
        result = {
            "schema": records.AID_ID,
            "kind": "aid",
            "aid": aid,
            "lang": "nl",
            "title": f"Uitkomst {aid}",
            "state": state,
            "text": "precisie 1 van 5",
            "fingerprint": "0" * 16,
            "created": "2027-12-10T10:00:00Z",
        }
        records.save_aid(result, tmp_path)
    made = advice.assemble(tmp_path, lang="en")
    assert made.draft.question == "Mag dit?"
    assert [one.title for one in made.passports] == ["Uitkomst quality"]
    assert '<p class="own" lang="nl" dir="auto">precisie 1 van 5</p>' in advice.page(made)
    assert all(one.kind == "decision" for one in made.missing)


def test_of_several_people_only_counts_are_shown_and_only_of_enough(tmp_path):
    base = advice.sample_records("nl")[2]
    for nr in range(6):
        one = {**base, "created": f"2027-11-22T12:00:0{nr}Z", "updated": "2027-11-22T12:01:00Z"}
        one["first"] = {**base["first"], "reason": f"Geheim {nr}"}
        records.save(one, tmp_path / str(nr))
        made = advice.assemble(tmp_path, lang="nl")
        shown = advice.page(made) + advice.markdown(made)
        if nr:
            assert "Geheim" not in shown
            assert ("keer: " in shown) == (nr >= 4)
    assert made.decisions[0].chosen.startswith("6 keer: ")


def test_files_that_cannot_be_used_are_named_and_stop_nothing(own):
    (own / "broken.json").write_text("{", encoding="utf-8")
    (own / "foreign.json").write_text('{"a": 1}', encoding="utf-8")
    other = json.loads((own / "03a.json").read_text(encoding="utf-8")) | {
        "dilemma": "03z",
    }
    (own / "other.json").write_text(json.dumps(other), encoding="utf-8")
    made = advice.assemble(own, lang="nl")
    assert len(made.decisions) == 2
    assert {one.where.rsplit("/", 1)[-1].split(" ")[0] for one in made.refused} == {
        "broken.json",
        "foreign.json",
        "other.json",
    }
    assert str(own) not in advice.page(made)


def test_a_folder_that_is_not_there_gets_one_clear_line(tmp_path):
    with pytest.raises(DatataalError, match="There is no such folder") as caught:
        advice.assemble(tmp_path / "not", lang="nl")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("text", "A draft is a set of fields"),
        ({"conclusie": "x"}, "'conclusion'"),
        ({"question": 3}, "not text but int"),
        ({"question": "x" * 1501}, "1501 signs"),
        ({"question": "\ud800"}, "half a letter"),
        ({"reasons": "one"}, "reasons is not a list"),
        ({"reasons": ["a"] * 4}, "reasons has 4 rows"),
        ({"groups": ["mensen"]}, "This row cannot be read"),
        ({"figures": [7]}, "This row cannot be read"),
        ({"figures": ["panel_yes"]}, "'panel_yes_pct'"),
        ({"figures": ["turbines_n"]}, "has no card"),
        ({"conclusion": "{{ no_such_figure }}"}, "is not known"),
        ({"changed": "reason9"}, "no part 'reason9'"),
    ],
)
def test_a_draft_that_cannot_be_used_is_refused_with_the_place(draft, said):
    with pytest.raises(DatataalError, match=said):
        advice.assemble(draft=draft, lang="nl")
