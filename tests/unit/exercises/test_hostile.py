"""Answers that pretend, break or never end, on every step: no traceback and no free points."""

import pickle

import numpy as np
import pandas as pd
import pytest

from datataal import check
from datataal.exercises import MIME, Points, step, steps


class Meta(type):
    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(float)


class Always(metaclass=Meta):
    __class__ = float

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __float__(self):
        return 16.1

    def __abs__(self):
        return 0

    def __sub__(self, other):
        return 0

    __rsub__ = __le__ = __ge__ = __lt__ = __sub__

    def __bool__(self):
        return True


class Float(float):
    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

    def __eq__(self, other):
        return True

    __hash__ = None


class Str(str):  # noqa: SLOT000  as a learner would write it
    def __eq__(self, other):
        return True

    def casefold(self):
        return "juistheid"

    def split(self, *_):
        raise SystemExit

    __hash__ = str.__hash__


class Raises:
    def __getattribute__(self, name):
        raise RuntimeError(name)


def endless():
    while True:
        yield 1


deep = []
for _ in range(100_000):
    deep = [deep]

HOSTILE = [
    Always(), Always, Float(99), Str("x"), Raises(), endless(), deep,
    "9" * 5_000_000, "<script>alert(1)</script>", "{outcome.__class__}", b"16.1",
    [0] * 1_000_000, {n: Always() for n in range(100_000)}, {Str("A"): Str("gebruiken")},
    {1: Always(), "A": Always()}, (Always(), Always()), (Float(41), Float(3)),
    pd.DataFrame({"a": [16.1]}), pd.Series([16.1]), pd.NA, pd.NaT, np.array(16.1),
    np.datetime64("2026-01-01"), float("-inf"), -0.0, 10**5000, -(10**5000), object(), NotImplemented,
]  # fmt: skip

JUDGED = [key for key, one in steps().items() if one.judge and key != "03-q7"]


@pytest.mark.parametrize("step_id", JUDGED)
@pytest.mark.parametrize("nr", range(len(HOSTILE)))
def test_hostile_answer_gets_no_points_and_no_traceback(step_id, nr):
    points = check(step_id, HOSTILE[nr])
    assert repr(points) == "0.0"
    assert points.outcome in ("not_yet", "not_attempted")
    assert len(points.as_text()) < 1500


def test_points_read_as_a_number_and_keep_within_bounds():
    words = {"heading": "", "message": "", "hint": "", "lang": "nl"}
    for share in (-1, -0.0, 0, 0.5, 1, 7):
        points = Points.of("03-q1", "correct", share, 2, **words)
        assert repr(points) == str(points) == repr(float(points))
        assert 0 <= float(repr(points)) <= 2
        assert not repr(points).startswith("-")


def test_output_holds_the_number_the_message_and_the_data():
    bundle = check("03-q1", 0.161)._repr_mimebundle_()
    assert bundle["text/plain"] == "1.0"
    assert 'lang="nl"' in bundle["text/html"]
    assert bundle[MIME]["outcome"] == "not_yet"
    assert bundle[MIME]["points"] == 1


def test_a_name_cannot_smuggle_html_into_the_message():
    bundle = check("03-q1", name="<script>")._repr_mimebundle_()
    assert "<script>" not in bundle["text/html"]


def test_points_survive_a_pickle():
    points = check("03-q1", 16.1)
    again = pickle.loads(pickle.dumps(points))
    assert (repr(again), again.message) == (repr(points), points.message)


def test_no_step_can_earn_more_than_its_points():
    assert all(float(check(key, HOSTILE[0])) <= step(key).points for key in JUDGED)
