"""A course on disk: made, handed in, graded and given feedback by plain nbgrader."""

from __future__ import annotations

import copy
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from grading_students import STUDENTS, Student

from datataal.grading import build, notebook_name

ROOT = Path(__file__).resolve().parents[1]
SLUG = "03-quality"


@dataclass(frozen=True)
class Course:
    """A course on disk, after generate_assignment, autograde and generate_feedback."""

    folder: Path
    lang: str
    log: str
    slug: str = SLUG

    @property
    def assignment(self) -> str:
        return f"{self.slug}-{self.lang}"

    def notebook(self, stage: str, student: str = "") -> dict[str, Any]:
        path = self.folder / stage / student / self.assignment / notebook_name(self.slug)
        return nbformat.read(path, as_version=4)

    def feedback(self, student: str) -> Path:
        name = Path(notebook_name(self.slug)).with_suffix(".html").name
        return self.folder / "feedback" / student / self.assignment / name

    def points(self, student: str) -> dict[str, float | None]:
        """The points that the gradebook holds for each step; None waits for a person."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}", "datataal") as book:
            found = book.find_submission(self.assignment, student)
            return {
                grade.name: None if grade.needs_manual_grade else grade.score
                for one in found.notebooks
                for grade in one.grades
            }

    def set_up(self) -> None:
        """Lay the course out as an instructor has it: settings, templates, derived sources."""
        self.folder.mkdir()
        shutil.copy(ROOT / "grading" / "nbgrader_config.py", self.folder)
        shutil.copytree(ROOT / "grading" / "templates", self.folder / "templates")
        build(self.folder, [self.lang])

    def nbgrader(self, *words: str) -> str:
        """Run a plain nbgrader command in the course's folder, and return what it said."""
        tools = Path(sys.executable).parent
        done = subprocess.run(
            [tools / "nbgrader", *words],
            cwd=self.folder,
            env={**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        return f"{done.stdout}{done.stderr}\nexit code {done.returncode}"

    def nbgrader_in_a_fork(self, *words: str) -> str:
        """Run the same command in a fork of a process that has loaded nbgrader."""
        log = self.folder / "nbgrader.log"
        forks = multiprocessing.get_context("forkserver")
        forks.set_forkserver_preload(["nbgrader.apps.nbgraderapp", "nbgrader.converters"])
        process = forks.Process(target=_be_nbgrader, args=(self.folder, log, words))
        process.start()
        process.join(600)
        process.kill()
        return f"{log.read_text(encoding='utf-8')}\nexit code {process.exitcode}"


def _be_nbgrader(folder: Path, log: Path, words: Sequence[str]) -> None:
    from nbgrader.apps.nbgraderapp import main

    os.chdir(folder)
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(file, stream)
    sys.argv = ["nbgrader", *words]
    main()


def grade(
    course: Course, students: Mapping[str, Student] = STUDENTS, *, in_forks: bool = False
) -> str:
    """Release, hand in, grade and give feedback; return all that nbgrader said."""
    run = course.nbgrader_in_a_fork if in_forks else course.nbgrader
    course.set_up()
    log = run("generate_assignment", course.assignment)
    for name, student in students.items():
        if course.lang in student.languages:
            _hand_in(course, name, student)
    log += run("autograde", course.assignment)
    return log + run("generate_feedback", course.assignment)


def _hand_in(course: Course, name: str, student: Student) -> None:
    """Do what a learner does: fill in the released notebook, keep a record, hand in both."""
    notebook = copy.deepcopy(course.notebook("release"))
    filled = student.fill(notebook, course.lang)
    folder = course.folder / "submitted" / name / course.assignment
    folder.mkdir(parents=True)
    (folder / notebook_name(course.slug)).write_text(
        nbformat.writes(nbformat.from_dict(filled)), encoding="utf-8"
    )
    for file, text in student.records(course.lang).items():
        (folder / "records").mkdir(exist_ok=True)
        (folder / "records" / file).write_text(text, encoding="utf-8")


def answers(notebook: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of a notebook by id."""
    return {cell["id"]: cell for cell in notebook["cells"]}
