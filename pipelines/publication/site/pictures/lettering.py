"""Labels as a picture can hold them: cleaned of what is no text, broken into lines of a width.

Widths are estimates on the broad side, so that a reader's own font fits as well as the one that pictures are drawn
with.
"""

from __future__ import annotations

import re
import unicodedata

_LATIN = 0.53
"""Mean width of a Latin letter of Noto Sans, in ems, on the broad side; a Chinese character is one em wide."""
_WORD = re.compile(r"[^\s\u2e80-\uffef]+\s*|.", re.DOTALL)
_SHARES = (0.7, 0.8, 0.9)
_NEVER_FIRST = frozenset("，。、；：！？）」』》〉】…%,.;:!?)")


def clean(text: str) -> str:
    r"""Return text as one line without control and formatting characters, which SVG cannot hold or would obey.

    >>> clean("a\n\u202eb\x00 c")
    'a b c'
    """
    return "".join(char for char in " ".join(text.split()) if unicodedata.category(char)[0] != "C")


def width(text: str, size: float) -> float:
    """Return about how wide a text is, in pixels, in letters of `size`."""
    return size * sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _LATIN for char in text)


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """Break a text into at most `most` lines of `room` pixels; what does not fit ends in an ellipsis.

    Latin words stay whole where a line can hold them; Chinese breaks between any two characters, but for punctuation.

    >>> lines("香港基因組中心正式全面運作", 80, 10, 2)
    ['香港基因組中心', '正式全面運作']
    >>> lines("one two three four", 50, 10, 2)
    ['one two', 'three f…']
    """
    told = clean(text)
    done = _broken(told, room, size)
    if len(done) > 1:
        # Narrower, if that takes no more lines: none then holds a word alone.
        tries = (_broken(told, room * share, size) for share in _SHARES)
        done = next((tried for tried in tries if len(tried) == len(done)), done)
    if len(done) <= most:
        return done
    joint = " " if done[most - 1].isascii() else ""
    last = joint.join(done[most - 1 : most + 1])
    while width(last + "…", size) > room:
        last = last[:-1]
    return [*done[: most - 1], last.rstrip() + "…"]


def _broken(text: str, room: float, size: float) -> list[str]:
    done, line = [], ""
    for piece in _pieces(text, room, size):
        if line and width((line + piece).rstrip(), size) > room and piece not in _NEVER_FIRST:
            done.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*done, line.rstrip()]


def _pieces(text: str, room: float, size: float) -> list[str]:
    found: list[str] = []
    for piece in _WORD.findall(text):
        found.extend(piece if width(piece, size) > room else [piece])
    return found
