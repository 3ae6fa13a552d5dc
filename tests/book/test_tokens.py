"""The colours of the theme, recomputed from the style sheet: 4.5 for text, 3.0 for controls."""

from __future__ import annotations

import re

import pytest

from datataal.book.bundle import CSS

B = "--basis-color-"
GROUNDS = [
    f"{B}default-bg-document",
    f"{B}default-bg-default",
    f"{B}default-bg-subtle",
    "--datataal-clay",
]
TEXTS = [
    f"{B}default-color-document",
    f"{B}default-color-subtle",
    f"{B}action-1-color-default",
    f"{B}action-1-color-hover",
    "--datataal-link-visited",
    f"{B}accent-1-color-default",
    f"{B}accent-2-color-default",
    f"{B}accent-3-color-default",
    "--datataal-joint-color",
    f"{B}positive-color-default",
    f"{B}warning-color-default",
    f"{B}negative-color-default",
    f"{B}info-color-default",
]
PAIRS = [
    (f"{B}action-1-inverse-color-default", f"{B}action-1-inverse-bg-default"),
    (f"{B}action-1-inverse-color-default", f"{B}action-1-inverse-bg-hover"),
    *[(f"{B}accent-{n}-inverse-color-default", f"{B}accent-{n}-color-default") for n in (1, 2, 3)],
    ("--datataal-joint-inverse-color", "--datataal-joint-color"),
    *[(f"{B}accent-{n}-color-default", f"{B}accent-{n}-bg-subtle") for n in (1, 2, 3)],
    *[
        (f"{B}{tone}-color-default", f"{B}{tone}-bg-subtle")
        for tone in ("positive", "warning", "negative", "info")
    ],
    *[
        (f"{B}default-color-document", f"{B}{tone}-bg-subtle")
        for tone in ("accent-1", "accent-2", "accent-3", "positive", "warning", "negative", "info")
    ],
    (f"{B}default-color-document", f"{B}default-bg-hover"),
    (f"{B}action-1-color-hover", f"{B}default-bg-hover"),
    (f"{B}highlight-color-default", f"{B}highlight-bg-default"),
    (f"{B}disabled-color-default", f"{B}disabled-bg-default"),
    *[
        (f"--datataal-code-{part}", "--datataal-code-bg")
        for part in ("text", "keyword", "string", "number", "comment")
    ],
    *[
        (f"{B}default-color-document", f"--datataal-{part}")
        for part in ("sky-high", "sky-middle", "sky", "field", "field-light", "field-dry", "water")
    ],
]
CONTROLS = [
    *[(f"{B}default-border-default", ground) for ground in GROUNDS],
    *[(f"{B}action-1-inverse-bg-default", ground) for ground in GROUNDS],
    *[("--basis-focus-outline-color", ground) for ground in GROUNDS],
    ("--basis-focus-inverse-outline-color", "--basis-focus-outline-color"),
    ("--basis-focus-inverse-outline-color", f"{B}action-1-inverse-bg-default"),
]
#: Figures that the design measured; they guard this test's own arithmetic.
MEASURED = [
    ("light", f"{B}default-color-document", f"{B}default-bg-document", 13.78),
    ("light", f"{B}action-1-inverse-color-default", f"{B}action-1-inverse-bg-default", 8.41),
    ("dark", f"{B}accent-1-color-default", f"{B}default-bg-subtle", 6.46),
    ("dark", "--basis-focus-inverse-outline-color", "--basis-focus-outline-color", 12.44),
]


def tokens(theme: str) -> dict[str, str]:
    name = "tokens" if theme == "light" else "tokens-dark"
    text = (CSS / f"{name}.css").read_text(encoding="utf-8")
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9A-Fa-f]{6});", text))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(theme: str) -> None:
    found = tokens(theme)
    wanted = [*((text, ground) for text in TEXTS for ground in GROUNDS), *PAIRS]
    low = {pair: ratio(found[pair[0]], found[pair[1]]) for pair in wanted}
    assert {pair: value for pair, value in low.items() if value < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_controls_can_be_seen(theme: str) -> None:
    found = tokens(theme)
    low = {pair: ratio(found[pair[0]], found[pair[1]]) for pair in CONTROLS}
    assert {pair: value for pair, value in low.items() if value < 3.0} == {}


@pytest.mark.parametrize(("theme", "one", "other", "measured"), MEASURED)
def test_ratios_are_those_of_the_design(theme: str, one: str, other: str, measured: float) -> None:
    found = tokens(theme)
    assert ratio(found[one], found[other]) == pytest.approx(measured, abs=0.01)


def test_dark_gives_every_colour_that_light_has() -> None:
    assert set(tokens("dark")) == set(tokens("light"))


def test_no_sheet_names_a_colour_outside_the_tokens() -> None:
    # White paper stays white in the dark: figures are not inverted, print is light.
    allowed = {"#FFFFFF"}
    for sheet in CSS.glob("*.css"):
        if not sheet.name.startswith("tokens"):
            used = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b(?![\w-])", sheet.read_text("utf-8")))
            assert used <= allowed, sheet.name


def test_every_token_that_is_used_exists() -> None:
    known = (CSS / "tokens.css").read_text(encoding="utf-8")
    for sheet in CSS.glob("*.css"):
        for name in re.findall(r"var\((--(?:basis|datataal)-[\w-]+)", sheet.read_text("utf-8")):
            assert f"{name}:" in known, f"{sheet.name}: {name}"
