"""Put one language's pages and lessons together in the folder that Sphinx reads.

Only files whose content changed are written, so that Sphinx reads only those again.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from datataal import content
from datataal.book.made import MadePage, contents_with, made_pages
from datataal.book.project import Project
from datataal.book.stamp import book_code, lesson_code
from datataal.errors import ContentError, Finding
from datataal.language import Language

__all__ = ["require", "source_of", "stage"]

#: What a stage folder gets that is no page of ours.
MADE = ("_config.yml", "_toc.yml")


def stage(project: Project, lang: Language) -> bool:
    """Fill the stage folder of one language; say whether pages came or went.

    Raises
    ------
    ContentError
        If the pages, the table of contents or the configuration are missing or unreadable.
    """
    require(project, lang)
    wanted = _sources(project, lang)
    folder = project.staged(lang)
    before = {path for path in _pages(folder) if path.name not in MADE}
    for target, source in wanted.items():
        _write(folder / target, source.read_bytes())
    made = made_pages(project, lang)
    for page in made:
        _write(folder / f"{page.docname}.md", page.text.encode())
    _write(folder / "_toc.yml", _contents(project, lang, made).encode())
    _write(folder / "_config.yml", _config(project, lang).encode())
    after = {folder / target for target in wanted}
    after |= {folder / f"{page.docname}.md" for page in made}
    for gone in before - after:
        gone.unlink()
    return before != after


def source_of(project: Project, lang: Language, staged: Path) -> Path:
    """Return the file that an author edits for a file in the stage folder."""
    name = staged.relative_to(project.staged(lang))
    for page in made_pages(project, lang):
        if name.as_posix() == f"{page.docname}.md":
            return project.root / page.source
    if name.parts[0] == "lessons":
        return project.lessons(lang) / Path(*name.parts[1:])
    return project.config if name.name == "_config.yml" else project.pages(lang) / name


def _sources(project: Project, lang: Language) -> dict[Path, Path]:
    pages = project.pages(lang)
    found = {path.relative_to(pages): path for path in _pages(pages) if path.name not in MADE}
    lessons = project.lessons(lang)
    for path in _pages(lessons):
        found[Path("lessons") / path.relative_to(lessons)] = path
    return found


def _pages(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    hidden = (".ipynb_checkpoints", "__pycache__", "_build")
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not set(hidden) & set(path.relative_to(folder).parts)
    )


def require(project: Project, lang: Language) -> None:
    """Raise `ContentError` if what a build cannot do without is missing."""
    for path in (project.config, project.pages(lang) / "_toc.yml"):
        if not path.is_file():
            raise ContentError(
                Finding(
                    what=f"The book cannot be built: {path.name} is missing",
                    where=str(path),
                    expected="a source checkout of the course",
                    do="Run the command in the folder that holds book/ and notebooks/",
                )
            )


def _contents(project: Project, lang: Language, made: Sequence[MadePage]) -> str:
    """Return the table of contents as it is read, with the made pages in it."""
    path = project.pages(lang) / "_toc.yml"
    try:
        return contents_with(path.read_text(encoding="utf-8"), made)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContentError(
            Finding(
                f"The table of contents cannot be read: {getattr(error, 'problem', error)}",
                str(path),
                "root, chapters and file names in YAML",
                "Correct the file",
            )
        ) from error


def _config(project: Project, lang: Language) -> str:
    """Return the shared configuration with what is particular to one language."""
    try:
        shared: Any = yaml.safe_load(project.config.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ContentError(
            Finding(
                f"The configuration is not valid YAML: {getattr(error, 'problem', error)}",
                str(project.config),
                "indented keys and values",
                "Correct the file",
            )
        ) from error
    shared["title"] = str(content.strings("book", lang)["title"])
    shared.setdefault("execute", {})["cache"] = str(_cache(project, lang))
    sphinx = shared.setdefault("sphinx", {}).setdefault("config", {})
    sphinx["language"] = lang
    sphinx["datataal_code"] = book_code()
    return yaml.safe_dump(shared, allow_unicode=True, sort_keys=True)


def _cache(project: Project, lang: Language) -> Path:
    """Return the cache for the code as it is now; drop those of earlier states.

    Jupyter's own cache only looks at the cells. Ours also sees the code and tables behind them.
    """
    folder = project.cache(lang)
    now = folder / lesson_code()
    if folder.is_dir():
        for old in folder.iterdir():
            if old != now:
                shutil.rmtree(old, ignore_errors=True)
    return now


def _write(target: Path, data: bytes) -> None:
    if target.is_file() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
