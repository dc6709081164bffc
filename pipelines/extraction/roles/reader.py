"""Walks the people of a text and reads the titles that stand beside each of them.

One object for one text: it knows where bodies and people are mentioned, outermost mentions first. The words of a title
are judged in roles_titles.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.extraction.roles import english
from pipelines.extraction.roles.titles import last_title, shared, title, titled_line

_JOINED = re.compile(r"[ ]?(?:及|和|與|暨|、|以及|／|/)[ ]?$")
# Words before a body that make a former or coming office of the title behind it; the number of a congress.
_STANDING = re.compile("(?:(?<![\u3400-\u9fff])|(?<=[由是為及和與、暨]))(原|前|時任|候任|署理)$")
_SESSION = re.compile("第[0-9一二三四五六七八九十]{1,3}[屆次]$")
_CONTACT_PERSON = re.compile("(?:聯絡人|聯繫人|聯系人|查詢|聯絡)[：:]")
_BESIDE = re.compile(r"(?:[ ]?[（(][A-Z][^（）()\n]{1,40}[）)])?(?:([ \t]*\t[ \t]*|[ ]|[ ]?[–—｜|][ ]?)|[ ]?[（(])")
_LONGEST_BESIDE = 90
# What stands between a title and the next body of a line: a joining word, or what belongs to that body's title.
_TRAILING = re.compile(r"(?:[暨兼及、｜|／/\s]|[原前]$|時任$|候任$|第[0-9一二三四五六七八九十]{1,3}[屆次]$)+$")
_OURS = re.compile("(?:本|敝|我)[會院校署局處部社組]$|本(?:中心|公司|協會|學會|聯盟|基金)$")
_BYLINE = re.compile("(?<=[者輯])[：:／/][ ]?$")  # 記者：陳大文
_NEXT_LINE = re.compile(r"\n[ \t]*(?:[-–—•·⚫*][ \t]*)?([^\n]{2,60})")
_TOPIC = re.compile(
    r"(?:獲[^，。；\n]{0,24}?(?:聘為|聘任為|委任為|任命為|選為)|(?:擔任|出任|歷任|接任|升任|兼任|獲委任為))([^，。；、\n並]{2,24}?)(?=[，。；、\n並]|$)"
)
_IS = re.compile(r"(?:他|她|其)(?:亦|也|同時|現)?(?:是|為|乃)(?:前|現任|原)?([^，。；\n]{3,30}?)(?=[，。；\n]|$)")


class Role(NamedTuple):
    """A title of a person in a body (keys), and the words that state it."""

    start: int
    end: int
    person: str
    organisation: str | None
    title: str
    rule: str


class RolesReader:
    """Reads the roles of one text; `bodies` and `people` are its claims in order, `home` the body it speaks for."""

    def __init__(self, text: str, bodies: Sequence[Claim], people: Sequence[Claim], home: str | None = None):
        self.text = text
        self.bodies = list(bodies)
        self.people = list(people)
        self._home = home
        self._ends = sorted(((b.end, b.start, b.values["key"]) for b in bodies), key=lambda b: (b[0], -b[1]))
        self._starts = [p.start for p in people]
        self._body_starts = [b.start for b in bodies]
        self._legislature = next((b.values["key"] for b in bodies if b.values["mention"].endswith("立法會")), None)

    def read(self) -> Iterator[Role]:
        """Yield the roles of every person, in order of the people's mentions."""
        previous: list[Role] = []
        seen_titled: set[str] = set()
        for at, person in enumerate(self.people):
            roles = list(self._before(at, previous))
            roles += self._member(person)
            roles += self._beside(at)
            roles += self._beneath(at)
            roles += self._english(person)
            if person.rule != "people.surname" and not roles and person.values["key"] not in seen_titled:
                roles += self._office(person)
            seen_titled.update(role.person for role in roles)
            previous = roles
            yield from {(role.organisation, role.title): role for role in reversed(roles)}.values()
        yield from self._told()

    def _body_ending(self, low: int, high: int) -> tuple[int, int, str] | None:
        """Return start, end and key of the body whose mention ends last in [low, high], the longest of them."""
        at = bisect_right(self._ends, (high, high, "")) - 1
        found = None
        while at >= 0 and self._ends[at][0] > low:
            end, start, key = self._ends[at]
            if found is None or (end == found[1] and start < found[0]):
                found = (start, end, key)
            elif end != found[1]:
                break
            at -= 1
        return found

    def _behind(self, person: Claim) -> int:
        """Return where the person's name and honorific end."""
        honorific = person.values["honorific"] or ""
        at = person.end + (self.text[person.end : person.end + 1] == " ")
        return at + len(honorific) if honorific and self.text.startswith(honorific, at) else person.end

    def _before(self, at: int, previous: list[Role]) -> Iterator[Role]:
        """Read the titles in front of a name, back to the person or sentence before."""
        person = self.people[at]
        low = self._behind(self.people[at - 1]) if at else 0
        low = max(low, person.start - 120)
        region = self.text[low : person.start]
        cut = max(region.rfind(mark) for mark in "。；！？")
        low += cut + 1
        high = person.start
        any_role = False
        while high > low:
            body = self._body_ending(low, high)
            words = self.text[body[1] if body else low : high]
            found = title(words) if body else None
            if found is None and body:
                found = last_title(words) if high == person.start and "\n" not in words else None
            if found is None or body is None:
                break
            any_role = True
            start, found = self._leading(body[0], found)
            yield Role(start, person.end, person.values["key"], body[2], found, "before")
            high = start
            while high > low and self.text[high - 1] in "暨、及和與兼 \n":
                high -= 1
        if any_role:
            # 計劃首席研究員、某大學副教授: a title before the comma is held, too.
            first = last_title(self.text[low:high]) if self.text[high : high + 1] in ("、", "兼", "暨") else None
            if first and high - len(first) > low:
                start = high - len(first)
                organisation = self._home if _OURS.search(self.text, max(0, start - 4), start) else None
                yield Role(start, person.end, person.values["key"], organisation, first, "title")
            return
        words = self.text[low : person.start]
        if previous and _JOINED.fullmatch(words) and shared(previous[-1].title):
            for role in previous:
                end = self._behind(person)
                told = role.title in self.text[person.start : end]
                start = person.start if told else role.start
                yield role._replace(
                    start=start, end=end if told else person.end, person=person.values["key"], rule="joined"
                )
            return
        byline = _BYLINE.sub("", words)
        found = last_title(byline if byline.endswith(("記者", "編輯")) else words)
        if found:
            listed = previous and low == self._behind(self.people[at - 1])
            alone = words.strip(" 及和與暨、以／/") == found  # else a body of its own stands before the title
            organisation = previous[0].organisation if listed and alone else None
            if _CONTACT_PERSON.search(words) and words.endswith(found):
                organisation = organisation or self._home
            start = self.text.rfind(found, low, person.start)
            if organisation is None and _OURS.search(self.text, max(0, start - 4), start):
                organisation = self._home
            yield Role(max(start, low), person.end, person.values["key"], organisation, found, "title")

    def _leading(self, start: int, held: str) -> tuple[int, str]:
        """Return where the words about a body's title begin, and the title with what stands before the body."""
        standing = _STANDING.search(self.text, max(0, start - 3), start)
        if standing:
            return standing.start(1), standing[1] + held
        session = _SESSION.search(self.text, max(0, start - 5), start) if re.search("年會|大會|會議", held) else None
        return (session.start(), session[0] + held) if session else (start, held)

    def _beside(self, at: int) -> Iterator[Role]:
        """Read the titles behind a name on its own line, or in brackets: 陳大文博士（某學會會長）."""
        person = self.people[at]
        end = self._behind(person)
        gap = _BESIDE.match(self.text, end)
        if gap is None:
            return
        line_end = self.text.find("\n", end)
        line_end = len(self.text) if line_end < 0 else line_end
        stop = line_end
        if gap[1] is None:
            stop = min((i for mark in "）)" if (i := self.text.find(mark, gap.end(), line_end)) >= 0), default=-1)
        elif self.text[self.text.rfind("\n", 0, person.start) + 1 : person.start].strip():
            return
        body = bisect_left(self._body_starts, gap.end())
        placed = body < len(self.bodies) and self.bodies[body].start - gap.end() <= 1
        others = at + 1 < len(self.people) and self.people[at + 1].start < stop
        if stop - gap.end() > _LONGEST_BESIDE or stop <= gap.end() or others or not placed:
            return
        if not re.search(r"[。；！？，：:]", self.text[gap.end() : stop]):
            yield from self._titles_in(gap.end(), stop, person)

    def _member(self, person: Claim) -> Iterator[Role]:
        if person.values["honorific"] == "議員" and self._behind(person) > person.end:
            end = self._behind(person)
            body = self._body_ending(person.start - 2, person.start)
            organisation = body[2] if body else self._legislature
            yield Role(person.start, end, person.values["key"], organisation, "議員", "member")

    def _office(self, person: Claim) -> Iterator[Role]:
        end = self._behind(person)
        honorific = person.values["honorific"]
        if honorific in people_lexicon().offices and end > person.end:
            yield Role(person.start, end, person.values["key"], None, honorific, "office")

    def _beneath(self, at: int) -> Iterator[Role]:
        """Read the lines under a name that stands on a line of its own, while they are titles."""
        person = self.people[at]
        line_start = self.text.rfind("\n", 0, person.start) + 1
        end = self._behind(person)
        line_end = self.text.find("\n", end)
        line_end = len(self.text) if line_end < 0 else line_end
        if line_end - end > 2 or person.start - line_start > 12:
            return
        position = line_end
        while line := _NEXT_LINE.match(self.text, position):
            start, stop = line.span(1)
            if at + 1 < len(self.people) and self.people[at + 1].start < stop:
                break  # the line speaks of somebody else
            if re.search("[暨兼及、]$", line[1].strip()):
                position = stop
                yield from self._titles_in(start, stop, person)
                continue
            roles = list(self._titles_in(start, stop, person))
            if not roles:
                break
            yield from roles
            position = stop

    def _titles_in(self, start: int, stop: int, person: Claim) -> Iterator[Role]:
        """Read a line of titles: each body with the title behind it."""
        low = start
        pieces: list[tuple[int, int, str]] = []
        first = bisect_left(self._body_starts, start)
        for body in self.bodies[first : bisect_left(self._body_starts, stop)]:
            if start <= body.start and body.end <= stop and body.start >= low:
                pieces.append((body.start, body.end, body.values["key"]))
                low = body.end
        if not pieces and (found := titled_line(self.text[start:stop])):
            yield Role(start, stop, person.values["key"], None, found, "beneath")
        for number, (begin, end, key) in enumerate(pieces):
            limit = pieces[number + 1][0] if number + 1 < len(pieces) else stop
            words = _TRAILING.sub("", self.text[end:limit])
            found = titled_line(words)
            if found:
                begin, found = self._leading(begin, found)
                yield Role(begin, end + len(words), person.values["key"], key, found, "beneath")

    def _english(self, person: Claim) -> Iterator[Role]:
        key = person.values["key"]
        for told in english.behind(self.text, self._behind(person), self.bodies, self._body_starts):
            organisation = told.body.values["key"] if told.body else None
            yield Role(told.start, told.end, key, organisation, told.title, "english")
        if before := english.before(self.text, person.start):
            body = self._body_ending(before[0] - 2, before[0])
            yield Role(before[0], person.end, key, body[2] if body else None, before[1], "english")

    def _told(self) -> Iterator[Role]:
        """Read titles that a verb gives to the person last named: 獲…聘為, 擔任, 他是."""
        for pattern, rule in ((_TOPIC, "told"), (_IS, "is")):
            for found in pattern.finditer(self.text):
                at = bisect_left(self._starts, found.start()) - 1
                if at < 0 or "\n\n" in self.text[self.people[at].end : found.start()]:
                    continue
                sentence = (
                    max(self.text.rfind(mark, max(0, found.start() - 300), found.start()) for mark in "。；\n") + 1
                )
                body = self._body_ending(sentence, found.end())
                inside = body and body[0] >= found.start(1)
                words = self.text[body[1] : found.end()] if body and inside else found[1]
                held = last_title(words)
                if held:
                    key = self.people[at].values["key"]
                    yield Role(found.start(), found.end(), key, body[2] if body else None, held, rule)
