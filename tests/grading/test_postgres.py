"""A gradebook on PostgreSQL: the same scores, also when the server goes away for a while."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from grading_course import Course as Made
from grading_course import _hand_in
from grading_students import STUDENTS

from datataal.errors import DatataalError
from datataal.grading.engine import _book
from datataal.grading.engine._course import Course
from datataal.grading.engine._pool import LocalPool
from datataal.grading.engine._run import Options, grade_assignment
from datataal.setup._machine import find_database

pytestmark = pytest.mark.grading

NAMES = ("right", "empty", "half", "wrong")
NOBODY = 65534


class Postgres:
    """A server of PostgreSQL on this machine only, in a folder of its own."""

    def __init__(self):
        self._bin = Path(find_database())
        self._folder = Path(tempfile.mkdtemp(prefix="datataal-pg-"))
        # The server will not be run by root.
        self._who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if not os.getuid() else {}
        if self._who:
            os.chown(self._folder, NOBODY, NOBODY)
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self._port = one.getsockname()[1]
        self._do(
            "initdb", "-U", "datataal", "-A", "trust", "--no-sync", "-D", self._folder / "data"
        )
        self.start()
        self.url = f"postgresql+psycopg://datataal:secret@127.0.0.1:{self._port}/postgres"

    def start(self):
        words = f"-p {self._port} -h 127.0.0.1 -k {self._folder} -F"
        self._do(
            "pg_ctl",
            "-D",
            self._folder / "data",
            "-l",
            self._folder / "log",
            "-w",
            "-o",
            words,
            "start",
        )

    def stop(self):
        """Stop at once, as when a machine falls over: no transaction is ended in order."""
        self._do("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "-w", "stop")

    def close(self):
        if (self._folder / "data" / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _do(self, tool, *words):
        subprocess.run(
            [self._bin / tool, *words],
            cwd=self._folder,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._who,
        )


@pytest.fixture(scope="module")
def server():
    if not find_database():
        pytest.skip("there is no server of PostgreSQL here")
    pytest.importorskip("psycopg", reason="the extra 'postgres' is not installed")
    made = Postgres()
    yield made
    made.close()


@pytest.fixture(scope="module")
def course(server, tmp_path_factory):
    """A released course whose gradebook is on the server, with four submissions."""
    made = Made(tmp_path_factory.mktemp("postgres") / "course", "nl", "")
    made.set_up()
    with (made.folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f'\nc.CourseDirectory.db_url = "{server.url}"\n')
    said = made.nbgrader("generate_assignment", made.assignment)
    assert "exit code 0" in said, said
    for name in NAMES:
        _hand_in(made, name, STUDENTS[name])
    return made


def grade(made, tell=lambda _done, _all: None, **options):
    course = Course.at(made.folder)
    with course.alone():
        return grade_assignment(
            course, made.assignment, Options(**options), lambda: LocalPool(2), tell
        )


def rows(server):
    """What the gradebook holds: learner, step, points, and whether a person must look."""
    import psycopg

    query = """
        select s.id, c.name, g.auto_score, g.needs_manual_grade
        from grade g join submitted_notebook sn on g.notebook_id = sn.id
        join submitted_assignment sa on sn.assignment_id = sa.id
        join student s on sa.student_id = s.id join base_cell c on g.cell_id = c.id
        order by 1, 2"""
    with psycopg.connect(server.url.replace("+psycopg", "")) as book:
        return book.execute(query).fetchall()


def wanted():
    return sorted(
        (name, step, points if points is None else float(points), points is None)
        for name in NAMES
        for step, points in STUDENTS[name].points.items()
    )


def test_the_server_goes_away_for_some_seconds_and_nothing_is_lost_or_twice(course, server, capsys):
    back = []

    def lose_the_server(done, _all):
        if done == 1 and not back:
            server.stop()
            back.append(threading.Timer(6, server.start))
            back[0].start()

    begin = time.monotonic()
    done = grade(course, lose_the_server)
    back[0].join()
    assert time.monotonic() - begin > 6
    assert "waiting for it" in capsys.readouterr().err
    assert len(done) == len(NAMES)
    assert {one.outcome.word for one in done} == {"graded"}
    assert rows(server) == wanted()
    assert not (course.folder / "gradebook.db").exists()
    again = grade(course)
    assert [one.seconds for one in again] == [0.0] * len(NAMES)
    assert rows(server) == wanted()


def test_a_server_that_stays_away_is_named_and_the_next_run_goes_on(course, server, monkeypatch):
    monkeypatch.setattr(_book, "PATIENCE", 2.0)

    def lose_the_server(done, _all):
        if done == 1:
            server.stop()

    try:
        with pytest.raises(DatataalError, match="kept and not done again") as told:
            grade(course, lose_the_server, again=True)
        assert "secret" not in str(told.value)
        with pytest.raises(DatataalError, match="Nothing was graded"):
            grade(course)
    finally:
        server.start()
    grade(course)
    assert rows(server) == wanted()


def test_without_the_driver_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    url = "postgresql+psycopg://datataal:secret@127.0.0.1:1/postgres"
    with (
        pytest.raises(DatataalError, match=r"pip install 'datataal\[postgres\]'") as told,
        _book.opened(url, "datataal"),
    ):
        pass
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("url", ["nothing", "oracle9://x/y"])
def test_what_is_no_address_is_named(url):
    with pytest.raises(DatataalError, match="no address of a gradebook"), _book.opened(url, "x"):
        pass


def test_a_gradebook_that_takes_nothing_is_named_at_once(tmp_path):
    """A file of sqlite does not come back by waiting."""
    url = f"sqlite:///{tmp_path / 'book.db'}"
    with _book.opened(url, "x") as book:

        def write():
            from sqlalchemy import text

            book.db.execute(text("pragma query_only = 1"))
            book.update_or_create_student("ans")

        begin = time.monotonic()
        with pytest.raises(DatataalError, match=r"cannot be used: .*readonly"):
            _book.patiently(write, book, url)
        assert time.monotonic() - begin < 5
