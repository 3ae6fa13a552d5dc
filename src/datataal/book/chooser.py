"""The page in front of both books, on which a reader chooses a language."""

from __future__ import annotations

from datataal import content
from datataal.book.bundle import styles
from datataal.book.page import Page
from datataal.book.project import Project
from datataal.language import LANGUAGES

__all__ = ["write_chooser"]


def write_chooser(project: Project) -> None:
    """Write `index.html` with each language that has been built."""
    built = [lang for lang in LANGUAGES if (project.html / lang / "index.html").is_file()]
    words = {lang: content.strings("book", lang) for lang in LANGUAGES}
    html = Page("index", LANGUAGES[0]).html(
        "chooser.html", languages=built or LANGUAGES, words=words
    )
    project.html.mkdir(parents=True, exist_ok=True)
    (project.html / "index.html").write_text(html, encoding="utf-8")
    (project.html / "index.css").write_text(styles(), encoding="utf-8")
