"""The warm server: imports once, then one fork for each submission. It runs inside bubblewrap.

    python -m datataal.grading.sandbox._server SOCKET [--no-walls]

For each connection it forks; the fork closes itself off, reseeds what is random, and then does
what the connection asks: run a cell, or probe whether the shell is still ours. The server itself
never reads what a learner wrote.
"""

from __future__ import annotations

import contextlib
import gc
import os
import random
import select
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from datataal.grading.sandbox._limits import Limits
from datataal.grading.sandbox._wire import BrokenWireError, receive, send

__all__ = ["main"]

#: What lessons and exercises import; a fork has it at once.
WARM = ("numpy", "pandas", "matplotlib", "matplotlib.pyplot", "datataal", "datataal.data")

#: Cells that make the shell load what it loads at a first error, table, figure and record.
PRACTICE = (
    "1 / 0",
    "import pandas\npandas.DataFrame({'a': [1]})",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "import datataal\ndatataal.use('nl')\ndatataal.dilemma('03a')",
    "from datataal import content, exercises\nexercises.steps(), content.terms()",
    "from datataal import records\nrecords.validate({'schema': records.SCHEMA_ID})",
    "[content.strings(area, lang) for area in ('exercises', 'plots') for lang in ('nl', 'en')]",
)


def main(argv: Sequence[str]) -> int:
    """Serve until the grader closes our standard input."""
    path, walls = argv[0], "--no-walls" not in argv
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    shell = _warm()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    os.write(1, b"ready\n")
    gc.collect()
    gc.freeze()
    while _somebody_calls(listener):
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            _fork(connection, shell, walls=walls)
        connection.close()
    return 0


def _somebody_calls(listener: socket.socket) -> bool:
    """Wait for a connection; False when the grader, who holds our standard input, is gone."""
    while True:
        ready, _, _ = select.select([listener.fileno(), 0], [], [])
        if listener.fileno() in ready:
            return True
        if not os.read(0, 1024):
            return False


def _warm() -> Any:  # noqa: ANN401  a shell of IPython
    import importlib

    from datataal.grading.sandbox._shell import make_shell

    shell = make_shell()
    for name in WARM:
        importlib.import_module(name)
    for cell in PRACTICE:
        shell.run_cell(cell)
    shell.reset(new_session=True)
    shell.kept.take()
    shell.errors.clear()
    return shell


def _fork(connection: socket.socket, shell: Any, *, walls: bool) -> None:  # noqa: ANN401
    """Be one submission, until its grader has no more cells; never return."""
    code = 1
    try:
        asked = receive(connection)
        limits = Limits.of(asked["limits"])
        _reseed()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if walls:
            from datataal.grading.sandbox._wall import close_off

            close_off(limits, str(asked["folder"]))
        else:
            os.setsid()
            os.chdir(asked["folder"])
        os.environ.update(asked["environment"])
        _close_all_but(connection)
        shell.open_streams(limits.output)
        send(connection, {"ready": True})
        _serve(connection, shell, limits)
        code = 0
    except BrokenWireError:
        code = 0
    except BaseException as error:  # noqa: BLE001  whatever it is, the grader must hear of it
        _report(connection, error)
    finally:
        os._exit(code)


def _serve(connection: socket.socket, shell: Any, limits: Limits) -> None:  # noqa: ANN401
    from datataal.grading.sandbox._probes import Probes

    probes = Probes(shell)
    while True:
        asked = receive(connection)
        if "cell" in asked:
            outputs, status = shell.cell(asked["cell"], float(asked.get("seconds", limits.cell)))
            count = shell.execution_count - 1
            full = shell.kept.full
            send(connection, {"outputs": outputs, "status": status, "count": count, "full": full})
        elif "probe" in asked:
            send(connection, {"found": probes.found(str(asked["probe"]))})


def _report(connection: socket.socket, error: BaseException) -> None:
    with contextlib.suppress(OSError):
        send(connection, {"broken": f"{type(error).__name__}: {error}"[:1000]})


def _reseed() -> None:
    """Give this fork chance of its own: all forks share the state of the server."""
    import numpy as np

    random.seed()
    np.random.seed()  # noqa: NPY002  what learners' code uses too


def _close_all_but(connection: socket.socket) -> None:
    keep = connection.fileno()
    os.closerange(3, keep)
    os.closerange(keep + 1, 1024)


if __name__ == "__main__":
    raise SystemExit(main([str(Path(sys.argv[1])), *sys.argv[2:]]))
