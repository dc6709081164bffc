"""Whose a contact is, as its place in the text tells: its sentence, the lines above it, a letter's head.

A block of contacts is a run of short lines under the name of a body, then a person's or a department's, then
the phones and e-mails; the nearest such line above a contact owns it. In a sentence the nearest name before
the contact owns it. Hosts, sections and repetition are weighed elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipelines.extraction.claims import Claim
from pipelines.extraction.contacts.emails import is_role_mailbox
from pipelines.extraction.contacts.layout import LONGEST_LINE, Layout
from pipelines.extraction.contacts.letters import addressee
from pipelines.extraction.contacts.prose import host, is_prose, subject
from pipelines.extraction.contacts.seen import generic_body, look, of_body, unit_of_noun
from pipelines.extraction.contacts.spans import TARGETS, ContactSpan
from pipelines.extraction.contacts.words import alternation, words_for
from pipelines.extraction.roles.titles import head
from pipelines.patterns import later

_STRANGERS = 4  # lines of a block that are neither name nor contact (a title, office hours)
_PERSON_GAP = 40  # code points between a person's name and the contact in one sentence
_LABELLED = later(r"[^：:]{1,12}[：:]\s*\S")
_SURNAMED = later("[\u3400-\u9fff](?:先生|女士|小姐|太太|姑娘)")
_UNREAD_BODY = later("[\u3400-\u9fff]{2,14}(?:會|社|聯盟|醫院|局|署|基金|公司|網絡|同盟)[ \u3000]*")
_UNREAD = later("[\u3400-\u9fffA-Za-z&. ]{3,24}")
_SHORTEST_SURNAME = 3  # letters
_LONGEST_TARGET = 400  # code points of a line that may be one URL
_CLOSED = later(r"[^（(]*[）)]")
_WITH = later("[與和向找]")
_REACH = later("聯絡|聯繫|聯系|查詢|洽")
_LONGEST_INVITATION = 80
_LONGEST_LABEL = 16
_LINES_OF_POSTS = 5  # lines above the last of somebody's posts
_OFFICE = later("(?:辦公室|办公室|研究室|Office|Room)[ ]?[：:]?[ ]?")
_ENQUIRIES = later("(?:查詢|查询|[Ee]nquir(?:y|ies))[^：:]{0,4}[：:]")
_NOBODYS_LINE = later("(?:熱線|热线|專線|专线|總機|总机|[Hh]otline|[Hh]elpline)[ ]?[：:]?[ ]?$")


class Owner(NamedTuple):
    """Whose a contact is; `strength` says how plainly: 3 by place, 2 by host or source, 1 by section.

    The address to which a letter goes and the page of a laboratory are `of_other`: not of the body of the text.
    """

    organisation: str | None = None
    person: str | None = None
    unit: str | None = None
    strength: int = 0
    of_other: bool = False


def owner(layout: Layout, contact: ContactSpan) -> Owner:
    """Return the owner that a contact's place gives it; without one, an Owner of strength 0."""
    to = addressee(layout, contact) if contact.kind == "address" else None
    if to is not None:
        return Owner(*to, strength=3, of_other=True)
    if contact.kind == "address" and (behind := _behind(layout, contact)):
        return behind
    if _listed(layout, contact):
        return Owner()
    if contact.kind in ("website", "link") and _small_site().search(
        layout.text, max(layout.sentence_start(contact.start), contact.start - _LONGEST_LABEL), contact.start
    ):
        return Owner(of_other=True)
    here = _in_sentence(layout, contact)
    if here.organisation and not (contact.kind == "address" and _in_address(layout, contact)):
        return here
    start, end = layout.span(layout.line(contact.start))
    if is_prose(layout.text, start, end):
        told = subject(layout, contact.start)
        return here._replace(organisation=told, strength=max(here.strength, 2)) if told else here
    if contact.start - start > LONGEST_LINE:
        return here
    if contact.kind == "phone" and not here.person and _UNREAD_BODY.fullmatch(layout.text, start, contact.start):
        return Owner(of_other=True)
    above = _under(layout, contact) or _in_block(layout, contact)
    if not here.person and _SURNAMED.search(layout.text, start, contact.start):
        above = above._replace(person=None)  # 聯絡人：黃小姐, of whom no more is known
    if here.person:
        return here._replace(organisation=above.organisation, unit=here.unit or above.unit)
    return above


def _listed(layout: Layout, contact: ContactSpan) -> bool:
    """Whether a contact is one of a list of bare targets, as PDFs leave their links at the foot of a page."""
    line = layout.line(contact.start)
    if not _bare(layout, line):
        return False
    neighbours = (*layout.above(line, 1), *layout.below(line, 1))
    return any(_bare(layout, neighbour) for neighbour in neighbours)


