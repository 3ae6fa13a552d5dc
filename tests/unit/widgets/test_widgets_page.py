import json
import re
from html.parser import HTMLParser

import pytest
import widget_samples

from datataal.errors import ContentError
from datataal.widgets import _assets, _html, _page, kinds, mark_svg, page_assets

KINDS = list(widget_samples.ALL)


class Outline(HTMLParser):
    """Collects the elements of a text, whether they nest well, and the text outside scripts."""

    VOID = frozenset({"img", "input", "br"})

    def __init__(self, html):
        super().__init__()
        self.stack, self.tags, self.ids, self.words = [], [], [], []
        self.data = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if self.stack and self.stack[-1] == "script":
            self.data += data
        else:
            self.words.append(data)


def form(kind, id_, level=3):
    return _page.form(kind, id_, "nl", widget_samples.ALL[kind, id_], level=level)


@pytest.mark.parametrize(("kind", "id_"), KINDS)
def test_hostile_text_stays_text(kind, id_):
    outline = Outline(form(kind, id_))
    assert outline.stack == []
    assert "img" not in outline.tags
    assert outline.tags.count("script") == 1
    assert json.loads(outline.data)["content"] == widget_samples.ALL[kind, id_]


@pytest.mark.parametrize(("kind", "id_"), KINDS)
def test_the_data_carries_all_that_the_script_needs(kind, id_):
    data = json.loads(Outline(form(kind, id_)).data)
    assert sorted(data) == ["content", "lang", "strings"]
    script = (_assets._HERE / f"{kind}.js").read_text(encoding="utf-8")
    asked = set(re.findall(r"\bwords\.(\w+)", script))
    assert asked - set(data["strings"]) == set()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_words_made_from_a_name_exist(lang):
    words = _page.words_for("dilemma", lang)
    steps = ["situation", "choose", "consequences", "others", "revise"]
    assert [f"step_{step}" for step in steps if f"step_{step}" not in words] == []
    assert [f"next_{step}" for step in steps[:-1] if f"next_{step}" not in words] == []
    reasons = ["foreign", "damaged", "deep", "huge", "version", "shape", "other"]
    assert [reason for reason in reasons if f"refused_{reason}" not in words] == []


def test_the_readable_dilemma_holds_every_text():
    words = " ".join(Outline(form("dilemma", "03a")).words)
    for text in _texts(
        widget_samples.DILEMMA,
        skip={
            "id",
            "module",
            "kind",
            "fingerprint",
            "source",
            "instruments",
            "thin_question",
            "direction",
        },
    ):
        assert text in words
    assert widget_samples.DILEMMA["facts"]["source"] in words


def _texts(node, skip):
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from _texts(item, skip)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in skip:
                yield from _texts(value, skip)


def test_the_readable_question_folds_the_feedback_away():
    outline = Outline(form("question", "03-r1"))
    assert outline.tags.count("details") == 1
    assert "Klopt. " in outline.words


def test_a_predict_question_calls_no_answer_right():
    asked = {**widget_samples.QUESTION, "id": "03-p1", "kind": "predict"}
    readable = _page.form("question", "03-p1", "nl", asked, level=3).partition("dt-static")[2]
    assert "Klopt" not in readable
    assert "Nog niet" not in readable


def test_margins_on_paper_are_the_known_ones():
    words = Outline(form("sample_size", "sample-size")).words
    assert {"16,1", "8,7", "2,5", "43 tot 74"} <= set(words)


def test_an_unmeasured_score_says_so_on_paper():
    assert "niet gemeten" in Outline(form("quality", "quality")).words


def test_paper_has_a_blank_passport_with_the_nine_measures():
    readable = form("quality", "quality")
    assert readable.count('class="dtw-blank"') == 1
    blank = readable.partition('<div class="dtw-blank-all">')[2]
    outline = Outline("<div>" + blank.removesuffix("</div></div></div>"))
    assert outline.tags.count("tr") == 1 + len(widget_samples.QUALITY["measures"])
    assert blank.count("<td></td>") == 3 * len(widget_samples.QUALITY["measures"])
    for words in ("Doel:", "Tabel:", "Datum:", "Maat", "Score", "Eis", "Oordeel", "Juistheid"):
        assert words in [text.strip() for text in outline.words]


@pytest.mark.parametrize("level", [2, 3, 4, 6])
def test_headings_follow_the_host_and_end_at_six(level):
    tags = [tag for tag in Outline(form("dilemma", "03a", level)).tags if re.fullmatch(r"h\d", tag)]
    assert tags[0] == f"h{level}"
    assert set(tags) <= {f"h{min(6, level + depth)}" for depth in range(3)}


def test_no_widget_has_ids_of_its_own_in_the_readable_form():
    assert [Outline(form(kind, id_)).ids for kind, id_ in KINDS] == [[]] * len(KINDS)


def test_an_unknown_widget_is_named_with_the_known_ones():
    with pytest.raises(ContentError, match="sample_size"):
        _page.static_html("dilema", "03a", "nl")


def test_attributes_and_children_are_escaped():
    made = _html.el("a", '<b>"', None, ["&"], class_="x", title='"><', hidden=True, lang=None)
    assert made == '<a class="x" title="&quot;&gt;&lt;" hidden>&lt;b&gt;"&amp;</a>'


def test_a_small_mark_keeps_its_shape_and_drops_its_letter():
    assert "<text" in mark_svg("policy", "B", 22)
    small = mark_svg("policy", "B", 16)
    assert "<text" not in small
    assert "<path" in small


@pytest.mark.parametrize("kind", list(kinds.KINDS))
def test_each_script_keeps_the_convention(kind):
    assert _assets.module(kind)
    assert "innerHTML" not in (_assets._HERE / f"{kind}.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "import x from 'y';\nexport default { render };",
        "render();",
        "export default { render };\nrender();",
    ],
)
def test_a_script_that_cannot_be_wrapped_is_refused(monkeypatch, text):
    monkeypatch.setattr(_assets, "_read", lambda _: text)
    with pytest.raises(ContentError, match=r"export default \{ render \};"):
        _assets.module("dilemma")


def test_the_page_gets_classic_scripts_and_one_style_sheet():
    assets = page_assets()
    assert next(iter(assets)) == "datataal-kit.js"
    assert sorted(assets) == [
        f"datataal-{name}.{kind}"
        for name in sorted(("kit", *(kind.replace("_", "-") for kind in kinds.KINDS)))
        for kind in ("css", "js")
    ]
    for name, text in assets.items():
        if name.endswith(".js"):
            assert text.startswith("(function () {")
            assert "export default" not in text


def test_nothing_that_ships_names_an_address():
    for name, text in page_assets().items():
        addresses = set(re.findall(r"https?://[^\s\"'`]+", text)) - {"http://www.w3.org/2000/svg"}
        assert addresses == set(), name


def test_a_page_loads_only_the_widgets_that_stand_on_it():
    names = set(page_assets({"question"}))
    assert names == {
        "datataal-kit.css",
        "datataal-kit.js",
        "datataal-question.css",
        "datataal-question.js",
    }


@pytest.mark.parametrize("kind", list(kinds.KINDS))
def test_each_widget_stays_light(kind):
    shared = {name for name in page_assets() if "-kit." in name}
    own = {name: text for name, text in page_assets({kind}).items() if name not in shared}
    assert sum(len(text.encode()) for text in own.values()) <= 40_000


def test_what_all_widgets_share_stays_light():
    assert sum(len(text.encode()) for text in page_assets(()).values()) <= 48_000
