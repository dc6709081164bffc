"""What a single value must be, as Pandera checks that any column can name: text form, EDTF, lists, maps.

Vectorised over a column and blind to other columns; what two columns or two tables say to each other is
told in the models' own checks and in validations/rules. Nothing here mends a value.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from pandera.pandas import extensions

from validations.tables.formats import EDTF

_MONTH = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SEPARATOR = "|"
"""What joins the items of a list in CSV; no item may hold it."""


def is_line(value: object) -> bool:
    r"""Tell whether a value is readable text on one line: NFC, not empty, no blank at its ends, no control.

    >>> is_line("香港基因組中心"), is_line(" 香港"), is_line("香港\n中心"), is_line("\uf9d1年")
    (True, False, False, False)
    """
    return (
        isinstance(value, str)
        and value != ""
        and value == value.strip()
        and unicodedata.is_normalized("NFC", value)
        and (value.isprintable() or not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in value))
    )


def as_list(value: object) -> list[Any] | None:
    """Return a list column's value (list, tuple or array, as Parquet gives back) as a list, else None."""
    if isinstance(value, (list, tuple)):
        return list(value)
    tolist = getattr(value, "tolist", None)
    listed = tolist() if tolist is not None else None
    return listed if isinstance(listed, list) else None


def as_map(value: object) -> dict[Any, Any] | None:
    """Return a map column's value (a dict, or the pairs that Parquet gives back) as a dict, else None."""
    if isinstance(value, Mapping):
        return dict(value)
    pairs = as_list(value)
    if pairs is None or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        return None
    return dict(pairs)


@lru_cache(maxsize=65536)
def is_edtf(value: str) -> bool:
    """Tell whether python-edtf reads each side of a date or interval, and the calendar has its days.

    Sides are read apart: the parser takes milliseconds, and most intervals share theirs with other dates. A year or a
    month with nothing else is well formed as it stands, and a whole day is left to the calendar, which is the stricter:
    an archive has thousands of them.

    >>> is_edtf("2025-11-18/2025-11-19"), is_edtf("../2025-10"), is_edtf("2025-02-30")
    (True, True, False)
    """
    first, slash, last = value.partition("/")
    if slash:
        return first + last != "...." and is_edtf(first) and is_edtf(last)
    if value == "..":
        return True
    if _MONTH.fullmatch(value):
        return True
    if _DAY.fullmatch(value):
        return _in_calendar(value)
    # Imported late: pyparsing builds the grammar at import, and most users of the models never validate.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(value)
    except EDTFParseException:
        return False
    return True


def _in_calendar(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _each(series: pd.Series[Any], holds: Callable[[object], bool]) -> pd.Series[Any]:
    if isinstance(series.dtype, pd.StringDtype):
        # Texts repeat, identifiers and codes above all: each is asked once. Nulls come last, as -1.
        codes, texts = pd.factorize(series)
        told = np.array([*(holds(text) for text in texts), False], dtype=bool)[codes]
    else:
        # Not Series.map, which gives an empty column back in its own type instead of bool.
        told = np.array([holds(value) for value in series.tolist()], dtype=bool)
    return pd.Series(told, index=series.index, dtype=bool)


@extensions.register_check_method(statistics=["form"])  # type: ignore[untyped-decorator]
def text_form(series: pd.Series[Any], *, form: str) -> pd.Series[Any]:
    """Hold text to `line` (see `is_line`) or to `verbatim`: as a source has it, only not empty."""
    return _each(series, is_line if form == "line" else lambda value: isinstance(value, str) and value != "")


@extensions.register_check_method(statistics=["level"])  # type: ignore[untyped-decorator]
def edtf_date(series: pd.Series[Any], *, level: int) -> pd.Series[Any]:
    """Hold dates to this dataset's use of EDTF: the pattern, then python-edtf, which knows the calendar."""
    del level
    shaped = series.str.match(EDTF, na=False)
    return shaped & _each(series, lambda value: isinstance(value, str) and value != ".." and is_edtf(value))


@extensions.register_check_method(statistics=["items"])  # type: ignore[untyped-decorator]
def nested(series: pd.Series[Any], *, items: str) -> pd.Series[Any]:
    """Hold a `list` to distinct lines, a `map` to keys and values that are lines, none with a separator."""

    def listed(value: object) -> bool:
        texts = as_list(value)
        return texts is not None and all(fits(text) for text in texts) and len(set(texts)) == len(texts)

    def mapped(value: object) -> bool:
        pairs = as_map(value)
        return pairs is not None and all(fits(k) and fits(v) and "=" not in k for k, v in pairs.items())

    def fits(text: object) -> bool:
        return is_line(text) and SEPARATOR not in str(text)

    return _each(series, listed if items == "list" else mapped)
