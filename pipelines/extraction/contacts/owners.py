"""Who owns the contacts of one text: by place, else by host, source or section; one for the same contact.

A contact that is written twice has one owner, the one most plainly given; a host that one place gives to a
body is that body's everywhere else in the text; what a host's own name tells is in hosts.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pipelines.extraction.contacts.blocks import Owner, owner
from pipelines.extraction.contacts.hosts import BodiesOfHosts
from pipelines.extraction.contacts.layout import LONGEST_LINE, Layout
from pipelines.extraction.contacts.prose import is_owning, is_prose
from pipelines.extraction.contacts.spans import TARGETS, ContactSpan
from pipelines.extraction.contacts.words import alternation, words_for
from pipelines.patterns import later

_SECTION = re.compile(r"(?:關於|有關|About|ABOUT)\s*$")
_BEFORE_SUBJECTS = frozenset("於關tT \t\n\u3000")
_OF_PAPER = later("本報|本刊|讀者|報料|爆料|編輯部|訂閱|廣告|版權|投稿|意見[：:]|來稿")
_BYLINES = later(r"^(?:文|撰文|編輯|採訪|記者|責任編輯|攝影|文、攝)[：:/／][^。\n]{1,30}$")
_LABEL = later(r"[：:]\s?$|[：:]\s?[^：:]{1,40}$")
_SOURCE_REACH = 800  # code points back in which the body that a source's link belongs to was named


def owners(
    layout: Layout,
    home: str | None = None,
    *,
    staff: bool = False,
    about: str | None = None,
    prose: bool = False,
    paper: str | None = None,
) -> list[Owner]:
    """Return an owner for each contact of a layout, in order.

    `home` is the body that the text speaks for; `staff` tells that people without a body are taken for its own;
    `about` is whom a text that speaks for nobody is about, whose a block of contacts is that names no body, and with
    `prose` any contact; `paper` is the newspaper whose page a text is, of which the contacts of its makers are.
    """
    found = [owner(layout, contact) for contact in layout.contacts]
    hosts = BodiesOfHosts(layout)
    for index, contact in enumerate(layout.contacts):
        placed = found[index].organisation
        if placed and contact.kind in TARGETS and (bearer := hosts.bearer(contact, placed)):
            found[index] = found[index]._replace(organisation=bearer, unit=None)
    hosts.settle(layout, [one.organisation for one in found])
    sections = _sections(layout)
    for index, contact in enumerate(layout.contacts):
        if not found[index].organisation and not found[index].of_other:
            found[index] = _otherwise(layout, contact, found[index], hosts, sections, home)
    _share(layout, found, reported=home is None)
    if home:
        staff = staff or _only_of(home, layout, found, hosts)
        for index, contact in enumerate(layout.contacts):
            if (staff or not found[index].person) and _at_home(contact, found[index], home, hosts):
                found[index] = found[index]._replace(organisation=home, strength=1)
        _domesticate(layout, found, home)
        _share(layout, found)
        return _unified(layout.contacts, found)
    if paper:
        _of_paper(layout, found, paper, hosts)
    if about:
        _of_subject(layout, found, about, hosts, prose=prose)
    return _unified(layout.contacts, found)


def _of_paper(layout: Layout, found: list[Owner], paper: str, hosts: BodiesOfHosts) -> None:
    """Give a newspaper the contacts of its makers, and what else is at their hosts."""
    own: set[str] = set()
    for index, contact in enumerate(layout.contacts):
        if not found[index].organisation and not hosts.named_for(contact) and _of_makers(layout, contact):
            found[index] = found[index]._replace(organisation=paper, person=None, strength=2)
            own |= {layout.host(contact.value).domain} if contact.kind in TARGETS else set()
    for index, contact in enumerate(layout.contacts if own else ()):
        if not found[index].organisation and contact.kind in TARGETS and layout.host(contact.value).domain in own:
            found[index] = found[index]._replace(organisation=paper, strength=1)


def _of_makers(layout: Layout, contact: ContactSpan) -> bool:
    """Tell whether a contact is that of a newspaper itself: told so, or below who has written the report."""
    line = layout.line(contact.start)
    start, end = layout.span(line)
    if _OF_PAPER.search(layout.text, start, end):
        return True
    return line > 0 and _BYLINES.match(layout.text[slice(*layout.span(line - 1))]) is not None


def _only_of(home: str, layout: Layout, found: Sequence[Owner], hosts: BodiesOfHosts) -> bool:
    """Tell whether no other body is reached in a text, an agency say, so that whoever it names is of its own body."""
    for contact, one in zip(layout.contacts, found, strict=True):
        if one.organisation not in (None, home) and contact.kind != "link":
            return False
        if contact.kind == "email" and not one.organisation and not hosts.may_be(contact, home):
            return False
    return True


def _domesticate(layout: Layout, found: list[Owner], home: str) -> None:
    """Give the text's own body what is at its hosts, and the other contacts of the people reached there."""
    pairs = list(zip(layout.contacts, found, strict=True))
    own = {layout.host(c.value).domain for c, one in pairs if one.organisation == home and c.kind in TARGETS}
    ours = [c.kind in TARGETS and layout.host(c.value).domain in own for c in layout.contacts]
    staff = {one.person for one, at_home in zip(found, ours, strict=True) if at_home and one.person}
    for index, at_home in enumerate(ours):
        one = found[index]
        if not one.organisation and not one.of_other and (at_home or one.person in staff):
            found[index] = one._replace(organisation=home, strength=1)


