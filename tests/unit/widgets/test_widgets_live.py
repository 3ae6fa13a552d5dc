import copy
import subprocess
import sys

import pytest
import widget_samples
from widget_record import RECORD

from datataal import records
from datataal.widgets import _page


def live(kind, id_, folder, lang="nl"):
    from datataal.widgets import _base

    return _base._widget(kind)(id_, lang, folder)


@pytest.fixture
def talk(sample_content, tmp_path):
    """Return a function that sends one message to a dilemma and gives its answers."""

    def send(message, folder=tmp_path / "records", lang="nl"):
        widget, said = live("dilemma", "03a", folder, lang), []
        widget.send = said.append
        widget._handle_custom_msg(message, [])
        return said

    return send


def test_a_saved_decision_is_answered_with_place_and_time(talk, tmp_path):
    (answer,) = talk({"type": "save", "record": copy.deepcopy(RECORD)})
    assert answer["type"] == "saved"
    assert answer["where"].endswith("records/03a.json")
    assert answer["time"] == RECORD["updated"]
    assert records.load(tmp_path / "records" / "03a.json") == RECORD


def test_a_foreign_file_in_the_way_is_said_in_the_learners_language(talk, tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "03a.json").write_text("mine", encoding="utf-8")
    (answer,) = talk({"type": "save", "record": copy.deepcopy(RECORD)})
    assert answer["type"] == "failed"
    assert "03a.json" in answer["message"]
    assert "ander bestand" in answer["message"]
    assert (folder / "03a.json").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_a_failed_answer(talk, tmp_path):
    (tmp_path / "records").write_text("a file", encoding="utf-8")
    (answer,) = talk({"type": "save", "record": copy.deepcopy(RECORD)}, lang="en")
    assert answer == {"type": "failed", "message": "Saving doesn't work in this folder."}


@pytest.mark.parametrize(
    "record", [None, {}, "text", {**RECORD, "dilemma": "03b"}, {**RECORD, "name": "Noor"}]
)
def test_a_record_that_is_not_ours_is_not_written(talk, tmp_path, record):
    (answer,) = talk({"type": "save", "record": record})
    assert answer["type"] == "failed"
    assert not list(tmp_path.rglob("*.json"))


@pytest.mark.parametrize("message", [None, [], "save", {}, {"type": "open"}, {"type": ["save"]}])
def test_an_unknown_message_is_left_alone(talk, message):
    assert talk(message) == []


def test_a_deleted_decision_is_gone(talk, tmp_path):
    talk({"type": "save", "record": copy.deepcopy(RECORD)})
    assert talk({"type": "delete", "dilemma": "03a"}) == [{"type": "deleted"}]
    assert list((tmp_path / "records").iterdir()) == []


def test_a_second_run_finds_the_earlier_decision(sample_content, tmp_path):
    records.save(copy.deepcopy(RECORD), tmp_path)
    assert live("dilemma", "03a", tmp_path).state == {"record": RECORD}


def test_a_damaged_earlier_decision_stops_nothing(sample_content, tmp_path):
    (tmp_path / "03a.json").write_text("{half", encoding="utf-8")
    assert live("dilemma", "03a", tmp_path).state == {}
    assert (tmp_path / "03a.json").read_text(encoding="utf-8") == "{half"


@pytest.mark.parametrize(("kind", "id_"), list(widget_samples.ALL))
def test_each_widget_also_gives_its_readable_form(sample_content, tmp_path, kind, id_):
    widget = live(kind, id_, tmp_path)
    data, _ = widget._repr_mimebundle_()
    assert data["text/html"] == _page.static_html(kind, id_, "nl")
    assert "application/vnd.jupyter.widget-view+json" in data
    assert widget._esm.rstrip().endswith("export default { render };")


def test_the_readable_form_needs_no_anywidget():
    program = (
        "import sys, datataal.widgets as w; w.page_assets(); print('anywidget' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"
