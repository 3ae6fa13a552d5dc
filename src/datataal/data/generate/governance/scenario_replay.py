"""How far each plan gets in each future: our reading, no forecast."""

from __future__ import annotations

import pandas as pd

from datataal.data.generate.parameters import Parameters

__all__ = ["scenario_replay"]


def scenario_replay(parameters: Parameters) -> pd.DataFrame:
    """Return one row per plan and scenario."""
    wanted = parameters["scenario_replay"]
    return pd.DataFrame(
        [
            {
                "option": option,
                "scenario": scenario,
                "share_2030": share,
                "status": wanted["status"],
            }
            for option, shares in wanted["share_2030"].items()
            for scenario, share in zip(wanted["scenarios"], shares, strict=True)
        ]
    )
