"""Chromium, bubblewrap and PostgreSQL: found on this machine, or installed where one may."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from datataal.setup._words import say

__all__ = ["Missing", "find_browser", "find_database", "find_sandbox", "provide"]

#: Chromium without a window comes first: the same engine, and pages are there in 2/3 of the time.
_BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


@dataclass(frozen=True)
class Missing:
    """A program that tests need and that is not here, with one line on how to get it."""

    tool: str
    line: str


def find_browser() -> str:
    """Return the path of Chromium or Chrome, or ""; `DATATAAL_CHROMIUM` names another one."""
    asked = os.environ.get("DATATAAL_CHROMIUM", "")
    found = (shutil.which(name) for name in ([asked] if asked else _BROWSERS))
    return next((path for path in found if path), "")


def find_sandbox() -> str:
    """Return the path of bubblewrap, or ""."""
    return shutil.which("bwrap") or ""


def find_database() -> str:
    """Return the folder of the newest PostgreSQL server's programs, or ""."""
    asked = shutil.which("pg_ctl")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))  # Debian's, not on the PATH
    return str(found[-1].parent) if found else str(Path(asked).parent) if asked else ""


def provide(log: Path) -> list[Missing]:
    """See to what the tests need, and say in one line each what stays missing."""
    if not find_browser():
        _install("chromium-headless-shell", log)  # not in every Debian; then the whole browser
    wanted = {
        "chromium": find_browser,
        "bubblewrap": find_sandbox,
        "postgresql": find_database,
    }
    missing = []
    for package, find in wanted.items():
        if not find():
            how = _install(package, log)
            if not find():
                missing.append(Missing(package, say("no_tool", tool=package, how=how)))
    for one in missing:
        print(one.line, flush=True)
    return missing


def _install(package: str, log: Path) -> str:
    """Try to install with apt-get; return how to go on when that is not to be."""
    if _system().get("ID") != "debian" or not shutil.which("apt-get"):
        return say("how_other")
    if os.geteuid() == 0:
        rights: list[str] = []
    elif shutil.which("sudo") and not _run(["sudo", "-n", "true"], log):
        rights = ["sudo", "-n"]
    else:
        return say("how_debian", package=package)
    print(say("fetching_tool", tool=package), flush=True)
    _run([*rights, "apt-get", "update", "--quiet"], log)
    words = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", package]
    return say("how_failed", log=log) if _run([*rights, *words], log) else ""


def _run(words: list[str], log: Path) -> int:
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as account:
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        return subprocess.run(  # noqa: S603  the words are ours, no shell
            words, check=False, stdout=account, stderr=subprocess.STDOUT, env=environment
        ).returncode


def _system(file: Path = Path("/etc/os-release")) -> Mapping[str, str]:
    """Return what the system says it is, such as ``{"ID": "debian"}``."""
    if not file.is_file():
        return {}
    pairs = (line.split("=", 1) for line in file.read_text().splitlines() if "=" in line)
    return {key: value.strip('"') for key, value in pairs}
