"""The same files through nbgrader's own command: `nbgrader export --exporter=...`.

    nbgrader export --exporter=datataal.grading.course.export.PlainCsv --to points.csv
    nbgrader export --exporter=datataal.grading.course.export.PlatformFile --to filled.csv
        --assignment='["03-quality-nl"]' --PlatformFile.file=worksheet.csv

For who works with nbgrader; `datataal course points` and `datataal course fill` do the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExportPlugin
from traitlets import Unicode

from datataal.errors import DatataalError
from datataal.grading.course._lms import Points, fill, plain_csv
from datataal.grading.course._points import points_in, rows
from datataal.grading.course._roster import ROSTER, Roster
from datataal.grading.engine._course import Course

__all__ = ["PlainCsv", "PlatformFile"]


class _Plugin(ExportPlugin):  # type: ignore[misc]  # nbgrader ships no types
    def export(self, gradebook: Any) -> None:  # noqa: ANN401  nbgrader's
        """Write the file; what is wrong is said in one line."""
        try:
            course = Course.at(Path(self.parent.coursedir.root))
            self._write(gradebook, course)
        except (DatataalError, OSError) as error:
            raise SystemExit(f"Nothing was written.\n{error}") from error

    def _write(self, gradebook: Any, course: Course) -> None:  # noqa: ANN401
        raise NotImplementedError

    def _points(self, gradebook: Any, course: Course, name: str) -> Mapping[str, Points]:  # noqa: ANN401
        wanted = set(map(str, self.student))
        found = points_in(gradebook, course, name)
        return {id_: one for id_, one in found.items() if not wanted or id_ in wanted}


class PlainCsv(_Plugin):
    """The points of all assignments, or of those that `--assignment` names, as plain CSV."""

    def _write(self, gradebook: Any, course: Course) -> None:  # noqa: ANN401
        path = course.root / ROSTER
        people = Roster.read(path).people if path.is_file() else {}
        names = [str(one) for one in self.assignment] or [one.name for one in gradebook.assignments]
        table = [
            {"assignment": name, **row}
            for name in sorted(names)
            for row in rows(self._points(gradebook, course, name), people)
        ]
        Path(self.to or "points.csv").write_text(plain_csv(table), encoding="utf-8-sig", newline="")


class PlatformFile(_Plugin):
    """The points of one assignment in the file that a learning platform gave out."""

    file = Unicode("", help="the file as your platform exported it").tag(config=True)
    column = Unicode("", help="header of the column, if more can be meant").tag(config=True)

    def _write(self, gradebook: Any, course: Course) -> None:  # noqa: ANN401
        if len(self.assignment) != 1 or not self.file or not self.to:
            raise SystemExit(
                "Nothing was written: name one assignment, your platform's file and a new one:\n"
                "--assignment='[\"NAME\"]' --PlatformFile.file=FILE --to FILE"
            )
        found = self._points(gradebook, course, str(self.assignment[0]))
        roster = Roster.read(course.root / ROSTER)
        done = fill(Path(self.file), found, roster, self.column)
        Path(self.to).write_text(done.text, encoding="utf-8", newline="")
        self.log.info("%s: %d people in column %r", done.platform, done.written, done.column)
