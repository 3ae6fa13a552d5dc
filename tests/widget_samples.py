"""Content for the tests of the widgets: the shape of the real thing, with hostile texts in it."""

import base64

from datataal.widgets import _measure
from datataal.widgets._question import in_page

HOSTILE = '</script><img src=x onerror="document.title=1"> & {n} “aanhaling”'
ROLES = {
    "policy": {"name": "Beleid", "letter": "B"},
    "data": {"name": "Data", "letter": "D"},
    "ethics": {"name": "Ethiek", "letter": "E"},
}


def _option(id_, text, cost):
    return {
        "id": id_,
        "text": text,
        "cost": cost,
        "kind": "rules",
        "effects": [
            {
                "who": "De kleine gemeente",
                "direction": "up",
                "word": "sterker",
                "why": "De gemeente staat zelf in het stuk.",
            },
            {
                "who": "De lezer van het stuk",
                "direction": "down",
                "word": "lastiger",
                "why": "De lezer onthoudt het getal en vergeet de marge.",
            },
            {
                "who": "De buurgemeenten",
                "direction": "equal",
                "word": "gelijk",
                "why": "Voor de buren verandert er niets.",
            },
        ],
        "voices": {
            "policy": f"Beleid over {id_}: dit kan ik uitleggen aan de Staten.",
            "data": f"Data over {id_}: het gemeten aandeel zegt zo weinig.",
            "ethics": f"Ethiek over {id_}: wie draagt de fout?",
        },
    }


DILEMMA = {
    "id": "03a",
    "module": "03",
    "title": "Zevenendertig antwoorden",
    "lead": "De kleinste gemeente wil haar eigen cijfer in het stuk.",
    "situation": [
        "Het cijfer rust op 37 mensen. Zes van hen wonen in één straat.",
        f"Vanavond moet het stuk af. {HOSTILE}",
    ],
    "touched": ["de 37 mensen die antwoord gaven", "de andere 14.763 inwoners"],
    "facts": {
        "title": "Wat weten wij?",
        "source": "panel, Deltaland (verzonnen)",
        "columns": ["Gemeente", "Provincie"],
        "rows": [["Antwoorden", "37", "1.500"], ["Foutmarge (punten)", "16,1", "2,5"]],
        "picture": {
            "title": f"In de gemeente {HOSTILE}",
            "bars": [
                {"label": "Antwoorden", "text": "37", "share": 100.0},
                {"label": f"Foutmarge (punten) {HOSTILE}", "text": "16,1", "share": 43.5},
            ],
        },
    },
    "triad": {
        "can": "De som is te maken.",
        "may": "Een besluit moet zorgvuldig zijn voorbereid.",
        "want": "Dat beslis jij. Straks, met een reden.",
    },
    "question": "Wat zet je in het stuk?",
    "options": [
        _option(
            "a",
            "Publiceer het cijfer met het interval",
            "Eigen stem. Maar lezers laten het interval weg.",
        ),
        _option("b", "Voeg samen met twee buurgemeenten", "Zekerder. Maar de eigen stem is weg."),
        _option("c", "Geen cijfer, wel een rondetafelgesprek", "Rijk. Maar het telt niet op."),
    ],
    "reason_hint": "Noem wie er voordeel heeft en wie er last van heeft.",
    "thin_question": "Wie heeft er last van jouw keuze?",
    "citizen": "Wij zijn klein, niet onbelangrijk.",
    "dissent_hint": "Zo ziet de lezer later dat je het wist.",
    "values": ["gelijkheid van gemeenten", "eerlijkheid", "privacy"],
    "instruments": {"iama": ["2.3.2"], "dpia": ["14"]},
    "source": {"text": "eigen casus", "status": "ours"},
    "roles": ROLES,
    "fingerprint": "0123456789abcdef",
}

#: The second option is felt in a municipality, a search area and at a station.
DILEMMA["options"][1]["places"] = [
    {"id": id_, "direction": way, "word": word, "name": name, "mark": mark, "spot": [x, y]}
    for id_, way, word, name, mark, x, y in (
        ("DM05", "down", "onzichtbaar", "Luttelwaard", "1", 47.5, 46.5),
        ("F", "up", f"zeker {HOSTILE}", "zoekgebied F, in Ruigermark", "F", 81.5, 17.2),
        ("DL-08", "equal", "evenveel vrij", "Station Noord", "2", 51.5, 66.5),
    )
]

