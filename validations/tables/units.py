"""Units that the statistics may carry: a subset of UCUM, and currencies by ISO 4217, as listed in units.csv.

A unit that a text needs and the list lacks is added to the list, not to code.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    with (files("validations.tables") / "units.csv").open(encoding="utf-8") as stream:
        return tuple(csv.DictReader(stream))


def codes() -> list[str]:
    """Return every code in the order of the list."""
    return [row["code"] for row in _rows()]


def of_dimension(*dimensions: str) -> frozenset[str]:
    """Return the codes whose dimension is one of those named, as in `of_dimension("money")`.

    >>> "HKD" in of_dimension("money"), "a" in of_dimension("time")
    (True, True)
    """
    return frozenset(row["code"] for row in _rows() if row["dimension"] in dimensions)
