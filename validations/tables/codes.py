"""Every code that a column may hold, with label and definition in English and Traditional Chinese.

The one place of closed vocabularies is codes.csv, in the order in which they are documented; units are those of
units.csv, defined there or else by what they measure, and by whose code they are. Codes of outside standards that
no list here could hold whole (countries, languages) are no vocabularies.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

UNITS = "units"


class Code(NamedTuple):
    """A code of a vocabulary, labelled and defined in both languages."""

    vocabulary: str
    code: str
    label_en: str
    label_zh: str
    definition_en: str
    definition_zh: str


class Vocabulary(list[str]):
    """The codes of a vocabulary in their order; a column that is held to them knows their name by it."""

    def __init__(self, name: str) -> None:
        """Take the codes of the vocabulary `name`; raises KeyError where there is none."""
        super().__init__(code.code for code in codes(name))
        self.name = name


@cache
def vocabularies() -> dict[str, tuple[Code, ...]]:
    """Return the codes of each vocabulary, units last."""
    grouped: dict[str, list[Code]] = {}
    for row in _lines("codes.csv"):
        grouped.setdefault(row["vocabulary"], []).append(Code(**row))
    grouped[UNITS] = [_unit(row, grouped) for row in units()]
    return {name: tuple(listed) for name, listed in grouped.items()}


def codes(vocabulary: str) -> tuple[Code, ...]:
    """Return the codes of a vocabulary.

    Raises KeyError where codes.csv has none of that name.

    >>> [code.label_zh for code in codes("statuses")]
    ['已審核', '待審核']
    """
    if vocabulary not in vocabularies():
        raise KeyError(f"no vocabulary {vocabulary!r} in validations/tables/codes.csv; add its codes there")
    return vocabularies()[vocabulary]


@cache
def units() -> tuple[dict[str, str], ...]:
    """Return the lines of units.csv; `definition_en` and `definition_zh` stand where the dimension says too little."""
    return _lines("units.csv")


def _unit(row: dict[str, str], grouped: dict[str, list[Code]]) -> Code:
    dimension, system = (
        next(code for code in grouped[f"{column}s_of_units"] if code.code == row[column])
        for column in ("dimension", "system")
    )
    return Code(
        UNITS,
        row["code"],
        row["name_en"],
        row["name_zh"],
        f"{row['definition_en'] or dimension.definition_en} {system.definition_en}",
        f"{row['definition_zh'] or dimension.definition_zh}{system.definition_zh}",
    )


def _lines(name: str) -> tuple[dict[str, str], ...]:
    with (files("validations.tables") / name).open(encoding="utf-8") as stream:
        return tuple(csv.DictReader(stream, strict=True))
