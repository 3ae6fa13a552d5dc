"""What a learner changed is never overwritten; what they did not change stays up to date."""

import json

import pytest

from datataal.study.workspace import Workspace


def notebook(*sources: str) -> dict:
    cells = [
        {"cell_type": "markdown", "id": f"c{nr}", "metadata": {}, "source": source}
        for nr, source in enumerate(sources)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def mine(tmp_path):
    return Workspace(tmp_path, tmp_path / "_study")


def learner_writes(path, text: str) -> None:
    held = json.loads(path.read_text())
    held["cells"][0]["source"] = [text]
    path.write_text(json.dumps(held))


def sources(path) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(path.read_text())["cells"]]


def test_a_missing_notebook_is_made(mine):
    opened = mine.place("03-quality", "nl", notebook("een"))
    assert opened.path == mine.root / "nl" / "03-quality.ipynb"
    assert sources(opened.path) == ["een"]
    assert opened.beside is None


def test_a_change_of_the_learner_stays_when_the_lesson_is_the_same(mine):
    path = mine.place("03-quality", "nl", notebook("een")).path
    learner_writes(path, "van mij")
    opened = mine.place("03-quality", "nl", notebook("een"))
    assert sources(path) == ["van mij"]
    assert opened.beside is None


def test_a_newer_lesson_replaces_one_that_was_only_run(mine):
    path = mine.place("03-quality", "nl", notebook("een")).path
    held = json.loads(path.read_text())
    held["metadata"]["widgets"] = {"x": 1}
    path.write_text(json.dumps(held))
    assert mine.place("03-quality", "nl", notebook("twee")).beside is None
    assert sources(path) == ["twee"]


@pytest.mark.parametrize(("lang", "name"), [("nl", "nieuw"), ("en", "new")])
def test_a_newer_lesson_is_put_beside_a_changed_one_and_told_once(mine, lang, name):
    path = mine.place("03-quality", lang, notebook("een")).path
    learner_writes(path, "van mij")
    opened = mine.place("03-quality", lang, notebook("twee"))
    assert sources(path) == ["van mij"]
    assert opened.beside == path.with_name(f"03-quality ({name}).ipynb")
    assert sources(opened.beside) == ["twee"]
    assert mine.place("03-quality", lang, notebook("twee")).beside is None


def test_a_second_newer_lesson_does_not_touch_the_first_one_beside(mine):
    path = mine.place("03-quality", "nl", notebook("een")).path
    learner_writes(path, "van mij")
    first = mine.place("03-quality", "nl", notebook("twee")).beside
    learner_writes(first, "ook van mij")
    second = mine.place("03-quality", "nl", notebook("drie")).beside
    assert second.name == "03-quality (nieuw 2).ipynb"
    assert sources(first) == ["ook van mij"]


@pytest.mark.parametrize("text", ["", "not json", "[]", '{"cells": 3}', '{"cells": [{}]}'])
def test_a_damaged_notebook_is_the_learners_to_throw_away(mine, text):
    path = mine.place("03-quality", "nl", notebook("een")).path
    path.write_text(text)
    opened = mine.place("03-quality", "nl", notebook("twee"))
    assert path.read_text() == text
    assert opened.beside is not None


@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_without_our_notes_every_notebook_counts_as_the_learners(mine, text):
    path = mine.place("03-quality", "nl", notebook("een")).path
    (mine.jupyter / "made.json").write_text(text)
    mine.place("03-quality", "nl", notebook("twee"))
    assert sources(path) == ["een"]


def test_languages_are_apart(mine):
    nl = mine.place("03-quality", "nl", notebook("een")).path
    en = mine.place("03-quality", "en", notebook("one")).path
    assert nl != en
    assert sources(nl) == ["een"]
