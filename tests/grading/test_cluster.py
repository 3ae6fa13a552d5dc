"""`datataal grade --scheduler`: the same grades from other workers, also when one is lost."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from grading_course import Course as Made
from grading_course import _hand_in
from grading_students import STUDENTS

from datataal.cli import main
from datataal.errors import DatataalError
from datataal.grading.engine import _cluster, _message, _scheduler, _worker
from datataal.grading.engine._cluster import ClusterPool
from datataal.grading.engine._course import Course
from datataal.grading.engine._run import Options, grade_assignment

pytestmark = pytest.mark.grading

SIX = ("right", "empty", "wrong", "half", "fixed", "copied-and-deleted")
JOB = {
    "id": "0" * 24,
    "key": "0" * 64,
    "assignment": "03-quality-nl",
    "submission": "/course/submitted/ans/03-quality-nl",
    "source": "/course/source",
    "seed": "/course/.datataal/seed.db",
    "config": "/course/nbgrader_config.py",
    "place": "/course/.datataal/results",
    "limits": {"wall": 10},
    "exact": False,
}
ASKED = {"job": JOB, "mark": "0" * 32, "versions": {"Python": "3"}, "walls": True}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    made = Made(tmp_path_factory.mktemp("cluster") / "course", "nl", "")
    made.set_up()
    assert "exit code 0" in made.nbgrader("generate_assignment", made.assignment)
    for name in SIX:
        _hand_in(made, name, STUDENTS[name])
    return made


@pytest.fixture
def course(released, tmp_path):
    shutil.copytree(released.folder, tmp_path / "course")
    return Made(tmp_path / "course", "nl", "")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Cluster:
    """A scheduler and workers of dask, each a process of its own, on this machine only."""

    def __init__(self, place, words=(), scheme="tcp"):
        pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
        port = free_port()
        self.address = f"{scheme}://127.0.0.1:{port}"
        self._place, self._words, self.workers = place, words, []
        self.scheduler = self._start(
            "scheduler", "--host", f"{scheme}://127.0.0.1", "--port", str(port), "--no-dashboard"
        )

    def worker(self):
        self.workers.append(
            self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        )

    def _start(self, *words):
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words, *self._words],
            cwd=self._place,
            stdout=subprocess.DEVNULL,
            stderr=(self._place / "cluster.log").open("ab"),
        )

    def wait_for(self, workers, **options):
        from distributed import Client

        for _ in range(60):
            with contextlib.suppress(OSError):
                with Client(self.address, timeout=5, set_as_default=False, **options) as client:
                    if workers:
                        client.wait_for_workers(workers, timeout=60)
                return
            time.sleep(0.5)

    def close(self):
        for one in (*self.workers, self.scheduler):
            one.kill()
            one.wait()


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path)
    yield made
    made.close()


def grade(made, pool, tell=lambda _done, _all: None, **options):
    course = Course.at(made.folder)
    with course.alone():
        done = grade_assignment(
            course, made.assignment, Options(**options), lambda: pool(course.notes), tell
        )
    return {one.student: one for one in done}


def right_points(made):
    return {name: made.points(name) for name in SIX} == {
        name: dict(STUDENTS[name].points) for name in SIX
    }


def test_two_workers_give_the_scores_of_nbgrader_and_losing_one_costs_nothing(course, cluster):
    cluster.worker()
    cluster.worker()
    cluster.wait_for(2)
    lost = []

    def lose_one(done, _all):
        if done == 1 and not lost:
            lost.append(cluster.workers[0])
            lost[0].send_signal(signal.SIGKILL)

    done = grade(course, lambda notes: ClusterPool(cluster.address, notes), lose_one)
    assert lost
    assert lost[0].wait(5) == -signal.SIGKILL
    assert {one.outcome.word for one in done.values()} == {"graded"}
    assert right_points(course)
    lines = (course.folder / ".datataal" / "journal.jsonl").read_text().splitlines()
    merged = [json.loads(line)["student"] for line in lines]
    assert sorted(merged) == sorted(SIX)
    # Nothing new: the workers are not even asked.
    again = grade(course, lambda _notes: pytest.fail("a pool was opened"))
    assert [one.seconds for one in again.values()] == [0.0] * len(SIX)


def test_a_scheduler_that_goes_away_is_named_and_the_rest_goes_on_here(course, cluster, capsys):
    cluster.worker()
    cluster.wait_for(1)

    def lose_all(done, _all):
        if done == 1:
            cluster.scheduler.kill()

    def pool(notes):
        return ClusterPool(cluster.address, notes, patience=4)

    with pytest.raises(DatataalError, match="scheduler is gone"):
        grade(course, pool, lose_all)
    words = ["grade", course.assignment, "--course", str(course.folder), "--jobs", "2"]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "6 submissions" in said
    assert "6 graded now" not in said
    assert right_points(course)


def test_a_scheduler_without_workers_is_named(course, cluster):
    cluster.wait_for(0)

    def pool(notes):
        return ClusterPool(cluster.address, notes, patience=3)

    with pytest.raises(DatataalError, match="no worker for 3 seconds"):
        grade(course, pool)


def test_a_worker_with_other_versions_grades_nothing(course, cluster, monkeypatch):
    cluster.worker()
    cluster.wait_for(1)
    here = {**_message.versions(), "pandas": "0.1"}
    monkeypatch.setattr(_cluster, "versions", lambda: here)
    with pytest.raises(DatataalError, match=r"it has pandas .*, and whoever asks has 0\.1"):
        grade(course, lambda notes: ClusterPool(cluster.address, notes))
    assert not (course.folder / "autograded").exists()


def certificate(place, name, ca=None):
    """Make a key and a certificate with the program openssl: an authority's, or one it signs."""
    key, cert, csr = (place / f"{name}.{kind}" for kind in ("key", "pem", "csr"))
    new = ["openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}"]
    if ca is None:
        words = [[*new, "-x509", "-days", "2", "-keyout", key, "-out", cert]]
    else:
        signed = ["-CA", ca[0], "-CAkey", ca[1], "-CAcreateserial", "-days", "2"]
        words = [
            [*new, "-keyout", key, "-out", csr],
            ["openssl", "x509", "-req", "-in", csr, *signed, "-out", cert],
        ]
    for one in words:
        subprocess.run(one, check=True, capture_output=True)
    return cert, key


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes certificates with openssl")
def test_over_tls_and_only_with_a_certificate_of_the_same_authority(course, tmp_path, capsys):
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    from distributed.security import Security

    ca = certificate(tmp_path, "authority")
    ours = certificate(tmp_path, "ours", ca)
    strange = certificate(tmp_path, "strange", certificate(tmp_path, "other"))
    files = ["--tls-ca", str(ca[0]), "--tls-cert", str(ours[0]), "--tls-key", str(ours[1])]
    cluster = Cluster(tmp_path, ["--tls-ca-file", *files[1:]], scheme="tls")
    try:
        cluster.worker()
        security = Security(tls_ca_file=files[1], tls_client_cert=files[3], tls_client_key=files[5])
        cluster.wait_for(1, security=security)
        words = ["grade", course.assignment, "--course", str(course.folder), "--only", "right"]
        words += ["--scheduler", cluster.address]
        wrong = [*files[:3], str(strange[0]), "--tls-key", str(strange[1])]
        assert main([*words, *wrong]) == 2
        assert "No scheduler answers" in capsys.readouterr().err
        assert main([*words, *files]) == 0
        assert course.points("right") == dict(STUDENTS["right"].points)
    finally:
        cluster.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scheduler", "tcp://10.1.2.3:8786"], "open to all who reach it"),
        (["--scheduler", "tls://127.0.0.1:8786"], "TLS needs certificates"),
        (["--scheduler", "somewhere"], "no address of a scheduler"),
        (["--scheduler", "tcp://127.0.0.1:99999"], "no address of a scheduler"),
        (["--scheduler", "tls://127.0.0.1:1", "--tls-ca", "x"], "three TLS files"),
        (
            ["--scheduler", "tls://127.0.0.1:1", "--tls-ca=x", "--tls-cert=x", "--tls-key=x"],
            "There is no such file",
        ),
    ],
)
def test_an_address_that_will_not_do_is_named(course, capsys, words, said):
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    assert main(["grade", course.assignment, "--course", str(course.folder), *words]) == 2
    assert said in capsys.readouterr().err


