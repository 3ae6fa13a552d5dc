"""Marking answers in words: one writer, nobody's mark overwritten, a blind second marker."""

import json
import threading
import urllib.error
import urllib.request

import pytest
from grading_marked import NAME, NOTEBOOK, STEP, WORDS, in_gradebook, mark
from nbgrader.api import Gradebook

from datataal.cli import main
from datataal.errors import DatataalError
from datataal.grading.course._points import points
from datataal.grading.marking import _marks
from datataal.grading.marking._desk import Desk
from datataal.grading.marking._serve import Server

pytestmark = pytest.mark.grading


def desk(course, marker="AB", **options):
    return Desk.set_out(course, NAME, "nl", marker, **options)


def give(made, student, given, comment=""):
    nr = [one.student for one in made.items].index(student)
    return made.take({"nr": nr, "points": given, "comment": comment})


def test_a_mark_ends_in_the_gradebook_and_no_longer_waits(waiting):
    assert in_gradebook(waiting, "ans") == (None, True, None)
    give(desk(waiting), "ans", 2, "Wie draagt de fout?")
    assert in_gradebook(waiting, "ans") == (2.0, False, "Wie draagt de fout?")
    assert not points(waiting, NAME)["ans"].waits
    assert in_gradebook(waiting, "bo") == (None, True, None)


def test_who_gave_a_mark_may_change_it_and_nobody_else(waiting):
    give(desk(waiting), "ans", 2, "een")
    give(desk(waiting), "ans", 3, "twee")
    with pytest.raises(DatataalError, match="a mark of AB; it was left as it is"):
        give(desk(waiting, "CD"), "ans", 0, "drie")
    assert in_gradebook(waiting, "ans") == (3.0, False, "twee")


def test_work_that_was_graded_again_waits_with_its_mark_until_it_is_saved_again(waiting):
    give(desk(waiting), "ans", 2, "een")
    with Gradebook(waiting.db_url, waiting.id) as book:
        book.find_grade(STEP, NOTEBOOK, NAME, "ans").needs_manual_grade = True
        book.db.commit()
    again = desk(waiting)
    nr = [one.student for one in again.items].index("ans")
    shown = again.shown()["items"][nr]
    assert (shown["waits"], shown["mark"]["points"]) == (True, 2)
    give(again, "ans", 2, "een")
    assert in_gradebook(waiting, "ans") == (2.0, False, "een")
    assert not desk(waiting).shown()["items"][nr]["waits"]


def test_work_that_could_not_be_graded_is_not_laid_before_a_marker(waiting):
    (waiting.autograded / "ans" / NAME / f"{NOTEBOOK}.ipynb").write_text("no JSON")
    assert [one.student for one in desk(waiting).items] == ["bo"]


def test_a_mark_given_in_nbgrader_itself_is_somebody_elses(waiting):
    give(desk(waiting), "ans", 2, "")
    mark(waiting, "ans", 1.0, "van een ander")
    with pytest.raises(DatataalError, match="a mark of another program"):
        give(desk(waiting), "ans", 3)
    assert in_gradebook(waiting, "ans") == (1.0, False, "van een ander")


def test_a_stop_between_note_and_gradebook_leaves_an_answer_that_can_be_marked(
    waiting, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(_marks, "_into_gradebook", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            give(desk(waiting), "ans", 2)
    assert in_gradebook(waiting, "ans") == (None, True, None)
    give(desk(waiting, "CD"), "ans", 1)
    assert in_gradebook(waiting, "ans") == (1.0, False, None)


def test_a_line_of_the_notes_that_was_cut_off_costs_only_itself(waiting):
    give(desk(waiting), "ans", 2)
    path = waiting.notes / "marks" / f"{NAME}.jsonl"
    path.write_bytes(path.read_bytes() + b'{"student": "bo", "st')
    give(desk(waiting), "bo", 1)
    assert [(one.student, one.points) for one in _marks.marks(waiting, NAME)] == [
        ("ans", 2),
        ("bo", 1),
    ]


@pytest.mark.parametrize("given", [-1, 4, 1.5, "2", None, True, float("nan")])
def test_points_that_the_rubric_has_not_are_refused(waiting, given):
    with pytest.raises(DatataalError, match="points cannot be given"):
        give(desk(waiting), "ans", given)
    assert in_gradebook(waiting, "ans") == (None, True, None)


def test_nothing_is_saved_while_the_course_is_being_graded(waiting, monkeypatch):
    monkeypatch.setattr(_marks, "PATIENCE", 0.2)
    with waiting.alone(), pytest.raises(DatataalError, match="being graded already"):
        give(desk(waiting), "ans", 2)
    assert in_gradebook(waiting, "ans") == (None, True, None)


def test_the_second_marker_sees_no_first_mark_and_leaves_the_gradebook_alone(waiting):
    give(desk(waiting), "ans", 3, "geheim")
    second = desk(waiting, "CD", turn="second", share=1.0)
    assert "geheim" not in json.dumps(second.shown())
    assert [one["mark"] for one in second.shown()["items"]] == [None, None]
    give(second, "ans", 1, "van de tweede")
    assert in_gradebook(waiting, "ans") == (3.0, False, "geheim")
    assert "van de tweede" not in json.dumps(desk(waiting).shown())


def test_nobody_is_first_and_second_marker_of_one_answer(waiting):
    give(desk(waiting), "ans", 3)
    assert [one.student for one in desk(waiting, turn="second").items] == ["bo"]
    give(desk(waiting, turn="second"), "bo", 2)
    with pytest.raises(DatataalError, match="You are the second marker of this answer"):
        give(desk(waiting), "bo", 2)


def test_agreement_is_told_with_the_answers_that_differ(waiting, capsys):
    for id_, first, second in (("ans", 3, 3), ("bo", 2, 1)):
        give(desk(waiting), id_, first)
        give(desk(waiting, "CD", turn="second"), id_, second)
    asked = ["course", "mark", "--assignment", NAME, "--course", str(waiting.root), "--agreement"]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "2 answers" in said
    assert "50%" in said
    assert "kappa        0.33" in said
    assert "bo: AB gave 2, CD gave 1" in said


def test_a_sheet_goes_out_and_comes_back_and_others_marks_stay(waiting, tmp_path, capsys):
    sheet = tmp_path / "sheet.csv"
    asked = ["course", "mark", "--assignment", NAME, "--course", str(waiting.root)]
    assert main([*asked, "--by", "AB", "--export", str(sheet)]) == 0
    text = sheet.read_text(encoding="utf-8-sig")
    filled = text.replace('groot.",,', "groot.\",2,'=SUM(A1)")
    sheet.write_text(filled, encoding="utf-8")
    mark(waiting, "bo", 3.0, "van een ander")
    assert main([*asked, "--by", "AB", "--import", str(sheet)]) == 1
    assert "bo: This answer has a mark of another program" in capsys.readouterr().out
    assert in_gradebook(waiting, "ans") == (2.0, False, "=SUM(A1)")
    assert in_gradebook(waiting, "bo") == (3.0, False, "van een ander")


@pytest.fixture
def served(waiting):
    server = Server(desk(waiting))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server, path, body=None, **headers):
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.server_port}{path}",
        data=body and json.dumps(body).encode(),
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_without_the_key_nothing_of_a_learner_is_given_or_taken(served, waiting):
    body = {"nr": 0, "points": 3, "comment": ""}
    assert ask(served, "/")[0] == 200
    assert WORDS not in ask(served, "/")[1]
    for headers in ({}, {"X_Datataal_Key": "x"}, {"X_Datataal_Key": ""}):
        assert ask(served, "/api/items", **headers)[0] == 403
        assert ask(served, "/api/mark", body, **headers)[0] == 403
    assert ask(served, "/api/items", X_Datataal_Key=served.key)[0] == 200
    assert in_gradebook(waiting, served.desk.items[0].student) == (None, True, None)


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_a_request_from_another_host_is_refused_with_the_key_too(served, headers):
    assert ask(served, "/api/items", X_Datataal_Key=served.key, **headers)[0] == 403


