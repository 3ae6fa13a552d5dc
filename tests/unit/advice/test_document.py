"""The document: accessible, of its own, and what a person typed is only ever text."""

import datetime as dt
import html.parser
import itertools
import json
import re

import pytest

from datataal import advice
from datataal.cli import main
from datataal.errors import DatataalError

LANGUAGES = ("nl", "en")
DAY = dt.date(2027, 12, 10)
NASTY = '<img src=x onerror="alert(1)"> | # **a** `b` [c](http://x.nl) \u202e{{'


class _Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def _tags(text):
    parser = _Tags()
    parser.feed(text)
    return parser.seen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_has_language_headings_in_order_and_headed_tables(lang):
    text = advice.page(advice.assemble(lang=lang, stand_in=True), DAY)
    tags = _tags(text)
    assert tags[0] == ("html", {"lang": lang})
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    tables = sum(tag == "table" for tag, _ in tags)
    assert tables == 4
    assert sum(tag == "caption" for tag, _ in tags) == tables
    assert all(held.get("scope") in ("row", "col") for tag, held in tags if tag == "th")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_asks_for_nothing_and_is_made_for_paper(lang):
    text = advice.page(advice.assemble(lang=lang, stand_in=True), DAY)
    assert "default-src 'none'" in text
    assert not re.search(r"\b(?:src|href)=|url\(|https?:|<script|@import", text)
    assert "@page { size: A4; }" in text
    assert "2027-12-10" in text


def test_the_same_input_gives_the_same_document():
    one, two = (advice.page(advice.assemble(lang="nl", stand_in=True), DAY) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("field", ["question", "conclusion", "dissent", "monday", "risk"])
def test_what_a_person_typed_is_text_on_the_page_and_in_markdown(field):
    typed = NASTY.replace("{{", "")
    made = advice.assemble(draft={field: typed}, lang="nl")
    shown = advice.page(made, DAY)
    assert "img" not in [tag for tag, _ in _tags(shown)]
    assert "\u202e" not in shown
    text = advice.markdown(made, DAY)
    assert "<img" not in text
    assert "\\[c\\]" in text


def test_a_bar_in_a_cell_does_not_break_a_table_of_markdown():
    groups = [{"who": "a | b", "change": "c\nd"}]
    text = advice.markdown(advice.assemble(draft={"groups": groups}, lang="nl"), DAY)
    assert "| a \\| b | c d |" in text


def test_page_and_markdown_say_the_same_words():
    made = advice.assemble(lang="nl", stand_in=True)
    on_page = re.sub(
        r"<style>.*?</style>|<title>.*?</title>|<[^>]+>",
        " ",
        advice.page(made, DAY),
        flags=re.DOTALL,
    )
    in_text = re.sub(r"[\\|*#]|---|^\d\.|^-", " ", advice.markdown(made, DAY), flags=re.MULTILINE)
    assert re.findall(r"\w+", on_page) == re.findall(r"\w+", in_text)


def _run(capsys, *argv):
    code = main(["advice", *map(str, argv)])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_command_writes_the_document_and_names_what_is_missing(tmp_path, capsys):
    out = tmp_path / "advice.html"
    code, said, err = _run(capsys, tmp_path, "--lang", "en", "--out", out)
    assert (code, said) == (0, f"Wrote {out}\n")
    assert err.count("Missing: ") == 14
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_command_saves_the_sample_and_reads_it(tmp_path, capsys):
    assert _run(capsys, tmp_path, "--save-sample")[0] == 0
    code, out, err = _run(capsys, tmp_path, "--sample", "--as", "markdown")
    assert (code, err) == (0, "")
    assert "(voorbeeld)" in out


def test_the_command_takes_a_draft_from_a_file(tmp_path, capsys):
    draft = tmp_path / "draft.txt"
    draft.write_text(json.dumps({"question": "Mag dit?"}), encoding="utf-8")
    code, out, _err = _run(capsys, tmp_path, "--draft", draft, "--as", "markdown")
    assert code == 0
    assert out.startswith("# Mag dit?\n")


@pytest.mark.parametrize("held", [b"{", b"[]", b"\xff", b'"' + b"x" * 300_000 + b'"', None])
def test_a_draft_that_cannot_be_read_gets_one_clear_line(tmp_path, capsys, held):
    draft = tmp_path / "draft.txt"
    if held is not None:
        draft.write_bytes(held)
    code, out, err = _run(capsys, tmp_path, "--draft", draft)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_place_that_cannot_be_written_gets_one_clear_line(tmp_path, capsys):
    code, _out, err = _run(capsys, tmp_path, "--out", tmp_path / "no" / "a.html")
    assert code == 2
    assert "cannot be written" in err


def test_a_document_is_saved_by_the_end_of_its_name(tmp_path):
    made = advice.assemble(lang="nl", stand_in=True)
    assert advice.save(made, tmp_path / "a.md").read_text(encoding="utf-8").startswith("# ")
    assert advice.save(made, tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOC")
    with pytest.raises(DatataalError, match="cannot be written"):
        advice.save(made, tmp_path / "no" / "a.html")


def test_a_notebook_shows_one_part_without_ids_and_with_low_headings():
    made = advice.assemble(lang="nl", stand_in=True)
    shown = advice.shown(made, "data")._repr_html_()
    assert [tag for tag, _ in _tags(shown) if re.fullmatch("h[1-6]", tag)] == ["h4", "h5"]
    assert not [held for _, held in _tags(shown) if "id" in held]
    assert repr(advice.shown(made, "dissent")).startswith("## Tegenstem")
    with pytest.raises(DatataalError, match="no part 'two'"):
        advice.shown(made, "two")
