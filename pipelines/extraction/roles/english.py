"""Titles in English behind and before a name: Dr Mary Chan, Chief Executive Officer and Co-founder of X, said.

Reads the apposition behind a name and what a relative clause or 'He is' adds to it (who is also an adjunct professor at
Y). A title ends before the body that it is held in; several joined by 'and' share a body that only the last names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.lexicon import people_lexicon

_LONGEST = 240  # code points behind a name in which its titles are told
_LONGEST_TITLE = 6  # words
_APPOSITION = re.compile(r"[ ]?(?:,|[–—]|\t|[ ]-[ ]|\()[ ]?(?:the[ ]|an?[ ])?(?=[A-Za-z])")
_CLAUSE = re.compile(
    r"(?:,[ ])?\b(?:who|[Hh]e|[Ss]he)[ ](?:(?:also|currently|now|previously)[ ])?"
    r"(?:is|was|serves[ ]as|served[ ]as|works[ ]as)[ ](?:(?:also|currently|now)[ ])?(?:an?|the)?[ ]?"
)
_END = re.compile(
    r"[\n;)]|\.(?=\s|$)|,(?![ ](?:[A-Z][\w\-]*[ ])?(?:and[ ])?(?:the|an?)[ ])"
    r"|[ ](?:said|says|told|added|explained|noted|will|has|who)\b"
)
_PARTS = re.compile(r",?[ ]and[ ](?:also[ ])?(?:an?[ ]|the[ ])?|,[ ](?:an?[ ]|the[ ])")
_PLACED = re.compile(r"[ ](?:of|at|for|in|with)[ ](?:the[ ]|The[ ])?|,[ ]")
_BEFORE = re.compile(
    r"((?:[A-Z][\w’'\-]*[ ]){0,4}[A-Z][\w’'\-]*):?[ ]"
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Ir|Sir)\.?[ ])?$"
)


class Told(NamedTuple):
    """A title, the words that tell it, and the body (a claim) that it is held in."""

    start: int
    end: int
    title: str
    body: Claim | None


def behind(text: str, at: int, bodies: Sequence[Claim], starts: Sequence[int]) -> Iterator[Told]:
    """Yield the titles told behind a name that ends at `at`; `starts` are where the `bodies` begin."""
    line_end = text.find("\n", at, at + _LONGEST)
    limit = line_end if line_end >= 0 else min(len(text), at + _LONGEST)
    if at >= limit or not (text[at].isascii() or " who " in text[at:limit]):
        return
    found = _APPOSITION.match(text, at, limit)
    if found:
        end = _close(text, found.end(), limit, bodies, starts)
        told = list(_titles(text, found.end(), end, bodies, starts))
        yield from told
        at = end if told else at
    for clause in _CLAUSE.finditer(text, at, limit):
        if re.search(r"\n|\.[ ][A-Z]", text[at : clause.start()]):
            break
        end = _close(text, clause.end(), limit, bodies, starts)
        yield from _titles(text, clause.end(), end, bodies, starts)


def before(text: str, at: int) -> tuple[int, str] | None:
    """Return where a title begins that stands before a name at `at`, and the title."""
    lexicon = people_lexicon()
    run = _BEFORE.search(text, max(0, at - 60), at)
    found = re.search(rf"(?:[A-Z][\w\-]*[ ])?{lexicon.title_en.pattern}$", run[1]) if run else None
    if run is None or found is None or lexicon.honorifics_en.fullmatch(found[0]):
        return None
    return run.start(1) + found.start(), found[0]


def _close(text: str, at: int, limit: int, bodies: Sequence[Claim], starts: Sequence[int]) -> int:
    """Return where the words about a person end, punctuation inside names of bodies aside."""
    position = at
    while end := _END.search(text, position, limit):
        first = bisect_left(starts, at)
        holding = next((b for b in bodies[first : first + 8] if b.start < end.start() < b.end), None)
        if holding is None:
            return end.start()
        position = holding.end
    return limit


def _titles(text: str, start: int, end: int, bodies: Sequence[Claim], starts: Sequence[int]) -> Iterator[Told]:
    """Yield the titles of a span, each with the body that it or a later one names."""
    inside = [b for b in bodies[bisect_left(starts, start) : bisect_left(starts, end)] if b.end <= end + 1]
    cuts = [
        cut
        for cut in _PARTS.finditer(text, start, end)
        if not any(b.start < cut.end() and cut.start() < b.end for b in inside)
    ]
    edges = [start, *(edge for cut in cuts for edge in cut.span()), end]
    waiting: list[tuple[int, int, str]] = []
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        body = next((b for b in inside if low <= b.start < high), None)
        words = text[low : body.start if body else high]
        title = _title(words, placed=body is not None)
        if title is None:
            if not body:
                break
            continue
        if body is None:
            waiting.append((low, low + len(title), title))
            continue
        for one in waiting:
            yield Told(*one, body)
        waiting = []
        yield Told(low, body.end, title, body)
    for one in waiting:
        yield Told(*one, None)


def _title(words: str, *, placed: bool) -> str | None:
    """Return the title that words are, what leads to a body left out."""
    words = words.strip(" ,(").removesuffix(" the").removesuffix(" The")
    if placed:
        words = re.sub(r"[ ,]*\b(?:of|at|for|in|with|to)$", "", words)
    words = words.strip(" ,")
    head = _PLACED.split(words)[0]
    if not words or len(words.split()) > _LONGEST_TITLE or not (_ends().search(head) or _ends().search(words)):
        return None
    return words


@cache
def _ends() -> re.Pattern[str]:
    """Words that end in a title, in capitals or not: Head, a non-executive director."""
    return re.compile(rf"(?:^|[\s\-])(?:{people_lexicon().title_en.pattern})$", re.IGNORECASE)
