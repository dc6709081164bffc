"""Counters, units and currencies: what may stand behind a number, found by longest match.

The words are data (knowledge/quantities/counters.csv, units.csv, currencies.csv, places.csv), each in both scripts and
with the characters that make another word of it (三條件 counts no 條). Units are UCUM (https://ucum.org), currencies
ISO 4217. Which number they stand behind is for `tails`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from pipelines.knowledge import descriptor

_JOINTS: Final = frozenset(" -")


@dataclass(eq=False, slots=True)
class Measure:
    """A counter, unit or currency as written; `unit` is UCUM or ISO 4217 ('' for the currency of the place).

    `kind` is count, noun (what is counted, without a counter), label, rank_set, list, multiple, dozen, duration,
    age, physical, currency, tenth or cent; `factor` is how many of `unit` it stands for.
    """

    written: str
    kind: str
    unit: str
    factor: str
    not_before: frozenset[str]
    ascii: bool


class Index(NamedTuple):
    """Measures by their first two characters, longest first and then that of one character; and those alone."""

    pairs: dict[str, tuple[Measure, ...]]
    single: dict[str, tuple[Measure, ...]]


@cache
def _rows(name: str) -> list[Mapping[str, str]]:
    """Return the rows of a list, that of the currencies read once for both sides of a number."""
    return [row for _, row in descriptor.words(f"quantities/{name}.csv")]


@cache
def _behind() -> Index:
    found: dict[str, Measure] = {}
    for name, unit, kind in (("counters", "", "kind"), ("units", "ucum", "kind"), ("currencies", "iso4217", "side")):
        for row in _rows(name):
            named = row[kind]
            if named == "before":
                continue
            named = "currency" if named in ("both", "after") else named
            for written in (row["written"], row["simplified"]):
                if written and written not in found:
                    found[written] = Measure(
                        written,
                        named,
                        row[unit] if unit else "1",
                        row.get("factor", "1"),
                        frozenset(row["not_before"]),
                        written[-1].isascii() and written[-1].isalnum(),
                    )
    pairs: dict[str, list[Measure]] = {}
    for measure in sorted(found.values(), key=lambda measure: -len(measure.written)):
        if len(measure.written) > 1:
            pairs.setdefault(measure.written[:2], []).append(measure)
    single: dict[str, tuple[Measure, ...]] = {
        written: (measure,) for written, measure in found.items() if len(written) == 1
    }
    return Index({pair: (*longer, *single.get(pair[0], ())) for pair, longer in pairs.items()}, single)


def behind(text: str, position: int) -> tuple[Measure, int] | None:
    """Return the longest measure that begins at `position`, or one blank or hyphen later, and its end.

    >>> behind("3個星期", 1)[0].unit, behind("三條例", 1), behind("30-odd", 2)
    ('wk', None, None)
    """
    found = right_behind(text, position)
    if found is None and text[position : position + 1] in _JOINTS:
        position += 1
        found = right_behind(text, position)
        if found is not None and text[position - 1] == "-" and not found.ascii:
            return None
    return None if found is None else (found, position + len(found.written))


def right_behind(text: str, position: int) -> Measure | None:
    """Return the longest measure that begins at `position` itself."""
    pair = text[position : position + 2]
    pairs, single = _behind()
    for measure in pairs.get(pair) or single.get(pair[:1], ()):
        written = measure.written
        if text.startswith(written, position):
            end = position + len(written)
            following = text[end : end + 1]
            if following in measure.not_before:
                continue
            if measure.ascii and following.isascii() and following.isalnum():
                continue
            return measure
    return None


@cache
def counted(written: str) -> bool:
    """Return whether `written` is a counter that counts (名, 間), not one that labels (樓, 級)."""
    found = behind(written, 0)
    return found is not None and found[0].kind == "count" and found[1] == len(written)


@cache
def _prefixes() -> tuple[dict[str, str], frozenset[str], int]:
    found: dict[str, str] = {}
    for row in _rows("currencies"):
        if row["side"] in ("before", "both"):
            for written in (row["written"], row["simplified"]):
                if written:
                    found.setdefault(written, row["iso4217"])
    return found, frozenset(written[-1] for written in found), max(map(len, found), default=0)


def by_beginning() -> Iterator[tuple[str, tuple[Measure, ...]]]:
    """Yield the measures by their first two characters, longest first, and those of one character by that."""
    yield from _behind().pairs.items()
    yield from _behind().single.items()


def every() -> set[Measure]:
    """Return every measure."""
    return {measure for _, measures in by_beginning() for measure in measures}


def signs_end_with() -> frozenset[str]:
    """Return the characters that currencies before a number end with."""
    return _prefixes()[1]


@cache
def _places() -> dict[str, tuple[str, str]]:
    return {row["place"]: (row["yuan"], row["dollar"]) for row in _rows("places")}


def currency_before(text: str, start: int, floor: int, place: str) -> tuple[int, str] | None:
    """Return where the currency's sign or name before `start` begins and its ISO 4217 code; none below `floor`.

    >>> currency_before("逾HK$5億", 4, 0, "HK"), currency_before("$5", 1, 0, "TW")
    ((1, 'HKD'), (0, 'TWD'))
    """
    found, last, longest = _prefixes()
    end = start - 1 if start - 1 > floor and text[start - 1] == " " else start
    if end <= floor or text[end - 1] not in last:
        return None
    for length in range(min(longest, end - floor), 0, -1):
        code = found.get(text[end - length : end])
        if code is not None:
            begin = end - length
            if text[begin].isascii() and text[begin].isalpha() and begin > 0:
                before = text[begin - 1]
                if before.isascii() and before.isalpha():
                    continue
            return begin, code or dollar(place)
    return None


def yuan(place: str) -> str:
    """Return the ISO 4217 code of a bare 元 in a document of `place`; HKD where the place is not known."""
    return _places().get(place, ("HKD", "HKD"))[0]


def dollar(place: str) -> str:
    """Return the ISO 4217 code of a bare $ in a document of `place`; HKD where the place is not known."""
    return _places().get(place, ("HKD", "HKD"))[1]
