import pytest

from datataal import exercises, language


@pytest.fixture(autouse=True)
def fresh():
    """Each test starts in Dutch, with no earlier tries."""
    language.set_current("nl")
    exercises.forget()
    yield
    language.set_current("nl")
    exercises.forget()
