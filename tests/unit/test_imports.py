import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from datataal._paths import CHECKOUT


def imports_of(source: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return (module, names) of each import that runs as soon as the module is loaded."""
    found = []
    waiting: list[ast.stmt] = list(ast.parse(source).body)
    while waiting:
        match waiting.pop():
            case ast.ImportFrom(module=str(module), names=names):
                found.append((module, tuple(one.name for one in names)))
            case ast.Import(names=names):
                found.extend((one.name, ()) for one in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=rest):
                waiting += rest
            case ast.If(body=body, orelse=rest) | ast.Try(body=body, orelse=rest):
                waiting += [*body, *rest]
    return found


def packages_of(name: str) -> set[str]:
    parts = name.split(".")
    return {".".join(parts[:at]) for at in range(1, len(parts))}


def graph_of(sources: dict[str, str]) -> dict[str, set[str]]:
    """Return what each module needs loaded before it; a package is loaded before its parts."""
    graph = {}
    for name, source in sources.items():
        needed: set[str] = set()
        for module, names in imports_of(source):
            parts = {f"{module}.{one}" for one in names} & set(sources)
            for one in {module, *parts} & set(sources):
                needed |= {one, *packages_of(one)} - packages_of(name)
        graph[name] = needed - {name}
    return graph


def circle_in(sources: dict[str, str]) -> list[str]:
    try:
        TopologicalSorter(graph_of(sources)).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def name_of(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize(
    ("sources", "circle"),
    [
        ({"p": "", "p.a": "from p.b import x", "p.b": "from p.a import y"}, {"p.a", "p.b"}),
        (
            {
                "p": "",
                "p.team": "from p.team.page import STYLE",
                "p.team.page": "from p.view import shown",
                "p.team.report": "",
                "p.view": "from p.team.report import LEAST",
            },
            {"p.team", "p.team.page", "p.view"},
        ),
        ({"p": "", "p.a": "def f():\n    from p.b import x", "p.b": "import p.a"}, set()),
    ],
)
def test_a_circle_is_found_and_a_late_import_is_none(sources, circle):
    assert set(circle_in(sources)) == circle


def test_no_module_needs_itself_to_be_loaded():
    root = CHECKOUT / "src"
    sources = {name_of(one, root): one.read_text("utf-8") for one in root.rglob("*.py")}
    assert len(sources) > 300
    assert circle_in(sources) == []
