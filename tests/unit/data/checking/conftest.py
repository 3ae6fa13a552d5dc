"""A small province of our own, made from the schemas, that a test may spoil."""

import csv

import pytest

from datataal.data import package
from datataal.data.checking import check_folder
from datataal.data.checking._schema import read_schemas

#: What a column of each type may hold.
PLAIN = {
    "integer": "3",
    "year": "2020",
    "number": "0.5",
    "boolean": "true",
    "date": "2026-01-01",
    "datetime": "2026-01-01T10:00",
    "string": "tekst",
}
ROWS = 3


def value(table, column, number):
    if column.name in ("x_m", "y_m"):
        return str((120_000 if column.name == "x_m" else 480_000) + number)
    if column.enum:
        return column.enum[number % len(column.enum)]
    if column.name in table.key or column.unique or column.name in linked(table):
        return f"2026-01-{number + 1:02}" if column.type == "date" else f"eigen {number}"
    if column.minimum is not None:
        return str(column.minimum)
    return PLAIN[column.type]


def linked(table):
    return {name for link in table.links for name in link.fields}


class Province:
    """A folder of tables; `put` changes one cell, `text` gives a whole file to spoil."""

    def __init__(self, folder):
        self.folder = folder
        self.tables = read_schemas(package())

    def make(self, name, rows=ROWS):
        table = self.tables[name]
        with self.path(name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.columns)
            for number in range(rows):
                writer.writerow([value(table, one, number) for one in table.columns.values()])
        return self

    def path(self, name):
        return self.folder / f"{name}.csv"

    def put(self, name, line, column, new):
        rows = list(csv.reader(self.path(name).open(newline="", encoding="utf-8")))
        rows[line - 1][rows[0].index(column)] = new
        with self.path(name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def swap(self, name, old, new, encoding="utf-8"):
        content = self.path(name).read_bytes()
        assert old in content
        self.path(name).write_bytes(content.replace(old, new, 1))

    def check(self, lang="en", **options):
        return check_folder(self.folder, lang, **options)

    def kinds(self, **options):
        return {one.kind for one in self.check(**options).troubles if not one.note}

    def only(self, kind, **options):
        """Check, and return the one error there must be."""
        report = self.check(**options)
        errors = [one for one in report.troubles if not one.note]
        assert [one.kind for one in errors] == [kind], report.lines()
        assert report.exit_code == 1
        return errors[0]


@pytest.fixture
def province(tmp_path):
    """Municipalities, stations and installations that are good."""
    folder = tmp_path / "mijn provincie"
    folder.mkdir()
    made = Province(folder)
    for name in ("municipalities", "grid_stations", "installations"):
        made.make(name)
    return made
