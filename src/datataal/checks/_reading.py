"""How a text reads, in numbers: length of sentences, LIX, and one formula of its own language.

textstat counts (https://github.com/textstat/textstat). Dutch has Flesch with Douma's weights
(Douma 1960), whose syllables come from a hyphenation list; English has the Automated Readability
Index (Senter & Smith 1967), which counts letters, because textstat would fetch its English
syllables from a network. LIX (Björnsson 1968) counts words longer than six letters and is the
same in both, but Dutch writes compounds as one word and so stands higher. None of these measures
understanding, and none is a level such as B1: they only show that a text became harder.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from datataal.checks._learner_texts import learner_texts
from datataal.checks._tree import Tree
from datataal.errors import DatataalError, Finding
from datataal.language import LANGUAGES, Language

__all__ = ["FEWEST", "FILE", "Reading", "accepted", "measured", "readings"]

#: What each text measured when somebody last accepted it; `checks.status` writes it.
FILE: Final = "book/status.json"

#: Words under which a text is too short for these numbers to say anything.
FEWEST: Final = 60
#: Labels, buttons and lists of names are no prose.
_NO_PROSE: Final = (
    "src/datataal/content/strings/",
    "src/datataal/content/coverage.yml",
    "src/datataal/content/competences.yml",
    "src/datataal/data/tables/",
)
_ENDS: Final = (".", "?", "!")


@dataclass(frozen=True)
class Reading:
    """What was measured in one text.

    Attributes
    ----------
    words : int
        How many words it has.
    sentence : float
        Words a sentence, on average.
    lix : float
        LIX: words a sentence plus the percentage of words longer than six letters.
    formula : float
        Dutch: Flesch-Douma, 0 (hard) to 100 (easy). English: the Automated Readability Index,
        in years of school.
    """

    words: int
    sentence: float
    lix: float
    formula: float


def readings(tree: Tree) -> dict[Language, dict[str, Reading]]:
    """Return what is measured in each file that holds prose, by language and file name.

    Texts that were measured before are remembered in `_build/checks/`, because importing
    textstat takes longer than all else together.

    Raises
    ------
    DatataalError
        If textstat is missing; it comes with the developers' lock.
    """
    texts: dict[tuple[Language, str], list[str]] = defaultdict(list)
    for where, lang, text in learner_texts(tree):
        name = where.partition(":")[0]
        if not name.startswith(_NO_PROSE):
            texts[lang, name].append(text)
    file = tree.root / "_build/checks/reading.json"
    before, after = _recall(file), {}
    found: dict[Language, dict[str, Reading]] = {lang: {} for lang in LANGUAGES}
    for (lang, name), parts in texts.items():
        text = "\n".join(_ended(part) for part in parts if part.strip())
        key = hashlib.sha256(f"{_version()} {lang} {text}".encode()).hexdigest()[:24]
        found[lang][name] = before.get(key) or measured(text, lang)
        after[key] = found[lang][name]
    if after.keys() != before.keys():
        _remember(file, after)
    return found


def measured(text: str, lang: Language) -> Reading:
    """Return what is measured in a text."""
    import textstat

    textstat.set_lang(lang)
    formula = textstat.flesch_reading_ease if lang == "nl" else textstat.automated_readability_index
    return Reading(
        words=textstat.lexicon_count(text),
        sentence=round(textstat.words_per_sentence(text), 1),
        lix=round(textstat.lix(text), 1),
        formula=round(formula(text), 1),
    )


def accepted(root: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return what stands in the file: by text, the numbers of each language; {} without one."""
    try:
        found = json.loads((root / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _version() -> str:
    try:
        return metadata.version("textstat")
    except metadata.PackageNotFoundError:
        raise DatataalError(
            Finding(
                "How texts read cannot be checked: textstat is not installed",
                expected="the tools for developers",
                do="Install them: pip install -r requirements-dev.lock",
            )
        ) from None


def _recall(file: Path) -> dict[str, Reading]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {key: Reading(*row) for key, row in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # not there, or damaged: measure again


def _remember(file: Path, answers: Mapping[str, Reading]) -> None:
    rows = {key: list(asdict(one).values()) for key, one in answers.items()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(rows), encoding="utf-8")
    except OSError:
        pass  # a checkout that cannot be written to is checked all the same, only slower


def _ended(part: str) -> str:
    """Return a part with a full stop behind it, and with its half sentences as sentences."""
    plain = part.strip().lstrip("-*#>|0123456789. ").replace(": ", ". ").replace("; ", ". ")
    return plain if plain.endswith(_ENDS) else f"{plain}."
