"""Which values differ because people decided otherwise: a decision of theirs came, changed or went.

Told from the decisions that two releases record in quality/decisions.json, for the row and column that they name, for
those that follow from it (resolution.decisions.FOLLOWING) and for the column `decision`, which tells of all of a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.publication.changes.state import Row, State
from pipelines.resolution.decisions import FOLLOWING

DECISION = "decision"
_VALUES = ("expected", "value")
_WORDS = ("reason", "author", "date")
_KINDS = {"translations": "translation", "organisations": "verdict on a candidate"}
"""What a decision is, by the folder of knowledge that it stands in; any other is a correction."""
_VERDICTS = ("status", "organisation_id")
"""The columns under which a verdict is recorded: see resolution.candidates.records."""
_LEADERS = {(table, follower): column for (table, column), followers in FOLLOWING.items() for follower in followers}


class Decided:
    """The decisions of two releases, compared."""

    def __init__(self, before: State, after: State):
        self._sides = before.decided(), after.decided()
        self._rows: dict[tuple[str, str], list[str]] = {}
        for table, row_id, column in sorted({*self._sides[0], *self._sides[1]}):
            self._rows.setdefault((table, row_id), []).append(column)

    def cause(self, table: str, row_id: str, column: str) -> tuple[str, str] | None:
        """Return cause and detail of a value that decisions changed, None where they are as they were.

        Corrections are `correction`, translations and verdicts on candidates `knowledge`; where both moved, the
        correction is named.
        """
        told = column == DECISION
        columns = self._rows.get((table, row_id), []) if told else [_LEADERS.get((table, column), column)]
        compared = (*_VALUES, *_WORDS) if told else _VALUES
        moved = [told for each in columns for told in self._moved((table, row_id, each), compared)]
        moved.sort(key=lambda told: told[0] != "correction")
        return (moved[0][0], "; ".join(detail for cause, detail in moved if cause == moved[0][0])) if moved else None

    def verdict(self, table: str, row_id: str) -> tuple[str, str] | None:
        """Return cause and detail of a row that came or went because people decided what it is, None for any other."""
        moved = [told for column in _VERDICTS for told in self._moved((table, row_id, column), _VALUES)]
        return next((told for told in moved if told[0] == "knowledge"), None)

    def _moved(self, place: tuple[str, str, str], compared: Sequence[str]) -> list[tuple[str, str]]:
        old, new = (list(side.get(place, ())) for side in self._sides)
        told = [{tuple(decision[part] for part in compared) for decision in side} for side in (old, new)]
        came = [decision for decision in new if tuple(decision[part] for part in compared) not in told[0]]
        went = [decision for decision in old if tuple(decision[part] for part in compared) not in told[1]]
        if came and went:
            return [_told(decision, "changed") for decision in came]
        return [_told(decision, "added") for decision in came] + [_told(decision, "withdrawn") for decision in went]


def _told(decision: Row, how: str) -> tuple[str, str]:
    what = _KINDS.get(str(decision["source"]).partition("/")[0], "correction")
    words = f"{what} {how}, {decision['column_name']}: {decision['reason']} ({decision['author']}, {decision['date']})"
    return "correction" if what == "correction" else "knowledge", words