def _of_subject(layout: Layout, found: list[Owner], about: str, hosts: BodiesOfHosts, *, prose: bool) -> None:
    """Give blocks of contacts that name no body to whom the text is about, those of a newspaper itself aside.

    With `prose`, contacts in running text are given, too.
    """
    for index, contact in enumerate(layout.contacts):
        start, end = layout.span(layout.line(contact.start))
        if found[index].organisation or found[index].of_other:
            continue
        if _OF_PAPER.search(layout.text, start, end):
            continue
        labelled = bool(_LABEL.search(layout.text, start, contact.start))
        of_other = contact.kind not in ("phone", "fax", "address") and (
            layout.host(contact.value).platform is not None or not hosts.may_be(contact, about)
        )
        if (prose or labelled) and not of_other and (prose or not is_prose(layout.text, start, end)):
            found[index] = found[index]._replace(organisation=about, strength=1)


def _share(layout: Layout, found: list[Owner], *, reported: bool = False) -> None:
    """Give contacts of one block, on lines with nothing between, the owner that one of them has.

    In a text that is `reported` the contacts of the newspaper itself take no other's.
    """
    lines = [layout.line(contact.start) for contact in layout.contacts]
    for at in [*range(1, len(found)), *range(len(found) - 1, 0, -1)]:
        if lines[at] - lines[at - 1] > 1:
            continue
        for giver, taker in ((at - 1, at), (at, at - 1)):
            one, other = found[giver], found[taker]
            near = lines[at - 1] == lines[at]
            same = other.person is None or one.person == other.person or (one.person is None and near)
            if other.of_other or not same or not one.organisation or other.organisation:
                continue
            stranger = reported and not near and _OF_PAPER.search(layout.text, *layout.span(lines[taker]))
            if not stranger and (near or _short(layout, taker)) and _shares(layout, taker):
                found[taker] = other._replace(organisation=one.organisation, strength=min(one.strength, 2))


def _shares(layout: Layout, index: int) -> bool:
    """Tell whether a contact is of a kind that stands in blocks; pages do where many owners have theirs."""
    contact = layout.contacts[index]
    page = contact.kind == "link" and layout.host(contact.value).platform == "general"
    return page or contact.kind in ("phone", "fax", "email")


def _short(layout: Layout, index: int) -> bool:
    """Tell whether a contact stands on a line that is no prose."""
    start, end = layout.span(layout.line(layout.contacts[index].start))
    return end - start <= LONGEST_LINE


def _at_home(contact: ContactSpan, placed: Owner, home: str, hosts: BodiesOfHosts) -> bool:
    """Tell whether a contact that nothing else owns is the text's own body's: it has no stranger's host."""
    if placed.organisation or placed.of_other:
        return False
    if contact.kind in ("phone", "fax", "address"):
        return True
    return hosts.host(contact.value).platform is None and hosts.may_be(contact, home)


def _otherwise(
    layout: Layout,
    contact: ContactSpan,
    placed: Owner,
    hosts: BodiesOfHosts,
    sections: Sequence[tuple[int, str]],
    home: str | None = None,
) -> Owner:
    """Return the owner that a contact gets without a name in its place: of its host, source or section."""
    if contact.kind not in TARGETS:
        return placed
    floor = layout.sentence_start(contact.start)
    if contact.kind == "link" and _source().search(layout.text, floor, contact.start):
        named = layout.bodies.last_before(contact.start, max(0, contact.start - _SOURCE_REACH))
        if named:
            return Owner(named.values["key"], strength=2)
    of_host = hosts.body(contact)
    if of_host:
        of_host = home if hosts.own_part(contact, of_host, home) else of_host
        return placed._replace(organisation=of_host, strength=max(placed.strength, 2))
    line = layout.span(layout.line(contact.start))
    if contact.kind == "email" or line[1] - line[0] == contact.end - contact.start:
        return placed
    at = bisect_left(sections, (contact.start, "")) - 1
    subject = layout.bodies.first_within(line[0], contact.start)
    if home is not None and subject is not None and subject.values["key"] != home:
        # What another has is told of; the page is that of who speaks, where it may be.
        subject = None if is_owning(layout, subject) and hosts.may_be(contact, home) else subject
    fallback = sections[at][1] if at >= 0 else subject.values["key"] if subject else None
    return placed._replace(organisation=fallback, strength=1) if fallback else placed


def _sections(layout: Layout) -> list[tuple[int, str]]:
    """Return where sections about one body begin (關於香港科技園公司), with the body's key, in order."""
    found = []
    text = layout.text
    for claim in layout.bodies.claims:
        at = claim[1]
        if text[at - 1] not in _BEFORE_SUBJECTS:
            continue
        if _SECTION.search(text, max(0, at - 6), at):
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
