"""The widgets with the content of the course itself."""

import json

import pytest

from datataal import content, language, records
from datataal.data import measured_quality
from datataal.widgets import _page, static_html

LANGUAGES = language.LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", list(content.dilemmas()))
def test_every_dilemma_can_be_shown(id_, lang):
    shown = _page.shown_in("dilemma", id_, lang)
    assert "{{" not in json.dumps(shown)
    assert list(shown["roles"]) == ["policy", "data", "ethics"]
    assert len({len(row) for row in shown["facts"]["rows"]}) == 1
    assert shown["title"] in static_html("dilemma", id_, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", list(content.questions()))
def test_every_question_can_be_shown(id_, lang):
    assert _page.shown_in("question", id_, lang)["ask"] in _unescaped(
        static_html("question", id_, lang)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_scores_and_demands_cover_the_same_nine_measures(lang):
    shown = _page.shown_in("quality", "quality", lang)
    nine = [measure["id"] for measure in shown["measures"]]
    assert sorted(nine) == sorted(measured_quality()["dimensions"])
    for purpose in shown["purposes"]:
        assert sorted(purpose["bars"]) == sorted(nine)
        assert set(purpose["main"]) <= set(nine)
        assert purpose["name"] in static_html("quality", "quality", lang)
    for table in shown["tables"]:
        measured = measured_quality()["tables"][table["id"]]["dimensions"]
        assert {key: row["score"] for key, row in table["scores"].items()} == {
            key: row["score"] for key, row in measured.items()
        }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_readers_own_table_has_its_words_and_no_scores(lang):
    shown = _page.shown_in("quality", "quality", lang)
    assert set(shown["own"]) == {"name", "source", "zero", "found", "unknown"}
    assert "{level}" in shown["own"]["found"]
    assert shown["own"]["zero"] not in shown["levels"]


def test_the_aid_uses_the_words_of_the_glossary():
    shown = _page.shown_in("quality", "quality", "en")
    for measure in shown["measures"]:
        assert measure["name"].lower() == content.term(measure["id"]).term.en.lower()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_samples_are_those_of_the_panel(lang):
    marks = _page.shown_in("sample_size", "sample-size", lang)["marks"]
    figures = content.figures()
    assert [mark["n"] for mark in marks] == [
        figures[f"{group}_n"].value for group in ("smallest", "merged", "panel")
    ]
    assert f"{100 * marks[0]['share']:.0f}" == figures["smallest_share_pct"].in_(lang)


def test_the_fingerprint_follows_the_text_and_not_the_language():
    first, second = (records.fingerprint(content.dilemma(id_)) for id_ in ("03a", "03b"))
    assert first != second
    assert len(first) == 16
    shown = {lang: _page.shown_in("dilemma", "03a", lang)["fingerprint"] for lang in LANGUAGES}
    assert set(shown.values()) == {first}
    changed = content.Node({**content.dilemma("03a"), "title": content.Text("x", "y")})
    assert records.fingerprint(changed) != first


def test_a_record_of_today_is_current_and_an_older_one_is_not():
    record = {"dilemma": "03a", "fingerprint": records.fingerprint(content.dilemma("03a"))}
    assert records.is_current(record)
    assert not records.is_current({**record, "fingerprint": "0" * 16})
    assert not records.is_current({**record, "dilemma": "12z"})


def _unescaped(text):
    import html

    return html.unescape(text)
