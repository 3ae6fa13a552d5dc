"""The picture on a table's data sheet: one plain look at what the rows hold.

Which picture a table gets stands with its description (`picture` in `data/tables/*.yml`):
``{kind: counts, column: answer}``, ``{kind: spread, column: homes}``,
``{kind: line, column: date}`` or ``{kind: map, column: wind_100m}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from datataal.data import load, resource
from datataal.errors import DataError, Finding
from datataal.language import current, number
from datataal.plots._draw import BAND, OTHER_TEXT, REST, beside, over, paint, rows, value_axis
from datataal.plots._figure import Figure
from datataal.plots._words import percent, words

__all__ = ["sheet"]

#: bars at the most; what comes after stands together in one
MOST = 12


def sheet(name: str) -> Figure | None:
    """Return the picture of table `name`, or None for a table whose rows say more.

    Raises
    ------
    DataError
        If the table is unknown, or its description asks for a picture that we cannot draw.
    """
    found = resource(name)
    asked = found.get("picture")
    if not asked:
        return None
    if asked["kind"] not in _KINDS:
        raise DataError(
            Finding(
                what=f"A picture of kind {asked['kind']!r} is not known",
                where=f"picture of table {name}",
                expected=", ".join(_KINDS),
                do="Correct the kind",
            )
        )
    fields = {field["name"]: field for field in found["schema"]["fields"]}
    return _KINDS[asked["kind"]](load(name), fields[asked["column"]], found)


def _title(field: Mapping[str, Any]) -> str:
    return str(field["titles"][current()])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unit(field: Mapping[str, Any]) -> str:
    unit = (field.get("units") or {}).get(current(), "")
    return f" {unit}" if unit else ""


def _named(field: Mapping[str, Any]) -> str:
    """Return the title of a column with its unit, unless they are the same word."""
    title, unit = _title(field), _unit(field).strip()
    return f"{title} ({unit})" if unit and unit != title else title


def _figure(
    kind: str,
    behind: pd.DataFrame,
    draw: Callable[[Any], None],
    filled: Mapping[str, str],
    size: tuple[float, float],
) -> Figure:
    says = words(f"sheet_{kind}")
    title, subtitle = (says[part].format(**filled) for part in ("title", "subtitle"))
    picture = paint(draw, title=title, subtitle=subtitle, size=size)
    alt = says["alt"].format(title=title, **filled)
    return Figure(picture, title, subtitle, alt, behind, words("sheet")["caption"])


def _counts(table: pd.DataFrame, field: Mapping[str, Any], found: Mapping[str, Any]) -> Figure:
    """Draw how often each value occurs, the most frequent first."""
    del found
    counted = _by_value(table[field["name"]], field)
    shown = counted if len(counted) <= MOST else _with_rest(counted)
    total = int(counted.sum())
    says = words("sheet")
    told = {
        "column": _title(field),
        "top": _capital(str(counted.index[0])),
        "k": number(int(counted.iloc[0])),
        "n": number(total),
        "share": percent(counted.iloc[0] / total),
        "kinds": number(len(counted)),
    }

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        for at, count in enumerate(shown):
            axes.barh(at, count, height=0.62, color=REST)
            beside(axes, count, at, f"{number(int(count))} ({percent(count / total)})")
        rows(axes, [str(value) for value in shown.index])
        axes.set_xlim(0, 1.35 * float(shown.max()))
        value_axis(axes.xaxis)
        axes.set_xlabel(says["rows"])

    behind = pd.DataFrame({_title(field): list(shown.index), says["rows"]: shown.to_list()})
    return _figure("counts", behind, draw, told, (7.2, 1.9 + 0.42 * len(shown)))


def _by_value(column: pd.Series[Any], field: Mapping[str, Any]) -> pd.Series[int]:
    labels, says = field.get("valueLabels") or {}, words("table")
    named = {key: label[current()] for key, label in labels.items()}
    named |= {"True": says["yes"], "False": says["no"]}
    values = column.astype(object).where(column.notna(), says["empty"]).map(str)
    counted = values.map(lambda value: named.get(value, value)).value_counts(sort=False)
    return counted.sort_index(kind="stable").sort_values(ascending=False, kind="stable")


def _with_rest(counted: pd.Series[int]) -> pd.Series[int]:
    rest = words("sheet")["rest"].format(n=number(len(counted) - MOST + 1))
    return pd.concat([counted.iloc[: MOST - 1], pd.Series({rest: counted.iloc[MOST - 1 :].sum()})])


def _spread(table: pd.DataFrame, field: Mapping[str, Any], found: Mapping[str, Any]) -> Figure:
    """Draw how the values of a column spread, with the middle half shaded."""
    del found
    values = table[field["name"]].dropna().astype(float)
    low, middle, high = (float(values.quantile(part)) for part in (0.25, 0.5, 0.75))
    counts, edges = np.histogram(values, bins=min(30, max(5, values.nunique())))
    decimals, says = int(field.get("decimals") or 0), words("sheet")
    told = {
        "column": _title(field),
        "unit": _unit(field),
        "low": number(low, decimals),
        "middle": number(middle, decimals),
        "high": number(high, decimals),
        "least": number(float(values.min()), decimals),
        "most": number(float(values.max()), decimals),
        "n": number(len(values)),
    }

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        axes.axvspan(low, high, color=BAND, zorder=0)
        axes.stairs(counts, edges, fill=True, color=REST)
        axes.axvline(middle, color=OTHER_TEXT, linewidth=1.4, linestyle=(0, (4, 2)))
        over(axes, middle, says["middle"].format(value=told["middle"]), color=OTHER_TEXT)
        value_axis(axes.xaxis, decimals)
        value_axis(axes.yaxis)
        axes.set_xlabel(_named(field))
        axes.set_ylabel(says["rows"])

    behind = pd.DataFrame(
        {
            says["from"]: np.round(edges[:-1], decimals + 1),
            says["to"]: np.round(edges[1:], decimals + 1),
            says["rows"]: counts,
        }
    )
    return _figure("spread", behind, draw, told, (7.2, 4.0))


def _line(table: pd.DataFrame, field: Mapping[str, Any], found: Mapping[str, Any]) -> Figure:
    """Draw how many rows there are, or the mean of a column, per month."""
    of = (found["picture"] or {}).get("mean")
    dates = pd.to_datetime(table[field["name"]]).dt.tz_localize(None)
    month = dates.dt.strftime("%Y-%m")
    per = table.groupby(month, sort=True)[of].mean() if of else month.value_counts(sort=False)
    per = per.astype(float).sort_index()
    fields = {one["name"]: one for one in found["schema"]["fields"]}
    shown, says = fields.get(of or "", {}), words("sheet")
    what = _named(shown) if of else says["rows"]
    decimals = int(shown.get("decimals") or 0)
    told = {
        "what": what,
        "when": str(per.idxmax()),
        "most": number(float(per.max()), decimals),
        "least": number(float(per.min()), decimals),
        "months": number(len(per)),
    }

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        axes.plot(range(len(per)), per.to_numpy(), color=REST, marker="o")
        step = max(1, len(per) // 8)
        axes.set_xticks(range(0, len(per), step), list(per.index[::step]))
        axes.set_ylim(bottom=min(0.0, float(per.min())))
        value_axis(axes.yaxis, decimals)
        axes.set_ylabel(what)

    behind = pd.DataFrame({says["month"]: list(per.index), what: per.round(2).to_list()})
    return _figure("line", behind, draw, told, (7.2, 3.8))


def _map(table: pd.DataFrame, field: Mapping[str, Any], found: Mapping[str, Any]) -> Figure:
    """Draw the column as a map."""
    from datataal.plots._map import map as draw_map

    del table
    return draw_map(str(field["name"]), of=str(found["table"]))


_KINDS: Mapping[str, Callable[[pd.DataFrame, Mapping[str, Any], Mapping[str, Any]], Figure]] = {
    "counts": _counts,
    "spread": _spread,
    "line": _line,
    "map": _map,
}