def test_what_the_page_would_not_send_is_refused_and_the_server_goes_on(served):
    key = {"X_Datataal_Key": served.key}
    for body in ({"nr": 99, "points": 1, "comment": ""}, {"nr": 0}, [1], "x", {"nr": True}):
        assert ask(served, "/api/mark", body, **key)[0] in (400, 409)
    assert ask(served, "/../_serve.py", **key)[0] == 404
    assert ask(served, "/api/items", **key)[0] == 200


SAID = {
    "nl": {
        "else": "Op dit antwoord staat al een oordeel van een ander programma. Dat blijft staan.",
        "points": "9 punten kun je niet geven. Kies een heel getal van 0 tot 3.",
        "long": "De toelichting is te lang.",
        "shape": "Dit bericht kwam niet van deze pagina.",
        "busy": "Het programma is deze cursus nu aan het nakijken.",
        "page": "Deze pagina bestaat niet.",
        "host": "Deze pagina is alleen voor deze computer.",
        "key": "Open het adres dat de opdracht toont.",
        "trouble": "Er ging iets mis. Het programma zegt, in het Engels: OSError: disk full",
    },
    "en": {
        "else": "This answer has a mark of another program already. It stays.",
        "points": "9 points can't be given. Choose a whole number from 0 to 3.",
        "long": "The comment is too long.",
        "shape": "This message was not from this page.",
        "busy": "The program is grading this course now.",
        "page": "There is no such page.",
        "host": "This page is for this computer alone.",
        "key": "Open the address that the command shows.",
        "trouble": "Something went wrong. The program says: OSError: disk full",
    },
}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_says_what_is_wrong_in_its_own_language(waiting, lang, monkeypatch):
    monkeypatch.setattr(_marks, "PATIENCE", 0.2)
    server = Server(Desk.set_out(waiting, NAME, lang, "AB"))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    key, said = {"X_Datataal_Key": server.key}, SAID[lang]
    nr = [one.student for one in server.desk.items].index("ans")

    def of(points=1, comment=""):
        body = {"nr": nr, "points": points, "comment": comment}
        return json.loads(ask(server, "/api/mark", body, **key)[1])["what"]

    try:
        assert of(points=9).startswith(said["points"])
        assert of(comment="x" * 5001).startswith(said["long"])
        assert of(comment=None).startswith(said["shape"])
        with waiting.alone():
            assert of().startswith(said["busy"])
        assert said["page"] in ask(server, "/none", **key)[1]
        assert said["host"] in ask(server, "/", Host="evil.example")[1]
        assert said["key"] in ask(server, "/api/items")[1]
        mark(waiting, "ans", 3.0, "van een ander")
        assert of().startswith(said["else"])
        shown = json.loads(ask(server, "/api/items", **key)[1])["items"][nr]["mark"]["marker"]
        assert shown in said["else"]

        def full(*_):
            raise OSError("disk full")

        monkeypatch.setattr(Desk, "take", full)
        assert of() == said["trouble"]
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "Laat iemand anders het als tweede"), ("en", "Let somebody else")]
)
def test_who_marks_twice_reads_so_in_the_language_of_the_page(waiting, lang, said):
    from datataal.grading.marking._refused import in_words

    second = Desk.set_out(waiting, NAME, lang, "AB", turn="second")
    give(desk(waiting), "ans", 2)
    with pytest.raises(DatataalError) as told:
        give(second, "ans", 2)
    assert said in in_words(told.value, lang)