def _bare(layout: Layout, line: int) -> bool:
    start, end = layout.span(line)
    if end - start > _LONGEST_TARGET:
        return False
    target = layout.text[start:end].removeprefix("mailto:")
    return any(one.kind in TARGETS and one.end - one.start == len(target) for one in layout.contacts_of(line))


def _in_sentence(layout: Layout, contact: ContactSpan) -> Owner:
    text = layout.text
    floor = layout.sentence_start(contact.start)
    body = _outside_brackets(layout, layout.bodies.last_before(contact.start, floor), contact.start, floor)
    body = host(layout, body, floor)
    person = layout.people.last_before(contact.start, floor)
    if person is None and (behind := _with_whom(layout, contact)):
        return Owner(str(body.values["key"]) if body else None, behind, None, 3)
    if person and (contact.start - person.end > _PERSON_GAP or (body and body.start > person.start)):
        bracketed = body and layout.text[person.end : body.start].strip() in ("(", "（")
        person = person if bracketed and contact.start - person.end <= _PERSON_GAP else None
    organisation, unit = of_body(layout, body, contact.start) if body else (None, None)
    if person:
        lead = re.split(r"[：:，,；;）)]", text[body.end if body else floor : person.start])[-1].strip()
        named = unit_of_noun().fullmatch(lead)
        if named:
            unit = unit or named["unit"]
            organisation = organisation or (generic_body(layout, named["noun"]) if named["noun"] else None)
    reached = person.values["key"] if person and _reaches_person(contact) else None
    return Owner(organisation, reached, unit, 3 if organisation or reached else 0)


def _with_whom(layout: Layout, contact: ContactSpan) -> str | None:
    """Return the person whom the sentence behind a contact names: 請致電…與總幹事陳小姐聯絡."""
    if not _reaches_person(contact):
        return None
    end = min(len(layout.text), contact.end + _LONGEST_INVITATION)
    stop = layout.text.find("。", contact.end, end)
    end = stop if stop >= 0 else end
    person = layout.people.first_within(contact.end, end)
    if person is None or not _WITH.search(layout.text, contact.end, person.start):
        return None
    return str(person.values["key"]) if _REACH.search(layout.text, person.end, end) else None


def _outside_brackets(layout: Layout, body: Claim | None, limit: int, floor: int) -> Claim | None:
    """Return the body before a bracket closed before the contact; what is inside only explains it."""
    if body is None:
        return None
    closed = _CLOSED.match(layout.text, body.end, limit)
    opened = max(layout.text.rfind(bracket, floor, body.start) for bracket in "（(") if closed else -1
    return layout.bodies.last_before(opened, floor) or body if opened >= 0 else body


def _under(layout: Layout, contact: ContactSpan) -> Owner | None:
    """Return the body that stands with its address alone right below a number, whose own telephone it is."""
    if contact.kind != "phone":
        return None
    line = layout.line(contact.start)
    held = layout.contacts_of(line + 1)
    if not held or any(one.kind != "address" for one in held):
        return None
    if layout.has_contacts(line - 1) or layout.has_contacts(line + 2):
        return None
    start, _ = layout.span(line + 1)
    body = layout.bodies.first_within(start, held[0].start)
    return Owner(str(body.values["key"]), strength=3) if body is not None and body.start == start else None


def _behind(layout: Layout, address: ContactSpan) -> Owner | None:
    """Return the body that stands right behind an address on its line."""
    body = layout.bodies.first_within(address.end, layout.span(layout.line(address.start))[1])
    if body is None or layout.text[address.end : body.start].strip(" \u3000\t|｜"):
        return None
    return Owner(str(body.values["key"]), None, None, 3)


def _in_block(layout: Layout, contact: ContactSpan) -> Owner:
    person = unit = None
    strangers = 0
    unread = False
    named = False  # a labelled name that nobody knows, or a list of people: those above it are not its people
    for line in layout.above(layout.line(contact.start)):
        told = look(layout, line)
        if told.people and person is None and not told.contacts and not named:
            named = _of_roster(layout, line, contact)
            person = None if named else _person_of(layout, told.people, told.text, contact)
        if told.owner is not None:
            organisation, own_unit = told.owner
            if told.titled and (holder := _holder(layout, line, contact)):
                return holder._replace(person=person or holder.person, unit=unit)
            return Owner(organisation, person, unit or own_unit, 3)
        if told.introduced is not None:
            return Owner(told.introduced, None, None, 3)
        if told.unit:
            unit = unit or told.unit
        if told.ends:
            break
        if told.contacts and unread:
            break  # the line between has a name that nobody reads: it heads the block
        if not told.unit and not told.people and not told.contacts:
            strangers += 1
            unread = unread or bool(_UNREAD.fullmatch(told.text))
            named = named or bool(_LABELLED.match(told.text)) or _SURNAMED.search(told.text) is not None
            if strangers > _STRANGERS:
                break
    return Owner(None, person, unit, 3 if person else 0)


