"""Every date of a text, with the words that tell it, as EDTF.

    >>> [(span.edtf, span.form) for span in find("申請期為2023年5月15日–7月17日，名單於11月揭曉。")]
    [('2023-05-15/2023-07-17', 'range'), ('2023-11', 'point')]
    >>> parse("去年11月", anchor="2024-01-15").edtf
    '2023-11'

Traditional and Simplified Chinese and English are read alike. The text is scanned once for what may begin a
date; only there are the grammars of the sibling modules tried. A date that lacks its year and has neither
anchor nor an earlier date to lean on is not found, as no clock is asked. Durations, phone numbers, versions
and idioms are no dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from pipelines.extraction.dates import chinese as chinese_dates
from pipelines.extraction.dates import distances, english_days, eras, plain_years, republic, short_texts, weeks
from pipelines.extraction.dates import english as english_dates
from pipelines.extraction.dates import numeric as numeric_dates
from pipelines.extraction.dates import ranges as date_ranges
from pipelines.extraction.dates import relative as relative_dates
from pipelines.extraction.dates.calendar_words import BEGINS_JOIN
from pipelines.extraction.dates.context import SENTENCE_END, Context, Known
from pipelines.extraction.dates.edtf import DateSpan, Part, bounds, first_day
from pipelines.extraction.dates.triggers import NUMERALS, TRIGGER, TRIGGER_OF_TIMES, trigger_of_short_text
from pipelines.extraction.numerals import width
from pipelines.patterns import later

_FIGURES = frozenset("0123456789")
_NUMERAL_MONTH = later(f"[{NUMERALS}百千OoＯ]+月")
# Behind a figure that no 年 or 月 follows: what lets it be more than a year that stands alone.
_BEHIND_FIGURE = BEGINS_JOIN | frozenset(".,'’日號号天世學学個个週周星禮礼財财課课")
_BEHIND_FISCAL = BEGINS_JOIN | frozenset("財财學学課课年度")
_BEGINS_CHAIN = date_ranges.BEGINS_CHAIN
_ERA_ENDS = eras.ENDS
_ERAS = frozenset("民中公西")
_PERIODS = frozenset("首前第上下")
_COMPARED = frozenset("較较比")
_CENTURIES = frozenset("上本")
_WEEKDAYS, _FROM = frozenset("星禮礼週周"), frozenset("從从")
# What may stand between a weekday and its date.
_PAUSE = later("[,，、]?[ ]?(?=[0-9一二三四五六七八九十])")
_LONGEST_DATE = 60
# How much a text of so many characters tells: 2024, 2024-01.
_KNOWN: dict[int, Known] = {4: "year", 7: "month"}

__all__ = ["DateSpan", "bounds", "find", "parse"]


def _read(text: str, position: int, context: Context) -> Part | None:
    """Read one part of a date at `position`; in a text of its own also what is none in a document."""
    if context.document:
        return _read_of_document(text, position, context)
    return (
        short_texts.read_first(text, position, context)
        or _read_of_document(text, position, context)
        or short_texts.read_rest(text, position, context)
    )


def _read_of_document(text: str, position: int, context: Context) -> Part | None:
    """Read one part of a date at `position`, by the kind of its first character."""
    sign = text[position]
    if sign.isascii():
        return (_read_figure if sign.isdecimal() else _read_english)(text, position, context)
    if sign in NUMERALS:
        return _read_numeral(text, position, context)
    if sign in _ERAS:
        return chinese_dates.read_year(text, position, context) or republic.read_fiscal(text, position)
    part = relative_dates.read(text, position, context)
    if part is None and sign in _PERIODS:
        part = chinese_dates.read_period(text, position)
    if part is None and sign in _CENTURIES:
        part = numeric_dates.read_age(text, position, context)
    return part


def _read_figure(text: str, position: int, context: Context) -> Part | None:
    """Read a part that begins with Arabic figures; the character behind them says which grammars may."""
    if context.republic and (part := republic.read(text, position)) is not None:
        return part
    end = position + 1
    while text[end : end + 1] in _FIGURES:
        end += 1
    behind = text[end : end + 1]
    if behind == "年":
        return (
            (eras.read(text, position, context) if text[position - 1] in _ERA_ENDS else None)
            or (numeric_dates.read_fiscal(text, position) if text[end + 1 : end + 2] in _BEHIND_FISCAL else None)
            or chinese_dates.read_year(text, position, context)
            or numeric_dates.read_age(text, position, context)
            or distances.read(text, position, context)
        )
    if behind == "月":
        return chinese_dates.read_month(text, position) or numeric_dates.read_lone_year(text, position, context)
    if behind not in _BEHIND_FIGURE and not ("A" <= behind <= "z"):
        return numeric_dates.read_lone_year(text, position, context)
    return (
        numeric_dates.read_fiscal(text, position)
        or numeric_dates.read_figures(text, position, context)
        or chinese_dates.read_year(text, position, context)
        or chinese_dates.read_month(text, position)
        or english_dates.read_day_first(text, position, context)
        or english_days.read_ordinal(text, position, context)
        or english_dates.read_period(text, position, context)
        or numeric_dates.read_age(text, position, context)
        or (numeric_dates.read_month_of_chronicle(text, position) if behind == "." else None)
        or numeric_dates.read_lone_year(text, position, context)
        or distances.read(text, position, context)
        or chinese_dates.read_day(text, position, context)
    )


def _read_english(text: str, position: int, context: Context) -> Part | None:
    part = (
        english_dates.read_month_first(text, position, context)
        or english_dates.read_day_first(text, position, context)
        or english_dates.read_period(text, position, context)
        or distances.read(text, position, context)
        or english_dates.read_relative(text, position, context)
        or english_days.read(text, position, context)
    )
    return english_days.with_day_in_brackets(text, part) if part is not None and part.relative else part


def _read_numeral(text: str, position: int, context: Context) -> Part | None:
    """Read a part that begins with Chinese numerals; a month where 月 stands behind them."""
    if _NUMERAL_MONTH.match(text, position):
        return chinese_dates.read_month(text, position)
    return (
        (eras.read(text, position, context) if text[position - 1] in _ERA_ENDS else None)
        or numeric_dates.read_fiscal(text, position)
        or numeric_dates.read_age(text, position, context)
        or chinese_dates.read_year(text, position, context)
        or chinese_dates.read_month(text, position)
        or numeric_dates.read_lone_year(text, position, context)
        or distances.read(text, position, context)
        or chinese_dates.read_period(text, position)
        or (chinese_dates.read_day(text, position, context) if context.whole else None)
    )


def _read_next(text: str, position: int, context: Context, before: Part) -> Part | None:
    """Read the part that goes on a list or range after `before`: any date, or a shortened one (及17日)."""
    if position >= len(text):
        return None
    if before.naked and before.year is not None and before.month is None:
        year = numeric_dates.read_next_year(text, position) or numeric_dates.read_lone_year(text, position, context)
        if year is not None:
            return year
    dated = before.day is not None
    part = weeks.read_next(text, position, before) if dated and before.relative else None
    part = (
        part
        or chinese_dates.read_naked(text, position, before)
        or (chinese_dates.read_day(text, position, context, following=True) if dated else None)
        or (chinese_dates.read_month(text, position, following=True) if before.month or before.year else None)
        or (numeric_dates.read_next_figures(text, position, before) if dated and before.explicit_year else None)
        or _read(text, position, context)
        or (english_dates.read_month_first(text, position, context, following=True) if before.month else None)
        or (english_dates.read_later_day(text, position) if dated and before.english else None)
    )
    return short_texts.read_next_day(text, position) if part is None and dated and not context.document else part


def _anchor(anchor: str | datetime.date | None) -> datetime.date | None:
    """Return the day of an anchor, or its day and time of day where it tells both."""
    if isinstance(anchor, str):
        return datetime.datetime.fromisoformat(anchor) if "T" in anchor else first_day(anchor)
    return anchor


def _day(anchor: datetime.date | None) -> datetime.date | None:
    return anchor.date() if isinstance(anchor, datetime.datetime) else anchor


def _lends_year(span: DateSpan) -> bool:
    """Say whether a later date without a year takes this one's; not that of 自2001年以來 or a decade."""
    return (
        span.precision in {"day", "month", "year"}
        and span.form not in {"fiscal", "cell_year"}
        and not (span.form == "since" and span.precision == "year")
    )


