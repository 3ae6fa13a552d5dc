"""What the dilemma player shows, and how it reads without a script and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from datataal import content, records
from datataal.language import Language
from datataal.widgets._bars import bars
from datataal.widgets._html import Html, el, scroll_box
from datataal.widgets._land import located, map_html
from datataal.widgets._marks import mark_svg

__all__ = ["of", "shown", "static"]

_LINES_TO_WRITE_ON = 4


def shown(id_: str, lang: Language) -> dict[str, Any]:
    """Return the dilemma in one language, with roles, fingerprint and the words of a memo."""
    return of(content.dilemma(id_), lang)


def of(node: content.Node, lang: Language) -> dict[str, Any]:
    """Return what the player shows of a dilemma, also of one that is not in the course.

    Raises
    ------
    ContentError
        If a text names an unknown figure, a place is not on the map, or the picture's column
        does not hold numbers.
    """
    roles = {
        key: {"name": role.name.in_(lang), "letter": role.letter.in_(lang)}
        for key, role in content.roles().items()
        if key != "joint"
    }
    memo = content.strings("records", lang)["memo"]
    made = {"roles": roles, "fingerprint": records.fingerprint(node), "memo": memo}
    held, words = node.in_(lang), content.strings("widgets", lang)["dilemma"]
    _place(held, words)
    if year := held["triad"].pop("law_read", None):
        held["triad"]["may"] += " " + words["law_read"].format(year=year)
    if held["facts"].get("picture"):
        held["facts"]["picture"] = bars(held["facts"], lang, str(node.id))
    return {**held, **made}


def _moments(shown: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [shown, *shown.get("rounds", ())]


def _place(held: dict[str, Any], words: Mapping[str, str]) -> None:
    """Say of each place on the map what it is called and where it stands."""
    options = [one for at in _moments(held) for one in at["options"]]
    for option, places in zip(options, located(options, words), strict=True):
        if places:
            option["places"] = places


def static(
    shown: Mapping[str, Any],
    words: Mapping[str, str],
    level: int,
    lang: Language,  # noqa: ARG001  all forms are called alike
) -> Html:
    """Return the whole dilemma as one readable text, with lines to write a reason on."""
    h = _headings(level)
    return el(
        "div",
        el(h[0], shown["title"], class_="dtw-title"),
        *_situation(shown, words, h),
        el(h[1], shown["question"]),
        el(
            "ol", *(_option(one, shown, words, h) for one in shown["options"]), class_="dtw-options"
        ),
        *(part for turn in shown.get("rounds", ()) for part in _round(turn, shown, words, h)),
        _map(shown, words, h[1]),
        el(h[1], words["your_choice"]),
        el("p", shown["reason_hint"]),
        _lines(),
        el(h[1], words["dissent"]),
        el("p", shown["dissent_hint"]),
        _lines(),
        class_="dtw-paper",
    )


def _situation(shown: Mapping[str, Any], words: Mapping[str, str], h: list[str]) -> list[Html]:
    triad = [
        el("div", el(h[2], words[key]), el("p", shown["triad"][key]))
        for key in ("can", "may", "want")
    ]
    return [
        el("p", shown["lead"], class_="dtw-lead"),
        *(el("p", text) for text in shown["situation"]),
        el(h[1], words["touched"]),
        el("ul", *(el("li", who) for who in shown["touched"])),
        _facts(shown["facts"], words),
        *_picture(shown["facts"].get("picture")),
        el("div", *triad, class_="dtw-triad"),
        el("p", el("strong", words["values"]), " ", " · ".join(shown["values"])),
        el(
            "blockquote",
            el("p", words["citizen"], class_="dtw-hint"),
            el("p", shown["citizen"]),
            class_="dtw-citizen",
        ),
    ]


def _facts(facts: Mapping[str, Any], words: Mapping[str, str]) -> Html:
    rows = [
        el("tr", el("th", row[0], scope="row"), *(el("td", cell) for cell in row[1:]))
        for row in facts["rows"]
    ]
    corner = el("td") if len(facts["rows"][0]) > len(facts["columns"]) else None
    head = el("tr", corner, *(el("th", name, scope="col") for name in facts["columns"]))
    return el(
        "div",
        scroll_box(
            facts["title"],
            el("table", el("caption", facts["title"]), el("thead", head), el("tbody", *rows)),
        ),
        el("p", f"{words['source']}: {facts['source']}", class_="dtw-source"),
        class_="dtw-facts",
    )


def _option(
    option: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str], h: list[str]
) -> Html:
    letter = option["id"].upper()
    return el(
        "li",
        el(h[2], f"{letter}. {option['text']}"),
        el("p", option["cost"]),
        el("p", el("strong", words["effects_of"].replace("{letter}", letter))),
        el("ul", *(_effect(effect) for effect in option["effects"])),
        *_places(option.get("places", ()), words),
        el("p", el("strong", words["voices"])),
        el("ul", *(_voice(role, option, shown) for role in shown["roles"]), class_="dtw-plain"),
    )


def _round(
    turn: Mapping[str, Any], shown: Mapping[str, Any], words: Mapping[str, str], h: list[str]
) -> list[Html]:
    """Return what follows on some of the choices, with the options of that moment."""
    letters = ", ".join(choice.rpartition(":")[2].upper() for choice in turn["after"])
    return [
        el(h[1], words["after_choice"].replace("{letters}", letters)),
        *(el("p", text) for text in turn["situation"]),
        el("p", el("strong", turn["question"])),
        el("ol", *(_option(one, shown, words, h) for one in turn["options"]), class_="dtw-options"),
    ]


def _effect(effect: Mapping[str, str]) -> Html:
    return el("li", el("strong", f"{effect['who']}: {effect['word']}."), " ", effect["why"])


def _places(places: Sequence[Mapping[str, Any]], words: Mapping[str, str]) -> list[Html]:
    """Return where an option is felt, as a list whose marks stand on the map below."""
    if not places:
        return []
    rows = [
        el("li", el("strong", f"{one['mark']}: {one['name']}"), f", {one['word']} ", _sign(one))
        for one in places
    ]
    return [el("p", el("strong", words["on_map"])), el("ul", *rows)]


def _sign(one: Mapping[str, Any]) -> str:
    return {"up": "\u2191", "down": "\u2193", "equal": "="}[one["direction"]]


def _map(shown: Mapping[str, Any], words: Mapping[str, str], heading: str) -> list[Html]:
    """Return one map for the whole dilemma, or nothing."""
    options = [one for at in _moments(shown) for one in at["options"]]
    places = [place for option in options for place in option.get("places", ())]
    if not places:
        return []
    return [el(heading, words["on_map"]), map_html(places, words["map_of"])]


def _picture(picture: Mapping[str, Any] | None) -> list[Html]:
    """Return the bars with their text, or nothing."""
    if not picture:
        return []
    rows = [
        el("li", el("span", one["label"]), _bar(one), el("strong", one["text"]))
        for one in picture["bars"]
    ]
    title = el("figcaption", picture["title"])
    return [el("figure", title, el("ul", *rows), class_="dtw-bars")]


def _bar(one: Mapping[str, Any]) -> Html:
    """Return a bar from zero, or an interval with its middle and the line of one half."""
    look = {"viewBox": "0 0 100 8", "preserveAspectRatio": "none", "aria_hidden": "true"}
    if "low" not in one:
        return el("svg", el("rect", width=f"{one['share']:g}", height="8"), **look)
    width = f"{one['high'] - one['low']:g}"
    return el(
        "svg",
        el("rect", x=f"{one['low']:g}", y="2", width=width, height="4"),
        el("path", d="M50 0V8", class_="dtw-bars-half"),
        el("path", d=f"M{one['share']:g} 0V8", class_="dtw-bars-middle"),
        **look,
    )


def _voice(role: str, option: Mapping[str, Any], shown: Mapping[str, Any]) -> Html:
    name, letter = shown["roles"][role]["name"], shown["roles"][role]["letter"]
    return el(
        "li", mark_svg(role, letter, 22), " ", el("strong", f"{name}: "), option["voices"][role]
    )


def _lines() -> Html:
    """Return empty lines that only paper shows."""
    return el(
        "div",
        *(el("div") for _ in range(_LINES_TO_WRITE_ON)),
        class_="dtw-lines",
        aria_hidden="true",
    )


def _headings(level: int) -> list[str]:
    return [f"h{min(6, level + depth)}" for depth in range(3)]
