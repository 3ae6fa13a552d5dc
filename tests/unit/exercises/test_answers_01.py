"""Exercise 01: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import re

import numpy as np
import pytest
import yaml
from exercise_answers import answers_of, dots, hostile, pretender, says

from datataal import check, content, grading, language
from datataal._statement import boxes_of, look
from datataal.exercises import _data_01
from datataal.exercises._answers import named_in

FOLDER = grading.folder() / "exercises" / "01-question"
NL = ["data", "waarde", "beleid", "data", "waarde", "beleid", "waarde", "data", "beleid"]
EN = ["data", "value", "policy", "data", "value", "policy", "value", "data", "policy"]
TOPS = {
    "A": ["Steltermeer", "Tolmerhaven", "Ganzenveste"],
    "B": ["Tichelwijk", "Koggestede", "Steltermeer"],
    "C": ["Steltermeer", "Schorrezand", "Beemdervaart"],
}
REWARDS = {"A": 3, "B": 1, "C": 4, "D": 2}
BOXES_NL = {
    "vraag": "Hoeveel GWh per jaar wekken wij in 2030 op?",
    "doel": "minder CO2 bij het maken van stroom",
    "eigenaar": "gedeputeerde",
    "mensen": "bewoners dichtbij",
    "grens": "geen zee en geen dak",
}
BOXES_EN = {
    "question": "How many GWh a year do we want?",
    "purpose": "less CO2 from making power",
    "owner": "executive",
    "people": "residents nearby",
    "boundary": "no sea, no roofs",
}


def kinds(words, **changed):
    return {nr: changed.get(f"s{nr}", word) for nr, word in enumerate(words, start=1)}


RIGHT = {
    "01-q1": [
        kinds(NL),
        kinds(EN),
        kinds(NL, s1="Datavraag."),
        kinds(NL, s7="data", s9="waarde"),
        kinds(NL, s3="data", s9="waarde"),
    ],
    "01-q2": [900, 900.0, 899.6, np.float64(900)],
    "01-q3": [TOPS, {key: tuple(reversed(names)) for key, names in TOPS.items()}],
    "01-q4": [REWARDS, {key: float(nr) for key, nr in REWARDS.items()}],
    "01-q5": [8, 8.0, np.float64(8)],
    "01-q6": [
        BOXES_NL,
        BOXES_EN,
        BOXES_NL | {"doel": "twintig windmolens zodat er minder CO2 vrijkomt"},
        BOXES_NL | {"doel": "minder CO2 door windmolens"},
        BOXES_NL | {"doel": "schone stroom zonder windmolens"},
        BOXES_NL | {"doel": "helemaal geen molens bij huizen, zodat mensen slapen"},
    ],
}

LOWEST = {key: sorted(names) for key, names in _data_01.last_three().items()}
#: step, answer, points, key of the message
WRONG = [
    ("01-q1", kinds(NL, s7="data", s2="data", s1="beleid"), 2, "norm"),
    ("01-q1", kinds(NL, s2="data", s1="beleid", s3="data"), 2, "some_wrong"),
    ("01-q1", kinds(NL, s1="buurman"), 2.67, "unknown_word"),
    ("01-q1", kinds(NL, s1=...), 2.67, "some_empty"),
    ("01-q1", NL, 0, "no_list"),
    ("01-q2", 1200, 0, "no_permits"),
    ("01-q2", 2100, 0, "no_built"),
    ("01-q2", 1500, 0, "pipeline"),
    ("01-q2", -900, 0, "negative"),
    ("01-q2", 3, 0, "other_value"),
    ("01-q3", LOWEST, 0, "lowest"),
    ("01-q3", TOPS | {"B": TOPS["A"]}, 2, "not_divided"),
    ("01-q3", TOPS | {"C": ["Drevelo"]}, 2, "one_wrong"),
    ("01-q3", TOPS | {"C": [...]}, 2, "some_empty"),
    ("01-q3", TOPS["A"], 0, "no_list"),
    ("01-q4", REWARDS | {"A": 1, "B": 3}, 1, "capacity"),
    ("01-q4", REWARDS | {"B": 2, "D": 1}, 1, "some_wrong"),
    ("01-q4", REWARDS | {"B": ...}, 1.5, "no_numbers"),
    ("01-q4", dict.fromkeys("ABCD", 3), 0, "all_same"),
    ("01-q4", [3, 1, 4, 2], 0, "no_list"),
    ("01-q5", 0.08, 0, "share"),
    ("01-q5", 48000, 0, "people"),
    ("01-q5", 92, 0, "rest"),
    ("01-q5", 50, 0, "other_value"),
    ("01-q6", BOXES_NL | {"doel": "windmolens"}, 2.4, "means"),
    ("01-q6", BOXES_NL | {"doel": "twintig zonneparken bouwen"}, 2.4, "means"),
    ("01-q6", BOXES_EN | {"purpose": "a dashboard for all"}, 2.4, "means"),
    ("01-q6", BOXES_NL | {"doel": BOXES_NL["vraag"]}, 2.4, "same"),
    ("01-q6", BOXES_NL | {"vraag": "Wij willen meer stroom opwekken"}, 2.4, "no_question"),
    ("01-q6", BOXES_NL | {"grens": ...}, 2.4, "some_empty"),
    ("01-q6", BOXES_NL | {"grens": "nee"}, 2.4, "short"),
    ("01-q6", "windmolens", 0, "no_list"),
]

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[
        ("01-q1", dots(9)),
        ("01-q3", {key: [...] for key in "ABC"}),
        ("01-q4", dict.fromkeys("ABCD", ...)),
        ("01-q6", dict.fromkeys(BOXES_NL, ...)),
    ],
    hostile=[
        *hostile("beleid", 900),
        {"A": [[]] * 100_000},
        {"doel": "windmolens " * 1_000_000},
        {"doel": pretender("beleid", 900), "vraag": 3},
    ],
    met_elsewhere={("01-q1", "enough"), ("01-q1", "norm_enough")},
)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("changed", "key"), [("s7", "norm_enough"), ("s3", "enough")])
def test_seven_of_nine_is_enough_and_is_told_what_differs(changed, key, lang):
    language.set_current(lang)
    said = check("01-q1", kinds(NL, s9="waarde", **{changed: "data"})).message
    assert says(said, content.strings("exercises", lang)["01"]["01-q1"][key])


def test_the_statement_looks_at_form_and_not_at_opinion():
    for purpose in ("nooit meer wind in onze provincie", "overal stroom, wat het ook kost"):
        found = look(boxes_of(BOXES_NL | {"doel": purpose}))
        assert set(found.values()) == {"fine"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_the_step_offers_is_what_the_check_knows(lang):
    said = yaml.safe_load((FOLDER / f"words.{lang}.yml").read_text(encoding="utf-8"))
    offered = re.findall(r'`"(\w+)"`', said["q1"])
    assert {named_in(one, "kinds") for one in offered} == {"policy", "data", "value"}
