"""Find a port that is free on this machine."""

from __future__ import annotations

import socket

from datataal import content
from datataal.errors import DatataalError, Finding
from datataal.language import Language

__all__ = ["TRIES", "choose_port"]

FIRST = 8880
TRIES = 20
LOWEST, HIGHEST = 1024, 65535


def choose_port(asked: int | None, lang: Language) -> int:
    """Return `asked` when it is free, or else the first free one from `FIRST` on.

    Raises
    ------
    DatataalError
        If the port that was asked for is taken or not usable, or if none is free.
    """
    words = content.strings("study", lang)
    if asked is not None:
        if not LOWEST <= asked <= HIGHEST:
            raise DatataalError(Finding(words["port_wrong"].format(port=asked)))
        if not _is_free(asked):
            raise DatataalError(Finding(words["port_taken"].format(port=asked)))
        return asked
    for port in range(FIRST, FIRST + TRIES):
        if _is_free(port):
            if port != FIRST:
                print(words["other_port"].format(taken=FIRST, port=port), flush=True)
            return port
    raise DatataalError(Finding(words["no_port"].format(first=FIRST, last=FIRST + TRIES - 1)))


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