#: After a or c comes a second moment; after "bel eerst" in it comes a third.
IN_ROUNDS = {
    **DILEMMA,
    "rounds": [
        {
            "id": "r1",
            "after": ["a", "c"],
            "situation": ["De wethouder belt. De krant heeft het stuk al."],
            "question": "Wat zeg je tegen de krant?",
            "thin_question": "Wie leest dit morgen?",
            "options": [
                _option("a", "Niets", "Rust. Maar anderen vullen het in."),
                _option("b", "Bel eerst de 37", "Netjes. Maar het kost een dag."),
            ],
        },
        {
            "id": "r2",
            "after": ["r1:b"],
            "situation": ["Vier van de 37 willen hun antwoord intrekken."],
            "question": "Tel je opnieuw?",
            "options": [
                _option("a", "Ja", "Recht gedaan. Maar 33 is nog minder."),
                _option("b", "Nee", "Het getal staat. Maar vier mensen niet."),
            ],
        },
    ],
}

_NAMES = [
    "Juistheid",
    "Compleetheid",
    "Validiteit",
    "Consistentie",
    "Actualiteit",
    "Precisie",
    "Plausibiliteit",
    "Traceerbaarheid",
    "Begrijpelijkheid",
]
_IDS = [f"m{nr}" for nr in range(9)]
_SCORES = [4, 3, 5, None, 2, 4, 3, None, 1]

QUALITY = {
    "id": "quality",
    "fingerprint": "0" * 16,
    "levels": ["geen eis", "ruw", "om te zoeken", "grote lijnen", "houdt stand", "één geval"],
    "title": "Keuzehulp datakwaliteit",
    "lead": "Zijn deze cijfers goed genoeg voor wat je ermee wilt?",
    "purposes": [
        {
            "id": "map",
            "name": "Eerste verkenning",
            "why": "Een fout kost je een middag.",
            "carrier": "jijzelf",
            "bars": dict.fromkeys(_IDS, 2),
            "main": _IDS[:5],
        },
        {
            "id": "area",
            "name": "Gebied aanwijzen",
            "why": "De bezwaarmaker rekent het na.",
            "carrier": "wie er woont",
            "bars": dict.fromkeys(_IDS, 4),
            "main": _IDS[:5],
        },
    ],
    "tables": [
        {
            "id": "panel",
            "name": "panel",
            "source": "panel, Deltaland (verzonnen)",
            "scores": {
                id_: {"score": score, "finding": "Gemeten in de tabel."}
                for id_, score in zip(_IDS, _SCORES, strict=True)
            },
        },
        {
            "id": "stations",
            "name": "stations",
            "source": "netbeheerder (verzonnen)",
            "scores": {id_: {"score": 5, "finding": HOSTILE} for id_ in _IDS},
        },
    ],
    "measures": [
        {"id": id_, "name": name, "ask": "klopt het?", "mend": "Vraag het na."}
        for id_, name in zip(_IDS, _NAMES, strict=True)
    ],
    "own": {
        "name": "Mijn eigen tabel",
        "source": "eigen oordeel",
        "zero": "niet bruikbaar",
        "found": "Eigen oordeel: {level}.",
        "unknown": "Eigen oordeel: niet gemeten.",
    },
}

SAMPLE_SIZE = {
    "id": "sample-size",
    "fingerprint": "0" * 16,
    "title": "Hoeveel antwoorden is genoeg?",
    "lead": "Schuif met het aantal en kijk wat de marge doet.",
    "marks": [
        {"n": 37, "name": "Luttelwaard", "share": 22 / 37},
        {"n": 128, "name": "Drie gemeenten samen", "share": 81 / 128},
        {"n": 1500, "name": "Deltaland", "share": 1080 / 1500},
    ],
}

#: as the content reader gives it in one language
WHO = {
    "id": "03-r1",
    "kind": "retrieval",
    "form": "one",
    "about": "02 sources",
    "ask": "Wie houdt het register bij?",
    "options": [
        {
            "text": "De bronhouder",
            "feedback": "De bronhouder houdt het register bij.",
            "right": True,
        },
        {"text": "De afnemer", "feedback": f"De afnemer gebruikt het. {HOSTILE}"},
        {"text": "De Staten", "feedback": "De Staten besluiten ermee."},
    ],
    "after": "Daarom meld je een fout terug.",
}
QUESTION = in_page(WHO, "nl")

