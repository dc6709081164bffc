"""Tables that were flattened into lines: which of their blanks part cells.

A table that lost its rules comes as a header line of two or more short words (`詳情 日期`) over lines with
a cell for each, or as a single line of header and cells alike (`專科 輪候人數 骨科 14 眼科 9`). Only there
does a single blank part columns, although dates and numbers in the cells hold blanks too. Tables with tabs
or wide gaps need no help, but where some of their cells stand closer than the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.patterns import later
from pipelines.reading.markers import MARKER
from pipelines.reading.rows import is_date, of_figures

# A bracket at its end gives the unit: 死亡率(每10萬人口).
_HEADER_WORD = r"[^\W\d_a-z][^\s\d，。、；：:,;！？!?「」《》（(]{0,11}(?:[（(][^\s，。）)]{1,12}[）)])?"
_HEADER_YEAR = r"(?:19|20)\d\d(?:[-/–]\d{2,4})?(?:年度?)?"
_WORD = later(f"{_HEADER_WORD}$")
_HEADER = re.compile(rf"{_HEADER_WORD}(?: (?:{_HEADER_WORD}|{_HEADER_YEAR})){{1,5}}$")
_SENTENCE = later("[。，；！？「」]")
_PROSE = later(r"[a-z][,.;] [A-Za-z]|[a-z]{3}\.$")
# A line of words, no cell of which is so short: For the six months ended 30 June.
_LEADS = later(r"(?:For|The|In|As|At|During|From|To|Of|On|And|An?|By|With) [a-z]")
_NUMBER = later(r"[-+~約逾近]?[$￥]?\d[\d,.]*%?$")
_YEAR = later(r"(?:19|20)\d\d(?:[-/]\d{2,4})?年?$")
# A blank inside a date, a range or a counted number: `2023 年 8 月至 10 月`, `25 萬港元`.
_GLUE_BEFORE = re.compile(r"[年月至到約逾近超過–—~-]$")
_GLUE_AFTER = later(r"(?:[年月日號至到時分名人個間所家宗項次萬億%–—~-]|港元|平方)")
_DASHES = frozenset("–—~-")
# A blank before each three digits of a number: 3 412. A single figure before it may be a cell of its own.
_BEFORE_THOUSANDS, _THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}$"), re.compile(r"\d{3}(?![\d.,])")
_BLANK = re.compile(r"\s+")
_GAP = later(r"[ \t]*(?: {2}|\t)[ \t]*")
# A figure of a row that wide gaps part: 41,206, 3 412, 48.2, (5), –.
_FIGURE_CELL = later(r"[(（]?[-+~約逾近]?[$￥]?\d[\d,.]*(?: \d{3})*%?[)）]?$|[-–—.]{1,3}$|n/?a$", re.IGNORECASE)
_FIGURES = later(r"\d")
# A telephone's number is no figure, nor is what has no label.
_CODES, _LABEL = later(r"\d{7}|\d{4}[ -]\d{4}"), later(r"[^\W\d_]{2}")
_PRICED, _LONGEST_ROW = later(r"[$%￥€£]|\d,\d{3}"), 80
_NOTE = later(r"[（(][^（）()\d]{2,8}[）)]$")
_SHAPED = later(r"\d+|(?<=[（(])[一二三四五六日](?=[)）])")
_MOST_ROWS = 400

Breaks = dict[int, tuple[int, str]]
Span = tuple[int, int]


def cell_breaks(lines: Sequence[str], starts: Sequence[int]) -> Breaks:
    """Return the blanks that part cells, by offset, and what each becomes: a tab, or a line end.

    A break is found under the offset of its first blank: the offset of its end, and what it becomes.
    """
    breaks: Breaks = {}
    # A sentence is no row, and most lines are sentences.
    spaced = [n for n, line in enumerate(lines) if " " in line and "，" not in line and "。" not in line]
    for number in spaced:
        line = lines[number]
        if "  " in line:
            if _wide(number, lines, starts, breaks):
                continue
            gaps = [gap.span() for gap in _GAP.finditer(line)] if line > "\u2e80" and not _SENTENCE.search(line) else []
            if len(gaps) > 1 and any(line[start - 1].isdigit() and line[end].isdigit() for start, end in gaps):
                # Between words gaps are kept without help: 諾西那生鈉  肌肉萎縮症  2019  150
                _part(number, gaps, starts, breaks)
                continue
        if len(line) > 200 or not _HEADER.match(line):
            if 12 < len(line) < 400 and line.count(" ") > 4 and not _SENTENCE.search(line):
                _one_line(line, starts[number], breaks)
            continue
        _rows_under(number, lines, starts, breaks)
    if any("  " in lines[number] for number in spaced):
        _close(spaced, lines, starts, breaks)
    return breaks


def _close(spaced: Sequence[int], lines: Sequence[str], starts: Sequence[int], breaks: Breaks) -> None:
    """Mark the single blanks before the figures of rows beside one that has as many figures behind wide gaps.

    `研發開支 312.6 268.9` under `收入  85.3  41.7`, and the headings right over the first of such rows.
    """
    wide = (number for number in spaced if "  " in lines[number])
    widths = {number: width for number in wide if (width := _figures_behind_gaps(lines[number]))}
    for number, width in widths.items():
        if width in (widths.get(number - 1), widths.get(number + 1)):
            # A gap beside a mark of punctuation would be lost otherwise: 測序（單人）  HK$8,800
            _part(number, [gap.span() for gap in _GAP.finditer(lines[number])], starts, breaks)
    for numbers, step in ((spaced, 1), (spaced[::-1], -1)):
        for number in numbers:
            width = widths.get(number - step, 0)
            if width and number not in widths and (places := _blanks_before_figures(lines[number], width)):
                widths[number] = width
                _part(number, places, starts, breaks)
    for number, width in widths.items():
        above = lines[number - 1] if number else ""
        if width > 1 and widths.get(number - 1) != width and _heads(above, width):
            _part(number - 1, _blanks(above), starts, breaks)


def _heads(line: str, width: int) -> bool:
    """Tell whether the words of a line are headings over so many figures: short ones, parted by a gap, or dates."""
    words = line.split()
    if len(words) not in (width, width + 1) or "\t" in line or _SENTENCE.search(line):
        return False
    named = len(words) > width and _HEADER.match(line) is not None
    if "  " in line or named or all(map(_NOTE.match, words)):
        return line > "\u2e80"
    return sum(map(is_date, words)) > 1


def _part(number: int, places: Sequence[Span], starts: Sequence[int], breaks: Breaks) -> None:
    breaks.update((starts[number] + start, (starts[number] + end, "\t")) for start, end in places)


def _figures_behind_gaps(line: str) -> int:
    """Return how many cells a row has behind its first, where wide gaps part figures or dates from it; else 0."""
    cells = _GAP.split(line)
    if len(cells) == 1 or not cells[0] or _SENTENCE.search(line) or _CODES.search(line):
        return 0
    if _cell_of_figures(cells[0].split()[-1]):
        return 0  # Its first figure stands closer to its label than the others.
    return len(cells) - 1 if all(map(_cell_of_figures, cells[1:])) else 0


def _blanks_before_figures(line: str, width: int) -> list[Span]:
    """Return the blanks before the last cells of a line, so many of them, if all hold figures and a label is before."""
    places = _blanks(line)[-width:]
    if len(places) < width or len(line) > _LONGEST_ROW or _SENTENCE.search(line) or _CODES.search(line):
        return []
    cells = _cells_at(line, places)
    label = cells[0]
    if not all(map(_cell_of_figures, cells[1:])) or not label or label[-1].isdigit() or not _LABEL.search(label):
        return []
    return places if width > 1 or label > "\u2e80" or _PRICED.search(cells[1]) else []


def _cell_of_figures(cell: str) -> bool:
    return _FIGURE_CELL.match(cell) is not None or of_figures(cell)


def _wide(number: int, lines: Sequence[str], starts: Sequence[int], breaks: Breaks) -> bool:
    """Mark the gaps of a row whose figures wide gaps part from one another, and of the headings right over it.

    `25-34歲  41,206  43,880` under `Age  Men  Women`.
    """
    line = lines[number]
    gaps = list(_GAP.finditer(line))
    if len(gaps) < 2:
        return False
    cells = _GAP.split(line)
    if not all(map(_FIGURE_CELL.match, cells[1:])) or sum(map(bool, map(_FIGURES.search, cells[1:]))) < 2:
        return False
    breaks.update((starts[number] + gap.start(), (starts[number] + gap.end(), "\t")) for gap in gaps)
    above = number - 1
    if above >= 0 and " " in lines[above] and not _SENTENCE.search(lines[above]):
        over = [gap.span() for gap in _GAP.finditer(lines[above])]
        if len(over) in (len(gaps), len(gaps) - 1):
            _part(above, over, starts, breaks)
        elif _heads(lines[above], len(gaps)):
            # Long headings leave no more than one blank between them: 申請數目 資助額（百萬元）
            _part(above, _blanks(lines[above]), starts, breaks)
    return True


def _rows_under(number: int, lines: Sequence[str], starts: Sequence[int], breaks: Breaks) -> None:
    """Mark the cells of the header at `number` and of the lines under it, if at least two are rows of it."""
    places = _blanks(lines[number])
    wanted = len(places)
    found: list[tuple[int, list[Span]]] = [(number, places)]
    for below in range(number + 1, min(number + _MOST_ROWS, len(lines))):
        line = lines[below]
        if not line:
            continue
        if "\t" in line or ("  " in line and len(_GAP.findall(line)) > wanted):
            break  # Tabs or gaps part its cells, and the line above is a title.
        cuts = _cell_cuts(line, wanted) or _begun_alike(line, lines[found[-1][0]], found[-1][1], wanted)
        if cuts is None:
            break
        found.append((below, cuts))
    if len(found) > 2:
        breaks.update((starts[row] + cut, (starts[row] + end, "\t")) for row, cuts in found for cut, end in cuts)


def _cell_cuts(line: str, wanted: int) -> list[Span] | None:
    if line.count(" ") < wanted or len(line) > 120 or "。" in line or "，" in line or _PROSE.search(line):
        return None
    if not any(map(str.isdigit, line)) or MARKER.match(line) or (wanted == 1 and _LEADS.match(line)):
        return None
    blanks = _blanks(line)
    if len(blanks) < wanted:
        return None
    cuts = blanks if len(blanks) == wanted else [blank for blank in blanks if not _glued(line, *blank)]
    if len(cuts) > wanted > 1:
        cuts = [cut for cut in cuts if not _in_thousands(line, *cut)]
    elif len(cuts) < wanted:
        # A dash may be all that a cell holds: 不多於5人 — 1999年
        cuts = [blank for blank in blanks if not (_glued(line, *blank, _DASHES) or _in_thousands(line, *blank))]
    if len(cuts) > wanted > 0 and all(map(_FIGURE_CELL.match, _cells_at(line, cuts[-wanted:])[1:])):
        cuts = cuts[-wanted:]  # The first cell holds the other blanks: Sai Kung North 1,234 567
    return cuts if len(cuts) == wanted else cuts[:1] if wanted == 1 else None


def _cells_at(line: str, cuts: Sequence[Span]) -> list[str]:
    """Return the cells of a line that is cut at these blanks."""
    starts = [0, *(end for _, end in cuts)]
    return [line[start:end] for start, end in zip(starts, [*(cut for cut, _ in cuts), len(line)], strict=True)]


def _begun_alike(line: str, above: str, cuts: Sequence[Span], wanted: int) -> list[Span] | None:
    """Return the first cuts of a line with blanks in its words, where two cells of figures open it and the row above.

    In `11月22日（六） 1500-1700 工作坊 香港中文大學 陳大文 203室` nobody knows which blank parts the last cells.
    """
    if wanted < 2 or line.count(" ") <= wanted or len(line) > 120 or "。" in line:
        return None
    blanks = _blanks(line)
    if len(blanks) <= wanted:
        return None
    shape, shape_above = (_SHAPED.sub("0", one[: at[1][0]]) for one, at in ((line, blanks), (above, cuts)))
    return blanks[:wanted] if "0" in shape and shape == shape_above else None


def _one_line(line: str, start: int, breaks: Breaks) -> None:
    """Part a table flattened into one line: a header of n words, then rows of a name and numbers."""
    places = _blanks(line)
    fields = line.split()
    for width in range(2, 6):
        header, cells = fields[:width], fields[width:]
        if not all(map(_WORD.match, header)):
            return
        if len(cells) < 2 * width or len(cells) % width:
            continue
        named = cells[0::width]
        if not (all(map(_YEAR.match, named)) or not any(map(_NUMBER.match, named))):
            continue
        if all(_NUMBER.match(cell) for column in range(1, width) for cell in cells[column::width]):
            breaks.update(
                (start + place, (start + end, "\t" if (index + 1) % width else "\n"))
                for index, (place, end) in enumerate(places)
            )
            return


def _blanks(line: str) -> list[Span]:
    return [match.span() for match in _BLANK.finditer(line)]


def _glued(line: str, start: int, end: int, but: frozenset[str] = frozenset()) -> bool:
    """Tell whether a blank stands inside a date or a number, which it does not beside what is in `but`."""
    around = line[max(0, start - 2) : end + 2]
    if not any(map(str.isdigit, around)) or line[start - 1 : start] in but or line[end] in but:
        return False
    return bool(_GLUE_BEFORE.search(line, 0, start) or _GLUE_AFTER.match(line, end))


def _in_thousands(line: str, start: int, end: int) -> bool:
    return bool(_BEFORE_THOUSANDS.search(line, 0, start) and _THOUSANDS.match(line, end))
