"""The document form that reports share: one page of HTML that needs nothing else."""

from __future__ import annotations

from datataal.language import Language
from datataal.widgets._html import Child, Html, el

__all__ = ["document"]

#: The page may show its own style and load nothing at all.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


#: style of the documents on paper and screen
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1.5rem 1rem;
  max-width: 46rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; }
section { border-top: 1px solid; margin-top: 1.5rem; }
table { border-collapse: collapse; width: 100%; margin-block: 0.75rem; }
caption { text-align: start; font-weight: 600; }
th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
tbody th { font-weight: 400; }
td { min-width: 4.5rem; }
.track { display: block; height: 0.625rem; border: 1px solid; }
.bar { display: block; height: 100%; background: currentColor; print-color-adjust: exact; }
q { white-space: pre-line; }
@page { margin: 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.3; }
  h1, h2, p, ul, table { margin-block: 0.25rem; }
  h1 { font-size: 1.4rem; }
  h2 { font-size: 1.1rem; break-after: avoid; }
  section { margin-top: 0.75rem; }
  tr, li, caption { break-inside: avoid; }
  th, td { padding-block: 0.125rem; }
}
"""


def document(title: str, *body: Child, lang: Language, style: str = "") -> str:
    """Return an HTML document of its own, which asks no other host for anything.

    `style` is what this document has beside the shared style: CSS of ours, never a person's words.
    """
    head = Html(
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}{style}</style>"
    )
    inside = el("main", *body)
    whole = el("html", el("head", head, el("title", title)), el("body", inside), lang=lang)
    return f"<!DOCTYPE html>\n{whole}\n"
