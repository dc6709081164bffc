"""The whole of extraction: a document in, its claims out, each at the raw characters that state it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

from pipelines.extraction import (
    accounting,
    bodies,
    contacts,
    dates,
    events,
    listed_dates,
    people,
    quantities,
    roles,
    statistics,
)
from pipelines.extraction.bodies.names_script import standard
from pipelines.extraction.claims import Claim, in_order
from pipelines.extraction.clauses import Clauses
from pipelines.extraction.dates import impossible
from pipelines.extraction.numerals import endless, width
from pipelines.extraction.numerals.endless import Run
from pipelines.extraction.people.voice import voice
from pipelines.extraction.roles.apart import bodies_apart
from pipelines.extraction.scene import Scene
from pipelines.patterns import later
from pipelines.reading.document import Document
from pipelines.reading.mastheads import frames

_Placed = TypeVar("_Placed", dates.DateSpan, Run)
_YEAR = later(r"(?<!\d)(?:19|20)\d\d(?![\d/-])")
_TITLE_END, _CREDITS = 8, frozenset("訊讯專专特快】")

# 立法會 ─ 2023年11月15日
_RUNNING_HEAD = later(r"[^。，\n]{2,16}[─–—｜|][^。，\n]{0,4}\d{4}[^。，\n]{2,10}日")


def extract(document: Document) -> list[Claim]:
    """Return all claims of a document: bodies, people, roles, statistics, events, contacts, and the account of numbers.

    Simple expressions are read first and claim their characters (contacts before dates before numbers); statistics
    and events are read around them. Offsets are of the raw text. A claim of kind 'number' names the fact that uses
    it by its index in the list.
    """
    text, metadata = document.text, document.metadata
    written = contacts.read(text, metadata.place)
    taken = [(one.start, one.end) for one in written]
    # Both grammars of numbers know one form of digits; wide ones are folded once for them.
    figures = width.fold(text)
    unread = _outside(endless.runs(figures), taken)
    figures = endless.masked(figures, unread)
    dated = listed_dates.read(_without_page_numbers(document, figures), _anchor(document), metadata.place)
    found_dates = _outside(dated, taken)
    no_days = _outside(impossible.find(figures), taken)
    found_dates = _outside(found_dates, no_days)
    figures = endless.masked(figures, no_days)
    occupied = sorted(taken + [(date.start, date.end) for date in found_dates])
    plain = standard(text, metadata.language)
    found_bodies = bodies_apart(text, in_order(bodies.find(document, text=plain)))
    named = list(people.find(document, found_bodies, plain))
    named.extend(contacts.people_in_blocks(document, named, written))
    found_people = sorted(named, key=lambda claim: claim.start)
    if document.spelling != text:
        found_bodies = _spelled(document, found_bodies)
        found_people = _spelled(document, found_people)
    speaking = _speaking(document, found_bodies)
    scene = Scene(
        document,
        Clauses(text),
        found_dates,
        list(quantities.in_document(figures, metadata.place, occupied)),
        _outermost(speaking),
        found_people,
    )
    speaker = voice(document, found_bodies) if found_people or written else None
    facts: list[Claim] = [
        *found_bodies,
        *found_people,
        *roles.find(document, speaking, found_people, speaker, plain),
        *contacts.find(document, found_bodies, found_people, written, speaker),
        *statistics.find(scene),
        *events.find(scene),
    ]
    facts.extend(accounting.account(scene, facts, unread, no_days))
    return _in_raw_text(document, facts)


def _without_page_numbers(document: Document, text: str) -> str:
    """Return the document's text, as folded, with blanks for its page numbers, where a running head is beside one.

    Alone on a line without such a head 1998 is a year.
    """
    blocks = document.blocks
    numbers = [at for at, block in enumerate(blocks) if block.kind == "page_number"]
    beside = (blocks[at + step] for at in numbers for step in (-1, 1) if 0 <= at + step < len(blocks))
    if not any(one.kind == "footer" or _RUNNING_HEAD.fullmatch(text, one.start, one.end) for one in beside):
        return text
    pieces: list[str] = []
    at = 0
    for _, start, end, *_ in (blocks[number] for number in numbers):
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join(pieces) + text[at:]


def _anchor(document: Document) -> str | None:
    """Return what days without a year are read against: the date of issue, else the year in the title or of a list."""
    if document.metadata.published:
        return document.metadata.published.split("/")[0]
    title, text = document.metadata.title, document.text
    year = _YEAR.search(title)
    # A text without a headline is called by its first sentence, whose year is that of what it tells.
    end = title[-_TITLE_END:]
    headline = f"{end}\n" in text or not (end.endswith("…") or f"{end}。" in text)
    return year.group() if year and headline else listed_dates.first_year(text)


def _spelled(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims of bodies or people with their names as the text spells them; reviewed names stay as they are."""
    text, spelling = document.text, document.spelling or document.text
    names = {text[start:end]: spelling[start:end] for _, start, end, _, _ in reversed(claims)}
    changed = {name: spelt for name, spelt in names.items() if name != spelt}
    if not changed:
        return list(claims)
    spelled = []
    for claim in claims:
        kind, start, end, values, rule = claim
        told: dict[str, object] = {}
        if values.get("mention") == text[start:end] != (spelt := spelling[start:end]):
            told["mention"] = spelt
        if values["name_zh"] in changed and not values.get("authority_id"):
            told["name_zh"] = changed[values["name_zh"]]
        spelled.append(Claim(kind, start, end, {**values, **told}, rule) if told else claim)
    return spelled


def _in_raw_text(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims at the raw characters that state them; a contact has its raw value from there."""
    raw, (starts, ends, shifts) = document.raw, document.offsets.stretches()
    placed: list[Claim] = []
    # A claim for each number is many: nothing but the tuple itself is made.
    put, make = placed.append, tuple.__new__
    for kind, start, end, values, rule in claims:
        at = bisect_right(starts, start)
        shift = shifts[at]
        start += shift
        # Most claims lie in one stretch.
        end += shift if end <= ends[at] else shifts[bisect_right(starts, end - 1, at)]
        if kind == "contact":
            values = {**values, "raw_value": raw[start:end]}
        put(make(Claim, (kind, start, end, values, rule)))
    return placed


def _outside(found: Sequence[_Placed], taken: Sequence[tuple[int, int]]) -> list[_Placed]:
    """Leave out what shares a character with a contact."""
    kept: list[_Placed] = []
    at = 0
    for one in found:
        while at < len(taken) and taken[at][1] <= one.start:
            at += 1
        if at == len(taken) or taken[at][0] >= one.end:
            kept.append(one)
    return kept


def _speaking(document: Document, bodies: list[Claim]) -> list[Claim]:
    """Leave out the papers of a report where their names only credit it: in 【大公報訊】, in a masthead."""
    if document.metadata.kind != "news":
        return bodies
    paper, text, kept = document.metadata.publisher, document.text, []
    for body in bodies:
        credited = text[body.end : body.end + 1] in _CREDITS
        if credited and text[body.start - 1 : body.start] == "【":
            continue
        if body.values["mention"] == paper:
            start, end = text.rfind("\n", 0, body.start) + 1, text.find("\n", body.end)
            line = text[start : end if end >= 0 else len(text)]
            if (credited and not text[start : body.start].strip(" 【[（(《")) or frames(line):
                continue
        kept.append(body)
    return kept


def _outermost(claims: Sequence[Claim]) -> list[Claim]:
    """Return the mentions that lie in no other mention, in order."""
    kept: list[Claim] = []
    for claim in claims:
        if not kept or claim.start >= kept[-1].end:
            kept.append(claim)
    return kept
