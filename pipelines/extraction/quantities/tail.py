"""What a number turns out to be by the words behind it, and what each kind of measure makes of it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from pipelines.extraction.numerals.mixed import ONE, ZERO
from pipelines.extraction.quantities.measures import Measure

HUNDRED: Final = Decimal(100)
HALF: Final = Decimal("0.5")


class Tail(NamedTuple):
    """What a number turns out to be: `value * factor + plus` of `unit`, up to `end`."""

    end: int
    form: str
    measure: str
    unit: str
    per: Decimal
    factor: Decimal
    plus: Decimal
    counter: str | None
    more: bool

    def ending(self, end: int) -> Tail:
        """Return the tail that ends there; faster than `_replace`, for most numbers have one made."""
        return Tail(end, *self[1:])


BARE: Final = Tail(0, "bare", "count", "1", ONE, ONE, ZERO, None, False)
FRACTION: Final = BARE._replace(form="ratio", measure="ratio")
SHARE: Final = BARE._replace(form="percentage", measure="percentage", unit="%", per=HUNDRED)
_BY_KIND: Final = {
    "count": BARE._replace(form="count"),
    "list": BARE._replace(form="count"),
    "label": BARE._replace(form="ordinal"),
    "rank_set": BARE._replace(form="rank_set"),
    "multiple": FRACTION,
    "dozen": BARE._replace(form="count", factor=Decimal(12)),
    "duration": BARE._replace(form="duration", measure="duration"),
    "age": BARE._replace(form="age", measure="quantity"),
    "physical": BARE._replace(form="physical", measure="quantity"),
    "currency": BARE._replace(form="money", measure="money"),
}


@cache
def template(measure: Measure) -> Tail:
    """Return the tail of the measure, which ends nowhere yet."""
    kind = measure.kind if measure.kind not in ("tenth", "cent") else "currency"
    tail = _BY_KIND[kind]
    counts = kind in ("count", "label", "rank_set", "list", "multiple", "dozen")
    factor = Decimal(measure.factor) if measure.factor != "1" else tail.factor
    return tail._replace(unit="1" if counts else measure.unit, factor=factor, counter=measure.written)
