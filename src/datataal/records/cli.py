"""`datataal record FILE --as markdown|html|iama|dpia`: a record as a document for the file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from datataal.errors import Finding, RecordError
from datataal.language import LANGUAGES, Language
from datataal.records._files import load
from datataal.records._forms import FORMS, filled, left_out
from datataal.records._markdown import markdown
from datataal.records._model import Record
from datataal.records._page import page

__all__ = ["main"]


def main(argv: Sequence[str]) -> int:
    """Write one record in another form; 0 when it is written, else `RecordError` says why."""
    asked = _parser().parse_args(list(argv))
    record = load(asked.file)
    text = _written(record, asked.form, asked.lang)
    if asked.output is None:
        sys.stdout.write(text)
    else:
        _write(text, asked.output, asked.file)
        print(f"Wrote {asked.output}")
    if asked.form in FORMS and (missing := left_out(record, FORMS[asked.form])):
        print(
            f"Not in the file: question {', '.join(missing)}. The form's file of answers has no "
            "place for it; copy that part from --as markdown.",
            file=sys.stderr,
        )
    return 0


def _written(record: Record, form: str, lang: Language | None) -> str:
    if form in FORMS:
        return json.dumps(filled(record, FORMS[form], lang), ensure_ascii=False, indent=2) + "\n"
    return markdown(record, lang) if form == "markdown" else page(record, lang)


def _write(text: str, target: Path, source: Path) -> None:
    if target.exists() and source.exists() and target.samefile(source):
        raise RecordError(
            Finding(
                "The document would take the place of the record itself",
                str(target),
                "another name",
                "Give another name after -o",
            )
        )
    try:
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RecordError(
            Finding(
                f"The document cannot be written ({error.strerror})",
                str(target),
                "a place that can be written",
                "Give another place after -o",
            )
        ) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="datataal record", description=__doc__)
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a record, such as records/03a.json"
    )
    parser.add_argument(
        "--as",
        dest="form",
        choices=("markdown", "html", *FORMS),
        default="markdown",
        help="a text, a page, or the answers that the public form of IAMA 2.0 or DPIA 3.0 reads",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, help="language of our words; else that of the record"
    )
    parser.add_argument("-o", "--output", type=Path, help="write to this file")
    return parser
