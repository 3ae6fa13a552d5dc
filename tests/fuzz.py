"""Files that nobody should trust: records and dilemmas, made and mutated, always the same ones."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from widget_record import RECORD

RECORDS = 8_000
DILEMMAS = 2_000

#: What would run, or would become an element, if text were ever taken for markup.
HOSTILE = (
    '<img src=x onerror="window.ran=1;alert(1)">',
    "</script><script>window.ran=1</script>",
    "<svg onload=window.ran=1><iframe srcdoc='<b>'>",
    '\'"><a href="javascript:window.ran=1">x</a><style>*{display:none}</style>',
    "{{constructor.constructor('window.ran=1')()}} ${window.ran=1} `window.ran=1`",
    "&lt;b&gt; <b>vet</b> <form><input name=x></form> <!-- --> ]]>",
    "[x](javascript:window.ran=1) ![](x) <x-y> =1+1",
    "\u202edlo\u2066 \u0000 \ufeff \u2028 \U0001f33e e\u0301",
)
STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.0, 1.5, 1e300, 10**30, [], {}, "", " ", "\n", "\ufeff"),
    *("\u0085", "\x1c", "\u200b", "\ud800", "x" * 8000, "x" * 8001, "\U0001f33e" * 8000),
    *([[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]], {"__proto__": {"x": 1}}, {"nl": 1}, ["a"]),
    *("a", "b", "e", "f", "r1", "r2", "03a", "03a\n", "03", "04", "nl", "keep", "note", "change"),
    *("policy", "data", "urn:datataal:record:1", "urn:datataal:record:2", "urn:datataal:record:3"),
    *("0123456789abcdef", "2026-11-22T10:42:00Z", "2026-11-22T10:42:00Z\n", "2026-99-99"),
    *HOSTILE,
)
#: What one language calls a space and another does not, and what is no letter at all.
SPACES = ("\u0085", "\x1c", "\ufeff", "\u200b", "\u00a0", "\u3000", "\ud800", "\udfff.", "\u180e")
KEYS = ("later", "seats", "role", "values", "name", "__proto__", "toString", "schema", "first", "")
SEAT = {"choice": "a", "reason": "Zo zie ik het."}
LATER = {"round": "r1", "choice": "a", "reason": "Daarna dit."}


def record_files(count: int = RECORDS) -> Iterator[bytes]:
    """Yield files that somebody may call a record; some of them are good ones."""
    chance = random.Random(20261123)
    for _ in range(count):
        yield _file(chance, _record(chance))


def dilemma_files(dilemma: dict[str, Any], count: int = DILEMMAS) -> Iterator[bytes]:
    """Yield files that somebody may call a dilemma, mutated from a good one."""
    chance = random.Random(20261124)
    for _ in range(count):
        doc = copy.deepcopy(dilemma)
        for _ in range(chance.choice((1, 1, 2, 5))):
            chance.choice((_replace, _replace, _drop, _text, _text, _double))(chance, doc)
        if chance.random() < 0.3:
            text = yaml.safe_dump(doc, allow_unicode=True).encode("utf-8", "surrogatepass")
            yield _torn(chance, text)
        else:
            yield _file(chance, doc)


def _record(chance: random.Random) -> Any:
    if chance.random() < 0.05:
        return _any_json(chance, 0)
    doc: dict[str, Any] = copy.deepcopy(RECORD)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 6))):
        chance.choice((_text, _text, _sound, _sound, _replace, _drop, _add, _double))(chance, doc)
    return doc


def _sound(chance: random.Random, doc: Any) -> None:
    """Change a record into another one that is good as well, as far as this change goes."""
    if not isinstance(doc.get("first"), dict) or not isinstance(doc.get("final"), dict):
        return
    changes: tuple[Callable[[], Any], ...] = (
        lambda: doc.update(schema="urn:datataal:record:1"),
        lambda: doc.update(later=[copy.deepcopy(LATER)]),
        lambda: doc.update(seats={role: dict(SEAT) for role in ("policy", "data", "ethics")}),
        lambda: doc.update(role=chance.choice(("policy", "data", "ethics"))),
        lambda: doc.update(values=chance.sample(range(3), chance.randrange(4))),
        lambda: doc["final"].update(revision="keep", choice=doc["first"].get("choice"), note=""),
        lambda: doc.update(lang="en", dissent=chance.choice(HOSTILE)),
        lambda: doc["first"].update(reason=chance.choice(SPACES)),
    )
    chance.choice(changes)()


def _any_json(chance: random.Random, depth: int) -> Any:
    kind = chance.randrange(4 if depth < 6 else 2)
    if kind < 2:
        return chance.choice(STRANGE)
    if kind == 2:
        return [_any_json(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice(KEYS): _any_json(chance, depth + 1) for _ in range(chance.randrange(5))}


def _places(doc: Any) -> list[tuple[Any, Any]]:
    """Return every place in a document as (holder, key)."""
    found, here = [], [doc]
    while here:
        item = here.pop()
        keys = list(item) if isinstance(item, dict) else range(len(item))
        found += [(item, key) for key in keys]
        here += [item[key] for key in keys if isinstance(item[key], dict | list)]
    return found


def _replace(chance: random.Random, doc: Any) -> None:
    places = _places(doc)
    if places:
        holder, key = chance.choice(places)
        holder[key] = copy.deepcopy(chance.choice(STRANGE))


def _text(chance: random.Random, doc: Any) -> None:
    """Put hostile words where words may stand."""
    places = [
        (holder, key)
        for holder, key in _places(doc)
        if isinstance(holder[key], str) and (" " in holder[key] or key in ("note", "dissent"))
    ]
    if places:
        holder, key = chance.choice(places)
        holder[key] = chance.choice(HOSTILE)


def _drop(chance: random.Random, doc: Any) -> None:
    places = _places(doc)
    if places:
        holder, key = chance.choice(places)
        del holder[key]


def _add(chance: random.Random, doc: Any) -> None:
    doc[chance.choice(KEYS)] = copy.deepcopy(chance.choice(STRANGE))


def _double(chance: random.Random, doc: Any) -> None:
    lists = [holder[key] for holder, key in _places(doc) if isinstance(holder[key], list)]
    full = [one for one in lists if one]
    if full:
        one = chance.choice(full)
        one.extend(copy.deepcopy([chance.choice(one)]) * chance.choice((1, 12)))


def _file(chance: random.Random, doc: Any) -> bytes:
    """Write a document as a file, now and then a torn one."""
    text = json.dumps(doc, ensure_ascii=chance.random() < 0.5)
    raw = text.encode("utf-8", "surrogatepass")
    return raw if chance.random() < 0.8 else _torn(chance, raw)


def _torn(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    bits = (
        *(b"\xff", b"\x00", b"\xc3", b"\xed\xa0\x80", b'"', b"}", b"[", b"NaN", b"-Infinity"),
        *(b"1e999", b" ", b"\n", b"\xef\xbb\xbf", b'"__proto__":1,', b"&a ", b"*a", b"!!int x"),
        *(b"2026-99-99", b"? [a]", b"{a: b}: c", b"- - - -", b"!!binary x", b"\t", b"9" * 5000),
    )
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: raw[:at],
        lambda: raw[at:],
        lambda: raw[:at] + chance.choice(bits) + raw[at:],
        lambda: raw[:at] + chance.choice(bits) + raw[at + chance.randrange(9) :],
        lambda: b"\xef\xbb\xbf" * chance.choice((1, 1, 2)) + raw,
        lambda: raw + raw[:at],
        lambda: b"[" * chance.choice((15, 16, 17, 400, 5000)) + raw,
        lambda: raw + b" " * 256 * 1024,
    )
    return chance.choice(ways)()
