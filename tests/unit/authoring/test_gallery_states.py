"""The states of the authors' gallery."""

import pytest

from datataal.authoring import gallery
from datataal.errors import ContentError
from datataal.widgets.kinds import KINDS


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_widget_has_its_beginning_and_other_states(kind):
    found = gallery.states(kind)
    assert len(found) >= 3
    assert not found[0].state
    assert len({state.name.nl for state in found}) == len(found)
    assert len({state.name.en for state in found}) == len(found)


def test_an_act_that_the_page_does_not_know_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(gallery, "STATES", tmp_path)
    (tmp_path / "matcher.yml").write_text("- {id: matcher, do: [{shake: it}]}", encoding="utf-8")
    with pytest.raises(ContentError, match="shake"):
        gallery.states("matcher")


def test_a_widget_without_states_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(gallery, "STATES", tmp_path)
    with pytest.raises(ContentError, match="no states for the gallery"):
        gallery.states("matcher")
