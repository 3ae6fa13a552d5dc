"""What a map shows, in words and in a table: for who reads it first, and for who cannot see it."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import pandas as pd

from datataal.language import number
from datataal.plots._groups import group_name, title_of
from datataal.plots._map_classes import Classes
from datataal.plots._map_data import CELL_KM, Layer, ground
from datataal.plots._words import percent, words

__all__ = ["say", "source_line", "table_of"]

CELL_KM2 = CELL_KM * CELL_KM
#: A unit that names its own lowest and highest step.
SCALE: Final = re.compile(r"\d\D{1,5}\d$")


def say(layer: Layer, classes: Classes) -> tuple[str, str]:
    """Return the finding, and the alternative text: what is seen, where high and where low."""
    says = words("map")
    title = layer.title[:1].upper() + layer.title[1:]
    part = "points" if layer.kind == "points" else "land"
    found = {"column": title, "n": number(len(layer.frame)), "unit": _unit(layer)}
    known = layer.frame[classes.which >= 0]
    found |= {"missing": number(int((classes.which < 0).sum()))}
    if known.empty:
        key = "none"
    elif classes.kind == "numbers":
        key, more = ("region" if layer.kind == "regions" else "number"), _extremes(layer, known)
        found |= more
        key = "same" if known["value"].min() == known["value"].max() else key
    elif classes.kind == "yes_no":
        key, more = f"yes_{part}", _most_yes(layer, known)
        found |= more
        if part == "land" and len(layer.frame) < int(ground().cells["municipality"].notna().sum()):
            key = "yes_part"  # rows of the learner's own: a share of these cells, not of the land
        if part == "land" and not known["value"].astype(bool).any():
            key = "yes_none"
        if part == "land" and known["value"].astype(bool).all():
            key = "yes_all"
    elif classes.kind == "kinds":
        key, more = f"kind_{part}", _most_common(layer, known, classes)
        found |= more
    else:
        key, found["n"] = "regions", number(len(classes.swatches))
    finding = says[key].format(**found)
    alt = " ".join(
        (
            says["alt"].format(title=finding),
            says[f"alt_{key}"].format(**found) if f"alt_{key}" in says else "",
            says["alt_missing"].format(**found) if (classes.which < 0).any() else "",
        )
    )
    return finding, " ".join(alt.split())


def _unit(layer: Layer) -> str:
    """Return what stands behind a number; a scale such as "level 1 to 4" names no unit."""
    return f" {layer.unit}" if layer.unit and not SCALE.search(layer.unit) else ""


def _all_at(groups: pd.Series[float], value: float, layer: Layer, by: str) -> str:
    """Return which groups have a value: one name, two names, or how many there are."""
    names = [_name(layer, by, place) for place in groups.index[groups == value]]
    says = words("map")
    if len(names) > 2:  # noqa: PLR2004
        return says["several"].format(n=number(len(names)))
    return says["two"].format(one=names[0], other=names[1]) if len(names) > 1 else names[0]


def _extremes(layer: Layer, known: pd.DataFrame) -> dict[str, str]:
    values = known["value"].astype("float64")
    decimals = _decimals(values)
    if layer.kind == "regions":
        groups = values.groupby(known["region"].to_numpy(dtype=object), sort=True).first()
        name = layer.region
    else:
        groups = values.groupby(known["municipality"].to_numpy(dtype=object), sort=True).mean()
        name = "municipality"
    return {
        "low": number(values.min(), decimals),
        "high": number(values.max(), decimals),
        "top": _all_at(groups, groups.max(), layer, name),
        "bottom": _all_at(groups, groups.min(), layer, name),
        "top_value": number(groups.max(), decimals),
        "bottom_value": number(groups.min(), decimals),
        "middle": number(values.median(), decimals),
    }


def _name(layer: Layer, by: str, value: object) -> str:
    return layer.labels.get(str(value), group_name(by, value))


def _decimals(values: pd.Series[float]) -> int:
    """Return as many decimals as a reader can use: none for large numbers, few for small ones."""
    if (values == values.round()).all() or values.abs().max() >= 100:  # noqa: PLR2004
        return 0
    return 1 if values.abs().max() >= 2 else 2  # noqa: PLR2004


def _most_yes(layer: Layer, known: pd.DataFrame) -> dict[str, str]:
    hit = known["value"].astype(bool).astype(float)
    shares = hit.groupby(known["municipality"].to_numpy(dtype=object), sort=True).mean()
    return {
        "share": percent(hit.mean()),
        "k": number(int(hit.sum())),
        "km2": number(int(hit.sum()) * CELL_KM2),
        "top": _all_at(shares, shares.max(), layer, "municipality") if len(shares) else "",
        "top_share": percent(shares.max() if len(shares) else 0),
        "zero": number(int((shares == 0).sum())),
    }


def _most_common(layer: Layer, known: pd.DataFrame, classes: Classes) -> dict[str, str]:
    counts = known["value"].astype(str).value_counts()
    parts = [
        f"{layer.labels.get(str(kind), str(kind))} {percent(count / len(known))}"
        for kind, count in counts.items()
    ]
    first = str(counts.index[0])
    return {
        "kind": layer.labels.get(first, first),
        "share": percent(counts.iloc[0] / len(known)),
        "parts": ", ".join(parts[:5]),
        "kinds": number(len(classes.swatches)),
    }


def table_of(layer: Layer, classes: Classes) -> pd.DataFrame:
    """Return the numbers behind the map: per municipality or region, or per kind."""
    says = words("map")
    if classes.kind in ("kinds", "regions") and layer.kind != "points":
        return _per_kind(layer, classes)
    frame = layer.frame.assign(at=classes.which)
    by = layer.region if layer.kind == "regions" else "municipality"
    key = frame["region" if layer.kind == "regions" else "municipality"]
    rows = []
    for place, own in frame.groupby(key.to_numpy(dtype=object), sort=True):
        row: dict[str, object] = {title_of(by): _name(layer, by, place)}
        known = own[own["at"] >= 0]
        if layer.kind == "regions":
            row[layer.title] = known["value"].iloc[0] if len(known) else None
            row[says["class"]] = (
                classes.swatches[int(known["at"].iloc[0])].label if len(known) else says["no_data"]
            )
        elif classes.kind == "numbers":
            values = known["value"].astype("float64")
            row[says["lowest_of"]] = values.min() if len(known) else None
            row[says["mean_of"]] = round(float(values.mean()), 2) if len(known) else None
            row[says["highest_of"]] = values.max() if len(known) else None
            row[says[f"count_{layer.kind}"]] = len(own)
        else:
            for nr, one in enumerate(classes.swatches):
                row[one.label] = int((own["at"] == nr).sum())
            row[says[f"count_{layer.kind}"]] = len(own)
        rows.append(row)
    return pd.DataFrame(rows)


def _per_kind(layer: Layer, classes: Classes) -> pd.DataFrame:
    says = words("map")
    counts = np.bincount(classes.which[classes.which >= 0], minlength=len(classes.swatches))
    names = [one.label for one in classes.swatches]
    if classes.kind == "regions":
        names = [group_name("municipality", name) for name in names]
    return pd.DataFrame(
        {
            layer.title: names,
            "km²": counts * CELL_KM2,
            says["percent"]: (100 * counts / max(len(layer.frame), 1)).round(1),
        }
    )


def source_line(layer: Layer) -> str:
    """Return who the numbers are from and of which day; always that they are invented."""
    from datataal.language import current

    says = words("map")
    source, day = layer.source.get(current(), ""), layer.source.get("date", "")
    if not source:
        return says["source_own"]
    return says["source_day" if day else "source"].format(source=source, day=day)
