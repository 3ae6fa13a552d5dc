"""Figures on how sure a share from a sample is: the people, and the redraws."""

from __future__ import annotations

import math
import random
from collections import Counter
from typing import Any

import pandas as pd

from datataal.data import margin
from datataal.language import number
from datataal.plots._draw import (
    BAND,
    MUTED,
    OTHER,
    OTHER_TEXT,
    REST,
    paint,
    value_axis,
)
from datataal.plots._figure import Figure
from datataal.plots._guard import count_of
from datataal.plots._words import percent, words

__all__ = ["dots", "redraws"]

#: The seed of the redraws: the same picture for everyone, every time.
SEED = 37


def dots(yes: int, n: int) -> Figure:
    """Draw `n` people as dots, those in favour filled.

    Parameters
    ----------
    yes, n : int
        How many are in favour, and how many answered (at most 2,000 are worth drawing).
    """
    yes, n = count_of(yes, n)
    says = words("dots")
    found = {"yes": number(yes), "n": number(n), "no": number(n - yes), "share": percent(yes / n)}
    wide = min(n, max(10, math.ceil(math.sqrt(n * 2.6))))
    high = math.ceil(n / wide)

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        places = [(at % wide, -(at // wide)) for at in range(n)]
        area = min(230.0, (6.3 * 72 / wide * 0.62) ** 2)
        for group, fill in ((places[:yes], REST), (places[yes:], "white")):
            axes.scatter(
                *zip(*group, strict=True), s=area, c=fill, edgecolors=REST, linewidths=1.6
            ) if group else None
        axes.set(xlim=(-0.7, wide - 0.3), ylim=(0.7 - high, 0.7))
        axes.set_aspect("equal")
        axes.set_anchor("W")
        axes.set_axis_off()

    title, subtitle = says["title"].format(**found), says["subtitle"]
    height = 1.1 + high * min(0.5, 6.9 / wide)
    return Figure(
        paint(draw, title=title, subtitle=subtitle, size=(7.2, height)),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                says["answer"]: [says["in_favour"], says["not_in_favour"]],
                says["people"]: [yes, n - yes],
                says["percent"]: [100 * yes / n, 100 * (n - yes) / n],
            }
        ).round(1),
        says["caption"],
    )


def redraws(yes: int, n: int, times: int = 1000, seed: int = SEED) -> Figure:
    """Draw how the share would come out if `n` people were drawn again, `times` times.

    Each redraw takes `n` answers, as if exactly `yes / n` of everyone is in favour. The band
    is that share plus and minus `datataal.data.margin`: about 95% of the redraws.

    Parameters
    ----------
    yes, n : int
        How many are in favour, and how many answered.
    times : int
        How many redraws, 1 to 10,000.
    seed : int
        Start of the random numbers; the same seed gives the same picture.
    """
    yes, n = count_of(yes, n)
    count_of(0, times)
    share = yes / n
    drawn = _redraw(share, n, min(times, 10_000), seed)
    half = margin(n, share) / 100
    low, high = max(0.0, share - half), min(1.0, share + half)
    return _redraws_figure(drawn, n, share, (low, high))


def _redraw(share: float, n: int, times: int, seed: int) -> list[int]:
    """Return the number in favour in each redraw; stable on every platform."""
    chance = random.Random(seed)  # noqa: S311  a picture, no secret
    return [sum(chance.random() < share for _ in range(n)) for _ in range(times)]


def _redraws_figure(drawn: list[int], n: int, share: float, ends: tuple[float, float]) -> Figure:
    says, (low, high) = words("redraws"), ends
    counts = Counter(drawn)
    over = share >= 0.5  # noqa: PLR2004  half
    turned = sum(count for k, count in counts.items() if (2 * k < n if over else 2 * k > n))
    kind = ("under" if over else "above") if turned else ("never_under" if over else "never_above")
    found = {
        "turned": number(turned),
        "times": number(len(drawn)),
        "n": number(n),
        "share": percent(share),
        "low": percent(low),
        "high": percent(high),
    }
    title = says[f"title_{kind}"].format(**found)
    subtitle = says["subtitle"].format(**found)

    def draw(figure: Any) -> None:  # noqa: ANN401
        axes = figure.add_subplot()
        axes.axvspan(100 * low, 100 * high, color=BAND, zorder=0)
        _bars(axes, counts, n, over=over)
        _marks(axes, says, found, (low, high))
        value_axis(axes.yaxis)
        value_axis(axes.xaxis, unit="%")
        axes.xaxis.grid(visible=False)
        axes.set(xlabel=says["x"].format(**found), ylabel=says["y"])

    ks = sorted(counts)
    return Figure(
        paint(draw, title=title, subtitle=subtitle),
        title,
        subtitle,
        says["alt"].format(title=title, **found),
        pd.DataFrame(
            {
                says["people"].format(**found): ks,
                says["percent"]: [round(100 * k / n, 1) for k in ks],
                says["y"]: [counts[k] for k in ks],
            }
        ),
        says["caption"],
    )


def _bars(axes: Any, counts: Counter[int], n: int, *, over: bool) -> None:  # noqa: ANN401
    """Draw bars that never hold both sides of half; with large n each holds more outcomes."""
    width, half = max(1, n // 150), (n + 1) // 2
    bars: Counter[int] = Counter()
    for k, count in counts.items():
        bars[(k - half) // width] += count
    for at, count in bars.items():
        middle = 100 * (half + at * width + (width - 1) / 2) / n
        other = (at < 0) if over else (at >= 0 and middle > 50)  # noqa: PLR2004  half
        look = {"color": "white", "edgecolor": OTHER, "hatch": "////"} if other else {"color": REST}
        axes.bar(middle, count, width=80 * width / n, **look)


def _marks(
    axes: Any,  # noqa: ANN401
    says: Any,  # noqa: ANN401
    found: dict[str, str],
    ends: tuple[float, float],
) -> None:
    top = axes.get_ylim()[1]
    axes.set_ylim(0, top * 1.22)
    axes.axvline(50, ymax=0.84, color=OTHER_TEXT, linestyle=(0, (4, 2)), linewidth=1.6)
    left = min(100 * ends[0], 50.0, axes.get_xlim()[0])
    axes.set_xlim(left - 4, max(100 * ends[1], 50.0, axes.get_xlim()[1]) + 4)
    axes.text(
        50, top * 1.03, says["half"], color=OTHER_TEXT, fontsize=10.5, ha="center", va="bottom"
    )
    axes.text(
        50 * (ends[0] + ends[1]),
        top * 1.13,
        says["band"].format(**found),
        color=MUTED,
        fontsize=10.5,
        ha="center",
        va="bottom",
    )
