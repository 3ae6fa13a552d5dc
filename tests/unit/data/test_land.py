"""The land reads like a place: one sea, towns on dry land, areas where people live."""

import numpy as np
import pytest

from datataal.data.generate.build import steps
from datataal.data.generate.draw import Stream
from datataal.data.generate.land.borders import borders
from datataal.data.generate.land.fields import line_distance, noise
from datataal.data.generate.land.terrain import terrain
from datataal.data.generate.land.touching import neighbours
from datataal.data.generate.parameters import Parameters, read_parameters


@pytest.fixture(scope="module")
def parameters():
    return read_parameters()


@pytest.fixture(scope="module")
def land(parameters):
    return steps(parameters, until="land")["land"]


def _grid(land, values, empty):
    grid = np.full((100, 100), empty)
    grid[land["row"].to_numpy(), land["column"].to_numpy()] = values
    return grid


def _pieces(flags):
    """Return the sizes of the parts that hang together by a side, largest first."""
    left = {(int(r), int(c)) for r, c in np.argwhere(flags)}
    sizes = []
    while left:
        ahead, size = [left.pop()], 0
        while ahead:
            row, column = ahead.pop()
            size += 1
            for beside in (
                (row + 1, column),
                (row - 1, column),
                (row, column + 1),
                (row, column - 1),
            ):
                if beside in left:
                    left.remove(beside)
                    ahead.append(beside)
        sizes.append(size)
    return sorted(sizes, reverse=True)


def test_the_water_is_one_sea_with_its_estuary_and_one_lake(land):
    wet = ~_grid(land, values=True, empty=False)
    sizes = _pieces(wet)
    assert sum(sizes) == 640
    assert len(sizes) == 2
    assert min(sizes) >= 100
    assert wet[:, 0].mean() > 0.8
    assert not wet[:, -1].any()


def test_the_land_is_one_piece(land):
    assert _pieces(_grid(land, values=True, empty=False)) == [9360]


def test_the_coast_is_no_straight_line(land):
    first = land.groupby("row")["column"].min()
    assert first.nunique() >= 6


def test_harbour_and_wind_municipality_lie_at_the_sea(land, parameters):
    west = land.loc[land.groupby("row")["column"].idxmin()]
    for role in ("harbour", "wind"):
        assert (west["municipality"] == parameters.cast(role).code).sum() >= 10


def test_who_merges_and_who_errs_are_neighbours(land, parameters):
    beside = neighbours(land)
    around = beside[parameters.cast("smallest").code]
    for role in ("merge_first", "merge_second", "neighbour"):
        assert parameters.cast(role).code in around
    assert parameters.cast("neighbour").code in beside[parameters.cast("city").code]


def test_no_municipality_is_a_strip(land):
    for code, own in land.groupby("municipality"):
        tall = own["row"].max() - own["row"].min() + 1
        wide = own["column"].max() - own["column"].min() + 1
        assert len(own) / (tall * wide) > 0.35, code
        assert max(tall, wide) / min(tall, wide) < 3.5, code


def test_landscapes_lie_in_large_parts(land):
    for name in ("clay", "peat", "sand"):
        sizes = _pieces(_grid(land, land["landscape"] == name, empty=False))
        assert sizes[0] / sum(sizes) > 0.3, name


def test_every_municipality_has_a_main_town(land):
    built = land[land["built"] == "town"]
    assert built["municipality"].nunique() == 18


def test_homes_gather_in_towns_and_villages(land):
    gathered = land["built"].isin(["town", "village"])
    assert land.loc[gathered, "homes"].sum() / land["homes"].sum() > 0.7
    assert gathered.mean() < 0.15


def test_natural_areas_hang_together(land):
    for name in ("n2000", "nnn"):
        sizes = _pieces(_grid(land, land[name], empty=False))
        assert sum(sizes[:15]) / sum(sizes) > 0.8, name


def test_distance_to_homes_is_never_more_than_to_a_cell_with_homes_allows(land):
    inhabited = land["homes"] > 0
    assert (land.loc[inhabited, "dist_centre_m"] == 0).all()
    assert land.loc[inhabited, "dist_dwelling_m"].max() <= 354
    apart = (land["dist_dwelling_m"] - land["dist_centre_m"]).abs()
    assert apart.max() <= 354


def test_areas_lie_in_cells_with_homes(clean, land):
    areas = clean["postcode_areas"].merge(
        land[["cell", "municipality", "homes", "x_m", "y_m"]],
        on="cell",
        suffixes=("", "_cell"),
    )
    assert len(areas) == 2400
    assert (areas["municipality"] == areas["municipality_cell"]).all()
    assert (areas["homes_cell"] > 0).all()
    assert (areas["x_m"] - areas["x_m_cell"]).abs().max() <= 250
    assert (areas["y_m"] - areas["y_m_cell"]).abs().max() <= 250


def test_areas_of_flats_lie_in_towns(clean, land):
    town = set(land.loc[land["built"] == "town", "cell"])
    areas = clean["postcode_areas"]
    flats = areas[areas["mostly_flats"]]["cell"].isin(town).mean()
    others = areas[~areas["mostly_flats"]]["cell"].isin(town).mean()
    assert flats > others


def test_noise_is_centred_and_smooth():
    field = noise(Stream(1, "noise"), 100)
    grid = field.reshape(100, 100)
    assert abs(field.mean()) < 1e-9
    assert field.std() == pytest.approx(1)
    assert abs(grid[:, 1:] - grid[:, :-1]).max() < 1.2


def test_distance_to_a_line_is_to_its_nearest_point():
    x, y = np.array([0.0, 5.0, 12.0]), np.array([3.0, 2.0, 0.0])
    far = line_distance(x, y, [(0.0, 0.0), (10.0, 0.0)])
    far = far[0] if isinstance(far, tuple) else far
    assert far.tolist() == [3.0, 2.0, 2.0]


@pytest.mark.parametrize("seed", [7, 11])
def test_another_seed_fits_all_municipalities_too(parameters, seed):
    other = Parameters(
        {**parameters.values, "seed": seed}, parameters.municipalities, parameters.calibrated
    )
    made = borders(other, terrain(other))
    counts = made["municipality"].value_counts()
    for place in parameters.municipalities:
        assert counts[place.code] == place.land_km2 * 4
        assert len(_pieces(_grid(made, made["municipality"] == place.code, empty=False))) == 1
