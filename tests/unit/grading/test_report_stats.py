"""The figures of the report against examples worked out by hand, and the answers of a measure."""

import math

import numpy as np
import pytest

from datataal import content
from datataal.grading.report._measure import is_right
from datataal.grading.report._stats import alpha, difference, discrimination, mean, share


def test_alpha_is_what_the_formula_gives_by_hand():
    # Item variances 1 and 1; sums 0 2 4, variance 4: 2 (1 - 2/4) = 1.
    assert alpha(np.array([[0.0, 0], [1, 1], [2, 2]])).value == pytest.approx(1)
    # Variances 5/3, 5/3 and 11/12; sums 1 3 4 7, variance 6.25: 1.5 (1 - 4.25 / 6.25) = 0.48.
    found = alpha(np.array([[0.0, 1, 0], [1, 2, 0], [2, 0, 2], [3, 3, 1]]))
    assert found.value == pytest.approx(0.48)
    assert found.low <= found.value <= found.high


def test_alpha_leaves_out_who_lacks_an_item_and_is_not_said_where_it_means_nothing():
    whole = [[0.0, 0], [1, 1], [2, 1], [3, 2]]
    assert alpha(np.array([*whole, [9, math.nan]])) == alpha(np.array(whole))
    assert math.isnan(alpha(np.array([[1.0, 2]] * 6)).value)
    assert math.isnan(alpha(np.array([[1.0], [2], [3]])).value)


def test_discrimination_is_the_correlation_with_the_other_items():
    assert discrimination(np.array([0.0, 1, 2]), np.array([1.0, 3, 5])) == pytest.approx(1)
    assert discrimination(np.array([0.0, 0, 1, 1]), np.array([3.0, 2, 1, 0])) == pytest.approx(
        -2 / math.sqrt(5)
    )
    assert math.isnan(discrimination(np.array([1.0, 1, 1]), np.array([1.0, 2, 3])))


def test_the_interval_of_a_share_is_wilsons_also_where_all_are_right():
    found = share(np.array([1.0] * 10 + [math.nan]))
    # Wilson at 10 of 10: 1 / (1 + 1.96^2 / 10) = 0.7225.
    assert (found.value, found.n) == (1, 10)
    assert (found.low, found.high) == (pytest.approx(0.7225, abs=1e-4), 1)
    assert mean(np.array([1.0] * 10)) == share(np.array([1.0] * 10))


def test_a_difference_of_the_same_people_is_surer_than_one_of_other_people():
    start = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    same, other = (difference(start, start + 0.1, paired=paired) for paired in (True, False))
    assert same.value == pytest.approx(0.1) == other.value
    assert same.high - same.low < 0.001 < other.high - other.low
    assert other.low < 0 < other.high


def test_the_same_answers_give_the_same_interval():
    shares = np.random.default_rng(1).random(30)
    assert mean(shares) == mean(shares)


def right_answer(task):
    if task["form"] == "one":
        return next(nr for nr, one in enumerate(task["options"]) if one.get("right"))
    if task["form"] == "several":
        return [nr for nr, one in enumerate(task["options"]) if one.get("right")]
    if task["form"] == "sort":
        order = [one["id"] for one in task["bins"]]
        wanted = [card["bin"] for card in task["cards"]]
        return [order.index(one[0] if isinstance(one, list) else one) for one in wanted]
    from datataal.widgets._question_notes import number_text

    return number_text(task, task["answer"], "nl")


TASKS = [id_ for id_, one in content.questions().items() if one["kind"] == "measure"]


@pytest.mark.parametrize("id_", TASKS)
def test_each_task_of_a_measure_knows_its_right_answer_and_no_other(id_):
    task = content.question(id_).in_("nl")
    good = right_answer(task)
    assert is_right(task, good, "nl")
    for wrong in (None, "", [], {}, True, 99, "99999", [0] * 9, "nan", "inf"):
        assert not is_right(task, wrong, "nl")
