"""One marker's desk: what the page shows, and what it may save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from datataal import content
from datataal.errors import DatataalError, Finding
from datataal.grading.engine._course import Course
from datataal.grading.marking._items import LONGEST, Item, items, sample
from datataal.grading.marking._marks import Mark, Turn, save, standing
from datataal.grading.marking._refused import RefusedError, marker_in
from datataal.grading.rubric import rubric
from datataal.language import Language

__all__ = ["Desk"]


@dataclass(frozen=True)
class Desk:
    """What lies before one marker.

    Attributes
    ----------
    course, assignment, lang : Course, str, Language
        What is marked, and the language of the page.
    marker, turn : str, Turn
        Who marks, as first or as second.
    items : tuple of Item
        The answers, in the order of the page.
    """

    course: Course
    assignment: str
    lang: Language
    marker: str
    turn: Turn
    items: tuple[Item, ...]

    @classmethod
    def set_out(  # noqa: PLR0913  what, who, how much
        cls,
        course: Course,
        assignment: str,
        lang: Language,
        marker: str,
        *,
        turn: Turn = "first",
        share: float = 1.0,
    ) -> Desk:
        """Lay out the answers; for a second marker a share, without those that they marked first.

        Raises
        ------
        DatataalError
            If the share is none, or nobody is named as marker.
        """
        if not 0 < share <= 1:
            raise DatataalError(
                Finding(f"{share} is no share", expected="more than 0, at most 1, such as 0.2")
            )
        if not marker.strip():
            raise DatataalError(Finding("Nobody says who marks", do="Give initials: --by AB"))
        found = items(course, assignment, lang)
        if turn == "second":
            first = standing(course, assignment, "first")
            found = [
                one
                for one in sample(found, assignment, share)
                if (mark := first.get((one.student, one.step))) is None or mark.marker != marker
            ]
        return cls(course, assignment, lang, marker, turn, tuple(found))

    def shown(self) -> dict[str, Any]:
        """Return all that the page shows. Learners have no name here, the first's marks neither."""
        given = standing(self.course, self.assignment, self.turn)
        found = rubric(self.assignment.rpartition("-")[0], self.lang)
        if found is None:
            raise RefusedError(
                Finding(
                    f"There is no rubric of {self.assignment} here", do="Use a source checkout"
                ),
                "no_rubric",
            )
        return {
            "lang": self.lang,
            "words": content.strings("grading", self.lang)["mark"],
            "turn": self.turn,
            "marker": self.marker,
            "rubric": asdict(found),
            "items": [
                {
                    "answer": one.answer[:LONGEST],
                    "cut": len(one.answer) > LONGEST,
                    "most": one.most,
                    "told": [[asdict(part) for part in parts] for parts in one.told],
                    "unread": one.unread,
                    "waits": self.turn == "first" and one.waits,
                    "mark": self._mark(given.get((one.student, one.step))),
                }
                for one in self.items
            ],
        }

    def take(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Save what the page sent, and return the mark as the page shows it.

        Raises
        ------
        DatataalError
            If it is not of the shape that the page sends, or may not be saved.
        """
        nr, points, comment = (asked.get(key) for key in ("nr", "points", "comment"))
        if type(nr) is not int or not 0 <= nr < len(self.items) or type(comment) is not str:
            raise RefusedError(
                Finding("This is not what the page sends", do="Open it again"), "not_ours"
            )
        item = self.items[nr]
        made = Mark(item.student, item.step, self.turn, self.marker, points, comment.strip())  # type: ignore[arg-type]  # `save` looks at it
        return self._mark(save(self.course, self.assignment, item, made)) or {}

    def _mark(self, mark: Mark | None) -> dict[str, Any] | None:
        if mark is None:
            return None
        own = mark.marker == self.marker
        if self.turn == "second" and not own:
            return {"own": False}
        return {
            "own": own,
            "marker": marker_in(mark.marker, self.lang),
            "points": mark.points,
            "comment": mark.comment if own else "",
        }
