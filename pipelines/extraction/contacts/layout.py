"""The lines of a text with the contacts, bodies and people on them, looked up by place.

Knows where things stand and which bare line between a body and its phone is a name; whose a contact is, is
read off this in contact_blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from sys import maxsize

from pipelines.extraction.claims import Claim, in_order
from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.urls import Host, Hosts
from pipelines.extraction.contacts.words import alternation, words
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.patterns import later

LONGEST_LINE = 60  # code points; longer lines are prose and end a block of contacts
ALL = maxsize  # lines, without a limit
_FURTHEST = 12  # lines that one person's or department's part of a block may have
_LONGEST_SENTENCE = 400
_LONGEST_NAME_LINE = 8
_UNIT_ENDS = frozenset("處部科組室")
_LINE_END = later("\n")
_NOWHERE = (maxsize, maxsize)  # behind every text
_SENTENCE_END = re.compile(r"[。！？!?\n.](?:(?<!\.)|(?<=[a-z0-9)]{2}.)(?<!Ltd.)(?<!Inc.)(?<!Corp.)(?= [A-Z]))")


class Mentions:
    """Claims of one kind in order, looked up by offset; `keys` has the key of every name.

    Left out are those inside a contact or inside a longer one, and platforms: a Facebook page is not
    Facebook's.
    """

    def __init__(self, text: str, claims: Sequence[Claim], contacts: Sequence[ContactSpan]):
        self.claims: list[Claim] = []
        keep = self.claims.append
        self._text = text
        self._all = claims
        platforms, firsts = _platforms()
        end = -1  # where the last mention or contact ends
        places = iter(contacts)
        opens, closes, *_ = next(places, _NOWHERE)
        for claim in in_order(claims):
            start = claim[1]
            while opens <= start:
                end = max(end, closes)
                opens, closes, *_ = next(places, _NOWHERE)
            if start >= end:
                mention = claim[3].get("mention")
                if mention and mention[0] in firsts and mention.casefold() in platforms:
                    continue
                keep(claim)
                end = claim[2]
        self._starts = [claim[1] for claim in self.claims]

    @cached_property
    def keys(self) -> dict[str, str]:
        """The key of every name that is written in the text."""
        return {self._text[claim.start : claim.end]: str(claim.values["key"]) for claim in self._all}

    def within(self, start: int, end: int) -> Sequence[Claim]:
        """Return the claims that begin in `[start, end)`."""
        return self.claims[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, end: int, most: int) -> Sequence[Claim]:
        """Return the last claims, at most `most`, that begin before `end`."""
        at = bisect_left(self._starts, end)
        return self.claims[max(0, at - most) : at]

    def first_within(self, start: int, end: int) -> Claim | None:
        """Return the first claim that begins in `[start, end)`."""
        at = bisect_left(self._starts, start)
        return self.claims[at] if at < len(self._starts) and self._starts[at] < end else None

    def last_before(self, end: int, floor: int = 0) -> Claim | None:
        """Return the last claim that begins in `[floor, end)`."""
        at = bisect_left(self._starts, end) - 1
        return self.claims[at] if at >= 0 and self._starts[at] >= floor else None


class _LineOf(dict[int, int]):
    """The index of the line around each offset that was asked for."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts

    def __missing__(self, at: int) -> int:
        """Look an offset up for the first time."""
        found = self[at] = bisect_right(self._starts, at) - 1
        return found


class _SpanOf(dict[int, tuple[int, int]]):
    """The span of each line that was asked for, without the blanks around it."""

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._text, self._starts, self._ends = text, starts, ends

    def __missing__(self, line: int) -> tuple[int, int]:
        """Look a line up for the first time."""
        start, end = self._starts[line], self._ends[line]
        words = self._text[start:end]
        bare = words.lstrip()
        start = end if not bare else start + len(words) - len(bare)
        found = self[line] = (start, start + len(bare.rstrip()))
        return found


