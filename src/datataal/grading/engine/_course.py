"""A course as nbgrader knows it: its folders, its gradebook, and where we keep our own notes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from datataal.errors import DatataalError, Finding
from datataal.grading.engine._known import fingerprint, remembered

__all__ = ["CONFIG", "Course"]

CONFIG: Final = "nbgrader_config.py"
_NOTES: Final = ".datataal"
_ASKED: Final = (
    "source_directory",
    "submitted_directory",
    "autograded_directory",
    "db_url",
    "course_id",
)


@dataclass(frozen=True)
class Course:
    """Where a course keeps what.

    Attributes
    ----------
    root, source, submitted, autograded : pathlib.Path
        Its folder, and those of nbgrader in it.
    db_url, id : str
        Its gradebook, and the course's name in it.
    """

    root: Path
    source: Path
    submitted: Path
    autograded: Path
    db_url: str
    id: str

    @classmethod
    def at(cls, root: Path) -> Course:
        """Read the settings of the course in a folder.

        Raises
        ------
        DatataalError
            If there is no course, or its settings cannot be read.
        """
        config = root / CONFIG
        if not config.is_file():
            raise DatataalError(
                Finding(
                    "There is no nbgrader course here",
                    str(root),
                    f"a folder with {CONFIG}",
                    "Go to the course's folder, or name it: --course FOLDER",
                )
            )
        found = _settings(config)
        return cls(
            root=root.resolve(),
            source=Path(root, found["source_directory"]).resolve(),
            submitted=Path(root, found["submitted_directory"]).resolve(),
            autograded=Path(root, found["autograded_directory"]).resolve(),
            db_url=found["db_url"],
            id=found["course_id"],
        )

    @property
    def config(self) -> Path:
        """The course's settings."""
        return self.root / CONFIG

    @property
    def settings(self) -> Any:  # noqa: ANN401  traitlets ships no types
        """The settings as nbgrader's own parts take them."""
        return _read(self.config)

    @property
    def notes(self) -> Path:
        """Our own folder in the course: journal, results, backups."""
        return self.root / _NOTES

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the course for one grader at a time.

        Raises
        ------
        DatataalError
            If another one holds it.
        """
        self.notes.mkdir(exist_ok=True)
        path = self.notes / "grading"
        with path.open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                file.seek(0)
                raise DatataalError(
                    Finding(
                        f"This course is being graded already (process {file.read().strip()})",
                        str(self.root),
                        "one grader at a time",
                        "Wait until it has ended; what it did is not done again",
                    )
                ) from error
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield


def _settings(config: Path) -> dict[str, str]:
    """Return what a course's settings say, with nbgrader's own values for the rest."""
    read = _read(config)

    def resolve() -> dict[str, str]:
        from nbgrader.coursedir import CourseDirectory

        found = CourseDirectory(config=read)
        return {name: str(getattr(found, name)) for name in _ASKED}

    kept = config.parent / _NOTES / "known-settings.json"
    found: dict[str, str] = remembered(kept, fingerprint(repr(read)), resolve)
    return found


def _read(config: Path) -> Any:  # noqa: ANN401  traitlets ships no types
    from traitlets.config import Config
    from traitlets.config.loader import PyFileConfigLoader

    try:
        loaded = PyFileConfigLoader(config.name, path=str(config.parent)).load_config()
    except Exception as error:
        raise DatataalError(
            Finding(
                f"The course's settings cannot be read: {type(error).__name__}: {error}",
                str(config),
                "settings as nbgrader reads them",
                "Correct the line that the message names",
            )
        ) from error
    merged = Config({"CourseDirectory": {"root": str(config.parent.resolve())}})
    merged.merge(loaded)
    return merged
