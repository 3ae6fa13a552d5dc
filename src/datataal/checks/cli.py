"""`datataal check`: name everything that is wrong in content, pages and tables."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from datataal._paths import CHECKOUT
from datataal.checks import CHECKS, Tree, run
from datataal.errors import DatataalError, Finding

__all__ = ["main"]


def main(argv: Sequence[str]) -> int:
    """Print every finding and a closing line; return 0 if there is none, and 1 otherwise."""
    options = _parser().parse_args(list(argv))
    begin = time.perf_counter()
    findings = list(run(_tree(options.root), options.only))
    for finding in findings:
        print(finding)
    count = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
    print(f"datataal check: {count}, {time.perf_counter() - begin:.1f} seconds")
    return 1 if findings else 0


def _tree(root: Path) -> Tree:
    tree = Tree(root)
    if not tree.content.is_dir():
        raise DatataalError(
            Finding(
                "There is no course to check here",
                str(tree.root),
                "a checkout of datataal, with src/datataal/content/",
                "Run it in the checkout, or say where that is: datataal check --root FOLDER",
            )
        )
    return tree


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="datataal check", description="Check content, pages and tables."
    )
    parser.add_argument("--root", type=Path, default=CHECKOUT, help="the checkout to check")
    parser.add_argument(
        "--only",
        action="append",
        choices=list(CHECKS),
        default=[],
        metavar="CHECK",
        help=f"one check; may be given more than once ({', '.join(CHECKS)})",
    )
    return parser
