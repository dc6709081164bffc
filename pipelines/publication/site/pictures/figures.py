"""Figures as labels: exactly the number of the text, in words of the language, with unit, qualifier and range."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pipelines.publication.site import wording
from pipelines.publication.site.languages import CHINESE, Language
from pipelines.publication.site.pictures.words import Words
from validations.tables import codes

Row = Mapping[str, Any]

_DIGITS = 2
"""Decimals that a number may have in words; one that needs more is written out, for none is rounded."""


def number(value: Decimal, language: Language) -> str:
    """Return a number as it is written in a language, never rounded.

    >>> from pipelines.publication.site.languages import ENGLISH
    >>> number(Decimal("276000000000"), ENGLISH), number(Decimal("276000000000"), CHINESE)
    ('276 billion', '2,760億')
    >>> number(Decimal("53000"), ENGLISH), number(Decimal("12345678"), ENGLISH), number(Decimal("1.40"), ENGLISH)
    ('53,000', '12,345,678', '1.40')
    >>> number(Decimal("53000"), CHINESE), number(Decimal("780000"), CHINESE)
    ('53,000', '78萬')
    """
    said = wording.words(language)
    for scale in said["figures_scales"].split("|"):
        power, least, word = scale.split(":")
        scaled = value.scaleb(-int(power))
        if abs(value) >= 10 ** (int(least) - 1) and scaled == round(scaled, _DIGITS):
            return said["figures_scaled"].format(number=f"{_plain(scaled.normalize()):,}", scale=word)
    return f"{_plain(value):,}"


def _plain(value: Decimal) -> Decimal:
    # Formatting would write 1E+2 for what has trailing zeros before the point.
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.as_tuple().exponent > 0 else value  # type: ignore[operator]


def told(row: Row, words: Words) -> str:
    """Return a figure as its text tells it: qualifier, number or range, what it is counted against, unit."""
    language = words.language
    value = number(Decimal(row["value_exact"]), language)
    if row["value_max"] is not None:
        value = f"{value}–{number(Decimal(repr(row['value_max'])).normalize(), language)}"
    if row["measure"] == "rank":
        value = words.say("number_of", number=value)
    elif row["unit"] == "%" and row["per"] == 100:
        value = f"{value}%"
    else:
        value = with_unit(value, row, words)
        if row["per"] != 1:
            per = number(Decimal(repr(row["per"])).normalize(), language)
            value = words.say("in_all" if row["measure"] == "ratio" else "per", value=value, per=per)
    return value if row["qualifier"] == "exact" else words.say(row["qualifier"], value=value)


def with_unit(value: str, row: Row, words: Words) -> str:
    """Return a number with its unit: a currency before it in English, all others behind."""
    unit = row["unit"]
    if unit == "1":
        return value
    name = words.code(codes.UNITS, unit)
    if words.language == CHINESE:
        return f"{value}{name}"
    if row["measure"] == "money":
        return f"{unit} {value}"
    if row["measure"] == "duration":
        return f"{value} {name}" if value == "1" else f"{value} {name}s"
    return f"{value} {unit}"
