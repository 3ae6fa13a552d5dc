"""Serve the marking page to this machine alone, to whoever has the key.

The page itself holds nothing of learners; what it asks for needs the key, which stands behind the
``#`` of its address and so never in a log or a referrer. A request under another host's name
is refused, so that no page elsewhere can reach this one through a name that leads here.
"""

from __future__ import annotations

import hmac
import html
import json
import secrets
import string
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from datataal import content
from datataal.errors import DatataalError, Finding
from datataal.grading.marking._desk import Desk
from datataal.grading.marking._refused import in_words

__all__ = ["Server"]

_HERE: Final = Path(__file__).resolve().parent
_FILES: Final = {"/mark.css": "text/css", "/mark.js": "text/javascript"}
_LARGEST: Final = 64 << 10
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Server(ThreadingHTTPServer):
    """The desk behind an address of this machine; `address` holds the key."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        self.desk, self.key = desk, secrets.token_urlsafe(24)
        self.writer = threading.Lock()
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError as error:
            raise DatataalError(
                Finding(
                    f"Port {port} cannot be used ({error.strerror})",
                    expected="a free port",
                    do="Leave --port out, or name another one",
                )
            ) from error

    @property
    def address(self) -> str:
        """Where the page is, with its key."""
        return f"http://127.0.0.1:{self.server_port}/#{self.key}"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        if not self._of_here():
            return
        if self.path == "/":
            self._send(200, "text/html", _shell(self.server.desk))
        elif self.path in _FILES:
            text = (_HERE / self.path[1:]).read_text(encoding="utf-8")
            self._send(200, _FILES[self.path], text)
        elif self.path == "/api/items" and self._has_key():
            self._answer(self.server.desk.shown)
        elif self.path != "/api/items":
            self._refuse(404, self._word("no_page"))

    def do_POST(self) -> None:
        if not self._of_here() or not self._has_key():
            return
        asked = self._body()
        if self.path != "/api/mark" or asked is None:
            self._refuse(400, self._word("not_ours"))
            return
        with self.server.writer:
            self._answer(lambda: self.server.desk.take(asked))

    def _body(self) -> Mapping[str, Any] | None:
        try:
            length = int(self.headers.get("Content-Length", ""))
            if not 0 <= length <= _LARGEST:
                return None
            found = json.loads(self.rfile.read(length))
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def _of_here(self) -> bool:
        names = [f"{host}:{self.server.server_port}" for host in ("127.0.0.1", "localhost")]
        origin = self.headers.get("Origin")
        if self.headers.get("Host") in names and origin in (None, *(f"http://{n}" for n in names)):
            return True
        self._refuse(403, self._word("this_machine"))
        return False

    def _has_key(self) -> bool:
        given = self.headers.get("X-Datataal-Key", "").encode()
        if hmac.compare_digest(given, self.server.key.encode()):
            return True
        self._refuse(403, self._word("refused"))
        return False

    def _word(self, name: str) -> str:
        return str(content.strings("grading", self.server.desk.lang)["mark"][name])

    def _answer(self, work: Any) -> None:  # noqa: ANN401
        try:
            self._json(200, work())
        except Exception as error:  # noqa: BLE001  also a database that is gone, a full disk
            code = 409 if isinstance(error, DatataalError) else 500
            self._refuse(code, in_words(error, self.server.desk.lang))

    def _refuse(self, code: int, what: str) -> None:
        self.close_connection = True
        self._json(code, {"what": what})

    def _json(self, code: int, found: object) -> None:
        self._send(code, "application/json", json.dumps(found))

    def _send(self, code: int, kind: str, text: str) -> None:
        data = text.encode()
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        """Say nothing: what somebody marks is nobody's log."""


def _shell(desk: Desk) -> str:
    words = content.strings("grading", desk.lang)["mark"]
    said = {name: html.escape(str(text)) for name, text in words.items()}
    page = string.Template((_HERE / "page.html").read_text(encoding="utf-8"))
    return page.substitute(said, lang=desk.lang, item_label=said["title"])
