"""What was to come when a text was published is planned, and what was past is not.

Only days that leave no doubt are held: an event of the year in which the text appeared may be either. An
event told by several texts is right if it is right for one of them.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator

from validations.frames import walked
from validations.parts import Found, Part, Step
from validations.rules.dates import Sides, days
from validations.violations import Violation

NAME = "planned events lie ahead of their texts"
TABLES = ("timeline", "documents")


def _planned(part: Part) -> Iterator[Found]:
    """Find events planned though past, or past though still to come, when their texts were published."""
    told: dict[str, set[str]] = defaultdict(set)
    evidence = part.tables["evidence"]
    for _, row_id, document in walked(evidence, ["row_id", "document_id"], evidence["table_name"] == "timeline"):
        told[row_id].add(document)
    for at, row_id, date, planned in walked(part.tables["timeline"], ["event_id", "date", "planned"]):
        issues = [_days(part.known.issued.get(document)) for document in sorted(told[row_id])]
        known = [issue for issue in issues if issue is not None]
        sides = _days(date)
        if sides is None or len(known) < len(issues) or not known:
            continue
        if any(_may_be(planned, *sides, issue) for issue in known):
            continue
        when = "before" if planned else "after"
        broken = Violation(
            NAME, "timeline", row_id, "planned", str(bool(planned)).lower(),
            f"{str(not planned).lower()}, for {date} lies {when} the issue of every text that tells it",
            "look at the date and at the tense of the sentence", *part.sources.place("timeline", row_id),
        )  # fmt: skip
        yield at, broken


def _days(date: object) -> Sides | None:
    """Return the days that a date admits, None for what is no date."""
    try:
        return days(date) if isinstance(date, str) else None
    except ValueError:
        return None


def _may_be(planned: bool, first: datetime.date | None, last: datetime.date | None, issue: Sides) -> bool:
    issued_first, issued_last = issue
    if planned:
        return last is None or issued_first is None or last >= issued_first
    return first is None or issued_last is None or first <= issued_last


STEPS = (Step("rows", "timeline", _planned),)
