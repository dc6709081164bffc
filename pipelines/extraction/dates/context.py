"""What a date without a year, or 翌年 and 同日, leans on: the anchor and the date last mentioned.

The anchor is the date of the document; no clock is ever asked. A date mentioned before counts within its
sentence only, or, where there is no anchor, within its line.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Literal

from pipelines.extraction.dates.edtf import DateSpan, Part
from pipelines.patterns import later

Known = Literal["year", "month", "day"]
SENTENCE_END = later(r"[。！？!?；\n]|\.[ ](?=[A-Z])")
_CLAUSE_END = later(r"[。！？!?；\n，,;]")
_LINE_END = later(r"\n")
# A figure compared with, or where a stretch begins, need not follow the date before in time.
_BACKWARDS = later(r"[較较比自由從从]$|(?:since|from|than) $")
_AHEAD = ("將於", "将于", "將在", "将在", "定於", "定于", "擬於", "拟于")
_YEAR_LINE = later(r"\n(?:1[89]|20)[0-9]{2}\n")
_LONGEST_STRETCH = 14
# `10.25.2023` shows that a text puts the month first; `25.10.2023` that it does not.
_MONTH_FIRST = later(r"(?<![0-9./-])(?:0?[1-9]|1[0-2])([./-])(?:1[3-9]|2[0-9]|3[01])\1(?:19|20)[0-9]{2}(?![0-9])")
_DAY_FIRST = later(r"(?<![0-9./-])(?:1[3-9]|2[0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(slots=True)
class Context:
    """The text being read, its anchor, and the last date read in it.

    `whole` says that the text is nothing but one date, so that bare words (`星期三`, `2023`) count; `document`
    that it is running text, where a weekday is rather an opening hour and 近三年 a window than a date; `republic` that
    years of two or three figures are the Republic of China's (113年 is 2024); `place` is the text's home. `known` says
    how much of the anchor is told: of a year alone only 去年 and its like are counted, of a month 上月 too.
    """

    text: str
    anchor: datetime.date | None
    whole: bool = False
    republic: bool = False
    document: bool = True
    place: str | None = None
    known: Known = "day"
    last: Part | None = None
    last_end: int = 0
    heading: int | None = None
    lends_year: bool = True
    stretches: dict[tuple[int, int], int] = field(default_factory=dict)
    _american: bool | None = field(default=None)
    _searched: dict[re.Pattern[str], tuple[int, bool]] = field(default_factory=dict)

    @property
    def anchor_month(self) -> datetime.date | None:
        """The anchor where its month is told, else None."""
        return None if self.known == "year" else self.anchor

    @property
    def anchor_day(self) -> datetime.date | None:
        """The anchor where its day is told, else None."""
        return self.anchor if self.known == "day" else None

    def remember(self, part: Part, end: int, *, lends_year: bool) -> None:
        """Let later dates lean on a resolved one; `lends_year` if those without a year take its own."""
        if part.year is not None:
            self.last, self.last_end, self.lends_year = part, end, lends_year
            self._searched.clear()

    def earlier(self, position: int, stop: re.Pattern[str] = _LINE_END) -> Part | None:
        """Return the date last mentioned before `position`, unless `stop` (a line break) lies between."""
        if self.last is None:
            return None
        # Each stretch is searched once, however many dates lean on the same earlier one.
        start, stopped = self._searched.get(stop, (self.last_end, False))
        if not stopped and position > start:
            stopped = stop.search(self.text, start, position) is not None
            self._searched[stop] = (position, stopped)
        return None if stopped else self.last

    def year_at(self, position: int, month: int | None = None, day: int | None = None) -> int | None:
        """Return the year of a date at `position` that tells none, or None if nothing tells it.

        A day within a stretch of days told before takes its year. Else the date before lends its own: one with a
        month to the rest of its sentence, which tells things in their order; a year alone to its clause, or to its
        sentence where a comma sets it at the head.
        """
        if month is not None and day is not None and (month, day) in self.stretches:
            return self.stretches[month, day]
        if self.anchor is None:
            ahead = self.text.startswith(_AHEAD, max(0, position - 2))
            earlier = self.earlier(position, SENTENCE_END if ahead else _LINE_END)
            return earlier.year if earlier else self.heading
        if not self.text.startswith(_AHEAD, max(0, position - 2)):
            earlier = self.earlier(position, SENTENCE_END)
            if (
                earlier is not None
                and earlier.year is not None
                and self.lends_year
                and self._reaches(earlier, position)
            ):
                if earlier.month is None or month is None or month >= earlier.month:
                    return earlier.year
                past = (earlier.year + 1, month) <= (self.anchor.year, self.anchor.month)
                back = _BACKWARDS.search(self.text, max(0, position - 6), position) is not None
                return earlier.year + (1 if past and not back else 0)
        return self.heading or self.anchor.year

    def _reaches(self, earlier: Part, position: int) -> bool:
        """Say whether a date before lends its year as far as `position`, which lies in the same sentence."""
        if earlier.month is not None or earlier.months is not None or earlier.days is not None:
            return True
        return self.text[self.last_end : self.last_end + 1] in ("，", ",") or (
            self.earlier(position, _CLAUSE_END) is not None
        )

    def head_lines(self, span: DateSpan) -> None:
        """Let a year alone in its line, one of several in the text, head the lines up to the next one.

        In such a chronicle the dates below a year lack it.
        """
        if not (self.text[span.start - 1 : span.start] in ("", "\n") and self.text[span.end : span.end + 1] == "\n"):
            return
        if self.heading is not None or _YEAR_LINE.search(self.text, span.end):
            self.heading = int(span.edtf)

    def today(self) -> Part | None:
        """Return the anchor as a date, as much of it as is told, None where there is none."""
        if self.anchor is None:
            return None
        month = None if self.known == "year" else self.anchor.month
        day = self.anchor.day if self.known == "day" else None
        return Part(0, 0, self.anchor.year, month, day)

    def hold(self, first: datetime.date, last: datetime.date) -> None:
        """Let days without a year that fall within the stretch `first` to `last` take its year."""
        if 0 < (last - first).days <= _LONGEST_STRETCH:
            for shift in range((last - first).days + 1):
                day = first + datetime.timedelta(days=shift)
                self.stretches.setdefault((day.month, day.day), day.year)

    def american(self) -> bool:
        """Say whether the text writes the month before the day in figures; searched once, when needed."""
        if self._american is None:
            text = self.text
            self._american = bool(_MONTH_FIRST.search(text)) and not _DAY_FIRST.search(text)
        return self._american
