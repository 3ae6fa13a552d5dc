import pytest

from datataal.errors import DatataalError
from datataal.language import as_language, number


@pytest.mark.parametrize(
    ("value", "decimals", "nl", "en"),
    [(3480, 0, "3.480", "3,480"), (0.5, 1, "0,5", "0.5"), (-1234.56, 2, "-1.234,56", "-1,234.56")],
)
def test_numbers_are_written_as_each_language_does(value, decimals, nl, en):
    assert number(value, decimals, "nl") == nl
    assert number(value, decimals, "en") == en


def test_an_unknown_language_names_the_ones_there_are():
    with pytest.raises(DatataalError, match=r"'de' is not known\. Expected: 'nl' or 'en'"):
        as_language("de")
