"""The language is one setting of the session: every test starts and ends in Dutch."""

import pytest

from datataal import language


@pytest.fixture(autouse=True)
def dutch():
    language.set_current("nl")
    yield
    language.set_current("nl")
