"""Exercise 03 says in words what its rules know."""

import re

import yaml

from datataal import grading
from datataal.exercises import _data_03

FOLDER = grading.folder() / "exercises" / "03-quality"


def words(lang):
    return yaml.safe_load((FOLDER / f"words.{lang}.yml").read_text(encoding="utf-8"))


def test_the_nine_dimensions_in_the_text_are_those_that_the_check_knows():
    for lang in ("nl", "en"):
        said = words(lang)
        for key in _data_03.DIMENSIONS:
            assert _data_03.dimension_in(said[key]) == key
            assert said[key] in said["q3"]


def test_the_cards_have_the_dimensions_of_the_instructors_list():
    path = grading.folder().parent / "datasets" / "instructors" / "flaws" / "quality.yml"
    flaws = yaml.safe_load(path.read_text(encoding="utf-8"))["flaws"]
    assert [flaw["dimension"] for flaw in flaws] == list(_data_03.card_dimensions())


def test_the_requirements_in_the_text_are_those_that_the_check_uses():
    for lang in ("nl", "en"):
        listed = re.findall(r"- \*\*([ABC])\.\*\*.*?(\d+) p", words(lang)["q6"])
        assert {key: float(bar) for key, bar in listed} == {
            key: bar for key, (bar, *_) in _data_03.BARS.items()
        }
