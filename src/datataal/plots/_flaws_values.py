"""The flaw cards where a value itself stands out: dwellings, yields, codes, last digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from datataal.language import number
from datataal.plots._draw import REST, beside, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._groups import group_name
from datataal.plots._strip import pair, strip
from datataal.plots._words import percent, value_words, words

__all__ = ["Tables", "codes", "dwellings", "last_digits", "yields"]

Tables = Callable[[str], pd.DataFrame]
#: Inhabitants per dwelling that occur in a whole municipality; outside it a dot is picked out.
PER_HOME = (1.5, 3.5)
#: No turbine on land runs at full capacity for a larger part of all hours.
MOST_HOURS = 0.6
#: Months may differ from the year by rounding, never this many times.
TIMES_YEAR = 10
HOURS_A_YEAR = 8760
POSTCODE = "[0-9]{4}[A-Z]{2}"


def dwellings(tables: Tables) -> Figure:
    """Draw inhabitants per dwelling of each municipality, by two counts of dwellings."""
    says, places = words("flaw_1"), tables("municipalities").set_index("municipality")
    homes = tables("postcode_areas").groupby("municipality")["homes"].sum()
    stated = (places["inhabitants"] / places["dwellings"]).astype(float)
    counted = (places["inhabitants"] / homes.reindex(places.index)).astype(float)
    odd, odd_counted = ~stated.between(*PER_HOME), ~counted.between(*PER_HOME)
    named = [group_name("municipality", code) for code in places.index[odd]]
    found = {
        "names": ", ".join(named),
        "value": " / ".join(number(value, 1) for value in stated[odd]),
        "counted": " / ".join(number(value, 1) for value in counted[odd]),
        "low": number(stated[~odd].min(), 1),
        "high": number(stated[~odd].max(), 1),
        "n": number(len(places)),
    }
    kind = "odd" if named else "even"

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        strip(axes, 0, stated, odd, name=named)
        strip(axes, 1, counted, odd_counted)
        rows(axes, [says["row_stated"], says["row_counted"]])
        axes.set_xlim(0, max(4.0, stated.max(), counted.max()) * 1.12)
        value_axis(axes.xaxis)
        axes.set_xlabel(says["x"])

    table = pd.DataFrame(
        {
            says["place"]: [group_name("municipality", code) for code in places.index],
            says["people"]: places["inhabitants"].to_list(),
            says["stated"]: places["dwellings"].to_list(),
            says["counted"]: homes.reindex(places.index).to_list(),
            says["x"]: stated.round(1).to_list(),
        }
    )
    return finish(says, kind, found, draw, table, 3.1)


def yields(tables: Tables) -> Figure:
    """Draw the part of all hours at full capacity, and the months beside the year."""
    says, plants = words("flaw_2"), tables("installations").set_index("installation")
    wind = plants[plants["kind"] == "wind"]
    hours = (wind["annual_mwh"] / wind["verm"] / HOURS_A_YEAR).astype(float)
    months = tables("production_months").groupby("installation")["mwh"].sum()
    times = (months.reindex(plants.index) / plants["annual_mwh"]).astype(float).dropna()
    fast, far = hours > MOST_HOURS, (times > TIMES_YEAR) | (times < 1 / TIMES_YEAR)
    found = {
        "fast": ", ".join(hours.index[fast]),
        "hours": " / ".join(percent(value) for value in hours[fast]),
        "usual": percent(hours.median()),
        "far": ", ".join(times.index[far]),
        "times": " / ".join(number(value) for value in times[far]),
    }
    kind = {(True, True): "both", (True, False): "fast", (False, True): "far"}.get(
        (bool(fast.any()), bool(far.any())), "even"
    )

    def draw(figure: Any) -> None:  # noqa: ANN401
        left, right = pair(figure)
        strip(left, 0, 100 * hours, fast, name=list(hours.index[fast]))
        strip(right, 0, times, far, name=list(times.index[far]))
        left.set(xlim=(0, 100), xlabel=says["x_hours"])
        value_axis(left.xaxis, unit="%")
        right.set(xscale="log", xlim=(0.1, 10_000), xlabel=says["x_times"])
        right.set_xticks([0.1, 1, 10, 100, 1000, 10_000])
        right.set_xticklabels([number(0.1, 1), *(number(10**power) for power in range(5))])
        right.minorticks_off()
        right.xaxis.grid(visible=True)
        for axes in (left, right):
            axes.set(yticks=[], ylim=(-0.8, 0.8))

    both = pd.DataFrame({f"{says['x_hours']} (%)": 100 * hours, says["x_times"]: times})
    shown = both[
        fast.reindex(both.index, fill_value=False) | far.reindex(both.index, fill_value=False)
    ]
    usual = both.median().to_frame(says["middle"]).T
    table = pd.concat([shown, usual]).round(1).rename_axis(says["plant"]).reset_index()
    return finish(says, kind, found, draw, table, 3.1)


def codes(tables: Tables) -> Figure:
    """Draw the shares beside their limits, and the postcodes that keep to the rule."""
    says, areas = words("flaw_6"), tables("postcode_areas")
    fits = areas["postcode"].str.fullmatch(POSTCODE).fillna(value=False).astype(bool)
    share = areas["flat_share"].astype(float).dropna()
    above = (share > 1) | (share < 0)
    kinds = [int(fits.sum()), int((~fits).sum())]
    counts = [count for count in kinds if count]
    found = {
        "codes": number(kinds[1]),
        "shares": number(int(above.sum())),
        "n": number(len(areas)),
        "example": ", ".join(areas["postcode"][~fits].head(2)) or "-",
        "largest": number(share.max(), 0 if above.any() else 2),
    }
    kind = "odd" if kinds[1] or above.any() else "even"

    def draw(figure: Any) -> None:  # noqa: ANN401
        left, right = pair(figure)
        strip(left, 0, share, above)
        left.set(yticks=[], ylim=(-0.8, 0.8), xlabel=says["x_share"])
        value_axis(left.xaxis)
        for at, count in enumerate(counts):
            right.barh(at, count, height=0.55, color=REST)
            beside(right, count, at, number(count))
        rows(right, [*areas["postcode"][fits].head(1), *areas["postcode"][~fits].head(1)])
        for label in right.get_yticklabels():
            label.set_fontfamily("DejaVu Sans Mono")
        right.set(xlim=(0, len(areas) * 1.3), xlabel=says["x_codes"])
        value_axis(right.xaxis)
        right.set_xticks([0, len(areas)], ["0", number(len(areas))])

    table = pd.concat([areas[~fits], areas.loc[share.index[above]]]).drop_duplicates("area")
    shown = pd.DataFrame(
        {
            says["area"]: table["area"],
            says["postcode"]: table["postcode"],
            says["x_share"]: table["flat_share"],
        }
    )
    return finish(says, kind, found, draw, shown.reset_index(drop=True), 2.9)


def last_digits(tables: Tables) -> Figure:
    """Draw the last three digits of places and yields, for turbines and for solar parks."""
    says, plants = words("flaw_9"), tables("installations")
    parts = {
        f"{value_words('kind', kind)}: {says[column]}": plants.loc[
            plants["kind"] == kind, column
        ].astype("int64")
        % 1000
        for kind in ("wind", "solar")
        for column in ("x_m", "y_m", "annual_mwh")
    }
    zero = {name: float((digits == 0).mean()) for name, digits in parts.items()}
    shares = list(zero.values())
    found = {"wind": percent(sum(shares[:3]) / 3), "solar": percent(sum(shares[3:]) / 3)}
    found |= {"n": number(len(plants))}

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        for at, digits in enumerate(parts.values()):
            strip(axes, at, digits, spread=0.55)
        rows(axes, list(parts))
        axes.set(xlim=(-25, 1025), xlabel=says["x"])
        axes.set_xticks(range(0, 1000, 200), [f"{tick:03d}" for tick in range(0, 1000, 200)])
        axes.xaxis.grid(visible=True)

    table = pd.DataFrame(
        {
            says["row"]: list(parts),
            says["numbers"]: [len(digits) for digits in parts.values()],
            says["zeros"]: [int((digits == 0).sum()) for digits in parts.values()],
        }
    )
    return finish(says, "all", found, draw, table, 4.0)


def finish(  # noqa: PLR0913, PLR0917  what a figure consists of
    says: Mapping[str, str],
    kind: str,
    found: Mapping[str, str],
    draw: Callable[[Any], None],
    table: pd.DataFrame,
    height: float,
) -> Figure:
    """Return the figure of a card: its words filled in, drawn `height` inches high."""
    title = says[f"title_{kind}"].format(**found)
    return Figure(
        paint(draw, title=title, subtitle=says["subtitle"], size=(7.2, height)),
        title,
        says["subtitle"],
        says["alt"].format(title=title, **found),
        table,
        words("flaw")["caption"],
    )
