"""The study server: only for who has the token, only the book and the learner's own folder."""

from __future__ import annotations

import http.cookiejar
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from datataal.errors import DatataalError
from datataal.study import cli, ports
from datataal.study.server import DISABLED

TOKEN = "a" * 48
SERVE = """
import sys
from pathlib import Path
from datataal.study.server import Settings, prepare_settings, serve
from datataal.study.workspace import Workspace
root = Path(sys.argv[1])
mine = Workspace(root, root / "_study")
prepare_settings(mine)
settings = Settings(mine, "nl", int(sys.argv[2]), sys.argv[3], retries=int(sys.argv[4]))
serve(settings, lambda port: print("started on", port, flush=True))
"""
LESSON = """# Goed genoeg waarvoor?

```{code-cell} python
import datataal
```
"""


@dataclass
class Answer:
    status: int
    where: str
    headers: Any
    text: str


@dataclass
class Server:
    base: str
    root: Path

    def get(self, path: str, *, token: str = TOKEN) -> Answer:
        opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
            urllib.request.ProxyHandler({}),
        )
        mark = "&" if "?" in path else "?"
        try:
            answer = opener.open(f"{self.base}{path}" + (f"{mark}token={token}" if token else ""))
        except urllib.error.HTTPError as error:
            answer = error
        text = answer.read().decode("utf-8", "replace")
        return Answer(answer.status, answer.url.removeprefix(self.base), answer.headers, text)

    def setting(self, plugin: str) -> dict:
        folder = self.root / "_study/.jupyter/settings/@jupyterlab"
        return json.loads((folder / f"{plugin}.jupyterlab-settings").read_text())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    root = tmp_path_factory.mktemp("checkout")
    for lang in ("nl", "en"):
        static = root / "_build/html" / lang / "_static"
        static.mkdir(parents=True)
        (static.parent / "index.html").write_text(f'<html lang="{lang}">é</html>', "utf-8")
        (static / "study.js").write_text("window.datataalStudy = null;")
        (static / "page.js").write_text("1;")
        (static / "table.csv").write_text("a,b\n")
        (static / ".hidden").write_text("hidden")
        (root / "notebooks" / lang).mkdir(parents=True)
        for slug in ("03-quality", "06-weights"):
            (root / "notebooks" / lang / f"{slug}.md").write_text(LESSON)
    (root / "_build/html/index.html").write_text("<p>kies</p>")
    (root / "_build/secret.txt").write_text("secret")
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(root), str(port), TOKEN, "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == f"started on {port}\n"
    yield Server(f"http://127.0.0.1:{port}", root)
    process.terminate()
    process.wait(20)


def test_the_token_opens_the_start_page_in_the_language(server):
    answer = server.get("/")
    assert answer.status == 200
    assert answer.where == "/book/nl/index.html"
    assert 'lang="nl"' in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/book/nl/index.html",
        "/book/nl/_static/study.js",
        "/datataal/open/nl/06-weights",
        "/lab",
    ],
)
@pytest.mark.parametrize("token", ["", "wrong"])
def test_without_the_token_nothing_is_shown(server, path, token):
    answer = server.get(path, token=token)
    assert answer.where.startswith("/login") or answer.status == 403
    assert "datataalStudy" not in answer.text
    assert not (server.root / "_study/nl/06-weights.ipynb").exists()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/book/nl/index.html", "text/html; charset=utf-8"),
        ("/book/nl/_static/page.js", "text/javascript; charset=utf-8"),
        ("/book/nl/_static/table.csv", "text/csv; charset=utf-8"),
        ("/book/nl/_static/study.js", "text/javascript; charset=utf-8"),
    ],
)
def test_each_file_has_its_type(server, path, kind):
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind


def test_the_page_may_load_from_its_own_server_only(server):
    policy = server.get("/book/nl/index.html").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/book/../secret.txt",
        "/book/%2e%2e/secret.txt",
        "/book/nl/..%2f..%2f..%2fsecret.txt",
        "/book//etc/passwd",
        "/book/nl/_static/.hidden",
        "/book/nl/absent.html",
        "/book/nl/_static/",
    ],
)
def test_what_is_not_a_page_of_the_book_is_refused(server, path):
    answer = server.get(path)
    assert answer.status in (403, 404)
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_a_missing_page_says_so_in_the_language_of_its_address(server):
    assert "Deze pagina is er niet" in server.get("/book/nl/absent.html").text
    assert "There is no such page" in server.get("/book/en/absent.html").text


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_is_told_where_jupyterlab_is(server, lang):
    answer = server.get(f"/book/{lang}/_static/study.js")
    assert answer.text == 'window.datataalStudy = {"lab": ""};\n'


@pytest.mark.parametrize(("lang", "locale"), [("nl", "nl_NL"), ("en", "default")])
def test_a_lesson_opens_in_jupyterlab_in_its_language(server, lang, locale):
    answer = server.get(f"/datataal/open/{lang}/03-quality")
    assert answer.where == f"/lab/tree/{lang}/03-quality.ipynb"
    assert (server.root / "_study" / lang / "03-quality.ipynb").is_file()
    assert server.setting("translation-extension/plugin") == {"locale": locale}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_exercise_opens_under_the_name_that_is_collected(server, lang):
    answer = server.get(f"/datataal/open/{lang}/03-quality/exercise")
    assert answer.where == f"/lab/tree/{lang}/03-quality-exercise.ipynb"


