"""Exercise 13: right, wrong, each known mistake, empty, hostile. Values are written out here."""

import numpy as np
from exercise_answers import answers_of, dots, hostile, numbered

from datataal import check, content, language

OPENING = numbered("Krijgt de 900 GWh nu een plek?", "Eerst het net, dan zoekgebied F.")
PAGE = numbered("Er is 38 MW vrij.", "72% is voor.", "Wij kunnen bijsturen.", "De raad stemt in.",
                "Het getal van vrijdag.")  # fmt: skip
FIGURES = numbered(72, 27, 38, 900, 0)
ROWS = numbered("marge", "datum", "niets", "definitie", "bron", "niets")
ETHICS = numbered("zeggenschap", "tempo", "eerlijk delen", "inwoners | praten mee",
                  "aanvragers | wachten langer", "nu alles | de raad zegt nee")  # fmt: skip
DISSENT = "Ik had F nu gekozen, want een jaar wachten kost meer."
LINE = numbered("F komt na het net.", "F komt na het net en na de raad.",
                "door de inwoners rond F")  # fmt: skip

RIGHT = {
    "13-q1": [
        OPENING,
        numbered("Kiezen wij plan A?", "Ja, mits wij in 2028 mogen herzien."),
        numbered("In 2030 alles gebouwd?", "In 2028 beslissen wij opnieuw."),
        numbered(" ".join(["woord"] * 15), " ".join(["woord"] * 15)),
    ],
    "13-q2": [
        PAGE,
        PAGE | {5: "De capaciteitsfactor (deel van de tijd op vol vermogen) kennen wij niet."},
        PAGE | {1: " ".join(["w"] * 386)},
    ],
    "13-q3": [FIGURES, numbered(72.0, np.int64(27), 38, 900.0, 0)],
    "13-q4": [
        ROWS,
        numbered("Margin", "date", "nothing", "definition", "source", "none"),
        {k: w.upper() for k, w in ROWS.items()},
    ],
    "13-q5": [ETHICS, ETHICS | {6: "nul molens|geen stroom voor tienduizend huizen"}],
    "13-q6": [DISSENT, "Wij vroegen het aan drie rollen en de wijk; niemand zei nee."],
    "13-q7": [LINE],
}

#: step, answer, points, key of the message
WRONG = [
    ("13-q1", OPENING | {1: ...}, 0, "some_empty"),
    ("13-q1", OPENING | {1: "Sinds 2019 werken wij hieraan."}, 0, "history"),
    ("13-q1", OPENING | {2: "In 2021 kwam er een bod."}, 0, "history"),
    ("13-q1", OPENING | {2: "Of eerst het net?"}, 0, "asks"),
    ("13-q1", OPENING | {2: "woord " * 25}, 0, "late"),
    ("13-q1", "Krijgt F een plek?", 0, "no_list"),
    ("13-q2", PAGE | {4: " "}, 0, "some_empty"),
    ("13-q2", PAGE | {1: "w " * 387}, 0, "too_long"),
    ("13-q2", PAGE | {1: "De capaciteitsfactor is laag."}, 0, "jargon"),
    ("13-q2", PAGE | {1: "The capacity factor is low."}, 0, "jargon"),
    ("13-q2", "tekst", 0, "no_list"),
    ("13-q3", FIGURES | {2: 72}, 2.4, "general"),
    ("13-q3", FIGURES | {2: 36}, 2.4, "published"),
    ("13-q3", FIGURES | {1: 36}, 2.4, "published"),
    ("13-q3", FIGURES | {3: 29}, 2.4, "unchecked"),
    ("13-q3", FIGURES | {4: 2400}, 2.4, "bid"),
    ("13-q3", FIGURES | {4: 1200}, 2.4, "bid"),
    ("13-q3", FIGURES | {5: 1}, 2.4, "about_f"),
    ("13-q3", FIGURES | {5: 3}, 2.4, "about_f"),
    ("13-q3", FIGURES | {1: 71}, 2.4, "some_wrong"),
    ("13-q3", FIGURES | {1: "72%"}, 2.4, "no_numbers"),
    ("13-q3", FIGURES | {1: ...}, 2.4, "no_numbers"),
    ("13-q3", [72, 27, 38, 900, 0], 0, "no_list"),
    ("13-q4", ROWS | {1: "niets"}, 2.5, "missing"),
    ("13-q4", ROWS | {3: "marge"}, 2.5, "not_applicable"),
    ("13-q4", ROWS | {6: "marge"}, 2.5, "not_applicable"),
    ("13-q4", ROWS | {2: "marge"}, 2.5, "not_applicable"),
    ("13-q4", ROWS | {5: "marge"}, 2.5, "not_applicable"),
    ("13-q4", ROWS | {1: "bron"}, 2.5, "some_wrong"),
    ("13-q4", ROWS | {1: ...}, 2.5, "some_empty"),
    ("13-q4", ROWS | {1: "kolom"}, 2.5, "unknown_word"),
    ("13-q4", "marge", 0, "no_list"),
    ("13-q5", ETHICS | {3: ...}, 0, "some_empty"),
    ("13-q5", ETHICS | {3: "Tempo."}, 0, "same_value"),
    ("13-q5", ETHICS | {4: "inwoners praten mee"}, 0, "bars"),
    ("13-q5", ETHICS | {6: "nu alles | "}, 0, "bars"),
    ("13-q5", ETHICS | {5: "Inwoners | wachten"}, 0, "same_group"),
    ("13-q5", ETHICS | {6: "nu alles | geen"}, 0, "straw"),
    ("13-q5", ETHICS | {6: "all now | nothing."}, 0, "straw"),
    ("13-q5", ["tempo"], 0, "no_list"),
    ("13-q6", "", 0, "nobody"),
    ("13-q6", "  \n", 0, "nobody"),
    ("13-q6", "Ik ben tegen.", 0, "thin"),
    ("13-q6", "nee " * 20, 0, "thin"),
    ("13-q6", 8, 0, "no_text"),
    ("13-q7", LINE | {1: ...}, 0, "some_empty"),
    ("13-q7", LINE | {2: "f komt na het net"}, 0, "same"),
    ("13-q7", LINE | {3: "zeggenschap"}, 0, "no_reason"),
    ("13-q7", LINE | {3: LINE[2]}, 0, "no_reason"),
    ("13-q7", LINE | {3: LINE[1]}, 0, "no_reason"),
    ("13-q7", "F komt later", 0, "no_list"),
]

