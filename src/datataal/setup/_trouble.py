"""What can go wrong while installing, read from pip's account, as one line with a way on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from datataal.setup._words import say

__all__ = ["Trouble", "from_account", "from_os_error"]

_PACKAGE = re.compile(
    r"(?:^\s*|for |satisfies the requirement )([A-Za-z0-9._-]+==[^\s;,(]+)", re.MULTILINE
)
#: full disk, by errno: no space left, quota used up
_FULL = (28, 122)


class Trouble(Exception):  # noqa: N818  it is the user's trouble, not a fault in the program
    """Something on this machine is in the way; its text is one line that says how to go on."""


@dataclass(frozen=True)
class _Sign:
    """Words in pip's account that give one kind of trouble away."""

    words: Sequence[str]
    line: Callable[[str, str], str]


def _package(account: str) -> str:
    found = _PACKAGE.findall(account)
    return found[-1] if found else "?"


def _proxy() -> str:
    said = os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy") or "-"
    return re.sub(r"//[^@/]*@", "//…@", said)  # a proxy address may hold a password


#: in order: the first sign that is found tells what happened
_SIGNS = (
    _Sign(
        ("No space left on device", "Disk quota exceeded"),
        lambda _account, _lock: say("disk_full"),
    ),
    _Sign(
        ("DO NOT MATCH THE HASHES",),
        lambda account, lock: say("hash", package=_hashed(account), lock=lock),
    ),
    _Sign(
        ("Invalid requirement", "Hashes are required", "Could not open requirements file"),
        lambda account, lock: say("lock", lock=lock, reason=_error(account)),
    ),
    _Sign(
        ("CERTIFICATE_VERIFY_FAILED", "SSLError", "SSLCertVerificationError", "CA certificate"),
        lambda _account, _lock: say("tls"),
    ),
    _Sign(
        ("ProxyError", "Cannot connect to proxy", "407 Proxy", "Tunnel connection failed"),
        lambda _account, _lock: say("proxy", proxy=_proxy()),
    ),
    _Sign(
        (
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "Read timed out",
            "Connection refused",
            "Connection reset",
            "Connection aborted",
            "Network is unreachable",
            "RemoteDisconnected",
            "IncompleteRead",
        ),
        lambda _account, _lock: say("network"),
    ),
    _Sign(
        ("Permission denied", "Read-only file system"),
        lambda account, _lock: say("permission", place=_denied(account)),
    ),
    _Sign(
        ("No matching distribution found", "Could not find a version"),
        lambda account, _lock: say("absent", package=_package(account), python=_running()),
    ),
)


def from_account(account: str, lock: str, log: Path) -> Trouble:
    """Return what pip's `account` (all it said) comes down to; `log` is where it stands whole."""
    for sign in _SIGNS:
        if any(word in account for word in sign.words):
            return Trouble(sign.line(account, lock))
    return Trouble(say("unknown", reason=_error(account), log=log))


def from_os_error(error: OSError, place: Path) -> Trouble:
    """Return what an operating-system error while writing in `place` comes down to."""
    if error.errno in _FULL:
        return Trouble(say("disk_full"))
    if isinstance(error, PermissionError) or error.errno == 30:  # noqa: PLR2004  read-only
        return Trouble(say("permission", place=error.filename or place))
    return Trouble(say("unknown", reason=f"{error.strerror}: {error.filename}", log=place))


def _hashed(account: str) -> str:
    after = account.split("DO NOT MATCH THE HASHES", 1)[1]
    return _package_name(after)


def _package_name(text: str) -> str:
    found = _PACKAGE.search(text)
    return found[1] if found else "?"


def _denied(account: str) -> str:
    found = re.search(r"(?:Permission denied|Read-only file system): '([^']+)'", account)
    return found[1] if found else "."


def _error(account: str) -> str:
    lines = [line.strip() for line in account.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["?"])[0].removeprefix("ERROR:").strip()[:160]


def _running() -> str:
    import sys

    return f"{sys.version_info[0]}.{sys.version_info[1]}"
