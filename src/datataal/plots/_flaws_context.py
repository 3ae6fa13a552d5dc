"""The flaw cards where what goes with a value stands out: unit, date, source, a second value."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from datataal.data import describe, package
from datataal.language import number
from datataal.plots._draw import MUTED, OTHER, OTHER_TEXT, REST, beside, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._flaws_values import Tables, finish
from datataal.plots._strip import pair, strip
from datataal.plots._words import column_title, percent, value_words, words

__all__ = ["dates", "sources", "twice", "unit"]


def unit(tables: Tables) -> Figure:
    """Draw the column `verm` with the unit that the list of columns gives."""
    says, plants = words("flaw_4"), tables("installations")
    columns = describe("installations", raw=True).set_index("column")
    given = str(columns.loc["verm", "unit"])
    parts = {
        value_words("kind", kind): plants.loc[plants["kind"] == kind, "verm"].astype(float)
        for kind in ("wind", "solar")
    }
    found = {
        "low": number(plants["verm"].min(), 1),
        "high": number(plants["verm"].max(), 1),
        "unit": given,
        "n": number(len(plants)),
    }

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        for at, values in enumerate(parts.values()):
            strip(axes, at, values)
        rows(axes, list(parts))
        axes.set_xlim(0, float(plants["verm"].max()) * 1.08)
        value_axis(axes.xaxis)
        axes.set_xlabel(says["x_unit" if given else "x_none"].format(**found))

    numeric = columns[columns["type"].isin(["integer", "number"])].reset_index()
    table = numeric[["column", "unit", "description"]].replace("", None)
    table.columns = pd.Index([says["column"], says["unit"], says["meaning"]])
    return finish(says, "unit" if given else "none", found, draw, table, 3.0)


def dates(tables: Tables) -> Figure:
    """Draw how old each figure on free room on the grid is on the day of the story."""
    says, stations = words("flaw_5"), tables("grid_stations")
    today = pd.Timestamp(str(package()["storyDate"]))
    bodies = ("municipality", "operator", "province")
    table = pd.DataFrame(
        {
            "who": [says[body] for body in bodies],
            "date": [stations[f"date_{body}"].min() for body in bodies],
            "free": [float(stations[f"free_mw_{body}"].sum()) for body in bodies],
        }
    ).sort_values("date", ascending=False, ignore_index=True)
    table["age"] = [_months(day, today) for day in table["date"]]
    ages = [number(age) for age in table["age"]]
    found = {
        "ages": f"{', '.join(ages[:-1])} {says['and']} {ages[-1]}",
        "newest": number(table["free"].iloc[0]),
        "oldest": number(table["free"].iloc[-1]),
    }

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        for at, row in table.iterrows():
            age = int(row["age"])
            axes.plot([0, age], [at, at], marker="", color=REST, linestyle="-")
            axes.plot(age, at, "o", color=REST)
            label = says["label"].format(age=number(age), free=number(row["free"]))
            axes.annotate(
                label,
                (age, at),
                xytext=(9, 0),
                textcoords="offset points",
                va="center",
                color=MUTED,
            )
        rows(axes, list(table["who"]))
        axes.set(xlim=(0, max(12, int(table["age"].max())) * 1.55), xlabel=says["x"])
        value_axis(axes.xaxis)

    shown = table[["who", "date", "age", "free"]]
    shown.columns = pd.Index([says["who"], says["date"], says["x"], says["free"]])
    return finish(says, "all", found, draw, shown, 3.0)


def _months(day: dt.datetime, today: dt.datetime) -> int:
    whole = (today.year - day.year) * 12 + today.month - day.month
    return whole - (today.day < day.day)


def sources(_: Tables) -> Figure:
    """Draw for each source of the municipalities how many columns it gave, and of which day."""
    says = words("flaw_7")
    columns = describe("municipalities", raw=True)
    known = columns[columns["date"] != ""]
    lost = columns[columns["date"] == ""]
    groups = known.groupby(["source", "date"]).size().reset_index(name="n").sort_values("date")
    names = [source.split(" (")[0] for source in groups["source"]] + [""] * bool(len(lost))
    names[len(groups) :] = [says["no_source"]] * bool(len(lost))
    found = {
        "k": number(len(lost)),
        "m": number(len(columns)),
        "columns": ", ".join(lost["title"]),
        "oldest": str(groups["date"].iloc[0]),
        "newest": str(groups["date"].iloc[-1]),
    }
    kind = "all" if lost.empty else "one" if len(lost) == 1 else "some"

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        days = pd.to_datetime(groups["date"]).to_list()
        axes.plot(days, range(len(groups)), "o", color=REST)
        for at, (day, n) in enumerate(zip(days, groups["n"], strict=True)):
            text = says["columns" if n > 1 else "column_one"].format(n=number(n))
            axes.annotate(
                text,
                (day, at),
                xytext=(10, 0),
                textcoords="offset points",
                va="center",
                color=MUTED,
            )
        edge = pd.Timedelta(days=40)
        axes.set_xlim(days[0] - edge, days[-1] + 3 * edge)
        if len(lost):
            axes.axhline(len(groups), color=OTHER, linestyle=(0, (4, 3)), linewidth=1.6)
            _on_line(axes, len(groups), says["no_date"].format(**found))
        rows(axes, names)
        ticks = pd.date_range(days[0] - edge, days[-1] + edge, freq="QS").to_list()
        axes.set_xticks(ticks, [day.strftime("%Y-%m") for day in ticks])
        axes.xaxis.grid(visible=True)
        axes.set_xlabel(says["x"])

    table = columns[["title", "source", "date"]].replace("", None)
    table.columns = pd.Index([says["column"], says["source"], says["x"]])
    return finish(says, kind, found, draw, table, 1.7 + 0.36 * len(names))


def _on_line(axes: Any, row: int, text: str) -> None:  # noqa: ANN401
    axes.text(
        0.5,
        row,
        text,
        transform=axes.get_yaxis_transform(),
        ha="center",
        va="center",
        color=OTHER_TEXT,
        fontsize=10.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 2},
    )


def twice(tables: Tables) -> Figure:
    """Draw two counts of dwellings and two shares of farm land beside each other."""
    says, places = words("flaw_8"), tables("municipalities")
    total = tables("province_totals").set_index("quantity")["value"]
    homes = [float(places["dwellings"].sum()), float(total["dwellings"])]
    land = places["land_km2"] / places["land_km2"].sum()
    kinds = ("farm_share_landuse", "farm_share_ecosystem")
    farm = [float((places[kind] * land).sum()) for kind in kinds]
    gap = homes[0] / homes[1] - 1
    found = {
        "gap": percent(abs(gap), 1),
        "sum": number(homes[0]),
        "total": number(homes[1]),
        "farm_a": percent(farm[0]),
        "farm_b": percent(farm[1]),
    }
    kind = "equal" if abs(gap) < 0.0005 else "under" if gap < 0 else "above"  # noqa: PLR2004
    labels = [[says["sum"], says["total"]], [says["landuse"], says["ecosystem"]]]
    texts = [[found["sum"], found["total"]], [found["farm_a"], found["farm_b"]]]

    def draw(figure: Any) -> None:  # noqa: ANN401
        both = pair(figure)
        for axes, values, names, written in zip(both, (homes, farm), labels, texts, strict=True):
            axes.barh([0, 1], values, height=0.55, color=[REST, "white"], edgecolor=REST, hatch="")
            axes.patches[1].set_hatch("////")
            for at, (value, text) in enumerate(zip(values, written, strict=True)):
                beside(axes, value, at, text)
            rows(axes, names)
            axes.set(xlim=(0, 1.42 * max(values)), xticks=[])
        both[0].set_xlabel(says["x_homes"])
        both[1].set_xlabel(says["x_farm"])

    table = pd.DataFrame(
        {
            says["what"]: [f"{says['x_homes']}: {name}" for name in labels[0]]
            + [f"{column_title(name)}" for name in kinds],
            says["value"]: [*texts[0], *texts[1]],
        }
    )
    return finish(says, kind, found, draw, table, 2.7)