#: The twelve areas of module 06: yield, homes spared, nature spared, grid near; MW and homes ours.
_AREAS = {
    "A": (0.90, 0.20, 0.60, 0.30),
    "B": (0.55, 0.40, 0.30, 0.50),
    "C": (1.00, 0.25, 0.30, 0.50),
    "D": (0.60, 0.20, 0.75, 0.65),
    "E": (0.20, 0.45, 0.80, 0.25),
    "F": (0.70, 0.70, 0.70, 0.70),
    "G": (0.20, 0.45, 0.45, 0.25),
    "H": (0.75, 0.10, 0.65, 0.70),
    "I": (0.65, 0.30, 0.40, 0.50),
    "J": (0.20, 0.80, 0.60, 0.55),
    "K": (0.30, 0.90, 0.80, 0.60),
    "L": (0.40, 0.60, 0.10, 0.50),
}
_SIDE = 100


def _layer(value):
    """Return one byte per cell, as base64; `value` gets column and row from the south-west."""
    cells = [value(nr % _SIDE, nr // _SIDE) for nr in range(_SIDE * _SIDE)]
    return bytes(cells)


def _land(x, y):
    """Return water around the edge, four municipalities, and nature in the north-east."""
    if min(x, y, _SIDE - 1 - x, _SIDE - 1 - y) < 3:
        return 255
    return 2 * (2 * (y >= 50) + (x >= 50)) + (x > 65 and y > 65)


def _weighed_area(nr, letter):
    column, row = 10 + 20 * (nr % 4), 12 + 28 * (nr // 4)
    cells = [(row + down) * _SIDE + column + right for down in range(4) for right in range(4)]
    homes = round(2650 - 1650 * _AREAS[letter][1])
    place = _land(column, row) // 2
    scores = list(_AREAS[letter])
    mw = 16.8 + 5.6 * nr
    return {
        "id": letter,
        "place": place,
        "mw": round(mw, 1),
        "homes": homes,
        "scores": scores,
        "cells": cells,
    }


WEIGHTS = {
    "id": "weights",
    "title": "Wie zet de schuifjes?",
    "lead": f"Vier schuifjes delen samen 100 procent. {HOSTILE}",
    "criteria": [
        {"name": name, "cell": "0 geeft 0, 1 geeft 1", "area": "gemeten in het gebied"}
        for name in ("opbrengst", "woningen ontzien", "natuur ontzien", "net dichtbij")
    ],
    "presets": [
        {"id": id_, "name": name, "who": who, "why": "Zo besloten.", "weights": weights}
        for id_, name, who, weights in (
            ("default", "Standaard", "de leverancier", [60, 15, 10, 15]),
            ("equal", "Gelijk", "het datateam", [25, 25, 25, 25]),
            ("residents", "Bewoners eerst", "bewoners", [15, 50, 15, 20]),
            ("nature", "Natuur eerst", HOSTILE, [15, 20, 50, 15]),
        )
    ],
    "province": "Deltaland",
    "grid": {
        "side": _SIDE,
        "scores": base64.b64encode(
            _layer(lambda x, y: 255 * x // 99)
            + _layer(lambda x, y: 255 * y // 99)
            + _layer(lambda x, y: 0 if x > 65 and y > 65 else 255)
            + _layer(lambda x, y: 255 - 255 * x // 99)
        ).decode(),
        "away": base64.b64encode(_layer(lambda x, y: y)).decode(),
        "land": base64.b64encode(_layer(_land)).decode(),
    },
    "places": [
        {"name": name, "share": share}
        for name, share in (
            ("Luttelwaard", 0.05),
            ("Tolmerhaven", 0.25),
            (HOSTILE, 0.3),
            ("Drevelo", 0.4),
        )
    ],
    "areas": [_weighed_area(nr, letter) for nr, letter in enumerate(_AREAS)],
    "homes": {"low": 1160, "high": 2490, "start": 2320},
    "fingerprint": "0123456789abcdef",
}

MATCHER = {
    "id": "matcher",
    "title": "Wat hoor jij?",
    "lead": "Kies een woord.",
    "paper": ["Kies samen een woord.", "Schrijf op wat je hoort."],
    "fingerprint": "0123456789abcdef",
    "roles": [
        {"id": "policy", "name": "Beleid", "letter": "B"},
        {"id": "data", "name": "Data", "letter": "D"},
        {"id": "ethics", "name": "Ethiek", "letter": "E"},
    ],
    "terms": [
        {
            "id": id_,
            "term": term,
            "meaning": f"Of {term} er is. {HOSTILE}",
            "readings": {
                "policy": "goed genoeg om op te besluiten",
                "data": "het haalt de eis",
                "ethics": "goed genoeg voor wie de fout draagt",
            },
            "clash": "Iedereen zegt goed genoeg, en niemand zegt waarvoor.",
            "say": "Goed genoeg waarvoor?",
            "source": "NORA, 2021",
            "ours": id_ == "ours",
        }
        for id_, term in (("fit", "geschikt"), ("ours", "paspoort"))
    ],
}

GUIDE = {
    "id": "guide",
    "title": "Wie bel ik?",
    "lead": "Beantwoord de vragen.",
    "subject": {"label": "Waarover gaat het?", "hint": "Geen namen."},
    "questions": [
        {
            "id": "who",
            "ask": "Wie raakt het?",
            "why": f"Wie er last van heeft. {HOSTILE}",
            "many": True,
            "options": [
                {"id": "people", "title": "Mensen", "note": HOSTILE},
                {"id": "firms", "title": "Bedrijven"},
                {"id": "nobody", "title": "Niemand", "alone": True},
            ],
            "write": {"label": "Welke groep?", "hint": "Kort.", "when": "who:people"},
        },
        {
            "id": "sure",
            "ask": "Weet je het zeker?",
            "when": {"none": ["who:nobody"]},
            "options": [{"id": "yes", "title": "Ja"}, {"id": "no", "title": "Nee"}],
        },
    ],
    "groups": [
        {
            "id": "advice",
            "title": "Advies",
            "first": True,
            "outcomes": [
                {
                    "id": "call",
                    "when": {"all": ["who:people", "sure:no"]},
                    "title": "Bel vandaag.",
                    "text": HOSTILE,
                    "do": ["Stop even."],
                    "call": ["Het ethisch contact"],
                    "source": "van ons",
                },
                {"id": "go", "title": "Ga verder."},
            ],
        },
        {
            "id": "mind",
            "title": "Let hierop",
            "outcomes": [
                {
                    "id": "both",
                    "when": {"at_least": 2, "of": ["who:people", "who:firms", "sure:no"]},
                    "title": "Twee dingen tegelijk.",
                }
            ],
        },
    ],
    "compare": {
        "title": "Voor en tegen",
        "things": [
            {
                "id": "mail",
                "title": "Mailen",
                "for": [{"when": "sure:yes", "text": "Het kan wachten."}],
                "against": [{"when": {"any": ["who:people", "who:firms"]}, "text": "Te traag."}],
            },
            {
                "id": "phone",
                "title": "Bellen",
                "for": [{"when": "sure:no", "text": "Je hoort meteen iets."}],
                "against": [{"when": "sure:yes", "text": "Het stoort."}],
            },
        ],
    },
    "draft": {
        "title": "Voor in je stuk",
        "joined": True,
        "lines": [
            {"text": "Het gaat over {subject}.", "without": "Het gaat over [waarover]."},
            {"when": "who:people", "text": "Het raakt {who}.", "without": "Het raakt [wie]."},
            {"text": "Zeker: {sure}."},
        ],
    },
    "paper": ["Vink aan wat klopt."],
    "source": "van ons",
    "fingerprint": "0123456789abcdef",
}

ALL = {
    ("dilemma", "03a"): DILEMMA,
    ("quality", "quality"): QUALITY,
    ("sample_size", "sample-size"): SAMPLE_SIZE,
    ("question", "03-r1"): QUESTION,
    ("measure", "start"): _measure.shown("start", "nl"),
    ("weights", "weights"): WEIGHTS,
    ("matcher", "matcher"): MATCHER,
    ("guide", "guide"): GUIDE,
}
