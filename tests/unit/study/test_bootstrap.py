"""What stands in the way of an install is one line with a way on; an install can be resumed."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from datataal import bootstrap
from datataal.setup import _environment, _machine, _pip, prepare
from datataal.setup._environment import Environment
from datataal.setup._trouble import Trouble, from_account, from_os_error
from datataal.setup._words import _words, say

ROOT = Path(__file__).resolve().parents[3]
LOCK = "alpha==1.0 \\\n    --hash=sha256:00\nbeta_two==2.0 \\\n    --hash=sha256:11\n"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("DATATAAL_LANG", "en")
    monkeypatch.delenv("DATATAAL_PYTHON", raising=False)
    monkeypatch.delenv("DATATAAL_BOOTSTRAP", raising=False)


@pytest.fixture
def checkout(tmp_path):
    plain, full = _environment.LOCKS
    (tmp_path / plain).write_text(LOCK)
    (tmp_path / full).write_text(LOCK + "gamma==3.0 \\\n    --hash=sha256:22\n")
    (tmp_path / "pyproject.toml").write_text("[project]\nname='x'\n")
    return tmp_path


def is_one_line(text: str) -> bool:
    return "\n" not in text.strip() and "Traceback" not in text and len(text) < 400


# Python


def fake_python(folder: Path, name: str, answer: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{answer}\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("echo 3 9 1 /x/python", "found: 3.9"),
        ("echo 3 15 1 /x/python", "found: 3.15"),
        ("echo 3 12 0 /x/python", "python3-venv"),
        ("exit 127", "none was found"),
        ("echo hello", "none was found"),
    ],
)
def test_an_unfit_python_is_named_with_a_way_on(tmp_path, monkeypatch, answer, expected):
    fake_python(tmp_path, "python3.12", answer)
    monkeypatch.setenv("PATH", str(tmp_path))
    fit, unfit = bootstrap.search(["python3.12", "python3.11"])
    line = bootstrap.explain("", unfit)
    assert fit == ""
    assert expected in line
    assert is_one_line(line)


def test_a_fit_python_further_on_is_taken(tmp_path, monkeypatch):
    fake_python(tmp_path, "old", "echo 3 8 1 /x/old")
    fake_python(tmp_path, "python3.13", "echo 3 13 1 /x/with space/python3.13")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.search(["old", "python3.13"])[0] == "/x/with space/python3.13"


def test_a_wrong_python_that_was_asked_for_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATATAAL_PYTHON", str(tmp_path / "nope"))
    assert bootstrap.main(["study"]) == 2
    said = capsys.readouterr().err
    assert "nope is not a Python" in said
    assert is_one_line(said)


def test_the_first_file_is_plain_enough_for_an_old_python():
    import ast

    source = (ROOT / "src/datataal/bootstrap.py").read_text()
    ast.parse(source, feature_version=(3, 8))
    top = [node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    named = {alias.name for node in top for alias in node.names}
    assert named == {"annotations", "os", "shutil", "subprocess", "sys", "Path"}


def test_nothing_outside_the_standard_library_is_imported():
    code = (
        "import sys; sys.path.insert(0, 'src'); import datataal.setup; "
        "print([n for n in sys.modules if 'site-packages' in "
        "(getattr(sys.modules[n], '__file__', '') or '')])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


# pip's account

ACCOUNTS = {
    "disk_full": "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    "network": "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError("
    "'<pip._vendor.urllib3.connection>: Failed to establish a new connection: [Errno -2] Name or "
    "service not known')': /simple/alpha/\nERROR: Could not find a version that satisfies the "
    "requirement alpha==1.0 (from versions: none)\nERROR: No matching distribution found for alpha==1.0",
    "tls": "Could not fetch URL: There was a problem confirming the ssl certificate: "
    "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))",
    "proxy": "WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.', "
    "OSError('Tunnel connection failed: 407 Proxy Authentication Required'))'",
    "hash": "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n"
    "    alpha==1.0 from file:///x/alpha-1.0-py3-none-any.whl (from -r requirements.lock (line 1)):\n"
    "        Expected sha256 00\n             Got        ff",
    "lock": "ERROR: Invalid requirement: 'alpha=1.0' (from line 1 of requirements.lock)",
    "permission": "ERROR: Could not install packages due to an OSError: [Errno 13] Permission "
    "denied: '/opt/x/.venv/lib'",
    "absent": "ERROR: Could not find a version that satisfies the requirement alpha==1.0\n"
    "ERROR: No matching distribution found for alpha==1.0",
    "unknown": "ERROR: a thing nobody thought of",
}


@pytest.mark.parametrize("kind", ACCOUNTS)
def test_pips_account_becomes_one_line(kind, tmp_path):
    trouble = str(from_account(ACCOUNTS[kind], "requirements.lock", tmp_path / "install.log"))
    parts = say(kind, **dict.fromkeys(names_in(kind), "#")).split("#")
    assert max(parts, key=len) in trouble
    assert is_one_line(trouble)


def names_in(kind: str) -> list[str]:
    import string

    return [name for _, name, *_ in string.Formatter().parse(_words()[kind]["en"]) if name]


def test_the_package_with_a_wrong_hash_is_named(tmp_path):
    assert "alpha==1.0" in str(from_account(ACCOUNTS["hash"], "requirements.lock", tmp_path))


def test_a_password_in_the_proxys_address_is_not_shown(monkeypatch, tmp_path):
    monkeypatch.setenv("HTTPS_PROXY", "http://jan:geheim@proxy.example:3128")
    line = str(from_account(ACCOUNTS["proxy"], "requirements.lock", tmp_path))
    assert "proxy.example:3128" in line
    assert "geheim" not in line


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_an_error_of_the_system_becomes_one_line(number, tmp_path):
    error = OSError(number, os.strerror(number), str(tmp_path / "x"))
    assert is_one_line(str(from_os_error(error, tmp_path)))


def test_every_message_has_both_languages_and_the_same_names():
    import string

    for key, texts in _words().items():
        assert set(texts) == {"nl", "en"}, key
        nl, en = (
            {name for _, name, *_ in string.Formatter().parse(text) if name}
            for text in (texts["nl"], texts["en"])
        )
        assert nl == en, key


# The environment


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_disk_that_is_too_full_is_said_before_the_start(checkout, monkeypatch, capsys):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, 200_000_000))
    assert prepare("study", checkout) == 2
    said = capsys.readouterr()
    assert "200 MB free, 1500 MB needed" in said.err
    assert is_one_line(said.err)
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("text", ["", "this is no lock\n"])
def test_a_lock_without_pins_is_refused(checkout, capsys, text):
    for lock in _environment.LOCKS:
        (checkout / lock).write_text(text)
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to(sys.executable)
    with pytest.raises(Trouble, match=r"git checkout -- requirements\.lock"):
        Environment(checkout, "requirements.lock")._lock_text()


def test_a_folder_that_cannot_be_written_is_one_line(checkout, monkeypatch, capsys):
    def refuse(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "Permission denied", str(checkout / "_build"))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert prepare("study", checkout) == 2
    said = capsys.readouterr().err
    assert "Writing is not allowed" in said
    assert is_one_line(said)


class Recorder:
    """Stands in for pip: notes its words and leaves what pip would leave."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.calls = []
        self.stop_after = None

    def __call__(self, python, words, log, lock, progress=None):
        self.calls.append(words)
        if words[0] == "install" and "-r" in words:
            for nr, name in enumerate(["alpha-1.0", "beta_two-2.0"]):
                folder = self.site / f"{name}.dist-info"
                folder.mkdir(exist_ok=True)
                if self.stop_after == nr:
                    raise KeyboardInterrupt
                (folder / "INSTALLER").write_text("pip\n")


