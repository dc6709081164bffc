"""The parts of a letter whose names are not its sender's: the addressee, the address there, and who is sent a copy."""

from __future__ import annotations

import re
from functools import cache

from pipelines.extraction.contacts.layout import LONGEST_LINE, Layout
from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.words import alternation, words, words_for
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.extraction.roles.titles import head
from pipelines.patterns import later

_HEAD = 8  # lines from the address down to the words that open a letter
_ABOVE = 5  # lines of an addressee above the address
_COPIES = 400  # code points of the lines that tell who is sent a copy
_SALUTATION = later("[\u3400-\u9fff]{2,12}[：:]")  # 溫副秘書長：
_WORD = later("[A-Za-z]+")
_OTHER = later(r"[：:@。]|[0-9]{4}")  # what no list of those who are sent a copy holds


def addressee(layout: Layout, address: ContactSpan) -> tuple[str | None, str | None] | None:
    """Return to whom a letter goes whose head holds the address, a body and a person.

    The names stand in the lines between it and the words that open the letter, or right above it. None is returned
    where the address is not that of an addressee.
    """
    for line in layout.below(layout.line(address.end - 1), _HEAD):
        start, end = layout.span(line)
        if layout.has_contacts(line) or end - start > LONGEST_LINE:
            return None
        if _addressing().search(layout.text, start, end):
            return _named(layout, address.end, end) or _above(layout, address)
        if _SALUTATION.fullmatch(layout.text, start, end):
            greeted = layout.text[start : end - 1]
            greets = head(greeted) is not None or greeted.endswith(words("honorifics", "honorific"))
            return _named(layout, address.end, end) or (_above(layout, address) if greets else None)
    return None


def _named(layout: Layout, start: int, end: int) -> tuple[str | None, str | None] | None:
    """Return the first body and person of a span of lines; no office-holder without a body."""
    body, person = (found.first_within(start, end) for found in (layout.bodies, layout.people))
    if body is None and person is None:
        return None
    if body is None and any(map(_titled, layout.text[start:end].split("\n"))):
        person = None
    return str(body.values["key"]) if body else None, str(person.values["key"]) if person else None


def _above(layout: Layout, address: ContactSpan) -> tuple[str | None, str | None] | None:
    """Return the body and person of the lines of an address's paragraph above it, None where no person is named."""
    first = layout.line(address.start)
    for line in layout.above(first, _ABOVE):
        if layout.has_contacts(line):
            break
        first = line
    if first == 0:
        return None  # the head of the letter's paper
    start, end = layout.span(first)[0], address.start
    return _named(layout, start, end) if layout.people.within(start, end) else None


def _titled(line: str) -> bool:
    """Tell whether a line names an office."""
    known = people_lexicon().title_words_en
    return head(line.strip(" \u3000：:")) is not None or any(word in known for word in _WORD.findall(line))


def copied(layout: Layout, line: int) -> bool:
    """Tell whether a line is one of those that tell who is sent a copy: 副本送：甲局局長."""
    start, end = layout.span(line)
    cues = list(_copies().finditer(layout.text, max(0, start - _COPIES), end))
    return bool(cues) and not _OTHER.search(layout.text, cues[-1].end(), end)


@cache
def _addressing() -> re.Pattern[str]:
    return re.compile(alternation(words_for("cues", "cue", "use", "addressee")))


@cache
def _copies() -> re.Pattern[str]:
    return re.compile(rf"\n[ \t\u3000]*{alternation(words_for('cues', 'cue', 'use', 'copy'))}[ ]?(?:[：:]|to\b|[ ])")
