"""The quotes of each fact, gathered from the table of evidence in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Quotes = Mapping[tuple[str, str], Sequence[Row]]


def by_fact(evidence: Sequence[Row]) -> Quotes:
    """Return the rows of evidence by the table and the key of the fact that they are about."""
    gathered: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in evidence:
        gathered[row["table_name"], row["row_id"]].append(row)
    return gathered