@pytest.fixture
def pip(checkout, monkeypatch):
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    site = checkout / ".venv" / "lib" / version / "site-packages"

    def make_folder(self):
        site.mkdir(parents=True, exist_ok=True)
        self.python.parent.mkdir(exist_ok=True)
        self.python.touch()

    recorder = Recorder(site)
    monkeypatch.setattr(_environment, "run_pip", recorder)
    monkeypatch.setattr(Environment, "_make_folder", make_folder)
    return recorder


def test_the_second_time_nothing_is_done(checkout, pip):
    assert prepare("study", checkout) == 0
    done = len(pip.calls)
    assert prepare("study", checkout) == 0
    assert done == len(pip.calls) == 2


def test_hashes_are_required(checkout, pip):
    prepare("study", checkout)
    assert "--require-hashes" in pip.calls[0]
    assert "--no-deps" in pip.calls[1]


def test_a_stopped_install_goes_on_without_its_half_package(checkout, pip, capsys, monkeypatch):
    pip.stop_after = 1
    assert prepare("study", checkout) == 130
    assert "same command again" in capsys.readouterr().err
    assert not Environment(checkout, "requirements.lock").is_whole()
    seen = []
    pip.stop_after = None
    first = pip.__call__

    def look(*args, **kwargs):
        seen.append(sorted(path.name for path in pip.site.iterdir()))
        return first(*args, **kwargs)

    monkeypatch.setattr(_environment, "run_pip", look)
    assert prepare("study", checkout) == 0
    assert seen[0] == ["alpha-1.0.dist-info"]
    assert Environment(checkout, "requirements.lock").is_whole()


