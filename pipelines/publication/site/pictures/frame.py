"""What all pictures have alike: title, subtitle, legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipelines.publication.site.pictures import lettering
from pipelines.publication.site.pictures.sheet import Shape, Sheet, Tone

LEFT = 24
ABOUT = "≈"
Entry = tuple[Shape | Literal["bar", "outline", "about"], str, Tone]
"""A sign, what it means, and its colour."""
_TITLE, _SUBTITLE, _SMALL = 20, 13, 12


def head(sheet: Sheet, title: str, subtitle: str) -> float:
    """Write title and subtitle; return where what follows may begin."""
    y = 30.0
    for line in lettering.lines(title, sheet.width - 2 * LEFT, _TITLE, 2):
        sheet.text(LEFT, y, line, size=_TITLE)
        y += 26
    for line in lettering.lines(subtitle, sheet.width - 2 * LEFT, _SUBTITLE, 2):
        sheet.text(LEFT, y, line, "muted", size=_SUBTITLE)
        y += 18
    return y + 8


def legend(sheet: Sheet, x: float, y: float, entries: Sequence[Entry]) -> float:
    """Draw signs with their meaning in a row; return where what follows may begin."""
    if not entries:
        return y
    start = x
    for sign, told, tone in entries:
        if x > start and x + 34 + lettering.width(told, _SMALL) > sheet.width - LEFT:
            x, y = start, y + 20
        if sign == "bar" or sign == "outline":
            sheet.bar(x, y, x + 22, 8, tone, hollow=sign == "outline")
            x += 28
        elif sign == "about":
            x = sheet.text(x, y, ABOUT, tone, size=16) + 4
        else:
            sheet.sign(x + 6, y, sign, 64, tone)
            x += 18
        x = sheet.text(x, y, told, "muted", size=_SMALL) + 22
    return y + 26
