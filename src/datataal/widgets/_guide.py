"""What a guide shows: questions, outcomes by rules, and a text to take along. All of it is YAML.

A writer adds a guide without code:

1. ``content/aids/<id>.yml`` with ``widget: guide``. Take ``format.yml`` as the pattern: its head
   explains every key, and ``content/schemas/aid-guide.json`` holds the file to it.
2. ``book/nl/aids/<id>.md`` and ``book/en/aids/<id>.md`` with ``:::{aid} <id>``, and a line in
   both ``_toc.yml`` files.
3. ``datataal check``: the check `guides` names, with file and line, a rule that asks for a
   question or an answer that does not exist, an outcome that can never hold, a set of answers
   that leads to no outcome, and a line of the draft that no question fills.
4. ``tests/browser/test_aid_guides.py`` and ``tests/unit/widgets/test_guides.py`` find the new
   guide by themselves and walk to each of its outcomes.

A rule is plain data, and nested as needed: ``"question:option"``, ``{all: [...]}``,
``{any: [...]}``, ``{none: [...]}``, ``{at_least: 2, of: [...]}``; several keys in one rule hold
together. A question that is not asked makes each rule on it false. While a question is open, a
rule on it is undecided, and what rests on it is not shown yet (`static/guide_rules.js`). Learners
call ``datataal.aid("<id>")``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from datataal import content, records
from datataal.language import Language
from datataal.widgets._html import Html, el

__all__ = ["in_words", "shown", "static"]

Rule = str | Mapping[str, Any]
Words = Mapping[str, str]
_LISTS = ("do", "call")


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the guide in one language; its rules stand in it as plain data."""
    aid = content.aid(id_)
    return {**aid.in_(lang), "fingerprint": records.fingerprint(aid)}


def in_words(rule: Rule, questions: Sequence[Mapping[str, Any]], words: Words) -> str:
    """Return a rule as a piece of a sentence, naming questions by number and answers by title."""
    if isinstance(rule, str):
        return _answers([rule], questions, words)

    def listed(key: str) -> str:
        return "; ".join(_inner(one, questions, words) for one in rule[key])

    parts = [_inner(one, questions, words) for one in rule.get("all", ())]
    if "any" in rule:
        several = _any(rule["any"], questions, words)
        alone = len(rule) == 1 or len(several) == 1
        joined = f" {words['or']} ".join(several)
        parts.append(joined if alone else f"({joined})")
    if "none" in rule:
        parts.append(words["none_of"].replace("{rules}", listed("none")))
    if "of" in rule:
        count = words["at_least"].replace("{n}", str(rule["at_least"]))
        parts.append(count.replace("{rules}", listed("of")))
    return f" {words['and']} ".join(parts)


def _inner(rule: Rule, questions: Sequence[Mapping[str, Any]], words: Words) -> str:
    """Return a rule that stands in another one, between brackets if it is made of rules."""
    text = in_words(rule, questions, words)
    return text if isinstance(rule, str) else f"({text})"


def _any(rules: Sequence[Rule], questions: Sequence[Mapping[str, Any]], words: Words) -> list[str]:
    """Return rules of which one is enough; answers to one question are named together."""
    names = [rule for rule in rules if isinstance(rule, str)]
    by_question = dict.fromkeys(name.partition(":")[0] for name in names)
    together = [
        _answers([name for name in names if name.startswith(f"{id_}:")], questions, words)
        for id_ in by_question
    ]
    return together + [
        _inner(rule, questions, words) for rule in rules if not isinstance(rule, str)
    ]


def _answers(names: Sequence[str], questions: Sequence[Mapping[str, Any]], words: Words) -> str:
    id_ = names[0].partition(":")[0]
    nr, question = next((nr, one) for nr, one in enumerate(questions, start=1) if one["id"] == id_)
    wanted = {name.partition(":")[2] for name in names}
    titles = [f"“{one['title']}”" for one in question["options"] if one["id"] in wanted]
    return words["is"].replace("{n}", str(nr)).replace("{titles}", f" {words['or']} ".join(titles))


def static(shown: Mapping[str, Any], words: Words, level: int, lang: Language) -> Html:
    """Return the guide on paper: boxes to tick, and what follows from which answer."""
    sheet = _Sheet(shown, words, level)
    return el(
        "div",
        sheet.head(0, shown["title"], class_="dtw-title"),
        el("p", shown["lead"]),
        el("ol", *(el("li", step) for step in shown["paper"])),
        el("p", el("strong", _named(shown["subject"]["label"])), class_="dtw-guide-blank"),
        el("p", shown["subject"]["hint"], class_="dtw-hint"),
        sheet.head(1, words["questions"]),
        el("ol", *map(sheet.question, shown["questions"]), class_="dtw-guide-paper"),
        sheet.head(1, words["rules"]),
        *(part for group in shown["groups"] for part in sheet.group(group)),
        *sheet.compare(),
        *sheet.draft(),
        el("p", f"{words['source']}: {shown['source']}", class_="dtw-source"),
        class_="dtw-paper",
        lang=lang,
    )


