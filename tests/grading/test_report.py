"""`datataal report`: figures of a group, none of a small one, no word about a cause."""

import csv
import json
import re
import shutil

import pytest
from grading_marked import NAME, mark, waiting_course
from nbgrader.api import Gradebook

from datataal import content
from datataal.cli import main
from datataal.errors import DatataalError
from datataal.grading.engine._course import Course
from datataal.grading.report.cli import main as run

pytestmark = pytest.mark.grading

LEARNERS = [f"learner-{nr}" for nr in range(6)]


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    """A course in which three of six people have all points on the code steps, three have none."""
    made = waiting_course(tmp_path_factory.mktemp("six") / "course", LEARNERS)
    with Gradebook(made.db_url, made.id) as book:
        for nr, id_ in enumerate(LEARNERS):
            (part,) = book.find_submission(NAME, id_).notebooks
            for grade in part.grades:
                if grade.name != "03-r1":
                    grade.auto_score = float(grade.max_score if nr >= 3 else 0)
        book.db.commit()
    for nr, id_ in enumerate(LEARNERS):
        mark(made, id_, nr % 4)
    return made


@pytest.fixture
def course(six, tmp_path):
    shutil.copytree(six.root, tmp_path / "course")
    return Course.at(tmp_path / "course")


def report(made, *more):
    out = made.root.parent / "out"
    code = main(["report", "--course", str(made.root), "--out", str(out), *more])
    tables = {}
    for path in out.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return code, (out / "report.html").read_text(encoding="utf-8"), tables


def test_the_page_and_the_csv_hold_the_figures_of_every_step(course):
    code, page, tables = report(course)
    items = {row["step"]: row for row in tables["items"]}
    assert code == 0
    assert (items["03-q1"]["mean"], items["03-q1"]["n"]) == ("0.5", "6")
    # The rest is 0 1 2 18 15 16: squares between the two halves 352.67, in all 359.33.
    assert float(items["03-q1"]["discrimination"]) == pytest.approx(
        (352.667 / 359.333) ** 0.5, abs=1e-4
    )
    assert [row["bridge"] for row in tables["bridges"]] == ["data"]
    assert 0 < float(tables["reliability"][0]["value"]) <= 1
    assert page.count("<figure") == 1
    assert re.search(r'<img [^>]*alt="Van laag naar hoog', page)


def test_no_learner_is_named_and_no_host_is_asked(course):
    _, page, _ = report(course)
    everything = page + "".join(
        path.read_text("utf-8") for path in (course.root.parent / "out").glob("*.csv")
    )
    assert "learner-" not in everything
    assert not re.search(r"(src|href)=\"(?!data:|#)", page)


def test_a_group_under_five_is_nowhere_in_the_report(course):
    with Gradebook(course.db_url, course.id) as book:
        for id_ in LEARNERS[4:]:
            book.remove_submission(NAME, id_)
    code, page, tables = report(course)
    assert (code, tables) == (1, {})
    assert "Minder dan 5 mensen: niet getoond." in page
    assert "<figure" not in page


def test_a_step_that_waits_for_a_person_does_not_count_as_nothing(course):
    with Gradebook(course.db_url, course.id) as book:
        for id_ in LEARNERS[:2]:
            (part,) = book.find_submission(NAME, id_).notebooks
            for grade in part.grades:
                if grade.name == "03-r1":
                    grade.manual_score, grade.needs_manual_grade = None, True
        book.db.commit()
    _, _, tables = report(course)
    assert "03-r1" not in {row["step"] for row in tables["items"]}
    assert "03-q1" in {row["step"] for row in tables["items"]}
    assert "reliability" not in tables


def test_work_that_could_not_be_graded_is_no_person_of_the_group(course):
    with Gradebook(course.db_url, course.id) as book:
        (part,) = book.find_submission(NAME, LEARNERS[0]).notebooks
        for grade in part.grades:
            grade.needs_manual_grade = True
        book.db.commit()
    _, page, tables = report(course)
    assert "6 mensen" not in page
    assert "<p>5 mensen</p>" in page
    assert {row["n"] for row in tables["items"]} == {"5"}


def test_a_table_of_an_earlier_report_does_not_stay(course):
    report(course)
    _, _, tables = report(course, "--least", "50")
    assert tables == {}


def measured(folder, people, answers):
    folder.mkdir()
    for nr in range(people):
        made = {"schema": "urn:datataal:measure:1", "form": "a", "lang": "nl", "answers": answers}
        (folder / f"p{nr}.json").write_text(json.dumps(made), encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_start_and_end_stand_side_by_side_without_a_cause(course, tmp_path, lang):
    start = measured(tmp_path / "start", 5, {})
    end = measured(tmp_path / "end", 5, {"a-policy-1": 2})
    asked = ["--start", start, "--end", end, "--paired", "--lang", lang]
    _, page, tables = report(course, *asked)
    policy = next(row for row in tables["measure"] if row["bridge"] == "policy")
    assert (policy["start"], float(policy["difference"])) == ("0.0", pytest.approx(1 / 6, abs=1e-3))
    assert content.strings("grading", lang)["report"]["measure_lead"].replace("'", "&#x27;") in (
        page.replace("'", "&#x27;")
    )
    (option,) = tables["measure-options"]
    assert (option["task"], option["right"], option["n"]) == ("a-policy-1", "True", "5")


def test_a_small_group_at_the_end_hides_the_comparison(course, tmp_path):
    start = measured(tmp_path / "start", 5, {})
    end = measured(tmp_path / "end", 4, {})
    _, _, tables = report(course, "--start", start, "--end", end)
    assert "measure" not in tables
    assert len({row["when"] for row in tables["measure-tasks"]}) == 1


def test_a_file_that_is_no_measure_is_named_and_nothing_is_written(course, tmp_path):
    start = measured(tmp_path / "start", 5, {})
    (tmp_path / "start" / "other.json").write_text("[]")
    with pytest.raises(DatataalError, match=r"not a file of a measure"):
        run(["--course", str(course.root), "--out", str(tmp_path / "out"), "--start", start])
    assert not (tmp_path / "out").exists()
