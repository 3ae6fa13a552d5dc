"""The command `datataal`: one word per need, each living in the room that does the work."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from datataal._last_resort import last_word
from datataal._version import __version__
from datataal.errors import DatataalError

#: command -> (module with `main(argv) -> int`, what it is for)
COMMANDS = {
    "study": ("datataal.study.cli", "open the course on this machine: book and JupyterLab"),
    "book": ("datataal.book.cli", "build the book in both languages"),
    "data": ("datataal.data.cli", "build and check the tables of Deltaland"),
    "course": ("datataal.grading.cli", "make a course, hand it out, take in what comes back"),
    "grade": ("datataal.grading.engine.cli", "grade submissions, each behind walls"),
    "report": ("datataal.grading.report.cli", "say how the exercises of a course work"),
    "record": ("datataal.records.cli", "write a decision as a text, a page or an IAMA form"),
    "team": ("datataal.team.cli", "report what a team decided, from their records"),
    "advice": ("datataal.advice.cli", "put the advice with its annexes together"),
    "content": ("datataal.authoring.cli", "check, preview and look at content that you write"),
    "check": ("datataal.checks.cli", "check content, pages and tables"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong ends in a clear line, never in a bare traceback.

    Returns
    -------
    int
        What the command gives; 2 for what a user can mend, 3 for a fault of ours.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except DatataalError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stdout = None  # who read our lines has stopped, as `head` does; nothing is wrong
        return 0
    except Exception as error:  # noqa: BLE001  nobody reads a bare traceback
        finding, code = last_word(error)
        print(finding, file=sys.stderr)
        return code
    except KeyboardInterrupt:
        print("Stopped by you. Run the same command again to go on.", file=sys.stderr)
        return 130


def _run(words: list[str]) -> int:
    if words[:1] == ["--version"]:
        print(f"datataal {__version__}")
        return 0
    if not words or words[0] not in COMMANDS:
        _usage(words)
        return 0 if words in ([], ["--help"], ["-h"]) else 2
    module = importlib.import_module(COMMANDS[words[0]][0])
    return int(module.main(words[1:]))


def _usage(words: list[str]) -> None:
    if words and words[0] not in ("--help", "-h"):
        print(f"datataal: {words[0]!r} is not a command. The commands are:", file=sys.stderr)
    else:
        print("datataal COMMAND [--help]. The commands are:")
    for name, (_, purpose) in COMMANDS.items():
        print(
            f"  {name:<8} {purpose}",
            file=sys.stderr if words[:1] not in ([], ["--help"], ["-h"]) else sys.stdout,
        )


if __name__ == "__main__":
    raise SystemExit(main())
