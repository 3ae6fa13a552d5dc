"""How texts read: long sentences and texts that became harder are named."""

import functools
import json
import re

import pytest

from datataal._paths import CHECKOUT
from datataal.checks import _reading, status
from datataal.checks._reading import Reading, measured
from datataal.checks.readability import HARDEST, LONGEST_MEAN, RISE

MODULE_NL = "book/nl/about/privacy.md"
LONG = "Een zin met heel erg veel heel korte woorden die maar door en door en door gaat. "
HARD = "Verantwoordingsverplichtingen bemoeilijken besluitvormingsprocedures buitengewoon. "


@pytest.fixture(scope="module", autouse=True)
def measured_once():
    """Remember what a text measured: each test changes one of two hundred."""
    patch = pytest.MonkeyPatch()
    patch.setattr(_reading, "measured", functools.cache(_reading.measured))
    yield
    patch.undo()


def accept(course, name, lix, lang="nl"):
    row = {name: {lang: {"words": 300, "sentence": 9.0, "lix": lix, "formula": 70.0}}}
    (course.root / "book/status.json").write_text(json.dumps(row), encoding="utf-8")


def test_long_sentences_are_named_with_their_average(course):
    accept(course, MODULE_NL, 90)
    course.plant(MODULE_NL, "# ", f"{LONG * 60}\n\n# ")
    found = course.only("readability")
    assert found.startswith(MODULE_NL)
    assert "words on average" in found
    assert f"at most {LONGEST_MEAN['nl']:.0f}" in found


def test_a_text_that_became_harder_is_named_with_what_it_was(course):
    accept(course, MODULE_NL, 30.0)
    course.plant(MODULE_NL, "# ", f"{HARD * 12}\n\n# ")
    found = course.only("readability")
    assert "it was 30.0" in found
    assert f"at most {30 + RISE:.1f}" in found


def test_a_text_that_nobody_accepted_has_the_common_limit(course):
    (course.root / "book/status.json").write_text("{}", encoding="utf-8")
    course.plant(MODULE_NL, "# ", f"{HARD * 30}\n\n# ")
    assert any(
        MODULE_NL in one and f"at most {HARDEST['nl']:.1f}" in one
        for one in course.found("readability")
    )


@pytest.mark.parametrize("held", ["", "[]", "{", '{"book/nl/about/privacy.md": {}}'])
def test_a_damaged_file_of_accepted_numbers_stops_nothing(course, held):
    (course.root / "book/status.json").write_text(held, encoding="utf-8")
    assert course.found("readability") == []


def test_short_texts_are_left_alone(course):
    (course.root / "book/nl/kort.md").write_text(f"# Kort\n\n{HARD}", encoding="utf-8")
    assert not [one for one in course.found("readability") if "kort.md" in one]


def test_each_language_has_its_own_formula_and_none_asks_a_network(monkeypatch):
    import nltk

    def no(*_, **__):
        raise AssertionError("a download was asked for")

    monkeypatch.setattr(nltk, "download", no)
    dutch = measured("De kat zit op de mat. De hond slaapt in de mand.", "nl")
    english = measured("The cat sat on the mat. The dog sleeps in its basket.", "en")
    assert dutch == Reading(words=12, sentence=6.0, lix=6.0, formula=pytest.approx(115, abs=15))
    assert english.words == 12
    assert english.formula < 5


def test_parts_without_a_full_stop_are_sentences_of_their_own():
    assert _reading._ended("- een rij: met een staart") == "een rij. met een staart."
    assert _reading._ended("Klaar.") == "Klaar."


def test_what_was_measured_is_remembered_and_damage_is_measured_again(course):
    course.found("readability")
    file = course.root / "_build/checks/reading.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert len(kept) > 100
    file.write_text("[1, 2", encoding="utf-8")
    assert course.found("readability") == []
    assert json.loads(file.read_text(encoding="utf-8")) == kept


def test_a_changed_text_is_said_to_be_out_of_date(course, monkeypatch, capsys):
    monkeypatch.setattr(status, "CHECKOUT", course.root)
    assert status.main([]) == 0
    capsys.readouterr()
    course.plant(MODULE_NL, "# ", "Een zin erbij over niets.\n\n# ")
    assert status.main(["--check"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert MODULE_NL in line
    assert "python -m datataal.checks.status" in line
    assert status.main([]) == 0
    assert status.main(["--check"]) == 0
    assert "up to date" in capsys.readouterr().out


def test_no_page_calls_its_own_text_certified():
    for path in (CHECKOUT / "book").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"(gecertificeerd|certified)\W+(\w+\W+){0,3}B1|B1-(niveau|tekst)", text
        ), path
