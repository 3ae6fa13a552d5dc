"""Postcode areas: where people live, in what homes, and what they use."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Booleans, Floats, Ints, Stream, apportion
from datataal.data.generate.land.settlement import homes_of
from datataal.data.generate.parameters import Municipality, Parameters
from datataal.data.generate.people.income import income_thirds
from datataal.data.generate.people.near_areas import near_each, near_homes, near_residents

__all__ = ["postcode_areas"]

#: Letters that real postcodes use, without those that look like a number.
LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
AREAS_PER_NUMBER = 30
FEWEST_HOMES = 12
#: homes in a closely built cell
DENSE = 400.0


def postcode_areas(
    parameters: Parameters, land: pd.DataFrame, search_areas: pd.DataFrame
) -> pd.DataFrame:
    """Return the areas with place, homes, inhabitants and use, for every municipality."""
    stream = Stream(parameters.seed, "postcode_areas")
    dwellings = homes_of(parameters)
    counts = apportion(parameters["province"]["postcode_areas"], dwellings)
    frame = pd.concat(
        [
            _places(place, land[land["municipality"] == place.code], int(n), stream)
            for place, n in zip(parameters.municipalities, counts, strict=True)
        ],
        ignore_index=True,
    )
    frame.insert(0, "area", [f"DA-{nr:04d}" for nr in range(1, len(frame) + 1)])
    frame.insert(1, "postcode", _postcodes(parameters, counts))
    frame["mostly_flats"] = _flats(parameters, frame, stream)
    frame["homes"] = _homes(parameters, frame, dwellings, stream)
    near = near_each(parameters, frame, search_areas)
    frame["homes"] = near_homes(parameters, frame, near)
    frame["flat_share"] = _flat_share(frame, stream)
    frame["near_2km"] = np.any(list(near.values()), axis=0)
    frame["inhabitants"] = _people(parameters, frame, stream)
    frame["income_third"] = income_thirds(parameters, frame)
    return _use(parameters, frame, stream).drop(columns="density")


def _places(place: Municipality, own: pd.DataFrame, count: int, stream: Stream) -> pd.DataFrame:
    """Cut the homes of a municipality into areas of neighbours, each at the home in its middle.

    Cells are taken along a curve that keeps neighbours together (Morton order), so that an area
    is a part of a town, a village, or a stretch of country.
    """
    inhabited = own[own["homes"] > 0]
    inhabited = inhabited.iloc[np.argsort(_along(inhabited), kind="stable")]
    ends = np.cumsum(inhabited["homes"].to_numpy(dtype=np.int64))
    middles = ((2 * np.arange(count) + 1) * ends[-1]) // (2 * count)
    chosen = inhabited.iloc[np.searchsorted(ends, middles, side="right")]
    spread = [np.floor(stream.uniform(count, -240, 240)).astype(np.int64) for _ in "xy"]
    return pd.DataFrame(
        {
            "municipality": place.code,
            "cell": chosen["cell"].to_numpy(dtype=object),
            "x_m": chosen["x_m"].to_numpy() + spread[0],
            "y_m": chosen["y_m"].to_numpy() + spread[1],
            "density": chosen["homes"].to_numpy(),
        }
    )


def _along(own: pd.DataFrame) -> Ints:
    """Return the place of each cell on the Morton curve: the bits of column and row in turn."""
    column, row = own["column"].to_numpy(), own["row"].to_numpy()
    place = np.zeros(len(own), dtype=np.int64)
    for bit in range(7):
        place |= ((column >> bit) & 1) << (2 * bit)
        place |= ((row >> bit) & 1) << (2 * bit + 1)
    return place


def _postcodes(parameters: Parameters, counts: Ints) -> list[str]:
    """Four digits that start with 0, so that no such postcode can exist, and two letters."""
    made = []
    number = 99
    for _, count in zip(parameters.codes, counts, strict=True):
        for nr in range(int(count)):
            number += nr % AREAS_PER_NUMBER == 0
            first, second = divmod((nr % AREAS_PER_NUMBER) * 13, len(LETTERS))
            made.append(f"{number:04d}{LETTERS[first]}{LETTERS[second]}")
        number += 5
    return made


def _flats(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> Booleans:
    """Choose the areas of flats: where homes stand closest, most in the cities."""
    weight = {"city": 5.0, "town": 2.5, "rural": 1.0}
    kind = {place.code: weight[place.kind] for place in parameters.municipalities}
    close = (frame["density"].to_numpy(dtype=float) / DENSE) ** 2
    lean = frame["municipality"].map(kind).to_numpy() * (0.02 + close)
    chosen = stream.lean(lean, _count(parameters, "flat"))
    return np.isin(np.arange(len(frame)), chosen)


def _count(parameters: Parameters, kind: str) -> int:
    return int(parameters["province"][f"{kind}_areas"])


def _homes(parameters: Parameters, frame: pd.DataFrame, dwellings: Ints, stream: Stream) -> Ints:
    """Divide each municipality's dwellings; some areas are too small to show an average."""
    thin = 1.0 / (5.0 + frame["density"].to_numpy(dtype=float))
    outside = np.where(frame["mostly_flats"], 0.0, thin)
    small = np.isin(np.arange(len(frame)), stream.lean(outside, _count(parameters, "small")))
    homes = np.where(small, 3 + np.floor(stream.uniform(len(frame)) * 7), FEWEST_HOMES)
    weights = stream.uniform(len(frame), 0.35, 1.65) * np.where(frame["mostly_flats"], 1.5, 1.0)
    weights[small] = 0.0
    for code, total in zip(parameters.codes, dwellings, strict=True):
        here = (frame["municipality"] == code).to_numpy()
        homes[here] += apportion(int(total - homes[here].sum()), weights[here])
    return homes.astype(np.int64)


