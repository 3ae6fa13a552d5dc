"""A workbook in the format of Excel, written part by part, so that its bytes are always the same.

Libraries write the hour of making into it and compress by a library that differs per machine;
here every part has one fixed day and is stored as it is.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

__all__ = ["Cell", "Sheet", "workbook"]

Cell = str | int | float | dt.date | None
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: Day 0 of Excel's count of days; right for every day after February 1900.
DAY_ZERO = dt.date(1899, 12, 30)
#: Styles by their place in styles.xml.
PLAIN, BOLD, DATE = 0, 1, 2


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, rows of cells, which ranges are merged, and which rows are bold."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[str] = ()
    bold: Sequence[int] = ()
    widths: Sequence[int] = ()


def workbook(sheets: Sequence[Sheet], title: str, day: dt.date) -> bytes:
    """Return the bytes of an .xlsx file with these sheets, said to be made on `day`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in _parts(sheets, title, day).items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_STORED, 0
            entry.external_attr = 0
            archive.writestr(entry, (HEAD + text).encode("utf-8"))
    return out.getvalue()


def _parts(sheets: Sequence[Sheet], title: str, day: dt.date) -> Mapping[str, str]:
    numbers = range(1, len(sheets) + 1)
    paths = [f"xl/worksheets/sheet{nr}.xml" for nr in numbers]
    return {
        "[Content_Types].xml": _content_types(paths),
        "_rels/.rels": _relations(
            {
                f"{OFFICE}/officeDocument": "xl/workbook.xml",
                f"{PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
            }.items()
        ),
        "docProps/core.xml": _core(title, day),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *((f"{OFFICE}/worksheet", f"worksheets/sheet{nr}.xml") for nr in numbers),
                (f"{OFFICE}/styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": STYLES,
        **{path: _sheet(sheet) for path, sheet in zip(paths, sheets, strict=True)},
    }


def _content_types(paths: Sequence[str]) -> str:
    kinds = {
        "xl/workbook.xml": f"{TYPES}.sheet.main+xml",
        "xl/styles.xml": f"{TYPES}.styles+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **dict.fromkeys(paths, f"{TYPES}.worksheet+xml"),
    }
    parts = "".join(
        f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(pairs: Iterable[tuple[str, str]]) -> str:
    parts = "".join(
        f'<Relationship Id="rId{nr}" Type="{kind}" Target="{target}"/>'
        for nr, (kind, target) in enumerate(pairs, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{parts}</Relationships>'


def _core(title: str, day: dt.date) -> str:
    moment = f"{day.isoformat()}T00:00:00Z"
    times = "".join(
        f'<dcterms:{word} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{word}>'
        for word in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>{times}</cp:coreProperties>"
    )


def _book(sheets: Sequence[Sheet]) -> str:
    parts = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{nr}" r:id="rId{nr}"/>'
        for nr, sheet in enumerate(sheets, start=1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{parts}</sheets></workbook>'


STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def _sheet(sheet: Sheet) -> str:
    rows = "".join(_row(row, nr, nr in sheet.bold) for nr, row in enumerate(sheet.rows, start=1))
    wide = "".join(
        f'<col min="{nr}" max="{nr}" width="{width}" customWidth="1"/>'
        for nr, width in enumerate(sheet.widths, start=1)
    )
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in sheet.merged)
    return (
        f'<worksheet xmlns="{MAIN}">'
        + (f"<cols>{wide}</cols>" if wide else "")
        + f"<sheetData>{rows}</sheetData>"
        + (f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>' if merged else "")
        + "</worksheet>"
    )


def _row(row: Sequence[Cell], nr: int, bold: bool) -> str:  # noqa: FBT001
    style = BOLD if bold else PLAIN
    cells = "".join(
        _cell(value, f"{chr(ord('A') + column)}{nr}", style)
        for column, value in enumerate(row)
        if value is not None
    )
    return f'<row r="{nr}">{cells}</row>' if cells else ""


def _cell(value: str | float | dt.date, place: str, style: int) -> str:
    if isinstance(value, dt.date):
        return f'<c r="{place}" s="{DATE}"><v>{(value - DAY_ZERO).days}</v></c>'
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return f'<c r="{place}" s="{style}" t="inlineStr">{text}</c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
