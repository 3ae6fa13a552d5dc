"""A figure as a whole: the picture, what it shows in words, and the numbers behind it."""

from __future__ import annotations

import base64
import struct
from dataclasses import dataclass, field

import pandas as pd

from datataal.language import Language, current
from datataal.plots._draw import DPI, PAGE_DPI
from datataal.plots._tables import frame_html, scroll
from datataal.plots._words import words
from datataal.widgets._html import Html, el

__all__ = ["Figure"]


@dataclass(frozen=True, eq=False)
class Figure:
    """A picture with its finding, its numbers and its words for who does not see it.

    Attributes
    ----------
    png : bytes
        The picture, 144 pixels per inch; title and subtitle stand in it.
    title : str
        What was found, computed from the data.
    subtitle : str
        How to read the picture.
    alt : str
        The finding with the two or three numbers that carry it.
    table : pandas.DataFrame
        The numbers that were drawn, with headers in the reader's language.
    caption : str
        Where the numbers come from.
    lang : str
        Language of all these words.
    """

    png: bytes = field(repr=False)
    title: str
    subtitle: str
    alt: str
    table: pd.DataFrame = field(repr=False)
    caption: str
    lang: Language = field(default_factory=current)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height on a page, in CSS pixels."""
        wide, high = struct.unpack(">II", self.png[16:24])
        return round(wide * PAGE_DPI / DPI), round(high * PAGE_DPI / DPI)

    def _repr_html_(self) -> str:
        says = words("figure", self.lang)
        wide, high = self.size
        picture = el(
            "img",
            src="data:image/png;base64," + base64.b64encode(self.png).decode("ascii"),
            alt=self.alt,
            width=wide,
            height=high,
            style="height:auto;background:#fff",
        ).removesuffix("</img>")
        return el(
            "div",
            el(
                "figure",
                # A narrow page shows it: there the title in the picture must be scrolled to.
                el(
                    "p",
                    self.title,
                    class_="dt-figure-title",
                    style="display:none",
                    aria_hidden="true",
                ),
                scroll(says["label"].format(title=self.title), Html(picture)),
                el("figcaption", self.caption),
                class_="dt-figure",
                style="margin:0 0 12px",
                lang=self.lang,
            ),
            el(
                "details",
                el("summary", says["table"], style="cursor:pointer"),
                frame_html(self.table, self.title, most=None, lang=self.lang),
            ),
            class_="dt-figure-box",
            lang=self.lang,
        )
