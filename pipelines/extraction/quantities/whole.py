"""A short string that is a sum of money or a span and nothing more: 八分, 3角, 個七, 四分半.

In a text these are marks, corners and pieces as often; asked about alone, without the place of a text, they are read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.chinese import CHARACTERS, DIGITS
from pipelines.extraction.numerals.mixed import ONE, ZERO, literal
from pipelines.extraction.quantities import measures
from pipelines.extraction.quantities.quantity import Quantity
from pipelines.patterns import later

LONGEST: Final = 8
_WHOLE: Final = later(
    f"(?P<number>[0-9]{{1,3}}|[{CHARACTERS}]{{1,4}})?(?:(?P<coin>[分角])|(?P<piece>[個个])(?P<tenths>[一二三四五六七八九])|(?P<half>分半))"
)


def read(text: str) -> Quantity | None:
    """Return the quantity that the whole of `text` is, None where it is none of these.

    >>> [(found.value_exact, found.unit) for found in map(read, ("85分", "個七", "分半")) if found]
    [('0.85', 'HKD'), ('1.7', 'HKD'), ('1.5', 'min')]
    """
    found = _WHOLE.fullmatch(text)
    if found is None or (found["number"] is None and found["coin"] is not None):
        return None
    reading = mixed_numerals.read(text, 0) if found["number"] is not None else None
    if reading is not None and (reading.end != found.end("number") or reading.upper is not None):
        return None
    value = ONE if reading is None else reading.value
    if found["half"] is not None:
        return _all(text, value + Decimal("0.5"), "duration", "min")
    if found["coin"] is not None:
        value, plus = value.scaleb(-2 if found["coin"] == "分" else -1), ZERO
    else:
        plus = Decimal(DIGITS[found["tenths"]]).scaleb(-1)
    return _all(text, value + plus, "money", measures.yuan(""))


def _all(text: str, value: Decimal, measure: str, unit: str) -> Quantity:
    exact, end = literal(value), len(text)
    return Quantity(0, end, 0, end, Decimal(exact), exact, None, ONE, measure, unit, "exact", None, measure)
