"""Every form of a question is held to sense; each fault is planted once and must be named."""

import pytest
import yaml

QUESTIONS = "src/datataal/content/questions/03.yml"
MEASURE = "src/datataal/content/questions/measure-b.yml"


def text(words):
    return {"nl": f"{words} (nl)", "en": words}


SEVERAL = {
    "id": "03-s1",
    "kind": "self-check",
    "about": "margin-of-error",
    "form": "several",
    "ask": text("Which?"),
    "options": [
        {"text": text("one"), "right": True, "feedback": text("yes"), "missed": text("gone")},
        {"text": text("two"), "right": True, "feedback": text("yes"), "missed": text("gone")},
        {"text": text("three"), "feedback": text("no")},
    ],
    "all": text("all found"),
}
NUMBER = {
    "id": "03-t8",
    "kind": "test-out",
    "about": "margin-of-error",
    "form": "number",
    "ask": text("How many?"),
    "answer": "{{ smallest_n }}",
    "within": 1,
    "wrong": [{"value": 74, "feedback": text("twice")}],
    "all": text("yes"),
    "other": text("not that"),
}
SORT = {
    "id": "03-s2",
    "kind": "self-check",
    "about": "margin-of-error",
    "form": "sort",
    "ask": text("Where?"),
    "bins": [{"id": "can", "text": text("can")}, {"id": "may", "text": text("may")}],
    "cards": [
        {"text": text("one"), "bin": "can", "feedback": text("can")},
        {"text": text("two"), "bin": ["can", "may"], "feedback": text("both")},
    ],
    "all": text("all there"),
}
MEASURED = {
    "id": "b-data-1",
    "kind": "measure",
    "module": "03",
    "bridge": "data",
    "goal": "G2",
    "competence": "small-sample",
    "level": 1,
    "ask": text("Which?"),
    "options": [{"text": text("one"), "right": True}, {"text": text("two")}],
}


@pytest.fixture
def planted(course):
    """Put questions in front of those of module 03 and return what the checks find."""

    def found(*questions, checks=("schemas", "references", "questions")):
        path = course.root / QUESTIONS
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
        held["questions"] = [*questions, *held["questions"]]
        path.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
        return course.found(*checks)

    return found


def test_every_form_passes(planted):
    assert planted(SEVERAL, NUMBER, SORT) == []


@pytest.mark.parametrize(
    ("question", "change", "said"),
    [
        (SEVERAL, {"all": None}, "Add: all"),
        (SEVERAL, {"options": SEVERAL["options"][:2]}, "has 2 right answers of 2"),
        (SEVERAL, {"options": SEVERAL["options"][2:] * 2}, "has 0 right answers of 2"),
        (SEVERAL, {"options": SEVERAL["options"][:2] * 2}, "read the same: 'one (nl)'"),
        (SEVERAL, {"bins": SORT["bins"]}, "of the form 'several' has 'bins'"),
        (SEVERAL, {"kind": "retrieval"}, "does not fit a question of kind 'retrieval'"),
        (SEVERAL, {"about": "margin-of-eror"}, "There is no term 'margin-of-eror'"),
        (SEVERAL, {"goal": "G9"}, "has no goal 'G9'"),
        (SEVERAL, {"form": "one", "all": None}, "has 2 right answers"),
        (NUMBER, {"answer": None}, "Add: answer"),
        (NUMBER, {"other": None}, "Add: other"),
        (NUMBER, {"answer": "{{ smalest_n }}"}, "'{{ smalest_n }}' is not known"),
        (NUMBER, {"answer": "thirty"}, "a number, or the id of a figure"),
        (NUMBER, {"within": -1}, "how far from the answer is still right"),
        (NUMBER, {"wrong": [{"value": 38, "feedback": text("no")}]}, "within 1 of the right"),
        (NUMBER, {"wrong": NUMBER["wrong"] * 2}, "lies within 1 of the wrong value 74"),
        (NUMBER, {"hints": [text("think")]}, "of kind 'test-out' has 'hints'"),
        (SORT, {"cards": [{**SORT["cards"][0], "bin": "want"}] * 2}, "There is no bin 'want'"),
        (SORT, {"bins": SORT["bins"][:1] * 2}, "The bin 'can' stands here twice"),
        (SORT, {"cards": SORT["cards"][:1] * 2}, "Two of the cards read the same"),
        (SORT, {"id": "03-t9", "kind": "test-out"}, "fits several bins"),
        (SORT, {"kind": "predict", "id": "03-p9", "hints": [text("a")]}, "'predict' has 'hints'"),
        (SORT, {"module": "03"}, "The module stands above the list"),
    ],
)
def test_a_fault_in_a_form_is_named(planted, question, change, said):
    changed = {key: value for key, value in {**question, **change}.items() if value is not None}
    assert any(said in line for line in planted(changed))


def test_a_right_answer_that_nobody_explains_when_missed_is_named(planted):
    options = [{k: v for k, v in one.items() if k != "missed"} for one in SEVERAL["options"]]
    assert len(planted({**SEVERAL, "options": options})) == 2


def test_one_missed_may_serve_every_right_answer(planted):
    options = [{k: v for k, v in one.items() if k != "missed"} for one in SEVERAL["options"]]
    assert planted({**SEVERAL, "options": options, "missed": text("more")}) == []


def test_missed_on_a_wrong_option_is_named(planted):
    options = [*SEVERAL["options"][:2], {**SEVERAL["options"][2], "missed": text("gone")}]
    assert any("nobody can miss" in line for line in planted({**SEVERAL, "options": options}))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"module": "14"}, "There is no module '14'"),
        ({"goal": "G9"}, "Module 03 has no goal 'G9'"),
        ({"id": "b-policy-1"}, "does not fit a question of kind 'measure' in measure b"),
        ({"id": "a-data-1"}, "does not fit"),
        ({"level": 4}, "how hard we guess it is"),
        ({"competence": None}, "Add: competence"),
        ({"after": text("so")}, "of kind 'measure' has 'after'"),
        ({"hints": [text("so")]}, "of kind 'measure' has 'hints'"),
        (
            {"options": [{**MEASURED["options"][0], "feedback": text("x")}, {"text": text("y")}]},
            "gives no feedback",
        ),
    ],
)
def test_a_measure_is_tagged_and_tells_nothing(course, change, said):
    item = {key: value for key, value in {**MEASURED, **change}.items() if value is not None}
    held = {"measure": "b", "questions": [item]}
    path = course.root / MEASURE
    path.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    found = course.found("schemas", "references", "questions")
    assert any(said in line for line in found) if said else found == []


def test_nobody_tests_out_of_a_joint_module(course):
    path = course.root / "src/datataal/content/questions/01.yml"
    item = {**NUMBER, "id": "01-t1"}
    held = {"module": "01", "questions": [item]}
    path.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    assert "nobody's home ground" in course.only("questions")
