"""Wind turbines and solar parks, and what they yield in the last whole year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Floats, Ints, Stream, apportion
from datataal.data.generate.energy.siting import Ground, Park, park_places, site_wind
from datataal.data.generate.energy.solar import solar_parks
from datataal.data.generate.energy.turbines import (
    gross_share,
    hub_factor,
    power_share,
    tip_m,
)
from datataal.data.generate.energy.weather import hours_of_year
from datataal.data.generate.land.touching import distance2
from datataal.data.generate.parameters import Parameters

__all__ = ["installations", "physics", "wanted_wind", "wind_parks", "wind_year"]

COLUMNS = [
    "installation", "kind", "municipality", "station", "x_m", "y_m", "capacity_mw",
    "rotor_m", "tip_m", "year", "annual_mwh", "owner_local",
]  # fmt: skip
HOURS = 8760


def installations(
    parameters: Parameters, land: pd.DataFrame, stations: pd.DataFrame, weather: pd.DataFrame
) -> pd.DataFrame:
    """Return one row per turbine and per solar park; yields sum to the municipality's exactly."""
    wind = _wind(parameters, land, weather)
    both = pd.concat([wind, solar_parks(parameters, land)], ignore_index=True)
    reach = np.array([distance2(both, x, y) for x, y in stations[["x_m", "y_m"]].to_numpy()])
    both["station"] = stations["station"].to_numpy()[np.argmin(reach, axis=0)]
    for column in ("rotor_m", "tip_m"):
        both[column] = both[column].astype("Int64")
    return both[COLUMNS]


def _wind(parameters: Parameters, land: pd.DataFrame, weather: pd.DataFrame) -> pd.DataFrame:
    frame = wind_parks(parameters, land, weather)
    frame["annual_mwh"] = _to_canonical(parameters, frame)
    frame["installation"] = [f"DW-{nr:03d}" for nr in range(1, len(frame) + 1)]
    return frame.assign(kind="wind")


def wind_parks(parameters: Parameters, land: pd.DataFrame, weather: pd.DataFrame) -> pd.DataFrame:
    """Return one row per turbine with `physics_mwh`, its yield before it is made canonical."""
    stream, wind = Stream(parameters.seed, "installations.wind"), parameters["wind"]
    ground, year, rows = Ground(parameters, land), wind_year(parameters, weather), []
    wanted = {code: wanted_wind(parameters, code, year) for code in parameters.codes}
    widest = {park["type"]: wind["types"][park["type"]]["rotor_m"] for park in wind["parks"]}
    for park in sorted(wind["parks"], key=lambda one: -widest[one["type"]]):  # most room first
        kind = wind["types"][park["type"]]
        code, rotor = park["municipality"], kind["rotor_m"]
        places = park_places(ground, code, Park(park["count"], rotor, wanted[code]), stream)
        rows += [
            {"municipality": code, "x_m": x, "y_m": y, "type": park["type"],
             "hub_m": park["hub_m"], "capacity_mw": kind["mw"], "rotor_m": rotor,
             "tip_m": tip_m(park["hub_m"], rotor), "year": park["year"],
             "owner_local": park.get("local", False)}
            for x, y in places
        ]  # fmt: skip
    frame = pd.DataFrame(rows).sort_values(["municipality", "year"], kind="stable")
    frame = frame.reset_index(drop=True)
    frame["wind_ms"] = site_wind(ground, frame)
    frame["physics_mwh"] = physics(parameters, frame, year, stream)
    return frame


def wanted_wind(parameters: Parameters, code: str, year: float) -> float:
    """Return the wind at 100 m in m/s at which physics gives the municipality's wind total.

    Totals are the course's, so a park is put where the wind agrees with them: 0 without wind.
    """
    wind, speeds = parameters["wind"], np.arange(5.5, 10.0, 0.05)
    made = np.zeros(len(speeds))
    for park in wind["parks"]:
        if park["municipality"] == code:
            kind, factor = (
                wind["types"][park["type"]],
                hub_factor(park["hub_m"], wind["roughness_m"]),
            )
            share = gross_share(kind, speeds * factor, wind["weibull_k"])
            made += park["count"] * kind["mw"] * share
    total = next(place.wind_gwh for place in parameters.municipalities if place.code == code)
    gwh = made * HOURS / 1000 * (1 - wind["losses"]) * year
    return round(float(np.interp(total, gwh, speeds)), 3) if total else 0.0


def wind_year(parameters: Parameters, weather: pd.DataFrame) -> float:
    """Return what the wind of the last year gave, as part of what its distribution promises.

    Taken for the type V80 at hub height 78 m, as the mean of the weather stations. The national
    parallel: in 2010 turbines made 89% of a normal year, in 2021 95%, in 2023 112% (CBS).
    """
    wind = parameters["wind"]
    kind, factor = wind["types"]["V80"], hub_factor(78, wind["roughness_m"])
    made = hours_of_year(weather, parameters["last_year"])
    shares = []
    for place in parameters["weather"]["stations"]:
        own = made.loc[made["station"] == place["code"], "wind_ms"].to_numpy()
        normal = gross_share(kind, np.array([place["wind_ms"] * factor]), wind["weibull_k"])[0]
        shares.append(float(power_share(kind, own * factor).mean()) / float(normal))
    return round(sum(shares) / len(shares), 4)


def physics(parameters: Parameters, frame: pd.DataFrame, year: float, stream: Stream) -> Floats:
    """Return MWh per turbine: power curve, wind at the hub, losses, the year, own standstill."""
    wind = parameters["wind"]
    share = np.zeros(len(frame))
    for park in frame[["type", "hub_m"]].drop_duplicates().itertuples(index=False):
        name, hub = str(park[0]), float(park[1])
        rows = np.flatnonzero((frame["type"] == name) & (frame["hub_m"] == hub))
        factor = hub_factor(hub, wind["roughness_m"])
        means = frame["wind_ms"].to_numpy()[rows] * factor
        share[rows] = gross_share(wind["types"][name], means, wind["weibull_k"])
    standstill = 1 + 0.05 * stream.bell(len(frame))
    return np.asarray(
        np.round(frame["capacity_mw"] * HOURS * share * (1 - wind["losses"]) * year * standstill)
    )


def _to_canonical(parameters: Parameters, frame: pd.DataFrame) -> Ints:
    """Scale the physics to the course's total per municipality, in whole MWh."""
    plain = parameters["wind"]["plain_turbine"]
    is_plain = (frame["municipality"] == plain["municipality"]) & (
        frame["capacity_mw"] == plain["mw"]
    )
    fixed = int(np.flatnonzero(is_plain)[0])
    weight, made = frame["physics_mwh"].to_numpy(), np.zeros(len(frame), dtype=np.int64)
    made[fixed] = plain["annual_mwh"]
    for place in parameters.municipalities:
        here = np.flatnonzero(frame["municipality"] == place.code)
        rest = here[here != fixed]
        if len(rest):
            left = place.wind_gwh * 1000 - int(made[here].sum())
            made[rest] = apportion(left, weight[rest])
    return made
