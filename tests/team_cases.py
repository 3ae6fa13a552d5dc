"""Records of many invented people, for the tests of the team view; the same on every machine."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from datataal import content

TEXTS = (
    "De marge is te breed.",
    "Wij horen alleen wie tijd heeft.",
    '<img src=x onerror="document.title=1">',
    "Zes mensen uit één straat \u202eneppans\u202c zijn te herkennen. 🙂",
    "Dit kan ik uitleggen.\nOok aan de Staten.",
    "| ` ``` # geen kop",
    "",
)
ROLES = ("policy", "data", "ethics")


def records(number: int, seed: int = 1) -> list[dict[str, Any]]:
    """Return that many good decision records, of few dilemmas, in two languages."""
    rng = random.Random(seed)
    dilemmas = rng.sample(sorted(content.dilemmas()), max(1, number // 20))
    return [_record(rng, content.dilemma(rng.choice(dilemmas))) for _ in range(number)]


def matches(number: int, seed: int = 1) -> list[dict[str, Any]]:
    """Return that many results of the term matcher, made over three weeks."""
    rng = random.Random(seed)
    return [_match(rng) for _ in range(number)]


def _record(rng: random.Random, dilemma: Any) -> dict[str, Any]:
    def chosen() -> dict[str, str]:
        return {"choice": rng.choice(dilemma.options).id, "reason": rng.choice(TEXTS[:-1])}

    first = chosen()
    final = rng.choice([first["choice"], chosen()["choice"]])
    kept = final == first["choice"]
    turns = [turn for turn in dilemma.rounds or () if final in turn.after]
    record = {
        "schema": "urn:datataal:record:2",
        "kind": "decision",
        "dilemma": dilemma.id,
        "module": dilemma.module,
        "lang": rng.choice(["nl", "en"]),
        "first": first,
        "final": {"choice": final, "revision": "keep" if kept else "change", "note": ""},
        "later": [
            {"round": turn.id, "choice": rng.choice(turn.options).id, "reason": "Daarom."}
            for turn in turns
        ],
        "dissent": rng.choice(TEXTS),
        "values": rng.sample(range(len(dilemma["values"])), 2),
        "fingerprint": "0123456789abcdef",
        "created": _moment(rng),
        "updated": "2026-11-23T09:00:00Z",
    }
    who = rng.choice([*ROLES, "", "seats"])
    extra = {"role": who} if who in ROLES else {}
    if who == "seats":
        extra = {"seats": {role: chosen() for role in ROLES}}
    return {**record, **extra}


def _moment(rng: random.Random) -> str:
    day, hour, minute, second = (
        rng.randint(*span) for span in ((1, 22), (8, 17), (0, 59), (0, 59))
    )
    return f"2026-11-{day:02}T{hour:02}:{minute:02}:{second:02}Z"


def _match(rng: random.Random) -> dict[str, Any]:
    picks = {
        seat: {"pick": rng.choice([*ROLES, "other", ""]), "text": rng.choice(TEXTS)}
        for seat in (*ROLES, "alone")
    }
    state = {
        "term": rng.choice(["fit-for-purpose", "margin-of-error"]),
        "mode": rng.choice(["together", "alone"]),
        "picks": picks,
        "wording": rng.choice(TEXTS),
        "date": "",
        "step": 2,
    }
    return {
        "schema": "urn:datataal:aid:1",
        "kind": "aid",
        "aid": "matcher",
        "lang": rng.choice(["nl", "en"]),
        "title": "Wat hoor jij?",
        "state": state,
        "text": "Een woord.",
        "fingerprint": "0123456789abcdef",
        "created": f"2026-11-{rng.randint(1, 22):02}T09:00:00Z",
    }


PIECES = (
    "<script>document.title = 1</script>",
    "</q></li><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</script><!--",
    "javascript:alert(1)",
    "&lt;b&gt; &#60;i&#62; &nbsp",
    "{{ 7 * 7 }} ${1}",
    "\u202e\u2066\u200f\u2069\u2069",
    "\x00\x07\x1f\x85\ufeff",
    "](javascript:alert(1)) ``` | # *",
    "\u0130\u03a3 \U0001f468\u200d\U0001f469 e\u0301",
    "\uff21 voor \U00010348",
    "Gewoon een zin.\n\nEn nog een.",
)


def hostile(rng: random.Random) -> str:
    """Return a text that tries to be more than text."""
    return "x" + "".join(rng.choices(PIECES, k=rng.randint(1, 4))) * rng.choice([1, 1, 1, 40])


def reworded(doc: dict[str, Any], said: Callable[[], str]) -> dict[str, Any]:
    """Return a record, or a result of the matcher, in which all a person wrote is other text."""
    if doc["kind"] == "aid":
        state, picks = doc["state"], doc["state"]["picks"]
        held = {seat: {**pick, "text": said()} for seat, pick in picks.items()}
        return {**doc, "text": said(), "state": {**state, "wording": said(), "picks": held}}
    one = {**doc, "dissent": said()}
    one["first"] = {**doc["first"], "reason": said()}
    one["final"] = {**doc["final"], "note": said()}
    one["later"] = [{**turn, "reason": said()} for turn in doc["later"]]
    if "seats" in doc:
        one["seats"] = {role: {**seat, "reason": said()} for role, seat in doc["seats"].items()}
    return one


def all_hostile(docs: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Return the documents with texts that try to be more than text."""
    rng = random.Random(seed)
    return [reworded(doc, lambda: hostile(rng)) for doc in docs]


ODD = (None, True, 0, 2.5, -1, "", "x" * 9000, "\ud800", [], {}, "__proto__", ["constructor"], "a")


def changed(rng: random.Random) -> bytes:
    """Return the bytes of a record or result of which nothing, a field or a letter is changed."""
    kind = rng.choice([records, matches])
    (doc,) = kind(1, rng.randrange(10**6))
    way = rng.randrange(6)
    if way == 1:
        doc[rng.choice(sorted(doc))] = rng.choice(ODD)
    elif way == 2:
        del doc[rng.choice(sorted(doc))]
    elif way == 3:
        inner = doc[rng.choice(["state"] if doc["kind"] == "aid" else ["first", "final"])]
        inner[rng.choice([*sorted(inner), "__proto__", "extra"])] = rng.choice(ODD)
    raw = json.dumps(reworded(doc, lambda: hostile(rng)) if way == 4 else doc).encode()
    if way == 5:
        at = rng.randrange(len(raw))
        return raw[:at] + bytes([rng.randrange(256)]) + raw[at + rng.randrange(2) :]
    return raw
