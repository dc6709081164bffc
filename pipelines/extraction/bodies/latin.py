"""Mentions of bodies under Latin names: full names, acronyms behind them, companies, lines in two languages.

Works on the mentions that the Chinese grammar and the authority have left room for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from string import ascii_letters, digits

from pipelines.extraction.bodies import companies as bodies_companies
from pipelines.extraction.bodies import english as bodies_english
from pipelines.extraction.bodies import short_names
from pipelines.extraction.bodies.beside import Beside
from pipelines.extraction.bodies.mention import Mention, touches
from pipelines.extraction.bodies.occurrences import occurrences
from pipelines.extraction.bodies.register import Register, first_word
from pipelines.patterns import later

_CAPITAL = later("[A-Z]")
_JOINED_BEHIND = frozenset(f"{ascii_letters}{digits}@")
_JOINED_BEFORE = _JOINED_BEHIND.union("./-")


def find(register: Register, chinese: list[Mention]) -> Iterator[Mention]:
    """Yield the Latin mentions of the text that do not touch `chinese`, which are those found before."""
    text = register.text
    if not _CAPITAL.search(text):
        return
    taken = [(start, end) for start, end, _, _ in chinese]
    taken.sort()
    for mention in [*_full(register, taken, chinese), *_headed(register, taken), *_apposed(register, taken)]:
        span = (mention.start, mention.end)
        if not touches(taken, *span):
            taken.insert(bisect_left(taken, span), span)
            yield mention
    for name in bodies_companies.find(text):
        if register.lexicon.authority.find(name) is None:
            register.short[name] = register.latin(name, "company")
    latin = [name for name in register.short if name.isascii()]
    for start, end in occurrences(text, latin, partial(_by_itself, text)):
        if not touches(taken, start, end):
            yield Mention(start, end, register.short[text[start:end]], "bodies.short")


def _by_itself(text: str, start: int, end: int) -> bool:
    """Tell whether a short name is no part of a longer word, an address or a compound."""
    return text[start - 1 : start] not in _JOINED_BEFORE and text[end : end + 1] not in _JOINED_BEHIND


def _full(register: Register, taken: list[tuple[int, int]], chinese: list[Mention]) -> Iterator[Mention]:
    text = register.text
    beside = Beside(text, chinese)
    for english in bodies_english.find(text):
        if bodies_english.is_part(text[english.start : english.end]):
            continue  # a faculty without its university is no proper name
        if touches(taken, english.start, english.end):
            continue
        written = text[english.start : english.end]
        body = register.latin(written, english.kind, beside.body(english.start, english.end))
        for short in short_names.behind(text, english.end):
            if bodies_english.is_common_word(short.name):
                continue  # (USA) tells where, not what
            if short.kind == "acronym" or (short.told and short.kind == "english"):
                register.short.setdefault(short.name, register.meant(short.name, body))
        if first := first_word(written):
            register.short.setdefault(first, body)
        yield Mention(english.start, english.end, body, "bodies.latin")


def _apposed(register: Register, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    for name, start, end, kind in bodies_companies.apposed(register.text):
        if touches(taken, start, end):
            continue
        body = register.latin(name, kind)
        for short in short_names.behind(register.text, end):  # an acronym
            register.short.setdefault(short.name, body)
        register.short.setdefault(name, body)
        yield Mention(start, end, body, "bodies.latin")


def _headed(register: Register, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    for name, start, end in bodies_companies.headed(register.text):
        if not touches(taken, start, end):
            yield Mention(start, end, register.latin(name, "company"), "bodies.latin")