LISTS = {1: 2, 2: 5, 3: 5, 4: 6, 5: 6, 7: 3}

TestAnswers = answers_of(
    RIGHT,
    WRONG,
    waiting=[(f"13-q{nr}", dots(n)) for nr, n in LISTS.items()],
    hostile=hostile("marge", 72),
)


def test_two_different_advices_pass_every_step():
    grid_first = (OPENING, PAGE, ETHICS, DISSENT, LINE)
    plan_a = (
        numbered("Kiezen wij plan A?", "Ja, met twee momenten om te herzien."),
        numbered("A haalt gemiddeld het meest.", "Het doel is 2030.", "Herzien kan.",
                 "Is station een niet klaar in 2028, dan herzien wij.", "Hoe de wet verandert."),
        numbered("tempo", "aanpassen kunnen", "eerlijk delen", "bewoners bij A | wonen naast molens",
                 "huishoudens | krijgen eerder stroom", "eerst het net | een jaar langer wachten"),
        "Wie in de slechtste toekomst naast een half park woont, heeft niets aan het gemiddelde.",
        numbered("Wij kiezen A.", "Wij kiezen A en herzien in 2028.", "door wie later verliest"),
    )  # fmt: skip
    for answers in (grid_first, plan_a):
        for step_id, answer in zip(
            ("13-q1", "13-q2", "13-q5", "13-q6", "13-q7"), answers, strict=True
        ):
            assert check(step_id, answer).outcome == "correct"


def test_the_solutions_of_the_notebook_pass_in_both_languages():
    from datataal.grading._exercise import words

    for lang in ("nl", "en"):
        said = words("13-advice", lang)

        def one(*keys, said=said, lang=lang):
            return numbered(*(content.fill(said[key], lang) for key in keys))

        language.set_current(lang)
        reasons = ("reason_1", "reason_2", "reason_3", "conditions", "unknown")
        values = ("value_1", "value_2", "value_3", "group_1", "group_2", "option")
        fields = ("margin", "date", "nothing", "definition", "source", "nothing")
        assert check("13-q1", one("the_question", "the_conclusion")).outcome == "correct"
        assert check("13-q2", one(*reasons)).outcome == "correct"
        assert check("13-q4", one(*fields)).outcome == "correct"
        assert check("13-q5", one(*values)).outcome == "correct"
        assert check("13-q6", one("the_dissent")[1]).outcome == "correct"
        assert check("13-q7", one("before", "after", "because")).outcome == "correct"
