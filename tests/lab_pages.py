"""A study server for the browser tests, and the ways of a learner in JupyterLab."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SLOW = 90_000
#: How often a notebook is saved and looked at before a test gives up; 1.5 s each.
PATIENCE = 80
MENU = {"nl": "Uitvoeren", "en": "Run"}
#: The notebook in front; JupyterLab also keeps those of earlier visits open, behind it.
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
FRONT = f"{PANEL} .jp-Notebook"
#: What JupyterLab says when a kernel is there to run something.
READY = re.compile(r"\| (Idle|Inactief)")


@dataclass(frozen=True)
class Study:
    """A running server: where it is, the learner's folder, what it said at the start."""

    address: str
    work: Path
    said: list[str]

    @property
    def base(self) -> str:
        return self.address.partition("/?")[0]


@contextmanager
def studying(home: Path, work: Path) -> Iterator[Study]:
    """Run `datataal study` as a learner does, with a home and a work folder of its own."""
    words = ["study", "--no-browser", "--lang", "nl", "--root", str(ROOT), "--work", str(work)]
    words += ["--port", str(_free_port())]  # two workers start at the same moment
    process = subprocess.Popen(
        [sys.executable, "-m", "datataal.cli", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "HOME": str(home)},
    )
    said = []
    for line in process.stdout or ():
        said.append(line)
        if "Ctrl+C" in line:
            break
    addresses = re.findall(r"http://127\.0\.0\.1:\d+/\?token=\w+", "".join(said))
    try:
        assert addresses, "".join(said)
        yield Study(addresses[0], work, said)
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cells(page: Any) -> Any:
    """Return the cells of the open notebook, as soon as there are any."""
    found = page.locator(f"{FRONT} .jp-Cell")
    found.first.wait_for(timeout=SLOW)
    return found


def open_lesson(study: Study, page: Any, lang: str) -> None:
    """Come in by the printed address, go to the lesson's page, and press its button."""
    page.goto(study.address)
    page.wait_for_url("**/book/nl/index.html")
    page.goto(f"{study.base}/book/{lang}/modules/03-quality.html")
    page.locator('[data-lab="03-quality"]').first.click()
    page.wait_for_url(f"**/lab/tree/{lang}/03-quality.ipynb*", timeout=SLOW)
    cells(page)
    page.get_by_text(READY).first.wait_for(timeout=SLOW)


def run_all(page: Any, lang: str) -> None:
    """Run all cells; once more if the kernel was not there yet, as a learner would."""
    page.get_by_text(READY).first.wait_for(timeout=SLOW)
    page.wait_for_timeout(2_000)
    numbered = page.locator(f"{FRONT} .jp-InputPrompt").filter(has_text=re.compile(r"\[\d+\]"))
    for _ in range(4):
        page.get_by_role("menuitem", name=MENU[lang], exact=True).click()
        page.locator('[data-command="runmenu:run-all"]').click()
        for _ in range(20):
            page.wait_for_timeout(1_000)
            if numbered.count():
                return
    raise AssertionError("no cell has run")


def all_have_run(code: list[dict[str, Any]]) -> bool:
    """Say whether each code cell has been run."""
    return all(cell["execution_count"] for cell in code)


def saved_cells(page: Any, file: Path, until: Callable[..., bool]) -> list[dict[str, Any]]:
    """Save, and return the code cells of the file, as soon as they are what is waited for."""
    save = page.locator(f'{PANEL} .jp-NotebookPanel-toolbar [data-command="docmanager:save"]').first
    for _ in range(PATIENCE):
        save.click()  # by its button: a key press goes astray while the page still moves focus
        page.wait_for_timeout(1500)
        found = json.loads(file.read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in found if cell["cell_type"] == "code"]
        if until(code):
            return code
    raise AssertionError(f"{file.name} is not as expected:\n{_stand(code)}")


def _stand(code: list[dict[str, Any]]) -> str:
    """Tell of each code cell whether it has run, and which error it met."""
    return "\n".join(
        f"[{cell['execution_count']}] {''.join(cell['source'])[:60]!r} "
        + " ".join(out["evalue"] for out in cell["outputs"] if out["output_type"] == "error")
        for cell in code
    )
