"""Whatever lies in the folder: one clear line each, nothing unpacked, followed or half-read."""

import gzip
import json
import os
import subprocess
import sys
import tracemalloc
import zipfile

import pytest

from datataal.data.checking import check_folder
from datataal.data.checking._folder import LARGEST
from datataal.data.checking._lines import LONGEST_LINE

NAME = "municipalities"


def text(province):
    return province.path(NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda t: b"", "empty_file"),
        (lambda t: b"\n\n", "empty_file"),
        (lambda t: t.encode("utf-16"), "utf16"),
        (lambda t: t.encode("utf-16-le"), "utf16"),
        (lambda t: t.encode("utf-16-be"), "utf16"),
        (lambda t: b"\xef\xbb\xbf" + t.encode(), "bom"),
        (lambda t: t.replace("tekst", "Súdwest").replace("eigen 1,eigen", "Fr\xe2n,eig").encode("latin-1"), "not_utf8"),
        (lambda t: t.replace(",", ";").encode(), "delimiter"),
        (lambda t: t.replace(",", "\t").encode(), "delimiter"),
        (lambda t: t.replace("\n", "\r").encode(), "line_ends"),
        (lambda t: t.split("\n")[0].encode() + b"\n", "no_rows"),
        (lambda t: (t + '"eigen 9').encode(), "quote"),
        (lambda t: t.replace("eigen 1", '"eigen" 1', 1).encode(), "quote"),
        (lambda t: (t + "a,b\n").encode(), "ragged"),
        (lambda t: (t + t.split("\n")[1] + ",9\n").encode(), "ragged"),
        (lambda t: b"\0" * 5000, "all_zero"),
        (lambda t: b"PK\x03\x04" + b"x" * 100, "packed_inside"),
        (lambda t: gzip.compress(t.encode()), "packed_inside"),
        (lambda t: b"\xd0\xcf\x11\xe0" + b"x" * 100, "other_inside"),
        (lambda t: b"<html><table>", "markup_inside"),
        (lambda t: b'{"type": "FeatureCollection"}', "markup_inside"),
        (lambda t: t.replace("municipality,", "gemeentecode,").encode(), "renamed"),
        (lambda t: t.replace("municipality,", "Municipality ,").encode(), "name_form"),
        (lambda t: t.replace("dwellings", "dwelings").encode(), "renamed"),
        (lambda t: t.replace("dwellings", "seats").encode(), "twice"),
        (lambda t: t.replace("dwellings", "zzz").encode(), "missing_column"),
        (lambda t: t.replace("dwellings", "").encode(), "nameless"),
        (lambda t: t.replace("dwellings", "\x17\x1b[2Jzz").encode(), "extra"),
        (lambda t: (",".join(f"c{n}" for n in range(100_000)) + "\n").encode(), "many_columns"),
    ],
)  # fmt: skip
def test_a_spoiled_file_is_named(province, change, kind):
    province.path(NAME).write_bytes(change(text(province)))
    report = province.check()
    assert kind in {one.kind for one in report.troubles}, report.lines()
    assert report.exit_code == 1
    assert not [line for line in report.lines() if len(line) > 700]


def test_a_line_without_end_is_not_read_whole(province):
    with province.path(NAME).open("ab") as file:
        file.truncate(file.tell() + 500_000_000)  # sparse: one line of 500 MB
    one = next(one for one in province.check().troubles if one.kind == "long_line")
    assert one.line == 5
    assert LONGEST_LINE < 2_000_000


def test_a_table_that_was_not_read_to_the_end_is_not_approved(province):
    province.path(NAME).write_text(text(province) + '"eigen 9', encoding="utf-8")
    report = province.check()
    assert [one.whole for one in report.tables if one.table == NAME] == [False]
    assert "Not read to the end, so not approved either: municipalities.csv." in report.lines()
    assert "link_unchecked" in province.kinds()


def test_a_file_of_two_gigabytes_is_refused_by_its_size(province):
    with province.path(NAME).open("ab") as file:
        file.truncate(2_000_000_000)
    one = next(one for one in province.check().troubles if one.kind == "too_large")
    assert "1,000 MB" in one.expected
    assert LARGEST == 1_000_000_000


