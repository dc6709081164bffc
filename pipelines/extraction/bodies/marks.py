"""A text cut at its boundaries into runs of marked words: what the grammar of names reads.

Runs end at punctuation, line ends, Latin letters, digits and boundary words, so that no rule has to look further than
the run it stands in. One pass over the text finds suffixes and reviewed names; only the clauses that hold one are then
marked word by word. Nothing is decided here about names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.extraction.bodies.authority import Known
from pipelines.extraction.bodies.lexicon import Information, Lexicon, Word

# What may stand inside a name beside Chinese characters: the point of transliterated names.
_CLAUSE = re.compile("[\u3400-\u9fff·‧•]+")

# The rest of an e-mail address or of a host that begins with a name: HKAM-Grant@example.org, hkam.org.
_ADDRESS = re.compile(r"[A-Za-z0-9.+%_-]{0,64}@[A-Za-z0-9]|\.[A-Za-z0-9]")

Place = tuple[int, int, Known]


class Mark(NamedTuple):
    """A known word, or the unknown characters between two, with its class."""

    start: int
    end: int
    word: Word
    information: Information


Run = list[Mark]


def runs(
    text: str, lexicon: Lexicon, named: Sequence[Place] = (), region: tuple[int, int] | None = None
) -> Iterator[Run]:
    """Yield the runs of `text` (in the standard spelling), or of a region of it, that hold a suffix or a reviewed name.

    `named` are places, in order, where a short name stands that the text itself has given to a body.
    """
    low, high = region or (0, len(text))
    hits, mixed = _triggers(text, lexicon, low, high)
    given = _joined(named, mixed)
    hits = sorted([*hits, *(start for start, _, _ in given)]) if given else hits
    for start, end, inside in _stretches(text, low, high, hits, given):
        yield from _marked(text, start, end, inside, lexicon)


def _triggers(text: str, lexicon: Lexicon, low: int, high: int) -> tuple[list[int], list[Place]]:
    """Return where suffixes and reviewed names begin, and the places of the names that are not all Chinese."""
    hits: list[int] = []
    mixed: list[Place] = []
    part = text if high - low == len(text) else text[low:high]
    others = lexicon.mixed
    for word, start, end in lexicon.triggers.find_matches_as_indexes(part):
        if word >= others.start:
            body = others.bodies[word - others.start]
            if stands_alone(text, start + low, end + low):
                mixed.append((start + low, end + low, body))
        else:
            hits.append(start + low)
    return hits, mixed


def _joined(named: Sequence[Place], mixed: Sequence[Place]) -> list[Place]:
    """Return both kinds of places in order; where they touch, what the text has said is kept."""
    if not named:
        return list(mixed)
    kept: list[Place] = []
    for place in sorted(
        [*((*place, 0) for place in named), *((*place, 1) for place in mixed)], key=lambda p: (p[0], p[3])
    ):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place[:3])
        elif place[3] == 0:
            kept[-1] = place[:3]
    return kept


def _stretches(
    text: str, low: int, high: int, hits: Sequence[int], given: Sequence[Place]
) -> Iterator[tuple[int, int, list[Place]]]:
    """Yield the clauses that hold a hit, grown by the given places that touch them."""
    hit, place = 0, 0
    start = end = -1
    inside: list[Place] = []
    for clause in _CLAUSE.finditer(text, low, high):
        first, last = clause.span()
        while hit < len(hits) and hits[hit] < first:
            hit += 1
        while place < len(given) and given[place][0] < last:
            if given[place][0] > end and end >= 0:
                yield start, end, inside
                start, end, inside = -1, -1, []
            start = given[place][0] if end < 0 else start
            end = max(end, given[place][1])
            inside.append(given[place])
            place += 1
        if end >= first:
            end = max(end, last)
            start = min(start, first)
            continue
        if end >= 0:
            yield start, end, inside
            start, end, inside = -1, -1, []
        if hit < len(hits) and hits[hit] < last:
            start, end = first, last
    if end >= 0:
        yield start, end, inside
    for rest in given[place:]:
        yield rest[0], rest[1], [rest]


def _marked(text: str, low: int, high: int, inside: list[Place], lexicon: Lexicon) -> Iterator[Run]:
    """Mark one stretch and yield its runs."""
    run: Run = []
    wanted = False
    at = low
    classes, information = lexicon.classes, lexicon.information
    boundary, suffix, unknown = Word.BOUNDARY, Word.SUFFIX, Word.UNKNOWN
    found = lexicon.automaton.find_matches_as_indexes(text[low:high])
    for word, start, end in _overridden(found, low, inside) if inside else found:
        if not inside:
            start, end = start + low, end + low
        kind = classes[word] if word >= 0 else Word.KNOWN
        if kind == boundary:
            if wanted:
                if start > at:
                    run.append(Mark(at, start, unknown, None))
                yield run
            run, wanted = [], False
        else:
            if start > at:
                run.append(Mark(at, start, unknown, None))
            run.append(Mark(start, end, kind, information[word] if word >= 0 else inside[~word][2]))
            wanted = wanted or kind <= suffix
        at = end
    if wanted:
        yield run


def _overridden(
    found: Sequence[tuple[int, int, int]], low: int, inside: Sequence[Place]
) -> Iterator[tuple[int, int, int]]:
    """Yield the marks, those that touch a given place replaced by it; its number is the complement of its index."""
    at = 0
    for word, start, end in found:
        start, end = start + low, end + low
        while at < len(inside) and inside[at][0] < end:
            if not _longer(start, end, inside[at]):
                yield ~at, inside[at][0], inside[at][1]
            at += 1
        before = inside[at - 1] if at else None
        if before and before[0] < end and before[1] > start and not _longer(start, end, before):
            continue
        yield word, start, end
    yield from ((~rest, inside[rest][0], inside[rest][1]) for rest in range(at, len(inside)))


def _longer(start: int, end: int, place: Place) -> bool:
    """Tell whether a mark holds a given place and more: 香港基因組中心 holds 基因組中心."""
    return start <= place[0] and place[1] <= end and end - start > place[1] - place[0]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name with Latin letters is not cut out of a longer word, an address or a link."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isascii() and before.isascii() and (before.isalnum() or before in "@/.-_") and before:
        return False
    if not text[end - 1].isascii() or not after.isascii():
        return True
    return not (after.isalnum() or after == "_" or _ADDRESS.match(text, end))
