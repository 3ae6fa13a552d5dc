"""Every kind of widget, once: whatever places, reads or checks widgets asks here.

A kind ``name`` has a script and a style, ``<name>.js`` and ``<name>.css``, a module
``_<name>.py`` with `shown` and `static`, and its interface words in
``content/strings/widgets/<name>.yml``. An aid's texts stand in ``content/aids/<id>.yml``;
its line ``widget: <name>`` says which kind shows it, so one kind can serve many aids. A new
kind is one line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["KINDS", "Kind"]


@dataclass(frozen=True)
class Kind:
    """One kind of widget.

    Attributes
    ----------
    name : str
        Its name in file names and in the page (``data-widget``).
    cited : bool
        Whether its result can be kept and opened again with the shared buttons (`kit.aid`).
    judged : bool
        Whether it says of an answer that it is right; it then gets the words for that.
    parts : tuple of str
        Files of its own script that stand in front of ``<name>.js``; of ``land.json`` the script
        gets what it holds, as the constant ``LAND``.
    """

    name: str
    cited: bool = False
    judged: bool = False
    parts: tuple[str, ...] = ()


def _by_name(kinds: Iterable[Kind]) -> Mapping[str, Kind]:
    return {kind.name: kind for kind in kinds}


#: how an answer is given and looked up, in a question and in a measure
_ANSWER = ("static/seal.js", "static/answer.js")

KINDS: Mapping[str, Kind] = _by_name(
    (
        Kind(
            "dilemma",
            parts=(
                "static/land.json",
                "static/land.js",
                "static/memo.js",
                "static/dilemma_route.js",
                "static/dilemma_steps.js",
            ),
        ),
        Kind("question", judged=True, parts=_ANSWER),
        Kind("measure", judged=True, parts=_ANSWER),
        Kind("flash"),
        Kind("team", parts=("static/team_report.js", "static/record_files.js")),
        Kind("matcher", cited=True),
        Kind("quality", cited=True),
        Kind("sample_size", cited=True),
        Kind(
            "weights",
            cited=True,
            parts=("static/weights_sums.js", "static/weights_told.js", "static/weights_map.js"),
        ),
        Kind("minimise", cited=True, parts=("static/minimise_sums.js",)),
        Kind("clinic", cited=True),
        Kind("scenarios", cited=True, parts=("static/scenarios_sums.js",)),
        Kind("causal", cited=True),
        Kind("guide", cited=True, parts=("static/guide_rules.js",)),
        Kind("chain", cited=True, parts=("static/chain_log.js", "static/chain_own.js")),
        Kind("board", cited=True, parts=("static/rows.js",)),
        Kind("backcast", cited=True, parts=("static/rows.js",)),
        Kind("advice", cited=True, parts=("static/rows.js", "static/record_files.js")),
    )
)
