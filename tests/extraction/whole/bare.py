"""The clauses of the texts of this folder, and phrases, as strings of their own, and what the grammars read in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction import dates, numerals, quantities
from tests.extraction.whole.texts import FILES, FOLDER, PUBLISHED, texts

PATH = FOLDER / "bare.csv"
PHRASES = FOLDER / "phrases.txt"
ANCHORS = ("2025-04-16", "2025-04-16T14:30:00")
"""When the phrases are said: some tell a day or an hour by its distance."""
HEADER = ("text", "anchor", "dates", "parsed", "quantities", "numerals")
_CLAUSE = re.compile(r"[^\n\t。；，、！？：「」（）]+")
_LONGEST = 40
_NUMBER = re.compile(r"[\d０-９〇零一二三四五六七八九十百千萬億两兩半廿卅今昨明前後上下本去近]")


def said() -> list[tuple[str, str]]:
    """Return each clause that may hold a number or a date, and each phrase, with when it is said, sorted."""
    found = {
        (clause, told.get("published", PUBLISHED).partition("/")[0])
        for path in FILES
        for told in texts(path)
        for clause in map(str.strip, _CLAUSE.findall(told["text"]))
        if len(clause) <= _LONGEST and _NUMBER.search(clause)
    }
    found |= {(phrase, anchor) for phrase in PHRASES.read_text("utf-8").splitlines() for anchor in ANCHORS}
    return sorted(found)


def row(clause: str, anchor: str) -> tuple[str, ...]:
    """Return the clause, its anchor and what the grammars of dates, quantities and numerals read in it."""
    day = dates.parse(clause, anchor or None)
    return (
        clause,
        anchor,
        _joined(map(_date, dates.find(clause, anchor or None))),
        _date(day) if day else "",
        _joined(map(_quantity, quantities.find(clause))),
        _joined(f"{one.start}-{one.end} {one.literal}" for one in numerals.find(clause)),
    )


def rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for each clause and phrase."""
    for clause, anchor in said():
        yield row(clause, anchor)


def _joined(told: Iterator[str]) -> str:
    return "; ".join(told)


def _date(one: dates.DateSpan) -> str:
    marks = "relative" * one.relative + " year" * one.explicit_year
    return f"{one.start}-{one.end} {one.edtf} {one.precision} {one.form} {marks}".strip()


def _quantity(one: quantities.Quantity) -> str:
    upper = "" if one.value_max is None else f"..{one.value_max}"
    told = (
        f"{one.start}-{one.end} {one.value_exact}{upper}/{one.per} {one.measure} {one.unit} {one.qualifier} {one.form}"
    )
    return f"{told} {one.counter or ''} {one.of or ''}".strip()
