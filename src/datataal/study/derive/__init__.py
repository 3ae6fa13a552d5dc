"""Make a JupyterLab notebook of a lesson: `lesson(path, "nl")`.

The lesson is a MyST notebook with directives of our own, which JupyterLab does not know. Each
becomes plain Markdown, or a code cell that shows a widget. The outcome depends on the lesson
and the content only, so that the same lesson always gives the same notebook.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from datataal.language import Language
from datataal.study.derive._cells import Cell, Maker
from datataal.study.derive._lines import Source, read

__all__ = ["lesson"]

#: the kernel that every lesson runs in
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def lesson(path: Path, lang: Language) -> Any:  # noqa: ANN401  nbformat has no types
    """Return the lesson at `path` as an nbformat notebook in which JupyterLab reads well.

    Raises
    ------
    ContentError
        If a directive, term, page or figure is not known, with file and line.
    """
    import nbformat

    maker = Maker(path.stem, lang, path)
    for part in read(path):
        if isinstance(part, Source):
            maker.code(part)
        else:
            maker.line(part)
    cells = maker.finish()
    v4: Any = nbformat.v4
    notebook = v4.new_notebook(
        cells=[_as_node(cell, nr) for nr, cell in enumerate(cells, start=1)],
        metadata={
            "kernelspec": KERNEL,
            "language_info": {"name": "python", "file_extension": ".py"},
            "lang": lang,
            "datataal": {"lesson": path.stem},
        },
    )
    nbformat.validate(notebook)
    return notebook


def _as_node(cell: Cell, number: int) -> Any:  # noqa: ANN401
    import nbformat

    v4: Any = nbformat.v4
    make = v4.new_code_cell if cell.kind == "code" else v4.new_markdown_cell
    return make(cell.text, metadata=dict(cell.metadata), id=f"{cell.kind}-{number:03d}")
