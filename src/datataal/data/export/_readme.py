"""The README that lies in an exported folder."""

from __future__ import annotations

from pathlib import Path

from datataal.data.export._chosen import Chosen

__all__ = ["write_readme"]


def write_readme(chosen: Chosen, folder: Path) -> None:
    """Write README.md: what this is, and what each table and column means."""
    about = chosen.about()
    lines = [f"# {about.pop('title')}", "", *(f"{line}\n" for line in about.values())]
    for table in chosen.tables:
        lines += [f"## {table.about['titles'][chosen.lang]} (`{table.name}`)", ""]
        lines += [table.about["descriptions"][chosen.lang], ""]
        lines += [f"{chosen.words['harm']}: {table.about['knownHarms'][chosen.lang]}", ""]
    lines += [f"## {chosen.words['columns']}", ""]
    for row in chosen.dictionary():
        unit = f" [{row['unit']}]" if row["unit"] else ""
        lines.append(f"- `{row['table']}.{row['column']}`{unit}: {row['description']}")
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
