"""JSON that reads well in a diff: indented by one, keys in the order given, no escapes for Chinese."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write_json(value: object, path: Path) -> None:
    """Write a value as JSON; what JSON has no type for (dates) is written as text."""
    path.write_text(as_json(value), encoding="utf-8", newline="\n")


def as_json(value: object) -> str:
    """Return a value as `write_json` writes it."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


def read_json(path: Path) -> Any:
    """Return the value of a JSON file; raises FileNotFoundError or json.JSONDecodeError."""
    return json.loads(path.read_text(encoding="utf-8"))
