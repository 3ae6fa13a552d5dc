"""What people write under their answer: the texts by hand, each alone and with closing lines."""

from __future__ import annotations

import pandas as pd

from datataal.data.generate.draw import Stream
from datataal.data.generate.parameters import Parameters

__all__ = ["consultation_texts", "letters"]

#: how `voices_texts.yml` writes the answers
ANSWERS = {"n": "no", "c": "conditions", "y": "yes"}


def letters(parameters: Parameters) -> pd.DataFrame:
    """Return one row per possible text.

    Columns: `text` (code), `text_nl`, `text_en`, `base` (number of the text that it is made from),
    a column per answer that says whether the text fits it, `theme`, `machine` (the theme that a
    machine makes of it) and `times`: how much more often it is written than the rarest.
    """
    stream = Stream(parameters.seed, "letters")
    rows = []
    for base, (theme, one) in enumerate(_written(parameters)):
        answers, nl, en, *machine = one
        rest = {"base": base, "theme": theme, "machine": machine[0] if machine else theme}
        for fits, nl_more, en_more in [(answers, "", ""), *_closers(parameters, answers, stream)]:
            words = {"text_nl": f"{nl} {nl_more}".strip(), "text_en": f"{en} {en_more}".strip()}
            flags = {name: letter in fits for letter, name in ANSWERS.items()}
            times = 1 if nl_more else parameters["consultation"]["closers"]
            rows.append({**words, **rest, **flags, "times": times})
    frame = pd.DataFrame(rows)
    frame = frame.iloc[stream.order(len(frame))].reset_index(drop=True)
    frame.insert(0, "text", [f"CT-{nr:04d}" for nr in range(1, len(frame) + 1)])
    return frame


def _written(parameters: Parameters) -> list[tuple[str, list[str]]]:
    themes = parameters["consultation_texts"]
    return [(theme, one) for theme, texts in themes.items() for one in texts]


def _closers(parameters: Parameters, answers: str, stream: Stream) -> list[tuple[str, str, str]]:
    """Return some closing lines that fit `answers`, each with the answers that both fit."""
    closers = parameters["consultation_closers"]
    shared = ["".join(letter for letter in one[0] if letter in answers) for one in closers]
    fitting = [nr for nr in stream.order(len(closers)) if shared[nr]]
    chosen = fitting[: parameters["consultation"]["closers"]]
    return [(shared[nr], closers[nr][1], closers[nr][2]) for nr in chosen]


def consultation_texts(
    parameters: Parameters, texts: pd.DataFrame, answers: pd.DataFrame
) -> pd.DataFrame:
    """Return the texts that somebody wrote, by code, without the answer to what they are about."""
    del parameters  # every step takes them
    used = texts[texts["text"].isin(answers["text"].dropna())]
    return used[["text", "text_nl", "text_en"]].reset_index(drop=True)
