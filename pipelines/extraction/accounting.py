"""Every number accounted for: for each number, date, phone, e-mail and URL, the fact that uses it or why none does.

Nothing that looks like a number is passed over in silence: what no grammar reads is listed as `unexplained`, which
strict mode refuses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipelines.extraction.claims import Claim
from pipelines.extraction.scene import Scene

# Groups of digits with their separators, as they are counted; circled digits are list numbers.
_DIGITS = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*|[①-⓿❶-➓]")
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
    taken: list[tuple[int, int]] = []
    found: list[Claim] = []
    for at, claim in enumerate(claims):
        if claim.kind == "contact":
            found.append(_row(claim.start, claim.end, _KINDS[claim.values["kind"]], at, None))
            taken.append((claim.start, claim.end))
    for date in scene.dates:
        at_claim = used.at("event", date.start, date.end)
        reason = None if at_claim is not None else scene.reasons.get(date.start) or "period"
        if reason == "period":
            at_claim = used.dated(date.edtf, date.start, scene.line(date.start))
        found.append(_row(date.start, date.end, "date", at_claim, None if at_claim is not None else reason))
        taken.append((date.start, date.end))
    for quantity in scene.quantities:
        at_claim = used.at("statistic", quantity.start, quantity.end)
        reason = None if at_claim is not None else scene.reasons.get(quantity.start) or "unexplained"
        found.append(_row(quantity.start, quantity.end, "number", at_claim, reason))
        taken.append((quantity.start, quantity.end))
    taken.sort()
    found.extend(_rest(scene, taken))
    yield from sorted(found, key=lambda claim: (claim.start, claim.end))


def _rest(scene: Scene, taken: list[tuple[int, int]]) -> Iterator[Claim]:
    """Yield a row for each group of digits outside all that was read."""
    text = scene.text
    starts = [start for start, _ in taken]
    for digits in _DIGITS.finditer(text):
        at = bisect_right(starts, digits.start()) - 1
        if at >= 0 and taken[at][1] >= digits.end():
            continue
        yield _row(digits.start(), digits.end(), "number", None, _reason(scene, digits.start(), digits.end()))


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
    if re.search(r"[A-Za-z\-.]$", text[max(0, start - 1) : start]) or re.match(r"[A-Za-z\-]", text[end : end + 1]):
        return "part_of_a_name"
    if re.search(r"(?:第|No\.?)\s*$", text[max(0, start - 4) : start]):
        return "ordinal_name"
    return "unexplained"


def _row(start: int, end: int, kind: str, claim: int | None, reason: str | None) -> Claim:
    status = "used" if claim is not None else "set_aside"
    values = {"number_kind": kind, "status": status, "reason": reason, "claim": claim}
    return Claim("number", start, end, values, "accounting")


class _Index:
    """Facts by the place of the words that state them, statistics also by their period."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_place: dict[tuple[str, int, int], int] = {}
        self._by_period: dict[str, list[tuple[int, int]]] = {}
        for at, claim in enumerate(claims):
            self._by_place.setdefault((claim.kind, claim.start, claim.end), at)
            if claim.kind == "statistic" and claim.values["period"]:
                self._by_period.setdefault(claim.values["period"], []).append((claim.start, at))
        for places in self._by_period.values():
            places.sort()

    def at(self, kind: str, start: int, end: int) -> int | None:
        """Return the index of the fact of the kind that stands just there."""
        return self._by_place.get((kind, start, end))

    def dated(self, edtf: str, place: int, line: tuple[int, int]) -> int | None:
        """Return the index of the statistic of the line, nearest to the place, whose period the date is."""
        places = self._by_period.get(edtf, ())
        at = bisect_right(places, (place, 0))
        near = [held for held in places[max(0, at - 1) : at + 1] if line[0] <= held[0] < line[1]]
        return min(near, key=lambda held: abs(held[0] - place), default=(0, None))[1]
