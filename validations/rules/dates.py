"""Dates are within reason, and an event's first and last day are those that its date admits."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from functools import partial

from validations.frames import lacking, walked
from validations.parts import Found, Part, Step
from validations.schema import KEYS, columns, csv_value, is_null
from validations.schema import TABLES as ALL_TABLES
from validations.violations import Violation

NAME = "dates are within reason"
TABLES = ("documents", "organisations", "statistics", "timeline")
EARLIEST, LATEST = 1800, 2100
"""Years that texts on medicine in Hong Kong speak of; a year outside is a misread number."""

_PRECISION = {4: "year", 7: "month", 10: "day"}

Sides = tuple[datetime.date | None, datetime.date | None]


def days(edtf: str) -> Sides:
    """Return the first and last day that a date admits, None for an open side.

    Raises ValueError for what is no date of this dataset.

    >>> days("2023-08/2023-10")
    (datetime.date(2023, 8, 1), datetime.date(2023, 10, 31))
    >>> days("2020/..")
    (datetime.date(2020, 1, 1), None)
    """
    first, slash, last = edtf.partition("/")
    if slash:
        return _side(first)[0], _side(last)[1]
    return _side(first)


def _side(date: str) -> Sides:
    if date == "..":
        return None, None
    first, last = date.replace("X", "0"), date.replace("X", "9")
    if len(date) == 4:
        return datetime.date(int(first), 1, 1), datetime.date(int(last), 12, 31)
    if len(date) == 7:
        year, month = int(date[:4]), int(date[5:])
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    day = datetime.date.fromisoformat(date)
    return day, day


def _ranges(part: Part, table: str, column: str) -> Iterator[Found]:
    """Find dates that end before they begin or leave 1800 to 2100."""
    frame = part.tables[table]
    outside = lacking(frame[column], lambda date: not _expected(date))
    for at, row_id, date in walked(frame, [KEYS[table][0], column], outside):
        remedy = "look at the reading of the date, and at the date that relative dates start from"
        place = part.sources.place(table, row_id)
        yield at, Violation(NAME, table, row_id, column, date, _expected(date), remedy, *place)


def _expected(date: str) -> str:
    """Return what is expected instead of a date, nothing where it is within reason or none at all."""
    try:
        first, last = days(date)
    except ValueError:
        return ""
    if first and last and first > last:
        return "a last day that is not before the first"
    if any(day and not EARLIEST <= day.year <= LATEST for day in (first, last)):
        return f"a date from {EARLIEST} to {LATEST}"
    return ""


def _events(part: Part) -> Iterator[Found]:
    """Find events whose first day, last day or precision are not those of their date."""
    names = ["event_id", "date", "date_start", "date_end", "precision"]
    for at, row_id, date, start, end, precision in walked(part.tables["timeline"], names):
        try:
            sides = days(date)
        except (ValueError, TypeError, AttributeError):
            continue
        found = {"date_start": start, "date_end": end}
        wrong = [
            (column, csv_value(found[column]) or "nothing", csv_value(day) or "nothing")
            for column, day in zip(found, sides, strict=True)
            if (None if is_null(found[column]) else found[column]) != day
        ]
        single = _PRECISION.get(len(date))
        if single and "X" not in date and precision != single:
            wrong.append(("precision", str(precision), single))
        for column, value, expected in wrong:
            remedy = "derive the column from the date"
            broken = Violation(
                NAME, "timeline", row_id, column, value, f"{expected}, as date is {date}", remedy,
                *part.sources.place("timeline", row_id),
            )  # fmt: skip
            yield at, broken


STEPS = (
    *(
        Step("rows", table, partial(_ranges, table=table, column=column.name))
        for table in ALL_TABLES
        for column in columns(table)
        if column.format == "edtf"
    ),
    Step("rows", "timeline", _events),
)
