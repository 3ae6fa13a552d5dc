"""What a question shows: every form explained, and graded ones with nothing to read."""

import json
import subprocess
from pathlib import Path

import pytest
from question_samples import FORMS, sealed

from datataal import content
from datataal.widgets import _assets, _page, static_html
from datataal.widgets._question import in_page
from datataal.widgets._question_notes import key_rows, notes, whole_token
from datataal.widgets._seal import seal

TELLING = ("feedback", "missed", "all", "other", "after")


def texts_about_the_answer(whole):
    """Return every text of a question that may not be read before it is answered."""
    parts = [whole, *whole.get("options", ()), *whole.get("cards", ()), *whole.get("wrong", ())]
    return [part[key] for part in parts for key in TELLING if isinstance(part.get(key), str)]


@pytest.mark.parametrize("form", list(FORMS))
def test_a_form_explains_every_answer_in_the_page_and_on_paper(form):
    whole = FORMS[form]
    page = _page.form("question", whole["id"], "nl", in_page(whole, "nl"), level=2)
    paper = page.partition("</script>")[2]
    assert "<details>" in paper
    said = json.dumps(in_page(whole, "nl"), ensure_ascii=False)
    for text in texts_about_the_answer(whole):
        assert json.dumps(text, ensure_ascii=False)[1:-1] in said
    for row in key_rows(whole, "nl"):
        assert row["text"].rstrip(".").partition("<")[0] in paper


@pytest.mark.parametrize("kind", ["test-out", "measure"])
@pytest.mark.parametrize("form", list(FORMS))
def test_nothing_in_a_graded_question_tells_its_answer(form, kind):
    whole = sealed(form, kind)
    page = _page.form("question", whole["id"], "nl", in_page(whole, "nl"), level=2)
    assert "<details>" not in page
    for text in texts_about_the_answer(whole):
        assert text.partition("<")[0] not in page
    data = json.loads(page.partition('class="dt-data">')[2].partition("</script>")[0])["content"]
    allowed = {"id", "kind", "form", "ask", "options", "bins", "cards", "unit", "grid", "seal"}
    assert set(data) <= allowed
    assert all(isinstance(one, str) for key in ("options", "cards") for one in data.get(key, ()))
    assert "1370" not in page
    assert "1.370" not in page


@pytest.mark.parametrize("form", list(FORMS))
def test_length_order_and_number_of_sealed_notes_tell_nothing(form):
    whole = sealed(form)
    locked = seal("x", notes(whole))["notes"]
    assert list(locked) == sorted(locked)
    assert len({len(text) for text in locked.values()}) == 1
    assert set(locked).isdisjoint(notes(whole))
    # Were another answer the right one, there would be as many notes.
    if form in ("one", "several"):
        other = [{**one, "right": not one.get("right")} for one in whole["options"]]
        assert len(notes({**whole, "options": other})) == len(locked)


def test_two_questions_with_the_same_answer_look_different():
    note = {"0": {"right": True, "text": "ja"}}
    assert set(seal("a", note)["notes"]).isdisjoint(seal("b", note)["notes"])


def test_no_graded_question_of_the_course_can_be_read_in_its_form():
    graded = [q for q in content.questions().values() if q["kind"] in ("test-out", "measure")]
    assert len(graded) >= 18
    for question in graded:
        for lang in ("nl", "en"):
            whole = question.in_(lang)
            shown = static_html("question", question["id"], lang)
            assert '"notes":{"' in shown
            assert (
                "right"
                not in json.loads(shown.partition('class="dt-data">')[2].partition("</script>")[0])[
                    "content"
                ]
            )
            for text in texts_about_the_answer(whole):
                assert text not in shown


def node():
    """Playwright brings a node of its own; no machine needs another one."""
    import playwright

    return Path(playwright.__file__).parent / "driver" / "node"


def test_the_pages_script_opens_what_python_sealed():
    said = {"0": {"right": False, "text": "één"}, "=0,2": {"right": True, "text": "ja" * 70}}
    script = _assets._read("static/seal.js")
    script += f"\nconst s = {json.dumps(seal('03-t1', said))};"
    script += '\nconst hex = (b) => Buffer.from(b).toString("hex");'
    script += "\nconst bytes = (t) => new TextEncoder().encode(t);"
    script += (
        '\nconsole.log(JSON.stringify([["0", "=0,2", "1"].map((t) => seal.open(s, t)), '
        'hex(seal.sha256(bytes("abc"))), hex(seal.pbkdf2(bytes("password"), bytes("salt"), 2))]));'
    )
    done = subprocess.run([node(), "-e", script], capture_output=True, text=True, check=True)
    opened, digest, derived = json.loads(done.stdout)
    assert opened == [said["0"], said["=0,2"], None]
    # the published examples of FIPS 180-4 and of PBKDF2-HMAC-SHA256
    assert digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert derived == "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43"


def test_a_card_with_two_places_has_no_single_whole_answer():
    assert whole_token(FORMS["sort"]) == "="
    assert whole_token(sealed("sort")) == "=0,1,0"


def test_outcomes_are_the_words_of_the_exercises():
    words = _page.words_for("question", "nl")
    outcomes = content.strings("exercises", "nl")["outcomes"]
    assert {key: words[key] for key in outcomes} == dict(outcomes)
    assert not set(outcomes) & set(content.strings("widgets", "nl")["question"])


def test_a_figure_stands_for_a_number():
    whole = {**FORMS["number"], "answer": "{{ smallest_n }}", "within": 0, "wrong": []}
    smallest = int(content.figures()["smallest_n"].value)
    assert key_rows(whole, "nl")[0]["text"] == f"{smallest} MW"
    grid = in_page(whole, "nl")["grid"]
    cell = next(int(token[2:]) for token, note in notes(whole).items() if note["right"])
    assert grid["from"][0] + cell * grid["width"] == pytest.approx(smallest)
