"""The passport finds what was planted, and nothing else."""

from dataclasses import replace

import pytest

from datataal import _paths
from datataal.data.generate.build import Deltaland, _cases, build
from datataal.data.generate.flaws import plant
from datataal.data.generate.package import fields
from datataal.data.quality import Case, measure_all

#: What each planted flaw does to the measures of the passport: table and dimension. The first is
#: the flaw itself, the others follow from it. Cards 5 and 8b are in the delivery, in both forms.
DOES = {
    "card-1": {
        ("municipalities", "accuracy"),
        ("municipalities", "plausibility"),  # the same row stands out
        ("postcode_areas", "consistency"),  # the areas are held against the municipalities
    },
    "card-2": {("installations", "plausibility")},
    "card-3": {("postcode_areas", "completeness")},
    "card-4": {("installations", "understandability")},
    "card-6": {("postcode_areas", "validity")},
    "card-7": {("municipalities", "traceability")},
    "card-8": {("municipalities", "consistency")},
    "card-9": {("installations", "precision")},
}
#: Faults that two flaws cause together: undoing one leaves the other's.
SHARED = {
    ("installations", "consistency"),  # months and years differ by cards 2 and 9
    ("municipalities", "consistency"),  # the sum differs by cards 1 and 8
}


@pytest.fixture(scope="module")
def made() -> Deltaland:
    return build(_paths.CHECKOUT / "datasets" / "instructors")


def measured(cases) -> dict[tuple[str, str], float]:
    tables = measure_all(cases)["tables"]
    return {
        (table, dimension): entry["value"]
        for table, found in tables.items()
        if table != "panel_smallest"
        for dimension, entry in found["dimensions"].items()
    }


@pytest.fixture(scope="module")
def clean(made):
    """The measures of the clean tables, by the descriptions of the clean form."""
    cases = {}
    for name in ("panel", "municipalities", "postcode_areas", "installations", "grid_stations"):
        own = fields(made.descriptions[name], "clean", made.package, made.flaws)
        rows = made.clean[name]
        if name == "installations":  # the measures know this column by its raw name
            rows = rows.assign(verm=rows["capacity_mw"])
        cases[name] = Case(rows, own, own, made.clean, made.parameters.story_date)
    return measured(cases)


def found(made, clean) -> set[tuple[str, str]]:
    """Return where the raw tables measure otherwise than the clean ones."""
    raw = measured(_cases(made))
    return {place for place, value in raw.items() if value != clean[place]}


def test_the_passport_finds_what_was_planted_and_nothing_else(made, clean):
    assert found(made, clean) == set.union(*DOES.values()) | SHARED


@pytest.mark.parametrize("flaw", [card for card in DOES if card not in ("card-4", "card-7")])
def test_without_a_flaw_the_passport_no_longer_finds_it(made, clean, flaw):
    kept = tuple(one for one in made.flaws if one.id != flaw)
    without = replace(made, raw=plant(made.clean, kept, made.parameters.seed))
    gone = found(made, clean) - found(without, clean)
    assert gone - SHARED == DOES[flaw] - SHARED


def test_the_clean_tables_have_no_fault_that_cleaning_could_mend(clean):
    mendable = {"completeness", "validity", "accuracy", "traceability", "understandability"}
    for (table, dimension), value in clean.items():
        if dimension in mendable and value is not None:
            assert value == 100, (table, dimension)
