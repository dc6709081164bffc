"""List markers and outline numbers: what stands at the head of a list item, and how deep it lies.

Shared by the joining of hard wraps (a marker begins a line of its own) and by the layout (a marker makes an
item). It knows the shapes of markers only, not whether their numbers follow on each other.
"""

from __future__ import annotations

import re
from collections.abc import Container

# Any pictograph may stand before an item, but for those that label a phone, a mailbox or a place.
_BULLETS = "•⚫●◦‧∙▪▫■□◆◇◈►▸▹▶▷‣⁃❖❑➢➤➔✓✔✦★☆※"
# A circle is a bullet too, but not where it is the nought of a Chinese number.
_CIRCLE = "○(?![〇○零一二三四五六七八九](?:[〇○零一二三四五六七八九十年至月]))"
_PICTOGRAPH = "(?![📞📱📠📧📍])[\U0001f300-\U0001faff]"
_CIRCLED = "\u2460-\u2473\u24ea\u24eb-\u24f4\u2776-\u277f\u3220-\u3229\u3280-\u3289"
CHINESE_NUMERALS = "一二三四五六七八九十廿甲乙丙丁戊"

# The order is the order of trial: `1.1)` before `1.`, roman before letters.
SHAPES: tuple[tuple[str, str], ...] = (
    ("bullet", rf"[{_BULLETS}]|{_CIRCLE}|{_PICTOGRAPH}|[-–—*·・](?=[ \t]|[^\W\d_a-zA-Z]|[「《“])"),
    ("circled", rf"[{_CIRCLED}]"),
    ("decimal", r"\d{1,2}(?:\.\d{1,2}){1,3}(?:[.)）、](?!\d)|[ \t](?=[^\d\s]|(?:19|20)\d\d[-/年]))"),
    ("part", r"(?:[（(][IVX]{1,5}[)）]|[IVX]{1,5}[.)）、])(?![A-Za-z\d.])"),
    ("roman", r"(?:[（(][ivx]{1,5}[)）]|[ivx]{1,5}[.)）、])(?![A-Za-z\d.])"),
    ("number", r"[（(]\d{1,2}[ ]?[)）](?!\d)|\d{1,2}(?:[)）、](?!\d)|\.(?!\d))|\d{3}\.(?=[ \t]?[一-鿿])"),
    ("letter", r"[（(][A-Za-z][)）]|[A-Za-z](?:[)）、]|\.(?=[ \t]|[^\W\d_a-zA-Z]))"),
    ("chinese", rf"[（(][ ]?[{CHINESE_NUMERALS}]{{1,3}}[ ]?[)）]|[{CHINESE_NUMERALS}]{{1,3}}(?:、|[.．](?!\d))"),
)


def _joined(names: Container[str]) -> str:
    return "|".join(f"(?P<{name}>{shape})" for name, shape in SHAPES if name in names)


MARKER = re.compile(rf"[ \t]*(?:{_joined([name for name, _ in SHAPES])})")
# Figures begin few of the shapes, and most markers begin with one.
_FIGURES, _OF_FIGURES = frozenset("0123456789"), re.compile(_joined(("decimal", "number")))


def marker_of(line: str) -> re.Match[str] | None:
    """Return the list marker or outline number at the head of a line, its shape the last group; None without one.

    >>> marker_of("（一）背景")[0], marker_of("1.1) 背景").lastgroup, marker_of("香港")
    ('（一）', 'decimal', None)
    """
    first = line[:1]
    if first in _FIGURES:
        return _OF_FIGURES.match(line)
    if "\u4e00" <= first <= "\u9fff" and first not in CHINESE_NUMERALS:
        return None
    return MARKER.match(line)
