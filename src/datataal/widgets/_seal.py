"""Seal what is said to an answer, so that only who gives that answer reads it.

A graded question lies in the page of the reader. Its right answer and its feedback must not be
legible there, nor in what the page is made of. So what is said to an answer is locked with a
key made from that answer, by PBKDF2 with SHA-256 (`static/seal.js` does the same in the page,
where ``crypto.subtle`` is missing on plain http).

This keeps an honest reader honest. It is no security for an exam: a question with four options
has four answers, and a program tries them in a second; and whoever opens the course's own
source reads them. The course says so in `about/privacy`, and takes no mark from them.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

__all__ = ["ROUNDS", "seal"]

#: enough that a look through a page's source gives nothing; a phone takes some 20 ms for it
ROUNDS = 400
#: notes are filled up to a multiple of this many bytes, so that length tells nothing
BLOCK = 64
TAG_LENGTH = 24


def seal(id_: str, notes: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return notes that only open with the token of their answer.

    Parameters
    ----------
    id_ : str
        The question; it is the salt, so equal answers to two questions look different.
    notes : mapping of str to mapping
        Token of an answer (or of a part of one) -> what is said to it, ready for JSON.

    Returns
    -------
    dict
        ``salt``, ``rounds`` and ``notes``: tag -> locked text. All locked texts are equally
        long and sorted by tag, so that neither length nor order says which one is right.
    """
    texts = {token: json.dumps(note, ensure_ascii=False) for token, note in notes.items()}
    longest = max(len(text.encode()) for text in texts.values())
    size = -(-longest // BLOCK) * BLOCK
    locked = dict(_lock(id_, token, text, size) for token, text in texts.items())
    return {"salt": id_, "rounds": ROUNDS, "notes": dict(sorted(locked.items()))}


def _lock(salt: str, token: str, text: str, size: int) -> tuple[str, str]:
    """Return the tag by which a note is found, and the note locked with the token's key."""
    key = hashlib.pbkdf2_hmac("sha256", token.encode(), salt.encode(), ROUNDS)
    plain = text.encode().ljust(size)
    stream = b"".join(_mac(key, f"note {nr}") for nr in range(-(-size // 32)))
    mixed = bytes(one ^ other for one, other in zip(plain, stream, strict=False))
    return _mac(key, "tag").hex()[:TAG_LENGTH], base64.b64encode(mixed).decode()


def _mac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), "sha256").digest()
