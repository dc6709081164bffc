"""Figures and dates as a text writes them, each with what it is worth in the dataset."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.scale.dice import Dice

KINDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "templates" / "figures.toml").read_text("utf-8"))
QUALIFIERS = [name for name, way in KINDS["qualifiers"].items() for _ in range(way["weight"])]
COUNTED = 13
IN_CHARACTERS = 0.4
DIGITS = "零一兩三四五六七八九"
FIRST_DAY, DAYS = date(2000, 1, 3), 9480
MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]
YEAR_IN_WORDS = {"zh": "{0}年", "en": "{0}"}
DAY_IN_WORDS = {"zh": "{0}年{1}月{2}日", "en": "{2} {3} {0}"}
DAY_OF_THIS_YEAR = {"zh": "{1}月{2}日", "en": "{2} {3}"}
SPAN_IN_WORDS = {"zh": "{0}至{1}年", "en": "{0} and {1}"}
MONTH_IN_WORDS = {"zh": "{0}年{1}月", "en": "{3} {0}"}


def figure(dice: Dice, kind: str, language: str, told: str | None) -> tuple[str, float, str, str]:
    """Return a figure as written, its value, its unit (UCUM or ISO 4217) and its qualifier.

    `told` is the qualifier that the sentence around the figure tells, or None where the figure may have one of its own.
    """
    way = KINDS[language][kind]
    number = dice.small(way["low"], way["high"])
    # What is not counted to the last one is told in round figures; two digits of it are.
    rounded = number - number % 10 ** max(0, len(str(number)) - 2)
    own = _qualifier(kind, rounded) if told is None else "exact"
    number = number if own == "exact" else rounded
    before = dice.pick(KINDS["qualifiers"][own][language])
    if language == "zh" and way["unit"] == "1" and dice.share() < IN_CHARACTERS:
        before, written = _in_characters(number, own, before)
    else:
        written = f"{number:,}"
    written = way.get("written", "{q}{n}").format(q=before, n=written)
    return written, float(number * way.get("factor", 1)), way["unit"], told or own


@lru_cache(maxsize=4096)
def _qualifier(kind: str, number: int) -> str:
    """Return the qualifier of a figure: always the same, lest an archive say of one thing both "420" and "over 420"."""
    # What can be counted on the fingers is told exactly.
    return Dice("qualifier", kind, number).pick(QUALIFIERS) if number >= COUNTED else "exact"


def _in_characters(number: int, qualifier: str, before: str) -> tuple[str, str]:
    """Return what stands before a number and the number, with characters in it where Hong Kong's press writes some."""
    if number < len(DIGITS):
        return before, DIGITS[number]
    if number >= 10_000 and number % 1000 == 0:
        return before, f"{number / 10_000:g}萬"
    if qualifier == "over" and number < 100 and number % 10 == 0:
        return "", f"{number}多"
    return before, f"{number:,}"


def issued(dice: Dice) -> date:
    """Return a day of issue from 2000 to 2025."""
    return FIRST_DAY + timedelta(days=dice.below(DAYS))


def day_in_words(day: date, language: str) -> str:
    """Return a day with its year."""
    return _written(DAY_IN_WORDS[language], day)


def event(dice: Dice, kind: str, language: str, issue: date) -> tuple[str, str]:
    """Return a date as written in a text of that day of issue, and as EDTF; the year of issue is left out."""
    way = KINDS["dates"][kind]
    day = issue + timedelta(days=way["from"] + dice.below(way["to"] - way["from"] + 1))
    if way["precision"] == "year":
        return _written(YEAR_IN_WORDS[language], day), f"{day:%Y}"
    if way["precision"] == "years":
        last = day.replace(day=1, year=day.year + way["years"])
        return SPAN_IN_WORDS[language].format(day.year, last.year), f"{day:%Y}/{last:%Y}"
    if way["precision"] == "month":
        return _written(MONTH_IN_WORDS[language], day), f"{day:%Y-%m}"
    ways = DAY_OF_THIS_YEAR if day.year == issue.year else DAY_IN_WORDS
    return _written(ways[language], day), day.isoformat()


def _written(pattern: str, day: date) -> str:
    return pattern.format(day.year, day.month, day.day, MONTHS[day.month - 1])
