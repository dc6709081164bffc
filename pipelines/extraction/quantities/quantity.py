"""What `quantities` hands on: one quantity expression with its qualifier, counter or unit, and what it amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals.mixed import ONE, Reading, literal
from pipelines.extraction.quantities.tail import Tail

# Factors by which a decimal point only moves.
_POWERS: Final = {Decimal(1).scaleb(power): power for power in range(-2, 13)}
_LAST_EXACT: Final = 20


@dataclass(slots=True)
class Quantity:
    """One quantity expression, as `逾1,300間`, `八、九成`, `每千名新生嬰兒1.4人`.

    `start` to `end` is the whole with qualifier and counter or unit, `number_start` to `number_end` the numeral alone.
    `value` is scaled out (2,760億 is 276000000000), `value_exact` the same as a decimal literal with the text's own
    precision, `value_max` the upper end of a range, `per` the denominator. `measure`, `unit` and `qualifier` are of
    the vocabularies of the table of statistics. `counter` is the measure word or counted unit glued to the number.

    `form` says how it is written: money, percentage, ratio, rate, rank, duration, age, physical, count, bare (no
    counter); and what is no quantity of anything: ordinal (第15屆, 18樓, 二級), rank_set (50強), article (一位),
    idiom (一國兩制), part_of_a_name (三星, COVID-19). `of` is what the denominator of a rate counts (名新生嬰兒).
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    value_exact: str
    value_max: Decimal | None
    per: Decimal
    measure: str
    unit: str
    qualifier: str
    counter: str | None
    form: str
    of: str | None = None


def set_aside(begin: int, end: int, start: int, reading: Reading | None, form: str) -> Quantity:
    """Return the quantity of a numeral at `start` that counts nothing, `begin` to `end`, under its form."""
    value = Decimal(0) if reading is None else reading.value
    number_end = start + 1 if reading is None else min(reading.end, end)
    return Quantity(begin, end, start, number_end, value, literal(value), None, ONE, "count", "1", "exact", None, form)


def recast(found: Quantity, form: str, of: str | None = None) -> Quantity:
    """Return the quantity under another form, with the measure and unit that the form has."""
    measure, unit = found.measure, found.unit
    if form == "bare":
        measure, unit = "count", "1"
    elif form in ("rate", "ratio"):
        measure = form
    return Quantity(
        found.start,
        found.end,
        found.number_start,
        found.number_end,
        found.value,
        found.value_exact,
        found.value_max,
        found.per,
        measure,
        unit,
        found.qualifier,
        found.counter,
        form,
        of,
    )


def build(
    text: str, begin: int, start: int, reading: Reading, tail: Tail, qualifier: str, number_end: int | None
) -> Quantity:
    """Return the quantity from `begin` of the numeral at `start`, scaled to the unit that its tail gives it."""
    value, upper = amount(reading.value, tail), None if reading.upper is None else amount(reading.upper, tail)
    value, exact = written(value)
    return Quantity(
        begin,
        tail.end,
        start,
        reading.end if number_end is None else number_end,
        value,
        exact,
        None if upper is None else written(upper)[0],
        tail.per,
        tail.measure,
        tail.unit,
        qualifier,
        tail.counter,
        tail.form,
    )


def written(value: Decimal) -> tuple[Decimal, str]:
    """Return the value without an exponent, and its literal."""
    exact = str(value)
    if "E" not in exact:
        return value, exact
    exact = format(value, "f")
    return Decimal(exact), exact


def is_round(value: Decimal) -> bool:
    """Return whether the value ends with a nought before its point, as one does that 多 may follow.

    No remainder is to be had of the longest numbers that are read; these count as round.

    >>> is_round(Decimal("120")), is_round(Decimal("12.5")), is_round(Decimal("1" * 32))
    (True, False, True)
    """
    return value.adjusted() > _LAST_EXACT or not value % 10


def amount(value: Decimal, tail: Tail) -> Decimal:
    """Return how many of the tail's unit the value is."""
    if tail.factor != 1:
        value = _times(value, tail.factor)
    return value + tail.plus if tail.plus else value


def _times(value: Decimal, factor: Decimal) -> Decimal:
    """Return the product without the zeros that multiplying adds: 7.2成 is 72%, as precise as it was said."""
    if factor in _POWERS:
        return value.scaleb(_POWERS[factor])
    return (value * factor).normalize()
