"""The texts of exercise 04 and its slide: nothing given away, and the faults are really there."""

import re

import pytest
import yaml

import datataal
from datataal import content, data, grading, language
from datataal.exercises import _data_04, _slide, slide

FOLDER = grading.folder() / "exercises" / "04-numbers"
JUDGED = [f"04-q{nr}" for nr in range(1, 7)]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_hint_and_no_text_gives_a_right_number_away(lang):
    said = content.strings("exercises", lang)["04"]
    helps = " ".join(said[s][key] for s in JUDGED for key in ("hint_1", "hint_2"))
    asked = yaml.safe_load((FOLDER / f"words.{lang}.yml").read_text(encoding="utf-8"))
    texts = " ".join(asked[key] for key in asked if re.fullmatch(r"q[1-6]\w*", key))
    for right in ("53", "50.9", "696", "1.03", "[2, 3, 4]"):
        assert right not in helps
        assert right not in texts


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_slide_has_the_three_faults_and_says_so_to_who_does_not_see_it(lang):
    datataal.use(lang)
    found = slide()
    assert _slide.AXIS[0] > 0
    assert _slide.THICK[0] > _slide.THICK[1]
    words = f"{found.title} {found.subtitle} {found.caption} {found.alt}"
    panel = data.load("panel")
    for n in (len(panel), int(panel["near_2km"].sum())):
        assert str(n) not in words
        assert language.number(n) not in words
    for told in ("46%", "25%", f"{_slide.AXIS[0]}%"):
        assert told in found.alt
    assert len(found.table) == 2
    assert found.png.startswith(b"\x89PNG")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_the_step_offers_is_what_the_check_knows(lang):
    said = yaml.safe_load((FOLDER / f"words.{lang}.yml").read_text(encoding="utf-8"))
    offered = {int(key[-1]) for key in said if key.startswith("mark_")}
    assert offered == set(_data_04.MARKS)
    assert set(_data_04.MARKS) > _data_04.FAULTS
    letters = re.findall(r"- \*\*([A-Z])\.\*\*", said["q2"])
    assert letters == ["A", "B", "C"]
