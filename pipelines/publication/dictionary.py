"""The README of a release: how to load it, on what terms, and the dictionary of its tables and columns.

Written from the schema and the counts alone; the words around them stand in release_readme.md.j2. Nothing is
said of a column here that the Pandera models do not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2

from pipelines.publication import changes
from validations import schema

TEMPLATE = Path(__file__).with_name("release_readme.md.j2")


def compose(version: str, rows: Mapping[str, int], coverage: Mapping[str, Any], changed: Mapping[str, Any]) -> str:
    """Return the README as Markdown.

    `rows` counts the rows of each table, `coverage` is what `quality.coverage` tells, `changed` the entry
    `changes` of the index.
    """
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["cell"] = _cell
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        version=version,
        tables=[
            {
                "info": schema.table_info(name),
                "rows": rows[name],
                "key": ", ".join(schema.KEYS[name]),
                "columns": schema.columns(name),
            }
            for name in schema.TABLES
        ],
        coverage=coverage,
        changed=changed,
        change_columns=", ".join(changes.HEADER),
    )


def _cell(text: str) -> str:
    """Return text as a cell of a Markdown table can hold it."""
    return text.replace("|", "\\|").replace("\n", " ")
