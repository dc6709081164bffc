"""Which indicator of the vocabulary a statistic is, by the words of its label.

The words stand in knowledge/indicators/matches.csv. Where lines of different indicators fit equally well,
none is given: a wrong indicator misleads, a missing one does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipelines.knowledge import Match


class Indicators:
    """Matches rows of statistics against the lines of matches.csv."""

    def __init__(self, matches: Iterable[Match]):
        self._matches = tuple(matches)

    def of(self, row: Mapping[str, Any], subject_names: Sequence[str] = ()) -> str | None:
        """Return the indicator_id of a row; None where none fits or several fit alike.

        A line that asks for more words outranks one that asks for fewer.
        """
        label = " ".join(filter(None, (row["label_zh"], row["label_en"], row["counted_zh"]))).casefold()
        words = " ".join((label, *subject_names)).casefold()
        best, found = 0, set[str]()
        for match in self._matches:
            weight = self._weight(match, row, label, words)
            if weight > best:
                best, found = weight, {match.indicator_id}
            elif weight and weight == best:
                found.add(match.indicator_id)
        return found.pop() if len(found) == 1 else None

    @staticmethod
    def _weight(match: Match, row: Mapping[str, Any], label: str, words: str) -> int:
        """Return how many characters of the line's words stand in the row, 0 where the line does not fit."""
        if match.units and row["unit"] not in match.units:
            return 0
        if match.measures and row["measure"] not in match.measures:
            return 0
        if match.qualifiers and row["qualifier"] not in match.qualifiers:
            return 0
        if match.counted and not (row["counted_zh"] or "").endswith(match.counted):
            return 0
        if not all(word.casefold() in words for word in match.all_of):
            return 0
        if any(word.casefold() in label for word in match.none_of):
            return 0
        dimensions = {f"{name}={value}" for name, value in (row["dimensions"] or {}).items()}
        if not dimensions.issuperset(match.dimensions):
            return 0
        some = max((len(word) for word in match.any_of if word.casefold() in words), default=0)
        if match.any_of and not some:
            return 0
        return sum(map(len, match.all_of)) + some + len(match.dimensions)