def test_a_developer_who_studies_after_a_change_keeps_the_tools(checkout, pip):
    prepare("check", checkout)
    with (checkout / "requirements-dev.lock").open("a") as changed:
        changed.write("# changed\n")
    assert prepare("study", checkout) == 0
    assert Environment(checkout, "requirements-dev.lock").is_whole()
    assert not any(words[0] == "uninstall" for words in pip.calls)


def test_an_environment_for_developers_serves_a_learner(checkout, pip):
    Environment(checkout, "requirements-dev.lock").make()
    done = len(pip.calls)
    assert prepare("study", checkout) == 0
    assert len(pip.calls) == done


@pytest.mark.parametrize("file", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_again(checkout, pip, file):
    prepare("study", checkout)
    done = len(pip.calls)
    with (checkout / file).open("a") as changed:
        changed.write("# changed\n")
    assert prepare("study", checkout) == 0
    assert len(pip.calls) > done


def test_what_the_lock_no_longer_names_is_taken_out(checkout, pip):
    prepare("study", checkout)
    (checkout / "requirements.lock").write_text(LOCK.partition("beta")[0])
    prepare("study", checkout)
    assert ("uninstall", "--yes", "beta-two") in pip.calls


def test_a_folder_that_was_moved_is_noticed(checkout, pip, tmp_path_factory):
    prepare("study", checkout)
    moved = tmp_path_factory.mktemp("elsewhere") / "course"
    shutil.copytree(checkout, moved)
    assert Environment(checkout, "requirements.lock").is_whole()
    assert not Environment(moved, "requirements.lock").is_whole()


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"lock": 1}'])
def test_a_damaged_stamp_counts_as_none(checkout, pip, stamp):
    prepare("study", checkout)
    (checkout / ".venv" / "datataal-stamp.json").write_text(stamp)
    assert not Environment(checkout, "requirements.lock").is_whole()
    assert prepare("study", checkout) == 0
    assert json.loads((checkout / ".venv" / "datataal-stamp.json").read_text())["pins"]


def test_a_user_site_or_target_of_pips_settings_is_not_followed(monkeypatch):
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_TARGET", "/somewhere")
    monkeypatch.setenv("PIP_CERT", "/own/certificate.pem")
    kept = _pip.environment_for_pip()
    assert "PIP_USER" not in kept
    assert "PIP_TARGET" not in kept
    assert kept["PIP_CERT"] == "/own/certificate.pem"


def test_pips_words_stay_in_the_log_and_its_failure_is_one_line(tmp_path, monkeypatch, capsys):
    log = tmp_path / "logs" / "install.log"
    with pytest.raises(Trouble) as caught:
        _pip.run_pip(
            Path(sys.executable), ["install", "--no-index", "absent-thing==9"], log, "x.lock"
        )
    assert "absent-thing" in str(caught.value)
    assert is_one_line(str(caught.value))
    assert "absent-thing" in log.read_text()
    assert capsys.readouterr().out == ""


