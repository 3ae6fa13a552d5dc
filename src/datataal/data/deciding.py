"""Who decides on a wind park, by capacity: one rule for figure, lesson and exercise.

The limits are what a page of the province of Noord-Holland gave when it was seen; older
material gives another. They stand in the figures of Deltaland and nowhere else: whoever uses
them in earnest looks in the act in force.
"""

from __future__ import annotations

from typing import Final

from datataal.data._load import load

__all__ = ["LAYERS", "layer_of", "limits", "plans"]

#: From the smallest capacity to the largest.
LAYERS: Final = ("municipality", "province", "state")


def limits() -> tuple[float, float]:
    """Return, in MW, below what it is the municipality and above what it is the state."""
    from datataal import content

    found = content.figures()
    return (
        float(found["decision_mw_municipality_below"].value),
        float(found["decision_mw_state_above"].value),
    )


def layer_of(mw: float) -> str:
    """Return which of `LAYERS` decides on a wind park of `mw` megawatts."""
    below, above = limits()
    return LAYERS[0] if mw < below else LAYERS[2] if mw > above else LAYERS[1]


def plans() -> list[float]:
    """Return the capacities, in MW, of the wind plans among the decisions, from small to large."""
    return sorted(float(one) for one in load("decisions")["mw"].dropna())
