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
from pipelines.extraction.bodies.lexicon import BREAK, Information, Lexicon, Word
from pipelines.patterns import later

# What may stand inside a name beside Chinese characters: the point of transliterated names.
_POINTS = "·‧•"
_CLAUSE = re.compile(f"[\u3400-\u9fff{_POINTS}]+")

# The rest of an e-mail address or of a host that begins with a name: HKAM-Grant@example.org, hkam.org.
_ADDRESS = later(r"[A-Za-z0-9.+%_-]{0,64}@[A-Za-z0-9]|\.[A-Za-z0-9]")

# A university of a place may be another's than the reviewed one: City University of Hong Kong.
_UNIVERSITY = "University of "
_CAPITALISED = later(r"(?<![A-Za-z])([A-Z][A-Za-z]+) $")
_LONGEST_WORD = 16
_BEFORE_NAMES = frozenset({"the", "at", "from", "of", "and", "by", "with", "in", "professor", "prof", "dr", "source"})

_KNOWN, _SUFFIX, _BOUNDARY, _UNKNOWN = Word.KNOWN, Word.SUFFIX, Word.BOUNDARY, Word.UNKNOWN  # looked up often

Place = tuple[int, int, Known]
_NONE: list[Place] = []
_NOWHERE = (0, 0)


class Mark(NamedTuple):
    """A known word, or the unknown characters between two, with its class."""

    start: int
    end: int
    word: Word
    information: Information


Run = list[Mark]
Hit = tuple[int, int, int]  # a trigger's number, start and end
# Text to be marked. Given places and the clauses they touch: start, end, the places, what these cover. A clause: start,
# end, no places, the number and the end of its one trigger if that is a reviewed name, begins it and tells all.
Stretch = tuple[int, int, list[Place], tuple[int, int]]


def runs(text: str, lexicon: Lexicon, named: Sequence[Place] = (), region: tuple[int, int] | None = None) -> list[Run]:
    """Return the runs of `text` (in the standard spelling), or of a region, that hold a suffix or a reviewed name.

    A run ends in the last of them. `named` are places, in order, where a short name stands that the text itself has
    given to a body.
    """
    low, high = region or (0, len(text))
    hits, mixed = _triggers(text, lexicon, low, high)
    found: list[Run] = []
    clauses: list[tuple[int, int]] = []
    information, new = lexicon.information, tuple.__new__
    for start, end, inside, (word, last) in _stretches(text, (low, high), hits, _joined(named, mixed), lexicon.whole):
        if inside:
            if (start, end) == inside[0][:2]:
                found.append([Mark(start, end, _KNOWN, inside[0][2])])
            else:
                found += _marked(text, start, end, inside, lexicon)
        elif last:
            found.append([new(Mark, (start, last, _KNOWN, information[word]))])
        else:
            clauses.append((start, end))
    found += _in_clauses(text, clauses, lexicon)
    found.sort()  # no two begin at one place
    return found


def _triggers(text: str, lexicon: Lexicon, low: int, high: int) -> tuple[list[Hit], list[Place]]:
    """Return the suffixes and reviewed names, and the places of the names that are not all Chinese."""
    part = text if high - low == len(text) else text[low:high]
    hits = lexicon.triggers.find_matches_as_indexes(part)
    if low:
        hits = [(word, start + low, end + low) for word, start, end in hits]
    first, bodies = lexicon.mixed
    others = [hit for hit in hits if hit[0] >= first]
    if not others:
        return hits, []
    mixed = [
        (start, end, bodies[word - first])
        for word, start, end in others
        if stands_alone(text, start, end) and not _begun_before(text, start)
    ]
    return [hit for hit in hits if hit[0] < first], mixed


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
    text: str, region: tuple[int, int], hits: Sequence[Hit], given: Sequence[Place], whole: frozenset[int]
) -> list[Stretch]:
    """Return the clauses that hold a hit, each once, grown by the given places that touch them."""
    low, high = region
    stretches: list[Stretch] = []
    add, clause = stretches.append, _CLAUSE.match
    backwards = text[low:high][::-1]
    coming = given[0][0] if given else high  # where the next given place begins
    done, end = 0, low
    for word, hit, last in hits:
        while hit >= coming:
            _add_place(stretches, text, region, given[done])
            done, end = done + 1, stretches[-1][1]
            coming = given[done][0] if done < len(given) else high
        if hit >= end:
            before, rest = clause(backwards, high - hit), clause(text, last, high)
            start = high - before.end() if before else hit
            end = rest.end() if rest else last
            add((start, end, _NONE, (word, last) if start == hit and word in whole else _NOWHERE))
        elif stretches[-1][3] is not _NOWHERE and not stretches[-1][2]:
            stretches[-1] = (*stretches[-1][:3], _NOWHERE)
    for place in given[done:]:
        _add_place(stretches, text, region, place)
    return stretches


