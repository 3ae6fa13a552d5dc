"""Count what a team chose, and leave out what would point at one person.

The same rules stand in ``widgets/team.js``; one set of cases holds the two together.

A *voice* is one person's first choice: a record has one, and three if three roles decided at
one screen. With `least` at 5 nothing is said of a dilemma with fewer than five voices, nor of
a role with fewer; and where what is left over beside the roles shown would be one to four
voices, another role is left out too, so that nobody can be found by taking one count from
another. What is *not* masked: if all voices of a group chose the same, the report says so,
and with it what each of them chose. Reasons stand without role, in the order of their letters.

Of one person who handed in two files of one decision only the last one counts, or three people
could pass for five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from datataal.records import AidResult, Record
from datataal.team._tell import BLANK, ROLES, counted, distinct, letters
from datataal.team._terms import terms

__all__ = ["LEAST", "ROLES", "latest", "report"]

#: the smallest group of which a report says what it chose
LEAST = 5
Voice = tuple[str, str, str, str]  # role or "", choice, reason, language


def report(
    records: Sequence[Record],
    matches: Sequence[AidResult] = (),
    *,
    least: int = LEAST,
    since: str = "",
) -> dict[str, Any]:
    """Return what may be shown of these records, as plain data with ids and no titles.

    Parameters
    ----------
    records : sequence of Record
        Decision records, each once.
    matches : sequence of AidResult
        Results of the term matcher, each once.
    least : int
        The smallest group that is shown; 1 shows all, for a team that sits at one table.
    since : str
        A day, such as ``2027-12-01``: results of the term matcher made on it or later count
        as *after*, earlier ones as *before*. Without it all count as after.
    """
    of: dict[str, list[Record]] = {}
    records = latest(records)
    for record in records:
        of.setdefault(record["dilemma"], []).append(record)
    return {
        "least": least,
        "records": len(records),
        "matches": len(matches),
        "dilemmas": [_dilemma(id_, of[id_], least) for id_ in sorted(of)],
        "terms": terms(matches, least, since),
    }


def latest(records: Sequence[Record]) -> list[Record]:
    """Return the records without earlier versions of the same decision by the same person.

    Who goes on in a dilemma keeps the moment, the role and the first choice of the record.
    """
    kept: dict[tuple[str, ...], Record] = {}
    for record in sorted(records, key=_age):
        seats = record.get("seats")
        said = [seats[role] for role in ROLES] if seats else [record["first"]]
        own = [text for one in said for text in (one["choice"], one["reason"])]
        who = record.get("role", "") if not seats else "seats"
        key = (record["dilemma"], record["created"], record["lang"], who, *own)
        kept[key] = record
    return list(kept.values())


def _age(record: Record) -> tuple[str | bytes, ...]:
    final = record["final"]
    texts = (final["choice"], final["note"], record["dissent"])
    return (record["updated"], *map(letters, texts))


def _dilemma(id_: str, records: Sequence[Record], least: int) -> dict[str, Any]:
    voices = [voice for record in records for voice in _voices(record)]
    counts = {"id": id_, "records": len(records), "voices": len(voices)}
    if len(voices) < least:
        return {**counts, "shown": False}
    many = len(records) >= least
    roles = _roles(voices, least)
    return {
        **counts,
        "shown": True,
        "first": counted(choice for _, choice, _, _ in voices),
        "roles": roles,
        "differ": _differ(roles),
        "final": counted(record["final"]["choice"] for record in records) if many else None,
        "changed": sum(record["final"]["revision"] == "change" for record in records)
        if many
        else None,
        "later": _later(records, least),
        "values": counted(str(nr) for record in records for nr in _values(record))
        if many
        else None,
        "reasons": _reasons(voices, least),
        "notes": _notes(records, least) if many else None,
        "dissents": distinct((record["dissent"], record["lang"]) for record in records)
        if many
        else None,
    }


def _values(record: Record) -> set[int]:
    return set(map(int, record.get("values", ())))


def _voices(record: Record) -> list[Voice]:
    lang, seats = record["lang"], record.get("seats")
    if seats:
        held = [(role, seats[role]) for role in ROLES]
        return [(role, seat["choice"], seat["reason"], lang) for role, seat in held]
    first = record["first"]
    return [(record.get("role", ""), first["choice"], first["reason"], lang)]


def _roles(voices: Sequence[Voice], least: int) -> dict[str, dict[str, int]]:
    """Return the choices per role, of roles that are large enough and leave enough over."""
    size = Counter(role for role, *_ in voices)
    shown = [role for role in ROLES if size[role] >= least]
    while shown and 0 < len(voices) - sum(size[role] for role in shown) < least:
        shown.remove(min(shown, key=lambda role: (size[role], ROLES.index(role))))
    return {role: counted(choice for one, choice, _, _ in voices if one == role) for role in shown}


def _differ(roles: Mapping[str, Mapping[str, int]]) -> bool | None:
    """Tell whether the roles' most frequent choices differ; None where that cannot be said."""
    if len(roles) < 2:  # noqa: PLR2004  one role does not differ from itself
        return None
    return len({tuple(_most(counts)) for counts in roles.values()}) > 1


def _most(counts: Mapping[str, int]) -> list[str]:
    return [choice for choice, n in counts.items() if n == max(counts.values())]


def _later(records: Sequence[Record], least: int) -> dict[str, dict[str, int]]:
    rounds: dict[str, list[str]] = {}
    for record in records:
        for one in record.get("later", ()):
            rounds.setdefault(one["round"], []).append(one["choice"])
    return {id_: counted(rounds[id_]) for id_ in sorted(rounds) if len(rounds[id_]) >= least}


def _reasons(voices: Sequence[Voice], least: int) -> list[dict[str, str]]:
    """Return the reasons; by option only where each option was chosen by enough people."""
    if least <= 1:
        rows = [
            {"choice": choice, "role": role, "text": text, "lang": lang}
            for role, choice, text, lang in voices
        ]
    else:
        by_option = min(counted(choice for _, choice, _, _ in voices).values()) >= least
        rows = [
            {"choice": choice if by_option else "", "role": "", "text": text, "lang": lang}
            for _, choice, text, lang in voices
        ]
    return sorted(rows, key=_order)


def _notes(records: Sequence[Record], least: int) -> list[dict[str, str]]:
    """Return what was written after the first choice: why it changed, and in later rounds."""
    rows = []
    for record in records:
        open_ = least <= 1
        role, final = record.get("role", "") if open_ else "", record["final"]
        said = [(final["choice"] if open_ else "", final["note"])]
        said += [("", one["reason"]) for one in record.get("later", ())]
        rows += [
            {"choice": choice, "role": role, "text": text, "lang": record["lang"]}
            for choice, text in said
            if text.strip(BLANK)
        ]
    return sorted(rows, key=_order)


def _order(row: Mapping[str, str]) -> tuple[str | bytes, ...]:
    return row["choice"], letters(row["text"]), row["role"], row["lang"]
