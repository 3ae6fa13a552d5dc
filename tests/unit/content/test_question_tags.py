"""Every question knows its module, its bridge and its form."""

import pytest

from datataal import content
from datataal.errors import ContentError


@pytest.mark.parametrize("id_", list(content.questions()))
def test_a_question_has_the_bridge_of_its_module_unless_it_names_one(id_):
    question = content.question(id_)
    module = content.module(question["module"])
    assert question["form"] in {"one", "several", "number", "sort"}
    if question["kind"] == "measure":
        assert question["bridge"] in ("policy", "data", "ethics")
        assert id_.split("-")[1] == question["bridge"]
    else:
        assert question["bridge"] == module["bridge"]
        assert id_.startswith(module["nr"])


def test_a_bridge_of_its_own_stands(change):
    change(
        "questions/03.yml",
        '    about: "02 sources"\n',
        '    about: "02 sources"\n    bridge: ethics\n',
    )
    assert content.question("03-r1")["bridge"] == "ethics"
    assert content.question("03-r2")["bridge"] == "data"


def test_a_question_without_module_and_without_measure_is_refused(change):
    change("questions/03.yml", 'module: "03"\n', "")
    with pytest.raises(ContentError, match="Add: module"):
        content.questions()
