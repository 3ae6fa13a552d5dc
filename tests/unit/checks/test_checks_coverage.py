COVERAGE = "src/datataal/content/coverage.yml"
GOAL = "    G1: {exercised: [question 00-s1], decided: skill, measured: [exercise 01-q1]}\n"


def test_the_course_as_it_stands_covers_its_goals_and_sources(course):
    assert course.found("coverage") == []


def test_a_goal_that_stands_nowhere_is_named(course):
    course.plant(COVERAGE, GOAL, "")
    found = course.only("coverage")
    assert "Goal G1 of module 00 stands nowhere in the coverage" in found
    assert "Add the row" in found


def test_a_new_goal_must_be_covered(course):
    course.plant("src/datataal/content/modules/05-maps.yml", "  - id: G5\n", "  - id: G6\n")
    found = course.found("coverage")
    assert any("Goal G6 of module 05 stands nowhere" in one for one in found)
    assert any("Goal G5 of module 05 does not exist" in one for one in found)


def test_an_empty_cell_is_named_with_its_line(course):
    course.plant(COVERAGE, GOAL, GOAL.replace("[question 00-s1]", "[]"))
    assert f"{COVERAGE}:15 (goals.00.G1.exercised)" in course.only("schemas")


def test_a_cell_that_is_left_out_is_named(course):
    course.plant(COVERAGE, GOAL, GOAL.replace("decided: skill, ", ""))
    assert "Add: decided" in course.only("schemas")


def test_a_place_that_does_not_exist_is_named_with_near_ones(course):
    course.plant(COVERAGE, GOAL, GOAL.replace("00-s1", "00-s10"))
    found = course.only("coverage")
    assert "There is no question '00-s10'" in found
    assert "00-s1" in found
    course.plant(COVERAGE, "[exercise 01-q1]", "[exam 01-q1]")
    assert any("There is no kind of place 'exam'" in one for one in course.found("coverage"))


def test_a_reason_that_nobody_gave_is_named(course):
    course.plant(COVERAGE, "decided: skill", "decided: later")
    assert "There is no reason 'later'" in course.only("coverage")


def test_a_topic_that_its_places_do_not_teach_is_named_per_language(course):
    course.plant("notebooks/nl/12-futures.md", "Civitek: mensen", "Een ander: mensen")
    course.plant("notebooks/nl/12-futures.md", '"Civitek": (4, 5)', '"Ander": (4, 5)')
    found = course.only("coverage")
    assert "says 'Civitek' (nl)" in found
    assert "lesson 12" in found
