"""Files that are not as they should be: refused with file, line and mend."""

import pytest

from datataal import content
from datataal.errors import ContentError


def findings(read):
    with pytest.raises(ContentError) as caught:
        read()
    return caught.value.findings


def test_yaml_that_cannot_be_read_names_the_line(folder, change):
    line = change("roles.yml", "  - id: ethics\n", "  - id: [ethics\n")
    (finding,) = findings(content.roles)
    name, _, at = finding.where.rpartition(":")
    assert name.endswith("roles.yml")
    assert line <= int(at) <= line + 2
    assert "not valid YAML" in finding.what
    assert "line" in finding.do


def test_a_missing_translation_names_term_place_and_mend(change):
    line = change(
        "terms/03-quality.yml",
        'say: {nl: "Met welke bron hebben wij dit vergeleken?", en: "Which source did we compare '
        'this with?"}',
        'say: {nl: "Met welke bron hebben wij dit vergeleken?"}',
    )
    (finding,) = findings(content.terms)
    assert f"terms/03-quality.yml:{line} (terms[1].say)" in finding.where
    assert "'en' is a required property" in finding.what
    assert finding.do == "Add: en"


def test_an_unknown_key_is_named(change):
    change("dilemmas/03a.yml", "reason_hint:", "reason_hnt:")
    found = findings(content.dilemmas)
    assert any("reason_hnt" in finding.what for finding in found)
    assert any(finding.do == "Add: reason_hint" for finding in found)


def test_the_aid_needs_words_for_the_readers_own_table(change):
    change("aids/quality.yml", "  unknown: {nl", "  unknwn: {nl")
    assert any(finding.do == "Add: unknown" for finding in findings(content.aids))


def test_no_measured_table_takes_the_place_of_the_readers_own(change):
    change("aids/quality.yml", "{id: grid_stations,", "{id: own,")
    (finding,) = findings(content.aids)
    assert "tables[5].id" in finding.where


def test_every_fault_in_a_file_is_named_at_once(change):
    change("roles.yml", "pattern: solid", "pattern: wavy")
    change("roles.yml", "pattern: dashed", "pattern: curly")
    found = findings(content.roles)
    assert [finding.where.partition(" ")[2] for finding in found] == [
        "(roles[0].pattern)",
        "(roles[1].pattern)",
    ]
    assert all("solid" in finding.do for finding in found)


@pytest.mark.parametrize("content_of_file", ["", "[]", "just words", "3"])
def test_a_file_that_holds_something_else_is_refused(folder, content_of_file):
    (folder / "roles.yml").write_text(content_of_file, encoding="utf-8")
    (finding, *_) = findings(content.roles)
    assert "roles.yml:1" in finding.where


def test_a_file_that_is_gone_is_named(folder):
    (folder / "roles.yml").unlink()
    (finding,) = findings(content.roles)
    assert "cannot be read" in finding.what
    assert finding.where.endswith("roles.yml")


def test_a_file_in_another_encoding_is_named(folder):
    (folder / "roles.yml").write_bytes("roles: [één]".encode("utf-16"))
    (finding,) = findings(content.roles)
    assert finding.expected == "a UTF-8 text file"


def test_an_empty_text_is_no_translation(change):
    change("roles.yml", "name: {nl: Ethiek, en: Ethics}", 'name: {nl: Ethiek, en: " "}')
    (finding,) = findings(content.roles)
    assert "(roles[2].name.en)" in finding.where


def test_a_long_message_is_cut_to_a_readable_length(change):
    change("modules/03-quality.yml", "goals:\n", "goals: {}\ngaols:\n")
    assert all(len(finding.what) < 200 for finding in findings(content.modules))