def _find(context: Context) -> Iterator[DateSpan]:
    text, position, document = context.text, 0, context.document
    search = (TRIGGER if document else trigger_of_short_text()).search
    read = _read_of_document if document else _read
    plain = document and not context.republic
    while (match := search(text, position)) is not None:
        start = match.start()
        if plain and (year := plain_years.read(text, start)) is not None:
            position = year[0].end
            context.remember(year[0], position, lends_year=True)
            yield year[1]
            continue
        head = read(text, start, context)
        if head is None:
            position = match.end()
            continue
        if not document:
            short_texts.end_with_day(text, head)
            if text[head.start] in _WEEKDAYS and (pause := _PAUSE.match(text, head.end)):
                head = short_texts.with_date_behind(head, _read(text, pause.end(), context))
        position = head.end
        if text[position : position + 1] in _BEGINS_CHAIN:
            parts, joins = date_ranges.chain(head, text, context, _read_next)
            if joins:
                date_ranges.inherit(parts, joins, context)
                position = parts[-1].end
                found = date_ranges.spans(parts, joins, text)
                for span in found:
                    if span.end > position:
                        position = span.end
                    _follow(span, context)
                if found and not _aside(found[-1], context):
                    context.remember(parts[-1], parts[-1].end, lends_year=_lends_year(found[-1]))
                yield from found
                continue
        if head.year is None:
            date_ranges.inherit([head], [], context)
        alone = date_ranges.alone(head, text)
        if alone is None:
            continue
        if alone.end > position:
            position = alone.end
        if alone.form != "point":
            _follow(alone, context)
        if not _aside(alone, context):
            context.remember(head, head.end, lends_year=_lends_year(alone))
        yield alone


