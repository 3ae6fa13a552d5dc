"""Figures whose title says what was found, with the words and numbers behind the picture.

Each function takes plain tables or numbers and returns a `Figure`. The words are in the
language that `use` set. matplotlib is imported when the first figure is drawn.
"""

from __future__ import annotations

from datataal.plots._added import added
from datataal.plots._alone import alone, enough
from datataal.plots._authority import authority
from datataal.plots._borders import three_borders
from datataal.plots._burden import burden
from datataal.plots._decisions import decision_line
from datataal.plots._fair import living_near, meets, outcomes, silent
from datataal.plots._figure import Figure
from datataal.plots._flaws import flaw
from datataal.plots._free import free_by_source
from datataal.plots._future_cards import future_cards, trends
from datataal.plots._futures import replay, three_rules
from datataal.plots._headlines import bids_beside, two_headlines
from datataal.plots._hidden import difference, found_again
from datataal.plots._holds import holds
from datataal.plots._intervals import intervals
from datataal.plots._joining import joined, queue_left
from datataal.plots._land_left import land_left, taken_away
from datataal.plots._log import log_counts
from datataal.plots._log_hours import log_hours
from datataal.plots._map import map  # noqa: A004  the learner's word
from datataal.plots._margin import margin_curve
from datataal.plots._metadata import holders, metadata_card, source_cards
from datataal.plots._missing import missing_by
from datataal.plots._moved import forecasts
from datataal.plots._near_and_sure import conditions, two_margins, wind_years
from datataal.plots._network import down_hours, network
from datataal.plots._noise import noise
from datataal.plots._order import order_lines, ordered
from datataal.plots._passport import Passport, passport
from datataal.plots._placed import placed
from datataal.plots._positions import positions
from datataal.plots._power import capacity_yield, full_year, one_dot_each
from datataal.plots._promised import promised
from datataal.plots._requests import refusals, request_days
from datataal.plots._rules import rules
from datataal.plots._sample import dots, redraws
from datataal.plots._sheet import sheet
from datataal.plots._slipped import slipped
from datataal.plots._statement import statement
from datataal.plots._station_maps import station_maps
from datataal.plots._storage import storage
from datataal.plots._suitability import suitability
from datataal.plots._tables import Table, table
from datataal.plots._themes import themes
from datataal.plots._use import use
from datataal.plots._wall import decision_wall, roles_differ
from datataal.plots._weighing import crossing, weighted
from datataal.plots._weighing_spread import draws, orders
from datataal.plots._who_answered import answers, profile, reweighted

__all__ = [
    "Figure",
    "Passport",
    "Table",
    "added",
    "alone",
    "answers",
    "authority",
    "bids_beside",
    "burden",
    "capacity_yield",
    "conditions",
    "crossing",
    "decision_line",
    "decision_wall",
    "difference",
    "dots",
    "down_hours",
    "draws",
    "enough",
    "flaw",
    "forecasts",
    "found_again",
    "free_by_source",
    "full_year",
    "future_cards",
    "holders",
    "holds",
    "intervals",
    "joined",
    "land_left",
    "living_near",
    "log_counts",
    "log_hours",
    "map",
    "margin_curve",
    "meets",
    "metadata_card",
    "missing_by",
    "network",
    "noise",
    "one_dot_each",
    "order_lines",
    "ordered",
    "orders",
    "outcomes",
    "passport",
    "placed",
    "positions",
    "profile",
    "promised",
    "queue_left",
    "redraws",
    "refusals",
    "replay",
    "request_days",
    "reweighted",
    "roles_differ",
    "rules",
    "sheet",
    "silent",
    "slipped",
    "source_cards",
    "statement",
    "station_maps",
    "storage",
    "suitability",
    "table",
    "taken_away",
    "themes",
    "three_borders",
    "three_rules",
    "trends",
    "two_headlines",
    "two_margins",
    "use",
    "weighted",
    "wind_years",
]