class Lines:
    """A text cut into lines, with its contacts in order."""

    def __init__(self, text: str, contacts: Sequence[ContactSpan]):
        self.text = text
        self.contacts = contacts
        self._ends = [line.start() for line in _LINE_END.finditer(text)]
        self._starts = [0, *(end + 1 for end in self._ends)]
        self._ends.append(len(text))
        # The index of the line that holds an offset, the span of a line without the blanks around it.
        self.line: Callable[[int], int] = _LineOf(self._starts).__getitem__
        self.span: Callable[[int], tuple[int, int]] = _SpanOf(text, self._starts, self._ends).__getitem__
        self._contacts_on: dict[int, list[ContactSpan]] = {}
        for contact in contacts:
            self._contacts_on.setdefault(self.line(contact.start), []).append(contact)
        # Whether a contact begins on a line.
        self.has_contacts: Callable[[int], bool] = self._contacts_on.__contains__
        self._sentences: dict[int, int] = {}

    def above(self, line: int, most: int = _FURTHEST) -> Iterator[int]:
        """Return the lines above, nearest first, at most `most` of them; none of a cleaned text is empty."""
        return iter(range(line - 1, max(-1, line - 1 - most), -1))

    def below(self, line: int, most: int) -> Iterator[int]:
        """Return the lines below, nearest first, at most `most` of them."""
        return iter(range(line + 1, min(len(self._starts), line + 1 + most)))

    def contacts_of(self, line: int) -> Sequence[ContactSpan]:
        """Return the contacts that begin on a line."""
        return self._contacts_on.get(line, ())

    def sentence_start(self, at: int) -> int:
        """Return where the sentence around an offset begins, within its line."""
        known = self._sentences.get(at)
        if known is None:
            known = max(self._starts[self.line(at)], at - _LONGEST_SENTENCE)
            for stop in _SENTENCE_END.finditer(self.text, known, at):
                known = stop.end()
            self._sentences[at] = known
        return known

    def names_above_contacts(self, people: Sequence[Claim] = ()) -> list[Claim]:
        """Return a person claim for each bare name on a line of its own right above a line of contacts.

        The layout is the only sign that 許諾童 is a name, so it has to begin with a surname, too.
        """
        known = {claim[1] for claim in people}
        found = []
        for contact in self.contacts:
            if contact.kind == "phone" and (
                beside := _beside().search(self.text, max(0, contact.start - 12), contact.start)
            ):
                start = beside.start(1)
                if start not in known and beside[1] not in people_lexicon().edges:
                    known.add(start)
                    found.append(_named(beside[1], None, start))
            if contact.kind not in ("phone", "fax", "email"):
                continue
            line = next(self.above(self.line(contact.start)), None)
            if line is None:
                continue
            start, end = self.span(line)
            # A department may stand before the name: 傳訊處  許諾童
            column = self.text.rfind("\t", start, end)
            if column > start and self.text[column - 1] in _UNIT_ENDS:
                start = column + 1
            name = _name().fullmatch(self.text, start, end) if end - start <= _LONGEST_NAME_LINE else None
            if name and start not in known and name["name"] not in people_lexicon().edges:
                known.add(start)
                found.append(_named(name["name"], name["honorific"], start))
        return found


def _named(name: str, honorific: str | None, start: int) -> Claim:
    values = {"key": f"person:{name}", "name_zh": name, "name_en": None, "honorific": honorific}
    return Claim("person", start, start + len(name), values, "contacts.name_on_line")


class Layout(Lines):
    """The lines of a text with its bodies and its people, too."""

    def __init__(
        self,
        text: str,
        contacts: Sequence[ContactSpan],
        bodies: Sequence[Claim],
        people: Sequence[Claim],
        speaker: str | None = None,
    ):
        super().__init__(text, contacts)
        self.speaker = speaker  # the body that the text speaks for
        self.bodies = Mentions(text, bodies, contacts)
        # The host of a URL or e-mail address.
        self.host: Callable[[str], Host] = Hosts().__getitem__
        self.seen: dict[int, object] = {}  # what lines tell of their owners, as blocks.py reads them
        # Purposes of lines and of what stands above them, as purposes.py finds them.
        self.told: dict[tuple[int, bool], str | None] = {}
        self.nearest: dict[tuple[int, bool], tuple[int, str | None]] = {}
        reachable = [one for one in people if one.rule not in ("people.signed", "people.byline")]
        self.people = Mentions(text, [*reachable, *self.names_above_contacts(people)], contacts)


@cache
def _platforms() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of platforms in lower case, and the characters that they begin with in either."""
    names = frozenset(name.casefold() for name in words("platforms", "name") if name)
    return names, frozenset(case for name in names for case in (name[0], name[0].upper()))


@cache
def _beside() -> re.Pattern[str]:
    """Match a name of a row right before its number: 李先生 2345 6789 / 陳大文 6789 1234."""
    surname = alternation(word for word, kind in people_lexicon().surnames.items() if kind in ("chinese", "compound"))
    return re.compile(rf"[/／、，,|｜][ ]?({surname}[\u3400-\u9fff]{{1,2}})[ ]?[（(]?$")


@cache
def _name() -> re.Pattern[str]:
    surnames = people_lexicon().surnames.items()
    surname = alternation(word for word, kind in surnames if kind in ("chinese", "compound"))
    honorific = alternation(words("honorifics", "honorific"))
    unit = alternation(words("unit_suffixes", "suffix"))
    return re.compile(rf"(?P<name>(?!.*{unit}$){surname}[一-鿿]{{1,2}}) ?(?P<honorific>{honorific})?")
