"""The build: only what changed, both languages, findings that name the author's own file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from datataal import _paths
from datataal.book.build import build
from datataal.book.project import Project
from datataal.errors import ContentError

SAMPLE = Path(__file__).parent / "sample"
pytestmark = pytest.mark.book


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small book of its own, with the configuration of the real one."""
    root = tmp_path / "course"
    shutil.copytree(SAMPLE, root)
    shutil.copy2(_paths.CHECKOUT / "_config.yml", root)
    return Project(root, root / "_build")


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def findings(project: Project) -> list[str]:
    return [line for outcome in build(project, ["nl"]) for line in outcome.findings]


def test_both_languages_stand_and_then_stay(project: Project) -> None:
    first = build(project)
    assert [outcome.findings for outcome in first] == [(), ()]
    assert {outcome.unchanged for outcome in first} == {False}
    for lang in ("nl", "en"):
        page = (project.html / lang / "lessons/03-quality.html").read_text(encoding="utf-8")
        assert f'<html lang="{lang}"' in page
    chooser = (project.html / "index.html").read_text(encoding="utf-8")
    assert 'href="nl/index.html"' in chooser
    assert 'href="en/index.html"' in chooser
    assert all(outcome.unchanged for outcome in build(project))

    add(project.pages("en") / "how.md", "\nOne more line.\n")
    second = {outcome.lang: outcome.unchanged for outcome in build(project)}
    assert second == {"nl": True, "en": False}
    assert "One more line." in (project.html / "en/how.html").read_text(encoding="utf-8")


def test_only_changed_pages_are_read_again(project: Project) -> None:
    assert findings(project) == []
    before = (project.html / "nl/glossary.html").stat().st_mtime_ns
    add(project.pages("nl") / "how.md", "\nNog een regel.\n")
    assert findings(project) == []
    assert "Nog een regel." in (project.html / "nl/how.html").read_text(encoding="utf-8")
    assert (project.html / "nl/glossary.html").stat().st_mtime_ns == before


def test_a_page_that_is_taken_away_goes(project: Project) -> None:
    assert findings(project) == []
    (project.pages("nl") / "how.md").unlink()
    toc = project.pages("nl") / "_toc.yml"
    toc.write_text(toc.read_text("utf-8").replace("  - file: how\n", ""), encoding="utf-8")
    found = findings(project)
    assert any("book/nl/index.md:3: There is no page 'how'" in line for line in found), found


#: What an author may get wrong, and what the finding says.
MISTAKES = {
    "[x](term:marign-of-error)": "There is no term 'marign-of-error'",
    ":::{lenses} no-such-term\n:::": "There is no term 'no-such-term'",
    ":::{dilemma} 03z\n:::": "There is no dilemma '03z'",
    ":::{aid} qality\n:::": "There is no aid 'qality'",
    ":::{question} 03-r99\n:::": "There is no question '03-r99'",
    ":::{module-head} 77\n:::": "There is no module '77'",
    ":::{coverage} nowhere\n:::": "There is no coverage of 'nowhere'",
    ":::{data-sheet} elsewhere\n:::": "Deltaland has no table 'elsewhere'",
    "Er zijn {{ no_such_figure }} woningen.": "The figure 'no_such_figure' is not known",
    "[x](page:no/such/page)": "There is no page 'no/such/page'",
    ":::{no-such-directive}\n:::": "no-such-directive",
}


def test_a_mistake_names_file_line_and_mend(project: Project) -> None:
    page = project.pages("nl") / "how.md"
    whole = page.read_text(encoding="utf-8")
    add(page, "\n" + "\n\n".join(MISTAKES) + "\n")
    lines = page.read_text(encoding="utf-8").splitlines()
    found = findings(project)
    assert len(found) == len(MISTAKES), found
    assert not any("book-src" in line for line in found)
    for wrong, said in MISTAKES.items():
        place = f"book/nl/how.md:{lines.index(wrong.splitlines()[0]) + 1}: "
        assert any(line.startswith(place) and said in line for line in found), (place, found)
    assert findings(project) == found, "nothing was mended, so it is said again"
    page.write_text(whole, encoding="utf-8")
    assert findings(project) == []


