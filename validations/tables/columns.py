"""The words in which a table's columns are declared: one function a kind of column, each with both languages.

A declaration says everything that is known of a column: type, nullability, vocabulary, pattern, what it
refers to, title and description in English and Chinese, unit. Arrow schemas, dictionaries and metadata are
derived from it (validations/schema.py) and repeat none of it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandera.pandas as pa
from pandera.typing import Series

from validations.tables import checks as _registered  # noqa: F401 - registers the checks named below
from validations.tables.codes import Vocabulary

Text = Series[str]
Whole = Series[np.int64]
Real = Series[np.float64]
Flag = Series[np.bool_]
Day = Series[pa.Date]
Nested = Series[np.object_]


class Table(pa.DataFrameModel):
    """What all tables share: nothing coerced, no column missing, extra or out of order."""

    class Config:
        """Pandera's settings."""

        strict = True
        ordered = True
        coerce = False


def _field(titles: tuple[str, str], en: str, zh: str, *, unit: str | None, references: str | None, **rules: Any) -> Any:
    title_en, title_zh = titles
    metadata = {"title_zh": title_zh, "description_zh": zh, "unit": unit, "references": references}
    vocabulary = rules.pop("documented_by", None) or rules.get("isin")
    if isinstance(vocabulary, Vocabulary):
        metadata["vocabulary"] = vocabulary.name
    return pa.Field(title=title_en, description=en, metadata=metadata, **rules)


def text_column(
    title: str,
    title_zh: str,
    *,
    en: str,
    zh: str,
    unit: str | None = None,
    references: str | None = None,
    verbatim: bool = False,
    **rules: Any,
) -> Any:
    """Declare text on one line in NFC, or `verbatim` text as its source has it.

    With `isin=` it is held to a vocabulary, with `documented_by=` its codes are documented and others admitted.
    """
    form = "verbatim" if verbatim else "line"
    return _field((title, title_zh), en, zh, unit=unit, references=references, text_form=form, **rules)


def date_column(title: str, title_zh: str, *, en: str, zh: str, **rules: Any) -> Any:
    """Declare a date or interval in EDTF, kept as text because it may be of any precision."""
    return _field((title, title_zh), en, zh, unit=None, references=None, edtf_date=0, **rules)


def plain_column(title: str, title_zh: str, *, en: str, zh: str, unit: str | None = None, **rules: Any) -> Any:
    """Declare a number, a flag or a calendar day."""
    return _field((title, title_zh), en, zh, unit=unit, references=None, **rules)


def nested_column(
    title: str, title_zh: str, *, en: str, zh: str, items: str = "list", references: str | None = None
) -> Any:
    """Declare a list of texts, or with `items="map"` a map of text to text: perhaps empty, never null."""
    return _field((title, title_zh), en, zh, unit=None, references=references, nested=items)
