"""Step 5: a learner's own function, right, half right, and out to do harm."""

import contextlib
import sys
import threading
import time

import pandas as pd
import pytest

from datataal import check, load
from datataal.exercises import _guard

UNSEEN = ({"area": "DA-9999", "homes": 40, "flat_share": 62.0}, "flat_share", 0.62, "%", "policy")


def log(column, old, new, reason, role):
    return {"kolom": column, "oud": old, "nieuw": new, "reden": reason, "rol": role}


def right(row, column, new, reason, role):
    fixed = dict(row)
    fixed[column] = new
    return fixed, log(column, row[column], new, reason, role)


def in_english(row, column, new, reason, role):
    fixed, _ = right(row, column, new, reason, role)
    return [fixed, {"column": column, "old": row[column], "new": new, "reason": reason}]


def as_series(row, column, new, reason, role):
    fixed, entry = right(row, column, new, reason, role)
    return pd.Series(fixed), pd.Series(entry)


def noisy(row, column, new, reason, role):
    import warnings

    print("x" * 10_000)
    print("oops", file=sys.stderr)
    warnings.warn("old", stacklevel=1)
    return right(row, column, new, reason, role)


@pytest.mark.parametrize("function", [right, in_english, as_series, noisy])
def test_a_repair_with_a_log_gets_all_points(function, capsys):
    assert float(check("03-q5", function)) == 3
    assert float(check("03-q5", function, unseen=UNSEEN)) == 3
    assert capsys.readouterr().err == ""


def stub(row, column, new, reason, role):
    fixed = dict(row)
    fixed[column] = ...
    return fixed, log(column, ..., new, ..., role)


def test_a_function_that_is_still_dots_is_not_attempted():
    points = check("03-q5", stub)
    assert (points.outcome, repr(points)) == ("not_attempted", "0.0")
    assert check("03-q5", stub, unseen=UNSEEN).outcome == "not_attempted"


def only_row(row, column, new, reason, role):
    return right(row, column, new, reason, role)[0]


def in_place(row, column, new, reason, role):
    old = row[column]
    row[column] = new
    return row, log(column, old, new, reason, role)


def too_late(row, column, new, reason, role):
    fixed = dict(row)
    fixed[column] = new
    return fixed, log(column, fixed[column], new, reason, role)


def no_old(row, column, new, reason, role):
    return right(row, column, new, reason, role)[0], {"reden": reason, "nieuw": new}


def no_reason(row, column, new, reason, role):
    return right(row, column, new, reason, role)[0], log(column, row[column], new, "", role)


def all_columns(row, column, new, reason, role):
    return dict.fromkeys(row, new), log(column, row[column], new, reason, role)


def fixed_values(row, column, new, reason, role):
    known = load("municipalities").set_index("municipality").loc["DM09", "dwellings"]
    return {**row, "dwellings": known}, log("dwellings", 3740, known, reason, role)


@pytest.mark.parametrize(
    ("function", "earned", "said"),
    [
        (only_row, 0, "alleen de rij"),
        (in_place, 2, "verandert ook de rij"),
        (too_late, 2, "de nieuwe waarde als oude"),
        (no_old, 2, "oude waarde staat niet in het log"),
        (no_reason, 2, "ontbreekt de reden"),
        (all_columns, 2, "meer veranderd"),
        (lambda *_: None, 0, "iets anders terug"),
        (lambda *_: ("a", "b"), 0, "iets anders terug"),
        (lambda: None, 0, "stopt met een fout"),
        ("herstel", 0, "functie zelf"),
        (print, 0, "functie zelf"),
        (type, 0, "functie zelf"),
    ],
)
def test_a_half_repair_says_what_is_missing(function, earned, said):
    points = check("03-q5", function)
    assert points.outcome == "not_yet"
    assert float(points) == earned
    assert said in points.message


def test_fixed_values_do_not_hold_for_an_unseen_row():
    assert float(check("03-q5", fixed_values)) == 3
    assert float(check("03-q5", fixed_values, unseen=UNSEEN)) < 3


def loops(*_):
    while True:
        pass


def clings(*_):
    end = time.monotonic() + 1
    while time.monotonic() < end:
        with contextlib.suppress(Exception):
            time.sleep(0.2)


def sleeps(*_):
    time.sleep(60)


def leaves(*_):
    sys.exit(3)


def presses_stop(*_):
    raise KeyboardInterrupt


def recurses(*arguments):
    return recurses(*arguments)


class OddError(Exception):
    @property
    def args(self):
        raise RuntimeError


def raises_oddly(*_):
    raise OddError


class Always:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = None


class Dict(dict):
    def items(self):
        raise SystemExit

    def __eq__(self, other):
        return True

    __hash__ = None


def pretends(row, column, new, reason, role):
    return {key: Always() for key in row}, dict.fromkeys(["oud", "nieuw", "reden"], Always())


def pretends_to_be_a_row(*_):
    return Dict(), Dict()


def poisons_its_input(row, column, new, reason, role):
    answer = right(row, column, new, reason, role)
    row[column] = Always()
    return answer


@pytest.mark.parametrize(
    "function",
    [leaves, presses_stop, recurses, raises_oddly, pretends, pretends_to_be_a_row],
)
def test_harm_ends_in_a_message_and_no_points(function):
    points = check("03-q5", function)
    assert (points.outcome, repr(points)) == ("not_yet", "0.0")


def test_poisoned_input_is_seen():
    assert float(check("03-q5", poisons_its_input)) == 2


@pytest.mark.parametrize("function", [loops, sleeps, clings])
def test_a_function_that_goes_on_is_stopped(function, monkeypatch):
    monkeypatch.setattr(_guard, "SECONDS", 0.3)
    start = time.monotonic()
    assert _guard.call(function, seconds=0.3).trouble == "too_slow"
    assert time.monotonic() - start < 5


def test_a_loop_is_stopped_where_no_timer_signal_is():
    found = []
    thread = threading.Thread(target=lambda: found.append(_guard.call(loops, seconds=0.2)))
    thread.start()
    thread.join(20)
    assert found[0].trouble == "too_slow"


def test_the_timer_is_put_back():
    import signal

    before = signal.getsignal(signal.SIGALRM)
    _guard.call(loops, seconds=0.1)
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
