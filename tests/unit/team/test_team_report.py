"""What a report says of a team, and what it leaves out."""

import team_cases

from datataal.team import report

SHOWN = {"a": 3, "b": 2}


def _voices(*roles_and_choices):
    (base,) = team_cases.records(1)
    found = []
    for nr, (role, choice) in enumerate(roles_and_choices):
        extra = {"role": role} if role else {}
        first = {"choice": choice, "reason": f"Reden {nr}."}
        final = {"choice": choice, "revision": "keep", "note": ""}
        bare = {key: base[key] for key in base if key not in ("role", "seats", "later")}
        found.append(
            {**bare, **extra, "dilemma": "03a", "module": "03", "first": first, "final": final}
        )
    return found


def _one(records, **options):
    (found,) = report(records, **options)["dilemmas"]
    return found


def test_of_fewer_people_than_the_threshold_nothing_is_said():
    found = _one(_voices(("data", "a"), ("data", "b"), ("policy", "a"), ("ethics", "a")))
    assert found == {"id": "03a", "records": 4, "voices": 4, "shown": False}


def test_choices_are_counted_and_no_role_of_fewer_than_five_is_shown():
    found = _one(_voices(*[("data", "a")] * 3, *[("policy", "b")] * 2))
    assert found["first"] == SHOWN
    assert found["roles"] == {}
    assert found["differ"] is None


def test_a_role_is_left_out_where_taking_it_away_would_leave_a_few():
    few_left = _voices(*[("data", "a")] * 6, *[("policy", "b")] * 5, *[("ethics", "b")] * 2)
    assert list(_one(few_left)["roles"]) == ["data"]
    none_left = _voices(*[("data", "a")] * 6, *[("policy", "b")] * 5)
    found = _one(none_left)
    assert list(found["roles"]) == ["policy", "data"]
    assert found["differ"] is True


def test_who_gave_no_role_is_a_group_that_is_guarded_too():
    found = _one(_voices(*[("data", "a")] * 5, *[("", "b")] * 2))
    assert found["roles"] == {}


def test_roles_that_chose_alike_do_not_differ():
    found = _one(_voices(*[("data", "a")] * 5, *[("policy", "a")] * 5))
    assert found["differ"] is False


def test_reasons_stand_without_role_and_not_in_the_order_of_the_files():
    records = _voices(*[("data", "b")] * 5, *[("policy", "a")] * 5)
    there, back = _one(records)["reasons"], _one(records[::-1])["reasons"]
    assert there == back
    assert {row["role"] for row in there} == {""}
    assert [row["choice"] for row in there] == ["a"] * 5 + ["b"] * 5


def test_reasons_are_not_sorted_by_a_choice_that_few_made():
    found = _one(_voices(*[("data", "a")] * 5, ("policy", "b")))
    assert {row["choice"] for row in found["reasons"]} == {""}


def test_a_team_at_one_table_sees_who_chose_what():
    found = _one(_voices(("policy", "a"), ("data", "b"), ("ethics", "b")), least=1)
    assert found["roles"] == {"policy": {"a": 1}, "data": {"b": 1}, "ethics": {"b": 1}}
    assert found["differ"] is True
    assert [row["role"] for row in found["reasons"]] == ["policy", "data", "ethics"]


def test_three_roles_at_one_screen_are_three_voices_and_one_decision():
    (record,) = _voices(("", "a"))
    seats = {role: {"choice": "b", "reason": role} for role in team_cases.ROLES}
    times = ("2026-11-01T09:00:00Z", "2026-11-01T09:00:01Z")
    found = _one([{**record, "seats": seats, "created": time} for time in times])
    assert (found["records"], found["voices"]) == (2, 6)
    assert found["first"] == {"b": 6}
    assert found["final"] is None
    assert found["dissents"] is None


def test_words_are_compared_before_and_after_a_day():
    made = team_cases.matches(200)
    (first, second) = report([], made, since="2026-11-10")["terms"]
    for term in (first, second):
        for when in ("before", "after"):
            told = term[when]
            assert told["voices"] == sum(told["heard"].values()) >= 5
            assert told["agreement"] <= round(100 * max(told["heard"].values()) / told["voices"])
    whole = report([], made)["terms"]
    assert all(term["before"] is None for term in whole)
    assert whole[0]["after"]["voices"] == first["before"]["voices"] + first["after"]["voices"]


def test_a_match_of_odd_shape_counts_nothing():
    (match,) = team_cases.matches(1)
    for state in (
        {"term": 3},
        {"term": "x"},
        {"term": "x", "picks": [1]},
        {"term": "x", "mode": 4},
    ):
        for term in report([], [{**match, "state": state}] * 9)["terms"]:
            assert term["after"] is None


def _matched(*texts):
    (match,) = team_cases.matches(1)
    state = {"term": "margin-of-error", "mode": "alone", "wording": ""}
    return [
        {**match, "state": {**state, "picks": {"alone": {"pick": "other", "text": text}}}}
        for text in texts
    ]


def test_own_words_agree_only_where_the_words_are_the_same():
    made = _matched("Ruis", " ruis\ufeff", "Een grens", "Iets anders", "Geen idee", "  ", "")
    (term,) = report([], made)["terms"]
    assert term["after"]["voices"] == 5
    assert term["after"]["heard"] == {"other": 5}
    assert term["after"]["agreement"] == 40


def test_an_earlier_file_of_the_same_decision_makes_nobody_two_people():
    records = _voices(*[("data", "a")] * 2, ("policy", "b"), ("ethics", "a"))
    later = [
        {
            **record,
            "updated": "2026-11-23T10:00:00Z",
            "final": {"choice": "c", "revision": "change", "note": "Ik kom terug."},
        }
        for record in records
    ]
    both = [*later, *records]
    assert _one(both) == {"id": "03a", "records": 4, "voices": 4, "shown": False}
    assert _one(both, least=1) == _one(both[::-1], least=1)
    assert _one(both, least=1)["final"] == {"c": 4}


def test_two_people_who_began_in_the_same_second_are_two():
    first, second = _voices(("data", "a"), ("data", "a"))
    assert first["created"] == second["created"]
    assert _one([first, second], least=1)["voices"] == 2


def test_what_was_written_later_is_told_without_role_and_only_of_enough_people():
    records = [
        {**record, "final": {**record["final"], "revision": "note", "note": f"Noot {nr}."}}
        for nr, record in enumerate(_voices(*[("data", "a")] * 5))
    ]
    assert _one(records[:4], least=3)["notes"][0]["role"] == ""
    assert [row["text"] for row in _one(records)["notes"]] == [f"Noot {nr}." for nr in range(5)]
    assert {(row["role"], row["choice"]) for row in _one(records)["notes"]} == {("", "")}
    assert _one(records[:1], least=1)["notes"][0]["role"] == "data"
    assert "notes" not in _one(records[:4])
