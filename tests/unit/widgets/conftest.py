import pytest
import widget_samples

from datataal.widgets import _page


@pytest.fixture
def sample_content(monkeypatch):
    """Let the widgets show the samples instead of the content of the course."""
    monkeypatch.setattr(
        _page,
        "shown_in",
        lambda kind, id_, lang: widget_samples.ALL[kind, id_],
    )
