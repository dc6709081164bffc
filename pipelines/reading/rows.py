"""Rows of tables: whether the first of them heads the others, and which cells are figures or dates alone.

A heading has labels in all its cells. A first row with a figure or a date where the rows under it have one too is a row
like them: `已招募參加者⇥6,218名` over `已測序⇥5,470個`, `2004⇥五個家庭相識` over `2008.11⇥舉辦家庭日`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.patterns import later

_YEAR = r"(?:(?:19|20)\d\d|[一二][九零〇○][零〇○一二三四五六七八九]{2}年)"
_DATE = later(
    rf"(?:(?:[A-Z][a-z]{{2,8}}\.?|\d{{1,2}}(?! ?\d)|Q[1-4]|[1-4][QH])[ ,–-]{{0,3}}){{0,3}}{_YEAR}"
    r"[\d年月日號首第一二三四五六七八九十季度上下半中底初末春夏秋冬至到起前後QH–—~/. -]{0,24}(?:[（(].{1,3}[)）])?"
    r"|\d{1,2}月\d{1,2}日(?:[至–—~-](?:\d{1,2}月)?\d{1,2}日)?(?:[（(].{1,3}[)）])?"
)
_CLOCK = later(r"(?:[上下]午)?[0-2]?\d[:：.時][0-5]\d(?!\d)")
_BARE_YEAR = later(rf"{_YEAR}年?(?:度)?")
# A figure with few words for its unit: 6,218名, HK$2,400, 37.2%, 約3 412宗, (5).
_FIGURE = later(
    r"[（(]?[約逾近超過達共+~≈-]{0,3}(?:港幣|港币|人民幣|人民币|美金|HK|US|NT|RMB|MOP|CNY|S|A|C)?[$￥¥£€]? ?"
    r"(?:\d{1,3}(?: \d{3})+|\d[\d,]*)(?:\.\d+)?(?P<to>[-–—~至]\d[\d,.]*)?(?![\d月日:：+歲])\+?"
    r"(?P<unit>[^\d\t，。；,;:：～~–—-]{0,12})"
)
# What groups are parted by, and doses given in: no matter of a list of figures.
_BANDED = later(r" ?(?:歲|個月|星期|[周週天年季]|小時|分鐘|[mkμ]?[gL]\b|m[lL]|months?|years?|yrs?|weeks?|days?|hours?)")
# A figure with a unit at the end of some words, 全國少於5萬人; what a cell of such has where there is none.
_ENDS, _NONE = later(r"\d[\d,.]*[萬億]?(?P<unit>[^\W\d_]{1,2}|%)$"), later(r"沒有|没有|無|不|少於|有待|待|另|稍")
_WORDED, _LONG = later(r"[^\W\d_]{2}"), later(r"[^\W\d_]{4}")


def unheaded(rows: Sequence[str]) -> bool:
    r"""Tell whether the first of some rows is no heading of the others.

    >>> unheaded(["早期\t37.2%", "晚期\t35.9%"]), unheaded(["項目\t2022年", "收入\t35.9"])
    (True, False)
    """
    first, *below = [row.split("\t") for row in rows]
    if _DATE.fullmatch(first[0]) or _CLOCK.match(first[0]):
        dated = [cells for cells in below if _DATE.fullmatch(cells[0]) or _CLOCK.match(cells[0])]
        told = any(map(_worded, first[1:])) <= any(_worded(cell) for cells in dated for cell in cells[1:])
        return 2 * len(dated) >= len(below) and told and not all(map(_DATE.fullmatch, first))
    if not first[0]:
        return False
    if _fields(first, below):
        return True
    columns = ([cells[at] for cells in below if at < len(cells)] for at in range(1, len(first)))
    return any(_alike(first, column, at) for at, column in enumerate(columns, 1))


def is_date(cell: str) -> bool:
    """Tell whether a cell holds a date with its year and nothing else."""
    return _DATE.fullmatch(cell) is not None


def of_figures(cell: str) -> bool:
    """Tell whether a cell holds a figure or a date and nothing else.

    >>> of_figures("6,218名"), of_figures("2023年10月–2024年9月"), of_figures("招募首2,000名參加者")
    (True, True, False)
    """
    return (_DATE.fullmatch(cell) or _FIGURE.fullmatch(cell)) is not None


def _worded(cell: str) -> bool:
    return _WORDED.search(cell) is not None and not of_figures(cell)


def _fields(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows of two cells are labels and what each gives, which no one heading could be over.

    Some give figures and others words, or all a figure with the same unit at the end of words.
    """
    if any(len(cells) != 2 or is_date(cells[0]) for cells in (first, *below)):
        return False
    given = [cells[1] for cells in below]
    if (figure := _ENDS.search(first[1])) and not (_BANDED.match(figure["unit"]) or is_date(first[1])):
        alike = sum(told["unit"] == figure["unit"] for cell in given if (told := _ENDS.search(cell)))
        return bool(2 * alike >= len(given))
    words = [cell for cell in given if not any(map(str.isdigit, cell)) and _LONG.search(cell) and not _NONE.match(cell)]
    filled = _LONG.search(first[1]) is not None or of_figures(first[1])
    return bool(words) and filled and any(map(of_figures, given)) and _BARE_YEAR.fullmatch(first[1]) is None


def _alike(first: Sequence[str], column: Sequence[str], at: int) -> bool:
    """Tell whether a cell of the first row is a date or figure as most of those under it are."""
    cell = first[at]
    if _DATE.fullmatch(cell):
        several = sum(_BARE_YEAR.fullmatch(other) is not None for other in first) > 1
        return not several and 2 * sum(_DATE.fullmatch(other) is not None for other in column) > len(column)
    figure = _FIGURE.fullmatch(cell)
    if figure is None or (figure["to"] and not figure["unit"]):
        return False
    under = [told for other in column if (told := _FIGURE.fullmatch(other)) and not _DATE.fullmatch(other)]
    if 2 * len(under) < len(column) or not under:
        return False
    if not figure["unit"].strip():
        return not _counts_up(first)
    return not _BANDED.match(figure["unit"]) or any(told["unit"] == figure["unit"] for told in under)


def _counts_up(cells: Sequence[str]) -> bool:
    """Tell whether the cells behind the first are numbers in equal steps, as doses and grades are: 1, 2, 3."""
    numbers = [int(cell) for cell in cells[1:] if cell.isdecimal()]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(steps) == 1 and (len(numbers) > 2 or steps == {1})
