"""Walks the people of a text and reads the titles that stand beside each of them.

One object for one text: it knows where bodies and people are mentioned. Titles before a name are read here, those
behind or beneath it in lines.py, those in English in english.py, those that a verb gives in told.py; the words of a
title are judged in titles.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.chinese import is_han
from pipelines.extraction.people.lexicon import people_lexicon, words
from pipelines.extraction.roles import english, profiles, told
from pipelines.extraction.roles.english_before import opened
from pipelines.extraction.roles.lines import OPENS_BESIDE, OPENS_REST, LinesReader
from pipelines.extraction.roles.placing import Placing
from pipelines.extraction.roles.role import Role
from pipelines.extraction.roles.titles import (
    GUESTS,
    head,
    last_characters,
    last_title,
    nobodys,
    of_same,
    office,
    shared,
    simple,
    title,
)
from pipelines.patterns import later

_JOINED = later(
    r"[）)]?[ ]?(?:及|和|與|暨|、|以及|／|/)[ ]?$"
    r"|(?:,[ ](?:and[ ])?|[ ]and[ ])(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Ir|Sir)\.?[ ])?$"
)
# Words before a body that make a former or coming office of the title behind it; the number of a congress.
_STANDING = later("(?:(?<![\u3400-\u9fff])|(?<=[由是為及和與、暨]))(原|前|時任|候任|署理)$")
_SESSION = later("第[0-9一二三四五六七八九十]{1,3}[屆次]$")
_CONGRESS = later("年會|大會|會議")
_CONTACT_PERSON = later("(?:聯絡人|聯繫人|聯系人|查詢|聯絡)[：:]")
_OURS = later("(?:本|敝|我)[會院校署局處部社組]$|本(?:中心|公司|協會|學會|聯盟|基金)$")
_BYLINE = later("(?<=[者輯])[：:／/][ ]?$")  # 記者：陳大文
# What may stand between a title and the name of who holds it: 主席是, 召集人：, 秘書 .
_COPULA = later(
    r"[ \t]*(?:的?(?:有|包括|名單)?[：:][ \t\n]?|(?:[一之]職|職[務位])?[則亦均也]?[為是由｜|][ \t\n]?|[ \t]+)$"
)
_BRACKETED = later(r"[ ]?[（(](?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Ir|Sir)\.?[ ])?")
_LONGEST_COPULA = 24
_ENDS_OF_COPULAS = frozenset("為是由：:｜| \t\n")
_ADDRESSED = later(r"(?:致|呈)[：:]?\s*$")
_STAFF = ("主任", "經理", "幹事", "助理", "秘書", "統籌")  # whom the lists of a body's own page name
_INDENT = 3  # code points from a break of lines to a name that is alone on its line
_REACH = 120  # code points before a name in which its titles stand


class RolesReader:
    """Reads the roles of one text; `bodies` and `people` are its claims in order, `home` the body it speaks for."""

    def __init__(self, text: str, bodies: Sequence[Claim], people: Sequence[Claim], home: str | None = None):
        self.text = text
        self.people = people
        self._home = home
        self._placing = Placing(text, bodies, home)
        self._behinds = [self._behind(person) for person in people]
        self._lines = LinesReader(text, people, self._behinds, self._placing)

    def read(self) -> Iterator[Role]:
        """Yield the roles of every person, in order of the people's mentions."""
        previous: list[Role] = []
        seen_titled: set[str] = set()
        text, lines = self.text, self._lines
        for at, (person, end) in enumerate(zip(self.people, self._behinds, strict=True)):
            if at and self._bracketed(at):
                continue  # 陳大文（Mr CHAN Tai-man）, who has been read
            following = text[end : end + 1]  # one character tells most of what cannot be here
            roles = list(self._before(at, previous))
            if person.values["honorific"] == "議員":
                roles += self._member(at)
            if not roles and "\n" in text[max(0, person.start - _INDENT) : person.start]:
                roles += lines.above(at)
            if following in OPENS_BESIDE:
                roles += lines.behind(at)
            if following in OPENS_REST:
                roles += lines.beneath(at, titled=bool(roles))
            if (following.isascii() and following != "\n") or text[person.start].isascii():
                roles += english.roles(text, person, end, self._placing)
            if person.rule != "people.surname" and not roles and person.values["key"] not in seen_titled:
                roles += self._office(at)
            if len(roles) == 1 and following != " ":
                seen_titled.add(roles[0].person)
                yield roles[0]
            elif roles:
                seen_titled.update(role.person for role in roles)
                if following == " " and text.startswith(" as ", end):
                    roles += self._as_well(at, roles)
                yield from {(role.person, role.organisation, role.title): role for role in reversed(roles)}.values()
            previous = roles
        yield from told.read(text, self.people, self._placing)
        yield from profiles.read(text, self.people, lines.titles_in)

    def _as_well(self, at: int, roles: Sequence[Role]) -> Iterator[Role]:
        """Give those named right before somebody the office told behind: Dr X and Ms Y as executive Directors."""
        mine = [role for role in roles if role.rule == "english" and role.start > self.people[at].end]
        while at and _JOINED.fullmatch(self.text, self._behinds[at - 1], self.people[at].start):
            at -= 1
            for role in mine:
                yield role._replace(person=self.people[at].values["key"], rule="joined")

    def _bracketed(self, at: int) -> bool:
        """Tell whether a mention is the same person's name in the bracket behind the one before."""
        before, person = self.people[at - 1], self.people[at]
        return before.values["key"] == person.values["key"] and bool(
            _BRACKETED.fullmatch(self.text, before.end, person.start)
        )

    def _behind(self, person: Claim) -> int:
        """Return where the person's name and honorific end."""
        honorific = person.values["honorific"] or ""
        at = person.end + (self.text[person.end : person.end + 1] == " ")
        return at + len(honorific) if honorific and self.text.startswith(honorific, at) else person.end

    def _before(self, at: int, previous: list[Role]) -> Iterator[Role]:
        """Read the titles in front of a name, back to the person or sentence before."""
        text, person = self.text, self.people[at]
        low = max(self._behinds[at - 1] if at else 0, person.start - _REACH)
        stop, rfind = opened(text, person.start, self._behinds[at]), text.rfind
        ends = rfind("。", low, stop), rfind("；", low, stop), rfind("！", low, stop), rfind("？", low, stop)
        low = max(low, max(ends) + 1)
        if low < stop and text[stop - 1] not in last_characters():
            if previous and self._shares(at, low, previous):
                yield from self._joined(at, previous)
            return
        high, listed = self._until(low, stop)
        key = person.values["key"]
        nearest = high
        any_role = False
        while high > low:
            body = self._placing.ending(low, high)
            if body is None:
                break
            found = self._held(body, low, high, nearest=high == nearest)
            if found is None:
                break
            if any_role and _ADDRESSED.search(text, max(0, body[0] - 6), body[0]):
                break  # 此致 某會主席, on the lines above who signs
            any_role = True
            start, found = self._leading(body[0], found)
            held = found.split("、")
            if len(held) > 1 and all(map(head, held)):  # 某黨發言人、區議員陳大文
                for more in held[1:]:
                    began = max(start, text.rfind(more, low, person.start))
                    yield Role(began, person.end, key, body[2] if of_same(more) else None, more, "title")
                found = held[0]
            yield Role(start, person.end, key, body[2], found, "listed" if listed else "before")
            high = start
            while high > low and text[high - 1] in "暨、及和與兼 \n":
                high -= 1
        if any_role:
            # 計劃首席研究員、某大學副教授: a title before the comma is held, too.
            first = last_title(text[low:high]) if text[high : high + 1] in ("、", "兼", "暨") else None
            if first and high - len(first) >= low and not first.endswith(GUESTS) and not nobodys(first):
                start = high - len(first)
                organisation, first = self._placed(first, start, low)
                yield Role(start, person.end, key, organisation, first, "title")
            return
        if previous and self._shares(at, low, previous):
            yield from self._joined(at, previous)
            return
        yield from self._alone(at, previous, low, high, listed=listed)

    def _until(self, low: int, high: int) -> tuple[int, bool]:
        """Return where a title before a name ends, and whether a copula or a gap parts the two."""
        gap = None
        if high > low and self.text[high - 1] in _ENDS_OF_COPULAS:
            gap = _COPULA.search(self.text, max(low, high - _LONGEST_COPULA), high)
        if gap is None or not head(self.text[max(low, gap.start() - 12) : gap.start()]):
            return high, False
        return gap.start(), "\n" not in gap[0]

    def _held(self, body: tuple[int, int, str], low: int, high: int, *, nearest: bool) -> str | None:
        """Return the title between a body and a name (or the next title)."""
        text = self.text
        between = text[body[1] : high]
        line = text.rfind("\n", max(0, body[0] - _REACH), body[0]) + 1
        if "\n" in between and line < low and text[line : body[0]].strip(" \t•-–"):
            return None  # the body is told of somebody else on the line above
        found = title(between)
        if found is None and between[:1] == "長":
            found = title(text[body[1] - 1 : high])  # 衛生局長: the office shares a character with its body
        if found is None and nearest and "\n" not in between:
            found = last_title(between)
        return None if found and nobodys(found) else found

    def _shares(self, at: int, low: int, previous: list[Role]) -> bool:
        """Tell whether somebody of a list has the title of the person before."""
        last = previous[-1]
        return (last.rule == "listed" or shared(last.title)) and bool(
            _JOINED.fullmatch(self.text, low, self.people[at].start)
        )

    def _joined(self, at: int, previous: list[Role]) -> Iterator[Role]:
        """Give somebody of a list the title of the person before."""
        person, end = self.people[at], self._behinds[at]
        for role in previous:
            told_here = role.title in self.text[person.start : end]
            yield Role(
                person.start if told_here else role.start,
                end if told_here else person.end,
                person.values["key"],
                role.organisation,
                role.title,
                "listed" if role.rule == "listed" else "joined",
            )

    def _alone(self, at: int, previous: list[Role], low: int, high: int, *, listed: bool) -> Iterator[Role]:
        """Read a title before a name that no body stands before: of the list, of the text's own body, of none."""
        text, person = self.text, self.people[at]
        region = text[low:high]
        byline = _BYLINE.sub("", text[low : person.start])
        found = last_title(byline if byline.endswith(("記者", "編輯")) else region)
        if not found:
            if person.rule == "people.spread":  # 院 長 陳大文
                line = text.rfind("\n", 0, person.start) + 1
                spread = "".join(text[line : person.start].split()).rstrip("：:")
                yield Role(line, person.end, person.values["key"], self._home, spread, "listed")
            return
        start = max(low, text.rfind(found, low, person.start))
        of_list = previous and low == self._behinds[at - 1]
        alone = text[low : person.start].strip(" 及和與暨、以／/") == found  # else a body of its own stands before
        organisation = previous[0].organisation if of_list and alone and simple(found) else None
        if _CONTACT_PERSON.search(region) and region.endswith(found):
            organisation = self._home
        if organisation is None:
            organisation, found = self._placed(found, start, low)
        if organisation is None and (nobodys(found) or found.endswith(GUESTS)):
            return
        if organisation is None and start > low and is_han(text[start - 1]) and not simple(found):
            found = head(found) or found  # what stands before belongs to a body that nobody reads
            start = max(low, text.rfind(found, low, person.start))
        if listed and found in _speaker_labels():
            return  # 講者：陳大文
        if organisation is None and listed and found.endswith(_STAFF) and simple(found):
            organisation = self._home
        if organisation is None and listed and found.endswith("董事"):
            organisation = self._placing.company
        yield Role(start, person.end, person.values["key"], organisation, found, "listed" if listed else "title")

    def _placed(self, found: str, start: int, low: int) -> tuple[str | None, str]:
        """Return the body that a title without one is held in, and the title without the words that told it."""
        text = self.text
        if _OURS.search(text, max(0, start - 4), start):
            return self._home, found
        noun, meant = self._placing.meant(found, start)
        if noun:
            return meant, found
        known = head(found)
        if known and len(found) > len(known) + 1:
            lead = found[: -len(known)]
            if key := self._placing.beginning(lead):
                return key, known
        if office(found) and simple(found):
            clause = max(low, max(text.rfind(mark, low, start) for mark in "，,\n") + 1)
            if self._placing.ending(clause, start) is None:
                return self._placing.owner(start, found), found
        return None, found

    def _leading(self, start: int, held: str) -> tuple[int, str]:
        """Return where the words about a body's title begin, and the title with what stands before the body."""
        before = self.text[start - 1 : start]
        if before in ("原", "前", "任", "理"):
            standing = _STANDING.search(self.text, max(0, start - 3), start)
            if standing:
                return standing.start(1), standing[1] + held
        session = None
        if before in ("屆", "次") and _CONGRESS.search(held):
            session = _SESSION.search(self.text, max(0, start - 5), start)
        return (session.start(), session[0] + held) if session else (start, held)

    def _member(self, at: int) -> Iterator[Role]:
        person, end = self.people[at], self._behinds[at]
        if end > person.end:
            body = self._placing.ending(person.start - 2, person.start)
            organisation = body[2] if body else self._placing.legislature
            yield Role(person.start, end, person.values["key"], organisation, "議員", "member")

    def _office(self, at: int) -> Iterator[Role]:
        person, end = self.people[at], self._behinds[at]
        honorific = person.values["honorific"]
        if end > person.end and honorific in people_lexicon().offices:
            yield Role(person.start, end, person.values["key"], None, honorific, "office")


@cache
def _speaker_labels() -> frozenset[str]:
    uses = zip(words("labels.csv", "label"), words("labels.csv", "use"), strict=True)
    return frozenset(label for label, use in uses if use == "speaker")
