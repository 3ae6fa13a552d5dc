import pytest

from datataal import exercises, language

# Its asserts explain themselves like those of a test file.
pytest.register_assert_rewrite("exercise_answers")


@pytest.fixture(autouse=True)
def fresh():
    """Each test starts in Dutch, with no earlier tries."""
    language.set_current("nl")
    exercises.forget()
    yield
    language.set_current("nl")
    exercises.forget()
