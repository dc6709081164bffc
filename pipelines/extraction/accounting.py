"""Every number accounted for: for each number, date, phone, e-mail and URL, the fact that uses it or why none does.

Nothing that looks like a number is passed over in silence: what no grammar reads is listed as `unexplained`, which
strict mode refuses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from pipelines.extraction.claims import Claim
from pipelines.extraction.scene import Scene
from pipelines.extraction.surroundings import Span
from pipelines.patterns import later

# Groups of digits with their separators, as they are counted; circled digits are list numbers. The pattern begins with
# one class, which a search is quick to look for.
_DIGITS = later(r"[0-9①-⓿❶-➓](?:(?<=[0-9])[0-9]*(?:[.,:/][0-9]+)*)?")
_NAME_BEFORE, _NAME_BEHIND = re.compile(r"[A-Za-z\-.]"), re.compile(r"[A-Za-z\-]")
_NUMBERED = later(r"(?:第|No\.?)\s*$")
# A claim for each number is many: nothing but the tuple itself is made.
_make = tuple.__new__
# No two expressions begin at one place.
_PLACE = itemgetter(1)
_KINDS = {
    "phone": "phone",
    "fax": "phone",
    "email": "email",
    "website": "url",
    "link": "url",
    "address": "number",
}


def account(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield one claim of kind 'number' for each expression; `claims` are the facts, in clean offsets.

    `values['claim']` is the index of the fact that uses the expression. Why a date or a quantity is no fact the scene
    remembers from when events and statistics were read.
    """
    used = _Index(claims)
    reason_of, events, statistics = scene.reasons.get, used.events.get, used.statistics.get
    found = [
        _row(claims[at].start, claims[at].end, _KINDS[claims[at].values["kind"]], at, None) for at in used.contacts
    ]
    for date in scene.dates:
        start, end = date.start, date.end
        used_by, reason = events((start, end)), None
        if used_by is None:
            reason = reason_of(start) or "period"
            if reason == "period":
                used_by = used.dated(date.edtf, start, scene.line)
        found.append(_row(start, end, "date", used_by, reason))
    for quantity in scene.quantities:
        start, end = quantity.start, quantity.end
        used_by = statistics((start, end))
        reason = None if used_by is not None else reason_of(start) or "unexplained"
        found.append(_row(start, end, "number", used_by, reason))
    found.sort(key=_PLACE)
    rest = list(_rest(scene, found))
    if rest:
        found.extend(rest)
        found.sort(key=_PLACE)
    yield from found


def _rest(scene: Scene, read: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a row for each group of digits outside all that was read, walking both in step."""
    at, count, covered = 0, len(read), -1
    opens = read[0].start if read else len(scene.text)
    for digits in _DIGITS.finditer(scene.text):
        start, end = digits.span()
        while opens <= start:
            covered = read[at].end
            at += 1
            opens = read[at].start if at < count else len(scene.text)
        if covered < end:
            yield _row(start, end, "number", None, _reason(scene, start, end))


def _reason(scene: Scene, start: int, end: int) -> str:
    text = scene.text
    block = scene.block(start)
    if block is not None and block.marker[0] <= start < block.marker[1]:
        return "list_number"
    if "①" <= text[start] <= "➓":
        return "list_number"
    if block is not None and block.kind == "page_number":
        return "page_number"
    if block is not None and block.kind == "caption" and start - block.start < 12:
        return "figure_caption"
    if scene.bodies.around(start, end):
        return "part_of_a_name"
    if _NAME_BEFORE.match(text, max(0, start - 1), start) or _NAME_BEHIND.match(text, end):
        return "part_of_a_name"
    if _NUMBERED.search(text, max(0, start - 4), start):
        return "ordinal_name"
    return "unexplained"


def _row(start: int, end: int, kind: str, claim: int | None, reason: str | None) -> Claim:
    status = "set_aside" if claim is None else "used"
    values = {"number_kind": kind, "status": status, "reason": reason if claim is None else None, "claim": claim}
    return _make(Claim, ("number", start, end, values, "accounting"))


class _Index:
    """Indices of contacts, of events and statistics by the place that states them, of statistics also by period."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.contacts: list[int] = []
        self.events: dict[tuple[int, int], int] = {}
        self.statistics: dict[tuple[int, int], int] = {}
        self._by_period: dict[str, list[tuple[int, int]]] = {}
        for at, (kind, start, end, values, _) in enumerate(claims):
            if kind == "statistic":
                self.statistics.setdefault((start, end), at)
                if values["period"]:
                    self._by_period.setdefault(values["period"], []).append((start, at))
            elif kind == "event":
                self.events.setdefault((start, end), at)
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
