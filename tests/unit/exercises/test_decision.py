"""Step 7: the decision record beside the notebook."""

import json
import os

import pytest

from datataal import check, records

REASON = (
    "Ik kies voor publiceren met het interval erbij, omdat de gemeente anders geen eigen stem "
    "heeft, ook al lezen sommigen alleen het getal."
)
DISSENT = "Daartegen zegt ethiek: zes mensen uit een straat zijn te herkennen."


def record(**changed):
    made = {
        "schema": "urn:datataal:record:1",
        "kind": "decision",
        "dilemma": "03a",
        "module": "03",
        "lang": "nl",
        "first": {"choice": "a", "reason": REASON},
        "final": {"choice": "a", "revision": "keep", "note": ""},
        "dissent": DISSENT,
        "fingerprint": "0123456789abcdef",
        "created": "2026-11-22T10:00:00Z",
        "updated": "2026-11-22T10:05:00Z",
    }
    return {**made, **changed}


def hand_in(folder, made, name=None):
    folder.mkdir(exist_ok=True)
    text = made if isinstance(made, str) else json.dumps(made)
    (folder / (name or f"{made['dilemma']}.json")).write_text(text)
    return check("03-q7", str(folder))


@pytest.mark.parametrize("dilemma", ["03a", "03b"])
def test_a_whole_record_gets_all_points(tmp_path, dilemma):
    made = record(dilemma=dilemma)
    assert records.validate(made) == []
    points = hand_in(tmp_path, made)
    assert float(points) == 2
    assert dilemma in points.message


def test_no_record_is_not_attempted(tmp_path):
    for folder in (tmp_path, tmp_path / "absent"):
        points = check("03-q7", str(folder))
        assert (points.outcome, repr(points)) == ("not_attempted", "0.0")


def test_the_best_of_two_records_counts(tmp_path):
    hand_in(tmp_path, record(dilemma="03b", first={"choice": "a", "reason": "Zomaar."}))
    assert float(hand_in(tmp_path, record())) == 2


@pytest.mark.parametrize(
    ("changed", "earned", "said"),
    [
        ({"first": {"choice": "a", "reason": "Dat lijkt mij goed."}}, 1, "telt 4 woorden"),
        ({"first": {"choice": "a", "reason": "ja " * 40}}, 1, "telt 40 woorden"),
        ({"dissent": ""}, 1, "tegenstem ontbreekt"),
        ({"dissent": "Geen."}, 1, "tegenstem ontbreekt"),
        ({"dissent": REASON}, 1, "je eigen reden"),
        ({"first": {"choice": "a", "reason": "Ja."}, "dissent": ""}, 0, "telt 1 woorden"),
    ],
)
def test_a_thin_record_says_what_is_missing(tmp_path, changed, earned, said):
    points = hand_in(tmp_path, record(**changed))
    assert (points.outcome, float(points)) == ("not_yet", earned)
    assert said in points.message


def test_a_reason_given_when_changing_counts(tmp_path):
    made = record(
        first={"choice": "a", "reason": "Kort."},
        final={"choice": "b", "revision": "change", "note": REASON},
    )
    assert float(hand_in(tmp_path, made)) == 2


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"schema": "iets"}', "x" * 300_000, "[" * 100_000, '{"a": NaN}'],
)
def test_a_damaged_or_huge_record_gets_no_points(tmp_path, text):
    points = hand_in(tmp_path, text, "03a.json")
    assert (points.outcome, repr(points)) == ("not_yet", "0.0")
    assert "03a.json" in points.message


def test_a_record_of_another_dilemma_does_not_count(tmp_path):
    points = hand_in(tmp_path, record(dilemma="03b"), "03a.json")
    assert (points.outcome, repr(points)) == ("not_yet", "0.0")


def test_a_link_or_pipe_is_not_opened(tmp_path):
    (tmp_path / "elsewhere.json").write_text(json.dumps(record()))
    (tmp_path / "03a.json").symlink_to(tmp_path / "elsewhere.json")
    os.mkfifo(tmp_path / "03b.json")
    assert repr(check("03-q7", str(tmp_path))) == "0.0"
