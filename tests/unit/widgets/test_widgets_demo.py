import re

import pytest

from datataal.widgets import demo
from datataal.widgets.kinds import KINDS


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_demo_is_one_page_with_every_widget_and_nothing_beside_it(tmp_path, capsys, lang):
    out = tmp_path / "page.html"
    assert demo.main([str(out), "--lang", lang]) == 0
    page = out.read_text(encoding="utf-8")
    assert set(re.findall(r'data-widget="(\w+)"', page)) == set(KINDS)
    assert f'<html lang="{lang}">' in page
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', page) == []
    assert str(out) in capsys.readouterr().out