def _flat_share(frame: pd.DataFrame, stream: Stream) -> Floats:
    many, few = stream.uniform(len(frame), 0.55, 0.99), stream.uniform(len(frame), 0.0, 0.34)
    share = np.where(frame["mostly_flats"], many, few * few / 0.2)
    return np.asarray(np.round(share, 2), dtype=np.float64)


def _people(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> Ints:
    """Divide inhabitants over areas, those within 2 km of a search area apart."""
    people, near = np.zeros(len(frame), dtype=np.int64), frame["near_2km"].to_numpy(dtype=bool)
    size = frame["homes"] * stream.uniform(len(frame), 0.9, 1.1)
    size = size * np.where(frame["mostly_flats"], 0.8, 1.0)
    close = near_residents(parameters, frame, near, size)
    for place in parameters.municipalities:
        here = (frame["municipality"] == place.code).to_numpy()
        for group, total in (
            (here & near, close[place.code]),
            (here & ~near, place.inhabitants - close[place.code]),
        ):
            if group.any():
                people[group] = apportion(total, size[group].to_numpy())
    return people


def _use(parameters: Parameters, frame: pd.DataFrame, stream: Stream) -> pd.DataFrame:
    """Give each area its mean use: flats use less, and new building uses little gas."""
    homes, flats = parameters["homes"], frame["flat_share"].to_numpy(dtype=float)
    new = stream.uniform(len(frame)) < 0.06  # noqa: PLR2004  ours: areas with few gas pipes
    gas = homes["gas_m3_house"] * (1 - flats) + homes["gas_m3_flat"] * flats
    gas = gas * (1 + 0.22 * stream.bell(len(frame))) * np.where(new, 0.25, 1.0)
    power = homes["electricity_kwh_house"] * (1 - flats) + homes["electricity_kwh_flat"] * flats
    power = power * (1 + 0.16 * stream.bell(len(frame))) * np.where(new, 1.25, 1.0)
    return frame.assign(
        gas_m3=np.round(gas).astype(np.int64), electricity_kwh=np.round(power).astype(np.int64)
    )
