"""Whose a contact is, as its place in the text tells: its sentence, the lines above it, a letter's head.

A block of contacts is a run of short lines under the name of a body, then a person's or a department's, then
the phones and e-mails; the nearest such line above a contact owns it. In a sentence the nearest name before
the contact owns it. Hosts, sections and repetition are weighed elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipelines.extraction.claims import Claim
from pipelines.extraction.contacts.emails import is_role_mailbox
from pipelines.extraction.contacts.layout import LONGEST_LINE, Layout
from pipelines.extraction.contacts.prose import host, is_prose, subject
from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.words import alternation, mapping, words, words_for

_STRANGERS = 4  # lines of a block that are neither name nor contact (a title, office hours)
_PERSON_GAP = 40  # code points between a person's name and the contact in one sentence
_LETTER_HEAD = 8  # lines from the address down to the words that open a letter
_SALUTATION = re.compile("[\u3400-\u9fff]{2,12}[：:]")  # 溫副秘書長：
_LABELLED = re.compile(r"[^：:]{1,12}[：:]\s*\S")
_UNREAD = re.compile("[\u3400-\u9fffA-Za-z&. ]{3,24}")
# How a line of an address looks that no grammar reads whole.
_PLACE = re.compile(
    r"^(?:(?:Rooms?|Rm|Units?|Suite|Flat|Level|Block|Shop)[ .][0-9A-Z]|(?:[0-9]{1,3}|L?G|UG)/F|[0-9]+[A-Z]?[ ][A-Z])"
    r"|/F\b|[0-9](?:st|nd|rd|th)[ ][Ff]loor|,[ ](?:Kowloon|Hong Kong|N\.T\.|New Territories|Macau|Macao)\.?$"
    r"|[0-9一二三四五六七八九十][號樓室层号]"
)
_TARGETS = ("website", "link", "email")
_LONGEST_TARGET = 400  # code points of a line that may be one URL
_INTRODUCES = (":", "：")
_WITH = re.compile("[與和向找]")
_REACH = re.compile("聯絡|聯繫|聯系|查詢|洽")
_LONGEST_INVITATION = 80
_ENDS_BLOCK = ("。", "]", "］", "#")


class Owner(NamedTuple):
    """Whose a contact is; `strength` says how plainly: 3 by place, 2 by host or source, 1 by section."""

    organisation: str | None = None
    person: str | None = None
    unit: str | None = None
    strength: int = 0


def owner(layout: Layout, contact: ContactSpan) -> Owner:
    """Return the owner that a contact's place gives it; without one, an Owner of strength 0."""
    addressee = _addressee(layout, contact) if contact.kind == "address" else None
    if addressee is not None:
        return addressee
    if _listed(layout, contact):
        return Owner()
    here = _in_sentence(layout, contact)
    if here.organisation:
        return here
    start, end = layout.span(layout.line(contact.start))
    if is_prose(layout.text, start, end):
        told = subject(layout, contact.start)
        return here._replace(organisation=told, strength=max(here.strength, 2)) if told else here
    if contact.start - start > LONGEST_LINE:
        return here
    above = _in_block(layout, contact)
    if here.person:
        return here._replace(organisation=above.organisation, unit=here.unit or above.unit)
    return above


def _listed(layout: Layout, contact: ContactSpan) -> bool:
    """Whether a contact is one of a list of bare targets, as PDFs leave their links at the foot of a page."""
    line = layout.line(contact.start)
    neighbours = (*layout.above(line, 1), *layout.below(line, 1))
    return _bare(layout, line) and any(_bare(layout, neighbour) for neighbour in neighbours)


def _bare(layout: Layout, line: int) -> bool:
    start, end = layout.span(line)
    if end - start > _LONGEST_TARGET:
        return False
    target = layout.text[start:end].removeprefix("mailto:")
    return any(one.kind in _TARGETS and one.end - one.start == len(target) for one in layout.contacts_of(line))


def _in_sentence(layout: Layout, contact: ContactSpan) -> Owner:
    text = layout.text
    floor = layout.sentence_start(contact.start)
    body = _outside_brackets(layout, layout.bodies.last_before(contact.start, floor), contact.start, floor)
    body = host(layout, body, floor)
    person = layout.people.last_before(contact.start, floor)
    if person is None and (behind := _with_whom(layout, contact)):
        return Owner(str(body.values["key"]) if body else None, behind, None, 3)
    if person and (contact.start - person.end > _PERSON_GAP or (body and body.start > person.start)):
        person = None
    organisation, unit = _of_body(layout, body, contact.start) if body else (None, None)
    if person:
        lead = re.split(r"[：:，,；;）)]", text[body.end if body else floor : person.start])[-1].strip()
        named = _unit_of_noun().fullmatch(lead)
        if named:
            unit = unit or named["unit"]
            organisation = organisation or (_generic(layout, named["noun"]) if named["noun"] else None)
    reached = person.values["key"] if person and _reaches_person(contact) else None
    return Owner(organisation, reached, unit, 3 if organisation or reached else 0)


