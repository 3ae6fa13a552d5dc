"""The measure at the start: its tasks, and that nothing in the page tells an answer."""

import json
from collections import Counter

import measure_answers
import pytest

from datataal import content
from datataal.errors import ContentError
from datataal.widgets import _measure, _page, static_html

LANGUAGES = ("nl", "en")
forms = pytest.mark.parametrize("form", sorted(_measure.FORMS.values()))


def data(page):
    return json.loads(page.partition('class="dt-data">')[2].partition("</script>")[0])["content"]


@forms
def test_there_are_six_tasks_per_domain_in_turn(form):
    tasks = measure_answers.tasks(form)
    assert [one["bridge"] for one in tasks[:4]] == ["policy", "data", "ethics", "policy"]
    assert Counter(one["bridge"] for one in tasks) == dict.fromkeys(_measure.ROLES, 6)


@forms
def test_tasks_cover_the_modules_and_levels(form):
    tasks = measure_answers.tasks(form)
    home = {nr for nr, one in content.modules().items() if one["bridge"] != "joint"}
    assert home <= {one["module"] for one in tasks}
    for role in _measure.ROLES:
        assert {1, 2} <= {one["level"] for one in tasks if one["bridge"] == role}


@forms
def test_the_right_answer_stands_in_every_place(form):
    places = Counter(
        measure_answers.right(one)
        for one in measure_answers.tasks(form)
        if one["form"] == "one" and len(one["options"]) == 4
    )
    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) <= sum(places.values()) / 2


@forms
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_right_answer_is_not_the_longest_one_as_a_rule(lang, form):
    ones = [one for one in measure_answers.tasks(form, lang) if one["form"] == "one"]
    lengths = [[len(option["text"]) for option in one["options"]] for one in ones]
    longest = [
        each[measure_answers.right(one)] == max(each)
        for one, each in zip(ones, lengths, strict=True)
    ]
    assert sum(longest) <= len(ones) / 3


@pytest.mark.parametrize("measure", _measure.FORMS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_task_tells_its_answer_in_the_page_or_on_paper(lang, measure):
    page = static_html("measure", measure, lang)
    assert "<details>" not in page
    shown = data(page)
    allowed = {"id", "kind", "form", "scene", "ask", "options", "bins", "cards", "unit", "grid"}
    for task in shown["tasks"]:
        assert set(task) <= allowed | {"seal", "bridge", "module"}
        assert all(
            isinstance(one, str) for key in ("options", "cards") for one in task.get(key, ())
        )
        assert len(task["seal"]["notes"]) == 1
        assert task["ask"] in page.partition("</script>")[2].replace("&amp;", "&")
    assert '"right"' not in page
    assert '"answer":' not in json.dumps(shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_speaks_of_a_mark(lang):
    words = " ".join(_page.words_for("measure", lang).values()).lower()
    for bad in ("%", "score", "punten", "points", "goed van", "right out of"):
        assert bad not in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_of_the_measure_at_the_end_has_its_own_words(lang):
    words = _page.words_for("measure", lang)
    paper = static_html("measure", "end", lang).partition("</script>")[2]
    assert words["title_end"] in paper
    assert words["title"] not in paper


def test_an_unknown_measure_is_named():
    with pytest.raises(ContentError, match="There is no measure 'middle'"):
        static_html("measure", "middle", "nl")


def test_the_notebook_is_offered_no_answers():
    shown = _measure.shown("start", "nl")
    assert not any("right" in task or "answer" in task for task in shown["tasks"])
