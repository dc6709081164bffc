"""What the folder quality/ of a release tells, for the pages that show it: read, not counted anew a language."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.publication import quality
from pipelines.publication.edition import Edition
from pipelines.publication.files.json_files import read_json

Line = Mapping[str, str]
STATUSES = ("used", "set_aside", "unexplained")
"""What may have become of a number, each number one of them."""


def lines(edition: Edition, name: str) -> list[Line]:
    """Return the lines of a CSV file of quality/, none where the release does not have it."""
    path = edition.folder / "quality" / f"{name}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def metrics(edition: Edition) -> Mapping[str, Any]:
    """Return quality/metrics.json, or what would stand in it while the release does not have it."""
    path = edition.folder / "quality" / "metrics.json"
    if path.is_file():
        return dict(read_json(path))
    return quality.metrics(edition.rows, edition.decisions, edition.contract)


def checks(edition: Edition) -> dict[str, int]:
    """Return how many checks were made, one a line of quality/checks.csv, and how many of them passed."""
    made = lines(edition, "checks")
    return {"made": len(made), "passed": sum(line["passed"] == "true" for line in made)}


def numbers(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many numbers rows of coverage account for, and what became of them.

    >>> numbers([{"status": "used", "reason": None}, {"status": "set_aside", "reason": "unexplained"}])
    {'found': 2, 'used': 1, 'set_aside': 0, 'unexplained': 1}
    """
    counts = Counter("unexplained" if row["reason"] == quality.UNACCOUNTED else row["status"] for row in rows)
    return {"found": len(rows), **{status: counts[status] for status in STATUSES}}
