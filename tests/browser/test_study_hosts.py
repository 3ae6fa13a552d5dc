"""In the real JupyterLab the same clicks record the same as in a plain page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
import widget_hosts as hosts
from lab_pages import FRONT, SLOW, Study, cells, run_all, studying

pytestmark = pytest.mark.lab

CELLS = (
    f'import datataal\ndatataal.use("nl")\ndatataal.dilemma("{hosts.DILEMMA}")',
    f'datataal.aid("{hosts.AID}")',
)


@pytest.fixture(scope="module")
def study(book: Path, tmp_path_factory: Any) -> Iterator[Study]:
    """The study server, with a notebook that shows a dilemma and an aid."""
    work = tmp_path_factory.mktemp("work")
    (work / "nl").mkdir()
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, work / "nl" / "hosts.ipynb")
    with studying(tmp_path_factory.mktemp("home"), work) as one:
        yield one


def test_jupyterlab_records_the_same_as_a_page(
    study: Study, reader: Callable[..., Any], tmp_path: Path
) -> None:
    page = reader().page
    page.goto(study.address)
    page.goto(f"{study.base}/lab/tree/nl/hosts.ipynb")
    cells(page)
    run_all(page, "nl")
    for id_ in hosts.CLICKS:
        root = page.locator(f"{FRONT} .dtw-{hosts.kind(id_)}")
        root.wait_for(timeout=SLOW)
        hosts.play(root, hosts.CLICKS[id_])
        root.get_by_text(f"Bewaard in records/{id_}.json om").wait_for(timeout=SLOW)
        in_lab = (study.work / "nl" / "records" / f"{id_}.json").read_bytes()
        in_page = hosts.in_a_page(reader().page, id_, tmp_path)
        assert hosts.but_for_time(in_lab) == hosts.but_for_time(in_page)
