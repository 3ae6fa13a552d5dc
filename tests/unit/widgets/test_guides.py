"""Every guide, on paper and as what the script gets."""

import html
import json
import re

import guide_walks
import pytest
import widget_samples

from datataal import language
from datataal.widgets import _guide, _page, static_html

GUIDES = guide_walks.guides()
RULES = {"when", "id", "first", "many", "alone", "joined", "view", "at_least", "of", "fingerprint"}


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("id_", GUIDES)
def test_paper_holds_every_question_answer_and_outcome(id_, lang):
    shown = guide_walks.shown(id_, lang)
    assert "{{" not in json.dumps(shown)
    readable = html.unescape(re.sub(r"<[^>]+>", "", static(id_, lang)))
    for part in ("questions", "groups", "compare", "paper", "source"):
        for text in texts(shown.get(part, {})):
            assert text.removesuffix(".") in readable


@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("id_", GUIDES)
def test_paper_says_when_each_outcome_holds(id_, lang):
    shown, words = guide_walks.shown(id_, lang), _page.words_for("guide", lang)
    readable = html.unescape(static(id_, lang))
    for group in shown["groups"]:
        for one in group["outcomes"]:
            if "when" in one:
                rule = _guide.in_words(one["when"], shown["questions"], words)
                assert f"{words['if'].capitalize()} {rule}:" in readable


def static(id_, lang):
    return static_html("guide", id_, lang).partition("dt-static")[2]


def texts(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from texts(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in RULES:
                yield from texts(value)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("sure:no", "vraag 2 is “Nee”"),
        ({"any": ["who:people", "who:firms"]}, "vraag 1 is “Mensen” of “Bedrijven”"),
        (
            {"all": ["sure:no"], "any": ["who:people", "sure:yes"]},
            "vraag 2 is “Nee” en (vraag 1 is “Mensen” of vraag 2 is “Ja”)",
        ),
        (
            {"any": ["sure:no", "who:people", {"all": ["sure:yes"], "none": ["who:firms"]}]},
            (
                "vraag 2 is “Nee” of vraag 1 is “Mensen” of "
                "(vraag 2 is “Ja” en geen van deze klopt: vraag 1 is “Bedrijven”)"
            ),
        ),
        ({"none": ["who:nobody"]}, "geen van deze klopt: vraag 1 is “Niemand”"),
        (
            {"at_least": 1, "of": ["who:people", "sure:no"]},
            "minstens 1 hiervan kloppen: vraag 1 is “Mensen”; vraag 2 is “Nee”",
        ),
    ],
)
def test_a_rule_reads_as_a_sentence(rule, said):
    words = _page.words_for("guide", "nl")
    assert _guide.in_words(rule, widget_samples.GUIDE["questions"], words) == said


def test_the_words_of_a_guide_do_not_hide_those_of_the_buttons():
    from datataal import content

    cite = content.strings("widgets", "nl")["cite"]
    assert set(cite) & set(content.strings("widgets", "nl")["guide"]) == set()
