"""Titles behind a name on its line, in brackets or on the lines beneath it.

陳大文博士（某學會會長）, 陳大文<tab>執行董事, a name with the lines of its offices under it: programmes, signatures and
lists of boards write so. A line beneath is read as long as it holds a title and names nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.extraction.claims import Claim
from pipelines.extraction.roles import english
from pipelines.extraction.roles.placing import Placing
from pipelines.extraction.roles.role import Role
from pipelines.extraction.roles.titles import nobodys, office, simple, titled_line
from pipelines.patterns import later

_BESIDE = later(
    r"(?:[ ]?[（(][A-Z][^（）()\n]{1,40}[）)])?(?:([ \t]*\t[ \t]*|[ ]{1,4}|[ ]?[–—｜|][ ]?)|[ ]?[（(]|([是為乃]))"
)
OPENS_BESIDE = frozenset(" \t–—｜|（(是為乃")
OPENS_REST = frozenset((*" \t\u3000\n（(,，。.、）)」", ""))  # what a line may go on with behind a name that fills it
_LONGEST_BESIDE = 90
# What stands between a title and the next body of a line: a joining word, or what belongs to that body's title.
_TRAILING = later(r"(?:[暨兼及、｜|／/\s]|[原前]$|時任$|候任$|第[0-9一二三四五六七八九十]{1,3}[屆次]$)+$")
_ENDS_OF_TRAILING = frozenset("暨兼及、｜|／/原前任屆次")
_NUMBERED = re.compile(r"[0-9]{1,2}[.、)）]")
_NEXT_LINE = re.compile(r"\n[ \t]*(?:[-–—•·⚫*][ \t]*)?([^\n]{2,90})")
_GOES_ON = ("暨", "兼", "及", "、")
_PUNCTUATION = later(r"[。；！？，：:]")
_AFTER_COPULA = later(r"[^，。；：！？\n]{2,40}")
_BRACKET = later(r"[ ]?[（(][^（）()\n]{1,40}[）)]")
_LEADING = later("(原|前|時任|候任|署理)$|第[0-9一二三四五六七八九十]{1,3}[屆次]$")
_LONGEST_OF_CHINESE = 60
_ENDS_LINE = later(r"[ \t]*(?:[（(][^（）()\n]{1,40}[）)])?[ \t]*(?:\n|$)")
_LONGEST_TITLE_LINE = 16
_HOURS = later(r"[^。，\n]{0,20}?(?:[0-9]{1,2}[:：][0-9]{2}|[0-9]{4}[ ]?[-–—至~][ ]?[0-9]{4})(?![0-9])")
_INDENT = 12  # code points of a bullet or number before a name on its line


class LinesReader:
    """Reads the titles behind and beneath the people of one text; `behinds` are where their names end."""

    def __init__(self, text: str, people: Sequence[Claim], behinds: Sequence[int], placing: Placing):
        self.text = text
        self.people = people
        self.behinds = behinds
        self.placing = placing
        self._orders: dict[int, str] = {}

    def behind(self, at: int) -> Iterator[Role]:
        """Read the titles behind a name on its own line, in brackets, or behind a copula."""
        text, person, end = self.text, self.people[at], self.behinds[at]
        gap = _BESIDE.match(text, end)
        if gap is None:
            return
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        stop = line_end
        bracket = gap[1] is None and gap[2] is None
        if bracket:
            stop = min((i for mark in "）)" if (i := text.find(mark, gap.end(), line_end)) >= 0), default=-1)
        elif gap[2] is not None:
            told = _AFTER_COPULA.match(text, gap.end())
            stop = told.end() if told else -1
        elif (lead := text[text.rfind("\n", 0, person.start) + 1 : person.start]).strip(" \t•●▪■*-–0123456789."):
            first = self.placing.first_from(gap.end())
            if not (lead[-1] in " \t" and _HOURS.match(lead) and first is not None and first.start <= gap.end()):
                return  # but in a row of a programme the body of a speaker stands in the next cell
        others = at + 1 < len(self.people) and self.people[at + 1].start < stop
        if stop <= gap.end() or stop - gap.end() > _LONGEST_BESIDE or others:
            return
        if not _PUNCTUATION.search(text, gap.end(), stop):
            first = self.placing.first_from(gap.end())
            if (first is not None and first.start - gap.end() <= 1) or not bracket or text[stop] in "）)":
                yield from self.titles_in(gap.end(), stop, person, "beside")

    def above(self, at: int) -> Iterator[Role]:
        """Read the line above a name on a line of its own, where a title fills it: 所長, then who it is."""
        text, person, end = self.text, self.people[at], self.behinds[at]
        start = text.rfind("\n", 0, person.start) + 1
        if not _ENDS_LINE.match(text, end):
            return
        high = start - 1
        low = text.rfind("\n", 0, max(0, high)) + 1
        if high - low > _LONGEST_TITLE_LINE or (at and self.people[at - 1].start >= low):
            return
        found = titled_line(text[low:high])
        if not found or nobodys(found) or not simple(found):
            return
        if at and self.behinds[at - 1] >= low - 3 and self._orders.get(at - 1) != "above":
            return  # the title is that of the name above it
        self._orders[at] = "above"
        key = self.placing.meant(found, low)[1] or (self.placing.home_of(found) if office(found) else None)
        yield Role(low, person.end, person.values["key"], key, found, "above")

    def beneath(self, at: int, *, titled: bool = False) -> Iterator[Role]:
        """Read the lines under a name that stands on a line of its own, while they are titles.

        Of somebody who is `titled` above the name, a line right above the next name is not.
        """
        text, person, end = self.text, self.people[at], self.behinds[at]
        if self._orders.get(at) == "above":
            return
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        if line_end - end > 2:
            rest = _BRACKET.match(text, end) or english.DEGREES.match(text, end)
            if rest is None or line_end - rest.end() > 2:
                return
        opened = person.start
        if at and self.people[at - 1].values["key"] == person.values["key"] and self.behinds[at - 1] >= opened - 2:
            opened = self.people[at - 1].start  # Ms Mary Chan 陳美麗
        lead = text[text.rfind("\n", 0, opened) + 1 : opened]
        if len(lead) > _INDENT or office(lead.rstrip("：: \t|｜")):
            return  # 行政經理：陳大文 has his title; the lines below are of others
        position = line_end
        following = self.people[at + 1].start if at + 1 < len(self.people) else len(text)
        while line := _NEXT_LINE.match(text, position):
            start, stop = line.span(1)
            if following < stop:
                break  # the line speaks of somebody else
            if _NUMBERED.match(line[1]):
                break  # the next of a list
            if titled and not text[stop:following].strip() and following < len(text):
                break
            if line[1].strip().endswith(_GOES_ON):
                position = stop
                yield from self.titles_in(start, stop, person, "beneath")
                continue
            roles = list(self.titles_in(start, stop, person, "beneath"))
            if not roles and line[1].isascii():
                roles = list(english.line(text, start, stop, person, self.placing))
            if not roles:
                break
            yield from roles
            position = stop

    def titles_in(self, start: int, stop: int, person: Claim, rule: str) -> Iterator[Role]:
        """Read a line of titles: each body with the title behind it."""
        text, low = self.text, start
        if stop - start > _LONGEST_BESIDE:
            return
        pieces: list[tuple[int, int, str]] = []
        for body in self.placing.within(start, stop):
            if body.end <= stop and body.start >= low:
                pieces.append((body.start, body.end, body.values["key"]))
                low = body.end
        if not pieces:
            found = titled_line(text[start:stop]) if stop - start <= _LONGEST_OF_CHINESE else None
            if found and not nobodys(found):
                lead, _, found = found.rpartition(" ")  # what stands before the space is an unread body or part
                noun, key = self.placing.meant(found, start)
                if not noun and not lead and office(found):
                    key = self.placing.home_of(found)
                yield Role(start, stop, person.values["key"], key, found, rule)
        for number, (begin, end, key) in enumerate(pieces):
            limit = pieces[number + 1][0] if number + 1 < len(pieces) else stop
            words = text[end:limit]
            if words[-1:] in _ENDS_OF_TRAILING or words[-1:].isspace():
                words = _TRAILING.sub("", words)
            found = titled_line(words)
            if found and not nobodys(found):
                leading = _LEADING.search(text, max(0, begin - 5), begin)
                if leading and (leading[1] or "會" in found):
                    begin, found = leading.start(), leading[0] + found
                yield Role(begin, end + len(words), person.values["key"], key, found, rule)
