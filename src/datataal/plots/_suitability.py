"""Where does it fit? The cells that meet all rules set, and which rule the others fail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data import load
from datataal.language import number
from datataal.plots._draw import paint
from datataal.plots._figure import Figure
from datataal.plots._groups import group_name
from datataal.plots._map_classes import Swatch
from datataal.plots._map_data import CELL_KM, ORIGIN_M, Ground, ground
from datataal.plots._map_draw import (
    MAP_SIZE,
    Names,
    draw_legend,
    draw_map,
    fill,
    write_names,
)
from datataal.plots._suitability_rules import Question, Rule, failures, with_limits
from datataal.plots._words import percent, words

__all__ = ["suitability"]

#: How far below its spot the name of a place underground stands.
BELOW_KM = 0.9
LOWEST_KM = 3.5
#: Meets all rules; fails one rule, per rule; fails more of them.
GOOD = "#13496A"
ONE = (("#E6BE8B", ""), ("#8CC3A0", "xx"), ("#CADFB0", "..."), ("#F4F1D9", "///"),
       ("#C9B3EA", "|||"), ("#9CC4DE", "\\\\\\"))  # fmt: skip
MORE = "#E3E5E1"


def suitability(question: str, **limits: float) -> Figure:
    """Draw the cells that meet all rules of a question; the others by the rule that they fail.

    A cell that meets the rules is suitable by these rules: that is no decision.

    Parameters
    ----------
    question : {"wind", "sun", "co2", "hydrogen"}
        What is looked for. The last two are about places underground.
    **limits : float
        Other limits, by column: ``dist_dwelling_m=600`` asks 600 m to homes.

    Raises
    ------
    DataError
        If the question is unknown, or a limit is given for a column without one.
    """
    asked, land, says = with_limits(question, limits), ground(), words("suitability")
    rows = _underground(asked, land) if asked.kind else _open_land(land)
    failed = failures(rows, asked)
    at = _class(failed)
    found = _found(asked, land, rows, at)
    key = "under" if asked.kind else "land"
    title = says[f"title_{key}"].format(**found)
    subtitle = says[f"subtitle_{key}"]
    drawn = pd.Series(-1, index=land.cells.index)
    drawn.loc[rows["at"]] = at.to_numpy()
    return Figure(
        paint(
            lambda figure: _draw(figure, land, drawn, asked),
            title=title,
            subtitle=subtitle,
            size=MAP_SIZE,
        ),
        title,
        subtitle,
        says[_alt(key, found)].format(title=title, rules=_rules(asked, says), **found),
        _table(asked, failed, says),
        _foot(asked, says),
    )


def _alt(key: str, found: Mapping[str, str]) -> str:
    """Return which alternative text is true: with cells or without, three figures or one."""
    if found["n"] == "0":
        return f"alt_{key}_none"
    same = key == "under" and found["low"] == found["middle"] == found["high"]
    return "alt_under_same" if same else f"alt_{key}"


def _open_land(land: Ground) -> pd.DataFrame:
    cells = land.cells[land.cells["municipality"].notna()]
    return cells.reset_index(names="at")


def _underground(asked: Question, land: Ground) -> pd.DataFrame:
    """Return the cells above each place underground, with that place's own columns."""
    places = load("subsurface")
    places = places[places["kind"] == asked.kind]
    parts = []
    for _, place in places.iterrows():
        dx = land.cells["x_m"] - float(place["x_m"])
        dy = land.cells["y_m"] - float(place["y_m"])
        above = land.cells.index[(dx * dx + dy * dy) <= float(place["radius_m"]) ** 2]
        rows = pd.DataFrame({"at": above, "site": place["site"]})
        rows["municipality"] = land.cells.loc[above, "municipality"].to_numpy()
        parts.append(rows)
    own = places.drop(columns="municipality", errors="ignore")
    return pd.concat(parts, ignore_index=True).merge(own, on="site", how="left")


def _class(failed: pd.DataFrame) -> pd.Series[Any]:
    """Return 0 where all rules are met, 1.. for the one rule that fails, and the last for more."""
    several = failed.shape[1] + 1
    count = failed.sum(axis=1)
    first = failed.to_numpy().argmax(axis=1) + 1
    made = np.where(count == 0, 0, np.where(count == 1, first, several))
    return pd.Series(np.asarray(made, dtype=np.int64), index=failed.index)


def _looks(asked: Question, says: Mapping[str, str]) -> tuple[Swatch, ...]:
    ones = [
        Swatch(says["fails"].format(rule=_say(rule, says)), *ONE[nr % len(ONE)])
        for nr, rule in enumerate(asked.rules)
    ]
    return (Swatch(says["meets"], GOOD), *ones, Swatch(says["several"], MORE))


