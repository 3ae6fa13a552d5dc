"""A page that knows its language, its words and its links, and fills the components' templates.

Without Sphinx, so that the command line can say that nothing changed in a moment.
"""

from __future__ import annotations

import functools
import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from datataal import content
from datataal.language import LANGUAGES, Language, number

__all__ = ["ROLES", "Page"]

#: The three roles in the order in which every page shows them.
ROLES = ("policy", "data", "ethics")


@dataclass(frozen=True)
class Page:
    """One page in one language: its words, its roles, and how to link from it."""

    docname: str
    lang: Language

    @property
    def words(self) -> Mapping[str, Any]:
        """The words of the book's interface."""
        return content.strings("book", self.lang)

    @property
    def other(self) -> Language:
        """The other language of the course."""
        return LANGUAGES[1 - LANGUAGES.index(self.lang)]

    @property
    def root(self) -> str:
        """The way from this page to the book's own folder, such as ``../``."""
        return "../" * self.docname.count("/")

    def url(self, docname: str, anchor: str = "") -> str:
        """Return the link from this page to another one."""
        folder = posixpath.dirname(self.docname)
        path = posixpath.relpath(f"{docname}.html", folder or ".")
        return f"{path}#{anchor}" if anchor else path

    def role(self, id_: str) -> dict[str, Any]:
        """Return a role in the page's language, for templates."""
        return content.role(id_).in_(self.lang)

    def html(self, template: str, **values: Any) -> str:  # noqa: ANN401  a template takes what it shows
        """Return the HTML of one component."""
        made = _templates().get_template(template)
        return made.render(p=self, w=self.words, lang=self.lang, **values)


@functools.cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("datataal.book", "components"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals["ROLES"] = ROLES
    made.filters["say"] = _say
    made.filters["number"] = number
    made.filters["json"] = lambda value: Markup(  # noqa: S704  "<" is escaped, so no tag can start
        json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    )
    return made


def _say(text: str, **values: Any) -> str:  # noqa: ANN401  numbers and words alike
    """Fill the `{gaps}` of an interface sentence."""
    return text.format(**values)
