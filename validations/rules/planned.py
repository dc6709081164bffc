"""What was to come when a text was published is planned, and what was past is not.

Only days that leave no doubt are held: an event of the year in which the text appeared may be either. An
event told by several texts is right if it is right for one of them.
"""

from __future__ import annotations

import datetime
from collections import defaultdict

from validations.rules.dates import Sides, days
from validations.schema import is_null
from validations.violations import Sources, Tables, Texts, Violation

NAME = "planned events lie ahead of their texts"
TABLES = ("timeline", "documents")


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return events planned though past, or past though still to come, when their texts were published."""
    sources = Sources(tables, texts)
    published = _published(tables)
    told: dict[str, set[str]] = defaultdict(set)
    evidence = tables["evidence"]
    for table, row_id, document in evidence[["table_name", "row_id", "document_id"]].itertuples(index=False, name=None):
        if table == "timeline":
            told[row_id].add(document)
    broken = []
    for row_id, date, planned in tables["timeline"][["event_id", "date", "planned"]].itertuples(index=False, name=None):
        issues = [published.get(document) for document in sorted(told[row_id])]
        known = [issue for issue in issues if issue is not None]
        try:
            first, last = days(date)
        except (ValueError, TypeError, AttributeError):
            continue
        if len(known) < len(issues) or not known or any(_may_be(planned, first, last, issue) for issue in known):
            continue
        when = "before" if planned else "after"
        broken.append(
            Violation(
                NAME, "timeline", row_id, "planned", str(bool(planned)).lower(),
                f"{str(not planned).lower()}, for {date} lies {when} the issue of every text that tells it",
                "look at the date and at the tense of the sentence", *sources.place("timeline", row_id),
            )
        )  # fmt: skip
    return broken


def _published(tables: Tables) -> dict[str, Sides]:
    dated: dict[str, Sides] = {}
    for document, date in tables["documents"][["document_id", "published"]].itertuples(index=False, name=None):
        if not is_null(date):
            try:
                dated[document] = days(date)
            except ValueError:
                continue
    return dated


def _may_be(planned: bool, first: datetime.date | None, last: datetime.date | None, issue: Sides) -> bool:
    issued_first, issued_last = issue
    if planned:
        return last is None or issued_first is None or last >= issued_first
    return first is None or issued_last is None or first <= issued_last
