"""One question of each form, as the content reader gives it in one language."""

from widget_samples import HOSTILE, WHO

from datataal.widgets._question_notes import value_of


def _question(form, **more):
    return {"id": f"03-{form}", "kind": "retrieval", "form": form, **more}


WHICH = _question(
    "several",
    ask="Welke twee horen bij een getal?",
    options=[
        {
            "text": "De datum",
            "right": True,
            "feedback": "Zonder datum geen getal.",
            "missed": "Van wanneer?",
        },
        {"text": "De kleur", "feedback": f"Dat is opmaak. {HOSTILE}"},
        {"text": "De eenheid", "right": True, "feedback": "MW of MWh."},
    ],
    missed="In welke maat?",
    all="Datum en eenheid horen erbij.",
    hints=["Denk aan MW.", "En aan gisteren."],
)
HOW_MANY = _question(
    "number",
    ask="Hoeveel MW is er vrij?",
    answer=1370.5,
    within=0.5,
    unit="MW",
    wrong=[{"value": 2500, "feedback": f"Dubbel geteld. {HOSTILE}"}],
    all="Dat is het getal van de netbeheerder.",
    other="Kijk in de derde kolom.",
)
WHERE = _question(
    "sort",
    ask="Wat mag en wat kan?",
    bins=[{"id": "may", "text": "mag"}, {"id": "can", "text": "kan"}],
    cards=[
        {"text": "De wet staat het toe", "bin": "may", "feedback": "De wet zegt wat mag."},
        {
            "text": "Het past technisch",
            "bin": "can",
            "feedback": f"Techniek zegt wat kan. {HOSTILE}",
        },
        {"text": "Er is een norm", "bin": ["may", "can"], "feedback": "Beide zijn te verdedigen."},
    ],
    all="Alles ligt goed.",
)
FORMS = {"one": WHO, "several": WHICH, "number": HOW_MANY, "sort": WHERE}


def sealed(form, kind="test-out"):
    """Return the question as a graded one; a card of those has one place only."""
    cards = [
        {**card, "bin": "may"} if isinstance(card["bin"], list) else card for card in WHERE["cards"]
    ]
    extra = {"cards": cards} if form == "sort" else {}
    return {**FORMS[form], **extra, "kind": kind}


def texts_of(piece, lang):
    """Return a piece of content in one language, without the numbers that the page works out.

    The right and wrong values of a number may name a figure; each has to be one that is there.
    """
    told = piece.in_(lang)
    if told.get("form") == "number":
        values = [told.pop("answer"), *(one.pop("value") for one in told.get("wrong", ()))]
        assert all(value_of(value) is not None for value in values)
    return told
