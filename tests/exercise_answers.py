"""What the tests of every exercise's answers share; a module's test file holds its answers."""

import re

import numpy as np
import pandas as pd
import pytest

from datataal import check, content, language
from datataal.exercises import step, steps

LANGS = ("nl", "en")
#: Words of a step that no rule gives: its name, its help, and what a right answer gets.
NO_RULE = {"title", "hint_1", "hint_2", "correct"}


def numbered(*words):
    return dict(enumerate(words, start=1))


def dots(n):
    """Return a list of n lines that nobody filled in yet."""
    return numbered(*[...] * n)


def pretender(word, number):
    """Return an object that says it is the right word, and the right number too."""

    class Pretends:
        __class__ = str

        def __eq__(self, other):
            return True

        def __hash__(self):
            return 0

        def casefold(self):
            return word

        def split(self):
            return [word] * 10

        def __float__(self):
            return float(number)

    return Pretends()


def hostile(word, number):
    """Return answers of no use to any step, around the right word and number of one of them."""
    it = pretender(word, number)
    return [
        float("nan"), float("inf"), np.float64("nan"), 10**400, -1, True, number + 0j,
        word.encode(), np.array([word]), [word] * 100_000, "x" * 100_000, "x" * 10_000_000,
        "<script>alert(1)</script>", object(), Exception, print, it, [it] * 3, [it] * 6, {it: 1},
        {1: it, "A": it}, {"A": it, "B": 27}, [], {}, (), [[]], (9, 9), {(): 1}, {1: {2: 3}},
        {"a": 1}, {"A": float("nan"), "B": 10**400}, {1: float("nan"), 2: 10**400},
        pd.DataFrame({"a": [1]}),
    ]  # fmt: skip


def says(message, template):
    """Tell whether a message is the template, whole, with something in each open place."""
    fixed = re.split(r"\{[^{}]*\}", template)
    return re.fullmatch(".+".join(map(re.escape, fixed)), message, re.DOTALL) is not None


class Answers:
    """The tests of one exercise; `answers_of` gives them its answers."""

    @classmethod
    def pytest_generate_tests(cls, metafunc):
        cases = {
            ("step_id", "right"): [(one, a) for one, many in cls.right.items() for a in many],
            ("step_id", "wrong", "earned", "key"): cls.wrong,
            ("step_id", "empty"): [(one, nothing) for one in cls.right for nothing in (None, ...)],
            ("step_id", "waiting"): cls.waiting,
        }
        for names, rows in cases.items():
            if names[1] in metafunc.fixturenames:
                metafunc.parametrize(names, rows)
        if "hostile" in metafunc.fixturenames:
            metafunc.parametrize("hostile", cls.hostile, ids=lambda one: type(one).__name__)
            metafunc.parametrize("step_id", cls.right)
        if "lang" in metafunc.fixturenames:
            metafunc.parametrize("lang", LANGS)

    def test_each_step_that_a_rule_judges_has_answers_here(self):
        module = next(iter(self.right))[:2]
        judged = [key for key, one in steps().items() if key[:2] == module and one.judge]
        assert list(self.right) == judged[:-1]  # the last is the decision record: test_decision
        assert {one[0] for one in self.wrong} == set(self.right)

    def test_right_answer_gets_all_points(self, step_id, right):
        points = check(step_id, right)
        assert points.outcome == "correct"
        assert float(points) == step(step_id).points
        assert points.message
        assert points.hint == ""

    def test_common_wrong_answer_gets_its_own_message(self, step_id, wrong, earned, key, lang):
        judged_as(step_id, wrong, earned, key, lang)

    def test_every_message_of_a_rule_is_met_by_a_test(self):
        met = {(one[0], one[3]) for one in self.wrong} | self.met_elsewhere
        own = content.strings("exercises", "nl")[next(iter(self.right))[:2]]
        assert met == {(one, key) for one in self.right for key in set(own[one]) - NO_RULE}

    def test_empty_answer_is_not_attempted(self, step_id, empty):
        _not_attempted(check(step_id, empty))

    def test_lists_that_still_hold_only_dots_are_not_attempted(self, step_id, waiting):
        _not_attempted(check(step_id, waiting))

    def test_a_hostile_answer_earns_nothing_and_breaks_nothing(self, step_id, hostile, lang):
        language.set_current(lang)
        points = check(step_id, hostile)
        assert points.outcome in ("not_yet", "not_attempted")
        assert float(points) == 0
        assert points.message
        assert "<script" not in points.message


def answers_of(right, wrong, waiting, hostile, met_elsewhere=()):
    """Return the tests of one exercise, for a test file to name `TestAnswers`.

    Parameters
    ----------
    right : dict
        Step -> answers that are right.
    wrong : list
        (step, answer, points, key of the message).
    waiting : list
        (step, answer) where each place still holds dots.
    hostile : list
        Answers of no use to any step: those of `hostile`, and this exercise's own.
    met_elsewhere : iterable
        (step, key) of messages that another test of the same file meets.
    """
    given = {"right": right, "wrong": wrong, "waiting": waiting, "hostile": hostile}
    return type("TestAnswers", (Answers,), given | {"met_elsewhere": set(met_elsewhere)})


def judged_as(step_id, answer, earned, key, lang):
    """Assert what a wrong answer earns, and that it is told so, with more help the next time."""
    language.set_current(lang)
    points = check(step_id, answer)
    own = content.strings("exercises", lang)[step_id[:2]][step_id]
    assert points.outcome == "not_yet"
    assert float(points) == pytest.approx(earned, abs=0.01)
    assert says(points.message, own[key])
    assert "{" not in points.message
    assert points.hint == own["hint_1"]
    assert check(step_id, answer).hint == own["hint_2"]


def _not_attempted(points):
    assert points.outcome == "not_attempted"
    assert float(points) == 0
    assert points.message
    assert points.hint == ""
