"""Four futures: what the source states of them, three plans replayed, and three rules to choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal import content
from datataal.data import futures
from datataal.language import current, number
from datataal.plots._draw import AXIS, LABEL, MUTED, OTHER, OTHER_TEXT, REST, paint
from datataal.plots._figure import Figure
from datataal.plots._words import value_words, words

__all__ = ["positions", "replay", "three_rules"]

#: Shades from a low share to a high one; the number stands in each box as well.
LOW, HIGH = (0.96, 0.98, 0.97), (0.55, 0.76, 0.72)
_OPEN: Final[dict[str, Any]] = {"facecolor": "white", "edgecolor": AXIS, "hatch": "///"}
_STATED: Final[dict[str, Any]] = {"facecolor": "#C9DEDA", "edgecolor": REST}
_FIRST: Final[dict[str, Any]] = {"color": REST}
_OTHERS: Final[dict[str, Any]] = {"color": "white", "edgecolor": REST, "hatch": "////"}


def positions() -> Figure:
    """Draw where the source's text places each future on four axes, and which places are open."""
    says, lang = words("positions"), current()
    aid = content.aid("scenarios").in_(lang)
    axes, scenarios = aid["axes"], aid["scenarios"]
    boxes = [[_position(axis, one, says) for one in scenarios] for axis in axes]
    stated = sum(known for row in boxes for _, known in row)
    found = {"n": number(stated), "all": number(len(axes) * len(scenarios))}
    title, subtitle = says["title"].format(**found), says["subtitle"]
    frame = pd.DataFrame(
        [[_told(text, says, known=known) for text, known in row] for row in boxes],
        columns=[f"{one['id']} {one['name']}" for one in scenarios],
    )
    frame.insert(0, says["axis"], [axis["name"] for axis in axes])
    told = [f"{one['id']}: {_list_stated(at, boxes)}" for at, one in enumerate(scenarios)]
    return Figure(
        paint(
            lambda figure: _draw_positions(figure, aid, boxes, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 4.2),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, told="; ".join(told)),
        frame,
        says["caption"],
    )


def replay(change: object = None) -> Figure:
    """Draw which share each plan reaches in each future.

    Parameters
    ----------
    change : dict, optional
        Other shares for single cells, such as ``{"C S2": 56}``.

    Raises
    ------
    DataError
        If a cell does not exist, or a share is not a number from 0 to 100.
    """
    shares, says = futures.shares(change), words("replay")
    first = {one: _best(shares[one]) for one in shares}
    always = [plan for plan in shares.index if all(plan in best for best in first.values())]
    wins = {str(p): sum(p in best for best in first.values()) for p in shares.index}
    counted = ", ".join(f"{plan} {number(n)}" for plan, n in wins.items())
    kind = "none" if not always else "one" if len(always) == 1 else "tie"
    title = says[f"title_{kind}"].format(plan=_listed(always, says["and"]))
    subtitle = says["subtitle"]
    frame = shares.round(1).set_axis([value_words("option", one) for one in shares.index])
    return Figure(
        paint(
            lambda figure: _draw_replay(figure, shares, first, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.4),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, wins=counted),
        frame.reset_index(names=says["plan"]),
        says["caption_changed" if change else "caption"],
    )


def three_rules(change: object = None) -> Figure:
    """Draw how three plans stand by their worst future, their mean and their largest regret.

    Parameters
    ----------
    change : dict, optional
        Other shares for single cells, such as ``{"C S2": 56}``.

    Raises
    ------
    DataError
        If a cell does not exist, or a share is not a number from 0 to 100.
    """
    shares, says = futures.shares(change), words("three_rules")
    scores, first = futures.by_rule(shares), futures.winners(shares)
    named = {rule: _listed(first[rule], says["and"]) for rule in futures.RULES}
    same = len({tuple(one) for one in first.values()}) == 1
    kind = "differ" if not same else "one" if len(first["mean"]) == 1 else "tie"
    title, subtitle = says[f"title_{kind}"].format(**named), says["subtitle"]
    told = "; ".join(
        f"{says[rule]}: "
        + ", ".join(f"{plan} {_score(value)}" for plan, value in scores[rule].items())
        for rule in futures.RULES
    )
    frame = scores.round(1).rename(columns=dict(says))
    return Figure(
        paint(
            lambda figure: _draw_rules(figure, scores, first, says),
            title=title,
            subtitle=subtitle,
            size=(7.2, 3.5),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, told=told),
        frame.set_axis([value_words("option", one) for one in frame.index]).reset_index(
            names=says["plan"]
        ),
        says["caption_changed" if change else "caption"],
    )


def _position(
    axis: Mapping[str, str], scenario: Mapping[str, Any], says: Mapping[str, str]
) -> tuple[str, bool]:
    """Return what stands in a box, and whether the source's text states it."""
    stated = scenario["stated"].get(axis["id"])
    if stated:
        return axis[stated["position"]], True
    reading = scenario["readings"][axis["id"]]["position"]
    return (axis[reading] if reading else says["unknown"]), False


def _told(text: str, says: Mapping[str, str], *, known: bool) -> str:
    return f"{text} ({says['stated' if known else 'reading']})"


def _list_stated(at: int, boxes: list[list[tuple[str, bool]]]) -> str:
    return ", ".join(row[at][0] for row in boxes if row[at][1])


