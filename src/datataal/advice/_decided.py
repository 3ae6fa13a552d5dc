"""What the records say, dilemma by dilemma; of several people only what a report may show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from datataal import content
from datataal.advice._model import Decision, Lent
from datataal.language import Language
from datataal.records import Record
from datataal.team import LEAST, latest, report

__all__ = ["decided", "lent_options", "lent_values", "own_dissents"]

_MOST_VALUES = 5


def decided(records: Sequence[Record], lang: Language, *, sample: bool) -> list[Decision]:
    """Return one line per dilemma, in the order of the course."""
    return [_one(id_, held, lang, sample=sample) for id_, held in _by_dilemma(records)]


def lent_values(records: Sequence[Record], lang: Language) -> list[Lent]:
    """Return the values that were marked most often, each with the dilemma it came from."""
    said = [
        (content.dilemma(record["dilemma"]).in_(lang)["values"][nr], record["dilemma"])
        for record in _alone(records)
        for nr in record.get("values", ())
    ]
    counts = Counter(text for text, _ in said)
    first = dict(reversed(said))
    return [Lent(text, first[text]) for text, _ in counts.most_common(_MOST_VALUES)]


def lent_options(records: Sequence[Record], lang: Language) -> list[Lent]:
    """Return the options that the last decision of the course left aside, with their cost."""
    alone = _alone(records)
    if not alone:
        return []
    last = alone[-1]
    return [
        Lent(option["text"], last["dilemma"], option["cost"])
        for option in content.dilemma(last["dilemma"]).in_(lang)["options"]
        if option["id"] != last["final"]["choice"]
    ]


def own_dissents(records: Sequence[Record]) -> list[Lent]:
    """Return the dissents of decisions that one person or one table recorded."""
    return [
        Lent(record["dissent"].strip(), record["dilemma"], spoken=record["lang"])
        for record in _alone(records)
        if record["dissent"].strip()
    ]


def _alone(records: Sequence[Record]) -> list[Record]:
    """Return the decisions that stand alone in their dilemma: nobody hides behind a count."""
    return [held[0] for _, held in _by_dilemma(records) if len(held) == 1]


def _by_dilemma(records: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    kept = sorted(latest(records), key=lambda one: one["dilemma"])
    return [(id_, list(held)) for id_, held in groupby(kept, key=lambda one: one["dilemma"])]


def _one(id_: str, held: Sequence[Record], lang: Language, *, sample: bool) -> Decision:
    dilemma = content.dilemma(id_).in_(lang)
    options = {option["id"]: option["text"] for option in dilemma["options"]}
    first = held[0]
    if len(held) == 1:
        chosen, reason = options[first["final"]["choice"]], first["first"]["reason"].strip()
    else:
        chosen, reason = _of_many(held, options, lang), ""
    title, spoken = dilemma["title"], first["lang"]
    return Decision(id_[:2], id_, title, chosen, reason, spoken, sample)


def _of_many(held: Sequence[Record], options: dict[str, str], lang: Language) -> str:
    words = content.strings("advice", lang)["words"]
    told = report(held)["dilemmas"][0]
    if not told.get("final"):
        return str(words["too_few"]).format(n=len(held), least=LEAST)
    rows = sorted(told["final"].items(), key=lambda one: (-one[1], one[0]))
    return "; ".join(words["n_chose"].format(n=n, option=options[choice]) for choice, n in rows)
