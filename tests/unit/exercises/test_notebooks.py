"""The notebooks of an exercise: derived from one source of logic and two of words."""

import json
import re

import nbformat
import pytest
import yaml

from datataal import exercises, grading
from datataal.cli import main
from datataal.errors import ContentError
from datataal.exercises import steps
from datataal.grading import _exercise

SLUG = "03-quality"
FOLDER = grading.folder() / "exercises" / SLUG
each_exercise = pytest.mark.parametrize("slug", grading.exercises())


def words(slug, lang):
    path = grading.folder() / "exercises" / slug / f"words.{lang}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@each_exercise
def test_both_languages_have_the_same_words_in_the_same_order(slug):
    assert list(words(slug, "nl")) == list(words(slug, "en"))


@each_exercise
def test_every_word_is_used(slug):
    logic = (grading.folder() / "exercises" / slug / "exercise.md").read_text(encoding="utf-8")
    used = set(re.findall(r"\{words\.([\w-]+)\}", logic))
    by_the_deriver = {"heading", "rubric_title", "rubric_lead", "anchor"}
    by_the_deriver |= {f"{key}_{level}" for key in ("anchor", "why") for level in (1, 2, 3)}
    assert set(words(slug, "nl")) == used | by_the_deriver


@each_exercise
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_notebooks_are_valid_and_always_the_same(slug, lang):
    for make in (grading.source_notebook, grading.learner_notebook):
        made = make(slug, lang)
        nbformat.validate(nbformat.from_dict(made))
        assert json.dumps(made) == json.dumps(make(slug, lang))
        assert not re.search(r"\{(words|heading)\.|\{lang\}|\{\{", json.dumps(made))


@each_exercise
def test_cells_have_the_same_ids_and_kinds_in_both_languages(slug):
    nl, en = (grading.source_notebook(slug, lang)["cells"] for lang in ("nl", "en"))
    shape = [(cell["id"], cell["cell_type"], cell["metadata"]) for cell in nl]
    assert shape == [(cell["id"], cell["cell_type"], cell["metadata"]) for cell in en]
    assert len({name for name, *_ in shape}) == len(shape)


@each_exercise
def test_every_step_is_graded_once_with_its_points(slug):
    cells = grading.source_notebook(slug, "nl")["cells"]
    about = [cell["metadata"]["nbgrader"] for cell in cells if cell["metadata"]]
    graded = {one["grade_id"]: one["points"] for one in about if one["grade"]}
    own = {key: one.points for key, one in steps().items() if key[:2] == slug[:2]}
    assert graded == own
    assert steps()[list(graded)[-1]].judge is None


@each_exercise
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_solutions_get_all_points_and_the_dots_get_none(slug, lang, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for make, share in ((grading.source_notebook, 1), (grading.learner_notebook, 0)):
        exercises.forget()
        for key, points in played(make(slug, lang), lang).items():
            if not asks_for_a_record(key):
                assert float(points) == share * steps()[key].points, (key, points.as_text())
                assert points.outcome == ("correct" if share else "not_attempted"), key


def asks_for_a_record(key):
    """Tell whether a step judges what was decided, and not what was computed."""
    judge = steps()[key].judge
    return judge is not None and judge.__qualname__.startswith("decision_of")


def played(notebook, lang):
    """Run answers and checks as a kernel would, and return what each check gives."""
    from datataal import language

    language.set_current(lang)
    space = {"__name__": "notebook"}
    exec("import datataal, datataal.data", space)
    given = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code" or cell["id"] == "setup" or "dilemma" in cell["source"]:
            continue
        *lines, last = cell["source"].rstrip().split("\n")
        about = cell["metadata"].get("nbgrader", {})
        if about.get("grade"):
            code = [line for line in (*lines, last) if not line.startswith("###")]
            exec("\n".join(code[:-1]), space)
            given[cell["id"]] = eval(code[-1], space)
        else:
            exec(cell["source"], space)
    return given


@each_exercise
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_learner_sees_dots_and_no_solution(slug, lang):
    cells = grading.learner_notebook(slug, lang)["cells"]
    text = json.dumps(cells)
    assert "SOLUTION" not in text
    assert "HIDDEN" not in text
    answers = [cell["source"] for cell in cells if cell["id"].endswith("-answer")]
    assert len(answers) >= 5
    assert all("..." in source for source in answers)


def test_build_writes_once_and_check_tells_what_is_out_of_date(tmp_path, capsys):
    assert main(["course", "build", "--check", "--course", str(tmp_path)]) == 1
    assert main(["course", "build", "--course", str(tmp_path)]) == 0
    assert main(["course", "build", "--check", "--course", str(tmp_path)]) == 0
    notebook = tmp_path / "source" / f"{SLUG}-en" / grading.notebook_name(SLUG)
    before = notebook.stat().st_mtime_ns
    grading.build(tmp_path)
    assert notebook.stat().st_mtime_ns == before
    notebook.write_text("{}")
    capsys.readouterr()
    assert main(["course", "build", "--check", "--course", str(tmp_path)]) == 1
    assert "datataal course build" in capsys.readouterr().out
    assert grading.outdated(tmp_path, ["nl"]) == []


def test_each_rubric_has_an_anchor_for_each_level(tmp_path):
    grading.build(tmp_path)
    for slug in grading.exercises():
        for lang in ("nl", "en"):
            rubric = (tmp_path / "rubrics" / f"{slug}-{lang}.md").read_text(encoding="utf-8")
            for level in (1, 2, 3):
                assert words(slug, lang)[f"why_{level}"].strip() in rubric
            assert rubric.count("\n> ") >= 3


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("```{answer} 03-q1\nx = 1\n", "not closed"),
        ("```{cell} 03-q1\nx = 1\n```\n", "not known"),
        ("```{check} 03-q1\nx\n```\n", "The steps are 03-q1"),
    ],
)
def test_a_broken_source_is_named(source, said, tmp_path, monkeypatch):
    folder = tmp_path / "exercises" / SLUG
    folder.mkdir(parents=True)
    (folder / "exercise.md").write_text(source)
    (folder / "words.nl.yml").write_text("a: b")
    monkeypatch.setattr(_exercise, "folder", lambda: tmp_path)
    with pytest.raises(ContentError, match=said):
        grading.source_notebook(SLUG, "nl")


def test_a_missing_word_is_named_with_its_file(tmp_path, monkeypatch):
    folder = tmp_path / "exercises" / SLUG
    folder.mkdir(parents=True)
    (folder / "exercise.md").write_bytes((FOLDER / "exercise.md").read_bytes())
    (folder / "words.nl.yml").write_text("title: iets\nheading: '{number}'\n")
    monkeypatch.setattr(_exercise, "folder", lambda: tmp_path)
    with pytest.raises(ContentError, match=r"words\.nl\.yml.*text for every slot"):
        grading.source_notebook(SLUG, "nl")


def test_an_unknown_exercise_says_which_there_are():
    with pytest.raises(ContentError, match=SLUG):
        grading.learner_notebook("99-nothing", "nl")


def test_importing_the_checks_and_the_deriver_stays_light():
    import subprocess
    import sys

    code = (
        "import sys, datataal.exercises, datataal.grading as g; g.learner_notebook('03-quality', 'nl');"
        "print([m for m in ('nbgrader', 'nbformat', 'matplotlib', 'sphinx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