def _with_whom(layout: Layout, contact: ContactSpan) -> str | None:
    """Return the person whom the sentence behind a contact names: 請致電…與總幹事陳小姐聯絡."""
    if not _reaches_person(contact):
        return None
    end = min(len(layout.text), contact.end + _LONGEST_INVITATION)
    end = min(at if (at := layout.text.find(mark, contact.end, end)) >= 0 else end for mark in ("。", "\n\n"))
    person = layout.people.first_within(contact.end, end)
    if person is None or not _WITH.search(layout.text, contact.end, person.start):
        return None
    return str(person.values["key"]) if _REACH.search(layout.text, person.end, end) else None


def _outside_brackets(layout: Layout, body: Claim | None, limit: int, floor: int) -> Claim | None:
    """Return the body before a bracket closed before the contact; what is inside only explains it."""
    if body is None:
        return None
    closed = re.search(r"^[^（(]*[）)]", layout.text[body.end : limit])
    opened = max(layout.text.rfind(bracket, floor, body.start) for bracket in "（(") if closed else -1
    return layout.bodies.last_before(opened, floor) or body if opened >= 0 else body


def _of_body(layout: Layout, body: Claim, limit: int) -> tuple[str, str | None]:
    """Return the key of a body and the department that is named with it, apart: 甲醫院 and 總辦事處.

    A department may have been read as a body of its own (甲醫院總辦事處, 大學公關部); unless it is
    a known one, it counts for the body that its name begins with.
    """
    key, name = str(body.values["key"]), layout.text[body.start : body.end]
    rest = re.match(r"[ ]?([^\s，,。；;：:（）()、／/的]{1,14})", layout.text[body.end : min(limit, body.end + 14)])
    if rest and _unit().fullmatch(rest[1]):
        return key, rest[1]
    if body.values.get("authority_id") or not _unit().fullmatch(name):
        return key, None
    for cut in range(len(name) - 1, 1, -1):
        if name[:cut] in layout.bodies.keys and _unit().fullmatch(name[cut:]):
            return layout.bodies.keys[name[:cut]], name[cut:]
    named = _unit_of_noun().fullmatch(name)
    generic = _generic(layout, named["noun"]) if named and named["noun"] else None
    return (generic, named["unit"]) if generic and named else (key, None)


def _generic(layout: Layout, noun: str) -> str | None:
    """Return the body that a text most often names among those whose names end in `noun` (大學, 醫院)."""
    counts = Counter(
        str(claim.values["key"])
        for claim in layout.bodies.claims
        if str(claim.values.get("name_zh") or "").endswith(noun) and claim.values["name_zh"] != noun
    )
    return counts.most_common(1)[0][0] if counts else None


def _in_block(layout: Layout, contact: ContactSpan) -> Owner:
    person = unit = None
    strangers = 0
    unread = False
    named = False  # a labelled name that nobody knows: the people above it are not its people
    for line in layout.above(layout.line(contact.start)):
        seen = _seen(layout, line)
        if seen.people and person is None and not seen.contacts and not named:
            person = _person_of(layout, seen.people, seen.text, contact)
        if seen.owner is not None:
            organisation, own_unit = seen.owner
            return Owner(organisation, person, unit or own_unit, 3)
        if seen.introduced is not None:
            return Owner(seen.introduced, None, None, 3)
        if seen.ends:
            break
        if seen.contacts and unread:
            break  # the line between has a name that nobody reads: it heads the block
        if seen.unit:
            unit = unit or seen.text
        elif not seen.people and not seen.contacts:
            strangers += 1
            unread = unread or bool(_UNREAD.fullmatch(seen.text))
            named = named or bool(_LABELLED.match(seen.text))
            if strangers > _STRANGERS:
                break
    return Owner(None, person, unit, 3 if person else 0)


class _Seen(NamedTuple):
    """What a line above a contact tells: its owner and department, a body that it introduces, a block's end."""

    text: str
    people: Sequence[Claim]
    contacts: bool
    owner: tuple[str, str | None] | None
    introduced: str | None
    ends: bool
    unit: bool


def _seen(layout: Layout, line: int) -> _Seen:
    """Return what a line tells, looked for once a line."""
    known = layout.seen.get(line)
    if not isinstance(known, _Seen):
        known = layout.seen[line] = _look(layout, line)
    return known


