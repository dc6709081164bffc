"""Hard wraps: which line ends of a text are only the width of a page.

Texts from PDFs break lines at a width, inside words and numbers, and often put an empty line after each
line. Whether a text does so is read from its own lines: a wrapped text has a width that many lines fill and
few exceed, and most full lines end in mid-sentence. A line that fills the width and is not followed by a
list item, a heading or page furniture goes on in the next. Width is counted in columns, two for a CJK
character and one for a Latin one. A text without such a width is taken line by line as it is. Sentences are
not joined across page furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import sub

from pipelines.patterns import later
from pipelines.reading.beginnings import first_lines
from pipelines.reading.filled_paragraphs import filled
from pipelines.reading.shapes import FIRST_IDEOGRAPH, LAST_IDEOGRAPH, TELLING_IDEOGRAPHS, shape_of, stands_apart
from pipelines.reading.torn_lines import NARROWEST, WIDEST, broken_off, torn

# The widths of column that pages of prose have; narrower ones are lists of names, wider ones unwrapped
# paragraphs.
_NARROWEST, _WIDEST = 40, 130
_BAND = 9
# Lines of prose so wide may be full.
_FULL = 48
# What stands for the empty lines before a paragraph that an indent parts from the one above.
_MANY = 9
# A page of prose between short lines is at least so wide, and its full lines differ by so many columns.
_SHARP_EDGE, _RAGGED = 56, 5
# A stretch of lines with a width of its own: so many lines, so many of them full.
_SHORTEST_STRETCH, _FULL_LINES = 6, 4
_SENTENCE_ENDS = frozenset("。！？!?：:；;…」』”）)》〉】]］.")
_FIRM_ENDS, _CLOSERS = "。！？!?：:…", "」』”）)》]］"
# A line that ends so is not at its end, however short it is.
_DANGLING, _DANGLING_SLASH = frozenset("，、,（(「『《〈暨"), " /"
_CLAUSE = later("[，。、；,;.]")
# A number that is not at its end: 4,36 wants another digit, 7. wants some.
_BROKEN_NUMBER = later(r"\d(?:,\d{0,2}|\.)$")
_LAST_LATIN = "\u024f"
_LATIN_TOKEN = later(r"[\x00-\u024f]\S*")


def columns(line: str) -> int:
    """Return the display width of a line, CJK characters counted double.

    >>> columns("於 2021 年")
    10
    """
    # One byte a column for ASCII, three bytes for the two columns of a CJK character.
    return (len(line) + len(line.encode("utf-8", "surrogatepass"))) >> 1


def columns_of(lines: Sequence[str]) -> list[int]:
    """Return the display widths of some lines, all at once."""
    encoded = "\n".join(lines).encode("utf-8", "surrogatepass").split(b"\n")
    return [(characters + octets) >> 1 for characters, octets in zip(map(len, lines), map(len, encoded), strict=True)]


def wrap_width(lines: Sequence[str], widths: Sequence[int]) -> int:
    """Return the width in columns at which a text is wrapped, 0 for a text that is not."""
    long = [width for width in widths if width >= 30]
    too_long = sum(width > _WIDEST for width in long)
    if len(long) < 5 or too_long * 12 > len(long):
        return 0
    counts = [0] * (_WIDEST + 1)
    for width in long:
        if width <= _WIDEST:
            counts[width] += 1
    up_to = list(accumulate(counts))
    shares = list(map(sub, up_to[_NARROWEST:], up_to[_NARROWEST - _BAND - 1 :]))
    best_share = max(shares)
    # At equal shares the narrower band is the true one: its upper edge is a width that occurs.
    best = _NARROWEST + shares.index(best_share)
    beyond = up_to[-1] - up_to[min(best + 4, _WIDEST)] + too_long
    if best_share * 100 < 45 * len(long) or beyond * 10 > len(long):
        return 0
    full = [line for line, width in zip(lines, widths, strict=True) if best - _BAND <= width <= best]
    firm = sum(map(_ends_firmly, full))
    return best if firm * 2 <= len(full) else 0


def wrap_widths(lines: Sequence[str], widths: Sequence[int]) -> list[int]:
    """Return for each line the width at which its part of the text is wrapped, 0 where it is not.

    Where a text has no one width, because wrapped pages stand among paragraphs of one line each, the stretches
    between those paragraphs are looked at by themselves, and more is asked of them: half of their lines are full,
    and half of the full ones hold clauses, for lists have no commas.
    """
    whole = wrap_width(lines, widths) or _sharp_edge(lines, widths)
    if whole:
        return [whole] * len(lines)
    found = [0] * len(lines)
    start = 0
    for end in (*(number for number, width in enumerate(widths) if width > _WIDEST), len(lines)):
        if end - start >= _SHORTEST_STRETCH:
            part, its_widths = lines[start:end], widths[start:end]
            width = wrap_width(part, its_widths)
            full = [line for line, w in zip(part, its_widths, strict=True) if width and width - 4 <= w <= width]
            prose = sum(_CLAUSE.search(line) is not None for line in full)
            if (
                len(full) >= _FULL_LINES
                and 2 * prose >= len(full)
                and 2 * len(full) >= sum(w >= _NARROWEST // 2 for w in its_widths)
            ):
                found[start:end] = [width] * (end - start)
        start = end + 1
    return found


def _sharp_edge(lines: Sequence[str], widths: Sequence[int]) -> int:
    """Return the greatest width of a text, if lines of prose crowd at it and break off there in mid-sentence, else 0.

    Most lines of such a text may be short: questions, headings, fields of a form.
    """
    edge = max(widths, default=0)
    if not _SHARP_EDGE <= edge <= _WIDEST:
        return 0
    full = [line for line, width in zip(lines, widths, strict=True) if width >= edge - _RAGGED]
    prose = sum(_CLAUSE.search(line) is not None for line in full)
    sharp = len(full) > _FULL_LINES and 2 * prose >= len(full) and 3 * sum(map(_ends_firmly, full)) <= len(full)
    return edge if sharp else 0


def spacing_of(lines: Sequence[str], widths: Sequence[int], gaps: Sequence[int]) -> int:
    """Return how many empty lines part the lines of one paragraph: none, or one in double-spaced text.

    Where paragraphs are short, more of them are parted by empty lines than lines by none: lines that break off tell.
    """
    if gaps.count(1) <= gaps.count(0):
        return 0
    broken = [
        gap for line, width, gap in zip(lines, widths, gaps, strict=False) if width >= _FULL and _breaks_off(line)
    ]
    return 1 if broken.count(1) >= broken.count(0) else 0


def _breaks_off(line: str) -> bool:
    return line[-1:] not in _SENTENCE_ENDS and _CLAUSE.search(line) is not None


def line_ends(lines: Sequence[str], gaps: Sequence[int], indents: Sequence[int] = ()) -> list[str | None]:
    """Return for each line end what stands in its place where the next line goes on, None where it does not.

    `gaps` are the numbers of empty lines in the line ends, `indents` those of the blanks before the lines.
    """
    widths = columns_of(lines)
    if opened := first_lines(lines, gaps, indents):
        gaps = [_MANY if number + 1 in opened else gap for number, gap in enumerate(gaps)]
    wraps = wrap_widths(lines, widths)
    spacing, widest = spacing_of(lines, widths, gaps), max(widths, default=0)
    whole = filled(lines, widths, gaps) if 0 in wraps else ()
    ends: list[str | None] = [None] * len(gaps)
    for number, gap in enumerate(gaps):
        if gap > spacing:
            continue
        wrap, line = wraps[number], lines[number]
        following = lines[number + 1]
        if (not wrap and number in whole) or (not gap and broken_off(line, following, widths[number])):
            ends[number] = separator(line, following)
            continue
        if not wrap and not line.endswith(_DANGLING_SLASH):
            width = widths[number]
            if NARROWEST <= width <= WIDEST and torn(line, following, width, widest) and not stands_apart(following):
                ends[number] = separator(line, following)
            continue
        first = following[0]
        width = widths[number]
        # Most lines begin with an ideograph that begins nothing else, and most of those before them are full.
        if FIRST_IDEOGRAPH <= first <= LAST_IDEOGRAPH and first not in TELLING_IDEOGRAPHS:
            if not wrap or width >= wrap * 0.94 or _goes_on(line, width, following, wrap):
                ends[number] = ""
        elif not stands_apart(following) and (not wrap or _goes_on(line, width, following, wrap)):
            ends[number] = separator(line, following)
    return ends


def _goes_on(line: str, width: int, following: str, wrap: int) -> bool:
    """Tell whether a line that has no shape of its own goes on from a line of a text wrapped at that width."""
    # A line is full when the first word or character of the next had no room on it.
    first, last = following[0], line[-1]
    reach = width + 2
    if first <= _LAST_LATIN and (token := _LATIN_TOKEN.match(following)):
        reach += token.end() - 2
    if (
        reach >= wrap * 0.94
        or last in _DANGLING
        or line.endswith(_DANGLING_SLASH)
        or (first.isdigit() and _breaks_number(line, following))
    ):
        return width >= wrap * 0.85 or shape_of(line) is None
    if reach < wrap * 0.82 or _ends_firmly(line) or (last in _SENTENCE_ENDS and reach < wrap * 0.9):
        return False
    return width >= wrap * 0.85 or shape_of(line) is None


def _ends_firmly(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in _FIRM_ENDS


def separator(line: str, following: str) -> str:
    """Return what a joined line end is worth: a blank between Latin words, else nothing.

    >>> separator("clinical", "trial"), separator("2005年至", "2011年"), separator("long-", "term")
    (' ', '', '')
    >>> separator("樣本4,36", "7個")
    ''
    """
    last = line[-1]
    if last in "-‐" or not (_is_latin(last) and _is_latin(following[0])):
        return ""
    return "" if _breaks_number(line, following) else " "


def _breaks_number(line: str, following: str) -> bool:
    return following[0].isdigit() and _BROKEN_NUMBER.search(line, max(0, len(line) - 4)) is not None


def _is_latin(character: str) -> bool:
    return "!" <= character <= _LAST_LATIN or character in "“”‘’"