def test_a_scheduler_that_is_not_there_is_named(course, capsys, monkeypatch):
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    monkeypatch.setattr(_scheduler, "ANSWER", 2)
    words = ["--scheduler", f"tcp://127.0.0.1:{free_port()}"]
    assert main(["grade", course.assignment, "--course", str(course.folder), *words]) == 2
    assert "No scheduler answers" in capsys.readouterr().err


def test_without_dask_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DatataalError, match=r"pip install 'datataal\[cluster\]'"):
        ClusterPool("tcp://127.0.0.1:8786", tmp_path)


def test_a_job_and_a_result_pass_and_come_back_as_they_were():
    assert _message.unpack("job", _message.pack("job", ASKED)) == ASKED
    result = {"id": "a" * 24, "host": "h", "code": -9, "refused": ""}
    assert _message.unpack("result", _message.pack("result", result)) == result


@pytest.mark.parametrize(
    "text",
    [
        b"cos\nsystem\n(S'x'\ntR.",
        {"id": "0" * 24},
        "no JSON",
        "[" * 30_000,
        json.dumps({**ASKED, "more": 1}),
        json.dumps({**ASKED, "job": {**JOB, "id": "../../x"}}),
        json.dumps({**ASKED, "job": {**JOB, "place": "results"}}),
        json.dumps({**ASKED, "job": {**JOB, "assignment": "x" * 2000}}),
        json.dumps({**ASKED, "job": {**JOB, "limits": {"wall": "long"}}}),
        json.dumps(ASKED) + " " * 40_000,
    ],
    ids=range(10),
)
def test_what_is_not_a_job_is_refused_by_the_worker(text):
    with pytest.raises(_message.BadMessageError):
        _message.unpack("job", text)
    answer = _message.unpack("result", _worker.work(text))
    assert answer["refused"]
    assert answer["code"] == -1


def test_a_worker_that_does_not_see_the_course_refuses(tmp_path):
    place = tmp_path / "notes" / "results"
    asked = {**ASKED, "job": {**JOB, "place": str(place)}, "versions": {}}
    answer = _message.unpack("result", _worker.work(json.dumps(asked)))
    assert "does not see the course's folder" in answer["refused"]
    place.parent.mkdir()
    (place.parent / _message.MARK).write_text("1" * 32)
    assert "does not see" in _message.unpack("result", _worker.work(json.dumps(asked)))["refused"]


def test_a_result_is_waited_for_until_the_disk_shows_it(tmp_path, monkeypatch):
    import threading

    folder = tmp_path / "late"
    threading.Timer(0.4, folder.mkdir).start()
    _cluster._wait_until_seen(folder)
    assert folder.is_dir()
    monkeypatch.setattr(_cluster, "_SEEN", 0.2)
    _cluster._wait_until_seen(Path(tmp_path / "never"))
