"""Read what was handed in, out of a folder or a zip that nobody vouches for.

Nothing is unpacked to where it says: a file is read into memory under a limit, or refused.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from datataal.errors import DatataalError, Finding

__all__ = ["LIMITS", "File", "Limits", "files"]


@dataclass(frozen=True)
class Limits:
    """What one delivery may hold."""

    files: int = 20_000
    one: int = 30 << 20
    all: int = 4 << 30
    #: A zip in a zip, as learners make; deeper nobody needs.
    deep: int = 1


LIMITS: Final = Limits()
_LEFT_OVER: Final = ("__MACOSX", ".ipynb_checkpoints", "__pycache__", ".DS_Store", "desktop.ini")


@dataclass(frozen=True)
class File:
    """One file as it came: the parts of its path, what is in it, and when it was changed.

    `refused` says why it was not read; `data` is empty then.
    """

    parts: tuple[str, ...]
    data: bytes
    changed: float
    refused: str = ""


def files(source: Path, limits: Limits = LIMITS) -> Iterator[File]:
    """Yield the files below a folder, in a zip, or the one file itself.

    Raises
    ------
    DatataalError
        If there is nothing at `source`, it is no zip although it says so, or it holds too much.
    """
    budget = _Budget(limits, str(source))
    if source.is_dir():
        yield from _of_folder(source, budget)
    elif source.suffix.lower() == ".zip":
        yield from _of_zip(_read(source), (), budget, 0)
    else:
        yield File((source.name,), budget.take(_read(source)), source.stat().st_mtime)


class _Budget:
    def __init__(self, limits: Limits, where: str) -> None:
        self.limits, self._where = limits, where
        self._files = self._bytes = 0

    def count(self) -> None:
        self._files += 1
        if self._files > self.limits.files:
            raise self._too_much(f"more than {self.limits.files} files")

    def take(self, data: bytes) -> bytes:
        self._bytes += len(data)
        if self._bytes > self.limits.all:
            raise self._too_much(f"more than {self.limits.all >> 20} MB")
        return data

    def _too_much(self, what: str) -> DatataalError:
        return DatataalError(
            Finding(
                f"This holds {what}",
                self._where,
                "what a course hands in for one assignment",
                "Look what it is; split it if it is all right",
            )
        )


def _of_folder(folder: Path, budget: _Budget) -> Iterator[File]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if any(part in _LEFT_OVER for part in parts):
            continue
        if path.is_symlink():
            yield File(parts, b"", 0.0, "a link, not a file")
            continue
        if not path.is_file():
            continue
        budget.count()
        size, changed = path.stat().st_size, path.stat().st_mtime
        if size > budget.limits.one:
            yield File(parts, b"", changed, _large(size, budget.limits))
            continue
        data = budget.take(_read(path))
        if path.suffix.lower() == ".zip":
            yield from _of_zip(data, parts[:-1], budget, 1)
        else:
            yield File(parts, data, changed)


def _of_zip(data: bytes, above: tuple[str, ...], budget: _Budget, deep: int) -> Iterator[File]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        if above or deep:
            yield File((*above, "?.zip"), b"", 0.0, "a damaged zip")
            return
        raise DatataalError(
            Finding("This is not a zip, or it is damaged", do="Download it again")
        ) from error
    with archive:
        for entry in archive.infolist():
            yield from _entry(archive, entry, above, budget, deep)


def _entry(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    above: tuple[str, ...],
    budget: _Budget,
    deep: int,
) -> Iterator[File]:
    name = entry.filename.replace("\\", "/")
    parts = (*above, *PurePosixPath(name).parts)
    if entry.is_dir() or any(part in _LEFT_OVER for part in parts):
        return
    budget.count()
    why = _unsafe(name, entry, budget.limits)
    if why:
        yield File(tuple(part for part in parts if part not in ("..", "/")), b"", 0.0, why)
        return
    try:
        with archive.open(entry) as file:
            data = file.read(budget.limits.one + 1)  # what it says of its size is not believed
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        yield File(parts, b"", 0.0, f"cannot be unpacked ({type(error).__name__})")
        return
    if len(data) > budget.limits.one:
        yield File(parts, b"", 0.0, _large(len(data), budget.limits))
        return
    budget.take(data)
    if PurePosixPath(name).suffix.lower() == ".zip":
        if deep < budget.limits.deep:
            yield from _of_zip(data, parts[:-1], budget, deep + 1)
        else:
            yield File(parts, b"", 0.0, "a zip in a zip in a zip")
        return
    yield File(parts, data, _changed(entry))


def _unsafe(name: str, entry: zipfile.ZipInfo, limits: Limits) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name:
        return "a path that leads out of its folder"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, not a file"
    if entry.flag_bits & 1:
        return "locked with a password"
    return _large(entry.file_size, limits) if entry.file_size > limits.one else ""


def _large(size: int, limits: Limits) -> str:
    return f"larger than {limits.one >> 20} MB ({size >> 20} MB)"


def _changed(entry: zipfile.ZipInfo) -> float:
    import datetime as dt

    try:
        return dt.datetime(*entry.date_time, tzinfo=dt.UTC).timestamp()
    except ValueError:
        return 0.0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DatataalError(
            Finding(
                f"This cannot be read ({error.strerror})",
                str(path),
                "a folder, a zip or a notebook",
                "Check the name and your rights, then run it again",
            )
        ) from error
