"""Who owns the contacts of one text: by place, else by host, source or section; one for the same contact.

A contact that is written twice has one owner, the one most plainly given; a host that one place gives to a
body is that body's everywhere else in the text. Nothing is known here of any host but through claims of
bodies that bring a website.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pipelines.extraction.contacts.blocks import Owner, owner
from pipelines.extraction.contacts.layout import Layout
from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.urls import host_of, platform_purpose, registrable
from pipelines.extraction.contacts.words import alternation, words_for

_SECTION = re.compile(r"(?:關於|有關|About|ABOUT)\s*$")
_SOURCE_REACH = 800  # code points back in which the body that a source's link belongs to was named


def owners(layout: Layout) -> list[Owner]:
    """Return an owner for each contact of a layout, in order."""
    found = [owner(layout, contact) for contact in layout.contacts]
    hosts = _Hosts(layout, found)
    sections = _sections(layout)
    for index, contact in enumerate(layout.contacts):
        if not found[index].organisation:
            found[index] = _otherwise(layout, contact, found[index], hosts, sections)
    return _unified(layout.contacts, found)


def _otherwise(
    layout: Layout, contact: ContactSpan, placed: Owner, hosts: _Hosts, sections: Sequence[tuple[int, str]]
) -> Owner:
    """Return the owner that a contact gets without a name in its place: of its host, source or section."""
    if contact.kind not in ("website", "link", "email"):
        return placed
    floor = layout.sentence_start(contact.start)
    if contact.kind == "link" and _source().search(layout.text, floor, contact.start):
        named = layout.bodies.last_before(contact.start, max(0, contact.start - _SOURCE_REACH))
        if named:
            return Owner(named.values["key"], strength=2)
    of_host = hosts.body(contact)
    if of_host:
        return placed._replace(organisation=of_host, strength=max(placed.strength, 2))
    line = layout.span(layout.line(contact.start))
    if contact.kind == "email" or line[1] - line[0] == contact.end - contact.start:
        return placed
    at = bisect_left(sections, (contact.start, "")) - 1
    subject = layout.bodies.first_within(line[0], contact.start)
    fallback = sections[at][1] if at >= 0 else subject.values["key"] if subject else None
    return placed._replace(organisation=fallback, strength=1) if fallback else placed


class _Hosts:
    """The body of each host: from contacts with a plain owner and from bodies that bring a website."""

    def __init__(self, layout: Layout, found: Sequence[Owner]):
        self._exact: dict[str, Counter[str]] = {}
        self._domains: dict[str, Counter[str]] = {}
        for claim in layout.bodies.claims:
            if website := claim.values.get("website"):
                self._note(str(website), claim.values["key"])
        for contact, placed in zip(layout.contacts, found, strict=True):
            if placed.organisation and contact.kind in ("website", "link", "email"):
                self._note(contact.value, placed.organisation)

    def _note(self, value: str, key: str) -> None:
        if platform_purpose(value) is None:
            host = host_of(value)
            self._exact.setdefault(host, Counter())[key] += 1
            self._domains.setdefault(registrable(host), Counter())[key] += 1

    def body(self, contact: ContactSpan) -> str | None:
        """Return the body of a contact's host, else of its domain where that has one body only."""
        if platform_purpose(contact.value) is not None:
            return None
        host = host_of(contact.value)
        if exact := self._exact.get(host):
            return exact.most_common(1)[0][0]
        domain = self._domains.get(registrable(host), Counter())
        return next(iter(domain)) if len(domain) == 1 else None


def _sections(layout: Layout) -> list[tuple[int, str]]:
    """Return where sections about one body begin (關於香港科技園公司), with the body's key, in order."""
    found = []
    for claim in layout.bodies.claims:
        if _SECTION.search(layout.text, max(0, claim.start - 6), claim.start):
            start, end = layout.span(layout.line(claim.start))
            if claim.start - start <= 6 and end - start <= 60:
                found.append((start, str(claim.values["key"])))
    return found


def _unified(contacts: Sequence[ContactSpan], found: Sequence[Owner]) -> list[Owner]:
    """Give every place of the same contact the owner of the place that tells most."""
    best: dict[tuple[str, str], Owner] = {}
    for contact, placed in zip(contacts, found, strict=True):
        key = (contact.kind, contact.value)
        if key not in best or _told(placed) > _told(best[key]):
            best[key] = placed
    return [best[contact.kind, contact.value] for contact in contacts]


def _told(owner: Owner) -> tuple[bool, int, bool, bool]:
    return owner.organisation is not None, owner.strength, owner.person is not None, owner.unit is not None


@cache
def _source() -> re.Pattern[str]:
    return re.compile(alternation(words_for("cues", "cue", "use", "source")))
