"""What extraction hands on: a claim, which is a value, the rule that read it and the span that states it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any, Literal, NamedTuple

ClaimKind = Literal["organisation", "person", "role", "statistic", "event", "contact", "number"]


class Claim(NamedTuple):
    """What a text says at one place.

    `start` and `end` are offsets of the words that state it, half-open, in code points: of the cleaned text inside
    extraction, of the raw text once `extract` hands the claim on. `values` holds what is stated, under the column
    names of its table; `rule` names the module and the construction that read it, as in `statistics.money`.
    """

    kind: ClaimKind
    start: int
    end: int
    values: Mapping[str, Any]
    rule: str


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims by their places, of those that begin together the longest first."""
    ordered = list(claims)
    last, end = -1, 0
    for _, start, stop, _, _ in ordered:
        if start < last or (start == last and stop > end):
            break
        last, end = start, stop
    else:
        return ordered
    ordered.sort(key=itemgetter(2), reverse=True)
    ordered.sort(key=itemgetter(1))
    return ordered
