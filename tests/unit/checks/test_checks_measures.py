FORM_B = "src/datataal/content/questions/measure-b.yml"


def test_the_forms_as_they_stand_are_parallel(course):
    assert course.found("measures") == []


def test_a_task_that_a_form_lacks_is_named(course):
    course.plant(FORM_B, "  - id: b-data-6", "  - id: b-data-7")
    found = course.found("measures")
    assert any("Form b of the measure has no task data-6" in one for one in found)
    assert any("Form a of the measure has no task data-7" in one for one in found)


def test_a_task_with_another_goal_than_its_namesake_is_named(course):
    course.plant(FORM_B, "    goal: G4\n", "    goal: G3\n")
    found = course.only("measures")
    assert "Task b-policy-1 and a-policy-1 differ in goal" in found
    assert "Expected: goal: 'G4'" in found


def test_a_copied_scene_is_named(course):
    text = (course.root / FORM_B.replace("-b.", "-a.")).read_text(encoding="utf-8")
    scene = next(line for line in text.splitlines() if line.startswith("    scene:"))
    ours = (course.root / FORM_B).read_text(encoding="utf-8")
    own = next(line for line in ours.splitlines() if line.startswith("    scene:"))
    course.plant(FORM_B, own, scene)
    assert "Task b-policy-1 has the same scene as a-policy-1" in course.only("measures")


def test_two_later_forms_with_the_same_answer_are_named(course):
    course.plant(FORM_B.replace("-b.", "-c."), "    answer: 30\n", "    answer: 40\n")
    assert "Task c-ethics-4 has the same answer as b-ethics-4" in course.only("measures")
