"""The date of issue, where a text states it: dateline, label, letter date, closing date or date line.

Only the head and the tail of a text are looked at, and only forms that date the text itself; the dates of
what it tells are for extraction, which has a whole grammar for them. A date in running text
(`於5月15日上載`) is never a date of issue. The words that label a date are those of knowledge/reading/signs.csv.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from pipelines.patterns import later
from pipelines.reading.document import Block
from pipelines.reading.issuers import names_body
from pipelines.reading.kinds import is_report_title
from pipelines.reading.mastheads import day_of_masthead, furniture_of
from pipelines.reading.tables import patterns_of
from pipelines.reading.written_dates import HELD, Dated, lines_with_days, with_days, with_months

_SIGNS = patterns_of("signs.csv", "sign")
_AFTER = (
    r"(?: ?[（(]?(?:星期|週|周)[一二三四五六日天][)）]?)?(?: ?(?:上午|下午|晚上)? ?\d{1,2}[:：時]\d\d(?:分|:\d\d)?)?"
)
# A label stands at the head of its line or behind a blank, a bar or a figure (瀏覽人次12更新日期), and its date at
# once, or after the label's other language, behind it.
_BEFORE_LABEL, _BEHIND_LABEL = (
    r"(?:^|[\s|｜/。；（(\d])\W{0,2}",
    r"(?:[ /]{1,3}[A-Za-z ]{4,30})?[）)]?[ \t]?[：:]?[ \t]?",
)
# A time before the day: Published: 6:00am, 12 Apr 2025.
_TIME = r"(?:\d{1,2}[:：]\d\d ?(?:[ap]\.?m\.?)?,? )?"
_PLACE = r"[^\W\d][^，,。．：:\d]{1,24}"


def _labelled(sign: str) -> re.Pattern[str]:
    return later(rf"(?i){_BEFORE_LABEL}(?:{_SIGNS[sign]}){_BEHIND_LABEL}{_TIME}{HELD}")


# Datelines: (香港，2023年5月23日) — ...; HONG KONG, August 21, 2023 (PRNewswire) -- ...; （2025年9月3日，香港）;
# HONG KONG SAR - Media OutReach Newswire - 3 May 2023 - ...
_DATELINES = (
    later(
        rf"^[（(【\[]?{_PLACE}(?:[，,、．· ]| [–—-]|(?<=[一-鿿])[–—-]) ?{HELD} ?[電电讯訊]?"
        r"(?:[）)】\]]|[ ]?[-–—─]|[ ]?[（(][^）)]{2,24}[)）]|$)"
    ),
    later(rf"(?i).{{2,60}}?(?:, ?|(?<=[一-鿿])){HELD} ?(?:{_SIGNS['wire']})"),
    later(rf"(?i)^{_PLACE} ?(?:{_SIGNS['wire']}) ?{HELD} ?[-–—]"),
    later(rf"^{HELD}[，,] ?{_PLACE} ?(?:[-–—─]|$)"),
    # 深圳新闻网2026年1月9日讯（记者 …）; 【本報西貢2021年9月4日專訊】; 人民网深圳2026年1月9日电
    later(rf"^[（(【《\[]?(?:[^\d，,。．：:]{{2,20}})?{HELD} ?[专專特快]?[电電讯訊](?=[】）)》\] （(，,：:]|$)"),
)
_ISSUED, _UPDATED, _DATED = _labelled("issued"), _labelled("updated"), _labelled("dated")
# The stamp over a report: 2025-03-27 HKT 18:12, 2025-06-18 06:00 HKT. Several of them date the reports of a list, and
# none the list.
_ZONE, _CLOCK = r"(?:HKT|GMT|UTC)(?:\+\d)?", r"\d{1,2}:\d\d(?::\d\d)?"
_STAMPED = later(rf"^{HELD} ?(?:{_ZONE} ?{_CLOCK}|{_CLOCK} ?[（(]?{_ZONE}[）)]?)$")
# A line, or a cell at the head, that holds a date and nothing else.
_ALONE = later(rf"(?:^|\t)(?:(?:完|E(?:nds?|NDS?)) ?/ ?)?[（(]?(?:於 ?)?{HELD}(?:\W{{0,3}}{HELD})?[）)]?{_AFTER}$")
# A day beside who wrote the text, edited it or supplied it: 2025-11-13 記者：..., 來源：... 2024-01-30 09:12
_CREDITED = later(
    rf"(?i)^(?:{HELD}{_AFTER}[ \t|｜/]{{1,3}}(?:{_SIGNS['credited']})"
    rf"|\W{{0,2}}(?:{_SIGNS['credited']})[^\d。]{{0,24}}[ \t|｜]?{HELD})"
)
# A date said to be that of the text behind it, or by what the text calls itself before it.
_SAID_BEHIND = later(rf"(?i)(?:^[（(]?|[（(])(?:本.{{1,6}})?[於于]?{HELD}(?:{_SIGNS['said_behind']})")
_SELF_NAMED = later(rf"(?i)^[^。：:\n]{{0,40}}(?:{_SIGNS['self_named']})[^。\d\n]{{0,20}}{HELD}")
# What marks a press release may be followed by its date: 新聞稿【2025年2月28日】, 【新聞稿】2025年2月28日
_MARKED = later(
    rf"(?i)^[^。，：:\n]{{0,40}}(?:{_SIGNS['dated_mark']})"
    rf"(?:[\W_]{{0,4}}(?:[請请]?即[時时][發发][佈布放]|for immediate release))?[^\w。]{{0,6}}{HELD}"
)
# The number of an issue may stand before its date: 研究簡報 Issue 2023-07｜2023年9月18日
_NUMBERED = later(rf"(?i)^[^。：:\d\n]{{0,40}}(?:{_SIGNS['self_named']})[^。，\n]{{0,30}}[|｜/,，· ]{HELD}\W*$")
_HANDED_IN = later(rf"^[（(]?(?:[於于] ?)?{HELD}(?:{_SIGNS['handed_in']})[^，。]{{0,16}}$")
# 民國112年8月修訂
_REVISED = later(rf"(?i)^[（(]?(?:本.{{1,6}})?[於于]?{HELD}(?:{_SIGNS['said_behind']})[）)]?$")
_MONTH_ALONE = later(rf"^[（(]?(?:於 ?)?{HELD}[）)]?$")
# Who signs, over the month at the end of a text: 主席 何慧嫻女士, 何大文醫生（香港兒童醫院顧問醫生）.
_SIGNATORY = later(
    rf"(?:{_SIGNS['office']})\W{{0,3}}[^，。：\d]{{2,12}}(?:[（(].{{2,30}}[）)])?$|[^，。：:\d]{{2,16}}"
    r"(?:女士|先生|醫生|教授|博士|議員|謹啟|敬啟|謹上)(?:[（(][^）)]{2,30}[）)])?$"
)
_NAME, _HELD_OFFICE = later(r"[一-鿿]{2,4}(?: ?謹啟| ?謹上| ?敬上)?"), later(rf"(?:{_SIGNS['office']})$")
_CLOSING = later(rf"(?:(?:完|E(?:nds?|NDS?)) ?/ ?)?[（(]?{HELD}[）)]?{_AFTER}$")
_LESS_SURE = (
    # The running head of proceedings: 立法會 ─ 2015年3月18日
    later(rf"^[^\d，。：:]{{2,16}}\t?[ ]?[-–—─|｜·•]\t?[ ]?{HELD}$"),
    # 2025年6月18日 · 3分鐘閱讀
    later(rf"^{HELD}{_AFTER} ?[·•|｜] ?\d{{1,2}} ?(?:分[鐘钟]|min)"),
    # (2023年5月23日，香港)
    later(rf"^[（(【\[]{HELD}[，, ]"),
    # 今日（2025年2月28日）
    later(rf"今[日天早晨午晚]?[（(]{HELD}(?:[，, ]|[）)])"),
    # 2025/06/18 13:20 | 某某網
    later(rf"^{HELD}{_AFTER} ?[|｜] ?[^\d，。：:|｜]{{2,16}}$"),
)
# A running head with its page number, or in capitals.
_RUNNING = later(rf"^[^\d，。：:]{{2,30}}\t?[ ]?[-–—─|｜]\t?[ ]?{HELD}[ \t]*\d*$")
_LABELS = later(rf"(?i)(?:{_SIGNS['issued']}|{_SIGNS['updated']}){_BEHIND_LABEL}{_TIME}{HELD}")
_DATE_LINES = (_ALONE, _STAMPED, _CREDITED, _NUMBERED, _RUNNING, _LABELS, *_LESS_SURE[:2], _LESS_SURE[-1])
_TRAIL = later("[>›»|｜]")
_WIRED = later(r"^[（(]?[^。，\d]{2,16}?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[電电讯訊](?![^ （(）)])", re.MULTILINE)
_AS_OF = later(r"截[至止]((?:19|20)\d\d)年")
_ROW_LABEL = later(rf"(?i)\W{{0,2}}(?:{_SIGNS['issued']}|{_SIGNS['updated']})")
_VENUE = re.compile(r"^\W{0,2}(?:地[點点]|場地|會場|Venue|Place)", re.IGNORECASE)
_HEAD_BLOCKS, _TAIL_BLOCKS, _HEAD_CHARACTERS, _LAST_CHARACTERS = 14, 12, 160, 80
_BODY_BLOCKS, _SIGNATURE, _SIGNATURE_LINE = 60, 20, 30
_TOP, _FOOT, _ENDING, _COVER_LINE, _LONGEST_SECTION = 8, 4, 6, 60, 6


def date_of_issue(text: str, blocks: Sequence[Block]) -> str | None:
    r"""Return the EDTF date on which a text says it was issued, or None.

    >>> from pipelines.reading.layout import lay_out
    >>> text = "即時發布\n(香港，2023年5月23日) —香港科技園與香港大學共同發布今日正式開幕。"
    >>> date_of_issue(text, lay_out(text))
    '2023-05-23'
    """
    lines = _lines(text, blocks)
    days = lines_with_days(lines)
    if day := next(filter(None, _days(text, blocks, days, lines)), None):
        return day
    wired = next(filter(None, map(_WIRED.match, (line for line in lines if "月" in line))), None)
    if wired and (day := _with_year(wired, text, days)):
        return day
    return next(filter(None, _months(text, blocks, lines)), None)


def dates_only(line: str) -> bool:
    """Tell whether a line only dates the text, or is a masthead over it.

    >>> dates_only("立法會 ─ 2015年3月18日 218"), dates_only("研究簡報 Issue 2023-07｜2023年9月18日")
    (True, True)
    >>> dates_only("2015年3月18日珊瑚日開幕")
    False
    """
    if "。" in line:
        return False
    dated = with_days(line)
    furniture = furniture_of(dated.line if dated else line)
    if furniture and ("date" in furniture.parts or furniture.parts & {"outlet", "page", "byline"}):
        return True
    if furniture and furniture.is_one and (len(line) <= _LONGEST_SECTION or _TRAIL.search(line)):
        return True
    return dated is not None and any(form.match(dated.line) for form in _DATE_LINES)


def _months(text: str, blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[str | None]:
    """Yield the months that a text without a day dates itself with, from the surest form to the least sure."""
    months = list(filter(None, map(with_months, dict.fromkeys(lines))))
    for form in (_ISSUED, _UPDATED, _REVISED) if _has_venue(lines) else (_ISSUED, _UPDATED, _REVISED, _DATED):
        yield from (line.date_in(form) for line in months)
    head = filter(None, (with_months(_clip(text, block)) for block in blocks[:_TOP]))
    yield from (line.date_in(_NUMBERED, at_head=True) for line in head)
    # A chronicle has several months that stand alone.
    if sum(_MONTH_ALONE.match(line.line) is not None for line in months) == 1:
        yield _month_under_name(text, blocks)


def _has_venue(lines: Sequence[str]) -> bool:
    return any(map(_VENUE.match, lines))


def _days(text: str, blocks: Sequence[Block], dated: Sequence[Dated], lines: Sequence[str]) -> Iterator[str | None]:
    """Yield the days that a text dates itself with, from the surest form to the least sure."""
    for form in _DATELINES:
        yield from (line.date_in(form, at_head=True) for line in dated)
    head, foot = (lines_with_days([_clip(text, b) for b in part]) for part in (blocks[:_TOP], blocks[2:][-_FOOT:]))
    for form in (_ISSUED, _CREDITED):
        yield from (line.date_in(form) for line in dated)
    yield from (line.date_in(_MARKED, at_head=True) for line in head)
    yield _only(map(day_of_masthead, head))
    for form in (_UPDATED, _SAID_BEHIND):
        yield from (line.date_in(form) for line in dated)
    yield from (line.date_in(_SELF_NAMED, at_head=True) for line in dated)
    yield from (line.date_in(_NUMBERED, at_head=True) for line in head)
    yield _only(map(day_of_masthead, [*head, *foot]))
    yield from (line.date_in(_HANDED_IN, at_head=True) for line in foot)
    stamps = list(filter(None, (line.date_in(_STAMPED) for line in dated)))
    yield stamps[0] if len(stamps) == 1 else None
    # The day under an issuer's name closes a paper; the one at its head may be that of the meeting.
    yield _closing_day(text, blocks)
    # With a venue beside it, a bare label gives the date of an event.
    for form in (_ALONE, *_LESS_SURE) if _has_venue(lines) else (_DATED, _ALONE, *_LESS_SURE):
        yield from (line.date_in(form) for line in dated)


def _only(days: Iterable[str | None]) -> str | None:
    """Return the one day that some lines tell; several are those of a list of reports."""
    told = set(filter(None, days))
    return told.pop() if len(told) == 1 else None


def _lines(text: str, blocks: Sequence[Block]) -> list[str]:
    """Return the lines that may date a text: those of its head and tail, of its signature, running heads."""
    head = [_clip(text, block) for block in blocks[:_HEAD_BLOCKS] if _speaks(text, block)]
    # In the body of a letter, its date stands under the signature.
    signature = [
        text[block.start : block.end]
        for block in blocks[_HEAD_BLOCKS:_BODY_BLOCKS]
        if block.end - block.start <= _SIGNATURE and block.kind != "row"
    ]
    tail = [_clip(text, block) for block in blocks[_HEAD_BLOCKS:][-_TAIL_BLOCKS:] if _speaks(text, block)]
    running = [_clip(text, block) for block in blocks if block.kind == "footer"]
    return [*head, *signature, *tail, *running]


def _speaks(text: str, block: Block) -> bool:
    return block.kind != "row" or _ROW_LABEL.match(text, block.start) is not None


def _clip(text: str, block: Block) -> str:
    """Return the first words of a block, and its last where it is long."""
    if block.end - block.start <= _HEAD_CHARACTERS + _LAST_CHARACTERS:
        return text[block.start : block.end]
    last = text[block.end - _LAST_CHARACTERS : block.end]
    return f"{text[block.start : block.start + _HEAD_CHARACTERS]}…。{last}"


def _closing_day(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the day that stands alone under a short line, a name, at the end of a text."""
    for number in range(len(blocks) - 1, max(len(blocks) - 7, 1), -1):
        block, above = blocks[number], blocks[number - 1]
        if block.end - block.start > _SIGNATURE_LINE or block.kind == "row":
            continue
        closing = with_days(text[block.start : block.end])
        if closing and _CLOSING.match(closing.line):
            named = above.end - above.start <= _SIGNATURE_LINE and text[above.end - 1] not in "。：:！？"
            return closing.dates[0] if named else None
    return None


