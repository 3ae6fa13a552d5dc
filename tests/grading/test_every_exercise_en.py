"""Every exercise in English passes through plain nbgrader, from release to feedback."""

import pytest
from grading_every_exercise import (
    course,
    test_every_command_succeeds,
    test_feedback_names_every_step_and_gives_nothing_away,
    test_the_solutions_get_all_points_and_the_dots_get_none,
)

__all__ = [
    "course",
    "test_every_command_succeeds",
    "test_feedback_names_every_step_and_gives_nothing_away",
    "test_the_solutions_get_all_points_and_the_dots_get_none",
]

pytestmark = pytest.mark.grading
LANG = "en"
