"""Read and write record files; the only part of this room that touches a disk."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NoReturn, cast

from datataal.errors import Finding
from datataal.records._model import (
    AID_ID,
    SCHEMA_ID,
    VERSIONS,
    AidResult,
    Reason,
    Record,
    RefusedError,
    upgraded,
    validate,
)

__all__ = ["LARGEST_BYTES", "delete", "load", "load_aid", "loads", "path_for", "save", "save_aid"]

LARGEST_BYTES = 256 * 1024
#: A record is three levels deep; anything far beyond that was not made by us.
DEEPEST = 16
_UNCHANGED = "Nothing was changed. "


def path_for(id_: str, folder: Path) -> Path:
    """Return where the record of a dilemma, or the result of an aid, lives in `folder`."""
    return Path(folder) / f"{id_}.json"


def load(path: Path | str) -> Record:
    """Return the record in a file; one of an older version comes back as one of the newest.

    Raises
    ------
    RefusedError
        If the file is missing, larger than `LARGEST_BYTES`, damaged, nested too deep, not a
        record of ours, of another version, or not as the schema says.
    """
    path = Path(path)
    return loads(_bytes(path), str(path))


def loads(raw: bytes, where: str = "") -> Record:
    """Return the record that the bytes of a file hold; see `load`."""
    return upgraded(_document(raw, where, VERSIONS))


def load_aid(path: Path | str) -> AidResult:
    """Return the result of an aid that a file holds; raises `RefusedError` as `load` does."""
    path = Path(path)
    return cast("AidResult", _document(_bytes(path), str(path), (AID_ID,)))


def _document(raw: bytes, where: str, versions: Collection[str]) -> dict[str, Any]:
    if len(raw) > LARGEST_BYTES:
        _refuse("huge", f"The file is larger than {LARGEST_BYTES // 1024} KB", where)
    doc = _parse(raw, where)
    if not isinstance(doc, dict) or not str(doc.get("schema", "")).startswith("urn:datataal:"):
        _refuse("foreign", "This file was not made by datataal", where)
    if doc["schema"] not in versions:
        _refuse("version", f"The record has version {doc['schema'][:60]!r}", where)
    found = validate(doc)
    if found:
        raise RefusedError("shape", *(_placed(finding, where) for finding in found))
    return doc


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        _refuse("unreadable", f"The file cannot be read ({error.strerror})", path)


def save(record: Record, folder: Path | str) -> Path:
    """Write a record to ``<folder>/<dilemma>.json`` and return the path.

    The previous version stays as ``<dilemma>.json.bak``. The file is whole at every moment:
    it is written beside and then renamed.

    Raises
    ------
    RefusedError
        If the record is not valid, if the folder cannot be written, or if the place is taken
        by something that is not a record of this dilemma.
    """
    return _keep(record, record.get("dilemma", ""), Path(folder))


def save_aid(result: AidResult, folder: Path | str) -> Path:
    """Write the result of an aid to ``<folder>/<aid>.json``, as `save` does with a decision."""
    return _keep(result, result.get("aid", ""), Path(folder))


def _keep(doc: Record | AidResult, id_: str, folder: Path) -> Path:
    found = validate(doc)
    if found:
        raise RefusedError("shape", *found)
    text = json.dumps(doc, ensure_ascii=False, indent=2) + "\n"
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        _refuse("damaged", "The record holds half a letter, which no file can hold", id_)
    if size > LARGEST_BYTES:
        _refuse("huge", f"The record is larger than {LARGEST_BYTES // 1024} KB", id_)
    path = path_for(id_, folder)
    with _disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if _ours(path, id_):
            _write(path.with_name(f"{path.name}.bak"), path.read_bytes())
        _write(path, text.encode())
    return path


def delete(id_: str, folder: Path | str) -> bool:
    """Remove the record of a dilemma or aid and its `.bak`; return whether there was one.

    Raises
    ------
    RefusedError
        If the place is taken by something that is not a record of the same thing.
    """
    path = path_for(id_, Path(folder))
    with _disk_errors(path):
        if not _ours(path, id_):
            return False
        path.unlink()
        path.with_name(f"{path.name}.bak").unlink(missing_ok=True)
    return True


def _ours(path: Path, id_: str) -> bool:
    """Tell whether the place holds an earlier record of the same thing; refuse any other."""
    if not os.path.lexists(path):
        return False
    try:
        doc = _document(_bytes(path), str(path), (*VERSIONS, AID_ID))
    except RefusedError as refused:
        what = f"{path.name} is in the way and was not made by datataal, or cannot be read"
        finding = Finding(
            what, str(path), f"a record of {id_}", "Move that file, then record again"
        )
        raise RefusedError("place", finding, *refused.findings) from refused
    earlier = doc.get("dilemma") or doc["aid"]
    if earlier != id_:
        _refuse("place", f"{path.name} holds a record of {earlier}", path)
    return True


def _parse(raw: bytes, where: str) -> Any:  # noqa: ANN401  any JSON
    try:
        doc = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
        json.dumps(doc, ensure_ascii=False).encode()  # half a letter can be written in no file
    except RecursionError:
        _refuse("deep", "The file is nested too deep", where)
    except ValueError as error:
        _refuse("damaged", f"The file is not whole JSON ({error})", where)
    if _depth(doc) > DEEPEST:
        _refuse("deep", f"The file is nested more than {DEEPEST} levels deep", where)
    return doc


def _depth(doc: Any) -> int:  # noqa: ANN401  any JSON
    """Return how deep the document is nested, without recursion of our own."""
    level, here = 0, [doc]
    while here and level <= DEEPEST:
        level += 1
        here = [child for item in here for child in _children(item)]
    return level


def _children(item: Any) -> list[Any]:  # noqa: ANN401  any JSON
    if isinstance(item, dict):
        return list(item.values())
    return item if isinstance(item, list) else []


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _write(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves either the old or the new one, whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _refuse("place", f"The record cannot be kept here ({error.strerror})", path)


def _placed(finding: Finding, where: str) -> Finding:
    place = f"{where} ({finding.where})" if where else finding.where
    return Finding(finding.what, place, finding.expected, _UNCHANGED + finding.do)


def _refuse(reason: Reason, what: str, where: Path | str) -> NoReturn:
    expected, do = {
        "place": ("a folder that can be written", "Download the record, or free the place"),
        "version": (f"version {SCHEMA_ID!r}", "Use the datataal that made it"),
    }.get(reason, ("a .json file that datataal made", "Choose another file"))
    raise RefusedError(reason, Finding(what, str(where), expected, _UNCHANGED + do))
