"""Set the language of a lesson, and show tables so that everyone can read them."""

from __future__ import annotations

import sys

import pandas as pd

from datataal.language import set_current
from datataal.plots._tables import frame_html

__all__ = ["use"]


def use(lang: str) -> None:
    """Set the language of everything that is shown from now on, here in the notebook.

    Tables (pandas) get headers that a screen reader can name, and numbers as the language
    writes them.

    Parameters
    ----------
    lang : str
        ``"nl"`` or ``"en"``.

    Raises
    ------
    DatataalError
        If there is no such language.
    """
    set_current(lang)
    if "IPython" in sys.modules:
        _show_tables()


def _show_tables() -> None:
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return
    as_html = shell.display_formatter.formatters["text/html"]
    as_html.for_type(pd.DataFrame, frame_html)
    as_html.for_type(pd.Series, lambda series: frame_html(series.to_frame()))
