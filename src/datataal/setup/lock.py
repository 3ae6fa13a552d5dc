"""Make the lock files (`make lock`), or say what is out of step (``--check``, offline).

In step means: each requirement of pyproject.toml has a pin that meets it, each pin has a hash,
the lock for developers holds the learners' lock as it is, no lock names an index, and
environment.yml asks conda for the Pythons we support and pip for the lock.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from datataal.errors import Finding

__all__ = ["findings", "main"]

#: lock -> the extras that it holds, besides the core
EXTRAS: Mapping[str, Sequence[str]] = {
    "requirements.lock": ("lab", "book", "grading", "export", "build"),
    "requirements-dev.lock": (
        *("lab", "book", "grading", "export", "build"),
        *("cluster", "postgres", "generate", "dev"),
    ),
}
#: The lock of the second environment, in which lessons run and Deltaland is made: what the
#: browser edition (Pyodide 0.27) carries, pinned here, and what the generator needs besides.
BROWSER = "requirements-browser.lock"
BROWSER_PINS = ("matplotlib==3.8.4", "numpy==2.0.2", "pandas==2.2.3")
#: pyparsing 3.3 warns of names that this matplotlib still uses.
BROWSER_LIMITS = ("pyparsing<3.3",)
OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version=3.11",
)
_PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>[^\n]*)", re.MULTILINE
)


def main(argv: Sequence[str] | None = None) -> int:
    """Make the locks, or only compare; 0 when all is in step."""
    root = Path(__file__).resolve().parents[3]
    if "--check" not in (sys.argv[1:] if argv is None else argv):
        for lock, extras in EXTRAS.items():
            _compile(root, lock, extras)
        _compile_browser(root)
    found = list(findings(root))
    for finding in found:
        print(finding)
    if not found:
        print("pyproject.toml, the locks and environment.yml are in step.")
    return 1 if found else 0


def findings(root: Path) -> Iterator[Finding]:
    """Yield what is out of step between pyproject.toml, the locks and environment.yml."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = {lock: (root / lock).read_text(encoding="utf-8") for lock in EXTRAS}
    for lock, extras in EXTRAS.items():
        wanted = [*project["dependencies"]]
        for extra in extras:
            wanted += project["optional-dependencies"][extra]
        yield from _unmet(lock, texts[lock], wanted)
        yield from _odd_lines(lock, texts[lock])
    browser = (root / BROWSER).read_text(encoding="utf-8")
    yield from _unmet(BROWSER, browser, _for_browser(project))
    yield from _odd_lines(BROWSER, browser)
    learners, developers = (_anywhere(texts[lock]) for lock in EXTRAS)
    missing = learners - developers
    for block in sorted(missing):
        yield Finding(
            f"{block.split()[0]} is not pinned the same for developers",
            "requirements-dev.lock",
            "each pin of requirements.lock, with the same hashes",
            "Run: make lock",
        )
    yield from _conda(root, project["requires-python"])


def _compile(root: Path, lock: str, extras: Sequence[str]) -> None:
    chosen = [word for extra in extras for word in ("--extra", extra)]
    words = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *chosen, *OPTIONS]
    print(f"{lock} ...", flush=True)
    subprocess.run(  # noqa: S603  the words are ours, no shell
        [*words, "--quiet", "--output-file", lock], cwd=root, check=True
    )


def _compile_browser(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    words = [sys.executable, "-m", "uv", "pip", "compile", "-", *OPTIONS, "--quiet"]
    print(f"{BROWSER} ...", flush=True)
    subprocess.run(  # noqa: S603  the words are ours, no shell
        [*words, "--output-file", BROWSER],
        cwd=root,
        check=True,
        text=True,
        input="\n".join(_for_browser(project)),
    )


def _for_browser(project: Mapping[str, Any]) -> list[str]:
    """Return what the second environment holds: the pins, and what generating needs."""
    core = project["dependencies"]
    return [*BROWSER_PINS, *BROWSER_LIMITS, *core, *project["optional-dependencies"]["generate"]]


def _blocks(text: str) -> set[str]:
    """Return the pins of a lock, each with its hashes."""
    return {block.strip() for block in re.split(r"\n(?=\S)", text) if block.strip()}


def _anywhere(text: str) -> set[str]:
    """Return the pins without where they apply, which can be wider for developers."""
    return {re.sub(r" ; [^\\\n]*", " ", block) for block in _blocks(text)}


def _unmet(lock: str, text: str, wanted: Sequence[str]) -> Iterator[Finding]:
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    pinned: dict[str, list[str]] = {}
    for match in _PIN.finditer(text):
        pinned.setdefault(canonicalize_name(match["name"]), []).append(match["version"])
    for line in wanted:
        asked = Requirement(line)
        versions = pinned.get(canonicalize_name(asked.name), [])
        if not versions or not all(asked.specifier.contains(version) for version in versions):
            yield Finding(
                f"{asked.name} is pinned at {' and '.join(versions) or 'nothing'}",
                lock,
                line,
                "Run: make lock",
            )


def _odd_lines(lock: str, text: str) -> Iterator[Finding]:
    for block in _blocks(text):
        pin = _PIN.match(block)
        if not pin or "--hash=sha256:" not in block or "://" in block:
            yield Finding(
                f"{block.splitlines()[0]!r} is not a pin with a hash",
                lock,
                "name==version with hashes, and no address",
                "Run: make lock",
            )


def _conda(root: Path, python: str) -> Iterator[Finding]:
    import yaml

    from datataal.bootstrap import NEWEST, OLDEST

    file = root / "environment.yml"
    asked = yaml.safe_load(file.read_text(encoding="utf-8"))["dependencies"]
    oldest = f"{OLDEST[0]}.{OLDEST[1]}"
    range_ = f"python >={oldest},<{NEWEST[0]}.{NEWEST[1] + 1}"
    expected = [range_, "pip", "make", "git", {"pip": ["-r requirements.lock"]}]
    if asked != expected:
        yield Finding(
            f"conda is asked for {asked}",
            file.name,
            str(expected),
            "Let every Python package come from the lock",
        )
    if python != f">={oldest}":
        yield Finding(
            f"requires-python is {python}",
            "pyproject.toml",
            f">={oldest}, as in src/datataal/bootstrap.py",
            "Correct one of the two",
        )


if __name__ == "__main__":
    raise SystemExit(main())
