"""Raw text to cleaned text, with the way back.

Cleaned text is what the grammars read: one line a paragraph, list item, heading or table row; no blanks
inside Chinese; one form of each character; damage of PDFs mended where it is known. Every change keeps its
place in an OffsetMap, so that the raw words can be quoted. Cleaning never changes what a text says, and
never looks for facts.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.reading.cells import cell_breaks
from pipelines.reading.damage import mend, repair_glyphs
from pipelines.reading.folding import fold
from pipelines.reading.offsets import OffsetMap, compose, rewrite
from pipelines.reading.tables import patterns_of
from pipelines.reading.wrapping import columns, joins, separator, spacing_of, wrap_widths

# Ideographs, kana, Chinese punctuation and full-width forms: no blank is needed beside them.
_IDEOGRAPH = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = _IDEOGRAPH + "\u3000-\u3004\u3006\u3008-\u30ff\uff01-\uff60\uffe0-\uffe6"
_WIDE_MARKS = "\u3001-\u3004\u3008-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60"
_DASH = "-–—─~"
# What stands before its value on the same line as another label and value: `2794 3010 傳真：2338 4820`.
_LABEL = f"(?:{patterns_of('signs.csv', 'sign')['label']})[：:]"
# One class first, so that the scan is quick; what stood before the blank is looked up behind it. A single
# blank between two ideographs or between two Latin characters matches nothing and stays.
_BLANKS = re.compile(
    r"[ \t\n](?:"
    r"(?P<end>(?<=\n)[ \t\n]*|[ \t]*\n[ \t\n]*)|(?P<run>[ \t]+|(?<=\t))"
    rf"|(?<=[{_WIDE_MARKS}] )|(?=[{_WIDE_MARKS}])"
    rf"|(?<=[{_WIDE}] )(?![{_IDEOGRAPH}])|(?<![{_IDEOGRAPH}] )(?=[{_WIDE}])(?!(?<=\d ){_LABEL})"
    rf"|(?<=[{_IDEOGRAPH}][{_DASH}] )(?=\d)|(?<=[{_IDEOGRAPH}] [{_DASH}] )(?=\d)"
    r"|(?<=[(\[] )|(?=[)\]]))"
)
_MARK = re.compile(f"[{_WIDE_MARKS}]")
_LONGEST_HEADLINE = 100
_CLAUSES = re.compile(rf"[{_IDEOGRAPH}] [{_IDEOGRAPH}]")
_UNSPACED_NUMBER = re.compile(rf"[{_IDEOGRAPH}]\d")


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


def _whitespace_edits(text: str) -> list[tuple[int, int, str]]:
    """Return the edits that leave blanks and line ends only where they mean something.

    `text` has no blanks at its ends.
    """
    found = [(*match.span(), match.lastgroup) for match in _BLANKS.finditer(text)]
    ends = [(start, end) for start, end, kind in found if kind == "end"]
    starts = [0, *(end for _, end in ends)]
    lines = [text[start:stop] for start, stop in zip(starts, [*(start for start, _ in ends), len(text)], strict=True)]
    widths = [columns(line) for line in lines]
    gaps = [text.count("\n", start, end) - 1 for start, end in ends]
    wraps = wrap_widths(lines, widths)
    spacing = spacing_of(gaps)
    cells = cell_breaks(lines, starts)
    # A row of a table does not go on in the next one, however long it is.
    rows = {bisect_right(starts, at) - 1 for at in cells} if cells else ()
    edits: list[tuple[int, int, str]] = []
    number = 0
    for start, end, kind in found:
        if kind == "end":
            if rows and number in rows and number + 1 in rows:
                if end - start > 1:
                    edits.append((start, end, "\n"))
            elif joins(lines[number], widths[number], lines[number + 1], gaps[number], wraps[number], spacing):
                edits.append((start, end, separator(lines[number], lines[number + 1])))
            elif end - start > 1:
                edits.append((start, end, "\n"))
            number += 1
        elif start in cells:
            continue
        elif kind == "run":
            edits.append((start, end, _column(text, start, end)))
        elif not text[start + 1].isdigit() or not _parts_clauses(lines[number]):
            edits.append((start, end, ""))
    if cells:
        edits += ((at, end, between) for at, (end, between) in cells.items())
        edits.sort()
    return edits


def _column(text: str, start: int, end: int) -> str:
    """Return what a wide gap is worth: its tabs, a tab, nothing beside a mark, one blank in Latin prose."""
    blanks, before, after = text[start:end], text[start - 1], text[end]
    if "\t" in blanks:
        return blanks.replace(" ", "")
    if _MARK.match(before) or _MARK.match(after) or (after in _DASH and before > "\u2e80"):
        return ""
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
