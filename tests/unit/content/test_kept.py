"""Content that was found valid is not held to its schema again, and never taken for another."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from datataal.content import _kept, _read
from datataal.errors import ContentError

DILEMMA = "dilemmas/03a.yml"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our content, in which files may be kept."""
    copy = tmp_path / "content"
    shutil.copytree(_read.CONTENT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(_read, "CONTENT", copy)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    _read._schemas.cache_clear()
    yield copy
    _read._schemas.cache_clear()


def checked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list to which each file is added that is held to its schema from now on."""
    seen: list[Path] = []
    findings = _read.findings_in

    def note(path: Path, *rest: object) -> object:
        seen.append(path)
        return findings(path, *rest)

    monkeypatch.setattr(_read, "findings_in", note)
    return seen


def test_a_valid_file_is_held_to_its_schema_once(own, monkeypatch):
    seen = checked(monkeypatch)
    first = _read.read(own / DILEMMA, "dilemma")
    assert _read.read(own / DILEMMA, "dilemma") == first
    assert seen == [own / DILEMMA]


def test_one_changed_letter_is_read_and_judged_anew(own, monkeypatch):
    _read.read(own / DILEMMA, "dilemma")
    path = own / DILEMMA
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nmodule:", "\nmodul:", 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    with pytest.raises(ContentError, match=r"03a\.yml:"):
        _read.read(path, "dilemma")


def test_a_changed_schema_counts_as_a_changed_file(own, monkeypatch):
    _read.read(own / DILEMMA, "dilemma")
    schema = own / "schemas" / "dilemma.json"
    schema.write_text(schema.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    _read._schemas.cache_clear()
    seen = checked(monkeypatch)
    _read.read(own / DILEMMA, "dilemma")
    assert seen == [own / DILEMMA]


def test_another_schema_or_language_is_another_reading(own, monkeypatch):
    _read.read(own / DILEMMA, "dilemma")
    with pytest.raises(ContentError):
        _read.read(own / DILEMMA, "terms")
    seen = checked(monkeypatch)
    _read.read(own / DILEMMA, "dilemma", "nl")
    assert seen == [own / DILEMMA]


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"key": "x"}', '{"document": {}}'])
def test_a_damaged_kept_file_changes_nothing(own, kept):
    whole = _read.read(own / DILEMMA, "dilemma")
    place = _kept._place(own / DILEMMA)
    assert json.loads(place.read_text(encoding="utf-8"))["document"] == whole
    place.write_text(kept, encoding="utf-8")
    assert _read.read(own / DILEMMA, "dilemma") == whole


@pytest.mark.parametrize("document", [{1: "a key that JSON makes a word of"}, {"set": {1, 2}}])
def test_what_would_come_back_as_something_else_is_not_kept(tmp_path, monkeypatch, document):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    _kept.keep(tmp_path / "one.yml", "key", document)
    assert _kept.find(tmp_path / "one.yml", "key") is None
    _kept.keep(tmp_path / "one.yml", "key", {"a": [1, "ë"]})
    assert _kept.find(tmp_path / "one.yml", "key") == {"a": [1, "ë"]}


def test_where_nothing_may_be_written_reading_goes_on(own, monkeypatch):
    (own / "dilemmas" / "__pycache__").write_text("in the way", encoding="utf-8")
    assert _read.read(own / DILEMMA, "dilemma")["id"] == "03a"


def test_who_wants_no_compiled_files_gets_none_of_ours(own, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _read.read(own / DILEMMA, "dilemma")
    assert not (own / "dilemmas" / "__pycache__").exists()
