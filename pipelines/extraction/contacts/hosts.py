"""Whose the hosts of a text are: bodies of the text that print them, are reviewed with them, or give them their name.

A host names its bearer by its Latin name (strandco.com), the first words of it (rarevoices.hk of Rare Voices Hong Kong)
or its initials (hkds.org of the Hong Kong Diabetes Society). No host is known here that no body of the text has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from pipelines.extraction.bodies import authority
from pipelines.extraction.claims import Claim
from pipelines.extraction.contacts.layout import Layout
from pipelines.extraction.contacts.spans import TARGETS, ContactSpan
from pipelines.extraction.contacts.urls import host_of, registrable
from pipelines.extraction.contacts.words import words
from pipelines.knowledge import descriptor
from pipelines.patterns import later

_WORD, _GENITIVE = later("[a-z0-9]+"), later("['’]s?\\b")
_NOT_OF_LABELS = later("[^a-z0-9]+")
_SMALL = frozenset({"of", "the", "and", "for", "in", "at", "de", "on"})
_SHORTEST_LABEL = 3  # letters of a name by which a host is known as its bearer's
_SHORTEST_PART = 5  # letters of a part of a name, or of a name that is a part of the host's
_PARTS = frozenset({"education", "healthcare", "facility", "programme"})
_WHOLES = frozenset({"education", "healthcare", "government"})


class BodiesOfHosts:
    """The body of each host: from contacts with a plain owner, reviewed sites, and names that hosts are made of."""

    def __init__(self, layout: Layout) -> None:
        self._exact: dict[str, Counter[str]] = {}
        self._domains: dict[str, Counter[str]] = {}
        self._domains_of: dict[str, set[str]] = {}  # of each body
        self.host = layout.host
        self._told: dict[str, Claim] = {}  # a mention of each body
        self._own: dict[str, str | None] = {}  # the body that a host is named for or reviewed with
        at_hosts = {
            name
            for contact in layout.contacts
            if contact.kind in TARGETS
            for name in (layout.host(contact.value).domain, layout.host(contact.value).name)
        }
        self._labels = {host: host.partition(".")[0].replace("-", "") for host in at_hosts}
        if not at_hosts:
            return
        # The hosts with each label, and the labels in order, for names that longer ones begin with.
        self._hosts: dict[str, list[str]] = {}
        for host, label in self._labels.items():
            self._hosts.setdefault(label, []).append(host)
        self._in_order = sorted(self._hosts)
        named: set[tuple[str, str]] = set()
        for claim in layout.bodies.claims:
            values = claim[3]
            if website := values.get("website"):
                self.note(str(website), values["key"])
            form = (str(values["key"]), str(values.get("mention")))
            self._told.setdefault(form[0], claim)
            if form not in named:
                named.add(form)
                self._name(claim)
        for host in at_hosts:
            if (reviewed := _reviewed().get(host)) in self._told:
                self._own[host] = reviewed

    def _name(self, body: Claim) -> None:
        """Keep which hosts a body gives its name; of several bodies none does."""
        key = str(body.values["key"])
        for name in _names(body):
            labels, whole = _made_of(name)
            for label in {*labels.intersection(self._hosts), *self._longer(whole)}:
                for host in self._hosts[label]:
                    self._own[host] = key if self._own.get(host, key) == key else None

    def _longer(self, whole: str) -> Iterator[str]:
        """Yield the labels that begin with a name."""
        at = bisect_left(self._in_order, whole) if whole else len(self._in_order)
        while at < len(self._in_order) and self._in_order[at].startswith(whole):
            if self._in_order[at] not in _common():
                yield self._in_order[at]
            at += 1

    def settle(self, layout: Layout, found: Sequence[str | None]) -> None:
        """Take in the owners that places give to contacts, each a key or None."""
        for contact, key in zip(layout.contacts, found, strict=True):
            if contact.kind in TARGETS and (of_name := self.named_for(contact)):
                self.note(contact.value, of_name)
            if key and contact.kind in TARGETS:
                self.note(contact.value, key)

    def note(self, value: str, key: str) -> None:
        """Count a body for the host of a contact."""
        name, domain, platform = self.host(value)
        if platform is None:
            self._exact.setdefault(name, Counter())[key] += 1
            self._domains.setdefault(domain, Counter())[key] += 1
            self._domains_of.setdefault(key, set()).add(domain)

    def named_for(self, contact: ContactSpan) -> str | None:
        """Return the one body that the host of a contact is named for or reviewed with."""
        host = self.host(contact.value)
        return (self._own.get(host.name) or self._own.get(host.domain)) if host.platform is None else None

    def bearer(self, contact: ContactSpan, placed: str) -> str | None:
        """Return whose a contact is by the name of its host, where its place gives it to a stranger of that body."""
        key = self.named_for(contact)
        if key is None or key == placed or placed not in self._told:
            return None
        host, other, own = self.host(contact.value), self._told[placed], self._told[key]
        labels = {self._labels[host.domain], self._labels[host.name]}
        if any(bears(label, name) for name in _names(other) for label in labels) or _may_be_part(other, own):
            return None
        return key

    def may_be(self, contact: ContactSpan, home: str) -> bool:
        """Tell whether a host may be a body's: it is known as its own, or no host of it is known."""
        own = self._domains_of.get(home)
        return not own or self.host(contact.value).domain in own

    def own_part(self, contact: ContactSpan, key: str, home: str | None) -> bool:
        """Tell whether a mailbox or site under a body's is of its part whose page a text is: rndc.hkust.edu.hk."""
        if home is None or home == key or home not in self._told or key not in self._told:
            return False
        host = self.host(contact.value)
        if contact.kind != "email" and host.name in (host.domain, f"www.{host.domain}"):
            return False
        part, whole = self._told[home].values, self._told[key].values
        return part.get("parent") == key or str(part.get("name_zh") or "").startswith(str(whole.get("name_zh") or " "))

    def body(self, contact: ContactSpan) -> str | None:
        """Return the body of a contact's host, else of its domain where that has one body only."""
        name, domain, platform = self.host(contact.value)
        if platform is not None:
            return None
        if exact := self._exact.get(name):
            return exact.most_common(1)[0][0]
        bodies = self._domains.get(domain, ())
        return next(iter(bodies)) if len(bodies) == 1 else self.named_for(contact)


