"""`nbgrader export` gives the same files as our own commands, for who works with nbgrader."""

import csv
import io

import pytest
from grading_course import Course as Made
from grading_marked import NAME, NOTEBOOK, mark
from nbgrader.api import Gradebook

from datataal.cli import main
from datataal.grading.course._points import points

pytestmark = pytest.mark.grading

PEOPLE = """id,first_name,last_name,email,lms_id
ans,=1+1,"de Vries, jr.",ans@example.org,41
bo,Zoë,חסן,bo@example.org,42
"""
WORKSHEET = (
    "Identifier,Full name,Email address,Grade,Maximum Grade\r\n"
    'Participant 41,"de Vries, jr.",ans@example.org,,20\r\n'
    "Participant 42,Zoë חסן,bo@example.org,,20\r\n"
)


@pytest.fixture
def export(waiting):
    """Run nbgrader's command in a course in which `ans` has a mark and `bo` waits for one."""
    (waiting.root / "roster.csv").write_text(PEOPLE, encoding="utf-8")
    (waiting.root / "worksheet.csv").write_text(WORKSHEET, encoding="utf-8", newline="")
    mark(waiting, "ans", 2.5)

    def run(exporter, *words):
        made = Made(waiting.root, "nl", "")
        name = f"--exporter=datataal.grading.course.export.{exporter}"
        return made.nbgrader_in_a_fork("export", name, *words)

    return run


def own(waiting, tmp_path, *words):
    out = tmp_path / "own.csv"
    main(["course", *words, "--assignment", NAME, "--out", str(out), "--course", str(waiting.root)])
    return out.read_bytes()


def test_plain_csv_holds_the_rows_of_our_own_command(export, waiting, tmp_path):
    assert "exit code 0" in export("PlainCsv")
    text = (waiting.root / "points.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["id"], row["first_name"], row["points"]) for row in rows] == [
        ("ans", "'=1+1", "2.5"),
        ("bo", "Zoë", "0.0"),
    ]
    for row in rows:
        assert row.pop("assignment") == NAME
    command = own(waiting, tmp_path, "points").decode("utf-8-sig")
    assert rows == list(csv.DictReader(io.StringIO(command)))


def test_the_platforms_file_is_filled_as_by_our_own_command(export, waiting, tmp_path):
    words = [f'--assignment=["{NAME}"]', "--PlatformFile.file=worksheet.csv", "--to", "done.csv"]
    assert "exit code 0" in export("PlatformFile", *words)
    filled = (waiting.root / "done.csv").read_bytes()
    assert filled.decode() == WORKSHEET.replace("ans@example.org,,", "ans@example.org,2.5,")
    assert filled == own(waiting, tmp_path, "fill", str(waiting.root / "worksheet.csv"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "x.csv"], "name one assignment"),
        ([f'--assignment=["{NAME}"]', "--PlatformFile.file=no.csv", "--to", "x.csv"], "no.csv"),
    ],
)
def test_what_cannot_be_is_said_without_a_traceback(export, waiting, words, said):
    log = export("PlatformFile", *words)
    assert "exit code 1" in log
    assert "Nothing was written" in log
    assert said in log
    assert "Traceback" not in log
    assert not (waiting.root / "x.csv").exists()


def test_what_a_late_hand_in_costs_is_taken_off(waiting):
    mark(waiting, "ans", 2.5)
    with Gradebook(waiting.db_url, waiting.id) as book:
        book.find_submission_notebook(NOTEBOOK, NAME, "ans").late_submission_penalty = 1.5
        book.db.commit()
    assert points(waiting, NAME)["ans"].score == 1.0
