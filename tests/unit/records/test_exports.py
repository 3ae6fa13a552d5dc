"""A record as a text, a page and an IAMA form: nothing typed in it is ever markup."""

import copy
import html
import json
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from datataal import cli, content, records
from datataal.records import RefusedError, _forms

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)> & &lt;b&gt; &#60;i&#62;",
    "[x](javascript:alert(1)) ![y](https://a.example/b.png) <https://a.example>",
    "# kop\n## nog een\n- punt\n+ punt\n* punt\n1. een\n2) twee\n> citaat",
    "kop\n===\nlijn\n---\n***\n```\ncode\n```\n~~~\nx\n~~~",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "**vet** __vet__ *schuin* _schuin_ ~~door~~ `code` $x$ {raw}`html` \\ einde\\",
    "</blockquote></main><h1>weg</h1>",
    "eerste alinea\n\ntweede alinea\n    ingesprongen\n\tmet een tab",
    "[x]: https://a.example\n[x]",
]
RECORD = {
    "schema": records.SCHEMA_ID,
    "kind": "decision",
    "dilemma": "13b",
    "module": "13",
    "lang": "nl",
    "role": "data",
    "first": {"choice": "b", "reason": "Eerst controleren."},
    "later": [{"round": "r1", "choice": "a", "reason": "Zij moeten het van ons horen."}],
    "final": {"choice": "b", "revision": "note", "note": "Met de datum erbij."},
    "dissent": "Wij wisten het vrijdag al.",
    "values": [2],
    "fingerprint": "0123456789abcdef",
    "created": "2026-11-22T10:42:00Z",
    "updated": "2026-11-22T10:45:00Z",
}


def record(**changes):
    return {**copy.deepcopy(RECORD), **changes}


def typed(text):
    """Return a record in which every field that a person types holds this text."""
    return record(
        first={"choice": "b", "reason": text},
        later=[{"round": "r1", "choice": "a", "reason": text}],
        final={"choice": "b", "revision": "note", "note": text},
        dissent=text,
    )


