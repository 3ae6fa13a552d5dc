"""Right and wrong answers to the tasks of a measure, in the form in which the page keeps them."""

from datataal.widgets import _measure
from datataal.widgets._question_notes import bin_numbers, value_of


def tasks(form="a", lang="nl"):
    """Return the whole tasks in the order in which they are shown."""
    return [one.in_(lang) for one in _measure.in_turn(form)]


def right(whole):
    """Return the right answer."""
    if whole["form"] == "number":
        return f"{value_of(whole['answer']):g}".replace(".", ",")
    if whole["form"] == "sort":
        return [bin_numbers(whole, card)[0] for card in whole["cards"]]
    good = [nr for nr, option in enumerate(whole["options"]) if option.get("right")]
    return good if whole["form"] == "several" else good[0]


def wrong(whole):
    """Return an answer that is whole and not right."""
    good = right(whole)
    if whole["form"] == "number":
        return "1"
    if whole["form"] == "sort":
        return [(at + 1) % len(whole["bins"]) for at in good]
    others = [nr for nr in range(len(whole["options"])) if nr not in ([good], good)]
    return others[:1] if whole["form"] == "several" else next(nr for nr in others if nr != good)


def answers(know, form="a"):
    """Return answers that are right for the domains in `know`, and wrong for the others."""
    return {one["id"]: (right if one["bridge"] in know else wrong)(one) for one in tasks(form)}
