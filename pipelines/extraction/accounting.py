"""Every number accounted for: for each number, date, phone, e-mail and URL, the fact that uses it or why none does.

Nothing that looks like a number is passed over in silence: what no grammar reads is listed as `unexplained`, which
strict mode refuses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from sys import maxsize

from pipelines.extraction.claims import Claim
from pipelines.extraction.scene import Scene
from pipelines.extraction.surroundings import Span
from pipelines.patterns import later

# Groups of digits with their separators, as they are counted; circled digits are list numbers. The pattern begins with
# one class, which a search is quick to look for.
_DIGITS = later(r"[0-9①-⓿❶-➓](?:(?<=[0-9])[0-9]*(?:[.,:/][0-9]+)*)?")
_NAME_BEFORE, _NAME_BEHIND = re.compile(r"[A-Za-z\-.]"), re.compile(r"[A-Za-z\-]")
_NUMBERED = later(r"(?:第|No\.?)\s*$")
_PLACE = itemgetter(0, 1)
# Start, end and kind of an expression, the index of the fact that uses it, or the reason why none does.
_Row = tuple[int, int, str, int | None, str | None]
# Stands for the row behind the last one.
_NO_ROW: _Row = (maxsize, maxsize, "", None, None)
_KINDS = {
    "phone": "phone",
    "fax": "phone",
    "email": "email",
    "website": "url",
    "link": "url",
    "address": "number",
}


def account(scene: Scene, claims: Sequence[Claim], unread: Iterable[Span], no_days: Iterable[Span]) -> list[Claim]:
    """Return one claim of kind 'number' for each expression; `claims` are the facts, in clean offsets.

    `unread` are runs of figures that were kept from all grammars, `no_days` days that no calendar has; both are
    expressions too.

    `values['claim']` is the index of the fact that uses the expression. Why a date or a quantity is no fact the scene
    remembers from when events and statistics were read.
    """
    used = _Index(claims)
    reason_of, events, statistics = scene.reasons.get, used.events.get, used.statistics.get
    rows: list[_Row] = [
        (claims[at].start, claims[at].end, _KINDS[claims[at].values["kind"]], at, None) for at in used.contacts
    ]
    rows += ((start, end, "number", None, "unexplained") for start, end in unread)
    rows += ((start, end, "date", None, "unexplained") for start, end in no_days)
    put = rows.append
    for date in scene.dates:
        start, reason = date.start, None
        at = events(start)
        if at is None:
            reason = reason_of(start) or "period"
            if reason == "period":
                at = used.dated(date.edtf, start, scene.line)
        put((start, date.end, "date", at, reason))
    for quantity in scene.quantities:
        start = quantity.start
        at = statistics(start)
        put((start, quantity.end, "number", at, None if at is not None else reason_of(start) or "unexplained"))
    rows.sort(key=_PLACE)
    rest = _rest(scene, rows)
    if rest:
        rows += rest
        rows.sort(key=_PLACE)
    # There are several times as many numbers as facts: nothing but the claim itself is made for each.
    make = tuple.__new__
    return [
        make(
            Claim,
            (
                "number",
                start,
                end,
                {"number_kind": kind, "status": "set_aside", "reason": reason, "claim": None}
                if at is None
                else {"number_kind": kind, "status": "used", "reason": None, "claim": at},
                "accounting",
            ),
        )
        for start, end, kind, at, reason in rows
    ]


def _rest(scene: Scene, read: Sequence[_Row]) -> list[_Row]:
    """Return a row for each group of digits that is not all in what was read, walking both in step.

    A group may begin in one expression and end in the next: 2345 6789／9876 5432.
    """
    found: list[_Row] = []
    spans = iter(read)
    opens, closes, *_ = next(spans, _NO_ROW)
    covered = -1
    for digits in _DIGITS.finditer(scene.text):
        start, end = digits.span()
        at = start
        while at < end:
            while opens <= at:
                covered = max(covered, closes)
                opens, closes, *_ = next(spans, _NO_ROW)
            if covered <= at:
                found.append((start, end, "number", None, _reason(scene, start, end)))
                break
            at = covered
            while at < end and not scene.text[at].isdigit():
                at += 1
    return found


def _reason(scene: Scene, start: int, end: int) -> str:
    text = scene.text
    block = scene.block(start)
    if block.marker[0] <= start < block.marker[1]:
        return "list_number"
    if "①" <= text[start] <= "➓":
        return "list_number"
    if block.kind == "page_number":
        return "page_number"
    if block.kind == "caption" and start - block.start < 12:
        return "figure_caption"
    if scene.bodies.around(start, end):
        return "part_of_a_name"
    if _NAME_BEFORE.match(text, max(0, start - 1), start) or _NAME_BEHIND.match(text, end):
        return "part_of_a_name"
    if _NUMBERED.search(text, max(0, start - 4), start):
        return "ordinal_name"
    return "unexplained"


class _Index:
    """Indices of contacts, of events and statistics by where what states them starts, of statistics also by period."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.contacts: list[int] = []
        self.events: dict[int, int] = {}
        self.statistics: dict[int, int] = {}
        self._by_period: dict[str, list[tuple[int, int]]] = {}
        for at, (kind, start, _, values, _) in enumerate(claims):
            if kind == "statistic":
                self.statistics.setdefault(start, at)
                if values["period"]:
                    self._by_period.setdefault(values["period"], []).append((start, at))
            elif kind == "event":
                self.events.setdefault(start, at)
            elif kind == "contact":
                self.contacts.append(at)
        for places in self._by_period.values():
            places.sort()

    def dated(self, edtf: str, place: int, line_around: Callable[[int], Span]) -> int | None:
        """Return the index of the statistic of the line, nearest to the place, whose period the date is."""
        places = self._by_period.get(edtf)
        if places is None:
            return None
        start, end = line_around(place)
        at = bisect_right(places, (place, 0))
        near = [held for held in places[max(0, at - 1) : at + 1] if start <= held[0] < end]
        return min(near, key=lambda held: abs(held[0] - place), default=(0, None))[1]
