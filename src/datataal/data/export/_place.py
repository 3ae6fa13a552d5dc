"""Where an export is written: beside the target first, and renamed when all of it is there."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from datataal.errors import DataError, Finding

__all__ = ["SUMS", "Place", "placed"]

SUMS = "checksums.sha256"


@dataclass
class Place:
    """The path to write to, and afterwards the files that stand at the target."""

    path: Path
    files: list[Path] = field(default_factory=list)


@contextmanager
def placed(target: Path, *, folder: bool, force: bool) -> Iterator[Place]:
    """Give a hidden path to write to; on success it becomes `target`, with its checksums.

    A file gets its checksum in `target` + ``.sha256``; a folder in ``checksums.sha256``.
    """
    sums = target / SUMS if folder else target.with_name(f"{target.name}.sha256")
    _refuse(target, sums, folder=folder, force=force)
    try:
        hidden = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise DataError(
            Finding(
                what=f"Nothing can be written here: {error.strerror}",
                where=str(target.parent),
                expected="a folder in which you may write",
                do="Choose another place",
            )
        ) from None
    try:
        place = Place(hidden / target.name)
        if folder:
            place.path.mkdir()
        yield place
        place.files = _folder(place.path, target) if folder else _file(place.path, target, sums)
    except OSError as error:
        raise DataError(
            Finding(
                what=f"The export stopped, and nothing of it remains: {error}",
                where=str(target),
                do="Make room, or choose another place",
            )
        ) from None
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def _file(made: Path, target: Path, sums: Path) -> list[Path]:
    beside = made.with_name(sums.name)
    beside.write_text(_line(made, target.name), encoding="utf-8", newline="\n")
    made.replace(target)
    beside.replace(sums)
    return [target, sums]


def _folder(made: Path, target: Path) -> list[Path]:
    names = sorted(path.name for path in made.iterdir())
    lines = [_line(made / name, name) for name in names]
    (made / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    if target.exists():
        target.rename(made.with_name(".old"))  # goes with the hidden folder
    made.rename(target)
    return [target / name for name in [*names, SUMS]]


def _line(path: Path, name: str) -> str:
    with path.open("rb") as file:
        return f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n"


def _refuse(target: Path, sums: Path, *, folder: bool, force: bool) -> None:
    """Refuse to overwrite without `force`, and what is no earlier export even with it."""
    if not target.parent.is_dir():
        raise DataError(
            Finding(
                what="There is no such folder",
                where=str(target.parent),
                do="Make the folder first, or choose another place",
            )
        )
    if not force and (target.exists() or sums.exists()):
        raise DataError(
            Finding(
                what="There is something here already",
                where=str(target if target.exists() else sums),
                do="Choose another name, or add --force to replace an earlier export",
            )
        )
    if target.exists() and not _is_ours(target, sums, folder=folder):
        raise DataError(
            Finding(
                what="What stands here is not an earlier export, so it is left alone",
                where=str(target),
                expected=f"only files that {sums.name} names",
                do="Choose another name, or move it away yourself",
            )
        )


def _is_ours(target: Path, sums: Path, *, folder: bool) -> bool:
    if not sums.is_file() or target.is_dir() != folder:
        return False
    named = {line.split("  ", 1)[-1] for line in sums.read_text(encoding="utf-8").splitlines()}
    found = {path.name for path in target.iterdir()} if folder else {target.name}
    return found <= named | {SUMS}
