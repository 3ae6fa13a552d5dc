"""Points go back in the platform's own file, and nothing else in it changes."""

import csv
import io

import pytest

from datataal.errors import DatataalError
from datataal.grading.course._lms import Points, fill, plain_csv
from datataal.grading.course._roster import Roster

ROSTER = """id,first_name,last_name,email,lms_id
s1,Zoë,"van den Berg, jr.",zoe@example.org,41
s2,Ali,Öztürk,ali@example.org,42
s3,ليلى,حسن,leila@example.org,43
s4,Bo,Bakker,bo@example.org,44
"""
HAVE = {
    "s1": Points(17.5, 20, waits=False),
    "s2": Points(0, 20, waits=False),
    "s3": Points(12, 20, waits=True),
}
MOODLE = (
    '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Feedback comments"\r\n'
    '"Participant 41","Zoë van den Berg, jr.",zoe@example.org,"Submitted, with ""quotes""",,20.00,\r\n'
    '"Participant 42","Ali Öztürk",ali@example.org,Submitted,,20.00,"=1+1"\r\n'
    '"Participant 43","حسن ليلى",leila@example.org,Submitted,,20.00,\r\n'
    '"Participant 44","Bo Bakker",bo@example.org,"No submission",,20.00,\r\n'
    '"Participant 99","Niemand",n@example.org,Submitted,,20.00,\r\n'
)
BRIGHTSPACE = (
    "OrgDefinedId,Username,Last Name,First Name,Kwaliteit Points Grade <Numeric MaxPoints:20>,"
    "End-of-Line Indicator\n"
    '#41,zberg,"van den Berg, jr.",Zoë,,#\n#42,aoz,Öztürk,Ali,3,#\n#43,lh,حسن,ليلى,,#\n'
)
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Kwaliteit (1234),Current Score\n"
    "    Points Possible,,,,,20,\n"
    '"van den Berg, jr., Zoë",9001,s1,zoe@example.org,A,,50\n'
    '"Öztürk, Ali",9002,s2,ali@example.org,A,,\n"حسن, ليلى",9003,s3,leila@example.org,A,,\n'
    '"Student, Test",9009,,,A,,\n'
)
FILES = {
    "Moodle": (MOODLE, "Grade"),
    "Brightspace": (BRIGHTSPACE, "Kwaliteit Points Grade <Numeric MaxPoints:20>"),
    "Canvas": (CANVAS, "Kwaliteit (1234)"),
}


@pytest.fixture
def roster(tmp_path):
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return Roster.read(tmp_path / "roster.csv")


@pytest.fixture
def filled(tmp_path, roster):
    def run(text, points=HAVE, column=""):
        (tmp_path / "in.csv").write_text(text, encoding="utf-8", newline="")
        return fill(tmp_path / "in.csv", points, roster, column)

    return run


def rows(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("platform", FILES)
def test_only_the_one_column_of_final_points_changes(platform, filled):
    text, column = FILES[platform]
    done = filled(text)
    assert (done.platform, done.column, done.written) == (platform, column, 2)
    assert done.waiting == ("s3",)
    before, after = rows(text), rows(done.text)
    at = [name.strip() for name in before[0]].index(column)
    for old, new in zip(before, after, strict=True):
        assert [*old[:at], *old[at + 1 :]] == [*new[:at], *new[at + 1 :]]
    changed = [new[at] for old, new in zip(before, after, strict=True) if old[at] != new[at]]
    assert changed == ["17.5", "0"]


def test_who_is_unknown_or_handed_nothing_in_is_told(filled):
    done = filled(MOODLE)
    assert done.absent == ("s4",)
    assert done.unknown == ("99 / n@example.org / Niemand",)


def test_lines_end_as_they_did(filled):
    assert filled(MOODLE).text.count("\r\n") == MOODLE.count("\r\n")
    assert "\r" not in filled(CANVAS).text


def test_filling_in_twice_gives_the_same(filled):
    once = filled(MOODLE).text
    assert filled(once).text == once


def test_a_platform_that_counts_to_less_is_refused(filled):
    with pytest.raises(DatataalError, match="counts to 10"):
        filled(MOODLE.replace("20.00", "10.00"))
    with pytest.raises(DatataalError, match="counts to 10"):
        filled(BRIGHTSPACE.replace("MaxPoints:20", "MaxPoints:10"))


def test_two_columns_that_can_be_meant_are_asked_about(filled):
    text = CANVAS.replace("Current Score", "Kaart (1235)")
    with pytest.raises(DatataalError, match="2 columns can be meant"):
        filled(text)
    assert filled(text, column="Kwaliteit").column == "Kwaliteit (1234)"
    with pytest.raises(DatataalError, match="0 columns"):
        filled(CANVAS, column="Nothing")


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "PK\x03\x04"])
def test_another_file_is_refused_in_a_clear_line(text, filled):
    with pytest.raises(DatataalError, match=r"empty|not a file of Moodle"):
        filled(text)


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_text(cell):
    text = plain_csv([{"id": cell, "points": -2.5, "name": 'Berg, "Zoë" ليلى'}])
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row == {"id": f"'{cell}", "points": "-2.5", "name": 'Berg, "Zoë" ليلى'}


def test_work_that_could_not_be_graded_waits_for_nobody_and_gets_no_zero(filled):
    done = filled(MOODLE, {**HAVE, "s2": Points(0, 20, waits=True, ungraded=True)})
    assert (done.ungraded, done.waiting) == (("s2",), ("s3",))
    row = next(one for one in csv.DictReader(io.StringIO(done.text)) if "Ali" in one["Full name"])
    assert row["Grade"] == ""
