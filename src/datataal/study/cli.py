"""`datataal study`: make what is missing, start one server, say where it is."""

from __future__ import annotations

import argparse
import errno
import os
import secrets
import sys
import threading
import time
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from datataal import _paths, content
from datataal.errors import DatataalError, Finding
from datataal.language import LANGUAGES, Language, as_language
from datataal.setup import machine_language
from datataal.study.ports import TRIES, choose_port
from datataal.study.server import Settings, prepare_settings, serve
from datataal.study.workspace import Workspace

__all__ = ["main"]

#: seconds between two lines while a long step runs
PACE = 10.0


def main(argv: Sequence[str] | None = None) -> int:
    """Run `datataal study` until it is stopped; 0 after a stop, 1 when the book has findings."""
    asked = _parser().parse_args(argv)
    lang = as_language(asked.lang or machine_language())
    words = content.strings("study", lang)
    root = Path(asked.root).resolve()
    workspace = Workspace(root, Path(asked.work).resolve() if asked.work else root / "_study")
    try:
        prepare_settings(workspace)
        running = _running(workspace)
        if running:
            print(words["runs_already"].format(address=running), flush=True)
            _browse(running, asked)
            return 0
        if asked.port is not None:  # say so before a minute's work, not after it
            choose_port(asked.port, lang)
        if not _build(workspace.checkout, lang):
            return 1
        port = choose_port(asked.port, lang)
        retries = TRIES if asked.port is None else 0
        settings = Settings(workspace, lang, port, secrets.token_hex(24), retries)
        serve(settings, started=lambda got: _announce(settings, got, asked))
    except SystemExit as error:  # Jupyter's own word for a port that was taken just now
        if error.code:
            taken = Finding(words["port_taken"].format(port=port))
            raise DatataalError(taken) from error
    except OSError as error:
        raise DatataalError(Finding(_os_line(error, lang, workspace))) from error
    print(words["stopped"], flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("datataal study", description="Study on this machine.")
    parser.add_argument("--port", type=int, help="the port to use (default: the first free one)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--lang", choices=LANGUAGES, help="start in this language")
    parser.add_argument("--root", default=str(_paths.CHECKOUT), help="the checkout to study from")
    parser.add_argument("--work", default="", help="where your work goes (default: _study)")
    return parser


def _build(root: Path, lang: Language) -> bool:
    """Build what is missing of the book; return whether it stands."""
    from datataal.book.build import build
    from datataal.book.project import Project

    words = content.strings("study", lang)
    print(words["building"], flush=True)
    done = threading.Event()
    threading.Thread(target=_tick, args=(done, words["building_still"]), daemon=True).start()
    try:
        outcomes = build(Project(root, root / "_build"), tell=lambda line: print(line, flush=True))
    finally:
        done.set()
    stands = not any(outcome.findings for outcome in outcomes)
    print(words["built" if stands else "not_built"], flush=True)
    return stands


def _tick(done: threading.Event, line: str) -> None:
    started = time.monotonic()
    while not done.wait(PACE):
        print(line.format(seconds=int(time.monotonic() - started)), flush=True)


def _announce(settings: Settings, port: int, asked: argparse.Namespace) -> None:
    words = content.strings("study", settings.lang)
    address = settings.address(port)
    print(words["open_at"].format(address=address))
    print(words["your_work"].format(folder=settings.workspace.root))
    print(words["how_to_stop"], flush=True)
    _browse(address, asked)


def _browse(address: str, asked: argparse.Namespace) -> None:
    """Open the browser, where there is one with a screen."""
    screen = (
        sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if asked.no_browser or not screen:
        return
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _running(workspace: Workspace) -> str:
    """Return the address of the server that already runs for this folder, or ""."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers(str(workspace.jupyter / "runtime")):
        address = f"{server['url']}?token={server['token']}"
        if _answers(server["url"], server["token"]):
            return address
    return ""


def _answers(url: str, token: str) -> bool:
    import urllib.error
    import urllib.request

    request = urllib.request.Request(  # noqa: S310  the address is ours, on this machine
        f"{url}api/status", headers={"Authorization": f"token {token}"}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=5) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004
    except (OSError, urllib.error.URLError):
        return False


def _os_line(error: OSError, lang: Language, workspace: Workspace) -> str:
    words = content.strings("study", lang)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return str(words["disk_full"])
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return str(words["no_write"].format(place=error.filename or workspace.root))
    return f"{error.strerror}: {error.filename}"
