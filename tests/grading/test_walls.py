"""A submission inside the walls reaches nothing and nobody; without walls it does."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from pathlib import Path

import pytest
from grading_attacks import ATTACKS, ENDINGS, NEED_ROOT, TRICKS
from grading_students import record

from datataal.grading.engine._probe import missing
from datataal.grading.sandbox._limits import Limits
from datataal.grading.sandbox._room import RoomLostError, Runner

pytestmark = pytest.mark.grading

SMALL = Limits(memory=3 << 30, processes=48, cpu=20, wall=30, cell=3, file=32 << 20)
#: An attack that succeeds must not take this machine's memory or time.
BARE = Limits(memory=8 << 30, processes=4096, cpu=20, wall=30, cell=20, file=1 << 30)


@pytest.fixture(scope="module")
def walled():
    with Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def bare():
    with Runner(walls=False) as runner:
        yield runner


def tried(runner, name, limits, tmp_path):
    """Run an attack beside a classmate's room, and return all that it printed."""
    victim = tmp_path / "classmate.txt"
    victim.write_text("secret")
    # The folder of this test has a name of its own: two tests may run at once.
    left = Path("/tmp", f"datataal-left-{tmp_path.parent.name}-{tmp_path.name}-{os.getpid()}")
    values = {
        "victim": str(victim),
        "left": str(left),
        "folder": str(runner.shared),
        "pid": os.getpid(),
    }
    code = ATTACKS[name]
    for key, value in values.items():
        code = code.replace("{" + key + "!r}", repr(value)).replace("{" + key + "}", str(value))
    with runner.room(limits), runner.room(limits) as room:
        outputs = room.run(code).outputs
    said = "".join(one.get("text", one.get("ename", "")) for one in outputs)
    stays = left.exists()
    left.unlink(missing_ok=True)
    return said, victim, stays


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_fails_inside_the_walls(name, walled, tmp_path):
    said, victim, stays = tried(walled, name, SMALL, tmp_path)
    assert "GOT" not in said, said
    assert victim.read_text() == "secret"
    assert not stays


@pytest.mark.parametrize("name", ATTACKS)
def test_the_same_attack_succeeds_without_walls(name, bare, tmp_path):
    if name in NEED_ROOT and os.getuid() != 0:
        return
    said, _, stays = tried(bare, name, BARE, tmp_path)
    assert "GOT" in said or stays, said


@pytest.mark.parametrize(("walls", "heard"), [(True, "no\nalone\n"), (False, "GOT\n")])
def test_two_submissions_do_not_hear_each_other(walls, heard, walled, bare):
    runner = walled if walls else bare
    with runner.room(SMALL) as one, runner.room(SMALL) as other:
        one.run("import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 4321))\ns.listen()")
        one.run("open('/tmp/mine', 'w').write('x')\nimport random\nprint(random.random())")
        said = other.run(
            "import socket, os\ntry:\n    socket.create_connection(('127.0.0.1', 4321), 1)\n"
            "    print('GOT')\nexcept OSError:\n    print('no')\n"
            "print('together' if os.path.exists('/tmp/mine') else 'alone')"
        ).outputs
    assert said[0]["text"].startswith(heard)


def test_what_a_submission_with_a_record_needs_is_loaded_before_the_fork(walled, tmp_path):
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "03a.json").write_text(record("nl"), encoding="utf-8")
    look = "import sys\nbefore = set(sys.modules)"
    work = "import datataal\ndatataal.dilemma('03a')\ndatataal.check('03-q7')"
    with walled.room(SMALL, tmp_path) as room:
        for code in (look, work):
            room.run(code)
        new = "{name.partition('.')[0] for name in set(sys.modules) - before}"
        ran = room.run(f"sorted({new} - sys.stdlib_module_names)")
    assert ran.outputs[0]["data"]["text/plain"] == "[]"


