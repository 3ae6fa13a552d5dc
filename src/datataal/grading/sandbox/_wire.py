"""Messages between a grader and a fork: JSON with its length in front, never more than `MOST`."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["MOST", "BrokenWireError", "receive", "send"]

#: Bytes of one message. What says that it is longer is not read.
MOST: Final = 32 * 1024 * 1024
_LENGTH: Final = struct.Struct("!I")


class BrokenWireError(Exception):
    """The other side is gone, or says what is no message."""


def send(to: socket.socket, message: Mapping[str, Any]) -> None:
    """Send one message."""
    data = json.dumps(message).encode()
    to.sendall(_LENGTH.pack(len(data)) + data)


def receive(from_: socket.socket, until: float | None = None) -> dict[str, Any]:
    """Return the next message.

    Parameters
    ----------
    from_ : socket.socket
        The connection.
    until : float, optional
        Moment (`time.monotonic`) after which to wait no longer.

    Raises
    ------
    BrokenWireError
        If the other side is gone or the message is none of ours.
    TimeoutError
        If it takes longer than `until`.
    """
    (length,) = _LENGTH.unpack(_exactly(from_, _LENGTH.size, until))
    if length > MOST:
        raise BrokenWireError(f"a message of {length} bytes")
    try:
        message = json.loads(_exactly(from_, length, until))
    except (ValueError, RecursionError) as error:
        raise BrokenWireError("a message that is no JSON") from error
    if not isinstance(message, dict):
        raise BrokenWireError("a message that is no object")
    return message


def _exactly(from_: socket.socket, count: int, until: float | None) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        if until is not None:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            from_.settimeout(left)
        part = from_.recv(min(count - len(parts), 1 << 20))
        if not part:
            raise BrokenWireError("the other side is gone")
        parts += part
    return bytes(parts)
