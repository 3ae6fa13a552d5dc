"""What a page and a screen reader get: alt, size, table with headers, escaped, in one language."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest

from datataal import load, plots
from datataal.data import measured_quality, passport
from datataal.errors import DatataalError


class Tags(HTMLParser):
    """Every start tag with its attributes, and proof that all elements are closed."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open = [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, tag):
        return [given for name, given in self.found if name == tag]


def html_of(thing):
    return thing._repr_html_()


@pytest.mark.parametrize(
    ("lang", "summary"),
    [("nl", "Bekijk de cijfers als tabel"), ("en", "Show the figures as a table")],
)
def test_a_figure_has_alt_size_table_and_language(lang, summary):
    plots.use(lang)
    figure = plots.dots(22, 37)
    html = html_of(figure)
    tags = Tags(html)
    (image,) = tags.all("img")
    assert image["alt"] == figure.alt
    assert (int(image["width"]), int(image["height"])) == figure.size
    assert figure.size[0] == 691  # 7.2 inch on a page of 96 pixels per inch
    assert tags.all("figure") == [
        {"class": "dt-figure", "style": "margin:0 0 12px", "lang": lang},
    ]
    assert f'<summary style="cursor:pointer">{summary}</summary>' in html
    boxes = [given for given in tags.all("div") if given.get("class") == "dt-scroll"]
    assert len(boxes) == 2
    assert all(box["tabindex"] == "0" and box["role"] == "group" for box in boxes)
    assert len({box["aria-label"] for box in boxes}) == 2


def test_a_figure_keeps_its_language_when_the_reader_changes():
    figure = plots.dots(22, 37)
    plots.use("en")
    html = html_of(figure)
    assert "Bekijk de cijfers" in html
    assert "Show the" not in html


def test_a_table_says_what_each_header_heads():
    plots.use("nl")
    tags = Tags(html_of(plots.table(load("municipalities"), "Gemeenten")))
    scopes = [given["scope"] for given in tags.all("th")]
    assert scopes == ["col"] * len(load("municipalities").columns) + ["row"] * 12
    assert len(tags.all("caption")) == 1


@pytest.mark.parametrize(
    ("lang", "thousand", "half", "gone", "yes"),
    [("nl", "3.480", "0,5", "leeg", "ja"), ("en", "3,480", "0.5", "empty", "yes")],
)
def test_values_are_written_in_the_language(lang, thousand, half, gone, yes):
    plots.use(lang)
    frame = pd.DataFrame(
        {
            "name": ["a", None],
            "big": pd.array([3480, None], dtype="Int64"),
            "part": [0.5, 1.25],
            "flag": pd.array([True, None], dtype="boolean"),
            "year": [2005, 2006],
            "day": pd.to_datetime(["2027-10-04", None]),
        }
    )
    html = html_of(plots.table(frame))
    cells = re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", html.split("<tbody>")[1])
    assert cells[:6] == ["a", thousand, half + "0", yes, "2005", "2027-10-04"]
    assert cells[6:] == [
        gone,
        gone,
        half.replace("0", "1", 1).replace("5", "25"),
        gone,
        "2006",
        gone,
    ]


def test_a_long_table_says_how_many_rows_more():
    frame = pd.DataFrame({"x": range(1500)})
    assert "En nog 1.488 rijen." in html_of(plots.table(frame))
    assert "En nog 1 rij." in html_of(plots.table(frame.head(13)))
    assert "En nog" not in html_of(plots.table(frame.head(12)))
    assert "geen rijen" in html_of(plots.table(frame.head(0)))


def test_an_index_that_tells_something_heads_the_rows():
    named = pd.DataFrame({"n": [1, 2]}, index=pd.Index(["a", "b"], name="group"))
    assert '<th scope="row" style="text-align:left">a</th>' in html_of(plots.table(named))
    filtered = pd.DataFrame({"n": [5, 6, 7]})[lambda frame: frame["n"] > 5]
    assert Tags(html_of(plots.table(filtered))).all("th")[0] == {
        "scope": "col",
        "class": "text-right",
        "style": "text-align:right",
    }
    two = pd.DataFrame({"a": [1, 1], "b": [2, 3], "c": [4, 5]}).groupby(["a", "b"]).sum()
    assert len(Tags(html_of(plots.table(two))).all("th")) == 3 + 2


def test_whatever_a_table_holds_is_escaped():
    evil = "<script>alert(1)</script>\"'&"
    frame = pd.DataFrame({evil: [evil, "x"]}, index=pd.Index([evil, "y"], name=evil))
    html = html_of(plots.table(frame, evil))
    assert "<script" not in html
    people = pd.DataFrame({"g": [evil, evil, "$x$"], "a": ["yes", "no", "yes"]})
    for figure in (plots.intervals(people, "g", "a"), plots.missing_by(people, "a", "g")):
        html = html_of(figure)
        assert "<script" not in html
        Tags(html)


def test_use_refuses_an_unknown_language_and_says_nothing_else():
    assert plots.use("en") is None
    with pytest.raises(DatataalError, match="fr"):
        plots.use("fr")


IN_IPYTHON = """
import pandas as pd
from IPython.core.interactiveshell import InteractiveShell
formatter = InteractiveShell.instance().display_formatter.formatters["text/html"]
formatter.enabled = True  # a shell in a terminal asks for text only; a notebook asks for both
import datataal
frame = pd.DataFrame({"a": [1234]})
for lang in ("nl", "en"):
    datataal.use(lang)
    print(formatter(frame), formatter(frame["a"]))
"""


def test_use_gives_ipython_accessible_tables(tmp_path):
    pytest.importorskip("IPython")
    ran = subprocess.run(
        [sys.executable, "-c", IN_IPYTHON],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "IPYTHONDIR": str(tmp_path)},
    )
    dutch, english = ran.stdout.splitlines()
    assert dutch.count('<th scope="col"') == english.count('<th scope="col"') == 2
    assert dutch.count(">1.234<") == english.count(">1,234<") == 2


def test_a_passport_says_each_verdict_in_a_word_beside_its_mark():
    dimensions = list(measured_quality()["dimensions"])
    shown = plots.passport(passport("panel_smallest", dict.fromkeys(dimensions, 3)), "Gebied F")
    html = html_of(shown)
    tags = Tags(html)
    assert shown.title.startswith("Gebied F: ")
    counts = [int(n) for n in re.findall(r"\d+", shown.title)]
    assert counts[0] + counts[2] + counts[3] == counts[1] == len(dimensions)
    assert len(tags.all("svg")) == len(dimensions)
    assert all(svg["aria-hidden"] == "true" for svg in tags.all("svg"))
    assert html.count("</svg> te laag</td>") == counts[2] > 0
    assert "16,1\u00a0procentpunten" in html
    assert [th["scope"] for th in tags.all("th")].count("row") == len(dimensions)


def test_a_passport_names_what_was_not_demanded():
    shown = plots.passport(passport("panel", {"precision": 0}))
    assert shown.title.startswith("1 van de 1 maten goed genoeg")
    assert "juistheid" in html_of(shown).split("Geen eis gesteld aan")[1]


def test_a_corner_without_a_name_is_not_a_header():
    summed = pd.DataFrame({"GWh": [1, 2]}, index=["bid", "built"])
    tags = Tags(html_of(plots.table(summed, "Sums")))
    assert len(tags.all("th")) == 3
    assert len(tags.all("td")) == 3


def test_a_date_is_not_broken_over_lines():
    html = html_of(
        plots.table(pd.DataFrame({"date": ["2021-06-30"], "said": ["2021-06-30 is late"]}))
    )
    assert html.count("white-space:nowrap") == 1
