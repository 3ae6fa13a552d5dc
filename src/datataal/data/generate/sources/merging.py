"""Two stations that some organisations hold as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from datataal.data.generate.parameters import Parameters

__all__ = ["merged", "written"]


def written(parameters: Parameters, stations: pd.DataFrame, who: str) -> dict[str, str]:
    """Return how the organisation `who` writes the stations that it does not write as usual."""
    spelt = parameters["sources"]["spelt"]
    return {code: spelt[code][who] for code in stations["station"] if code in spelt}


def merged(
    frame: pd.DataFrame,
    codes: Sequence[str],
    sums: Mapping[str, int],
    values: Mapping[str, str],
    middles: Sequence[str] = (),
) -> pd.DataFrame:
    """Return `frame` with the stations `codes` as one row, at the place of the first.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row per station.
    codes : sequence of str
        The stations that become one.
    sums : mapping
        The columns that add up, each with its number of decimals.
    values : mapping
        What the new row holds in other columns.
    middles : sequence of str
        The columns of metres of which the middle is taken.
    """
    own = frame[frame["station"].isin(codes)]
    new = own.iloc[0].to_dict() | dict(values)
    new |= {column: round(float(own[column].sum()), places) for column, places in sums.items()}
    new |= {column: int(own[column].sum()) // len(own) for column in middles}
    rows = frame.to_dict("records")
    kept = [
        new if row["station"] == codes[0] else row
        for row in rows
        if row["station"] not in codes[1:]
    ]
    return pd.DataFrame(kept, columns=list(frame.columns))
