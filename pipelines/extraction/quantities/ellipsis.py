"""Numbers that leave out the unit told just before: cut from 20 days to nine; eight years, the next less than two.

Only English, only spans of time, only within one sentence; a number that stands before a word counts what it says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pipelines.extraction.quantities.quantity import Quantity

_FARTHEST: Final = 120
_BREAK: Final = re.compile("[.!?] |\\n")
_CLOSES: Final = re.compile('[.,;:)”"]|$|\\n| (?:in|by|after|since|and|for|at|on|or|if|when|under)(?![A-Za-z])')
_TO: Final = re.compile("(?:^|[^A-Za-z])(?:to|or) $")


def completed(text: str, found: Quantity, before: Quantity | None) -> Quantity:
    """Return a bare number with the unit of the span of time told `before` it, if it leaves that out; else itself."""
    if found.form != "bare" or before is None or before.form != "duration" or found.per != 1:
        return found
    if found.start - before.end > _FARTHEST or not text[before.end - 1].isascii():
        return found
    compared = found.qualifier != "exact" or _TO.search(text, max(0, found.start - 4), found.start) is not None
    if not compared or _CLOSES.match(text, found.end) is None or _BREAK.search(text, before.end, found.start):
        return found
    return replace(found, form="duration", measure="duration", unit=before.unit, counter=before.counter)
