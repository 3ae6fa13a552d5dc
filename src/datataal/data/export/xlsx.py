"""Excel: a sheet that says what this is, a dictionary, and one sheet per table; no formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from datataal.data.export._chosen import Chosen, plain

__all__ = ["write"]

#: text that starts with one of these could be taken for a formula
DANGER = ("=", "+", "-", "@", "\t", "\r")
WIDE, NARROW = 90, 16


def write(chosen: Chosen, path: Path) -> None:
    """Write the workbook `path`; numbers, dates and yes/no are typed cells, all else is text."""
    body = {table.name: plain(table) for table in chosen.tables}
    book = Workbook(write_only=True)
    _sheet(book, chosen.words["about"], _about(chosen), widths=(WIDE,))
    rows = list(chosen.dictionary())
    columns = [list(rows[0]), *(list(row.values()) for row in rows)]
    widths = (NARROW, NARROW, 2 * NARROW, WIDE, NARROW, NARROW, WIDE)
    _sheet(book, chosen.words["columns"], columns, widths=widths)
    for name, values in body.items():
        lines = zip(*values.values(), strict=True)
        _sheet(book, name, [list(values), *lines], widths=[NARROW] * len(values))
    book.save(path)


def _about(chosen: Chosen) -> Iterable[Sequence[str]]:
    yield from ([line] for line in chosen.about().values())
    for table in chosen.tables:
        yield [f"{table.name}: {table.about['descriptions'][chosen.lang]}"]


def _sheet(
    book: Workbook, name: str, rows: Iterable[Sequence[Any]], *, widths: Sequence[int]
) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for nr, width in enumerate(widths):
        sheet.column_dimensions[get_column_letter(nr + 1)].width = width
    for nr, row in enumerate(rows):
        sheet.append([_cell(sheet, value, head=nr == 0) for value in row])


def _cell(sheet: Any, value: Any, *, head: bool) -> Any:  # noqa: ANN401  openpyxl has no types
    if not isinstance(value, str) or not (head or value.startswith(DANGER)):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    if head:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    else:
        cell.quotePrefix = True  # stays text when somebody edits the cell
    return cell
