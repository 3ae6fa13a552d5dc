"""The figures of the log and of the themes: computed titles, refusals in words, any rows."""

import pandas as pd
import pytest

from datataal import language, plots
from datataal.data import load
from datataal.errors import DataError


@pytest.fixture(params=["nl", "en"])
def lang(request):
    language.set_current(request.param)
    return request.param


@pytest.fixture(scope="module")
def log():
    return load("access_log", raw=True)


@pytest.fixture(scope="module")
def home(log):
    return log[log["household"] == "LH-1732"]


def test_the_lines_of_one_home_become_five_rows(home, lang):
    found = plots.log_counts(home, by=["organisation", "purpose"])
    assert len(found.table) == 5
    assert found.table.iloc[:, 1].sum() == 37
    assert "37" in found.title


def test_a_small_team_loses_its_name_and_keeps_its_lines(home, lang):
    word = {"nl": "Toezicht", "en": "Enforcement"}[lang]
    small = {"nl": "een klein team", "en": "a small team"}[lang]
    open_, hidden = (plots.log_counts(home, by="team", hide=one) for one in (0, 3))
    assert word in open_.alt
    assert word not in hidden.alt
    assert f"{small} 2" in hidden.alt
    assert hidden.table.iloc[:, 1].sum() == open_.table.iloc[:, 1].sum()


def test_an_empty_ground_is_a_row_of_its_own(log, lang):
    empty = {"nl": "niet ingevuld", "en": "not filled in"}[lang]
    table = plots.log_counts(log, by="legal_ground").table.set_index(
        plots.log_counts(log, by="legal_ground").table.columns[0]
    )
    assert table.loc[empty].item() == 740


def test_one_row_and_equal_rows_have_titles_of_their_own(home, lang):
    one = home.head(1)
    assert {"nl": "Alles staat", "en": "Everything"}[lang] in plots.log_counts(one).title
    two = home.drop_duplicates("organisation").head(2)
    tied = plots.log_counts(two, by="organisation").title
    assert {"nl": "even lang", "en": "equal"}[lang] in tied


def test_what_does_not_fit_stands_together(log, lang):
    found = plots.log_counts(log, by="purpose")
    assert len(found.table) == 19
    assert {"nl": "de andere 10 samen", "en": "the other 10 together"}[lang] in found.alt


def test_the_team_that_looked_most_at_night_is_named(log, lang):
    title = plots.log_hours(log).title
    assert {"nl": "Toezicht", "en": "Enforcement"}[lang] in title
    assert "74%" in title


def test_no_team_at_night_and_teams_alike_have_titles_of_their_own(log, lang):
    day = log[(log["timestamp"].dt.hour == 10) & (log["timestamp"].dt.day_of_week == 1)]
    assert {"nl": "Geen team", "en": "No team"}[lang] in plots.log_hours(day).title
    night = log[log["timestamp"].dt.hour == 19].query("purpose == 'faults'")
    shared = night.drop_duplicates("team")
    title = plots.log_hours(shared, purpose="faults").title
    assert {"nl": "Meer teams", "en": "More teams"}[lang] in title
    title = plots.log_hours(shared.head(1), purpose="faults").title
    assert {"nl": "één keer", "en": "once"}[lang] in title


def test_the_theme_that_goes_worst_is_named_with_its_share(lang):
    found = plots.themes()
    assert "86%" in found.title
    assert "52%" in found.title
    assert "13" in found.alt


def test_one_theme_or_equal_themes_are_not_called_the_worst(lang):
    rows = load("consultation").dropna(subset=["ai_theme"])
    one = rows[rows["human_theme"] == "night_noise"]
    assert {"nl": "nachtgeluid", "en": "night noise"}[lang] not in plots.themes(one).title


@pytest.mark.parametrize("rows", [[1], "x", None, pd.DataFrame({"a": [1]}),
                                  load("access_log", raw=True).head(0)])  # fmt: skip
def test_what_is_no_log_is_refused(rows):
    with pytest.raises(DataError):
        plots.log_counts(rows)
    with pytest.raises(DataError):
        plots.log_hours(rows)


@pytest.mark.parametrize("name", ["person", "", 3, None, [], ["team", 4], "x" * 10_000])
def test_an_unknown_column_or_purpose_is_refused(log, name):
    with pytest.raises(DataError):
        plots.log_counts(log, by=name)
    with pytest.raises(DataError):
        plots.log_hours(log, purpose=name)


@pytest.mark.parametrize("rows", [[1], "x", pd.DataFrame({"a": [1]}), load("consultation").head(0)])
def test_what_is_no_table_of_texts_is_refused(rows):
    with pytest.raises(DataError):
        plots.themes(rows)


@pytest.mark.parametrize("least", [1000, float("nan"), "ten", None])
def test_a_least_that_no_theme_has_is_refused(least):
    with pytest.raises(DataError):
        plots.themes(least=least)


@pytest.mark.parametrize("hide", ["3", None, float("nan"), [3]])
def test_a_size_of_a_team_that_is_no_number_is_refused(home, hide):
    with pytest.raises(DataError):
        plots.log_counts(home, by="team", hide=hide)