def _best(column: pd.Series[float]) -> list[str]:
    return [str(plan) for plan in column.index if column.max() - column[plan] < futures.NEAR]


def _listed(names: list[str], last: str) -> str:
    head = [", ".join(names[:-1]), names[-1]] if len(names) > 1 else names
    return f" {last} ".join(head)


def _score(value: float) -> str:
    return number(value, 0 if abs(value - round(value)) < futures.NEAR else 1)


def _draw_positions(
    figure: Any,  # noqa: ANN401
    aid: Mapping[str, Any],
    boxes: list[list[tuple[str, bool]]],
    says: Mapping[str, str],
) -> None:
    axes = _grid(figure, len(boxes), len(boxes[0]))
    for y, row in enumerate(boxes):
        for x, (text, known) in enumerate(row):
            _box(axes, x, y, _STATED if known else _OPEN)
            said = (
                text
                if known
                else f"{says['reading']}:\n{text}"
                if text != says["unknown"]
                else text
            )
            axes.text(x, y, said, ha="center", va="center", fontsize=10.5 if known else 9.5,
                      color=LABEL if known else MUTED, fontweight="bold" if known else "normal",
                      linespacing=1.25, zorder=4,
                      bbox={"facecolor": "#C9DEDA" if known else "white", "edgecolor": "none",
                            "pad": 2})  # fmt: skip
    axes.set_yticks(range(len(boxes)), [_broken(axis["name"]) for axis in aid["axes"]])
    names = [f"{one['id']}\n{_broken(one['name'])}" for one in aid["scenarios"]]
    axes.set_xticks(range(len(names)), names)


def _broken(name: str) -> str:
    """Return a name over two lines if it has more than one word."""
    words_ = name.split(" ")
    half = (len(words_) + 1) // 2
    return "\n".join(filter(None, [" ".join(words_[:half]), " ".join(words_[half:])]))


def _draw_replay(
    figure: Any,  # noqa: ANN401
    shares: pd.DataFrame,
    first: Mapping[Any, list[str]],
    says: Mapping[str, str],
) -> None:
    axes = _grid(figure, len(shares), len(shares.columns))
    for y, plan in enumerate(shares.index):
        for x, one in enumerate(shares.columns):
            value, best = float(shares.loc[plan, one]), plan in first[one]
            part = value / futures.MOST
            colour = tuple(a + (b - a) * part for a, b in zip(LOW, HIGH, strict=True))
            edge = {"edgecolor": OTHER, "linewidth": 3} if best else {"edgecolor": "white"}
            _box(axes, x, y, {"facecolor": colour, **edge}, front=best)
            shared = says["best" if len(first[one]) == 1 else "shared"]
            said = f"{_score(value)}%" + (f"\n{shared}" if best else "")
            axes.text(x, y, said, ha="center", va="center", color=LABEL, zorder=4, linespacing=1.3,
                      fontsize=12, fontweight="bold" if best else "normal")  # fmt: skip
    plans = [f"{plan}  {_broken(value_words('option', plan))}" for plan in shares.index]
    axes.set_yticks(range(len(plans)), plans)
    names = [f"{one}\n{_broken(value_words('scenario', one))}" for one in shares.columns]
    axes.set_xticks(range(len(names)), names)


def _draw_rules(
    figure: Any,  # noqa: ANN401
    scores: pd.DataFrame,
    first: Mapping[str, list[str]],
    says: Mapping[str, str],
) -> None:
    panels = figure.subplots(1, len(futures.RULES), sharey=True)
    for axes, rule in zip(panels, futures.RULES, strict=True):
        most = max(float(scores[rule].max()), 1.0)
        for at, plan in enumerate(scores.index):
            value, best = float(scores.loc[plan, rule]), plan in first[rule]
            axes.barh(at, value, height=0.6, linewidth=0.8, **(_FIRST if best else _OTHERS))
            said = _score(value) + (f"  {says['first']}" if best else "")
            axes.annotate(said, (value, at), xytext=(5, 0), textcoords="offset points",
                          va="center", fontsize=10.5, color=OTHER_TEXT if best else LABEL,
                          fontweight="bold" if best else "normal")  # fmt: skip
        axes.set_title(
            f"{says[rule]}\n{says[f'{rule}_unit']}", fontsize=10.5, color=LABEL, loc="left"
        )
        axes.set_xlim(0, 1.75 * most)
        axes.set_xticks([])
        axes.set_ylim(len(scores) - 0.4, -0.6)
        axes.grid(visible=False)
        axes.spines["bottom"].set_visible(False)
    panels[0].set_yticks(range(len(scores)), [f"{says['plan']} {one}" for one in scores.index])


def _grid(figure: Any, high: int, wide: int) -> Any:  # noqa: ANN401
    axes = figure.add_subplot()
    axes.set(xlim=(-0.5, wide - 0.5), ylim=(high - 0.5, -0.5))
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=10, labelcolor=LABEL)
    axes.grid(visible=False)
    for edge in axes.spines.values():
        edge.set_visible(False)
    return axes


def _box(axes: Any, x: int, y: int, look: Mapping[str, Any], *, front: bool = False) -> None:  # noqa: ANN401
    from matplotlib.patches import Rectangle

    shape = {"linewidth": 1, **look}
    axes.add_patch(Rectangle((x - 0.46, y - 0.44), 0.92, 0.88, zorder=3 if front else 2, **shape))