def bears(label: str, name: str) -> bool:
    """Tell whether a label of a host is made of a Latin name: the whole, its first words, or its initials.

    >>> bears("rarevoices", "Rare Voices Hong Kong"), bears("hkds", "Hong Kong Diabetes Society")
    (True, True)
    >>> bears("hongkong", "Hong Kong Diabetes Society"), bears("strandcobio", "Strand & Co.")
    (False, True)
    """
    labels, whole = _made_of(name)
    return label in labels or (bool(whole) and label not in _common() and label.startswith(whole))


def _made_of(name: str) -> tuple[frozenset[str], str]:
    """Return the labels that are made of a Latin name, and what longer ones may begin with, if anything."""
    parts = _WORD.findall(_GENITIVE.sub("", name.casefold()))
    if parts[:1] == ["the"]:
        parts = parts[1:]
    whole = "".join(parts)
    if len(whole) < _SHORTEST_LABEL:
        return frozenset(), ""
    large = [part for part in parts if part not in _SMALL]
    initials = {"".join(part[0] for part in one) for one in (parts, large) if len(large) >= _SHORTEST_LABEL}
    begun = {label for label in accumulate(parts[:-1]) if len(label) >= _SHORTEST_PART} - _common()
    return frozenset({whole, *initials, *begun}), whole if len(whole) > _SHORTEST_PART else ""


def _may_be_part(body: Claim, whole: Claim) -> bool:
    """Tell whether a body may belong to one whose host it uses: a hospital, a school of a university."""
    if body.values.get("parent") == whole.values["key"]:
        return True
    names = [str(whole.values[name]) for name in ("name_zh", "name_en", "mention") if whole.values.get(name)]
    if any(name in str(body.values.get(of) or "") for name in names for of in ("name_zh", "name_en", "mention")):
        return True
    kinds = body.values.get("body_kind"), whole.values.get("body_kind")
    return kinds == ("government", "government") or (kinds[0] in _PARTS and kinds[1] in _WHOLES)


def _names(body: Claim) -> Iterator[str]:
    """Yield the Latin names of a body, those of the authority file included."""
    known = authority.load().bodies.get(str(body.values.get("authority_id")))
    for name in (body.values.get("mention"), body.values.get("name_en"), *(known.names if known else ())):
        if name and str(name).isascii():
            yield str(name)


@cache
def _reviewed() -> dict[str, str]:
    """Return the bodies that the authority file has sites of, by domain, of several the one that the others are of."""
    domains: dict[str, dict[str, str | None]] = {}
    for known in authority.load().bodies.values():
        if known.website:
            of_domain = domains.setdefault(registrable(host_of(known.website)), {})
            of_domain[known.organisation_id] = known.parent_id
    tops = {domain: [one for one, parent in of.items() if parent not in of] for domain, of in domains.items()}
    return {domain: f"org:{top[0]}" for domain, top in tops.items() if len(top) == 1}


@cache
def _common() -> frozenset[str]:
    """Return what hosts of many bodies begin with: places and words for kinds of bodies."""
    kinds = (cells["word"] for _, cells in descriptor.words("organisations/english_words.csv"))
    return frozenset(_NOT_OF_LABELS.sub("", word.casefold()) for word in (*words("place_names_en", "place"), *kinds))
