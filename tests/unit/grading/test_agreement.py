"""Cohen's kappa against published and hand-made examples; the marking sheet's round trip."""

import csv
import io
import math

import pytest

from datataal.errors import DatataalError
from datataal.grading.marking import _sheet
from datataal.grading.marking._agree import agreement
from datataal.grading.marking._items import Item, sample
from datataal.grading.marking._marks import Mark


def pairs(table):
    return [
        (a, b) for a, row in enumerate(table) for b, many in enumerate(row) for _ in range(many)
    ]


def test_kappa_equals_a_published_example():
    # Viera and Garrett, Family Medicine 37 (2005) 360-363: 0.85 seen, 0.65 by chance, kappa 0.57.
    found = agreement(pairs([[15, 5], [10, 70]]))
    assert (found.equal, round(found.by_chance, 2), round(found.kappa, 2)) == (0.85, 0.65, 0.57)


def test_kappa_of_three_levels_is_what_the_formula_gives_by_hand():
    # Seen 0.7; by chance 0.5*0.4 + 0.3*0.3 + 0.2*0.3 = 0.35; (0.7 - 0.35) / 0.65.
    found = agreement(pairs([[35, 5, 10], [5, 20, 5], [0, 5, 15]]))
    assert found.kappa == pytest.approx(0.35 / 0.65)
    half = 1.96 * math.sqrt(0.7 * 0.3 / 100) / 0.65
    assert (found.low, found.high) == pytest.approx((found.kappa - half, found.kappa + half))
    assert found.near == pytest.approx(0.9)


def test_kappa_is_not_said_where_it_means_nothing():
    assert agreement([]).kappa is None
    assert agreement([(2, 2)] * 9).kappa is None
    assert agreement([(0, 1), (1, 0)]).kappa == -1


def item(id_, answer="Ja, mits."):
    return Item(id_, "03-r1", "03-quality-exercise", 3, answer, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "'=1+1",
        "''=1+1",
        "+31",
        "-",
        "@x",
        "\tx",
        "'s avonds",
        'a "b"; c,\nd',
        "é\u202eא",
        "",
    ],
)
def test_every_comment_comes_back_as_it_was_and_none_is_run(tmp_path, text):
    mark = Mark("ans", "03-r1", "first", "AB", 2, text)
    made = _sheet.write([item("ans", text)], {("ans", "03-r1"): mark})
    cells = next(csv.DictReader(io.StringIO(made, newline="")))
    assert not cells["comment"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not cells["answer"].startswith(("=", "+", "-", "@", "\t", "\r"))
    path = tmp_path / "sheet.csv"
    path.write_text(made, encoding="utf-8-sig", newline="")
    ((_, back),) = _sheet.read(path, [item("ans")], "first", "AB")
    assert (back.points, back.comment) == (2, text)


def test_a_sheet_that_a_spreadsheet_saved_with_semicolons_is_read(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text("student;step;most;answer;points;comment\r\nans;03-r1;3;x;2,0;goed\r\n")
    ((_, mark),) = _sheet.read(path, [item("ans")], "first", "AB")
    assert (mark.points, mark.comment) == (2, "goed")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("ans,03-r1,3,x,4,", "'4' points cannot be given"),
        ("ans,03-r1,3,x,1.5,", "'1.5' points cannot be given"),
        ("ans,03-r1,3,x,nan,", "'nan' points cannot be given"),
        ("bo,03-r1,3,x,1,", "bo 03-r1 is no answer to mark here"),
        ("ans,03-r1,3,x,1,\nans,03-r1,3,x,2,", "ans 03-r1 stands here twice"),
    ],
)
def test_one_bad_row_is_named_with_its_line_and_nothing_of_the_sheet_is_used(tmp_path, row, what):
    path = tmp_path / "sheet.csv"
    path.write_text(f"student,step,most,answer,points,comment\n{row}\n", encoding="utf-8")
    with pytest.raises(DatataalError) as caught:
        _sheet.read(path, [item("ans")], "first", "AB")
    assert what in str(caught.value)
    assert f"{path}:{2 + row.count(chr(10))}" in str(caught.value)


def test_a_sheet_without_its_first_row_is_refused(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text("ans,03-r1,3,x,2,\n", encoding="utf-8")
    with pytest.raises(DatataalError, match="no column comment, points, step, student"):
        _sheet.read(path, [item("ans")], "first", "AB")


def test_the_second_marker_gets_a_share_by_chance_and_always_the_same():
    found = [item(f"learner-{nr}") for nr in range(50)]
    chosen = sample(found, "03-quality-nl", 0.2)
    assert chosen == sample(found, "03-quality-nl", 0.2)
    assert len(chosen) == 10
    assert chosen != found[:10]
    assert set(chosen) < set(sample(found, "03-quality-nl", 0.4))
