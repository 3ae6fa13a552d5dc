"""The learners of the test course: what each fills in, hands in, and should get for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from datataal.grading import source_notebook

Notebook = dict[str, Any]
Points = dict[str, float | None]

FULL: Points = {
    "03-q1": 2, "03-q2": 2, "03-q3": 3, "03-q4": 2, "03-q5": 3, "03-q6": 3, "03-q7": 2, "03-r1": None,
}  # fmt: skip
EMPTY: Points = dict.fromkeys(FULL, 0)
#: The learner's own names, which differ by language.
NAMES = {
    "nl": {"margin": "marge", "needed": "nodig", "else": "elders", "repair": "herstel",
           "verdict": "oordeel", "dimension": "maat", "use": "gebruiken"},
    "en": {"margin": "margin", "needed": "needed", "else": "elsewhere", "repair": "repair",
           "verdict": "verdict", "dimension": "measure", "use": "use"},
}  # fmt: skip
REASON = {
    "nl": "Ik kies dit omdat de gemeente anders geen eigen stem heeft, ook al lezen sommige "
    "mensen alleen het getal en niet de marge.",
    "en": "I choose this because otherwise the municipality has no voice of its own, even though "
    "some people read only the number and not the margin.",
}
DISSENT = {
    "nl": "Daartegen zegt ethiek: zes mensen uit een straat zijn te herkennen.",
    "en": "Against this, ethics says: six people from one street can be recognised.",
}


def record(lang: str, module: str = "03") -> str:
    made = {
        "schema": "urn:datataal:record:1",
        "kind": "decision",
        "dilemma": f"{module}a",
        "module": module,
        "lang": lang,
        "first": {"choice": "a", "reason": REASON[lang]},
        "final": {"choice": "a", "revision": "keep", "note": ""},
        "dissent": DISSENT[lang],
        "fingerprint": "0123456789abcdef",
        "created": "2026-11-22T10:00:00Z",
        "updated": "2026-11-22T10:05:00Z",
    }
    return json.dumps(made, ensure_ascii=False)


#: an answer in code, or one that a person reads
_ANSWER = re.compile(r"-(answer|r\d)$")


@dataclass(frozen=True)
class Student:
    """What one learner does.

    `start` says what the answers are before `change` (cell id -> code, names in braces):
    the solutions, or the released dots. `meddle` may do anything to the notebook.
    """

    points: Points
    start: str = "solved"
    change: Mapping[str, str] = field(default_factory=dict)
    meddle: Callable[[Notebook], None] = lambda _: None
    hand_in: Callable[[str], dict[str, str]] = lambda lang: {"03a.json": record(lang)}
    languages: tuple[str, ...] = ("nl",)
    slug: str = "03-quality"

    def fill(self, notebook: Notebook, lang: str) -> Notebook:
        """Return the released notebook as this learner hands it in."""
        solved = {cell["id"]: cell["source"] for cell in source_notebook(self.slug, lang)["cells"]}
        for cell in notebook["cells"]:
            name = cell["id"]
            if self.start == "solved" and _ANSWER.search(name):
                cell["source"] = solved[name]
            if name in self.change:
                cell["source"] = _named(self.change[name], lang)
        self.meddle(notebook)
        return notebook

    def records(self, lang: str) -> dict[str, str]:
        """Return the files of the folder `records`."""
        return self.hand_in(lang)


def _named(source: str, lang: str) -> str:
    for key, name in NAMES[lang].items():
        source = source.replace("{" + key + "}", name)
    return source


def _copy_one_delete_one(notebook: Notebook) -> None:
    """Copy an answer and its check with their metadata, as JupyterLab does; lose another check."""
    for name in ("03-q1-answer", "03-q1"):
        nr = next(nr for nr, cell in enumerate(notebook["cells"]) if cell["id"] == name)
        copied = json.loads(json.dumps(notebook["cells"][nr])) | {"id": f"copy-{name}"}
        notebook["cells"].insert(nr, copied)
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "03-q2"]


def _change_checks(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        if cell["id"] in ("03-q1", "03-q2"):
            cell["source"] = "100"
            cell["metadata"]["nbgrader"]["points"] = 100


ALWAYS = """
class Always:
    def __eq__(self, other): return True
    def __float__(self): return 16.1
    def __abs__(self): return 0
    def __sub__(self, other): return 0
    __rsub__ = __sub__
    __hash__ = None
