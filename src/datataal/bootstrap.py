"""First step of every `make` command: find a fit Python, then hand over to `datataal.setup`.

Run as ``python3 -I src/datataal/bootstrap.py NEED``, before anything is installed. This one
file also has to run under a Python that is too old, far enough to say so; hence its plain
syntax. Everything it does not decide itself stands in `datataal.setup`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve()
OLDEST = (3, 11)
NEWEST = (3, 14)
NEEDS = ("study", "book", "data", "course", "test", "check", "bench", "lock")
#: asks a Python for its version, whether it can make an environment, and its real path
QUESTION = """
import sys
try:
    import venv, ensurepip
    able = 1
except ImportError:
    able = 0
print(sys.version_info[0], sys.version_info[1], able, sys.executable)
"""


def main(words: list[str]) -> int:
    """Find a Python, make what the need in `words` asks for with it; return an exit code."""
    if len(words) != 1 or words[0] not in NEEDS:
        return _refuse("python3 -I src/datataal/bootstrap.py " + "|".join(NEEDS))
    if os.environ.get("DATATAAL_BOOTSTRAP") == sys.executable:
        return _prepare(words[0])
    asked = os.environ.get("DATATAAL_PYTHON", "")
    fit, unfit = search([asked] if asked else candidates())
    if not fit:
        return _refuse(explain(asked, unfit))
    if os.path.realpath(fit) == os.path.realpath(sys.executable):
        return _prepare(words[0])
    sys.stdout.flush()
    command = [fit, "-I", str(HERE), words[0]]
    return subprocess.call(command, env=dict(os.environ, DATATAAL_BOOTSTRAP=fit))


def candidates() -> list[str]:
    """Return where to look, in order: the running Python, then the newest on PATH first."""
    minors = range(NEWEST[1], OLDEST[1] - 1, -1)
    return [sys.executable, *(f"python3.{minor}" for minor in minors)]


def search(names: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """Return the first fit Python (or ""), and what was found unfit, each with a reason."""
    unfit = []
    for name in names:
        path = shutil.which(name)
        answer = _ask(path) if path else []
        if not answer:
            unfit.append((name, "absent"))
        elif not OLDEST <= (int(answer[0]), int(answer[1])) <= NEWEST:
            unfit.append((name, ".".join(answer[:2])))
        elif answer[2] == "0":
            unfit.append((name, "venv"))
        else:
            return answer[3], unfit
    return "", unfit


def explain(asked: str, unfit: list[tuple[str, str]]) -> str:
    """Return one line that says why no Python is fit and what to do, in the user's language."""
    for name, reason in unfit:
        if reason == "venv":
            return _in_language(
                f"{name} kan geen omgeving maken: de onderdelen venv en ensurepip ontbreken. "
                "Op Debian en Ubuntu: sudo apt install python3-venv. Geef daarna dezelfde "
                "opdracht nog eens.",
                f"{name} cannot make an environment: its modules venv and ensurepip are missing. "
                "On Debian and Ubuntu: sudo apt install python3-venv. Then give the same command "
                "again.",
            )
    versions = [reason for _, reason in unfit if reason != "absent"]
    found = ", ".join(sorted(set(versions)))
    what_nl = f"gevonden: {found}" if found else "er is er geen gevonden"
    what_en = f"found: {found}" if found else "none was found"
    if asked and not versions:
        what_nl, what_en = f"{asked} is geen Python", f"{asked} is not a Python"
    first, last = (f"{pair[0]}.{pair[1]}" for pair in (OLDEST, NEWEST))
    return _in_language(
        f"datataal heeft Python {first} tot en met {last} nodig; {what_nl}. Installeer er een, of "
        "wijs er een aan: make study PYTHON=/pad/naar/python3",
        f"datataal needs Python {first} to {last}; {what_en}. Install one, or point at one: "
        "make study PYTHON=/path/to/python3",
    )


def _ask(path: str) -> list[str]:
    try:
        heard = subprocess.check_output([path, "-I", "-c", QUESTION], stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return []
    answer = heard.decode("utf-8", "replace").strip().split(" ", 3)
    return answer if len(answer) == 4 and answer[1].isdigit() else []  # noqa: PLR2004


def _in_language(nl: str, en: str) -> str:
    variables = ("DATATAAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    said = next((os.environ[name] for name in variables if os.environ.get(name)), "")
    return nl if said.lower().startswith("nl") else en


def _refuse(line: str) -> int:
    print(line, file=sys.stderr)
    return 2


def _prepare(need: str) -> int:
    # -I leaves our folder off the path; this package is light and needs nothing installed.
    sys.path.insert(0, str(HERE.parents[1]))
    from datataal.setup import prepare

    return prepare(need)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
