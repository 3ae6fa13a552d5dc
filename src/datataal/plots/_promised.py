"""What each municipality promised, built and permitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load
from datataal.language import number
from datataal.plots._draw import MUTED, REST, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._words import percent, words

__all__ = ["promised"]

_PARTS: Final = ("built_gwh", "permitted_gwh", "open_gwh")
_LOOKS: Final[Mapping[str, dict[str, Any]]] = {
    "built_gwh": {"color": REST},
    "permitted_gwh": {"color": "#C9D8D5", "edgecolor": REST, "hatch": "////", "linewidth": 0.6},
    "open_gwh": {"color": "none", "edgecolor": MUTED, "linewidth": 0.8},
}
MWH_IN_GWH: Final = 1000


def promised(*, per_inhabitant: bool = False) -> Figure:
    """Draw the bid of each municipality: what is built, what has a permit, and what is open.

    Parameters
    ----------
    per_inhabitant : bool
        In MWh per inhabitant a year instead of GWh a year.
    """
    says = words("promised")
    bids, shown = _parts(per_inhabitant=per_inhabitant)
    total = load("municipalities")[["bid_gwh", "built_gwh"]].sum()
    found = {
        "top": str(bids.index[0]),
        "most": number(float(bids.iloc[0]), 1 if per_inhabitant else 0),
        "built": percent(total["built_gwh"] / total["bid_gwh"]),
        "n": number(len(shown)),
        "unit": says["mwh" if per_inhabitant else "gwh"],
    }
    kind = "each" if per_inhabitant else "all"
    title, subtitle = says[f"title_{kind}"].format(**found), says["subtitle"].format(**found)
    table = shown.round(2 if per_inhabitant else 0).rename(columns=dict(says))
    return Figure(
        paint(
            lambda figure: _draw(figure, shown, says, found["unit"]),
            title=title,
            subtitle=subtitle,
            size=(7.2, 5.8),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        table.reset_index(names=says["place"]),
        says["caption"],
    )


def _parts(*, per_inhabitant: bool) -> tuple[pd.Series[float], pd.DataFrame]:
    """Return the bids, largest first, and what became of each."""
    table = load("municipalities").set_index("name")
    parts = table[["bid_gwh", "built_gwh", "permitted_gwh"]].astype(float)
    # Who built more than was promised has nothing open.
    parts["open_gwh"] = (parts["bid_gwh"] - parts["built_gwh"] - parts["permitted_gwh"]).clip(0)
    if per_inhabitant:
        parts = parts.mul(MWH_IN_GWH).div(table["inhabitants"].astype(float), axis=0)
    ordered = parts.sort_values("bid_gwh", ascending=False)
    return ordered["bid_gwh"], ordered[list(_PARTS)]


def _draw(figure: Any, shown: pd.DataFrame, says: Mapping[str, str], unit: str) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    left = pd.Series(0.0, index=shown.index)
    for part in _PARTS:
        axes.barh(
            range(len(shown)), shown[part], left=left, height=0.66, label=says[part], **_LOOKS[part]
        )
        left += shown[part]
    rows(axes, [str(name) for name in shown.index])
    axes.set_xlim(0, 1.05 * float(left.max()))
    value_axis(axes.xaxis, 0)
    axes.set_xlabel(unit)
    axes.legend(loc="lower right", frameon=False)