def _month_under_name(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the month that stands alone under the name of a body or a report, on the cover or at the end of a text."""
    for number in {*range(1, min(_TOP, len(blocks))), *range(max(1, len(blocks) - _ENDING), len(blocks))}:
        block, above = blocks[number], text[blocks[number - 1].start : blocks[number - 1].end]
        if block.end - block.start > _SIGNATURE or block.kind == "row" or len(above) > _COVER_LINE:
            continue
        month = with_months(text[block.start : block.end])
        if month and _MONTH_ALONE.match(month.line):
            signed = number == len(blocks) - 1 and _signs(above, text, blocks[max(0, number - 2)])
            if signed or names_body(above) or is_report_title(above):
                return month.dates[0]
    return None


def _signs(line: str, text: str, above: Block) -> bool:
    """Tell whether a line is of who signs a text: a name with its title, or alone under its office or body."""
    if _SIGNATORY.match(line):
        return True
    office = text[above.start : above.end]
    return _NAME.fullmatch(line) is not None and (_HELD_OFFICE.search(office) is not None or names_body(office))


def _with_year(wired: re.Match[str], text: str, dated: Sequence[Dated]) -> str | None:
    """Return the day of a dateline without a year: that of the nearest whole date, or of the latest 截至."""
    month, day = int(wired["month"]), int(wired["day"])
    try:
        years = sorted(
            (abs((known - datetime.date(known.year, month, day)).days), -known.year)
            for known in (datetime.date.fromisoformat(line.dates[0]) for line in dated if line.dates[0])
        )
        if years and years[0][0] <= 7:
            return datetime.date(-years[0][1], month, day).isoformat()
        as_of = max((datetime.date(int(year), month, day) for year in _AS_OF.findall(text)), default=None)
        return as_of.isoformat() if as_of else None
    except ValueError:
        return None