class Seen(HTMLParser):
    """Which elements a page holds, with attributes, and what is read in its quotations."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.quotes, self.inside = [], set(), [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "blockquote":
            self.inside = True
            self.quotes.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "blockquote"

    def handle_data(self, data):
        if self.inside:
            self.quotes[-1] += data


def rendered(text):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_in_markdown_what_was_typed_is_read_as_it_was_typed(text):
    seen = Seen(rendered(records.markdown(typed(text))))
    assert [flat(quote) for quote in seen.quotes] == [flat(text)] * 4
    assert set(seen.tags) <= {"h1", "h2", "p", "ul", "li", "strong", "blockquote", "br"}
    assert not seen.attributes


@pytest.mark.parametrize("text", HOSTILE)
def test_in_the_page_what_was_typed_is_read_as_it_was_typed(text):
    seen = Seen(records.page(typed(text)))
    assert [flat(quote) for quote in seen.quotes] == [flat(text)] * 4
    assert {"script", "img", "a", "b", "i"}.isdisjoint(seen.tags)
    assert (seen.tags.count("h1"), seen.tags.count("main")) == (1, 1)


@pytest.mark.parametrize("text", HOSTILE)
def test_in_the_iama_form_what_was_typed_is_read_as_it_was_typed(text):
    answers = records.iama(typed(text))["answers"]
    told = rendered("\n\n".join(answers[number]["value"] for number in ("2.3.2", "3.5.7")))
    assert flat(html.unescape(re.sub("<[^>]*>", "", told))).count(flat(text)) == 3
    assert set(Seen(told).tags) <= {"p", "ul", "li", "strong", "br"}


def test_no_sign_hides_or_turns_what_is_read():
    text = "een\x00twee\u202edrie\u2066vier\x1b[31m"
    for written in (records.markdown(typed(text)), records.page(typed(text))):
        assert not re.search("[\x00\x1b\u202e\u2066]", written)
        assert "eentweedrievier" in written


def test_each_piece_of_the_record_stands_in_both_forms():
    told = [records.markdown(RECORD), records.page(RECORD)]
    shown = content.dilemma("13b").in_("nl")
    expected = [
        shown["title"],
        shown["options"][1]["text"],
        shown["options"][1]["cost"],
        shown["options"][0]["text"],
        shown["options"][2]["text"],
        shown["rounds"][0]["options"][0]["text"],
        shown["values"][2],
        "Eerst controleren.",
        "Zij moeten het van ons horen.",
        "Met de datum erbij.",
        "Wij wisten het vrijdag al.",
        "2.3.2, 5.C",
        "2026-11-22",
        content.role("data").name.nl,
    ]
    for piece in expected:
        assert all(piece in written for written in told), piece


def test_both_forms_have_the_same_headings_in_the_same_order():
    page = re.findall("<h[12]>(.*?)</h[12]>", records.page(RECORD))
    assert re.findall("(?m)^#{1,2} (.*)$", records.markdown(RECORD)) == page


def test_a_changed_decision_tells_what_was_chosen_first_and_why_it_changed():
    changed = record(final={"choice": "c", "revision": "change", "note": "Ik hoorde de ethiek."})
    told = records.markdown(changed, "en")
    first, final = (content.dilemma("13b").in_("en")["options"][nr]["text"] for nr in (1, 2))
    assert f"**Chosen.** {final}" in told
    assert f"**Chosen first.** {first}" in told
    assert "**Why the decision changed.**\n\n> Ik hoorde de ethiek." in told


def test_what_each_of_three_roles_chose_is_told():
    seats = {
        role: {"choice": choice, "reason": f"Reden van {role}."}
        for role, choice in (("policy", "a"), ("data", "b"), ("ethics", "c"))
    }
    together = record(seats=seats)
    del together["role"]
    told = records.markdown(together)
    assert all(f"> Reden van {role}." in told for role in seats)


def test_the_page_says_which_language_its_words_have():
    page = records.page(RECORD, "en")
    assert '<html lang="en">' in page
    assert page.count('<blockquote lang="nl">') == 4
    assert "<blockquote>" in records.page(RECORD)


def test_a_record_of_an_older_text_says_so_and_one_of_today_does_not():
    words = content.strings("records", "nl")["memo"]["changed"]
    today = record(fingerprint=records.fingerprint(content.dilemma("13b")))
    assert words in records.markdown(RECORD)
    assert words not in records.markdown(today)


def test_the_iama_file_has_the_shape_that_the_form_reads():
    doc = records.iama(RECORD)
    assert set(doc) == {"$schema", "metadata", "answers"}
    assert doc["metadata"] == {"urn": "urn:nl:iama:2.0", "createdAt": RECORD["updated"]}
    assert {"2.1.2", "2.3.2", "3.5.1", "3.5.2", "3.5.3", "3.5.7"} == set(doc["answers"])
    for number, answer in doc["answers"].items():
        assert re.fullmatch(r"[0-9]+(\.[0-9]+)*", number)
        assert set(answer) == {"value", "lastEditedAt"}
        assert content.dilemma("13b").title.nl in answer["value"]
        assert "verzonnen" in answer["value"]
    assert "Eerst controleren." in doc["answers"]["2.3.2"]["value"]
    assert "Wij wisten het vrijdag al." in doc["answers"]["3.5.7"]["value"]


def test_the_dpia_file_has_the_shape_that_the_form_reads():
    doc = records.dpia(record(dilemma="08a", module="08", values=[0], later=[]))
    assert doc["metadata"] == {"urn": "urn:nl:dpia:3.0", "createdAt": RECORD["updated"]}
    decided = {"5.2", "11.2", "13.2", "14.1", "14.2"}
    assert decided | {"7.2", "16.2"} == set(doc["answers"])
    for number in decided:
        assert "Eerst controleren." in doc["answers"][number]["value"]
    assert "Wij wisten het vrijdag al." in doc["answers"]["7.2"]["value"]


@pytest.mark.parametrize("id_", sorted(content.dilemmas()))
def test_every_paragraph_of_the_dpia_that_a_dilemma_names_has_a_place(id_):
    doc = record(dilemma=id_, module=id_[:2], first={"choice": "a", "reason": "x"}, values=[])
    doc["final"] = {"choice": "a", "revision": "keep", "note": ""}
    del doc["later"]
    assert _forms.left_out(doc, _forms.DPIA) == []
    assert records.dpia(doc)["answers"]


def test_without_a_dissenting_voice_the_form_has_no_answer_about_concerns():
    assert "3.5.7" not in records.iama(record(dissent=" "))["answers"]


@pytest.mark.parametrize("id_", sorted(content.dilemmas()))
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_option_of_every_dilemma_can_be_written_in_each_form(id_, lang):
    dilemma = content.dilemma(id_)
    for option in dilemma.options:
        doc = record(dilemma=id_, module=id_[:2], first={"choice": option.id, "reason": "x"})
        doc["final"] = {"choice": option.id, "revision": "keep", "note": ""}
        doc["values"] = []
        del doc["later"]
        assert records.validate(doc) == []
        for written in (records.markdown(doc, lang), records.page(doc, lang)):
            assert "{" not in written.replace(":root {", "").partition("<body>")[2]
        assert json.loads(json.dumps(records.iama(doc, lang)))["answers"]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"dilemma": "13z"}, ""),
        ({"first": {"choice": "e", "reason": "x"}}, "first"),
        ({"later": [{"round": "r9", "choice": "a", "reason": "x"}]}, "later.r9"),
        ({"values": [9]}, "values"),
    ],
)
def test_a_record_that_does_not_fit_its_dilemma_is_refused(changes, where):
    for write in (records.markdown, records.page, records.iama, records.dpia):
        with pytest.raises(RefusedError) as caught:
            write(record(**changes))
        assert caught.value.findings[0].where == where


@pytest.fixture
def saved(tmp_path):
    return records.save(RECORD, tmp_path)


@pytest.mark.parametrize(
    ("form", "start"),
    [("markdown", "# Besluit"), ("html", "<!DOCTYPE html>"), ("iama", "{"), ("dpia", "{")],
)
def test_the_command_writes_each_form(saved, tmp_path, capsys, form, start):
    target = tmp_path / "out.txt"
    assert cli.main(["record", str(saved), "--as", form]) == 0
    told = capsys.readouterr().out
    assert told.startswith(start)
    assert cli.main(["record", str(saved), "--as", form, "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == told


def test_the_command_names_the_questions_that_the_form_has_no_place_for(saved, capsys):
    cli.main(["record", str(saved), "--as", "iama"])
    assert "5.C" in capsys.readouterr().err


def test_the_command_never_writes_over_the_record(saved, capsys):
    before = saved.read_bytes()
    assert cli.main(["record", str(saved), "-o", str(saved)]) == 2
    assert "take the place of the record" in capsys.readouterr().err
    assert saved.read_bytes() == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "urn:datataal:record:9"}'])
def test_a_file_that_is_no_record_gets_one_clear_line(tmp_path, capsys, text):
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    assert cli.main(["record", str(path)]) == 2
    told = capsys.readouterr()
    assert str(path) in told.err
    assert not told.out
    assert "Traceback" not in told.err


def test_a_place_that_cannot_be_written_gets_a_clear_line(saved, tmp_path, capsys):
    assert cli.main(["record", str(saved), "-o", str(tmp_path / "no" / "x.md")]) == 2
    assert "cannot be written" in capsys.readouterr().err
