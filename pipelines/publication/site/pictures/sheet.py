"""A sheet on which pictures are drawn: rules, bars, signs and letters, in pixels from the upper left corner."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from pipelines.publication.site.pictures import lettering

Tone = Literal["paper", "ink", "muted", "rule", "track", "first", "second"]
"""What is drawn, not in which colour: letters, quieter letters, lines that guide the eye, room of bars, marks."""
Anchor = Literal["start", "middle", "end"]
Shape = Literal["circle", "square", "diamond", "right", "left"]
"""The last two are triangles that point there."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line."""

    x: float
    y: float
    x2: float
    y2: float
    tone: Tone
    thick: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, filled or as an outline."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    hollow: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A closed shape, as the data of an SVG path, filled or as an outline."""

    path: str
    tone: Tone
    hollow: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text, its baseline at `y`; a halo keeps it clear of the rules that it crosses."""

    x: float
    y: float
    text: str
    tone: Tone
    size: float
    anchor: Anchor
    halo: bool


@dataclass(slots=True)
class Sheet:
    """What is drawn so far; bars hide rules, signs bars, and letters stand above all."""

    width: int
    height: int = 0
    rules: list[Rule] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def rule(self, x: float, y: float, x2: float, y2: float, tone: Tone = "rule", thick: float = 1) -> None:
        """Draw a line."""
        self.rules.append(Rule(_near(x), _near(y), _near(x2), _near(y2), tone, thick))

    def bar(self, x: float, y: float, x2: float, thick: float, tone: Tone, *, hollow: bool = False) -> None:
        """Draw a bar from `x` to `x2`, `thick` around the height `y`; a hollow one is an outline."""
        self.bars.append(Bar(_near(x), _near(y - thick / 2), _near(x2 - x), _near(thick), tone, hollow))

    def sign(self, x: float, y: float, shape: Shape, area: float, tone: Tone, *, hollow: bool = False) -> None:
        """Draw a shape of about an area in square pixels around a point."""
        self.signs.append(Sign(_outline(_near(x), _near(y), shape, math.sqrt(area)), tone, hollow))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        tone: Tone = "ink",
        *,
        size: float = 13,
        anchor: Anchor = "start",
        halo: bool = False,
    ) -> float:
        """Write a line of text around the height `y`; return about where it ends when it starts at `x`."""
        told = lettering.clean(text)
        if told:
            self.texts.append(Text(_near(x), _near(y + size * _BELOW), told, tone, size, anchor, halo))
        return x + lettering.width(told, size)


_BELOW = 0.36
"""How far the baseline lies beneath the middle of capitals and Chinese characters, in ems."""


def _near(length: float) -> float:
    """Return a length to the tenth of a pixel, finer than which nobody sees."""
    return round(length, 1)


def _outline(x: float, y: float, shape: Shape, side: float) -> str:
    if shape == "circle":
        radius = _near(side / math.sqrt(math.pi))
        there, back = (f"a{radius} {radius} 0 1 0 {way * radius:.1f} 0" for way in (2, -2))
        return f"M{_near(x - radius)} {y}{there}{back}Z"
    half = _near(side / 2)
    wide = _near(side * 0.7)
    points = {
        "square": ((-half, -half), (half, -half), (half, half), (-half, half)),
        "diamond": ((0, -wide), (wide, 0), (0, wide), (-wide, 0)),
        "right": ((-half, -wide), (wide, 0), (-half, wide)),
        "left": ((half, -wide), (-wide, 0), (half, wide)),
    }[shape]
    return "M" + "L".join(f"{_near(x + across)} {_near(y + down)}" for across, down in points) + "Z"
