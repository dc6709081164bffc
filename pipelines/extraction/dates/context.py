"""What a date without a year, or 翌年 and 同日, leans on: the anchor and the date last mentioned.

The anchor is the date of the document; no clock is ever asked. A date mentioned before counts within its
sentence only, or, where there is no anchor, within its line.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from pipelines.extraction.dates.edtf import Part

_SENTENCE_END = re.compile(r"[。！？!?；\n]|\.[ ](?=[A-Z])")
_LINE_END = re.compile(r"\n")
_AHEAD = ("將於", "将于", "將在", "将在", "定於", "定于", "擬於", "拟于")
# `10.25.2023` shows that a text puts the month first; `25.10.2023` that it does not.
_MONTH_FIRST = re.compile(r"(?<![0-9./-])(?:0?[1-9]|1[0-2])([./-])(?:1[3-9]|2[0-9]|3[01])\1(?:19|20)[0-9]{2}(?![0-9])")
_DAY_FIRST = re.compile(r"(?<![0-9./-])(?:1[3-9]|2[0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(slots=True)
class Context:
    """The text being read, its anchor, and the last date read in it.

    `whole` says that the text is nothing but one date, so that bare words (`星期三`, `2023`) count.
    """

    text: str
    anchor: datetime.date | None
    whole: bool = False
    last: Part | None = None
    last_end: int = 0
    lends_year: bool = True
    _american: bool | None = field(default=None)
    _searched: dict[re.Pattern[str], tuple[int, bool]] = field(default_factory=dict)

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

    def year_at(self, position: int) -> int | None:
        """Return the year of a date at `position` that tells none, or None if nothing tells it."""
        if self.anchor is None:
            earlier = self.earlier(position)
            return earlier.year if earlier else None
        if not self.text.startswith(_AHEAD, max(0, position - 2)):
            earlier = self.earlier(position, _SENTENCE_END)
            if earlier is not None and self.lends_year:
                return earlier.year
        return self.anchor.year

    def american(self) -> bool:
        """Say whether the text writes the month before the day in figures; searched once, when needed."""
        if self._american is None:
            text = self.text
            self._american = bool(_MONTH_FIRST.search(text)) and not _DAY_FIRST.search(text)
        return self._american
