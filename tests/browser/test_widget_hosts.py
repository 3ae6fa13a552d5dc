"""The same clicks give the same record, byte for byte but for time stamps, in every host."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_hosts as hosts

from datataal import records

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("id_", list(hosts.CLICKS))
def test_page_browser_edition_and_kernel_record_the_same(
    id_: str, reader: Callable[..., Any], tmp_path: Path
) -> None:
    plain, edition = reader(), reader()
    in_page = hosts.in_a_page(plain.page, id_, tmp_path)
    sent = hosts.in_the_module(edition.page, id_, tmp_path)
    written = hosts.by_the_kernel(edition.page, id_, sent, tmp_path)
    doc = sent.get("record") or sent["aid"]
    in_edition = json.dumps(doc, ensure_ascii=False, indent=2).encode() + b"\n"
    assert hosts.but_for_time(in_page) != in_page  # there were stamps to leave out
    assert hosts.but_for_time(in_page) == hosts.but_for_time(in_edition)
    assert hosts.but_for_time(in_page) == hosts.but_for_time(written)
    assert records.validate(json.loads(in_page)) == []
    assert plain.complaints == edition.complaints == []


def test_the_downloaded_file_is_the_recorded_one(
    reader: Callable[..., Any], tmp_path: Path
) -> None:
    page = reader().page
    kept = hosts.in_a_page(page, hosts.DILEMMA, tmp_path)
    with page.expect_download() as loading:
        page.get_by_role("button", name="Download mijn besluit").click()
    assert hosts.but_for_time(loading.value.path().read_bytes()) == hosts.but_for_time(kept)


def test_all_that_was_clicked_and_typed_stands_in_the_record(
    reader: Callable[..., Any], tmp_path: Path
) -> None:
    record = records.loads(hosts.in_a_page(reader().page, hosts.DILEMMA, tmp_path))
    assert record["role"] == "data"
    assert record["first"] == {"choice": "a", "reason": hosts.REASON}
    assert record["later"][0]["reason"] == hosts.REASON.upper()
    assert record["final"] == {"choice": "a", "revision": "note", "note": hosts.REASON}
    assert record["values"] == [1]
