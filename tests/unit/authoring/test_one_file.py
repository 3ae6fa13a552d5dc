"""An author's own file, checked and shown outside a checkout."""

import re

import pytest
import yaml

from datataal import content
from datataal.authoring import cli
from datataal.authoring.one import open_file
from datataal.cli import main
from datataal.content import _read

DILEMMA = (_read.CONTENT / "dilemmas/07a.yml").read_text(encoding="utf-8")
TERMS = (_read.CONTENT / "terms/03-quality.yml").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path):
    def write(text, name="mijn.yml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def _said(capsys, *argv):
    code = main(["content", *map(str, argv)])
    told = capsys.readouterr()
    return code, told.out + told.err


@pytest.mark.parametrize("kind", ["dilemmas", "terms", "questions", "aids"])
def test_every_example_passes_the_check_of_its_kind(own, capsys, kind):
    assert main(["content", "example", kind]) == 0
    path = own(capsys.readouterr().out)
    assert _said(capsys, "check", path)[0] == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (DILEMMA.replace("direction: up", "direction: upward", 1), "'upward' is not one of"),
        (DILEMMA.replace("{{ refusing_name }}", "{{ refusing_nam }}", 1), "'refusing_nam' is not"),
        (DILEMMA.replace('module: "07"', 'module: "19"'), "There is no module '19'"),
        (DILEMMA.replace("after: [a]", "after: [e]", 1), "No choice 'e' comes before round"),
        (DILEMMA.replace('id: "07a"', 'id: "07a"\nid: "07b"', 1), "'id' stands here a second time"),
        (TERMS.replace("related: [", "related: [no-such-term, ", 1), "no term 'no-such-term'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(own, capsys, text, line):
    assert text not in (DILEMMA, TERMS)
    code, told = _said(capsys, "check", own(text))
    assert code == 1
    found = [one for one in told.splitlines() if line in one]
    assert found
    assert re.match(r".*mijn\.yml:\d+", found[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "not valid YAML"),
        ("x: 1", "of no kind that we know"),
        ("- 1", "of no kind that we know"),
        ("", "of no kind that we know"),
        ("id: a\n" + "#" * 1_000_001, "too large"),
        ("[" * 5000, "not valid YAML"),
    ],
)
def test_what_is_no_content_file_gets_one_clear_line(own, capsys, text, said):
    code, told = _said(capsys, "check", own(text))
    assert code == 2
    assert said in told
    assert "Traceback" not in told


@pytest.mark.parametrize("id_", ["minimise", "call"])
def test_an_aid_with_questions_of_its_own_is_an_aid(id_):
    assert open_file(_read.CONTENT / "aids" / f"{id_}.yml").kind == "aids"


def test_a_file_that_is_not_there_gets_one_clear_line(tmp_path, capsys):
    code, told = _said(capsys, "check", tmp_path / "weg.yml")
    assert (code, told.count("\n")) == (2, 1)


def _dutch_only(node):
    if isinstance(node, dict):
        return {"nl": node["nl"]} if set(node) == {"nl", "en"} else _each(node)
    return [_dutch_only(one) for one in node] if isinstance(node, list) else node


def _each(node):
    return {key: _dutch_only(value) for key, value in node.items()}


def test_a_file_in_one_language_is_sound_when_its_author_says_so(own, capsys):
    path = own(yaml.safe_dump(_dutch_only(yaml.safe_load(DILEMMA)), allow_unicode=True))
    code, told = _said(capsys, "check", path)
    assert code == 1
    assert "add: --only nl" in told
    assert _said(capsys, "check", path, "--only", "nl")[0] == 0
    assert _said(capsys, "preview", path, "--only", "nl")[0] == 0
    assert 'lang="nl"' in path.with_suffix(".html").read_text(encoding="utf-8")


def test_a_preview_shows_the_file_and_leaves_the_course_as_it_was(own, capsys):
    text = DILEMMA.replace('id: "07a"', 'id: "07p"')
    before = content.dilemmas()
    path = own(text)
    out = path.with_name("x.html")
    assert _said(capsys, "preview", path, "--lang", "nl", "--out", out)[0] == 0
    page = out.read_text(encoding="utf-8")
    assert 'data-id="07p"' in page
    assert not re.search(r'(?:src|href)="(?!data:|#)[^"]', page)
    assert content.dilemmas() == before
    assert "07p" not in content.dilemmas()


def test_a_preview_of_terms_holds_those_terms_only(own, capsys):
    text = TERMS.replace("id: margin-of-error", "id: margin-of-mine", 1)
    path = own(text)
    assert _said(capsys, "preview", path)[0] == 0
    page = path.with_suffix(".html").read_text(encoding="utf-8")
    assert '"margin-of-mine"' in page
    assert "datataalKit.mountAll" in page


def test_a_broken_file_has_no_preview(own, capsys):
    path = own(DILEMMA.replace("direction: up", "direction: upward", 1))
    code, told = _said(capsys, "preview", path)
    assert code == 1
    assert "no preview" in told
    assert not path.with_suffix(".html").exists()


def test_a_preview_never_takes_the_place_of_the_file(own, capsys):
    path = own(DILEMMA)
    code, told = _said(capsys, "preview", path, "--out", path)
    assert code == 2
    assert "take the place" in told
    assert path.read_text(encoding="utf-8") == DILEMMA


def test_an_unknown_example_names_those_that_there_are(capsys):
    code, told = _said(capsys, "example", "dilemmas", "99z")
    assert code == 2
    assert "03a" in told


def test_each_kind_names_an_example_that_stands_in_the_course():
    for kind, stem in cli._EXAMPLES.items():
        assert (_read.CONTENT / kind / f"{stem}.yml").is_file()
