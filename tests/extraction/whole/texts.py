"""The texts of this folder, and what extraction makes of one: a line a claim, with all its values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.extraction import extract
from pipelines.extraction.claims import Claim
from pipelines.reading import read_bytes

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.toml"))
PUBLISHED = "2024-01-15"


def texts(path: Path) -> list[dict[str, Any]]:
    """Return the tables of a file: `name`, `text`, `claims`, and of the text's metadata what it depends on."""
    told: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get("text", [])
    return told


def claims(told: Mapping[str, Any]) -> list[str]:
    """Return the claims of a text as lines, in their order: kind, rule, quote and each value that is not empty."""
    metadata = {"published": PUBLISHED} | {
        key: value for key, value in told.items() if key not in {"name", "text", "claims"}
    }
    document = read_bytes(told["text"].encode(), f"{told['name']}.txt", metadata)
    found = extract(document)
    return [_line(claim, document.raw[claim.start : claim.end], found) for claim in found]


def _line(claim: Claim, quote: str, found: list[Claim]) -> str:
    if claim.kind == "number":
        use = claim.values["claim"]
        fate = claim.values["reason"] if use is None else f"{found[use].kind} {use}"
        return f"number {claim.values['number_kind']} 「{quote}」 {fate}"
    values = [f"{key}={value}" for key, value in claim.values.items() if value not in (None, "", (), {}, False)]
    return f"{claim.rule} 「{quote}」 {' '.join(values)}"
