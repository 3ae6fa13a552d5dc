"""The data sheets: one page per table in both books, made from the table's description."""

import pytest

from datataal.data import package
from datataal.language import LANGUAGES

pytestmark = pytest.mark.book

TOLD = ("titles", "descriptions", "made", "notFor", "knownHarms")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_has_a_sheet_that_says_what_to_do_and_not_to_do(book, lang):
    listed = (book / lang / "data/deltaland.html").read_text(encoding="utf-8")
    for table in package()["resources"]:
        if table["form"] == "raw":
            continue
        name = f"{table['table']}.html"
        assert f'href="{name}"' in listed
        page = plain((book / lang / "data" / name).read_text(encoding="utf-8"))
        for key in TOLD:
            assert plain(table[key][lang]) in page, (name, key)
        for field in table["schema"]["fields"]:
            assert f"<code>{field['name']}</code>" in page


def plain(text):
    return text.replace("&#39;", "'").replace("&#34;", '"').replace("&quot;", '"')
