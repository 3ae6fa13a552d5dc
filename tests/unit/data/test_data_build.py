"""The committed files are exactly what the generator makes, on every machine."""

import shutil

import numpy as np
import pytest

from datataal import _paths
from datataal.cli import main
from datataal.data.cli import differences
from datataal.data.generate.build import build, clean_tables, files
from datataal.data.generate.draw import Stream, apportion
from datataal.data.generate.land.province import land as land_of
from datataal.data.generate.land.touching import neighbours
from datataal.data.generate.parameters import Parameters, read_parameters

DATASETS = _paths.CHECKOUT / "datasets"


@pytest.fixture(scope="module")
def made():
    return files(build(DATASETS / "instructors"))


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(DATASETS, tmp_path / "datasets")
    return tmp_path / "datasets"


def test_the_committed_files_are_as_made(made):
    assert differences(made, DATASETS / "deltaland") == []


def test_making_twice_gives_the_same_bytes(made):
    assert files(build(DATASETS / "instructors")) == made


def test_files_hold_no_carriage_return_and_end_with_a_line(made):
    texts = {name: one for name, one in made.items() if not name.startswith("sources/")}
    for name, content in texts.items():
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name
        content.decode("utf-8")


def test_the_data_package_stays_small(made):
    assert sum(map(len, made.values())) < 12_000_000


def test_build_writes_what_check_accepts(copy, capsys):
    shutil.rmtree(copy / "deltaland")
    assert main(["data", "build", "--datasets", str(copy)]) == 0
    assert main(["data", "build", "--check", "--datasets", str(copy)]) == 0
    assert "are as made" in capsys.readouterr().out


def test_check_names_what_differs_is_missing_or_strange(copy, capsys):
    panel = copy / "deltaland" / "clean" / "panel.csv"
    panel.write_bytes(panel.read_bytes().replace(b"DP-0003", b"DP-9999", 1))
    (copy / "deltaland" / "figures.json").unlink()
    (copy / "deltaland" / "extra.csv").write_text("a\n")
    assert main(["data", "build", "--check", "--datasets", str(copy)]) == 1
    out = capsys.readouterr().out
    assert "clean/panel.csv: differs from line 4 on" in out
    assert "figures.json: is missing" in out
    assert "extra.csv: the generator does not make this file" in out


def test_without_the_flaw_list_build_ends_in_a_clear_line(tmp_path, capsys):
    assert main(["data", "build", "--datasets", str(tmp_path)]) == 2
    assert "The list of planted flaws is missing" in capsys.readouterr().err


def test_another_seed_makes_another_province_that_meets_the_same_sums():
    plain = read_parameters()
    other = Parameters({**plain.values, "seed": 7}, plain.municipalities, plain.calibrated)
    one, two = clean_tables(plain), clean_tables(other)
    assert not one["postcode_areas"].equals(two["postcode_areas"])
    for name, column in (("municipalities", "built_gwh"), ("postcode_areas", "homes")):
        assert round(one[name][column].sum(), 6) == round(two[name][column].sum(), 6)


def test_a_step_has_random_numbers_of_its_own():
    panel = Stream(1, "panel").uniform(3)
    Stream(1, "a later table").uniform(1000)
    assert Stream(1, "panel").uniform(3).tolist() == panel.tolist()
    assert Stream(1, "another").uniform(3).tolist() != panel.tolist()
    assert Stream(2, "panel").uniform(3).tolist() != panel.tolist()


def test_the_stream_is_the_one_that_every_machine_has():
    drawn = Stream(20271004, "panel").uniform(2).round(12).tolist()
    assert drawn == [0.431747001637, 0.159093850505]


@pytest.mark.parametrize("total", [0, 1, 7, 1500])
def test_apportioning_keeps_the_total(total):
    shares = apportion(total, [3.0, 1.0, 0.0, 2.5])
    assert shares.sum() == total
    assert shares[2] == 0
    assert np.abs(shares - total * np.array([3, 1, 0, 2.5]) / 6.5).max() < 1


def test_leaning_takes_who_weighs_more_sooner():
    taken = [Stream(nr, "lean").lean([1.0, 9.0], 1)[0] for nr in range(200)]
    assert sum(taken) > 150


def test_every_municipality_is_one_piece_of_land_of_its_size():
    parameters = read_parameters()
    land = land_of(parameters)
    assert len(land) == 9360
    assert not land.duplicated(["column", "row"]).any()
    for place in parameters.municipalities:
        own = land[land["municipality"] == place.code]
        assert len(own) == place.land_km2 * 4
        assert _one_piece(set(zip(own["column"], own["row"], strict=True))), place.name


def _one_piece(left):
    ahead = [left.pop()]
    while ahead:
        column, row = ahead.pop()
        for beside in ((column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)):
            if beside in left:
                left.remove(beside)
                ahead.append(beside)
    return not left


def test_bordering_is_mutual():
    beside = neighbours(land_of(read_parameters()))
    for code, others in beside.items():
        assert all(code in beside[other] for other in others)


def test_no_place_can_be_taken_for_a_real_one():
    for table in clean_tables(read_parameters()).values():
        if "x_m" in table:
            assert (table["x_m"] > 300_000).all()
            assert (table["y_m"] > 650_000).all()
