"""Tell in which coordinate system a point was written, by where it would lie."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["GOOD", "SYSTEMS", "system_of"]

#: x from, x to, y from, y to, per system. The bounds are wide round the Netherlands; those of RD
#: follow the area of use of EPSG:28992. Deltaland lies on purpose where none of them does.
SYSTEMS: Mapping[str, tuple[float, float, float, float]] = {
    "degrees": (-180, 180, -180, 180),
    "rd": (482, 284_183, 306_602, 637_050),
    "rd_swapped": (306_602, 637_050, 482, 284_183),
    "deltaland": (900_000, 950_000, 900_000, 950_000),
    "mercator": (300_000, 850_000, 6_400_000, 7_200_000),
    "utm": (100_000, 900_000, 5_500_000, 6_000_000),
}
#: Systems in metres that the lessons can draw as they are.
GOOD = ("rd", "deltaland")


def system_of(x: str, y: str) -> str:
    """Return the system in which the point lies, "other", or "" if these are no numbers."""
    try:
        east, north = float(x.replace(",", ".")), float(y.replace(",", "."))
    except ValueError:
        return ""
    for name, (west, right, south, top) in SYSTEMS.items():
        if west <= east <= right and south <= north <= top:
            return name
    return "other" if east == east and north == north else ""  # noqa: PLR0124  not a number
