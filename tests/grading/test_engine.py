"""`datataal grade` on a course: the scores of nbgrader, nothing lost, nothing done twice."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import grading_small_disk
import pytest
from grading_course import Course as Made
from grading_course import _hand_in
from grading_students import STUDENTS

from datataal.cli import main
from datataal.errors import DatataalError
from datataal.grading.engine import _merge
from datataal.grading.engine._course import Course
from datataal.grading.engine._journal import Journal
from datataal.grading.engine._pool import LocalPool
from datataal.grading.engine._run import Options, grade_assignment

pytestmark = pytest.mark.grading

#: Learners of the course whose scores nbgrader itself gives right; `looping` takes half a minute.
CLEAN = ("right", "empty", "wrong", "half", "raising-and-leaving", "fixed", "copied-and-deleted")
HOSTILE = {
    "not-a-notebook": "this is no JSON",
    "empty-file": "",
    "no-cells": json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}),
    "nul-and-surrogate": '{"cells": "\\u0000\\ud800"}',
}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A course that was released and to which seven learners handed in."""
    made = Made(tmp_path_factory.mktemp("engine") / "course", "nl", "")
    made.set_up()
    assert "exit code 0" in made.nbgrader("generate_assignment", made.assignment)
    for name in CLEAN:
        _hand_in(made, name, STUDENTS[name])
    return made


@pytest.fixture(scope="module")
def undisturbed(released, tmp_path_factory):
    """The same course, graded without anything happening."""
    made = Made(tmp_path_factory.mktemp("undisturbed") / "course", "nl", "")
    shutil.copytree(released.folder, made.folder)
    grade(made)
    return made


@pytest.fixture
def course(released, tmp_path):
    shutil.copytree(released.folder, tmp_path / "course")
    return Made(tmp_path / "course", "nl", "")


def grade(made, **options):
    course = Course.at(made.folder)
    with course.alone():
        return {
            one.student: one
            for one in grade_assignment(
                course, made.assignment, Options(**options), lambda: LocalPool(2)
            )
        }


def rows(made):
    """What the gradebook holds, without what differs by chance."""
    query = """
        select s.id, n.name, c.name, g.auto_score, g.manual_score, g.needs_manual_grade
        from grade g join submitted_notebook sn on g.notebook_id = sn.id
        join notebook n on sn.notebook_id = n.id
        join submitted_assignment sa on sn.assignment_id = sa.id
        join student s on sa.student_id = s.id join base_cell c on g.cell_id = c.id
        order by 1, 2, 3"""
    with sqlite3.connect(made.folder / "gradebook.db") as book:
        return book.execute(query).fetchall()


def test_scores_equal_those_of_nbgrader(course):
    done = grade(course)
    assert {name: course.points(name) for name in CLEAN} == {
        name: dict(STUDENTS[name].points) for name in CLEAN
    }
    assert {one.outcome.word for one in done.values()} == {"graded"}
    for name in CLEAN:
        notebook = course.notebook("autograded", name)
        assert any(cell.get("outputs") for cell in notebook["cells"])


def test_a_second_run_does_nothing_and_a_changed_submission_alone_is_graded(course):
    grade(course)
    before = rows(course)
    again = grade(course)
    assert [one.seconds for one in again.values()] == [0.0] * len(CLEAN)
    shutil.rmtree(course.folder / "submitted" / "empty")
    _hand_in(course, "empty", STUDENTS["right"])
    third = grade(course)
    assert [name for name, one in third.items() if one.seconds] == ["empty"]
    assert course.points("empty") == dict(STUDENTS["right"].points)
    assert [row for row in rows(course) if row[0] != "empty"] == [
        row for row in before if row[0] != "empty"
    ]


def test_a_run_with_nothing_new_loads_no_nbgrader(course):
    first = grade(course)
    program = f"""
import sys
from datataal.cli import main
code = main(["grade", {course.assignment!r}, "--course", {str(course.folder)!r}])
heavy = {{"nbgrader", "nbformat", "pandas", "sqlalchemy", "jsonschema"}} & set(sys.modules)
print(code, sorted(heavy))
"""
    again = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert f"{len(first)} submissions, 0 graded now" in again.stdout
    assert again.stdout.splitlines()[-1] == "0 []"


def test_an_assignment_that_is_released_anew_is_seen_by_a_run_that_would_have_nothing_to_do(course):
    grade(course, only=["right"])
    assert grade(course, only=["right"])["right"].seconds == 0
    with sqlite3.connect(course.folder / "gradebook.db") as book:
        book.execute("update grade_cells set max_score = max_score + 1")
    assert grade(course, only=["right"])["right"].seconds > 0


