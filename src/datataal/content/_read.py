"""Read one YAML file and hold it to its schema; every finding has file, line and place."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from datataal.content import _kept
from datataal.errors import ContentError, Finding
from datataal.language import LANGUAGES, Language

__all__ = ["CONTENT", "Loader", "compose", "findings_in", "read", "schema_registry"]

CONTENT = Path(__file__).resolve().parent
#: Longer messages of the schema checker quote whole files; cut them to a readable length.
LONGEST = 160
#: The parser in C is some ten times faster; where it was not built, Python's does the same.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: What the parser raises, beside its own errors, at a number or date that is none (``!!int x``,
#: ``2026-99-99``), a key that is a list, or thousands of brackets.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


def read(path: Path, schema: str, only: Language | None = None) -> Any:  # noqa: ANN401
    """Return what `path` holds, valid by `schemas/<schema>.json`.

    With `only` the file may be written in that one language; its texts then stand for both.

    Raises
    ------
    ContentError
        With every finding in the file, each with line and place.
    """
    own = path.is_relative_to(CONTENT) and path.is_file()
    key = _kept.key_of(path.read_bytes(), schema, only or "", _schemas()) if own else ""
    document = _kept.find(path, key) if own else None
    if document is not None:
        return document
    found = list(findings_in(path, schema, only))
    if found:
        raise ContentError(*found)
    document = compose(path.read_text(encoding="utf-8"), only)[1]
    if own:
        _kept.keep(path, key, document)
    return document


@functools.cache
def _schemas() -> str:
    """Return a fingerprint of all schemas."""
    files = sorted((CONTENT / "schemas").glob("*.json"))
    return _kept.key_of(b"".join(file.read_bytes() for file in files))


def compose(source: str, only: Language | None = None) -> tuple[Any, Any]:
    """Return the nodes of a YAML text, which know their lines, and what it holds."""
    node = yaml.compose(source, Loader=Loader)
    if only is None or node is None:
        return node, yaml.load(source, Loader)  # noqa: S506  the safe one
    _fill_in(node, only)
    return node, yaml.SafeLoader("").construct_document(node)


def _fill_in(node: Any, only: Language) -> None:  # noqa: ANN401
    """Let a text that stands in one language stand for the other ones too."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _fill_in(item, only)
    elif isinstance(node, yaml.MappingNode):
        if [key.value for key, _ in node.value] == [only]:
            ((key, text),) = node.value
            for lang in LANGUAGES:
                if lang != only:
                    name = yaml.ScalarNode(key.tag, lang, key.start_mark, key.end_mark)
                    node.value.append((name, text))
            return
        for _, value in node.value:
            _fill_in(value, only)


def findings_in(path: Path, schema: str, only: Language | None = None) -> Iterator[Finding]:
    """Yield what is wrong in a file: not YAML, or not as its schema says."""
    try:
        node, document = compose(path.read_text(encoding="utf-8"), only)
    except (OSError, UnicodeDecodeError) as error:
        yield Finding(f"The file cannot be read ({error})", _name(path), "a UTF-8 text file")
        return
    except (yaml.YAMLError, *UNREADABLE) as error:
        yield _not_yaml(path, error)
        return
    for broken in _validator(schema).iter_errors(document):
        yield _as_finding(path, node, broken)


def _as_finding(path: Path, node: Any, error: Any) -> Finding:  # noqa: ANN401
    message = str(error.message)
    steps = list(error.absolute_path)
    place = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps).lstrip(".")
    expected = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    return Finding(
        what=message if len(message) <= LONGEST else f"{message[:LONGEST]} …",
        where=f"{_name(path)}:{_line(node, steps)} ({place or 'the whole file'})",
        expected=expected,
        do=_mend(error),
    )


def _mend(error: Any) -> str:  # noqa: ANN401
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return f"Add: {', '.join(missing)}"
    if error.validator == "additionalProperties":
        return "Remove the unknown key, or correct its spelling"
    if error.validator == "enum":
        return f"Use one of: {', '.join(map(str, error.validator_value))}"
    return "Correct the value"


def _line(node: Any, steps: Sequence[str | int]) -> int:  # noqa: ANN401
    """Return the line (from 1) of the deepest node that the steps reach."""
    line: int = node.start_mark.line + 1 if node else 1
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _not_yaml(path: Path, error: Exception) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line = f":{mark.line + 1}" if mark else ""
    return Finding(
        what=f"The file is not valid YAML: {getattr(error, 'problem', error)}",
        where=f"{_name(path)}{line}",
        expected="indented keys and values",
        do="Look at that line and the one above it: often a quote or an indent is missing",
    )


def _name(path: Path) -> str:
    return str(path.relative_to(CONTENT)) if path.is_relative_to(CONTENT) else str(path)


@functools.cache
def schema_registry() -> Any:  # noqa: ANN401  referencing is imported late, to keep import light
    """Return the registry of our schemas, so that they can refer to each other."""
    from referencing import Registry, Resource

    resources = [
        Resource.from_contents(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((CONTENT / "schemas").glob("*.json"))
    ]
    return _with_aids(resources) @ Registry()


def _with_aids(resources: list[Any]) -> list[Any]:
    """Hold each aid to the schema of the kind of widget that it names."""
    own = {}
    for resource in resources:
        name = str(resource.contents["$id"])
        if name.startswith("aid-"):
            own[name.removeprefix("aid-").removesuffix(".json").replace("-", "_")] = name
    for resource in resources:
        if resource.contents["$id"] == "aid.json":
            resource.contents["properties"]["widget"]["enum"] = sorted(own)
            resource.contents["allOf"] = [
                {
                    "if": {"properties": {"widget": {"const": kind}}, "required": ["widget"]},
                    "then": {"$ref": name},
                }
                for kind, name in own.items()
            ]
    return resources


@functools.cache
def _validator(schema: str) -> Any:  # noqa: ANN401
    from jsonschema import Draft202012Validator

    contents = schema_registry().contents(f"{schema}.json")
    return Draft202012Validator(contents, registry=schema_registry())
