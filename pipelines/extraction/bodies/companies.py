"""Companies of one Latin word (Moderna, Roche): known only by what is said around them.

A capitalised word is taken for a company where at least two places speak of it as of one: a listing, 'the … company',
money put into it, shares of it, a board or platform of its own, a verb of business. One such place is not enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipelines.extraction.bodies.english import HONORIFICS, is_common_word
from pipelines.patterns import later

_NAME = r"([A-Z][A-Za-z0-9\-]{2,})"
_VERB = (
    r"(?:[Pp]uts?|[Ii]nvest(?:s|ed)|[Aa]cquire[sd]?|[Bb]uys|[Bb]ought|[Rr]aise[sd]|[Ll]aunche[sd]|[Aa]nnounce[sd]|[Hh]olds|"
    r"[Oo]wns|[Ss]ells|[Ss]old|[Ii]s buying|[Ww]ill (?:own|acquire|buy|invest|hold|sell)|[Pp]artners with|[Ss]igned)"
)
_EVIDENCE = (
    rf"\b{_NAME}, (?:the|a|an) [\w\- ]{{0,40}}?(?:company|group|firm|start-?up|maker|developer|provider)\b",
    rf"\b{_NAME} \((?:NASDAQ|Nasdaq|NYSE|HKEX|SEHK|LSE|TSE|ASX|SGX)\b",
    rf"\b(?:investment|funding|financing|million|billion|stake|shares?|capital)\b[^.\n]{{0,40}}?"
    rf" (?:from|in|into|by|for) {_NAME}\b",
    rf"% of {_NAME}\b",
    rf"\b{_NAME}[’']s (?:[Bb]oard|platform|share|technology|product|business)",
    rf"\b{_NAME}[’']s (?:chief|founder|CEO|investor|customer|subsidiar)",
    rf"\b{_NAME} {_VERB}\b",
)
_ENOUGH = 2


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _EVIDENCE))


def find(text: str) -> Iterator[str]:
    """Yield the one-word names that the text treats as companies, in no order of places."""
    if not any(mark in text for mark in ("million", "billion", "company", "shares", "invest", "Limited", "Inc")):
        return
    votes: Counter[str] = Counter()
    for pattern in _patterns():
        votes.update([found[1] for found in pattern.finditer(text)])
    for name, count in sorted(votes.items()):
        if count >= _ENOUGH and not is_common_word(name):
            yield name


_OFFICES = (
    *("President", "Chairman", "Chief Executive", "Chief Executive Officer", "CEO"),
    *("Founder", "Co-founder", "Managing Director"),
)
_LONGEST_OFFICE = max(map(len, _OFFICES))
_HEADED = later(rf"\b(?:{'|'.join(_OFFICES)}) of ([A-Z][A-Za-z0-9\-]+(?: [A-Z][A-Za-z0-9\-]+){{0,3}})")
# A body that somebody reports by, of a name that ends in its place: According to Rare Carers Hong Kong, ….
_REPORTING = later(r"ccording to ((?:[A-Z][a-z]+ ){1,3}(?:Hong Kong|Macau|Macao|Taiwan|Singapore|China|Asia))(?=[,.])")
_OF = later(" of (?=[A-Z])")
# The same of whom somebody presides over: president of Rare Carers Hong Kong.
_OFFICES_OF_SOCIETIES = (
    *("president", "chairman", "chairwoman", "chairperson", "founder", "convenor", "spokesman", "spokeswoman"),
    *("spokesperson", "chief executive", "director", "secretary"),
)
_OF_PLACE = later(r" of ((?:[A-Z][a-z]+ ){1,3}(?:Hong Kong|Macau|Macao))(?=[,.;)\n]| (?:said|says|told|and)\b)")
# Rare Voices Hong Kong (RVHK), a registered charity …: a name of several words, and what bears it.
_APPOSED = later(
    r", (?:a|an|the|one of the) (?:[A-Za-z-]+ ){0,4}?"
    r"(?:(?P<nonprofit>charity|alliance|society|association|NGO|coalition|non-profit|patient group)"
    r"|(?P<company>company|start-?up|firm|biotech))"
    r"(?=[,.;)]| (?:of|in|for|that|which|based|with|founded|dedicated|representing|has|is|was|and)\b)"
)
_NAMED = later(r"(?<![A-Za-z0-9.@-])[A-Z][A-Za-z0-9-]+(?: [A-Z][A-Za-z0-9-]+){1,4}(?: \([A-Z]{2,8}\))?$")
_LONGEST_NAME = 80
_ARTICLE = "The "


def apposed(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield the names of several words behind which stands what bears them, with their places and kinds."""
    for said in _APPOSED.finditer(text):
        named = _NAMED.search(text, max(0, said.start() - _LONGEST_NAME), said.start())
        if named is None:
            continue
        name, start = named[0].partition(" (")[0], named.start()
        if name.startswith(_ARTICLE) and name.count(" ") > 1:
            name, start = name.removeprefix(_ARTICLE), start + len(_ARTICLE)
        words = name.split(" ")
        if words[0] not in HONORIFICS and not all(map(is_common_word, words)):
            yield name, start, start + len(name), said.lastgroup or "company"


def headed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the bodies that somebody is said to be president of, with their places."""
    last = 0
    for of in _OF.finditer(text):
        end = of.start()
        if text.endswith(_OFFICES_OF_SOCIETIES, 0, end) and (placed := _OF_PLACE.match(text, end)):
            last = placed.end()
            yield placed[1], *placed.span(1)
            continue
        if not text.endswith(_OFFICES, max(0, end - _LONGEST_OFFICE), end):
            continue
        start = end - next(len(office) for office in _OFFICES if text.endswith(office, 0, end))
        found = _HEADED.match(text, start) if start >= last else None
        if found:
            last = found.end()
            if not is_common_word(found[1].split()[0]):
                yield found[1], found.start(1), found.end(1)
    if "ccording to" in text:
        yield from ((said[1], said.start(1), said.end(1)) for said in _REPORTING.finditer(text))