def _add_place(stretches: list[Stretch], text: str, region: tuple[int, int], place: Place) -> None:
    """Add a given place with the clauses that it cuts or ends at, or grow the stretch before by it."""
    low, high = region
    first, last = place[:2]
    end = _clause_end(text, last, high)
    if stretches and first <= stretches[-1][1]:
        begun_start, begun_end, inside, core = stretches.pop()
        if first < begun_end:
            core = (core[0], max(core[1], last)) if inside else (first, last)
            stretches.append((begun_start, max(begun_end, end), [*inside, place], core))
            return
        if _CLAUSE.search(text, first, high):
            stretches.append((begun_start, end, [*inside, place], (begun_start, last)))
            return
        stretches.append((begun_start, begun_end, inside, core))
    start = _clause_start(text, low, first) if _CLAUSE.match(text, first) else first
    stretches.append((start, end, [place], (first, last)))


def _clause_start(text: str, low: int, at: int) -> int:
    while at > low and ("\u3400" <= text[at - 1] <= "\u9fff" or text[at - 1] in _POINTS):
        at -= 1
    return at


def _clause_end(text: str, at: int, high: int) -> int:
    rest = _CLAUSE.match(text, at, high)
    return rest.end() if rest else at


def _in_clauses(text: str, clauses: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[Run]:
    """Mark clauses without given places, all in one pass, and return their runs, those of a mere suffix left out."""
    runs: list[Run] = []
    if not clauses:
        return runs
    found = lexicon.automaton.find_matches_as_indexes(BREAK.join([text[start:end] for start, end in clauses]))
    found.append((lexicon.breaking, len(text), len(text)))
    starts = iter(clauses)
    shift = next(starts)[0]  # from a place among the joined clauses to the place in the text
    classes, information = lexicon.classes, lexicon.information
    new = tuple.__new__  # twice as fast as the class
    alone, ending, inner, breaking = lexicon.alone, lexicon.ending, lexicon.inner, lexicon.breaking
    first, at = 0, 0  # number of the run's first word, and where the run begins
    last = -1  # number of its last word that may end a name
    for number, (word, _, end) in enumerate(found):
        if word < ending:
            last = number
        elif word >= inner:
            if last >= 0 and (last > first or found[first][0] < alone or found[first][1] > at):
                run: Run = []
                for kind, low, high in found[first : last + 1]:
                    if low > at:
                        run.append(new(Mark, (at + shift, low + shift, _UNKNOWN, None)))
                    run.append(new(Mark, (low + shift, high + shift, classes[kind], information[kind])))
                    at = high
                runs.append(run)
            first, at, last = number + 1, end, -1
            if word == breaking:
                shift = next(starts, _NOWHERE)[0] - end
    return runs


def _marked(text: str, low: int, high: int, inside: list[Place], lexicon: Lexicon) -> Iterator[Run]:
    """Mark one stretch with given places and yield its runs."""
    run: Run = []
    wanted = 0  # marks up to the last that may end a name
    at = low
    classes, information = lexicon.classes, lexicon.information
    found = lexicon.automaton.find_matches_as_indexes(text[low:high])
    for word, start, end in _overridden(found, low, inside):
        kind = classes[word] if word >= 0 else _KNOWN
        if kind == _BOUNDARY:
            if wanted:
                yield run[:wanted]
            run, wanted = [], 0
        else:
            if start > at:
                run.append(Mark(at, start, _UNKNOWN, None))
            run.append(Mark(start, end, kind, information[word] if word >= 0 else inside[~word][2]))
            wanted = len(run) if kind <= _SUFFIX else wanted
        at = end
    if wanted:
        yield run[:wanted]


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


def _begun_before(text: str, start: int) -> bool:
    """Tell whether a Latin name is only the end of another's: University of Hong Kong of City University of …."""
    if not text.startswith(_UNIVERSITY, start):
        return False
    before = _CAPITALISED.search(text, max(0, start - _LONGEST_WORD), start)
    return before is not None and before[1].lower() not in _BEFORE_NAMES


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name with Latin letters is not cut out of a longer word, an address or a link."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isascii() and before.isascii() and (before.isalnum() or before in "@/.-_") and before:
        return False
    if not text[end - 1].isascii() or not after.isascii():
        return True
    return not (after.isalnum() or after == "_" or _ADDRESS.match(text, end))