def _say(rule: Rule, says: Mapping[str, str]) -> str:
    text = says[f"rule_{rule.rule}"]
    if not isinstance(rule.limit, int | float) or isinstance(rule.limit, bool):
        return text
    decimals = 0 if rule.limit == round(rule.limit) else 2
    return text.format(limit=number(rule.limit, decimals), km=number(rule.limit / 1000, 0))


def _draw(figure: Any, land: Ground, drawn: pd.Series[int], asked: Question) -> None:  # noqa: ANN401
    """Draw the cells by class; `drawn` has one class per row of the cells, -1 where none."""
    says = words("suitability")
    axes = draw_map(figure, land, words("map")["stamp"], _foot(asked, says))
    looks = _looks(asked, says)
    fill(axes, land.grid(drawn, -1).astype(np.int64), looks)
    if asked.kind:
        write_names(axes, _sites(asked, says))
    used = [nr for nr in range(len(looks)) if (drawn == nr).any()]
    draw_legend(axes, says[f"legend_{asked.name}"], [looks[nr] for nr in used])


def _sites(asked: Question, says: Mapping[str, str]) -> Names:
    places = load("subsurface")
    places = places[places["kind"] == asked.kind]
    labels = [
        says[f"site_{asked.kind}"].format(p50=number(p50, 0 if asked.kind == "co2" else 2))
        for p50 in places["p50"]
    ]
    x = (places["x_m"].astype(float) - ORIGIN_M) / 1000
    y = (places["y_m"].astype(float) - ORIGIN_M) / 1000
    off = places["radius_m"].astype(float) / 1000 + BELOW_KM
    low = y - off < LOWEST_KM  # the scale bar stands there: write the name above the place
    return Names(labels, list(x.clip(lower=BELOW_KM)), list((y - off).where(~low, y + off)))


def _found(asked: Question, land: Ground, rows: pd.DataFrame, at: pd.Series[int]) -> dict[str, str]:
    good = rows[(at == 0).to_numpy()]
    whole = int(land.cells["municipality"].notna().sum())
    counts = good["municipality"].dropna().value_counts(sort=False).sort_index()
    found = {
        "share": percent(len(good) / whole, 1),
        "n": number(len(good)),
        "km2": number(len(good) * CELL_KM * CELL_KM),
        "top": _most(counts),
        "zero": number(land.cells["municipality"].nunique() - len(counts)),
        "question": words("suitability")[f"question_{asked.name}"],
    }
    if asked.kind:
        places = rows.drop_duplicates("site")
        met = good.drop_duplicates("site")
        found |= {
            "places": number(len(places)),
            "met": number(len(met)),
            "low": number(met["p90"].sum(), 2 if asked.kind == "hydrogen" else 0),
            "middle": number(met["p50"].sum(), 2 if asked.kind == "hydrogen" else 0),
            "high": number(met["p10"].sum(), 2 if asked.kind == "hydrogen" else 0),
            "unit": words("suitability")[f"unit_{asked.kind}"],
        }
    return found


def _most(counts: pd.Series[int]) -> str:
    """Return where most cells lie: one municipality, or all that share the first place."""
    tops = list(counts.index[counts == counts.max()])
    return ", ".join(group_name("municipality", one) for one in tops)


def _rules(asked: Question, says: Mapping[str, str]) -> str:
    return "; ".join(_say(rule, says) for rule in asked.rules)


def _foot(asked: Question, says: Mapping[str, str]) -> str:
    disputed = any(rule.disputed for rule in asked.rules)
    parts = [says["disputed"] if disputed else "", says.get(f"note_{asked.name}", "")]
    return " ".join([part for part in parts if part] + [says["source"]])


def _table(asked: Question, failed: pd.DataFrame, says: Mapping[str, str]) -> pd.DataFrame:
    """Return per rule how many cells fail it, and how many fail nothing else."""
    alone, met = failed.sum(axis=1) == 1, ~failed.any(axis=1)
    made = [
        {
            says["rule"]: _say(rule, says),
            says["pass"]: int((~failed[rule.rule]).sum()),
            says["fail"]: int(failed[rule.rule].sum()),
            says["only"]: int((failed[rule.rule] & alone).sum()),
            says["where_from"]: says["own"] if rule.status in ("own", "ours") else rule.source,
            says["status"]: says["in_dispute"] if rule.disputed else says[f"status_{rule.status}"],
        }
        for rule in asked.rules
    ]
    together = {says["rule"]: says["meets"], says["pass"]: int(met.sum())}
    return pd.DataFrame([*made, {**together, says["fail"]: int((~met).sum())}]).astype(
        dict.fromkeys((says["pass"], says["fail"], says["only"]), "Int64")
    )
