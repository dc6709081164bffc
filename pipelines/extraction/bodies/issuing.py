"""The body that issued a text, where reading has found its name in a place that only an issuer's name stands in.

Papers and news sites are built like no other bodies (明報, 香港01, RTHK), and a society may be called Rare Voices.
Their names are met where they begin a word, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.extraction.bodies.authority import Known
from pipelines.extraction.bodies.mention import Mention, touches
from pipelines.extraction.bodies.names_script import standard
from pipelines.extraction.bodies.occurrences import occurrences
from pipelines.extraction.bodies.register import Body, Register
from pipelines.reading.document import Document

_RULE = "bodies.introduced"


def issuing(document: Document, register: Register, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of the body that issued a text, if it is among none of `mentions` yet."""
    issuer = document.metadata.publisher
    name = standard(issuer, document.metadata.language) if issuer else ""
    text = register.text
    paper = document.metadata.kind == "news"
    # A short form is another name of a body that the text calls in full.
    if name.isupper() and not paper:
        return
    if len(name) < 2 or name not in text or any(text[m.start : m.end] == name for m in mentions):
        return
    taken = sorted((mention.start, mention.end) for mention in mentions)

    def stands(start: int, end: int) -> bool:
        before, behind = text[start - 1 : start], text[end : end + 1]
        word = before.isalnum() or (name[-1].isascii() and behind.isascii() and behind.isalnum())
        return not word and not touches(taken, start, end)

    places = list(occurrences(text, [name], stands))
    if places:
        body = _body(register, name, "company" if paper else "other")
        yield from (Mention(start, end, body, _RULE) for start, end in places)


def _body(register: Register, name: str, kind: str) -> Body:
    known: Known | None = register.lexicon.authority.find(name)
    if known:
        return register.of_known(known)
    if name in register.short:
        return register.short[name]
    latin = name.isascii()
    key = f"name:{name if latin else name.replace(' ', '')}"
    return register.bodies.setdefault(key, Body(key, None if latin else name, name if latin else None, kind))