def test_packed_files_and_sheets_are_named_and_not_opened(province):
    with zipfile.ZipFile(province.folder / "alles.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("municipalities.csv", b"0" * 50_000_000)
    (province.folder / "panel.csv.gz").write_bytes(gzip.compress(b"0" * 1_000_000))
    (province.folder / "panel.xlsx").write_bytes(b"PK\x03\x04")
    said = {one.file: one.kind for one in province.check().troubles}
    assert said["alles.zip"] == said["panel.csv.gz"] == "packed"
    assert said["panel.xlsx"] == "spreadsheet"


@pytest.mark.parametrize(
    ("name", "offer"), [("gemeenten", "municipalities.csv"), ("panell", "panel.csv")]
)
def test_a_file_with_another_name_is_met_with_a_near_one(province, name, offer):
    (province.folder / f"{name}.csv").write_text("a,b\n1,2\n")
    assert offer in province.only("other_name").expected


def test_a_missing_table_is_an_error_only_if_others_refer_to_it(province):
    province.path("grid_stations").unlink()
    assert province.only("missing_table").file == "grid_stations.csv"
    notes = [one for one in province.check().troubles if one.kind == "optional_table"]
    assert "panel.csv" in {one.file for one in notes}
    assert all(any(sign.isdigit() for sign in one.what) for one in notes if one.file == "panel.csv")


def test_a_link_out_of_the_folder_is_not_followed(province, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("hidden")
    province.path(NAME).unlink()
    province.path(NAME).symlink_to(secret)
    report = province.check()
    assert "link_out" in {one.kind for one in report.troubles}
    assert "hidden" not in "\n".join(report.lines())


@pytest.mark.parametrize("kind", ["loop", "folder", "pipe", "broken"])
def test_what_is_no_file_is_not_opened(province, kind):
    path = province.path(NAME)
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.name if kind == "loop" else "nothing.csv")
    assert {"is_folder", "no_file", "broken_link"} & province.kinds()


def test_a_file_without_permission_is_named(province, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root, as whom CI runs, may read all
    assert "no_permission" in province.kinds()


def test_permission_that_is_lost_on_the_way_is_named(province, monkeypatch):
    from datataal.data import checking

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(checking, "look_at", refuse)
    report = province.check()
    assert {one.kind for one in report.troubles if not one.note} == {"no_permission"}
    assert not any(one.whole for one in report.tables)


def test_odd_names_are_shown_without_acting(province):
    (province.folder / "a\x1b[31m\n=1.csv").write_text("x")
    os.close(os.open(os.fsencode(province.folder) + b"/\xff.csv", os.O_CREAT | os.O_WRONLY))
    lines = province.check().lines()
    assert "\x1b" not in "\n".join(lines)
    assert any("\\x1b[31m\\n=1.csv" in line for line in lines)
    assert any("\\udcff.csv" in line for line in lines)


@pytest.mark.parametrize("folder", ["nothing", "file", "\0", "x" * 5000, ""])
def test_what_is_no_folder_ends_in_code_two(tmp_path, monkeypatch, folder):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    report = check_folder(folder)
    assert report.exit_code == 2
    assert report.lines()[-1] in ("Er is niets gecontroleerd.", "Nothing was checked.")


def command(*words):
    return subprocess.run(
        [sys.executable, "-m", "datataal.cli", "data", "check", *words],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip


def test_the_command_reports_in_the_language_asked_for_and_sets_the_code(province):
    province.put(NAME, 2, "inhabitants", "twaalf")
    nl, en = (command(str(province.folder), "--lang", lang) for lang in ("nl", "en"))
    assert nl.returncode == en.returncode == 1
    assert b'regel 2, kolom inhabitants: "twaalf" is geen heel getal.' in nl.stdout
    assert b'line 2, column inhabitants: "twaalf" is no whole number.' in en.stdout
    assert nl.stderr == en.stderr == b""


def test_the_command_can_speak_json(province):
    province.put(NAME, 2, "name", "=1+1")
    told = json.loads(command(str(province.folder), "--json", "--lang", "en").stdout)
    assert told["exit_code"] == 1
    assert [one["value"] for one in told["troubles"] if not one["note"]] == ['"\'=1+1"']


@pytest.mark.parametrize("words", [["--most", "0"], ["--most", "x"], []])
def test_the_command_refuses_what_it_does_not_know(province, words):
    done = command(*([str(province.folder), *words] if words else []))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_memory_stays_below_three_times_the_table_when_every_row_is_wrong(province):
    province.make("production_months", 1)
    with province.path("production_months").open("a") as file:
        file.writelines(f"X{number // 2},2026-01-01,1.5\n" for number in range(100_000))
    size = province.path("production_months").stat().st_size
    tracemalloc.start()
    try:
        report = province.check()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert report.errors == 150_000
    assert peak < 3 * size
