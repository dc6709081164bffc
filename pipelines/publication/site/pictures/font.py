"""The font of PNG pictures, Noto Sans TC as the package pylopdf-fonts-zh-tw ships it, and which characters it has.

Whoever draws text fetches a character that a font lacks from any font of the machine, so that bytes would differ from
one to another. The font has Traditional Chinese, Latin, Greek, Cyrillic and kana; many Simplified characters are
not among them.
"""

from __future__ import annotations

import struct
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
    """Read the segmented table of the font (OpenType, `cmap`, format 12)."""
    import pylopdf_fonts_zh_tw

    data = pylopdf_fonts_zh_tw.sans_path().read_bytes()
    tables = (struct.unpack_from(">4s4xI4x", data, 12 + 16 * place) for place in range(_number(data, 4)))
    cmap = dict(tables)[b"cmap"]
    encodings = (struct.unpack_from(">4xI", data, cmap + 4 + 8 * place)[0] for place in range(_number(data, cmap + 2)))
    [start] = {cmap + offset for offset in encodings if _number(data, cmap + offset) == 12}
    [groups] = struct.unpack_from(">I", data, start + 12)
    found: set[int] = set()
    for place in range(groups):
        first, last = struct.unpack_from(">II", data, start + 16 + 12 * place)
        found.update(range(first, last + 1))
    return frozenset(found)


def _number(data: bytes, place: int) -> int:
    number: int = struct.unpack_from(">H", data, place)[0]
    return number