def _follow(span: DateSpan, context: Context) -> None:
    """Do what the form of a date asks for: keep what later dates lean on, and take in the words that belong to it."""
    text, form = context.text, span.form
    if form == "until":
        date_ranges.close_past(span, text, context.anchor)
    elif form == "cell_year":
        context.head_lines(span)
    elif form == "range":
        if span.precision == "day" and span.first and span.last:
            context.hold(span.first, span.last)
        if not context.document and text[span.start - 1 : span.start] in _FROM:
            span.start -= 1


def _aside(span: DateSpan, context: Context) -> bool:
    """Say whether a date is only compared with or counted from, so that 同年 still means the one told before it."""
    before = span.head_start - 1
    if context.text[before : before + 1] in _COMPARED or (span.form == "since" and span.precision == "year"):
        return context.earlier(span.start, SENTENCE_END) is not None
    return False


def in_document(
    text: str, anchor: str | datetime.date | None = None, *, place: str | None = None
) -> Iterator[DateSpan]:
    """Yield the dates of running text whose wide digits are folded already, as `find` does with `document`."""
    known: Known = _KNOWN.get(len(anchor), "day") if isinstance(anchor, str) else "day"
    return _find(Context(text, _day(_anchor(anchor)), republic=place == "TW", place=place, known=known))


def find(
    text: str, anchor: str | datetime.date | None = None, *, place: str | None = None, document: bool = False
) -> Iterator[DateSpan]:
    """Yield the dates of a text in order, none overlapping another.

    A short text that is one date and nothing else is read as `parse` reads it. With `document` the text is taken
    for running text, where a weekday (星期三至五), a day alone (29日), a window of time (近三年) or a holiday
    (聖誕節) is no date and times of day (明天下午三點) are left aside. `anchor` is the date of the document (a date or
    `2024-01-15`; `2024-01` and `2024` stand for their first day, in a document for no day at all): it gives a year to
    dates without one and resolves 今日, 去年 and the like; with a time of day (`2024-01-15T16:30:00`) 兩小時前 as well.
    `place` is the ISO 3166 code of the document's home: in Taiwan (TW) 113年 is 2024. Raises ValueError for an anchor
    of another form.
    """
    moment = _anchor(anchor)
    day = _day(moment)
    if document:
        return in_document(width.fold(text), anchor, place=place)
    if len(text) <= _LONGEST_DATE and (whole := parse(text, moment, place=place)) is not None:
        return iter((whole,))
    folded = width.fold(text)
    found = _find(Context(folded, day, republic=place == "TW", document=False, place=place))
    return _with_times(folded, found, moment, whole=False)


def _with_times(
    text: str, found: Iterator[DateSpan], anchor: datetime.date | None, *, whole: bool
) -> Iterator[DateSpan]:
    """Yield the dates with their times of day, and distances from the anchor in hours, where a text holds any."""
    if not TRIGGER_OF_TIMES.search(text):
        return found
    from pipelines.extraction.dates import clock, moments  # here, for documents have no need of their many patterns

    return iter(clock.with_times(text, moments.with_distances(text, list(found), anchor), _day(anchor), whole=whole))


def parse(text: str, anchor: str | datetime.date | None = None, *, place: str | None = None) -> DateSpan | None:
    """Read a text that is one date and nothing else, bare words (星期三, 2023, 23日) included; else None."""
    bare = width.fold(text.strip())
    shift = len(text) - len(text.lstrip())
    moment = _anchor(anchor)
    context = Context(bare, _day(moment), whole=True, republic=place == "TW", document=False, place=place)
    spans = list(_with_times(bare, _find(context), moment, whole=True))
    if len(spans) != 1 or spans[0].start != 0 or spans[0].end != len(bare):
        return None
    span = spans[0]
    if not shift:
        return span
    return replace(
        span,
        start=span.start + shift,
        end=span.end + shift,
        head_start=span.head_start + shift,
        head_end=span.head_end + shift,
    )
