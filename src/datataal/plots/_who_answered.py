"""Two groups that were asked in two ways: what they said, who they are, and what weighting does."""

from __future__ import annotations

from typing import Any

import pandas as pd

from datataal.language import number
from datataal.plots._bars import bars, pairs
from datataal.plots._draw import paint
from datataal.plots._figure import Figure
from datataal.plots._groups import group_name, title_of
from datataal.plots._guard import need_columns
from datataal.plots._words import field_of, sentence, value_words, words

__all__ = ["answers", "profile", "reweighted"]

_ANSWERS = ["no", "conditions", "yes"]


def answers(consultation: pd.DataFrame, panel: pd.DataFrame) -> Figure:
    """Draw what those who chose to answer said beside what those drawn by lot said.

    The two questions differ; the picture says so and shows no figure of both together.

    Parameters
    ----------
    consultation, panel : pandas.DataFrame
        One row per person, with the answer in `answer` and in `q_near`.

    Raises
    ------
    DataError
        If a column is missing or no row is left.
    """
    need_columns(consultation, "answer")
    need_columns(panel, "q_near")
    says = words("answers")
    own, drawn = _percent(consultation["answer"]), _percent(panel["q_near"])
    found = pd.DataFrame({"own": own, "drawn": drawn}).reindex(_ANSWERS).fillna(0.0)
    names = [value_words("q_near", answer) for answer in found.index]
    told = {
        "own": number(float(found["own"].loc["no"])),
        "drawn": number(float(found["drawn"].loc["no"])),
        "own_n": number(len(consultation)),
        "drawn_n": number(len(panel)),
    }
    return _pairs_figure(says, told, names, found, says["answer"])


def profile(consultation: pd.DataFrame, panel: pd.DataFrame, by: str = "near_2km") -> Figure:
    """Draw which part of each of the two groups has each value of `by`.

    Raises
    ------
    DataError
        If a column is missing or no row is left.
    """
    need_columns(consultation, by)
    need_columns(panel, by)
    says = words("profile")
    found = pd.DataFrame({"own": _percent(consultation[by]), "drawn": _percent(panel[by])})
    found = _in_order(found.fillna(0.0), by)
    widest = int((found["own"] - found["drawn"]).abs().to_numpy().argmax())
    names = [group_name(by, value) for value in found.index]
    told = {
        "group": group_name(by, found.index[widest]),
        "own": number(float(found["own"].iloc[widest])),
        "drawn": number(float(found["drawn"].iloc[widest])),
        "own_n": number(len(consultation)),
        "drawn_n": number(len(panel)),
    }
    return _pairs_figure(says, told, names, found, title_of(by))


def reweighted(consultation: pd.DataFrame, panel: pd.DataFrame, by: str = "near_2km") -> Figure:
    """Draw the no of the consultation as it came in, and weighted to the panel's profile on `by`.

    A group that the panel has and the consultation lacks can't be weighted in; it is left out.

    Raises
    ------
    DataError
        If a column is missing or no row is left.
    """
    need_columns(consultation, by, "answer")
    need_columns(panel, by)
    says = words("reweighted")
    no = consultation["answer"].eq("no")
    per_group = 100 * no.groupby(consultation[by]).mean()
    parts = panel[by].value_counts(normalize=True).reindex(per_group.index).fillna(0.0)
    raw, mended = 100 * float(no.mean()), float((per_group * parts).sum() / parts.sum())
    told = {"by": title_of(by), "raw": number(raw, 1), "weighted": number(mended, 1)}
    title, subtitle = says["title"].format(**told), says["subtitle"].format(**told)
    names = [says["raw"], says["weighted"].format(**told)]
    return Figure(
        paint(
            lambda figure: bars(figure, names, [raw, mended], x=says["x"]),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.9),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame({says["what"]: names, says["no_part"]: [round(raw, 1), round(mended, 1)]}),
        says["caption"],
    )


def _in_order(found: pd.DataFrame, by: str) -> pd.DataFrame:
    """Sort groups as the description of the column lists them, and yes before no."""
    known = list((field_of(by) or {}).get("valueLabels") or {})
    if set(map(str, found.index)) <= set(known):
        return found.loc[sorted(found.index, key=lambda value: known.index(str(value)))]
    return found.sort_index(ascending=False)


def _percent(column: pd.Series[Any]) -> pd.Series[float]:
    shares: pd.Series[float] = 100 * column.value_counts(normalize=True, sort=False)
    return shares


def _pairs_figure(
    says: Any,  # noqa: ANN401
    told: dict[str, str],
    names: list[str],
    found: pd.DataFrame,
    head: str,
) -> Figure:
    title = sentence(says["title"].format(**told))
    subtitle = says["subtitle"].format(**told)
    called = (says["own"], says["drawn"])
    first, second = found["own"].to_list(), found["drawn"].to_list()
    return Figure(
        paint(
            lambda figure: pairs(figure, names, first, second, called, x=says["x"]),
            title=title,
            subtitle=subtitle,
            size=(7.2, 2.0 + 0.7 * len(names)),
        ),
        title,
        subtitle,
        says["alt"].format(title=title, **told),
        pd.DataFrame(
            {
                head: names,
                f"{called[0]} (%)": found["own"].round(1).to_list(),
                f"{called[1]} (%)": found["drawn"].round(1).to_list(),
            }
        ),
        says["caption"],
    )