@pytest.mark.parametrize(
    "path",
    [
        "nl/99-absent",
        "de/03-quality",
        "nl/..%2f..%2fsecret",
        "nl/03-quality/other",
        "nl/99-x/exercise",
    ],
)
def test_what_is_no_lesson_is_refused_without_a_traceback(server, path):
    answer = server.get(f"/datataal/open/{path}")
    assert answer.status == 404
    assert "Traceback" not in answer.text


def test_a_broken_lesson_is_one_finding_on_a_page(server):
    broken = server.root / "notebooks/nl/04-numbers.md"
    broken.write_text(LESSON + "\n:::{nope}\n:::\n")
    answer = server.get("/datataal/open/nl/04-numbers")
    assert answer.status == 404
    assert "04-numbers.md:7" in answer.text
    assert "Deze les kan niet open" in answer.text


def test_a_newer_lesson_is_told_once_and_the_learners_own_stays(server):
    source = server.root / "notebooks/nl/05-maps.md"
    source.write_text(LESSON)
    server.get("/datataal/open/nl/05-maps")
    own = server.root / "_study/nl/05-maps.ipynb"
    own.write_text(own.read_text().replace("import datataal", "import datataal  # van mij"))
    source.write_text(LESSON + "\nNieuw.\n")
    told = server.get("/datataal/open/nl/05-maps")
    assert "Er is een nieuwe versie" in told.text
    assert "/lab/tree/nl/05-maps%20%28nieuw%29.ipynb" in told.text
    assert "van mij" in own.read_text()
    assert server.get("/datataal/open/nl/05-maps").where == "/lab/tree/nl/05-maps.ipynb"


def test_jupyterlab_is_told_to_ask_no_other_host(server):
    page = server.get("/lab").text
    config = json.loads(
        page.partition('id="jupyter-config-data"')[2].partition(">")[2].partition("</")[0]
    )
    assert set(DISABLED) <= set(config["disabledExtensions"])
    addresses = [value for value in config.values() if "://" in str(value)]
    assert addresses == []


def test_the_learners_folder_is_all_that_jupyterlab_sees(server):
    held = json.loads(server.get("/api/contents/").text)
    assert {entry["name"] for entry in held["content"]} <= {"nl", "en"}
    assert server.get("/api/contents/.jupyter").status in (400, 403, 404)


def test_no_other_server_extension_is_loaded(server):
    for path in ("/lsp/status", "/api/terminals", "/formgrader", "/tree"):
        assert server.get(path).status == 404


# Ports


@pytest.fixture
def taken():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_taken_is_one_line(taken):
    with pytest.raises(DatataalError, match=f"Poort {taken} is bezet"):
        ports.choose_port(taken, "nl")


@pytest.mark.parametrize("port", [0, 80, 70000, -1])
def test_a_port_that_may_not_be_used_is_one_line(port):
    with pytest.raises(DatataalError, match="1024"):
        ports.choose_port(port, "en")


def test_when_the_first_port_is_taken_the_next_one_is_used_and_said(taken, monkeypatch, capsys):
    monkeypatch.setattr(ports, "FIRST", taken)
    port = ports.choose_port(None, "en")
    assert port > taken
    assert f"Port {taken} is taken; using port {port}" in capsys.readouterr().out


def test_when_all_ports_are_taken_that_is_one_line(taken, monkeypatch):
    monkeypatch.setattr(ports, "FIRST", taken)
    monkeypatch.setattr(ports, "TRIES", 1)
    with pytest.raises(DatataalError, match="all taken"):
        ports.choose_port(None, "en")


# The command


def test_a_second_time_says_where_it_runs_already(server, capsys):
    words = ["--root", str(server.root), "--no-browser", "--lang", "en"]
    assert cli.main(words) == 0
    assert f"already open at {server.base}/?token={TOKEN}" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "_study").write_text("a file is in the way")
    done = subprocess.run(
        [sys.executable, "-m", "datataal.cli", "study", "--root", str(tmp_path), "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_a_signal_stops_the_server_and_leaves_nothing_running(tmp_path):
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(tmp_path), str(port), TOKEN, "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == f"started on {port}\n"
    process.terminate()
    process.wait(20)
    deadline = time.monotonic() + 5
    while not ports._is_free(port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert ports._is_free(port)
    assert not list((tmp_path / "_study/.jupyter/runtime").glob("jpserver-*.json"))


def test_a_port_that_is_taken_at_the_last_moment_gives_another_one(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(tmp_path), str(taken), TOKEN, "5"],
            stdout=subprocess.PIPE,
            text=True,
        )
        said = process.stdout.readline()
        process.terminate()
        process.wait(20)
    assert said.startswith("started on ")
    assert said != f"started on {taken}\n"