def test_progress_counts_in_plain_lines(capsys, monkeypatch):
    monkeypatch.setattr(_pip, "_PACE", 0.0)
    progress = _pip.Progress(10)
    progress.show("fetched", 3)
    progress.show("fetched", 30, now=True)
    said = capsys.readouterr().out
    assert "3 of 10 packages" in said
    assert "10 of 10 packages" in said
    assert "\x1b" not in said
    assert "\r" not in said


# Chromium and bubblewrap


@pytest.mark.parametrize(
    ("system", "user", "expected"),
    [
        ("fedora", 0, "on Debian only"),
        ("debian", 1000, "sudo apt-get install chromium"),
        ("debian", 0, "apt-get could not install it"),
    ],
)
def test_a_missing_program_is_one_line(tmp_path, monkeypatch, system, user, expected):
    monkeypatch.setenv("DATATAAL_CHROMIUM", "")
    there = {"apt-get": "/usr/bin/apt-get", "bwrap": "/usr/bin/bwrap"}
    monkeypatch.setattr(shutil, "which", there.get)
    monkeypatch.setattr(_machine, "find_database", lambda: "/usr/lib/postgresql/15/bin")
    monkeypatch.setattr(_machine, "_system", lambda: {"ID": system})
    monkeypatch.setattr(_machine, "_run", lambda *_: 1)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    missing = _machine.provide(tmp_path / "system.log")
    assert [one.tool for one in missing] == ["chromium"]
    assert expected in missing[0].line
    assert is_one_line(missing[0].line)


def test_on_debian_a_missing_program_is_installed_when_that_is_allowed(tmp_path, monkeypatch):
    there = {"apt-get": "/usr/bin/apt-get", "chromium": "/usr/bin/chromium"}
    ran = []

    def run(words, _log):
        ran.append(words)
        if "install" in words:
            there["bwrap"] = "/usr/bin/bwrap"
        return 0

    monkeypatch.setattr(shutil, "which", there.get)
    monkeypatch.setattr(_machine, "find_database", lambda: "/usr/lib/postgresql/15/bin")
    monkeypatch.setattr(_machine, "_system", lambda: {"ID": "debian"})
    monkeypatch.setattr(_machine, "_run", run)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert _machine.provide(tmp_path / "system.log") == []
    assert [words[1] for words in ran] == ["update", "install"]
    assert ran[1][-1] == "bubblewrap"


@pytest.mark.parametrize(
    ("there_is", "installed"),
    [
        ({"chromium-headless-shell"}, ["chromium-headless-shell"]),
        ({"chromium"}, ["chromium-headless-shell", "chromium"]),
    ],
)
def test_chromium_without_a_window_is_tried_first(tmp_path, monkeypatch, there_is, installed):
    there = {name: f"/usr/bin/{name}" for name in ("apt-get", "bwrap")}
    asked = []

    def run(words, _log):
        if "install" in words:
            asked.append(words[-1])
            there.update({words[-1]: "/usr/bin/it"} if words[-1] in there_is else {})
        return 0

    monkeypatch.delenv("DATATAAL_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", there.get)
    monkeypatch.setattr(_machine, "find_database", lambda: "/usr/lib/postgresql/15/bin")
    monkeypatch.setattr(_machine, "_system", lambda: {"ID": "debian"})
    monkeypatch.setattr(_machine, "_run", run)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert _machine.provide(tmp_path / "system.log") == []
    assert asked == installed


def test_a_server_of_the_gradebook_is_found_beside_the_path_and_on_it(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", {"pg_ctl": "/opt/pg/bin/pg_ctl"}.get)
    monkeypatch.setattr(
        _machine, "Path", lambda one: tmp_path if one.startswith("/usr") else Path(one)
    )
    assert _machine.find_database() == "/opt/pg/bin"
    for version in ("15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "pg_ctl").touch()
    assert _machine.find_database() == str(tmp_path / "17" / "bin")
    monkeypatch.setattr(shutil, "which", {}.get)
    monkeypatch.setattr(_machine, "Path", lambda _: tmp_path / "nowhere")
    assert _machine.find_database() == ""
