"""Averages that the grid operator publishes: twice per block, and once too often."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Stream
from datataal.data.generate.parameters import Parameters

__all__ = ["area_averages"]

SELECTIONS = ["all", "no_heat_pump"]


def area_averages(parameters: Parameters, areas: pd.DataFrame) -> pd.DataFrame:
    """Return two averages per block: of all homes, and of the homes without a heat pump.

    They differ by at least ten homes, but for one block in which they differ by a single home.
    """
    wanted, stream = parameters["averages"], Stream(parameters.seed, "area_averages")
    large = areas[(areas["homes"] > wanted["homes"][1]) & ~areas["mostly_flats"]]
    chosen = large.iloc[stream.lean(np.ones(len(large)), wanted["blocks"])].reset_index(drop=True)
    size = len(chosen)
    homes = np.floor(stream.uniform(size, wanted["homes"][0], wanted["homes"][1] + 1)).astype(int)
    pumps = np.floor(stream.uniform(size, wanted["pumps"][0], wanted["pumps"][1] + 1))
    mean = np.round(chosen["electricity_kwh"] * (1 + 0.05 * stream.bell(size)))
    others = homes - pumps.astype(int)
    used = np.round(stream.uniform(size, *wanted["heat_pump_kwh"]))
    others_mean = np.round((homes * mean - pumps * used) / others)
    pair, at = wanted["pair"], int(np.argmin(np.abs(mean - wanted["pair"]["mean"])))
    homes[at], mean[at] = pair["homes"], pair["mean"]
    others[at], others_mean[at] = pair["others"], pair["others_mean"]
    frame = pd.DataFrame(
        {
            "block": [f"DK-{nr:02d}" for nr in np.repeat(np.arange(1, size + 1), 2)],
            "area": np.repeat(chosen["area"].to_numpy(dtype=object), 2),
            "period": int(parameters["last_year"]),
            "selection": SELECTIONS * size,
            "homes": np.ravel(np.column_stack([homes, others])),
            "mean_kwh": np.ravel(np.column_stack([mean, others_mean])).astype(np.int64),
        }
    )
    frame.insert(0, "average", [f"DV-{nr:02d}" for nr in range(1, len(frame) + 1)])
    return frame
