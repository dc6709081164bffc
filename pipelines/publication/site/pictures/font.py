"""The font of PNG pictures, Noto Sans TC as the package pylopdf-fonts-zh-tw ships it, and which characters it has.

Whoever draws text fetches a character that a font lacks from any font of the machine, so that bytes would differ from
one to another. The font has Traditional Chinese, Latin, Greek, Cyrillic and kana; many Simplified characters are
not among them.
"""

from __future__ import annotations

from functools import cache

LACKING = "〓"
"""What printers set for a character that they lack (U+3013, geta mark)."""


def printable(text: str) -> str:
    """Return text with LACKING in place of characters that the font does not have.

    >>> printable("罕見病 习")
    '罕見病 〓'
    """
    return text.translate({ord(char): LACKING for char in set(text) - {"\n"} if ord(char) not in _characters()})


@cache
def register() -> None:
    """Make the font known to vl-convert."""
    import pylopdf_fonts_zh_tw
    import vl_convert

    vl_convert.register_font_directory(str(pylopdf_fonts_zh_tw.sans_path().parent))


@cache
def _characters() -> frozenset[int]:
    import pylopdf_fonts_zh_tw
    from fontTools.ttLib import TTFont

    with TTFont(pylopdf_fonts_zh_tw.sans_path(), lazy=True) as font:
        return frozenset(font.getBestCmap() or ())
