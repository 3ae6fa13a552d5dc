"""Count who heard the same in a term, and leave out what would point at one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from datataal.records import AidResult
from datataal.team._tell import BLANK, ROLES, counted, distinct, letters

__all__ = ["terms"]


def terms(matches: Sequence[AidResult], least: int, since: str) -> list[dict[str, Any]]:
    """Return per term how many heard the same before and since a day (see `report`)."""
    of: dict[str, list[AidResult]] = {}
    for match in matches:
        if isinstance(match["state"].get("term"), str):
            of.setdefault(match["state"]["term"], []).append(match)
    found = []
    for id_ in sorted(of, key=letters):
        before = [match for match in of[id_] if match["created"][:10] < since]
        after = [match for match in of[id_] if match["created"][:10] >= since]
        found.append(
            {
                "id": id_,
                "before": _agreed(before, least),
                "after": _agreed(after, least),
            }
        )
    return found


def _agreed(matches: Sequence[AidResult], least: int) -> dict[str, Any] | None:
    """Return how many heard the same; None where too few chose a meaning."""
    picks = [pick for match in matches for pick in _picks(match["state"])]
    if not picks or len(picks) < least:
        return None
    heard = counted(pick for pick, _ in picks)
    alike = max(Counter(picks).values())
    wordings = distinct((_line(match["state"].get("wording")), match["lang"]) for match in matches)
    return {
        "voices": len(picks),
        "heard": heard,
        "agreement": int(100 * alike / len(picks) + 0.5),
        "wordings": wordings,
    }


def _picks(state: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what each voice chose: the reading of a role, or ``other`` with its own words.

    Two people heard the same in their own words only where the words are the same, as in the
    matcher itself; who chose ``other`` and wrote nothing chose nothing.
    """
    picks = state.get("picks")
    seats = ("alone",) if state.get("mode") == "alone" else ROLES
    held = [picks.get(seat) if isinstance(picks, dict) else None for seat in seats]
    found = []
    for one in held:
        if not isinstance(one, dict):
            continue
        pick = one.get("pick")
        own = _line(one.get("text")).strip(BLANK).lower() if pick == "other" else ""
        if (isinstance(pick, str) and pick in ROLES) or own:
            found.append((str(pick), own))
    return found


def _line(value: object) -> str:
    return value if isinstance(value, str) else ""