def _of_roster(layout: Layout, line: int, contact: ContactSpan) -> bool:
    """Tell whether a line is the last of a list of people, a line each, over what reaches all of them.

    That is a line for enquiries, or a block that begins with an address.
    """
    start, _ = layout.span(layout.line(contact.start))
    placed = any(one.kind == "address" for one in layout.contacts_of(line + 1))
    if placed and (label := _LABELLED.match(layout.text, *layout.span(line))) and head(label[0].rpartition("：")[0]):
        return True  # 主任：陳大文, over the address of his centre
    if line == 0 or not (placed or _ENQUIRIES.match(layout.text, start, contact.start)):
        return False
    told, here = look(layout, line - 1), look(layout, line)
    return bool(told.people) and not told.contacts and told.people[0].values["key"] != here.people[0].values["key"]


def _holder(layout: Layout, line: int, contact: ContactSpan) -> Owner | None:
    """Return who holds the posts of a line and of those above it, and the body of the first, which is the chief one."""
    chief = look(layout, line).owner
    for above in layout.above(line, _LINES_OF_POSTS):
        told = look(layout, above)
        if told.contacts or told.ends or (told.owner is not None and not told.titled):
            return None
        chief = told.owner or chief
        if told.people and chief:
            own = contact.kind == "address" and _own_office(layout, contact)
            keys = {str(one.values["key"]) for one in told.people}
            person = keys.pop() if own and len(keys) == 1 else _person_of(layout, told.people, told.text, contact)
            return Owner(chief[0], person, None, 3)
    return None


def _in_address(layout: Layout, address: ContactSpan) -> bool:
    """Tell whether the body before an address only says where it is: it is no company, and one heads the line above."""
    line = layout.line(address.start)
    body = layout.bodies.first_within(layout.span(line)[0], address.start)
    if body is None or line == 0 or body.values.get("body_kind") == "company":
        return False
    told = look(layout, line - 1)
    return told.owner is not None and not told.contacts and told.owner[0] != body.values["key"]


def _own_office(layout: Layout, address: ContactSpan) -> bool:
    """Tell whether an address is told as somebody's office: 辦公室：."""
    start, _ = layout.span(layout.line(address.start))
    return _OFFICE.fullmatch(layout.text, start, address.start) is not None


def _person_of(layout: Layout, people: Sequence[Claim], line: str, contact: ContactSpan) -> str | None:
    """Return the person of a line above a contact; of several people each has that of the same rank."""
    if contact.kind == "address" or not (_reaches_person(contact) or _of_name(contact, people)):
        return None
    if _NOBODYS_LINE.search(layout.text, layout.span(layout.line(contact.start))[0], contact.start):
        return None
    people = list({str(one.values["key"]): one for one in people}.values())
    if len(people) == 1:
        return str(people[0].values["key"])
    mine = [one for one in layout.contacts_of(layout.line(contact.start)) if one.kind == contact.kind]
    in_turn = any(word in line for word in words_for("cues", "cue", "use", "respectively"))
    rank = mine.index(contact)
    return str(people[rank].values["key"]) if (in_turn or len(mine) == len(people)) and rank < len(people) else None


def _reaches_person(contact: ContactSpan) -> bool:
    """Whether a contact may reach one person: no web page does, and no mailbox of an office."""
    return contact.kind in ("phone", "fax", "address") or (
        contact.kind == "email" and not is_role_mailbox(contact.value)
    )


def _of_name(contact: ContactSpan, people: Sequence[Claim]) -> bool:
    """Whether a mailbox bears the surname of one person of a line: qwong-media@ of Ms Queenie Wong."""
    if contact.kind != "email" or len({one.values["key"] for one in people}) > 1:
        return False
    local = contact.value.partition("@")[0]
    names = str(people[0].values.get("name_en") or "").lower().split()
    return any(len(name) >= _SHORTEST_SURNAME and name in local for name in names)


@cache
def _small_site() -> re.Pattern[str]:
    """Match the label of a site that is of a laboratory, a person or an event: 實驗室網頁：."""
    return re.compile(alternation(words_for("cues", "cue", "use", "site")) + r"[ ]?[:：]?\s?$")
