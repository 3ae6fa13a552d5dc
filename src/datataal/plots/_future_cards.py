"""What a foresight study tells: its fourteen trends, and six blocks for each of its futures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from datataal import content
from datataal.errors import DataError, Finding
from datataal.language import Language, current
from datataal.plots._tables import frame_html
from datataal.plots._words import words
from datataal.widgets._html import Html, el

__all__ = ["Cards", "future_cards", "trends"]

BLOCKS: Final = ("world", "good", "bad", "condition", "verdict", "helps", "holds")
#: Kinds of trend, in the order of the source.
KINDS: Final = ("tech", "society")


@dataclass(frozen=True, eq=False)
class Cards:
    """Tables with captions under each other, shown as accessible HTML.

    Attributes
    ----------
    frames : dict of str to pandas.DataFrame
        The rows of each table, by its caption.
    source : str
        Where they come from.
    lang : str
        Language of the words.
    """

    frames: Mapping[str, pd.DataFrame]
    source: str
    lang: Language

    def __repr__(self) -> str:
        return "\n\n".join(f"{title}\n{frame}" for title, frame in self.frames.items())

    def _repr_html_(self) -> Html:
        tables = [
            el("div", frame_html(one, title, lang=self.lang), style="margin-bottom:28px")
            for title, one in self.frames.items()
        ]
        return el("div", *tables, el("p", self.source, class_="dt-more"), lang=self.lang)


def future_cards(*ids: str) -> Cards:
    """Show a future as six blocks: good, bad, condition, verdict, what helps, what holds back.

    Parameters
    ----------
    *ids : str
        ``"S1"`` to ``"S4"``; without them all four.

    Raises
    ------
    DataError
        If there is no such future.
    """
    says, lang = words("future_cards"), current()
    known = {one["id"]: one for one in content.aid("scenarios").in_(lang)["scenarios"]}
    for id_ in ids:
        if type(id_) is not str or id_ not in known:
            raise DataError(
                Finding(
                    what=f"There is no future {str(id_)[:20]!r}",
                    expected=f"one of {', '.join(known)}, in quotation marks",
                    do='Write, for example, future_cards("S3")',
                )
            )
    frames = {}
    for id_ in dict.fromkeys(ids or known):
        told = {block: says.get(f"{id_}_{block}", "") for block in BLOCKS}
        told["verdict"] = known[id_]["verdict"].split(": ", 1)[-1].capitalize()
        frames[f"{id_} {known[id_]['name']}"] = pd.DataFrame(
            {says["block"]: [says[block] for block in BLOCKS], says["text"]: list(told.values())}
        )
    return Cards(frames, says["source"], lang)


def trends(kind: str = "") -> Cards:
    """List the fourteen trends of the study, each with the question that it leaves open.

    Parameters
    ----------
    kind : str
        ``"tech"`` or ``"society"``; without it both.

    Raises
    ------
    DataError
        If there is no such kind.
    """
    if kind and (type(kind) is not str or kind not in KINDS):
        raise DataError(
            Finding(
                what=f"There is no kind of trend {str(kind)[:20]!r}",
                expected=f"one of {', '.join(KINDS)}, in quotation marks",
                do='Write, for example, trends("tech")',
            )
        )
    says = words("trends")
    frames = {}
    for one in KINDS:
        keys = sorted(key for key in says if re.fullmatch(rf"{one}_\d", key))
        if kind in ("", one):
            frames[says[one]] = pd.DataFrame(
                {
                    says["trend"]: [says[key] for key in keys],
                    says["asks"]: [says[f"{key}_asks"] for key in keys],
                }
            )
    return Cards(frames, says["source"], current())
