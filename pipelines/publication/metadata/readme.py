"""The README of a release: how to load it, on what terms, and the dictionary of its tables and columns.

Written from the schema and the counts alone; the words around them stand in readme.md.j2. Nothing is
said of a column here that the Pandera models do not say.
"""

from __future__ import annotations

from pathlib import Path

import jinja2

from pipelines.publication import inventory, quality
from pipelines.publication.edition import Edition
from validations import schema

TEMPLATE = Path(__file__).with_name("readme.md.j2")


def write(edition: Edition) -> None:
    """Write README.md into the folder of a release."""
    (edition.folder / "README.md").write_text(compose(edition), encoding="utf-8", newline="\n")


def compose(edition: Edition) -> str:
    """Return the README as Markdown."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["cell"] = _cell
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        name=edition.name,
        version=edition.version,
        tables=[
            {
                "info": schema.table_info(name),
                "rows": len(edition.rows[name]),
                "key": ", ".join(schema.KEYS[name]),
                "columns": schema.columns(name),
            }
            for name in schema.TABLES
        ],
        files=inventory.entries(),
        coverage=quality.coverage(edition.rows["coverage"]),
        changed=edition.changes.summary(),
    )


def _cell(text: str) -> str:
    """Return text as a cell of a Markdown table can hold it."""
    return text.replace("|", "\\|").replace("\n", " ")