def _look(layout: Layout, line: int) -> _Seen:
    start, end = layout.span(line)
    text = layout.text[start:end]
    bodies, people = layout.bodies.within(start, end), layout.people.within(start, end)
    contacts = layout.has_contacts(line)
    if bodies and (_PLACE.search(text) or _address_line().match(text) or _partner_line().match(text)):
        bodies = ()  # 地址：甲大學乙大樓 tells where, not who; 協辦：丙會 tells who else
    is_unit = _unit().fullmatch(text) is not None
    owner: tuple[str, str | None] | None = None
    body = next((one for one in bodies if _fills(layout, one, line, people)), None)
    if body is not None:
        owning = _head_above(layout, line) if is_unit else None
        owner = (str(owning.values["key"]), text) if owning is not None else _of_body(layout, body, end)
    introduced = str(bodies[-1].values["key"]) if bodies and text.endswith(_INTRODUCES) else None
    ends = end - start > LONGEST_LINE or text.endswith(_ENDS_BLOCK)
    ends = ends or (not contacts and not people and _heading().search(text) is not None)
    return _Seen(text, people, contacts, owner, introduced, ends, is_unit)


def _head_above(layout: Layout, line: int) -> Claim | None:
    """Return the body that fills the line above a department's."""
    for above in layout.above(line, 1):
        for body in layout.bodies.within(*layout.span(above)):
            return body if _fills(layout, body, above, ()) else None
    return None


def _fills(layout: Layout, body: Claim, line: int, people: Sequence[Claim]) -> bool:
    """Whether a body's name is what its line is for: it fills half of it, label and people aside."""
    start, end = layout.span(line)
    if layout.has_contacts(line):
        return end - start <= LONGEST_LINE
    label = re.match(r"[^：:]{1,12}[：:]\s*", layout.text[start:end])
    if people and end - start <= LONGEST_LINE and body.start <= start + (label.end() if label else 0):
        return True  # a body's name, then the title and name of its person
    if body.start == start and _unit().fullmatch(layout.text[body.end : end].strip()):
        return True  # 甲電台 公共事務組
    rest = end - start - (label.end() if label else 0) - sum(claim.end - claim.start for claim in people)
    return 2 * (body.end - body.start) >= rest


def _person_of(layout: Layout, people: Sequence[Claim], line: str, contact: ContactSpan) -> str | None:
    """Return the person of a line above a contact; of several people each has that of the same rank."""
    if not _reaches_person(contact):
        return None
    people = list({str(one.values["key"]): one for one in people}.values())
    if len(people) == 1:
        return str(people[0].values["key"])
    mine = [one for one in layout.contacts_of(layout.line(contact.start)) if one.kind == contact.kind]
    in_turn = any(word in line for word in words_for("cues", "cue", "use", "respectively"))
    rank = mine.index(contact)
    return str(people[rank].values["key"]) if (in_turn or len(mine) == len(people)) and rank < len(people) else None


def _addressee(layout: Layout, address: ContactSpan) -> Owner | None:
    """Return to whom a letter goes whose head holds the address: the names in the lines below it."""
    for line in layout.below(layout.line(address.end - 1), _LETTER_HEAD):
        start, end = layout.span(line)
        if layout.has_contacts(line) or end - start > LONGEST_LINE:
            return None
        if _addressing().search(layout.text, start, end) or _SALUTATION.fullmatch(layout.text, start, end):
            body, person = (found.first_within(address.end, end) for found in (layout.bodies, layout.people))
            if body is None and person is None:
                return None
            return Owner(
                str(body.values["key"]) if body else None,
                str(person.values["key"]) if person else None,
                None,
                3,
            )
    return None


def _reaches_person(contact: ContactSpan) -> bool:
    """Whether a contact may reach one person: no web page does, and no mailbox of an office."""
    return contact.kind in ("phone", "fax", "address") or (
        contact.kind == "email" and not is_role_mailbox(contact.value)
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"[^：:。，,；;（(]{{0,20}}{alternation(words('unit_suffixes', 'suffix'))}")


@cache
def _unit_of_noun() -> re.Pattern[str]:
    noun = alternation(words("generic_bodies", "noun"))
    suffix = alternation(words("unit_suffixes", "suffix"))
    return re.compile(rf"(?P<noun>{noun})?(?P<unit>[^：:。，,；;（(]{{0,20}}{suffix})")


@cache
def _heading() -> re.Pattern[str]:
    cues = (cue for cue, use in mapping("purposes", "cue", "purpose").items() if use in ("media", "enquiry", "general"))
    return re.compile(alternation(cues))


@cache
def _address_line() -> re.Pattern[str]:
    return re.compile(alternation(words_for("labels", "label", "kind", "address")) + r"\s?[:：]")


@cache
def _partner_line() -> re.Pattern[str]:
    return re.compile(rf"[^：:]{{0,6}}{alternation(words_for('cues', 'cue', 'use', 'partner'))}[^：:]{{0,6}}[：:]")


@cache
def _addressing() -> re.Pattern[str]:
    return re.compile(alternation(words_for("cues", "cue", "use", "addressee")))
