"""Silence warnings of nbgrader's own that change nothing and come once for each submission."""

from __future__ import annotations

import logging
import warnings

__all__ = ["quiet"]


def quiet() -> None:
    """Leave out what nbgrader 0.9 makes SQLAlchemy and nbformat say; its grades are right.

    Its traceback of a database that does not answer goes too: we say that in one line.
    """
    logging.getLogger("tornado.application").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", message=".*not in session, add operation along.*")
    warnings.filterwarnings("ignore", message=".*Cell is missing an id field.*")
