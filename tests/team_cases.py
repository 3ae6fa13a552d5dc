"""Records of many invented people, for the tests of the team view; the same on every machine."""

from __future__ import annotations

import random
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
        "created": f"2026-11-{rng.randint(1, 22):02}T09:00:00Z",
        "updated": "2026-11-23T09:00:00Z",
    }
    who = rng.choice([*ROLES, "", "seats"])
    extra = {"role": who} if who in ROLES else {}
    if who == "seats":
        extra = {"seats": {role: chosen() for role in ROLES}}
    return {**record, **extra}


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
