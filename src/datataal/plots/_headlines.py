"""One bid under two headlines, and the bid beside those of real regions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import load, published
from datataal.language import number
from datataal.plots._draw import MUTED, OTHER, OTHER_TEXT, REST, beside, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._words import percent, words

__all__ = ["bids_beside", "two_headlines"]

_MWH_IN_GWH: Final = 1000
_SOLID: Final = {"color": REST, "edgecolor": REST, "linewidth": 0.8}
_OPEN: Final = {"color": "white", "edgecolor": MUTED, "linewidth": 0.8}
_MISSING: Final = {"color": "#F6DDD3", "edgecolor": OTHER, "hatch": "////", "linewidth": 0.8}


def two_headlines() -> Figure:
    """Draw the bid of all municipalities twice: once what stands stands out, once what does not."""
    says = words("two_headlines")
    sums = load("municipalities")[["bid_gwh", "built_gwh"]].sum().astype(float)
    missing = max(0.0, float(sums["bid_gwh"] - sums["built_gwh"]))
    found = {
        "bid": number(float(sums["bid_gwh"])),
        "built": number(float(sums["built_gwh"])),
        "missing": number(missing),
        "part": percent(float(sums["built_gwh"] / sums["bid_gwh"])),
    }
    title, subtitle = says["title"].format(**found), says["subtitle"].format(**found)
    parts = {"built": float(sums["built_gwh"]), "missing": missing}
    return Figure(
        paint(
            lambda figure: _draw_headlines(figure, parts, says, found),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.9),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                says["part"]: [says["built"], says["missing"]],
                says["gwh"]: [round(value) for value in parts.values()],
            }
        ),
        says["caption"],
    )


def bids_beside() -> Figure:
    """Draw the bid per inhabitant of Deltaland beside those of regions whose source gives one."""
    says = words("bids_beside")
    table = load("municipalities")[["bid_gwh", "inhabitants"]].sum().astype(float)
    own = float(table["bid_gwh"]) * _MWH_IN_GWH / float(table["inhabitants"])
    bids = published("res_bids")
    known = bids[(bids["status"] == "verified") & bids["mwh_per_inhabitant"].notna()]
    values = known.set_index("region")["mwh_per_inhabitant"].astype(float)
    values[says["own"]] = own
    values = values.sort_values(ascending=False, kind="stable")
    found = {
        "own": number(own, 1),
        "higher": number(int((values > own).sum())),
        "n": number(len(known)),
        "top": str(values.index[0]),
        "most": number(float(values.iloc[0]), 1),
        "all": number(len(bids)),
    }
    title, subtitle = says["title"].format(**found), says["subtitle"].format(**found)
    shown = values.round(1).rename_axis(says["region"]).rename(says["mwh"]).reset_index()
    return Figure(
        paint(
            lambda figure: _draw_bids(figure, values, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.6),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        shown,
        says["caption"],
    )


def _draw_headlines(
    figure: Any,  # noqa: ANN401
    parts: Mapping[str, float],
    says: Mapping[str, str],
    found: Mapping[str, str],
) -> None:
    axes = figure.subplots(2, 1, sharex=True)
    looks = ((_SOLID, _OPEN), (_OPEN, _MISSING))
    for axis, (built, missing), head in zip(axes, looks, ("halfway", "behind"), strict=True):
        axis.barh([0], [parts["built"]], height=0.7, **built)
        axis.barh([0], [parts["missing"]], left=parts["built"], height=0.7, **missing)
        axis.set_title(says[head].format(**found), loc="left", fontsize=11.5)
        axis.set_yticks([])
        axis.set_xlim(0, 1.02 * sum(parts.values()))
    value_axis(axes[1].xaxis, 0)
    axes[0].tick_params(labelbottom=False)
    axes[1].set_xlabel(says["gwh"])


def _draw_bids(figure: Any, values: pd.Series[float], says: Mapping[str, str]) -> None:  # noqa: ANN401
    axes = figure.add_subplot()
    for at, (region, value) in enumerate(values.items()):
        ours = region == says["own"]
        axes.barh([at], [value], height=0.62, **(_MISSING if ours else _SOLID))
        text = number(float(value), 1)
        beside(axes, value, at, text, color=OTHER_TEXT if ours else REST)
    rows(axes, [str(name) for name in values.index])
    axes.set_xlim(0, 1.12 * float(values.max()))
    value_axis(axes.xaxis, 0)
    axes.set_xlabel(says["mwh"])