def test_chance_differs_between_submissions(walled):
    draw = "import random, numpy\n(random.random(), numpy.random.rand())"
    drawn = set()
    for _ in range(4):
        with walled.room(SMALL) as room:
            drawn.add(room.run(draw).outputs[0]["data"]["text/plain"])
    assert len(drawn) == 4


@pytest.mark.parametrize("name", ENDINGS)
def test_a_room_that_ends_is_said_and_harms_no_other(name, walled):
    code, why = ENDINGS[name]
    begin = time.monotonic()
    with walled.room(SMALL) as other:
        with walled.room(SMALL) as room, pytest.raises(RoomLostError) as lost:
            run_both(room, code, "1 + 1")
        assert lost.value.why == why
        assert time.monotonic() - begin < 12
        assert other.run("1 + 1").outputs[0]["data"]["text/plain"] == "2"


def run_both(room, first, second):
    room.run(first)
    room.run(second)


def test_nothing_of_a_submission_lives_on(walled):
    left = "import os, time\nfor _ in range(3):\n    if os.fork() == 0:\n        os.setsid()\n        time.sleep(60)"
    with walled.room(SMALL) as room:
        room.run(left)
        assert running_as_forks() >= 4
    until = time.monotonic() + 5
    while running_as_forks() and time.monotonic() < until:
        time.sleep(0.05)
    assert running_as_forks() == 0
    assert not list(walled.shared.glob("room-*"))


def running_as_forks():
    """Count processes of the sandbox's server that are forks of forks."""
    found = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if b"grading.sandbox._server" in (folder / "cmdline").read_bytes():
                line = (folder / "status").read_text().split("NSpid:")[1].splitlines()[0]
                found += len(line.split()) > 2
    return found


@pytest.mark.parametrize("name", TRICKS)
def test_a_known_trick_is_seen(name, walled):
    code, trick = TRICKS[name]
    with walled.room(SMALL) as room:
        assert room.probe() == []
        room.run(code)
        assert trick in room.probe()


def test_ordinary_code_is_no_trick(walled):
    with walled.room(SMALL) as room:
        for code in (
            "import pandas as pd, matplotlib.pyplot as plt\nplt.plot([1, 2]);",
            "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\np = P(1)",
            "import datataal\ndatataal.use('nl')\nt = datataal.load('municipalities')",
            "def f(x):\n    return x == 1\nf(1)",
            "1 / 0",
        ):
            room.run(code)
        assert room.probe() == []


def test_a_cell_that_is_late_is_stopped_and_the_next_one_runs(walled):
    with walled.room(SMALL) as room:
        late = room.run("while True:\n    pass", 0.5)
        assert late.status == "timeout"
        assert late.outputs[-1]["ename"] == "CellTimeoutError"
        assert room.run("2 + 2").outputs[0]["data"]["text/plain"] == "4"


def test_what_is_shown_has_an_end(walled):
    limits = Limits(output=10_000, cell=10)
    with walled.room(limits) as room:
        ran = room.run("print('x' * 1_000_000)\nprint('y')")
        assert ran.full
        assert len(ran.outputs[0]["text"]) == 10_000


def test_outputs_are_those_of_a_kernel(walled):
    with walled.room(SMALL) as room:
        said = room.run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')\n7")
        assert [(one["output_type"], one.get("name")) for one in said.outputs] == [
            ("stream", "stdout"), ("stream", "stderr"), ("stream", "stdout"), ("execute_result", None),
        ]  # fmt: skip
        figure = room.run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
        assert figure.outputs[-1]["data"]["image/png"]
        shell = room.run("!echo from a program")
        assert "from a program" in "".join(one.get("text", "") for one in shell.outputs)


def test_every_wall_stands_on_this_machine():
    assert missing() == []


def test_a_machine_without_bubblewrap_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    (finding,) = missing()
    assert "bubblewrap" in finding.do


def test_the_server_ends_when_its_grader_is_gone():
    runner = Runner()
    runner.close()
    assert not runner.shared.exists()
    with pytest.raises(OSError), socket.socket(socket.AF_UNIX) as wire:
        wire.connect(str(runner.shared / "server"))
