"""Open a course's gradebook, wait for it when it is away, and say in one line what is wrong.

The gradebook is whatever database the course names: a file of sqlite, or a server such as
PostgreSQL, which can go away while hundreds of submissions are graded.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from datataal.errors import DatataalError, Finding

__all__ = ["name_of", "opened", "patiently"]

#: Seconds to wait for a server that went away, and between two tries.
PATIENCE: Final = 120.0
_PAUSE: Final = 1.0
_DRIVERS: Final = ("psycopg", "psycopg2", "MySQLdb", "pymysql")


@contextmanager
def opened(db_url: str, course_id: str) -> Iterator[Any]:
    """Open a gradebook (`nbgrader.api.Gradebook`).

    Raises
    ------
    DatataalError
        If it cannot be reached, or the package for its kind of database is not installed.
    """
    from nbgrader.api import Gradebook, InvalidEntry
    from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

    try:
        book = Gradebook(db_url, course_id)
    except ModuleNotFoundError as error:
        if error.name not in _DRIVERS:
            raise
        extra = "'datataal[postgres]'" if error.name.startswith("psycopg") else error.name
        raise DatataalError(
            Finding(
                f"The package {error.name} for this kind of database is not installed",
                name_of(db_url),
                "a package that reaches the database",
                f"Install it: pip install {extra}. For PostgreSQL the address in the course's "
                "settings begins with postgresql+psycopg://",
            )
        ) from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatataalError(
            Finding(
                "This is no address of a gradebook",
                expected="CourseDirectory.db_url such as sqlite:///gradebook.db",
            )
        ) from error
    except (DBAPIError, InvalidEntry) as error:
        raise _trouble(_beneath(error), db_url, "Nothing was graded") from error
    with book:
        yield book


def patiently(work: Callable[[], None], book: Any, db_url: str) -> None:  # noqa: ANN401
    """Do what writes, again when the server was away; it must be able to be done twice.

    Raises
    ------
    DatataalError
        If the gradebook takes nothing, or stays away.
    """
    from nbgrader.api import InvalidEntry
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    until, told = time.monotonic() + PATIENCE, False
    while True:
        try:
            work()
        except (DBAPIError, InvalidEntry) as error:
            with contextlib.suppress(SQLAlchemyError):
                book.db.rollback()
            problem = _beneath(error)
            if not _away(problem, db_url) or time.monotonic() > until:
                kept = "What is graded is kept and not done again"
                raise _trouble(problem, db_url, kept) from error
            if not told:
                said = f"The gradebook does not answer; waiting for it, {PATIENCE:.0f} s at most"
                print(said, file=sys.stderr, flush=True)
            told = True
            time.sleep(_PAUSE)
        else:
            return


def name_of(db_url: str) -> str:
    """Return an address without its password."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(db_url).render_as_string(hide_password=True)
    except ArgumentError:
        return "the gradebook"


def _beneath(error: BaseException) -> Any:  # noqa: ANN401
    """Return the database's own error: nbgrader wraps some as if the row were wrong."""
    from sqlalchemy.exc import DBAPIError

    if isinstance(error, DBAPIError):
        return error
    beneath = error.__cause__ or error.__context__
    if isinstance(beneath, DBAPIError):
        return beneath
    raise error


def _away(error: Any, db_url: str) -> bool:  # noqa: ANN401
    """Return whether a server was not there, rather than a file that cannot be written."""
    from sqlalchemy.exc import InterfaceError, OperationalError

    if db_url.startswith("sqlite"):
        return False
    return bool(error.connection_invalidated) or isinstance(
        error, OperationalError | InterfaceError
    )


def _trouble(error: Any, db_url: str, kept: str) -> DatataalError:  # noqa: ANN401
    said = " ".join(str(error.orig).split())[:200]
    return DatataalError(
        Finding(
            f"The gradebook cannot be used: {said}",
            name_of(db_url),
            "a gradebook that can be read and written",
            f"{kept}: mend this, then run the same command again",
        )
    )
