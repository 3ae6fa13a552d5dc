"""Ten thousand files that nobody should trust: no crash, and nothing past the schema."""

import json

import fuzz
import pytest
import widget_samples
from jsonschema import Draft202012Validator

from datataal import content, records
from datataal.content import _read
from datataal.content._model import build
from datataal.errors import ContentError
from datataal.widgets import _page


def test_no_record_crashes_the_reader_or_slips_past_the_schema(tmp_path):
    schemas = {name: Draft202012Validator(records.schema(name)) for name in records.VERSIONS}
    taken = refused = 0
    for raw in fuzz.record_files():
        try:
            record = records.loads(raw)
        except records.RefusedError as error:
            refused += bool(str(error).strip())
            continue
        taken += 1
        given = json.loads(raw.decode("utf-8-sig"))
        assert schemas[given["schema"]].is_valid(given)
        assert records.validate(record) == []
        if taken % 20 == 0:  # a disk is slow
            assert records.load(records.save(record, tmp_path)) == record
            (tmp_path / "03a.json").unlink()
    assert taken > 1_000
    assert taken + refused == fuzz.RECORDS


@pytest.fixture
def file(tmp_path):
    return tmp_path / "own.yml"


def small():
    """Return a good dilemma, as an author writes it, with as little in it as may be."""
    held = json.loads(json.dumps(widget_samples.IN_ROUNDS))
    for key in ("roles", "fingerprint"):
        del held[key]
    held["source"]["year"] = 2026
    held["facts"]["picture"] = {"column": 2, "title": "Hoeveel"}
    for place in held["options"][1]["places"]:
        del place["name"], place["mark"], place["spot"]
    del held["rounds"][1]
    for at in (held, *held["rounds"]):
        at["options"] = at["options"][:2]
    held["rounds"][0]["after"] = ["a"]
    return _both(held)


def _both(value, key=""):
    if isinstance(value, dict):
        return {name: _both(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_both(item, key) for item in value]
    plain = (
        "id",
        "module",
        "kind",
        "direction",
        "status",
        "iama",
        "dpia",
        "after",
        "year",
        "column",
    )
    return value if key in plain else {"nl": value, "en": value}


def test_no_dilemma_crashes_its_reader_or_slips_past_the_schema(file):
    rules = _read._validator("dilemma")
    taken = refused = 0
    for nr, raw in enumerate(fuzz.dilemma_files(small())):
        file.write_bytes(raw)
        try:
            held = _read.read(file, "dilemma")
        except ContentError as error:
            refused += all(str(finding).strip() for finding in error.findings)
            continue
        taken += 1
        assert rules.is_valid(held)
        if nr % 10 == 0:
            _shows(build(held, "own.yml"))
    assert taken > 300
    assert taken + refused == fuzz.DILEMMAS


def _shows(node):
    """Show what was accepted; an unknown figure in its text is the one thing that may stop it."""
    try:
        shown = node.in_("nl")
    except ContentError:
        return
    roles = {role: {"name": role, "letter": "X"} for role in ("policy", "data", "ethics")}
    html = _page.form("dilemma", "03a", "nl", {**shown, "roles": roles}, level=2)
    assert "<img" not in html
    assert html.count("<script") == html.count("</script>") == 1


def test_the_good_dilemma_of_the_fuzz_is_good(file):
    file.write_text(json.dumps(small()), encoding="utf-8")
    assert list(_read.findings_in(file, "dilemma")) == []
    assert content.dilemmas()
