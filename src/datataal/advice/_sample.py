"""The sample set: made decisions and a draft that stand in where nothing was recorded."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from datataal import content, records
from datataal.data.passports import HIGHEST, passport
from datataal.language import Language
from datataal.passports import demands_of
from datataal.records import First, Record

__all__ = ["sample_draft", "sample_passport", "sample_records", "save_sample"]

_CHOICES = Path(__file__).with_name("sample.yml")
#: when the sample was made, so that two people get the same document
_MADE = "2026-11-22T12:00:00Z"


def sample_passport(lang: Language) -> tuple[str, str]:
    """Return title and text of a quality passport, measured now from the tables."""
    words = content.strings("advice", lang)["words"]
    rows = passport("panel_smallest", demands_of("province-map"), lang=lang)
    return words["sample_passport"], "\n".join(
        _scored(row, words) for row in rows.to_dict("records")
    )


def _scored(row: Mapping[Any, Any], words: Mapping[str, str]) -> str:
    if row["verdict"] not in words:
        return words["no_score"].format(word=row["word"], demanded=row["demanded"])
    return words["score"].format(
        word=row["word"],
        score=int(row["score"]),
        highest=HIGHEST,
        demanded=row["demanded"],
        verdict=words[row["verdict"]],
    )


@functools.cache
def sample_records(lang: Language) -> tuple[Record, ...]:
    """Return one made decision for each of the modules 01 to 12, all valid records."""
    words = content.strings("advice", lang)["sample"]
    rows = yaml.safe_load(_CHOICES.read_text(encoding="utf-8"))
    return tuple(_record(row, words, lang) for row in rows)


def sample_draft(lang: Language) -> Mapping[str, Any]:
    """Return the example of the advice template as a draft."""
    given = content.aid("advice").in_(lang)["example"]
    return {key: list(value) if isinstance(value, tuple) else value for key, value in given.items()}


def save_sample(folder: Path | str, lang: Language) -> list[Path]:
    """Write the sample set as record files, one a dilemma; see `records.save` for refusals."""
    return [records.save(one, folder) for one in sample_records(lang)]


def _record(row: Mapping[str, Any], words: Mapping[str, Any], lang: Language) -> Record:
    id_, changed = row["dilemma"], row["first"] != row["final"]
    return {
        "schema": records.SCHEMA_ID,
        "kind": "decision",
        "dilemma": id_,
        "module": id_[:2],
        "lang": lang,
        "seats": {role: _seat(id_, role, choice, lang) for role, choice in row["seats"].items()},
        "first": {"choice": row["first"], "reason": words["reason"][id_]},
        "final": {
            "choice": row["final"],
            "revision": "change" if changed else "keep",
            "note": words["note"][id_] if changed else "",
        },
        "dissent": words["dissent"].get(id_, ""),
        "values": list(row["values"]),
        "fingerprint": records.fingerprint(content.dilemma(id_)),
        "created": _MADE,
        "updated": _MADE,
    }


def _seat(id_: str, role: str, choice: str, lang: Language) -> First:
    """Return what a role chose first; its reason is that role's voice in the dilemma."""
    options = {one["id"]: one for one in content.dilemma(id_).in_(lang)["options"]}
    return {"choice": choice, "reason": options[choice]["voices"][role]}
