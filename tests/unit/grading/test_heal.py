"""What can only have been meant one way is put right; what a learner wrote stays as it was."""

import copy
import json

import pytest
from grading_bad import BAD, NAME

from datataal.grading import learner_notebook
from datataal.grading.engine._heal import heal
from datataal.grading.engine._report import Report

BOOK = learner_notebook("03-quality", "nl")
RELEASED = {
    "03-quality-exercise": [cell for cell in BOOK["cells"] if "nbgrader" in cell["metadata"]]
}
#: kinds that are a sound notebook with cells of this assignment in it
SOUND = [name for name, bad in BAD.items() if bad.word != "not_gradable" and name != "a pipe"]


def filled():
    book = copy.deepcopy(BOOK)
    for cell in book["cells"]:
        if cell["id"].endswith(("-answer", "-r1")):
            cell["source"] = f"# mine: {cell['id']}"
    return book


def healed(folder):
    report = Report()
    heal(folder, RELEASED, report)
    return json.loads((folder / NAME).read_bytes().removeprefix(b"\xef\xbb\xbf")), report.mended


def test_a_sound_notebook_is_left_as_it_is_to_the_byte(tmp_path):
    text = json.dumps(filled(), indent=7)
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    _, mended = healed(tmp_path)
    assert mended == []
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", SOUND)
def test_every_step_stands_there_and_what_was_written_is_kept(name, tmp_path):
    BAD[name].write(tmp_path, filled())
    (path,) = tmp_path.glob("*.ipynb") if name != "two notebooks" else [tmp_path / NAME]
    before = {cell["source"] for cell in json.loads(path.read_bytes().decode("utf-8-sig"))["cells"]}
    book, _ = healed(tmp_path)
    found = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in book["cells"]]
    assert {cell["id"] for cell in RELEASED["03-quality-exercise"]} <= set(found)
    assert before <= {cell["source"] for cell in book["cells"]}


@pytest.mark.parametrize("name", SOUND)
def test_doing_it_twice_changes_nothing_more(name, tmp_path):
    BAD[name].write(tmp_path, filled())
    once, _ = healed(tmp_path)
    again, mended = healed(tmp_path)
    assert again == once
    assert [one for one in mended if not one.startswith("copied")] == []


def test_another_exercise_is_refused_not_filled_in(tmp_path):
    BAD["another notebook"].write(tmp_path, filled())
    with pytest.raises(ValueError, match="no cell of this assignment"):
        healed(tmp_path)


def test_steps_come_back_in_their_order(tmp_path):
    BAD["answer and check deleted"].write(tmp_path, filled())
    book, mended = healed(tmp_path)
    assert mended == ["restored:03-q2-answer", "restored:03-q2"]
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in book["cells"]]
    at = names.index("03-q1")
    assert [one for one in names[at:] if one][:4] == [
        "03-q1",
        "03-q2-answer",
        "03-q2",
        "03-q3-answer",
    ]
