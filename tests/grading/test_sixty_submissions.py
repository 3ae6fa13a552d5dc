"""An instructor's story: a platform's zip of sixty, graded, marked, and back to the platform."""

from __future__ import annotations

import copy
import csv
import zipfile

import nbformat
import pytest
from grading_students import STUDENTS

from datataal.cli import main
from datataal.grading import learner_notebook

pytestmark = pytest.mark.grading

NAME = "03-quality-nl"
NOTEBOOK = "03-quality-exercise"
#: What they hand in, in turn; the last is no notebook.
KINDS = ("right", "half", "empty", "wrong", "fixed", "copied-and-deleted", "changed", "")
ALL = 60
LAST_NAMES = ("de Vries, jr.", "Öztürk", "=SUM(A1)", "אבג")


def people():
    return [
        {
            "id": f"s{nr:02}",
            "first_name": f"Naam{nr}",
            "last_name": LAST_NAMES[nr % 4],
            "email": f"s{nr}@school.example",
            "lms_id": str(1000 + nr),
        }
        for nr in range(ALL)
    ]


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def hand_in(archive, nr, person):
    kind = KINDS[nr % len(KINDS)]
    folder = f"{person['first_name']}_{person['lms_id']}_assignsubmission_file_"
    text, kept = "this is no JSON", {}
    if kind:
        book = copy.deepcopy(learner_notebook("03-quality", "nl"))
        filled = STUDENTS[kind].fill(book, "nl")
        text = nbformat.writes(nbformat.from_dict(filled))
        kept = STUDENTS[kind].records("nl")
    archive.writestr(f"{folder}/{NOTEBOOK}.ipynb", text)
    for name, record in kept.items():
        archive.writestr(f"{folder}/{name}", record)


def test_sixty_submissions_go_from_the_platform_and_back(tmp_path, capsys):
    root, all_ = tmp_path / "course", people()
    here = ["--course", str(root)]
    assert main(["course", "init", str(root), "--lang", "nl", "--modules", "03"]) == 0
    assert main(["course", "release", *here]) == 0
    write(root / "roster.csv", all_)
    with zipfile.ZipFile(tmp_path / "moodle.zip", "w") as archive:
        for nr, person in enumerate(all_):
            hand_in(archive, nr, person)
    task = ["--assignment", NAME, *here]
    assert main(["course", "collect", str(tmp_path / "moodle.zip"), *task]) == 0
    main(["grade", NAME, *here])
    broken = [one["id"] for nr, one in enumerate(all_) if not KINDS[nr % len(KINDS)]]

    sheet = tmp_path / "sheet.csv"
    assert main(["course", "mark", *task, "--by", "AB", "--export", str(sheet)]) == 0
    rows = read(sheet)
    assert {row["student"] for row in rows}.isdisjoint(broken)
    write(sheet, [{**row, "points": 2, "comment": "=1+1"} for row in rows])
    assert main(["course", "mark", *task, "--by", "AB", "--import", str(sheet)]) == 0

    pages = tmp_path / "pages.zip"
    assert main(["course", "feedback", *task, "--zip", str(pages), "--moodle"]) == 1
    with zipfile.ZipFile(pages) as archive:
        assert len(archive.namelist()) == ALL - len(broken)

    worksheet, done = tmp_path / "worksheet.csv", tmp_path / "done.csv"
    given = [
        {
            "Identifier": f"Participant {one['lms_id']}",
            "Full name": f"{one['first_name']} {one['last_name']}",
            "Email address": one["email"],
            "Grade": "",
            "Maximum Grade": "20.00",
        }
        for one in all_
    ]
    write(worksheet, given)
    capsys.readouterr()
    assert main(["course", "fill", str(worksheet), *task, "--out", str(done)]) == 1
    said = capsys.readouterr().out
    assert f"{ALL - len(broken)} people" in said
    left_out = "not filled in: could not be graded (why: datataal grade ASSIGNMENT)"
    assert f"{len(broken)}  {left_out}: {', '.join(broken)}" in said
    assert "waits to be marked" not in said
    back = read(done)
    assert [row["Full name"] for row in back] == [row["Full name"] for row in given]
    for nr, row in enumerate(back):
        kind = KINDS[nr % len(KINDS)]
        points = STUDENTS[kind].points if kind else {}
        expected = sum(2 if one is None else one for one in points.values())
        assert (row["Grade"] or None) == (f"{expected:g}" if kind else None), (kind, row)