def test_a_fault_of_ours_is_graded_again_by_the_next_run(course):
    grade(course, only=["right", "half"])
    before = rows(course)
    here = Course.at(course.folder)
    for path in here.notes.glob("results/*/result.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**told, "error": "OSError: no room"}), encoding="utf-8")
    again = grade(course, only=["right", "half"])
    assert {one.outcome.word for one in again.values()} == {"graded"}
    assert all(one.seconds > 0 for one in again.values())
    assert rows(course) == before


def test_a_clock_that_was_set_back_loses_nothing_and_does_nothing_twice(course, monkeypatch):
    grade(course, only=["right"])
    first = rows(course)

    class LongAgo(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2001, 1, 1, tzinfo=tz)

    monkeypatch.setattr(_merge.dt, "datetime", LongAgo)
    for _ in range(2):  # also twice at the same moment
        assert grade(course, only=["right"], again=True)["right"].outcome.word == "graded"
    assert grade(course, only=["right"])["right"].seconds == 0
    assert rows(course) == first
    backups = sorted((course.folder / ".datataal" / "backups").iterdir())
    assert len(backups) == 3
    for one in backups:
        with sqlite3.connect(one) as book:
            assert book.execute("pragma integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("kib", [20, 600, 1000])
def test_a_full_disk_is_said_and_when_there_is_room_the_run_goes_on(course, undisturbed, kib):
    """Full before anything is written, while jobs are prepared, and while they run."""
    some = ("right", "half", "empty")
    own = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    words = [sys.executable, Path(grading_small_disk.__file__)]
    words += [course.folder, course.assignment, str(kib), *some]
    done = subprocess.run(
        ["unshare", *own, "--mount", *words], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    code, said = told["first"]
    assert code == 2, said
    assert re.search("disk is full|No space left", said), said
    assert "Traceback" not in said
    code, said = told["second"]
    assert code == 0, said
    assert told["rows"] == [
        [who, step, auto, manual]
        for who, _, step, auto, _, manual in rows(undisturbed)
        if who in some
    ]


def test_points_and_comments_of_a_person_are_never_touched(course):
    from nbgrader.api import Gradebook

    grade(course)
    url = f"sqlite:///{course.folder / 'gradebook.db'}"
    with Gradebook(url, "datataal") as book:
        found = book.find_submission(course.assignment, "right").notebooks[0]
        written = next(one for one in found.grades if one.name == "03-r1")
        written.manual_score, written.needs_manual_grade = 2.5, False
        next(iter(found.comments)).manual_comment = "Zeg ook wie het draagt."
        book.db.commit()
    grade(course, again=True)
    with Gradebook(url, "datataal") as book:
        found = book.find_submission(course.assignment, "right").notebooks[0]
        assert {one.name: one.manual_score for one in found.grades}["03-r1"] == 2.5
        assert "Zeg ook wie het draagt." in [one.manual_comment for one in found.comments]


def test_a_bad_submission_stops_no_other_and_is_never_zero_in_silence(course):
    for name, text in HOSTILE.items():
        folder = course.folder / "submitted" / name / course.assignment
        folder.mkdir(parents=True)
        (folder / "03-quality-exercise.ipynb").write_text(text, encoding="utf-8")
    nothing = course.folder / "submitted" / "no-file" / course.assignment
    nothing.mkdir(parents=True)
    strange = course.folder / "submitted" / "[a]*?" / course.assignment
    shutil.copytree(course.folder / "submitted" / "right" / course.assignment, strange)
    done = grade(course)
    for name in (*HOSTILE, "no-file"):
        assert done[name].outcome.word in ("not_gradable", "graded"), name
        assert done[name].outcome.word == "not_gradable" or name == "no-cells", name
        assert done[name].outcome.reasons or name == "no-cells", name
    assert course.points("[a]*?") == dict(STUDENTS["right"].points)
    assert course.points("right") == dict(STUDENTS["right"].points)


def test_a_backup_is_made_before_the_first_write(course):
    before = rows(course)
    grade(course)
    (copy,) = (course.folder / ".datataal" / "backups").glob("*.db")
    shutil.copy(copy, course.folder / "gradebook.db")
    assert rows(course) == before == []


def test_one_grader_at_a_time(course):
    here = Course.at(course.folder)
    with here.alone(), pytest.raises(DatataalError, match="graded already"), here.alone():
        pass


def test_an_assignment_that_was_not_released_is_named(course):
    with pytest.raises(DatataalError, match=r"no released assignment '99-none'"):
        grade_assignment(Course.at(course.folder), "99-none", Options(), lambda: LocalPool(1))


def test_a_folder_that_is_no_course_is_named(tmp_path, capsys):
    assert main(["grade", "x", "--course", str(tmp_path), "--unsafe-no-sandbox"]) == 2
    assert "nbgrader_config.py" in capsys.readouterr().err


def test_the_command_says_what_became_of_each(course, capsys):
    folder = course.folder / "submitted" / "broken" / course.assignment
    folder.mkdir(parents=True)
    (folder / "03-quality-exercise.ipynb").write_text("no", encoding="utf-8")
    words = ["grade", course.assignment, "--course", str(course.folder), "--jobs", "2"]
    assert main(words) == 1
    said = capsys.readouterr().out
    assert "8 submissions, 8 graded now" in said
    assert "broken: not_gradable: cannot be read or graded: NotJSONError" in said
    assert main([*words, "--only", "right"]) == 0


def test_what_ran_without_walls_is_noted(course, capsys):
    words = ["grade", course.assignment, "--course", str(course.folder), "--only", "right"]
    assert main([*words, "--unsafe-no-sandbox"]) == 0
    assert "WITHOUT A SANDBOX" in capsys.readouterr().err
    assert "without a sandbox" in (course.folder / ".datataal" / "unsafe.txt").read_text()


def test_without_a_sandbox_nothing_is_graded_and_it_says_how_to_get_one(
    course, monkeypatch, capsys
):
    monkeypatch.setenv("PATH", str(course.folder))
    assert main(["grade", course.assignment, "--course", str(course.folder)]) == 2
    said = capsys.readouterr().err
    assert "apt install bubblewrap" in said
    assert "Nothing was graded" in said
    assert "--unsafe-no-sandbox" in said
    assert not (course.folder / "autograded").exists()
    assert rows(course) == []


class ReadyPool:
    """Stands in for the station: puts down the results of an undisturbed run, one by one."""

    def __init__(self, results: Path) -> None:
        self._results = results
        self._jobs: list[dict[str, object]] = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def submit(self, job):
        self._jobs.append(job)

    def ended(self):
        for job in self._jobs:
            target = Path(str(job["place"])) / str(job["id"])
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(self._results / str(job["id"]), target)
            yield str(job["id"]), 0


def killed_after(seconds, work):
    """Do the work in a fork and kill it after so many seconds."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def test_killed_at_200_moments_and_gone_on_with_the_gradebook_is_the_same(course, undisturbed):
    results = undisturbed.folder / ".datataal" / "results"
    here, chance = Course.at(course.folder), random.Random(7)
    three = ("right", "empty", "half")
    wanted = [row for row in rows(undisturbed) if row[0] in three]

    def work():
        with here.alone():
            grade_assignment(
                here, course.assignment, Options(only=three), lambda: ReadyPool(results)
            )

    empty = (course.folder / "gradebook.db").read_bytes()
    work()
    for _ in range(10):
        for left in ("results", "backups"):
            shutil.rmtree(here.notes / left)
        (here.notes / "journal.jsonl").unlink()
        shutil.rmtree(course.folder / "autograded")
        (course.folder / "gradebook.db").write_bytes(empty)
        for _ in range(20):
            killed_after(chance.uniform(0, 0.5), work)
        work()
        assert rows(course) == wanted
        left = [one.name for one in (course.folder / "autograded").iterdir()]
        assert sorted(left) == sorted(three)


def test_killed_with_jobs_running_and_gone_on_with_the_gradebook_is_the_same(course, undisturbed):
    chance = random.Random(11)
    for _ in range(6):
        killed_after(chance.uniform(1, 9), lambda: grade(course))
    grade(course)
    assert rows(course) == rows(undisturbed)


def test_a_line_that_was_cut_off_is_passed_over(tmp_path):
    journal = Journal(tmp_path / "journal.jsonl")
    journal.write("merged", assignment="a", student="één", key="k1")
    with (tmp_path / "journal.jsonl").open("ab") as file:
        file.write(b'{"event": "merged", "assignment": "a", "stu')
    journal = Journal(tmp_path / "journal.jsonl")
    journal.write("merged", assignment="a", student="b", key="k2")
    again = Journal(tmp_path / "journal.jsonl")
    assert (again.merged("a", "één"), again.merged("a", "b")) == ("k1", "k2")
    assert not Path(tmp_path / "x").exists()
