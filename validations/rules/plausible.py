"""Values lie where their indicator can be: a life expectancy of 28.5 years is a slip, not news.

The ranges stand in plausible.csv, each with its reason; all that fit a statistic apply to it. They are wide
on purpose: they catch wrong readings, not surprising facts.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from validations.schema import csv_value, is_null
from validations.violations import Sources, Tables, Texts, Violation

NAME = "values are plausible"
TABLES = ("statistics",)


class Range(NamedTuple):
    """A row of plausible.csv; an empty selector admits anything."""

    indicator_id: str
    label_contains: str
    measure: str
    unit: str
    minimum: float
    maximum: float
    reason: str

    def applies(self, row: dict[str, Any]) -> bool:
        """Tell whether a statistic is one of those that the range is about."""
        return (
            self.indicator_id in ("", row["indicator_id"])
            and self.label_contains in str(row["label_zh"])
            and self.measure in ("", row["measure"])
            and self.unit in ("", row["unit"])
        )


@lru_cache(maxsize=1)
def ranges() -> tuple[Range, ...]:
    """Return the ranges of plausible.csv in their order."""
    with (files("validations.rules") / "plausible.csv").open(encoding="utf-8") as stream:
        return tuple(
            Range(
                row["indicator_id"], row["label_contains"], row["measure"], row["unit"],
                float(row["minimum"]), float(row["maximum"]), row["reason"],
            )
            for row in csv.DictReader(stream)
        )  # fmt: skip


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return each statistic whose value or upper value lies outside a range that applies to it."""
    sources = Sources(tables, texts)
    broken = []
    for record in tables["statistics"].to_dict("records"):
        row = {str(name): value for name, value in record.items()}
        applicable = [limits for limits in ranges() if limits.applies(row)]
        for column in ("value", "value_max"):
            value = row[column]
            # The first range that is left is told: they stand from the most particular to the most general.
            left = next((r for r in applicable if not is_null(value) and not r.minimum <= value <= r.maximum), None)
            if left is not None:
                broken.append(
                    Violation(
                        NAME, "statistics", row["statistic_id"], column, csv_value(value),
                        f"{csv_value(left.minimum)} to {csv_value(left.maximum)} ({left.reason})",
                        "look at the reading; if the text means it, widen the range in plausible.csv",
                        *sources.place("statistics", row["statistic_id"]),
                    )
                )  # fmt: skip
    return broken
