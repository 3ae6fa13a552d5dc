"""Faults planted in a guide: each is named with its line and a way to mend it."""

import sys

import pytest

from datataal.checks._guide_walk import TooManyError, answers_for, holds

GUIDE = "src/datataal/content/aids/format.yml"
WEB = 'when: {all: ["reader:web", "place:shapes"]}'


def test_the_guides_as_they_stand_pass(course):
    assert course.found("guides") == []


def test_a_rule_on_an_unknown_question_is_named_with_a_near_one(course):
    course.plant(GUIDE, WEB, WEB.replace("place:", "plase:"))
    found = course.only("guides")
    assert found.startswith(f"{GUIDE}:")
    assert "groups[0].outcomes[7].when" in found
    assert "There is no question 'plase'" in found
    assert "for example place" in found


def test_a_rule_on_an_unknown_answer_is_named_with_a_near_one(course):
    course.plant(GUIDE, WEB, WEB.replace("shapes", "shape"))
    found = course.only("guides")
    assert "There is no answer 'shape' to the question 'place'" in found
    assert "shapes" in found


def test_an_outcome_that_contradicts_itself_is_named(course):
    course.plant(GUIDE, WEB, 'when: {all: ["place:code", "place:shapes"]}')
    found = course.found("guides")
    assert any("The outcome 'geojson' can never hold" in one for one in found)


def test_an_outcome_behind_one_that_always_comes_first_is_named(course):
    course.plant(GUIDE, "    outcomes:\n      - id: pdf", "    outcomes:\n      - id: pdf", 1)
    course.plant(
        GUIDE,
        "      - id: pdf\n        when:",
        '      - id: any-side\n        when: {any: ["side:ask", "side:deliver"]}\n'
        '        title: {nl: "Een.", en: "One."}\n      - id: pdf\n        when:',
    )
    course.plant(GUIDE, "  - id: refuse\n", "  - id: refuse\n    first: true\n")
    assert "The outcome 'pdf' can never hold" in course.only("guides")


def test_answers_that_lead_nowhere_are_named(course):
    course.plant(GUIDE, 'when: "reader:person"', 'when: {all: ["reader:person", "side:ask"]}')
    found = course.only("guides")
    assert "These answers lead to no outcome" in found
    assert "reader: person" in found
    assert "side: deliver" in found


def test_a_question_that_waits_for_a_later_one_is_named(course):
    course.plant(GUIDE, "  - id: place\n", '  - id: place\n    when: "people:yes"\n')
    assert "'place' waits for 'people', which comes later" in course.only("guides")


def test_a_line_that_no_question_fills_is_named(course):
    course.plant(GUIDE, "Wij vragen: {subject}.", "Wij vragen: {subjects}.")
    found = course.found("guides")
    assert any("There is no question 'subjects'" in one and "subject" in one for one in found)
    assert any("Dutch and English are filled in differently" in one for one in found)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("- id: deliver", "- id: ask", "The id 'ask' is used twice"),
        ("  - id: mind", "  - id: refuse", "The id 'refuse' is used twice"),
        (
            "      - id: geojson\n        when",
            "      - id: json\n        when",
            "'json' is used twice",
        ),
        ("when: {at_least: 2,", "when: {at_least: 7,", "At least 7 of 6 can never hold"),
    ],
)
def test_ids_and_counts_that_cannot_be_are_named(course, old, new, named):
    course.plant(GUIDE, old, new)
    assert any(named in one for one in course.found("guides"))


def test_alone_in_a_question_with_one_answer_is_named(course):
    course.plant(GUIDE, "      - id: deliver\n", "      - id: deliver\n        alone: true\n")
    assert "one answer may be chosen only" in course.only("guides")


@pytest.mark.parametrize("given", ["yes", "no"])
def test_yes_and_no_without_quotes_are_named(course, given):
    course.plant(GUIDE, f'- id: "{given}"', f"- id: {given}")
    assert "is not of type 'string'" in course.found("schemas")[0]


@pytest.mark.parametrize(
    ("rule", "truth"),
    [
        (None, True),
        ("a:1", True),
        ("b:1", False),
        ("c:1", None),
        ({"all": ["a:1", "c:1"]}, None),
        ({"all": ["b:1", "c:1"]}, False),
        ({"any": ["a:1", "c:1"]}, True),
        ({"any": ["b:1", "c:1"]}, None),
        ({"none": ["b:1"]}, True),
        ({"none": ["c:1"]}, None),
        ({"none": ["a:1", "c:1"]}, False),
        ({"at_least": 2, "of": ["a:1", "b:1", "c:1"]}, None),
        ({"at_least": 1, "of": ["a:1", "c:1"]}, True),
        ({"at_least": 3, "of": ["a:1", "b:1", "c:1"]}, False),
        ({"all": ["a:1"], "none": ["b:1"]}, True),
        ({"any": [{"all": ["a:1", "c:1"]}, "b:1"]}, None),
    ],
)
def test_a_rule_waits_only_for_what_can_still_turn_it(rule, truth):
    known = {"a:1": True, "b:1": False, "c:1": None}
    assert holds(rule, known.get) is truth


def test_a_search_too_large_to_end_says_so():
    questions = [
        {"id": f"q{nr}", "options": [{"id": "a"}, {"id": "b"}, {"id": "c"}]} for nr in range(14)
    ]
    names = [f"q{nr}:{option}" for nr in range(14) for option in "ab"]
    every = {"all": names}  # no set of answers gives two answers to one question

    def goal(at):
        values = [at(name) for name in names]
        return None if None in values else holds(every, at)

    with pytest.raises(TooManyError):
        answers_for(questions, goal, iter(names))


def test_a_search_too_large_is_a_finding(course, monkeypatch):
    def gives_up(*_):
        raise TooManyError

    monkeypatch.setattr(sys.modules["datataal.checks.guides"], "answers_for", gives_up)
    found = course.found("guides")
    assert found
    assert all("too many sets of answers" in one for one in found)
