import pytest

from datataal import cli, content
from datataal.authoring.items import items
from datataal.widgets._measure import FORMS


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("form", sorted(FORMS.values()))
def test_each_task_stands_with_answer_goal_and_competence(form, lang):
    page = items(form, lang)
    tasks = [one for id_, one in content.questions().items() if id_.startswith(f"{form}-")]
    assert page.count("<section>") == len(tasks) == 18
    right = {"nl": "(goed)", "en": "(right)"}[lang]
    options = sum(bool(option.right) for one in tasks for option in one.options or ())
    assert page.count(right) == options
    for name in ("Ridsdale", "DigComp 1.2"):
        assert name in page
    assert "<script" not in page
    assert f'lang="{lang}"' in page


def test_a_number_is_told_in_the_language_with_its_unit():
    assert "Antwoord: 33,3 procent, binnen 0,8." in items("a", "nl")
    assert "Answer: 41 per cent, within 0.9." in items("b", "en")


def test_cards_stand_with_the_place_where_they_belong():
    assert "omgevingsplan. → <strong>beslissen</strong>" in items("b", "nl")


def test_the_command_writes_the_sheet_and_warns(tmp_path, capsys):
    out = tmp_path / "sheet.html"
    assert cli.main(["content", "items", "--form", "b", "--lang", "en", "--out", str(out)]) == 0
    assert "keep it from learners" in capsys.readouterr().out
    assert "b-ethics-6" in out.read_text(encoding="utf-8")
