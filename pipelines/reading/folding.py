"""One character for one: every form of a character to the form that the grammars know.

Full-width digits, letters and signs, Kangxi and CJK radicals, compatibility ideographs, variants (衛 for
衞, 爲 for 為) by the table knowledge/reading/variants.csv, the many blanks to one blank, the many line ends
to LF. Nothing here changes the length of a text, so offsets stay true. Simplified characters are never made
Traditional, and variants are folded in Traditional text only, for some of them are the ordinary characters
of Simplified text; they are folded last (`standard`), so that names can still be given as the text spells them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipelines.patterns import later
from pipelines.reading.scripts import Script, sample_of, script_of
from pipelines.reading.tables import rows_of

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Control characters come from PDFs, form feeds (page ends) above all: they part lines, never words.
_BREAKS = [
    *map(chr, range(0x09)),
    *map(chr, range(0x0B, 0x20)),
    *map(chr, range(0x7F, 0xA0)),
    "\u2028",
    "\u2029",
]
ZERO_WIDTH = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff"
# Signs that are written out or drawn together: units in one square (㎡), keycap digits, powers of a metre.
SQUARED = "\u2100\u2103\u2109\u3371-\u337a\u3380-\u33df"
KEYCAP, TEN = "\u20e3", "\U0001f51f"
RARE = SQUARED + KEYCAP + "²³"
_BEYOND = later("[\U0002f800-\U0002fa1d]")
# Punctuation keeps its own width, for grammars accept both; these full-width signs are part of numbers and
# addresses.
_FULL_WIDTH_SIGNS = "＃＄％＆＋－／＜＝＞＠＿～￠￡￥￦"

# Full-width comma and point are punctuation, but for those inside a full-width number, where the comma groups three.
_IN_NUMBER = later("(?<=[０-９])(?:．(?=[０-９])|，(?=[０-９]{3}(?![０-９])))")

# A day, month or year that opens a line of a list, and the gap behind it: ２０１６　獎項, 2019.08  A輪融資.
_OPENING_DATE = later(
    r"(\n[ \u3000\t]*[•●■◆▪·]?[ \u3000]?[12１２][90９０]\d\d"
    r"[\d年月日號首季第一二三四上下半至今起初中底–—~/.．－-]{0,20}"
    r"(?:[（(][^（）()\n]{1,4}[）)])?)"
    r"([ \u00a0]*\u3000[ \u00a0\u3000]*|[ \u00a0]{2,})(?=[^\W\d]|[「『《“(（])"
)
# Lines of a label and a figure that wide blanks part, three or more on one another: 教授及副教授　9.
_LISTED = later(
    r"(?:\n[ \u3000]*[^\W\d_A-Za-z][^\s\d０-９，。；：:、,;！？!?「」《》]{1,19}\u3000{1,8}"
    r"(?:HK\$|\$|約|逾)?[\d０-９]{1,3}(?:[,，]?[\d０-９]{3}){0,2}(?:[.．][\d０-９]{1,2})?"
    r"[%％]?[^\W\d_A-Za-z年月日號时時歲]{0,4}[ \u3000]*\r?){3,}(?=\n|$)"
)
# Three or more lines that each begin with a year, and the single blank behind it: 2011 升格為研究中心.
_CHRONICLE = later(
    r"(?:\n{1,2}[•●■◆▪·]? ?(?:19|20)\d\d[\d年月日底初中.－/–-]{0,12} ?[ \u3000](?=[一-鿿「『《])[^\n]*){3,}"
)
_OPENED = later(r"(?<=\n)([•●■◆▪·]? ?((?:19|20)\d\d)[\d年月日底初中.－/–-]{0,12})( ?[ \u3000])(?=(.))")
_BARE_YEAR = later(r"\n[•●■◆▪·]? ?(?:19|20)\d\d(?:\.\d\d?)?[ \u3000][一-鿿「『《]")
_COUNTERS = frozenset("名個个間间家份種种項项人宗位億亿萬万元年月日天歲岁次張张條条所例號号塊块款")
_GAP = later(r"(?<=[^\s\u3000])\u3000+(?=[^\s\u3000])")


def _radicals_and_compatibility() -> dict[str, str]:
    ranges = ((0x2E80, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA1E))
    folds = {}
    for first, last in ranges:
        for character in map(chr, range(first, last)):
            folded = unicodedata.normalize("NFKC", character)
            if folded != character and len(folded) == 1:
                folds[character] = folded
    return folds


def _full_width() -> dict[str, str]:
    letters = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    return {c: unicodedata.normalize("NFKC", c) for c in [*map(chr, letters), *_FULL_WIDTH_SIGNS]}


@cache
def folds() -> dict[str, str]:
    """Return the table of folds that no spelling depends on, character to character."""
    table = _radicals_and_compatibility() | _full_width()
    table |= dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_BREAKS, "\n")
    table |= {row["variant"]: row["standard"] for row in rows_of("variants.csv") if row["texts"] == "any"}
    # A compatibility ideograph may fold to a radical, which then folds on.
    return {character: table.get(folded, folded) for character, folded in table.items()}


@cache
def variants() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the variants of Traditional spelling, as one class and as a table to the standard characters."""
    table = {row["variant"]: row["standard"] for row in rows_of("variants.csv") if row["texts"] == "traditional"}
    return re.compile("[" + "".join(table) + "]") if table else re.compile(r"(?!)"), table


