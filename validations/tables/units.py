"""Units that the statistics may carry, as listed in units.csv.

A subset of UCUM, a few annotations in its braces for what it has no code for, and currencies by ISO 4217.

A unit that a text needs and the list lacks is added to the list, not to code.
"""

from __future__ import annotations

from validations.tables.codes import UNITS, Vocabulary, units


def codes() -> Vocabulary:
    """Return every code in the order of the list."""
    return Vocabulary(UNITS)


def of_dimension(*dimensions: str) -> frozenset[str]:
    """Return the codes whose dimension is one of those named, as in `of_dimension("money")`.

    >>> "HKD" in of_dimension("money"), "a" in of_dimension("time")
    (True, True)
    """
    return frozenset(row["code"] for row in units() if row["dimension"] in dimensions)
