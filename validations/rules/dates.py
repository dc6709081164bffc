"""Dates are within reason, and an event's first and last day are those that its date admits."""

from __future__ import annotations

import calendar
import datetime

from validations.schema import KEYS, columns, csv_value, is_null
from validations.schema import TABLES as ALL_TABLES
from validations.violations import Sources, Tables, Texts, Violation

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


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return dates that end before they begin or leave 1800 to 2100, and events whose columns disagree."""
    sources = Sources(tables, texts)
    return [*_ranges(tables, sources), *_events(tables, sources)]


def _ranges(tables: Tables, sources: Sources) -> list[Violation]:
    broken = []
    for table in ALL_TABLES:
        for column in (column.name for column in columns(table) if column.format == "edtf"):
            key = KEYS[table][0]
            for row_id, date in tables[table][[key, column]].itertuples(index=False, name=None):
                if is_null(date):
                    continue
                try:
                    first, last = days(date)
                except ValueError:
                    continue
                expected = ""
                if first and last and first > last:
                    expected = "a last day that is not before the first"
                elif any(day and not EARLIEST <= day.year <= LATEST for day in (first, last)):
                    expected = f"a date from {EARLIEST} to {LATEST}"
                if expected:
                    remedy = "look at the reading of the date, and at the date that relative dates start from"
                    place = sources.place(table, row_id)
                    broken.append(Violation(NAME, table, row_id, column, date, expected, remedy, *place))
    return broken


def _events(tables: Tables, sources: Sources) -> list[Violation]:
    broken = []
    names = ["event_id", "date", "date_start", "date_end", "precision"]
    for row_id, date, start, end, precision in tables["timeline"][names].itertuples(index=False, name=None):
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
            broken.append(
                Violation(
                    NAME, "timeline", row_id, column, value, f"{expected}, as date is {date}", remedy,
                    *sources.place("timeline", row_id),
                )
            )  # fmt: skip
    return broken
