import copy
import json
import pickle

import pytest

from datataal import records
from datataal.records import RefusedError

GOOD = {
    "schema": "urn:datataal:record:2",
    "kind": "decision",
    "dilemma": "03a",
    "module": "03",
    "lang": "nl",
    "role": "policy",
    "first": {"choice": "b", "reason": "Zevenendertig antwoorden zijn te weinig."},
    "final": {"choice": "b", "revision": "note", "note": "Wel het gesprek erbij."},
    "dissent": "Het eigen geluid van de gemeente is weg.",
    "values": [0, 2],
    "fingerprint": "0123456789abcdef",
    "created": "2026-11-22T10:42:00Z",
    "updated": "2026-11-22T10:45:00Z",
}


def good(**changes):
    return {**copy.deepcopy(GOOD), **changes}


def reason_of(path):
    with pytest.raises(RefusedError) as caught:
        records.load(path)
    assert str(caught.value).strip()
    assert "Traceback" not in str(caught.value)
    return caught.value.reason


def test_a_good_record_has_no_findings():
    assert records.validate(GOOD) == []


def test_role_and_values_may_be_absent():
    doc = good()
    del doc["role"], doc["values"]
    assert records.validate(doc) == []


@pytest.mark.parametrize("field", sorted(set(GOOD) - {"role", "values"}))
def test_a_record_without_a_required_field_is_named(field):
    doc = good()
    del doc[field]
    assert any(field in finding.what for finding in records.validate(doc))


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"name": "Noor"}, "the whole record"),
        ({"first": {"choice": "b", "reason": "   "}}, "first.reason"),
        ({"first": {"choice": "z", "reason": "x"}}, "first.choice"),
        ({"created": "yesterday"}, "created"),
        ({"updated": "2026-11-21T10:00:00Z"}, "updated"),
        ({"module": "04"}, "module"),
        ({"final": {"choice": "a", "revision": "keep", "note": ""}}, "final.revision"),
        ({"final": {"choice": "b", "revision": "change", "note": ""}}, "final.revision"),
        ({"values": ["0"]}, "values.0"),
        ({"dilemma": "../../etc"}, "dilemma"),
    ],
)
def test_what_is_wrong_is_found_at_its_place(changes, where):
    assert where in [finding.where for finding in records.validate(good(**changes))]


@pytest.mark.parametrize("doc", [None, [], "text", 3, {}, {"schema": SystemError}])
def test_anything_may_be_validated_without_an_error(doc):
    assert records.validate(doc)


def test_what_is_saved_is_loaded_again(tmp_path):
    path = records.save(good(), tmp_path / "records")
    assert path == tmp_path / "records" / "03a.json"
    assert records.load(path) == GOOD
    assert "é" in records.save(good(dissent="één"), tmp_path).read_text(encoding="utf-8")


def test_the_previous_version_stays_as_backup(tmp_path):
    path = records.save(good(), tmp_path)
    records.save(good(dissent="anders"), tmp_path)
    assert records.load(path)["dissent"] == "anders"
    assert records.load(tmp_path / "03a.json.bak") == GOOD
    assert sorted(p.name for p in tmp_path.iterdir()) == ["03a.json", "03a.json.bak"]


@pytest.mark.parametrize(
    "text", ['{"mine": true}', "{half", "", json.dumps(good(dilemma="03b")), "[" * 9000]
)
def test_a_foreign_or_damaged_file_is_never_overwritten(tmp_path, text):
    path = tmp_path / "03a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        records.save(good(), tmp_path)
    assert caught.value.reason == "place"
    assert path.read_text(encoding="utf-8") == text
    with pytest.raises(RefusedError):
        records.delete("03a", tmp_path)
    assert path.exists()


def test_a_record_that_is_not_valid_is_not_written(tmp_path):
    with pytest.raises(RefusedError) as caught:
        records.save(good(lang="fr"), tmp_path)
    assert caught.value.reason == "shape"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_one_clear_line(tmp_path):
    (tmp_path / "records").write_text("x")
    with pytest.raises(RefusedError) as caught:
        records.save(good(), tmp_path / "records")
    assert caught.value.reason == "place"


