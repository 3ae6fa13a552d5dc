"""A batch of broken and hostile submissions: each gets its outcome, and no one else feels it."""

from __future__ import annotations

import copy
import hashlib
import json
import os
from pathlib import Path

import nbformat
import pytest
from grading_attacks import ATTACKS, TRICKS
from grading_bad import BAD, FIRST, NAME, cell
from grading_course import Course as Made
from grading_students import FULL, STUDENTS, record
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade

from datataal.grading import learner_notebook
from datataal.grading.engine._course import Course
from datataal.grading.engine._pool import LocalPool
from datataal.grading.engine._run import Options, grade_assignment
from datataal.grading.sandbox._limits import Limits
from datataal.grading.sandbox._wall import SHARED

pytestmark = pytest.mark.grading

LIMITS = Limits(memory=3 << 30, processes=48, cpu=20, wall=40, cell=6, file=32 << 20)
#: Before, between and behind the bad ones, in the order of names.
GOOD = ("!good", "good-1", "zz-good")
#: Only by putting them right first does nbgrader give these what they should get.
MENDED = (
    "answer and check deleted", "byte order mark", "metadata lost",
    "no grade", "renamed",
)  # fmt: skip


def filled(text, values):
    """Fill in the braces that attacks have, in text of JSON."""
    for key, value in values.items():
        text = text.replace("{" + key + "!r}", json.dumps(repr(str(value)))[1:-1])
        text = text.replace("{" + key + "}", json.dumps(str(value))[1:-1])
    return text


def hand_in(made, name, write, right, values):
    folder = made.folder / "submitted" / name / made.assignment
    folder.mkdir(parents=True)
    write(folder, copy.deepcopy(right))
    if not (folder / "records").is_symlink():
        (folder / "records").mkdir()
        (folder / "records" / "03a.json").write_text(record("nl"), encoding="utf-8")
    path = folder / NAME
    if name in ATTACKS:
        path.write_text(filled(path.read_text(encoding="utf-8"), values), encoding="utf-8")


def grade(made, **options):
    course = Course.at(made.folder)
    with course.alone():
        done = grade_assignment(
            course, made.assignment, Options(limits=LIMITS, **options), lambda: LocalPool(2)
        )
    return {one.student: one.outcome for one in done}


def fingerprint(folder):
    """What is on disk below a folder: each file's path and content, links as links."""
    return {
        str(path.relative_to(folder)): "link"
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


class Batch:
    """The course with all of them in it; `outcomes` after one run over all."""

    def __init__(self, folder):
        self.made = made = Made(folder, "nl", "")
        made.set_up()
        assert "exit code 0" in made.nbgrader_in_a_fork("generate_assignment", made.assignment)
        self.left = Path("/tmp", f"datataal-left-{os.getpid()}-bad")
        classmate = made.folder / "submitted" / "good-1" / made.assignment / "classmate.txt"
        values = {"victim": classmate, "left": self.left, "folder": SHARED, "pid": os.getpid()}
        right = STUDENTS["right"].fill(made.notebook("release"), "nl")
        for name in (*GOOD, *BAD):
            write = BAD["two notebooks" if name in GOOD else name].write
            hand_in(made, name, write, right, values)
        classmate.write_text("secret", encoding="utf-8")
        self.kept = {name: fingerprint(made.folder / name) for name in ("submitted", "source")}
        self.outcomes = grade(made)


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    return Batch(tmp_path_factory.mktemp("bad") / "course")


def test_there_are_at_least_forty():
    assert len(BAD) >= 40


@pytest.mark.parametrize("name", BAD)
def test_each_gets_its_outcome_and_its_points(name, batch):
    bad, found = BAD[name], batch.outcomes[name]
    assert (found.word, bad.reason in " ".join(found.reasons)) == (bad.word, True), found
    points = batch.made.points(name)
    if bad.points is not None:
        assert points == dict(bad.points)
    elif bad.word == "not_gradable":
        assert set(points.values()) <= {None}


@pytest.mark.parametrize("name", GOOD)
def test_nobody_else_gets_other_points(name, batch):
    assert batch.made.points(name) == dict(FULL)
    assert batch.outcomes[name].word == "graded"


def test_nothing_that_was_handed_in_and_no_source_is_changed(batch):
    for name, before in batch.kept.items():
        assert fingerprint(batch.made.folder / name) == before


def test_no_attack_got_what_it_wanted(batch):
    for path in (batch.made.folder / "autograded").rglob(NAME):
        outputs = [out for one in nbformat.read(path, 4).cells for out in one.get("outputs", [])]
        said = [out.get("text", "") + out.get("ename", "") for out in outputs]
        assert "GOT" not in "".join(said), path
    assert not batch.left.exists()


def test_a_second_run_finds_all_of_them_done(batch):
    assert grade(batch.made) == batch.outcomes


def test_without_mending_these_would_get_other_outcomes_or_points(batch, tmp_path):
    exact = Made(tmp_path / "course", "nl", "")
    exact.set_up()
    assert "exit code 0" in exact.nbgrader_in_a_fork("generate_assignment", exact.assignment)
    right = STUDENTS["right"].fill(exact.notebook("release"), "nl")
    for name in MENDED:
        hand_in(exact, name, BAD[name].write, right, {})
    found = grade(exact, exact=True)
    for name in MENDED:
        bare = found[name].word, exact.points(name)
        assert bare != (batch.outcomes[name].word, batch.made.points(name)), name


@pytest.mark.parametrize("name", [*TRICKS, "forges a check"])
def test_the_same_trick_earns_points_of_a_bare_kernel(name, tmp_path):
    if name in TRICKS:
        first = "answer = 1\n" + TRICKS[name][0]
        check = "assert answer == 16.1 or abs(answer - 16.1) < 0.1"
    else:
        BAD[name].write(
            tmp_path, STUDENTS["right"].fill(learner_notebook("03-quality", "nl"), "nl")
        )
        first = cell(json.loads((tmp_path / NAME).read_text()), FIRST)["source"]
        check = "import datataal\ndatataal.check('03-q1', name='marge')"
    about = {"grade": True, "solution": False, "grade_id": "q", "points": 2, "locked": True}
    book = new_notebook(
        cells=[new_code_cell(first), new_code_cell(check, metadata={"nbgrader": about})]
    )
    NotebookClient(book, timeout=60, allow_errors=True).execute()
    assert determine_grade(book.cells[1])[0]
