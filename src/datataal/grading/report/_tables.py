"""The tables of the report as plain rows: what stands on the page and in the CSV files.

Whatever is about fewer people than the threshold is left out here, and so everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from datataal import content
from datataal.grading._page_parts import language_of
from datataal.grading.report._gather import Results
from datataal.grading.report._measure import Sitting
from datataal.grading.report._stats import Estimate, alpha, difference, discrimination, mean, share
from datataal.language import Language

__all__ = ["bridge_rows", "change_rows", "item_rows", "mistake_rows", "option_rows", "reliability"]

Row = dict[str, object]


def item_rows(found: Results, least: int) -> list[Row]:
    """Return difficulty and discrimination of each step that enough people have points on."""
    titles = content.strings("exercises", language_of(found.assignment))[found.assignment[:2]]
    rows: list[Row] = []
    whole = ~np.isnan(found.points).any(axis=1)
    for nr, step in enumerate(found.steps):
        own = found.points[:, nr]
        told = share(own / step.points)
        if told.n < least:
            continue
        rest = np.nansum(np.delete(found.points, nr, axis=1), axis=1)
        # Enough people with points on everything: else the rests are sums of different steps.
        enough = whole.sum() >= least
        r = discrimination(own[whole], rest[whole]) if enough else float("nan")
        row = {"assignment": found.assignment, "step": step.id, "title": titles[step.id]["title"]}
        rows.append({**row, **_figures(told), "discrimination": _said(r)})
    return rows


def reliability(found: Results, least: int) -> Estimate | None:
    """Return alpha of an assignment, or None where it cannot be said."""
    told = alpha(found.points)
    return told if told.n >= least and not np.isnan(told.value) else None


def mistake_rows(found: Results, least: int) -> list[Row]:
    """Return the known mistakes that enough people made, the most frequent first."""
    return [
        {"assignment": found.assignment, "step": step, "message": text, "n": many}
        for step, counts in found.mistakes.items()
        for text, many in counts.most_common()
        if many >= least
    ]


def bridge_rows(all_: Sequence[Results], least: int) -> list[Row]:
    """Return the mean of each bridge over people; a person counts once in each bridge."""
    people: dict[str, dict[str, list[float]]] = {}
    for found in all_:
        most = sum(step.points for step in found.steps)
        for student, points in zip(found.students, found.points, strict=True):
            if not np.isnan(points).any():
                shares = people.setdefault(found.bridge, {}).setdefault(student, [])
                shares.append(float(points.sum() / most))
    rows: list[Row] = []
    for bridge, persons in people.items():
        told = mean(np.array([np.mean(own) for own in persons.values()]))
        if told.n >= least:
            rows.append({"bridge": bridge, **_figures(told)})
    return rows


def change_rows(
    start: Sitting, end: Sitting, least: int, *, paired: bool
) -> list[dict[str, object]]:
    """Return start, end and difference per bridge; none if one of the two groups is too small."""
    if paired:
        both = [name for name in start.names if name in end.names]
        start, end = start.of(both), end.of(both)
    if min(len(start.names), len(end.names)) < least:
        return []
    rows: list[Row] = []
    for bridge, before in start.shares.items():
        told = difference(before, end.shares[bridge], paired=paired)
        first, last = mean(before), mean(end.shares[bridge])
        rows.append(
            {
                "bridge": bridge,
                "start": _said(first.value),
                "start_low": _said(first.low),
                "start_high": _said(first.high),
                "start_n": first.n,
                "end": _said(last.value),
                "end_low": _said(last.low),
                "end_high": _said(last.high),
                "end_n": last.n,
                "difference": _said(told.value),
                "low": _said(told.low),
                "high": _said(told.high),
            }
        )
    return rows


def option_rows(sitting: Sitting, lang: Language, least: int) -> tuple[list[Row], list[Row]]:
    """Return the tasks with the share right, and the options that enough people chose."""
    tasks: list[Row] = []
    options: list[Row] = []
    for id_, right in sitting.tasks.items():
        told = share(right)
        if told.n < least:
            continue
        task: Mapping[str, object] = content.question(id_).in_(lang)
        tasks.append({"task": id_, "ask": task["ask"], **_figures(told)})
        for nr, option in enumerate(task.get("options", ())):  # type: ignore[arg-type,var-annotated]
            many = sitting.chosen[id_][nr] if id_ in sitting.chosen else 0
            if many >= least:
                row = {"task": id_, "option": option["text"], "right": bool(option.get("right"))}
                options.append({**row, "n": many})
    return tasks, options


def _figures(told: Estimate) -> Row:
    return {
        "mean": _said(told.value),
        "low": _said(told.low),
        "high": _said(told.high),
        "n": told.n,
    }


def _said(value: float) -> float | str:
    return "" if np.isnan(value) else round(value, 4)
