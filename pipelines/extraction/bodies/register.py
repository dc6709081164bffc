"""Who a name stands for: the bodies of one text, by key, and the short names that the text has given them.

Resolves a name to a reviewed body where the authority file has it, else to a candidate under its fullest name. Looks
for no mentions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extraction.bodies import english as bodies_english
from pipelines.extraction.bodies.authority import Known
from pipelines.extraction.bodies.grammar import Name
from pipelines.extraction.bodies.lexicon import Lexicon, Place
from pipelines.extraction.bodies.translation import ALIKE, SAME, likeness

# 香港特別行政區政府醫務衞生局 is the 醫務衞生局.
_GOVERNMENTS = ("特別行政區政府", "特區政府", "人民政府", "政府")
_POSTED = "駐"  # 中央人民政府駐香港特別行政區聯絡辦公室 is no office of the region's
_CANDIDATE = "name:"
_HOME = "Hong Kong "  # a name is met without it where it has been told
_FOUNDED_BY = ("國立", "公立", "州立", "皇家")


@dataclass(slots=True, eq=False)
class Body:
    """A body of this text; `parent` is the key of the body it belongs to."""

    key: str
    name_zh: str | None
    name_en: str | None
    kind: str
    parent: str | None = None
    jurisdiction: str | None = None
    known: Known | None = None

    @property
    def named(self) -> Known:
        """The body as the grammar wants to meet it under a short name."""
        return self.known or Known(
            self.key, self.name_zh, self.name_en, (), self.kind, self.parent, self.jurisdiction, False
        )


class Register:
    """The bodies of `text`, which is in the standard spelling, and its short names; the reviewed ones by identifier."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Begin an empty register."""
        self.text, self.lexicon = text, lexicon
        self.bodies: dict[str, Body] = {}
        self.reviewed: dict[str, Body] = {}
        self.short: dict[str, Body] = {}
        self.told: set[str] = set()  # keys of bodies that a bracket behind one of their parts means
        self.stems: dict[str, Body] = {}  # by Latin name without its legal form

    def of(self, name: Name, text: str | None = None) -> Body:
        """Return the body that a name stands for, new or met before; `text` is what it stands in, if not this one."""
        text = self.text if text is None else text
        head = self.of_known(name.head) if name.head else None
        written = text[name.start : name.end]
        if head and name.head_end == name.end:
            return head
        if head and not head.known and written in (head.name_zh or ""):
            return head  # 曙泓 and 曙泓藥業 are both short for 蘇州曙泓藥業有限公司
        authority = self.lexicon.authority
        full = f"{head.name_zh or head.name_en}{text[name.head_end : name.end]}" if head else written
        known = authority.find(written) or authority.find(full)
        if known is None and head and name.tail and _belongs(name.tail, head):
            known = name.tail
        if known is None and head is None:
            full = self._shorn(full, name)
            known = authority.find(full) or self._of_region(written, name.tail)
        if known:
            return self.of_known(known)
        return self.short.get(written) or self._candidate(full, name, head)

    def of_known(self, known: Known) -> Body:
        """Return the body of a reviewed entry, or of a candidate that a short name was given to."""
        identifier = known.organisation_id
        body = self.reviewed.get(identifier)
        if body is not None:
            return body
        if identifier.startswith(_CANDIDATE):
            return self.bodies[identifier]
        key = known.key
        body = Body(key, known.standard_zh, known.name_en, known.kind, known.parent_key, known.jurisdiction, known)
        self.bodies[key] = self.reviewed[identifier] = body
        return body

    def meant(self, short: str, body: Body) -> Body:
        """Return whom a bracket behind a body's name means: the whole behind its part, as HKU behind a faculty."""
        known = self.lexicon.authority.find(short)
        if known is None or known.key == body.key:
            return body
        part = body.parent == known.key or (known.name_en and (body.name_en or "").endswith(known.name_en))
        if not part:
            return body
        self.told.add(known.key)
        return self.of_known(known)

    def latin(self, written: str, kind: str, line_before: Body | None = None) -> Body:
        """Return the body with a Latin name: as a bracket, the line before or the authority has it, or a new one."""
        name = " ".join(written.split())
        bare = name[4:] if name.startswith(("The ", "the ")) else name
        placed = f"{_HOME}{bare}"
        for form in (name, bare, *((placed,) if placed in self.text else ())):
            known = self.lexicon.authority.find(form)
            if form in self.short:
                return self.short[form]
            if known:
                return self.of_known(known)
        if f"{_CANDIDATE}{placed}" in self.bodies:
            return self.bodies[f"{_CANDIDATE}{placed}"]
        stem = bodies_english.stem(bare)
        same = line_before or self._with_form(bare, stem) or self._translated(bare)
        if same is None:
            key = f"{_CANDIDATE}{bare}"
            same = self.bodies.setdefault(key, Body(key, None, bare, kind))
        elif not same.name_en or (not same.known and _fuller(bare, same.name_en)):
            same.name_en = bare.title() if bare.isupper() else bare
        self.stems[stem] = same
        return same

    def _with_form(self, name: str, stem: str) -> Body | None:
        """Return the body of a Latin name met with its legal form or without: Orvel Therapeutics, Inc."""
        same = self.stems.get(stem)
        if same is None or same.name_en is None or not bodies_english.same_form(name, same.name_en):
            return None
        return same

    def _translated(self, name: str) -> Body | None:
        """Return the one candidate whose Chinese name says what a Latin name says, or all but the name proper."""
        found: dict[int, list[Body]] = {SAME: [], ALIKE: [], 0: []}
        for body in self.bodies.values():
            if body.name_zh and not body.name_en:
                found[likeness(name, body.name_zh)].append(body)
        best = found[SAME] or found[ALIKE]
        return best[0] if len(best) == 1 else None

    def _candidate(self, full: str, name: Name, head: Body | None) -> Body:
        key = f"{_CANDIDATE}{full.replace(' ', '')}"
        if key not in self.bodies:
            self.bodies[key] = Body(key, full, None, name.kind, head.key if head else None, name.jurisdiction)
        return self.bodies[key]

    def _shorn(self, full: str, name: Name) -> str:
        """Leave out what is not the name's own: a government before its department, a country before a university."""
        if name.kind == "government":
            if "港區" in full:
                full = re.sub("(?<=省|市|區)港區(?=政協|人大)", "", full)  # 港區 tells who its members are
            for word in _GOVERNMENTS:
                before, found, rest = full.partition(word)
                if before and found and rest and rest[0] != _POSTED:
                    return rest
        if name.kind in ("education", "healthcare", "facility"):
            for size in (5, 4, 3, 2):
                place = self._place(full[:size])
                if place and place.scope == "foreign" and self._distinctive(full[size:]):
                    return full[size:]
        return full

    def _of_region(self, written: str, office: Known | None) -> Known | None:
        """Return the office that ends a name where only its own region stands before it: 香港立法會."""
        if office is None:
            return None
        places = (self._place(written.removesuffix(name)) for name in office.names)
        own = any(place and place.scope == "region" and place.jurisdiction == office.jurisdiction for place in places)
        return office if own else None

    def _place(self, word: str) -> Place | None:
        at = self.lexicon.words.get(word)
        information = self.lexicon.information[at] if at is not None else None
        return information if isinstance(information, Place) else None

    def _distinctive(self, rest: str) -> bool:
        """Tell whether a name without its country still names one body: 賓夕法尼亞大學, not 國立大學."""
        if rest.startswith(_FOUNDED_BY):
            rest = rest[2:]
        marks = self.lexicon.automaton.find_matches_as_indexes(rest)
        if not marks or marks[0][1] > 1:
            return bool(marks)
        first = self.lexicon.information[marks[0][0]]
        return isinstance(first, Place) and first.scope == "place"


def _belongs(tail: Known, head: Body) -> bool:
    if tail.organisation_id.startswith(_CANDIDATE):
        return False
    return tail.parent_key == head.key or (head.kind == tail.kind == "government")


def _fuller(name: str, other: str) -> bool:
    """Tell whether a Latin name tells more of the other: its legal form, or capitals where they belong."""
    return len(name) > len(other) or (other.isupper() and not name.isupper())


def first_word(name: str) -> str | None:
    """Return the first word of a company's legal name where it may stand for the whole: Harbour Genomics Limited."""
    words = name.split()
    usable = len(words) > 1 and bodies_english.is_legal(words[-1]) and not bodies_english.is_common_word(words[0])
    return words[0] if usable and len(words[0]) > 2 else None
