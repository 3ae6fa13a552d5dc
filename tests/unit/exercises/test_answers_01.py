"""Exercise 01: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import re

import numpy as np
import pytest
import yaml

from datataal import check, content, grading, language
from datataal._statement import boxes_of, look
from datataal.exercises import _data_01, step
from datataal.exercises._answers import named_in

FOLDER = grading.folder() / "exercises" / "01-question"
STEPS = ["01-q1", "01-q2", "01-q3", "01-q4", "01-q5", "01-q6"]
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


@pytest.mark.parametrize(("step_id", "answer"), [(s, a) for s, many in RIGHT.items() for a in many])
def test_right_answer_gets_all_points(step_id, answer):
    points = check(step_id, answer)
    assert points.outcome == "correct"
    assert float(points) == step(step_id).points
    assert points.hint == ""


LOWEST = {key: sorted(names) for key, names in _data_01.last_three().items()}
#: step, answer, key of the message
WRONG = [
    ("01-q1", kinds(NL, s7="data", s2="data", s1="beleid"), "norm"),
    ("01-q1", kinds(NL, s2="data", s1="beleid", s3="data"), "some_wrong"),
    ("01-q1", kinds(NL, s1="buurman"), "unknown_word"),
    ("01-q1", kinds(NL, s1=...), "some_empty"),
    ("01-q1", NL, "no_list"),
    ("01-q2", 1200, "no_permits"),
    ("01-q2", 2100, "no_built"),
    ("01-q2", 1500, "pipeline"),
    ("01-q2", -900, "negative"),
    ("01-q2", 3, "other_value"),
    ("01-q3", LOWEST, "lowest"),
    ("01-q3", TOPS | {"B": TOPS["A"]}, "not_divided"),
    ("01-q3", TOPS | {"C": ["Drevelo"]}, "one_wrong"),
    ("01-q3", TOPS | {"C": [...]}, "some_empty"),
    ("01-q3", TOPS["A"], "no_list"),
    ("01-q4", REWARDS | {"A": 1, "B": 3}, "capacity"),
    ("01-q4", REWARDS | {"B": 2, "D": 1}, "some_wrong"),
    ("01-q4", REWARDS | {"B": ...}, "no_numbers"),
    ("01-q4", dict.fromkeys("ABCD", 3), "all_same"),
    ("01-q4", [3, 1, 4, 2], "no_list"),
    ("01-q5", 0.08, "share"),
    ("01-q5", 48000, "people"),
    ("01-q5", 92, "rest"),
    ("01-q5", 50, "other_value"),
    ("01-q6", BOXES_NL | {"doel": "windmolens"}, "means"),
    ("01-q6", BOXES_NL | {"doel": "twintig zonneparken bouwen"}, "means"),
    ("01-q6", BOXES_EN | {"purpose": "a dashboard for all"}, "means"),
    ("01-q6", BOXES_NL | {"doel": BOXES_NL["vraag"]}, "same"),
    ("01-q6", BOXES_NL | {"vraag": "Wij willen meer stroom opwekken"}, "no_question"),
    ("01-q6", BOXES_NL | {"grens": ...}, "some_empty"),
    ("01-q6", BOXES_NL | {"grens": "nee"}, "short"),
    ("01-q6", "windmolens", "no_list"),
]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("step_id", "answer", "message"), WRONG)
def test_each_mistake_has_its_own_message(step_id, answer, message, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    assert points.outcome == "not_yet"
    assert float(points) < step(step_id).points
    says = content.strings("exercises", lang)["01"][step_id][message]
    assert points.message.startswith(says.split("{")[0])


@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize("answer", [None, ...])
def test_empty_answer_is_not_attempted(step_id, answer):
    assert check(step_id, answer).outcome == "not_attempted"


def test_lists_that_still_hold_only_dots_are_not_attempted():
    assert check("01-q1", dict.fromkeys(range(1, 10), ...)).outcome == "not_attempted"
    assert check("01-q3", {key: [...] for key in "ABC"}).outcome == "not_attempted"
    assert check("01-q4", dict.fromkeys("ABCD", ...)).outcome == "not_attempted"
    assert check("01-q6", dict.fromkeys(BOXES_NL, ...)).outcome == "not_attempted"


class Pretends:
    __class__ = str

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __float__(self):
        return 900.0


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("step_id", STEPS)
@pytest.mark.parametrize(
    "answer",
    [
        float("nan"), float("inf"), 10**400, True, b"b", object(), Pretends(), Exception,
        "x" * 10_000_000, [Pretends()] * 6, {1: Pretends(), "A": Pretends()}, [[]], {(): 1},
        np.array(["b"]), np.float64("nan"), 14 + 0j, {Pretends(): 1}, {"A": [[]] * 100_000},
        {"doel": "windmolens " * 1_000_000}, {"doel": Pretends(), "vraag": 3},
    ],
    ids=lambda one: type(one).__name__,
)  # fmt: skip
def test_a_hostile_answer_earns_little_and_breaks_nothing(step_id, answer, lang):
    language.set_current(lang)
    points = check(step_id, answer)
    assert points.outcome != "correct"
    assert float(points) <= step(step_id).points / 6
    assert points.message


def test_the_statement_looks_at_form_and_not_at_opinion():
    for purpose in ("nooit meer wind in onze provincie", "overal stroom, wat het ook kost"):
        found = look(boxes_of(BOXES_NL | {"doel": purpose}))
        assert set(found.values()) == {"fine"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_the_step_offers_is_what_the_check_knows(lang):
    said = yaml.safe_load((FOLDER / f"words.{lang}.yml").read_text(encoding="utf-8"))
    offered = re.findall(r'`"(\w+)"`', said["q1"])
    assert {named_in(one, "kinds") for one in offered} == {"policy", "data", "value"}
