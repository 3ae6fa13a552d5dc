"""Shared tables: loaded once, as a lesson loads them."""

import pytest

from datataal.data import load, tables
from datataal.data.generate.parameters import read_parameters


@pytest.fixture(scope="session")
def clean():
    return {name: load(name) for name in tables()}


@pytest.fixture(scope="session")
def raw():
    return {name: load(name, raw=True) for name in tables()}


@pytest.fixture(scope="session")
def parameters():
    return read_parameters()