def test_a_failing_disk_leaves_the_old_record_whole(tmp_path, monkeypatch):
    path = records.save(good(), tmp_path)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("datataal.records._files.os.fsync", full)
    with pytest.raises(RefusedError, match="No space left"):
        records.save(good(dissent="anders"), tmp_path)
    monkeypatch.undo()
    assert records.load(path) == GOOD
    assert [p.name for p in tmp_path.iterdir()] == ["03a.json"]


def test_deleting_removes_record_and_backup(tmp_path):
    records.save(good(), tmp_path)
    records.save(good(), tmp_path)
    assert records.delete("03a", tmp_path) is True
    assert list(tmp_path.iterdir()) == []
    assert records.delete("03a", tmp_path) is False


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "damaged"),
        (b'{"schema": "urn:dat', "damaged"),
        (b"\xff\xfe\x00", "damaged"),
        (b"NaN", "damaged"),
        (b'{"a": ' * 3000 + b"1" + b"}" * 3000, "deep"),
        (b"[" * 40 + b"]" * 40, "deep"),
        (b"[1, 2]", "foreign"),
        (b'{"cells": [], "nbformat": 4}', "foreign"),
        (b'{"schema": 7}', "foreign"),
        (json.dumps(good(schema="urn:datataal:record:9")).encode(), "version"),
        (json.dumps(good(kind="vote")).encode(), "shape"),
        (b" " * (256 * 1024 + 1), "huge"),
    ],
)
def test_each_bad_file_is_refused_for_its_own_reason(tmp_path, raw, reason):
    path = tmp_path / "file.json"
    path.write_bytes(raw)
    assert reason_of(path) == reason
    assert path.read_bytes() == raw


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert reason_of(tmp_path / "none.json") == "unreadable"
    assert reason_of(tmp_path) == "unreadable"


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "03a.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD).encode())
    assert records.load(path) == GOOD


def test_a_refusal_survives_a_process_boundary(tmp_path):
    with pytest.raises(RefusedError) as caught:
        records.load(tmp_path / "none.json")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.reason, str(again)) == (caught.value.reason, str(caught.value))


def test_a_record_of_the_first_version_opens_as_one_of_the_newest(tmp_path):
    path = tmp_path / "03a.json"
    path.write_text(json.dumps(good(schema="urn:datataal:record:1")), encoding="utf-8")
    assert records.load(path) == GOOD
    records.save(records.load(path), tmp_path)
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == records.SCHEMA_ID


def test_the_first_version_knows_no_rounds(tmp_path):
    path = tmp_path / "03a.json"
    doc = good(schema="urn:datataal:record:1", later=[])
    path.write_text(json.dumps(doc), encoding="utf-8")
    assert reason_of(path) == "shape"


LATER = [{"round": "r1", "choice": "a", "reason": "Toch liever eerst bellen."}]
SEAT = {"choice": "a", "reason": "Zo kan ik het uitleggen."}
SEATS = {"policy": SEAT, "data": SEAT, "ethics": {**SEAT, "choice": "c"}}


def without_role(**changes):
    doc = good(**changes)
    del doc["role"]
    return doc


def test_rounds_and_seats_are_kept(tmp_path):
    doc = without_role(later=LATER, seats=SEATS)
    assert records.load(records.save(doc, tmp_path)) == doc


@pytest.mark.parametrize(
    ("doc", "where"),
    [
        (good(later=[*LATER, *LATER]), "later"),
        (good(later=[{**LATER[0], "reason": " "}]), "later.0.reason"),
        (good(later=[{**LATER[0], "round": "second"}]), "later.0.round"),
        (good(seats=SEATS), "role"),
        (without_role(seats={"policy": SEAT}), "seats"),
        (without_role(seats={**SEATS, "mayor": SEAT}), "seats"),
    ],
)
def test_wrong_rounds_and_seats_are_named(doc, where):
    assert any(finding.where == where for finding in records.validate(doc))
