"""Raw text to cleaned text, with the way back.

Cleaned text is what the grammars read: one line a paragraph, list item, heading or table row; no blanks
inside Chinese; one form of each character; damage of PDFs mended where it is known. Every change keeps its
place in an OffsetMap, so that the raw words can be quoted. Cleaning never changes what a text says, and
never looks for facts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add

from pipelines.patterns import later
from pipelines.reading.cells import cell_breaks
from pipelines.reading.damage import mend, repair_glyphs
from pipelines.reading.folding import fold
from pipelines.reading.offsets import Edit, OffsetMap, compose, rewrite
from pipelines.reading.tables import patterns_of
from pipelines.reading.wrapping import line_ends

# Ideographs, kana, Chinese punctuation and full-width forms: no blank is needed beside them.
_IDEOGRAPH = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = _IDEOGRAPH + "\u3000-\u3004\u3006\u3008-\u30ff\uff01-\uff60\uffe0-\uffe6"
_WIDE_MARKS = "\u3001-\u3004\u3008-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60"
_DASH = "-–—─~"
# What stands before its value on the same line as another label and value: `2794 3010 傳真：2338 4820`.
_LABEL = f"(?:{patterns_of('signs.csv', 'sign')['label']})[：:]"
_LINE_END = later(r"(\n[ \t\n]*)")


def _blanks(blank: str) -> str:
    """Return the pattern of blanks inside lines; `blank` matches the first of them.

    That comes first, so that the scan is quick; what stood before it is looked up behind it. A single blank between
    two ideographs or between two Latin characters matches nothing and stays.
    """
    return (
        rf"{blank}(?!\n)(?<!\n{blank})(?:[ \t]+|(?<=\t)|(?<=[{_WIDE_MARKS}] )|(?=[{_WIDE_MARKS}])"
        rf"|(?<=[{_WIDE}] )(?![{_IDEOGRAPH}])|(?<![{_IDEOGRAPH}] )(?=[{_WIDE}])(?!(?<=\d ){_LABEL})"
        rf"|(?<=[{_IDEOGRAPH}][{_DASH}] )(?=\d)|(?<=[{_IDEOGRAPH}] [{_DASH}] )(?=\d)"
        r"|(?<=[(\[] )|(?=[)\]]))"
    )


_BLANKS, _TABBED = re.compile(_blanks(" ")), later(_blanks(r"[ \t]"))
_MARK = later(f"[{_WIDE_MARKS}]")
# A negative figure in a cell of its own, which the rest of a range of days or years is not.
_NEGATIVE, _DATED = later(r"[-–]\d[\d,.]*%?(?:[ \t]{2}|[ \t]*$)", re.MULTILINE), frozenset("年月日號時时")
_LONGEST_HEADLINE = 100
# The gaps of a row, beside which there is no mark of punctuation as there is in prose of wide spaces.
_GAPS = later(rf"(?<![{_WIDE_MARKS}\s]) {{2,}}(?![{_WIDE_MARKS}\s])|\t")
_OUTLINE = later(rf"(\d{{1,2}}(?:\.\d{{1,2}})?)\.(\d{{1,2}})(?= [{_IDEOGRAPH}])")
_CLAUSES = later(rf"[{_IDEOGRAPH}] [{_IDEOGRAPH}]")
_UNSPACED_NUMBER = later(rf"[{_IDEOGRAPH}]\d")


def clean(raw: str) -> tuple[str, OffsetMap]:
    r"""Return the cleaned text and the map of its offsets to those of the raw text.

    >>> clean("於 2021 年正\n\n式全面運作。")[0].splitlines()
    ['於2021年正', '式全面運作。']
    >>> clean("審批時限為 70 天，面積 30㎡")[0]
    '審批時限為70天，面積30m2'
    """
    folded, odd = fold(raw)
    mended, inner = mend(folded, odd)
    body = mended.strip(" \t\n")
    if len(body) < len(mended):
        head = len(mended) - len(mended.lstrip(" \t\n"))
        inner = compose(OffsetMap((0,), (head,)), inner)
    text, outer = rewrite(body, _whitespace_edits(body))
    return repair_glyphs(text), compose(outer, inner)


def _whitespace_edits(text: str) -> list[Edit]:
    """Return the edits that leave blanks and line ends only where they mean something.

    `text` has no blanks at its ends.
    """
    parts = _LINE_END.split(text)
    places = list(accumulate(map(len, parts), initial=0))
    # No other white space than blanks and tabs is left in a line.
    lines, breaks = list(map(str.rstrip, parts[::2])), parts[1::2]
    starts = places[:-1:2]
    stops = list(map(add, starts, map(len, lines)))
    # The first line has lost its indent with the blanks at the text's ends.
    indents = [0, *(len(ends) - ends.rfind("\n") - 1 for ends in breaks)]
    between_lines = line_ends(lines, [ends.count("\n") - 1 for ends in breaks], indents)
    cells = cell_breaks(lines, starts)
    rows = {bisect_right(starts, at) - 1 for at in cells}
    if "  " in text or "\t" in text:
        gapped = (number for number, line in enumerate(lines) if "  " in line or "\t" in line)
        rows.update(number for number in gapped if len(_GAPS.findall(lines[number])) > 1)
    if rows:
        # A row of a table does not go on in the next one, however long it is.
        between_lines = [None if n in rows and n + 1 in rows else end for n, end in enumerate(between_lines)]
    edits: list[Edit] = [
        (stop, start, "\n" if between is None else between)
        for stop, start, between in zip(stops[:-1], starts[1:], between_lines, strict=True)
        if between is not None or start - stop > 1
    ]
    edits += ((at, end, between) for at, (end, between) in cells.items())
    kept = _outline_blanks(lines, starts)
    number, first, stop = 0, starts[0], stops[0]
    parts_clauses: bool | None = None
    put = edits.append
    for match in (_TABBED if "\t" in text else _BLANKS).finditer(text):
        start, end = match.span()
        if start >= stop:
            number = bisect_right(stops, start, number)
            first, stop, parts_clauses = starts[number], stops[number], None
        # What stands beside a line end is part of it.
        if start < first or start in cells or start in kept:
            continue
        if end - start > 1 or text[start] == "\t":
            put((start, end, _column(text, start, end)))
            continue
        if text[end].isdigit():
            if parts_clauses is None:
                parts_clauses = _parts_clauses(lines[number])
            if parts_clauses:
                continue
        put((start, end, ""))
    edits.sort()
    return edits


def _outline_blanks(lines: Sequence[str], starts: Sequence[int]) -> set[int]:
    """Return the blanks behind paragraph numbers that follow on each other: `1.1 政府…`, `1.2 共收到…`.

    A number alone may be a figure: `1.5 億元用於研究`.
    """
    numbered: dict[tuple[str, int], int] = {}
    for line, start in zip(lines, starts, strict=True):
        if line[:1].isdecimal() and (number := _OUTLINE.match(line)) is not None:
            numbered[number[1], int(number[2])] = start + number.end()
    if len(numbered) < 2:
        return set()
    return {at for (part, last), at in numbered.items() if (part, last - 1) in numbered or (part, last + 1) in numbered}


def _column(text: str, start: int, end: int) -> str:
    """Return what a wide gap is worth: its tabs, a tab, nothing beside a mark, one blank in Latin prose."""
    blanks, before, after = text[start:end], text[start - 1], text[end]
    if "\t" in blanks:
        return blanks.replace(" ", "")
    if _MARK.match(before) or _MARK.match(after):
        return ""
    if after in _DASH and before > "\u2e80":
        return "\t" if _NEGATIVE.match(text, end) and before not in _DATED else ""
    narrow = before < "\u2e80" and after < "\u2e80"
    return " " if narrow and (len(blanks) == 2 or before in "•*-") else "\t"


def _parts_clauses(line: str) -> bool:
    """Tell whether blanks before numbers part the clauses of a headline, as in `逾2.6萬人受惠 38所學校`.

    A headline parts its clauses with blanks and sets none inside them; prose that sets blanks around its
    numbers has commas and stops.
    """
    return (
        len(line) <= _LONGEST_HEADLINE
        and "，" not in line
        and "。" not in line
        and bool(_CLAUSES.search(line) and _UNSPACED_NUMBER.search(line))
    )
