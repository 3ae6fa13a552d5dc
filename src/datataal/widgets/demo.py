"""Write one self-contained page with every widget, to look at while writing content.

``python -m datataal.widgets.demo page.html --lang nl`` needs no server and no book.
"""

from __future__ import annotations

import argparse
import html
from collections.abc import Iterable, Sequence
from pathlib import Path

from datataal import content
from datataal.language import LANGUAGES, Language
from datataal.widgets import kind_of, page_assets, static_html

__all__ = ["main", "page"]

_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark; }}
:root[data-theme=light] {{ color-scheme: light; }}
:root[data-theme=dark] {{ color-scheme: dark; }}
body {{ margin: 0; background: light-dark(#f6f8f6, #121c1b); color: light-dark(#1c2b2a, #e9efed); }}
main {{ max-width: 66rem; margin: auto; padding: 1rem; }}
</style>
{styles}</head>
<body><main><h1 style="font-family: Georgia, serif">{title}</h1>
{body}
</main>{scripts}
<script>datataalKit.mountAll();</script>
</body></html>
"""


def page(
    widgets: Iterable[str], lang: Language, title: str = "datataal", *, inline: bool = True
) -> str:
    """Return a whole page that holds the given widgets.

    With `inline` everything they need stands in the page; else the files of `page_assets` are
    expected beside it.
    """
    parts: dict[str, list[str]] = {"js": [], "css": []}
    for name, text in page_assets().items():
        kind = name.rpartition(".")[2]
        within, beside = _TAGS[kind]
        parts[kind].append(within.format(text) if inline else beside.format(name))
    return _PAGE.format(
        lang=lang,
        title=html.escape(title),
        styles="\n".join(parts["css"]),
        body="\n".join(widgets),
        scripts="\n".join(parts["js"]),
    )


_TAGS = {
    "js": ("<script>{}</script>", '<script src="{}"></script>'),
    "css": ("<style>{}</style>", '<link rel="stylesheet" href="{}">'),
}


def all_widgets(lang: Language) -> list[str]:
    """Return the HTML of every dilemma, aid and question that there is."""
    return [
        *(static_html("dilemma", id_, lang, level=2) for id_ in content.dilemmas()),
        *(static_html(kind_of(id_), id_, lang, level=2) for id_ in content.aids()),
        static_html("team", "team", lang, level=2),
        static_html("measure", "start", lang, level=2),
        static_html("flash", "terms", lang, level=2),
        *(static_html("question", id_, lang, level=2) for id_ in content.questions()),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="where to write the page, such as page.html")
    parser.add_argument("--lang", choices=LANGUAGES, default="nl", help="language of the page")
    options = parser.parse_args(argv)
    options.out.write_text(page(all_widgets(options.lang), options.lang), encoding="utf-8")
    print(f"Written: {options.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
