"""README.md and README.zh-Hant.md of a release: what it holds, how to load it, its sources and limits, the terms.

Written from the schema, the vocabularies, the inventory and the counts; the words around them stand in a template a
language. Nothing is said of a column or a code here that the Pandera models and codes.csv do not say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from pipelines.publication import inventory, quality
from pipelines.publication.edition import Edition
from pipelines.publication.files import code_lists
from pipelines.publication.files.database import views
from pipelines.publication.metadata import citation, dataset, limits
from validations import schema
from validations.tables import codes

TEMPLATES = {"en": "readme.md.j2", "zh-Hant": "readme.zh-Hant.md.j2"}
FILES = {"en": "README.md", "zh-Hant": "README.zh-Hant.md"}
LONGEST = 30
"""Vocabularies of more codes than this are only named: the READMEs are for reading."""

_TYPES_ZH: dict[schema.ColumnType, str] = {
    "string": "文字",
    "integer": "整數",
    "number": "數字",
    "boolean": "布林值",
    "date": "日期",
    "list": "列表",
    "map": "鍵值對",
}
_BRACKETS = {"en": " ({})", "zh": "（{}）"}
_EXAMPLE = ("value", "value_max", "unit", "qualifier")


def write(edition: Edition) -> None:
    """Write both READMEs into the folder of a release."""
    for language, name in FILES.items():
        (edition.folder / name).write_text(compose(edition, language), encoding="utf-8", newline="\n")


def compose(edition: Edition, language: str = "en") -> str:
    """Return the README in one of the languages of TEMPLATES as Markdown."""
    environment = jinja2.Environment(  # nosec B701 - Markdown, whose cells `_cell` escapes
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["cell"] = _cell
    return environment.get_template(TEMPLATES[language]).render(
        name=edition.name,
        version=edition.version,
        words=dataset.load(edition.name),
        tables=[
            {
                "info": schema.table_info(name),
                "rows": len(edition.rows[name]),
                "key": schema.KEYS[name],
                "columns": schema.columns(name),
            }
            for name in schema.TABLES
        ],
        vocabularies=vocabularies(),
        types_zh=_TYPES_ZH,
        files=inventory.entries(),
        coverage=quality.coverage(edition.rows["coverage"]),
        changed=edition.changes.summary(),
        example=example(edition),
        views=[view.name for view in views.views() if view.name.endswith("_quotes")],
        sources=list(limits.sources(edition)),
        looked_at=limits.looked_at(edition),
        personal=limits.personal(edition),
        reference=citation.reference(edition),
    )


def vocabularies() -> list[dict[str, Any]]:
    """Return the vocabularies whose codes a release holds, with what holds them and whether they are listed."""
    return [
        {"name": name, "codes": listed, "used_by": users, "shown": len(listed) <= LONGEST}
        for name, listed in codes.vocabularies().items()
        if (users := list(code_lists.used_by(name)))
    ]


def example(edition: Edition) -> Mapping[str, Any] | None:
    """Return a figure with the first quote that supports it; None where a release has none.

    It is the first with an English label whose qualifier and unit say something, for these are easily overlooked.
    """
    quotes: dict[str, Mapping[str, Any]] = {}
    for row in edition.rows["evidence"]:
        if row["table_name"] == "statistics":
            quotes.setdefault(row["row_id"], row)
    figures = [row for row in edition.rows["statistics"] if row["statistic_id"] in quotes]
    if not figures:
        return None
    figure = min(figures, key=lambda row: (not row["label_en"], (row["qualifier"] == "exact") + (row["unit"] == "1")))
    quote = quotes[figure["statistic_id"]]
    return {
        "table": "statistics",
        "row_id": figure["statistic_id"],
        "told_en": _told(figure, ("label_en" if figure["label_en"] else "label_zh", *_EXAMPLE), "en"),
        "told_zh": _told(figure, ("label_zh", *_EXAMPLE), "zh"),
        **{name: quote[name] for name in ("quote", "document_id", "start", "end")},
    }


def _told(row: Mapping[str, Any], names: Sequence[str], language: str) -> list[tuple[str, str]]:
    """Return titles and values of columns of a figure that are not empty, codes with their labels."""
    told = []
    for column in schema.columns("statistics"):
        if column.name in names and not schema.is_null(row[column.name]):
            value = schema.csv_value(row[column.name])
            listed = codes.codes(column.vocabulary) if column.vocabulary else ()
            label = next((getattr(code, f"label_{language}") for code in listed if code.code == value), None)
            title = getattr(column, f"title_{language}")
            told.append((title, f"{value}{_BRACKETS[language].format(label) if label else ''}"))
    return told


def _cell(text: str) -> str:
    """Return text as a cell of a Markdown table can hold it."""
    return text.replace("|", "\\|").replace("\n", " ")
