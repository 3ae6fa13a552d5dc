"""Three plans replayed in four futures, and three rules to choose by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from datataal.data import futures
from datataal.language import number
from datataal.plots._boxes import box, broken, grid
from datataal.plots._draw import LABEL, OTHER, OTHER_TEXT, REST, paint
from datataal.plots._figure import Figure
from datataal.plots._words import listed, value_words, words

__all__ = ["replay", "three_rules"]

#: Shades from a low share to a high one; the number stands in each box as well.
LOW, HIGH = (0.96, 0.98, 0.97), (0.55, 0.76, 0.72)
_FIRST: Final[dict[str, Any]] = {"color": REST}
_OTHERS: Final[dict[str, Any]] = {"color": "white", "edgecolor": REST, "hatch": "////"}


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
    title = says[f"title_{kind}"].format(plan=listed(always, says["and"]))
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
    named = {rule: listed(first[rule], says["and"]) for rule in futures.RULES}
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


def _best(column: pd.Series[float]) -> list[str]:
    return [str(plan) for plan in column.index if column.max() - column[plan] < futures.NEAR]


def _score(value: float) -> str:
    return number(value, 0 if abs(value - round(value)) < futures.NEAR else 1)


def _draw_replay(
    figure: Any,  # noqa: ANN401
    shares: pd.DataFrame,
    first: Mapping[Any, list[str]],
    says: Mapping[str, str],
) -> None:
    axes = grid(figure, len(shares), len(shares.columns))
    for y, plan in enumerate(shares.index):
        for x, one in enumerate(shares.columns):
            value, best = float(shares.loc[plan, one]), plan in first[one]
            part = value / futures.MOST
            colour = tuple(a + (b - a) * part for a, b in zip(LOW, HIGH, strict=True))
            edge = {"edgecolor": OTHER, "linewidth": 3} if best else {"edgecolor": "white"}
            box(axes, x, y, {"facecolor": colour, **edge}, front=best)
            shared = says["best" if len(first[one]) == 1 else "shared"]
            said = f"{_score(value)}%" + (f"\n{shared}" if best else "")
            axes.text(x, y, said, ha="center", va="center", color=LABEL, zorder=4, linespacing=1.3,
                      fontsize=12, fontweight="bold" if best else "normal")  # fmt: skip
    plans = [f"{plan}  {broken(value_words('option', plan))}" for plan in shares.index]
    axes.set_yticks(range(len(plans)), plans)
    names = [f"{one}\n{broken(value_words('scenario', one))}" for one in shares.columns]
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
