"""What PDFs and web pages do to glyphs, undone: doubled brackets, spaced words, emoji digits, wrong glyphs.

`mend` works on folded text and changes its length, so it returns a map; `repair_glyphs` works on cleaned
text, where words are whole again, and puts one character for one. Wrong glyphs are repaired by a table of
observed substitutions (knowledge/reading/glyph_repairs.csv), whole words only, and only beside characters
with which the damaged word is not an ordinary one. No repair is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import cache

from pipelines.knowledge import KnowledgeError, descriptor
from pipelines.knowledge.sheets import FOLDER
from pipelines.patterns import later
from pipelines.reading.folding import KEYCAP, SQUARED, TEN, ZERO_WIDTH
from pipelines.reading.offsets import IDENTITY, Edit, OffsetMap, rewrite

_REPAIRS = "reading/glyph_repairs.csv"
_IDEOGRAPH = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
# All ideographs and a few letters: a class that is compiled in no time, for hints.
_LETTER = r"[^\W\d_!-~]"
_KEYCAP = later(rf"(\d)\ufe0f?{KEYCAP}|{TEN}")
# An opening mark before a comma or a stop is a stray one.
_DOUBLED = later("[「『《」』](?:(?<=(?P<sign>.))(?P<again>(?P=sign)+)|(?<=「)(?=[，、；。]))")
_SPACED = later(rf"(?<![{_IDEOGRAPH}])[{_IDEOGRAPH}](?: [{_IDEOGRAPH}]){{2,}}(?![{_IDEOGRAPH}])")
_SPACED_HINT = rf"{_LETTER} {_LETTER}(?![{_IDEOGRAPH}])"
# A number whose figures stand apart: 2 0 1 9年, 佔3 5%. Two figures are one number only between words and a unit.
_SPACED_FIGURES = later(
    rf"(?<![\d.,] )(?<![\d.,])\d(?: \d){{2,}}(?:(?=[{_IDEOGRAPH}%])|(?= [{_IDEOGRAPH}]))"
    rf"|(?<=[{_IDEOGRAPH}])(?<![表圖第卷號]) ?\d \d(?:\.\d+)?(?=[%％年月日歲名個宗人項元成萬億])"
)
_SPACED_FIGURES_HINT = "(?<=[^0-9.,][0-9] )[0-9](?![0-9])"
_SPACED_LABEL = later(rf"(?m)^[ \t]*[{_IDEOGRAPH}]([ \t]+)[{_IDEOGRAPH}](?=[ \t]*[：:])")
_SPACED_LABEL_HINT = rf"{_LETTER}[ \t]*[：:]"
# What stands behind a blank of spaced words, figures or labels: few texts have any, and blanks are quick to look for.
_HINT = later(f" (?:{_SPACED_HINT}|{_SPACED_FIGURES_HINT}|{_SPACED_LABEL_HINT})")
_HINTS = [later(f" {hint}") for hint in (_SPACED_HINT, _SPACED_FIGURES_HINT, _SPACED_LABEL_HINT)]
_ZERO_WIDTH = later(f"[{ZERO_WIDTH}]")
# The variation selector of a keycap belongs to it.
_UNSEEN = later(f"[{ZERO_WIDTH}](?!{KEYCAP})")
_SQUARES = later(f"[{SQUARED}]")
_SQUARE_POWER = later("(?<=m)[²³]")


def mend(text: str, odd: Set[str]) -> tuple[str, OffsetMap]:
    """Return the text with its glyphs mended, and the map back; `odd` are the kinds of odd characters in it.

    >>> mend("新 聞 稿「「罕病」", set())[0], mend("2 0 1 9年佔3 5%", set())[0]
    ('新聞稿「罕病」', '2019年佔35%')
    """
    edits: list[Edit] = []
    if odd:
        _mend_odd(text, odd, edits)
    edits += [(*m.span("again" if m["again"] else 0), "") for m in _DOUBLED.finditer(text)]
    if "\t" in text or _HINT.search(text):
        _mend_spaced(text, edits)
    return rewrite(text, sorted(edits)) if edits else (text, IDENTITY)


def _mend_odd(text: str, odd: Set[str], edits: list[Edit]) -> None:
    """Add what odd characters need: circled digits for keycaps, units written out, nothing for what is not seen."""
    if not odd.isdisjoint((KEYCAP, TEN)):
        edits += ((m.start(), m.end(), _circled(m)) for m in _KEYCAP.finditer(text))
    kinds = "".join(odd)
    if _ZERO_WIDTH.search(kinds):
        edits += ((m.start(), m.end(), "") for m in _UNSEEN.finditer(text))
    if _SQUARES.search(kinds):
        edits += ((m.start(), m.end(), unicodedata.normalize("NFKC", m[0])) for m in _SQUARES.finditer(text))
    if not odd.isdisjoint("²³"):
        edits += ((m.start(), m.end(), "2" if m[0] == "²" else "3") for m in _SQUARE_POWER.finditer(text))


def _mend_spaced(text: str, edits: list[Edit]) -> None:
    """Add what takes the blanks out of spaced words, figures and labels."""
    words, figures, labels = (hint.search(text) for hint in _HINTS)
    if words:
        spaced = _SPACED.finditer(text)
        edits += ((m.start() + at, m.start() + at + 1, "") for m in spaced for at in range(1, len(m[0]), 2))
    if figures:
        edits += (
            (m.start() + at, m.start() + at + 1, "")
            for m in _SPACED_FIGURES.finditer(text)
            for at in range(1, len(m[0]))
            if m[0][at] == " "
        )
    if labels or "\t" in text:
        edits += ((*m.span(1), "") for m in _SPACED_LABEL.finditer(text))


def _circled(match: re.Match[str]) -> str:
    """Return the circled digit for a keycap, so that it cannot run into a number that follows."""
    if match[1] is None:
        return "\u2469"
    return chr(0x2460 + int(match[1]) - 1) if match[1] != "0" else "\u24ea"


def repair_glyphs(text: str) -> str:
    """Return cleaned text with the wrong glyphs of known words put right, character for character.

    >>> repair_glyphs("醫院管理局多政總裁高拔陞醫生")
    '醫院管理局行政總裁高拔陞醫生'
    """
    repairs, pattern = _repairs()

    def repaired(match: re.Match[str]) -> str:
        word, not_after, not_before = repairs[match[0]]
        start = match.start()
        before, after = text[max(0, start - 1) : start], text[match.end() : match.end() + 1]
        ordinary = (before and before in not_after) or (after and after in not_before)
        return match[0] if ordinary else word

    return pattern.sub(repaired, text)


@cache
def _repairs() -> tuple[dict[str, tuple[str, str, str]], re.Pattern[str]]:
    """Return for each damaged word its repair and the characters beside which it is none, and one pattern for all."""
    repairs = {}
    for line, row in descriptor.words(_REPAIRS):
        damaged, repaired = row["damaged"], row["repaired"]
        if len(damaged) != len(repaired):
            # Raw offsets would not stay true.
            problem = f"{damaged!r} and {repaired!r} are not of one length"
            raise KnowledgeError(FOLDER / _REPAIRS, line, problem, "Write one character for one")
        repairs[damaged] = (repaired, row["not_after"], row["not_before"])
    longest_first = sorted(repairs, key=len, reverse=True)
    return repairs, re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
