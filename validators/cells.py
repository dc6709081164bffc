"""One text for a value, whatever reader gives it, so that values of different readers can be compared.

The text is that of the CSV files: nothing for null, `true` or `false`, whole numbers without a point, days as
2025-11-17, lists joined by `|`, maps as `key=value|key=value`.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from typing import Any


def text(value: Any) -> str:
    """Return the text of a value as any reader gives it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "|".join(f"{text(key)}={text(item)}" for key, item in value.items())
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return "|".join(_item(item) for item in value)
    if value is None or str(value) in ("nan", "<NA>", "NaT"):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if math.isfinite(value) and value.is_integer() else repr(value)
    return str(value)


def _item(item: Any) -> str:
    if isinstance(item, tuple):
        return "=".join(map(text, item))
    if isinstance(item, Mapping) and set(item) == {"key", "value"}:
        return f"{text(item['key'])}={text(item['value'])}"
    return text(item)


def typed(kind: str, told: Any) -> Any:
    """Return a cell of a reader that has fewer types (CSV, spreadsheet, SQLite) as the column's type has it."""
    if told is None or told == "":
        return None
    if kind == "number":
        return float(told)
    if kind == "integer":
        return int(float(told))
    if kind == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}[str(told).lower()]
    return told


def texts(rows: Iterable[Iterable[Any]]) -> list[tuple[str, ...]]:
    """Return rows of values as rows of texts."""
    return [tuple(map(text, row)) for row in rows]
