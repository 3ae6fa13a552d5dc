"""The quality passport for a purpose: what the aid asks of a table, beside what is measured.

The purposes stand in content and the measures in data; this is where the two meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from datataal.errors import DataError, Finding

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["demands_of", "passport"]


def passport(
    frame: pd.DataFrame,
    purpose: str | Mapping[str, int],
    *,
    name: str | None = None,
    lang: str | None = None,
) -> pd.DataFrame:
    """Return the quality passport of a table for one purpose: one row per dimension.

    Parameters
    ----------
    frame : pandas.DataFrame
        Rows of a measured table, raw or repaired; they are measured now.
    purpose : str or mapping
        Id or name of a purpose of the quality aid, such as ``"province-map"``; or demands of
        your own, such as ``{"precision": 3}``.
    name : str, optional
        Which measured table it is, where the columns do not say it: ``"panel_smallest"``.
    lang : str, optional
        Language of the words; else the language that is set.

    Returns
    -------
    pandas.DataFrame
        As `datataal.data.passport`; `datataal.plots.passport` shows it.

    Raises
    ------
    DataError
        If the purpose is not known (the message names near ones), or the table is not.
    """
    from datataal.data._measured import passport_of

    demands = demands_of(purpose) if isinstance(purpose, str) else purpose
    return passport_of(frame, demands, name=name, lang=lang)


def demands_of(purpose: str) -> Mapping[str, int]:
    """Return per dimension the lowest score that is good enough for a purpose of the aid."""
    from datataal import content
    from datataal.data._near import near
    from datataal.language import LANGUAGES

    by_name: dict[str, Mapping[str, Any]] = {}
    for lang in LANGUAGES:
        for one in content.aid("quality").in_(lang)["purposes"]:
            by_name |= {one["id"]: one["bars"], one["name"].lower(): one["bars"]}
    if purpose.strip().lower() in by_name:
        return by_name[purpose.strip().lower()]
    raise DataError(
        Finding(
            what=f"The quality aid has no purpose {purpose!r}",
            expected=near(purpose, by_name),
            do='Choose a purpose, or give demands of your own: {"precision": 3}',
        )
    )