@cache
def _odd() -> re.Pattern[str]:
    """Return the class of every character that reading has to do something about, on the basic plane.

    `re` has a quick table for classes that stay on that plane, and only for those.
    """
    basic = "".join(sorted(character for character in folds() if character <= "\uffff"))
    return re.compile("[" + re.escape(basic) + ZERO_WIDTH + RARE + "]")


def standard(text: str) -> tuple[str, Script]:
    """Return Traditional text with variant characters in their standard form, others as they are, and their script.

    The length of the text stays the same.

    >>> standard("香港衛生署")
    ('香港衞生署', 'Hant')
    """
    pattern, table = variants()
    sample = sample_of(text)
    script = script_of(sample)
    odd = set(pattern.findall(text))
    if odd and script == "Hant":
        for character in odd:
            text = text.replace(character, table[character])
        script = script_of({table.get(character, character) for character in sample})
    return text, script


def _tab(blanks: str) -> str:
    """Return a gap of the same length that parts two cells."""
    return f"{' ' * (len(blanks) - 1)}\t"


def _chronicle(lines: re.Match[str]) -> str:
    """Return lines that begin with years one after another with tabs behind these, others as they are."""
    opened = _OPENED.findall(lines[0])
    years = [int(year) for _, year, _, _ in opened]
    counted = sum(words in _COUNTERS for *_, words in opened)
    in_order = years in (sorted(years), sorted(years, reverse=True)) and years[0] != years[-1]
    if not in_order or 2 * counted > len(opened):
        return lines[0]
    return _OPENED.sub(lambda line: f"{line[1]}{_tab(line[3])}", lines[0])


def fold(raw: str) -> tuple[str, set[str]]:
    """Return the folded text, of the same length, and the kinds of its raw characters that want attention.

    >>> fold("⾹港衛生署，８２．５％")[0]
    '香港衛生署，82.5%'
    """
    odd = set(_odd().findall(raw))
    if TEN in raw:
        odd.add(TEN)
    # Two bytes a character on the basic plane, four beyond it.
    if len(raw.encode("utf-16-le", "surrogatepass")) > 2 * len(raw):
        odd.update(_BEYOND.findall(raw))
    text = raw
    if "\u3000" in odd or "  " in raw:
        text = _OPENING_DATE.sub(lambda match: f"{match[1]}{_tab(match[2])}", f"\n{text}")[1:]
    if _BARE_YEAR.search(text):
        text = _CHRONICLE.sub(_chronicle, f"\n{text}")[1:]
    if "\u3000" in odd:
        text = _LISTED.sub(lambda lines: _GAP.sub(lambda gap: _tab(gap[0]), lines[0]), f"\n{text}")[1:]
    if not odd:
        return text, odd
    if "\r" in odd:
        text = text.replace("\r\n", " \n")
    if not odd.isdisjoint("０１２３４５６７８９"):
        text = _IN_NUMBER.sub(lambda match: "," if match[0] == "，" else ".", text)
    table = folds()
    for character in odd & table.keys():
        text = text.replace(character, table[character])
    return text, odd