class _Sheet:
    """The pieces of one guide on paper."""

    def __init__(self, shown: Mapping[str, Any], words: Words, level: int) -> None:
        self.shown, self.words, self.level = shown, words, level

    def head(self, depth: int, text: str, class_: str | None = None) -> Html:
        return el(f"h{min(6, self.level + depth)}", text, class_=class_)

    def when(self, rule: Rule | None) -> str:
        """Return "als vraag 1 is …", or that it holds in every case."""
        if rule is None:
            return self.words["always"]
        return f"{self.words['if']} {in_words(rule, self.shown['questions'], self.words)}"

    def question(self, one: Mapping[str, Any]) -> Html:
        condition = f"{self.words['only_if']} {self.when(one['when'])}." if "when" in one else None
        write = one.get("write")
        return el(
            "li",
            el("strong", one["ask"]),
            el("p", self.words["many"], class_="dtw-hint") if one.get("many") else None,
            el("p", condition, class_="dtw-hint") if condition else None,
            el("p", one["why"]) if "why" in one else None,
            el("ul", *map(_tick, one["options"]), class_="dtw-guide-ticks")
            if "options" in one
            else None,
            el("p", _named(write["label"]), class_="dtw-guide-blank") if write else None,
            el("p", write["hint"], class_="dtw-hint") if write and "hint" in write else None,
        )

    def group(self, one: Mapping[str, Any]) -> Iterable[Html]:
        yield self.head(2, one["title"])
        if "lead" in one:
            yield el("p", one["lead"])
        if len(one["outcomes"]) > 1:
            reading = self.words["rules_first" if one.get("first") else "rules_all"]
            yield el("p", reading, class_="dtw-hint")
        yield el("ul", *map(self.outcome, one["outcomes"]), class_="dtw-options")

    def outcome(self, one: Mapping[str, Any]) -> Html:
        lists = [
            el("p", el("strong", f"{self.words[key]}: "), "; ".join(_bare(one[key])))
            for key in _LISTS
            if key in one
        ]
        return el(
            "li",
            el("p", _capital(self.when(one.get("when"))), ":", class_="dtw-hint"),
            el("p", el("strong", one["title"])),
            el("p", one["text"]) if "text" in one else None,
            *lists,
            el("p", f"{self.words['source']}: {one['source']}", class_="dtw-source")
            if "source" in one
            else None,
        )

    def compare(self) -> Iterable[Html]:
        if "compare" not in self.shown:
            return
        yield self.head(1, self.shown["compare"]["title"])
        yield from (
            [el("p", self.shown["compare"]["lead"])] if "lead" in self.shown["compare"] else []
        )
        for thing in self.shown["compare"]["things"]:
            yield self.head(2, thing["title"])
            yield from ([el("p", thing["note"])] if "note" in thing else [])
            for key in ("for", "against"):
                reasons = [
                    el("li", f"{one['text']} ({self.when(one['when'])})") for one in thing[key]
                ]
                yield el("div", el("p", el("strong", self.words[key])), el("ul", *reasons))

    def draft(self) -> Iterable[Html]:
        if "draft" not in self.shown:
            return
        yield self.head(1, self.shown["draft"]["title"])
        yield from ([el("p", self.shown["draft"]["lead"])] if "lead" in self.shown["draft"] else [])
        yield el("ul", *map(self.line, self.shown["draft"]["lines"]), class_="dtw-options")

    def line(self, one: Mapping[str, Any]) -> Html:
        text = one["text"].replace("{subject}", "…")
        for nr, question in enumerate(self.shown["questions"], start=1):
            room = f"[{self.words['fill_in'].replace('{n}', str(nr))}]"
            text = text.replace(f"{{{question['id']}}}", room)
        condition = f"{_capital(self.when(one['when']))}:" if "when" in one else None
        other = f"{_capital(self.words['else'])}: {one['without']}" if "without" in one else None
        return el(
            "li",
            el("p", condition, class_="dtw-hint") if condition else None,
            el("p", text),
            el("p", other, class_="dtw-hint") if other else None,
        )


def _tick(option: Mapping[str, Any]) -> Html:
    note = f" {option['note']}" if "note" in option else None
    return el("li", el("strong", option["title"]), "." if note else None, note)


def _bare(texts: Iterable[str]) -> Iterable[str]:
    """Return texts without a full stop, to stand in a row."""
    return (text.removesuffix(".") for text in texts)


def _named(label: str) -> str:
    """Return a label that something stands behind; a question needs no colon."""
    return label if label.endswith("?") else f"{label}:"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
