"""What the national statistics hold: an open table in the shape of OData 4."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from datataal.data.generate.draw import Ints, Stream
from datataal.data.generate.files import json_bytes
from datataal.data.generate.parameters import Parameters

__all__ = ["household_file", "households"]

Tables = Mapping[str, pd.DataFrame]
#: Regions have keys of ten characters, filled with spaces; no real region has these.
KEY_WIDTH = 10
PROVINCE = "PV99"
FIRST_MUNICIPALITY = 9901


def households(parameters: Parameters, clean: Tables) -> Ints:
    """Return the households per municipality, in the order of the table."""
    own, share = clean["municipalities"], parameters["sources"]["households_per_dwelling"]
    stream = Stream(parameters.seed, "sources.households")
    factor = stream.uniform(len(own), share["low"], share["high"])
    return np.floor(own["dwellings"].to_numpy(dtype=float) * factor).astype(np.int64)


def household_file(parameters: Parameters, clean: Tables) -> bytes:
    """Return the table: the province and its municipalities, in thousands with one decimal."""
    own = clean["municipalities"]
    count = households(parameters, clean)
    people = own["inhabitants"].to_numpy(dtype=np.int64)
    keys = [PROVINCE, *(f"GM{FIRST_MUNICIPALITY + nr}" for nr in range(len(own)))]
    titles = [f"{parameters['province']['name']} (PV)", *own["name"]]
    period = f"{parameters['sources']['households_year']}JJ00"
    rows = [
        {
            "ID": nr,
            "RegioS": key.ljust(KEY_WIDTH),
            "RegioSTitle": title,
            "Perioden": period,
            "ParticuliereHuishoudens_1": round(int(homes) / 1000, 1),
            "GemiddeldeHuishoudensgrootte_2": round(int(size) / int(homes), 2),
        }
        for nr, (key, title, homes, size) in enumerate(
            zip(keys, titles, [count.sum(), *count], [people.sum(), *people], strict=True)
        )
    ]
    return json_bytes(
        {
            "@odata.context": "$metadata#TypedDataSet",
            "@datataal.note": "Verzonnen gegevens. Huishoudens x 1 000, op 1 januari. "
            "Invented data. Households x 1,000, on 1 January.",
            "value": rows,
        }
    )