"""
FOREIGN = "<img src='https://example.org/spy.png'><script src='https://example.org/x.js'></script>"

STUDENTS = {
    "right": Student(FULL, languages=("nl", "en")),
    "empty": Student(EMPTY, start="released", hand_in=lambda _: {}, languages=("nl", "en")),
    "wrong": Student(
        EMPTY | {"03-q1": 1, "03-q6": 1, "03-r1": None, "03-q3": 0.33},
        change={
            "03-q1-answer": "{margin} = 0.161",
            "03-q2-answer": "{needed} = 97",
            "03-q3-answer": "{dimension} = dict.fromkeys(range(1, 10), 'plausibility')",
            "03-q4-answer": "in_flats = 7\n{else} = 7",
            "03-q5-answer": "def {repair}(*row):\n    return row[0]",
            "03-q6-answer": "{verdict} = dict.fromkeys('ABC', '{use}')",
            "03-r1": f"Nee. {FOREIGN} ![](https://example.org/spy.png)",
        },
        hand_in=lambda _: {"03a.json": "{}"},
        languages=("nl", "en"),
    ),
    "half": Student(
        FULL | {"03-q5": 0, "03-q6": 0, "03-q7": 0, "03-r1": 0, "03-q4": 1},
        start="released",
        change={
            "03-q1-answer": "{margin} = 16.1",
            "03-q2-answer": "{needed} = 385",
            "03-q3-answer": next(
                cell["source"]
                for cell in source_notebook("03-quality", "nl")["cells"]
                if cell["id"] == "03-q3-answer"
            ),
            "03-q4-answer": "in_flats = 41\n{else} = 12",
        },
        hand_in=lambda _: {},
    ),
    "always-equal": Student(
        FULL | {"03-q1": 0, "03-q2": 0, "03-q6": 0},
        change={
            "03-q1-answer": f"{ALWAYS}\n{{margin}} = Always()",
            "03-q2-answer": "{needed} = Always()",
            "03-q6-answer": "{verdict} = dict.fromkeys('ABC', Always())",
        },
    ),
    "raising-and-leaving": Student(
        FULL | {"03-q1": 0, "03-q2": 0, "03-q5": 0},
        change={
            "03-q1-answer": "1 / 0",
            "03-q2-answer": "import sys\nsys.exit(0)",
            "03-q5-answer": "def {repair}(*row):\n    raise RuntimeError(row)",
        },
    ),
    "looping": Student(
        FULL | {"03-q5": 0},
        change={"03-q5-answer": "def {repair}(*row):\n    while True:\n        pass"},
    ),
    "warning": Student(
        FULL,
        change={
            "03-q5-answer": "import sys, warnings\n"
            "def herstel(row, column, new, reason, role):\n"
            "    warnings.warn('old')\n    print('oops', file=sys.stderr)\n"
            "    return {**row, column: new}, {'oud': row[column], 'nieuw': new, 'reden': reason}",
        },
    ),
    "fixed": Student(
        FULL | {"03-q5": 1},
        change={
            "03-q5-answer": "def herstel(row, column, new, reason, role):\n"
            "    return {**row, 'dwellings': new}, {'oud': 3740, 'nieuw': new, 'reden': reason}",
        },
    ),
    "huge-record": Student(
        FULL | {"03-q7": 0}, hand_in=lambda _: {"03a.json": '"' + "x" * 5_000_000 + '"'}
    ),
    "copied-and-deleted": Student(FULL, meddle=_copy_one_delete_one),
    "changed": Student(FULL | {"03-q1": 0}, change={"03-q1-answer": ""}, meddle=_change_checks),
}
