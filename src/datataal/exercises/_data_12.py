"""What the rules of exercise 12 compare with: the replay, the stated positions, the told arrows."""

from __future__ import annotations

import functools
from typing import Final

from datataal import content
from datataal.data import futures

__all__ = ["HELPS", "STATEMENTS", "arrows", "positions", "regrets", "winners"]

#: Whether each of eight statements on foresight holds.
STATEMENTS: Final = {
    1: "no",
    2: "yes",
    3: "no",
    4: "yes",
    5: "yes",
    6: "no",
    7: "no",
    8: "yes",
}
#: On which card each of six things that help or hold back stands.
HELPS: Final = {1: "S1", 2: "S2", 3: "S3", 4: "S4", 5: "S2", 6: "S3"}
#: The arrows that are asked about, in the order of the exercise.
_ARROWS: Final = (
    ("governance", "wanted"),
    ("skill", "governance"),
    ("ethics", "wanted"),
    ("innovation", "culture"),
    ("transparency", "wanted"),
    ("complexity", "unwanted"),
    ("wanted", "innovation"),
    ("cyber", "unwanted"),
)
#: The boxes that are asked about; the last is a share of the replay, which is never the source's.
_BOXES: Final = (
    ("S1", "sharing"),
    ("S1", "rules"),
    ("S2", "rules"),
    ("S2", "collecting"),
    ("S3", "sharing"),
    ("S3", "rules"),
    ("S4", "rules"),
    ("B", "S4"),
)
PLAN: Final = "B"


@functools.cache
def winners() -> dict[int, str]:
    """Return which plan wins by the worst future, the mean and the largest regret."""
    found = futures.winners(futures.shares())
    return {at: found[rule][0] for at, rule in enumerate(futures.RULES, start=1)}


@functools.cache
def regrets() -> dict[str, float]:
    """Return the largest regret of plan B, and the numbers that are easily taken for it."""
    shares = futures.shares()
    largest = futures.by_rule(shares)["regret"].to_dict()
    own = sorted((shares.max() - shares).T[PLAN].tolist())
    return {
        "right": largest[PLAN],
        "worst": min(shares.T[PLAN].tolist()),
        "other_future": own[-2],
        "plan_a": largest["A"],
        "plan_c": largest["C"],
        "mean": sum(own) / len(own),
        "zero": own[0],
    }


@functools.cache
def arrows() -> dict[int, str]:
    """Return which of eight arrows the text of the source tells."""
    told = content.aid("causal").in_("nl")["told"]
    known = {(one["from"], one["to"]) for part in told for one in part["arrows"]}
    return {at: "yes" if one in known else "no" for at, one in enumerate(_ARROWS, start=1)}


@functools.cache
def positions() -> dict[int, str]:
    """Return whether each of eight boxes is stated by the source or is a reading of ours."""
    futures_ = content.aid("scenarios").in_("nl")["scenarios"]
    stated = {(one["id"], axis) for one in futures_ for axis in one["stated"]}
    return {at: "source" if one in stated else "reading" for at, one in enumerate(_BOXES, start=1)}