def test_a_mistake_in_a_lesson_names_its_line(project: Project) -> None:
    lesson = project.lessons("nl") / "03-quality.md"
    add(lesson, "\nZie [x](term:no-such-term).\n\n:::{step} 12\n:::\n")
    lines = lesson.read_text(encoding="utf-8").splitlines()
    found = sorted(findings(project))
    assert len(found) == 2, found
    step, term = lines.index(":::{step} 12") + 1, lines.index("Zie [x](term:no-such-term).") + 1
    assert any(line.startswith(f"notebooks/nl/03-quality.md:{step}: ") for line in found), found
    assert any(line.startswith(f"notebooks/nl/03-quality.md:{term}: ") for line in found), found


def test_a_cell_that_stops_is_named_in_one_line(project: Project) -> None:
    lesson = project.lessons("nl") / "03-quality.md"
    lesson.write_text(
        lesson.read_text("utf-8").replace("verdeel = 4", "verdeel = 0"), encoding="utf-8"
    )
    line = lesson.read_text("utf-8").splitlines().index("verdeel = 0")
    said = (
        f"notebooks/nl/03-quality.md:{line}: code cell 2 stopped with "
        "ZeroDivisionError: division by zero. Run the lesson in JupyterLab, mend that cell, "
        "and build the book again."
    )
    assert findings(project) == [said]


def test_a_missing_table_of_contents_is_one_clear_line(project: Project) -> None:
    (project.pages("nl") / "_toc.yml").unlink()
    done = run(project, "--lang", "nl")
    assert done.returncode == 2
    assert "_toc.yml is missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_says_what_is_wrong_and_fails(project: Project) -> None:
    add(project.pages("nl") / "how.md", "\n[x](term:no-such-term)\n")
    done = run(project, "--lang", "nl")
    assert done.returncode == 1
    assert "nl: book/nl/how.md:5: There is no term" in done.stdout
    assert "1 finding(s)" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_an_unknown_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="missing"):
        build(Project(tmp_path, tmp_path / "_build"))


def run(project: Project, *words: str, package: Path | None = None) -> subprocess.CompletedProcess:
    env = {**os.environ, **({"PYTHONPATH": str(package)} if package else {})}
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "datataal.cli",
            "book",
            "build",
            "--root",
            str(project.root),
            *words,
        ],
        capture_output=True,
        text=True,
        check=False,
        env=env,
    )


def test_a_changed_term_reaches_the_pages_that_show_it(project: Project, tmp_path: Path) -> None:
    # A package of our own, so that its content may change.
    package = tmp_path / "src"
    shutil.copytree(
        _paths.PACKAGE, package / "datataal", ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "datasets").symlink_to(_paths.datasets())
    add(project.pages("nl") / "index.md", "\n:::{aid} quality\n:::\n")
    assert run(project, "--lang", "nl", package=package).returncode == 0
    pages = project.html / "nl"
    before = (pages / "how.html").stat().st_mtime_ns
    terms = package / "datataal/content/terms/03-quality.yml"
    text = terms.read_text(encoding="utf-8")
    shown = "Deze betekenis is net veranderd."
    at = text.index("meaning:", text.index("id: margin-of-error"))
    old = text[at : text.index("readings:", at)]
    indent = " " * (at - text.rindex("\n", 0, at) - 1)
    new = f'meaning: {{nl: "{shown}", en: "This meaning has just changed."}}\n{indent}'
    named = '{nl: "juistheid", en: "accuracy"}'
    assert named in text
    text = text.replace(old, new, 1).replace(named, '{nl: "waarheidsproef", en: "accuracy"}')
    terms.write_text(text, encoding="utf-8")
    assert run(project, "--lang", "nl", package=package).returncode == 0
    assert shown in (pages / "glossary.html").read_text(encoding="utf-8")
    assert shown in (pages / "lessons/03-quality.html").read_text(encoding="utf-8")
    assert "aarheidsproef" in (pages / "index.html").read_text(encoding="utf-8")  # the widget
    assert (pages / "how.html").stat().st_mtime_ns == before


def test_a_second_build_in_the_same_folder_waits_for_the_first(tmp_path):
    file = tmp_path / "book.lock"
    program = (
        "import sys, time; from pathlib import Path; from datataal.book.turns import in_turn\n"
    )
    program += "with in_turn(Path(sys.argv[1]), lambda: print('waits', flush=True)): print('in', flush=True); sys.stdin.read()"

    def start():
        words = [sys.executable, "-c", program, str(file)]
        return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    first, second = start(), None
    try:
        assert first.stdout.readline() == "in\n"
        second = start()
        assert second.stdout.readline() == "waits\n"
        first.communicate("")
        assert second.stdout.readline() == "in\n"
    finally:
        for process in filter(None, (first, second)):
            process.kill()
            process.wait()
