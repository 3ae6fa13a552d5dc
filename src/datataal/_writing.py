"""Write a text to the file that somebody asked for, or say in one line why it cannot be."""

from __future__ import annotations

from pathlib import Path

from datataal.errors import DatataalError, Finding

__all__ = ["write_out"]


def write_out(
    out: Path,
    text: str,
    what: str,
    *,
    error: type[DatataalError] = DatataalError,
    do: str = "Choose another place with --out",
) -> None:
    """Write `text` with plain line ends.

    Parameters
    ----------
    out : Path
        The file.
    text : str
        What it will hold.
    what : str
        What the text is, for the error: ``"The report"``.
    error : type, optional
        Kind of the error.
    do : str, optional
        What the error advises.

    Raises
    ------
    DatataalError
        If the file cannot be written.
    """
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        found = f"{what} cannot be written ({problem.strerror})"
        expected = "a file in a folder that you may write in"
        raise error(Finding(found, str(out), expected, do)) from None
