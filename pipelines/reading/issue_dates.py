"""The date of issue, where a text states it: dateline, letter date, date line or date label.

Only the head and the tail of a text are looked at, and only forms that date the text itself; the dates of
what it tells are for extraction, which has a whole grammar for them. A date in running text
(`於5月15日上載`) is never a date of issue.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from pipelines.reading.document import Block

_DIGITS = {
    character: value
    for value, characters in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for character in characters
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CHINESE_DATE = (
    r"(?P<cy>(?:1[89]|20)\d\d|民國\d{2,3}|[一二][〇零○一二三四五六七八九]{3}) ?年 ?"
    r"(?P<cm>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?"
    r"(?P<cd>\d{1,2}|[一二三四五六七八九十廿卅]{1,3}) ?[日號号]"
)
_ISO_DATE = r"(?P<iy>(?:19|20)\d\d)[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?!\d)"
_MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ENGLISH_DATE = (
    rf"(?:(?P<ed>\d{{1,2}})(?:st|nd|rd|th)? (?P<em>{_MONTH_NAME}),? (?P<ey>(?:19|20)\d\d)"
    rf"|(?P<am>{_MONTH_NAME}) (?P<ad>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<ay>(?:19|20)\d\d))"
)
_DATE = rf"(?:{_CHINESE_DATE}|{_ISO_DATE}|{_ENGLISH_DATE})"
# From the surest form to the least sure; the first that is found counts.
_FORMS: tuple[re.Pattern[str], ...] = (
    # A dateline: (香港，2023年5月23日) — ...; HONG KONG, August 21, 2023 (PRNewswire) -- ...
    re.compile(
        rf"^[（(【]?[^\W\d][^，,。．：:\d]{{1,24}}[，,、．· ] ?{_DATE} ?[電讯訊]?"
        r"(?:[）)】]|[ ]?[-–—─]|[ ]?[（(][^）)]{2,24}[)）]|$)",
        re.MULTILINE,
    ),
    # A label: 發佈時間：2022-07-05 10:30; date 2025-11-21; Date: 5 May 2024
    re.compile(
        r"^\W{0,2}(?:(?:發布|發佈|发布|發稿|刊登|出版|張貼|公布|公佈)(?:日期|時間|时间)|日期|時間"
        r"|(?:最後|最后)?更新(?:日期|時間|於)?"
        rf"|(?:published|posted|issued|last updated|updated|release date|date)(?: on)?)[：:]? ?{_DATE}",
        re.MULTILINE | re.IGNORECASE,
    ),
    # A line, or a cell at the head, that holds a date and nothing else.
    re.compile(
        rf"(?:^|\t)(?:[（(])?{_DATE}(?:[）)])?(?: ?[（(]?星期[一二三四五六日][)）]?)?(?: \d{{1,2}}:\d\d)?$",
        re.MULTILINE,
    ),
    # The running head of proceedings: 立法會 ─ 2015年3月18日
    re.compile(rf"^[^\d，。：:]{{2,16}}\t?[ ]?[-–—─|｜]\t?[ ]?{_DATE}$", re.MULTILINE),
    # (2023年5月23日，香港) and a date between brackets that closes or opens the text.
    re.compile(rf"^[（(]{_DATE}[，, ]", re.MULTILINE),
)
_HEAD_BLOCKS, _TAIL_BLOCKS, _HEAD_CHARACTERS = 14, 12, 160


def date_of_issue(text: str, blocks: Sequence[Block]) -> str | None:
    r"""Return the EDTF date on which a text says it was issued, or None.

    >>> from pipelines.reading.layout import lay_out
    >>> text = "即時發布\n(香港，2023年5月23日) —香港科技園與香港大學共同發布今日正式開幕。"
    >>> date_of_issue(text, lay_out(text))
    '2023-05-23'
    """
    signature = _signature(text, blocks)
    head = [_clip(text, block) for block in blocks[:_HEAD_BLOCKS] if block.kind != "row"]
    tail = [_clip(text, block) for block in blocks[_HEAD_BLOCKS:][-_TAIL_BLOCKS:] if block.kind != "row"]
    running = [_clip(text, block) for block in blocks if block.kind == "footer"]
    lines = "\n".join([*head, *signature, *tail, *running])
    for form in _FORMS:
        for match in form.finditer(lines):
            if found := _edtf(match):
                return found
    return None


def _clip(text: str, block: Block) -> str:
    return text[block.start : min(block.end, block.start + _HEAD_CHARACTERS)]


def _signature(text: str, blocks: Sequence[Block]) -> list[str]:
    """Return the short lines in the body of a letter: its date stands under the signature."""
    return [text[block.start : block.end] for block in blocks[_HEAD_BLOCKS:60] if block.end - block.start <= 20]


def _edtf(match: re.Match[str]) -> str | None:
    """Return the matched date, None where there is no such day."""
    parts = match.groupdict()
    year = parts["cy"] or parts["iy"] or parts["ey"] or parts["ay"]
    month = parts["cm"] or parts["im"] or parts["em"] or parts["am"]
    day = parts["cd"] or parts["id"] or parts["ed"] or parts["ad"]
    try:
        return datetime.date(_year(year), _month(month), _small(day)).isoformat()
    except ValueError:
        return None


def _year(written: str) -> int:
    if written.startswith("民國"):
        return int(written[2:]) + 1911
    return int("".join(str(_DIGITS.get(character, character)) for character in written))


def _month(written: str) -> int:
    for number, name in enumerate(_MONTHS, 1):
        if name == written[:3].lower():
            return number
    return _small(written)


def _small(written: str) -> int:
    """Return a number below a hundred: 15, 十五, 廿一, 二十四.

    >>> _small("二十四"), _small("十"), _small("廿一")
    (24, 10, 21)
    """
    if written.isdecimal():
        return int(written)
    spelt = written.replace("廿", "二十").replace("卅", "三十")
    tens, ten, units = spelt.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(units, 0)
