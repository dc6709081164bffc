"""From parts to dates: ranges and lists with what their members inherit, and intervals open on one side.

`2023年5月15日–7月17日` is one range whose end takes its year from its start; `2018、2020和2022年` are three
members; `16及17日` are neighbours and so one range; 截至X is `../X`, 自X起 is `X/..`. A start and an end
told in separate clauses stay two dates.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from dataclasses import replace

from pipelines.extraction.dates import reporting
from pipelines.extraction.dates.calendar_words import AND, BEGINS_JOIN, TO, add_months, compiled
from pipelines.extraction.dates.context import Context
from pipelines.extraction.dates.edtf import DateSpan, Part, Told, days_in, first_day, last_day, precision_of
from pipelines.patterns import later

# Reads the part that continues a list or range at a position, given the part before it.
Reader = Callable[[str, int, Context, Part], Part | None]

_RANGE = compiled(
    rf"[ ]?(?:起|開始|开始)?(?:[（(]包括[^）)]{{0,6}}[）)])?[，,]?[ ]?(?:起?直?(?:{TO}))[ ]?"
    r"|[ ](?:to|until|till|through)[ ]"
)
_BETWEEN = later(r"[ ]and[ ]")
_LIST = compiled(rf"[ ]?(?:{AND})[ ]?|[，,][ ]?(?:and[ ])?|[ ](?:and|or|&)[ ]")
_OPEN_END = compiled(
    r"[ ]?(?:起|開始|开始)?[，,]?[ ]?(?:直?至今|迄今|到現在|到现在|至現在|至现在"
    r"|to[ ](?:date|the[ ]present)|[-–—][ ]?[Pp]resent)"
)
_AS_OF = later(
    r"(?:截至|截止至|截止到|截止|直至|直到|迄至|迄"
    r"|[Aa]s (?:of|at)|[Uu]p to|[Uu]ntil|[Tt]ill)[ ]?(?:the end of )?$"
)
# What is closed on that day (報名截止), not what is told as of it (數據截止).
_DEADLINE = later(
    r"(?<=[一-鿿])(?<![並并已以亦而且或及])(?<!數據)(?<!资料)(?<!資料)(?<!統計)(?<!数据)(?<!统计)"
    r"截止(?:日期)?[:：]?[ ]?$"
)
_SINCE = later(r"(?:(?<![來来獨独親亲各])自從?|自从|(?:^|[^A-Za-z])[Ss]ince)[ ]?(?:early |late |mid-)?$")
_SINCE_BEHIND = later(r"[由從从][ ]?$|(?:^|[^A-Za-z])[Ff]rom $")
_BY = later(
    r"(?:不遲於|不迟于|最遲於?|最迟于?"
    r"|(?:^|[^A-Za-z])(?:[Bb]y|[Bb]efore|on or before|no later than))[ ]?(?:the end of |end[- ]of |end )?$"
)
_PAST_BY = later(r"(?<![A-Za-z])[Bb]y (?:the )?(?:end[- ](?:of )?)?$")
_LONGEST_BY = 16
_UP_TO_BEHIND = later(r"[ ]?(?:為止|为止|止(?![痛血於于癢咳]))")
_START_BEHIND = later(
    r"[ ]?(?:(?:開始|开始)?起(?![動动草訴诉初碼码源伏死跑飛飞步到因義义])"
    r"|以來|以来|開始(?!前)|开始(?!前)|[或及]?[以之][後后]|[ ]?onwards?)"
)
_CONJUNCTIONS = frozenset("和與与及跟")
_WITHIN = later(r"[ ]?(?:之[間间]|[間间](?![中隔斷断接歇]))")
_UNTIL_BEHIND = later(
    r"[ ]?(?:[或及]以前|[或及]之前|或以後前|以前|之前"
    r"|[底末]?前(?![往列瞻線线景期來来提沿者任夕後后副主總总董])|or (?:before|earlier))"
)


# What the patterns that join two parts begin with, and those that stand right behind a date.
BEGINS_CHAIN = BEGINS_JOIN | frozenset("起開开（(，,直")
_ONE_SIDED = frozenset(("since", "as_of"))
_OPENABLE = frozenset(("point", "season", "fiscal", "relative"))
# What the words right before a date end with: 截至 or until, 自 or since, 不遲於 or by.
_ENDS_AS_OF, _ENDS_SINCE, _ENDS_BY = frozenset("至止到迄 ftol"), frozenset("自從从 e-"), frozenset("於于遲迟 yen")
# 於 alone says nothing, 不遲於 does.
AT = frozenset("於于")
# 29 February without a year is told of the last year that had one.
_LEAP_MONTH, _LEAP_DAY = 2, 29
ENDS_BEFORE = _ENDS_AS_OF | _ENDS_SINCE | _ENDS_BY
BEGINS_BEHIND = frozenset(" 起開开，,直至迄到-–—以之為为止後后ot或及底末前")


def chain(head: Part, text: str, context: Context, read: Reader) -> tuple[list[Part], list[str]]:
    """Collect the parts that a list or range strings together behind `head`, and the words that join them."""
    parts: list[Part] = [head]
    joins: list[str] = []
    between = text.endswith(("between ", "Between "), 0, head.start)
    while True:
        last = parts[-1]
        match = _RANGE.match(text, last.end) or (_BETWEEN.match(text, last.end) if between else None)
        kind = "to"
        if match is None:
            match, kind = _LIST.match(text, last.end), "and"
            if match is None:
                break
        following = read(text, match.end(), context, last)
        if following is None:
            break
        if kind == "and" and len(parts) == 1 and match[0].strip() in _CONJUNCTIONS:
            # 2015年和2018年之間 is one range.
            closed = _WITHIN.match(text, following.end)
            if closed is not None:
                following.end, kind = closed.end(), "to"
        if kind == "and":
            complete = following.year is not None and not following.naked
            comma = match[0].strip() in {"，", ","}
            # March and April 2024: in English the year stands behind the last of two months.
            complete = complete and not (last.year is None and match[0].strip() in {"and", "or", "&"})
            if (complete and not last.naked) or (comma and not last.naked and following.month is not None):
                break
            kind = match[0].strip()
        parts.append(following)
        joins.append("to" if kind == "to" else kind)
    return parts, joins


def inherit(parts: list[Part], joins: list[str], context: Context) -> None:
    """Give each part year and month from its neighbours, and the first its year from the context."""
    head, last = parts[0], parts[-1]
    if head.day is not None and head.month is None:
        month = next((part.month for part in parts if part.month is not None), None)
        if month is None and context.last is not None and context.earlier(head.start):
            head.month, head.year = context.last.month, context.last.year
        elif month is None and context.anchor_day is not None:
            _nearest_month(head, context.anchor_day)
        else:
            head.month = month
    if head.year is None and last.year is not None:
        later = head.month is not None and last.month is not None and head.month > last.month
        head.year = last.year - 1 if later else last.year
        head.explicit_year = last.explicit_year
    if head.year is None:
        head.year = context.year_at(head.start, head.month, head.day)
        if head.month == _LEAP_MONTH and head.day == _LEAP_DAY and head.year is not None:
            head.year -= head.year % 4
    if len(parts) == 1:
        return
    for join, (before, part) in zip(joins, itertools.pairwise(parts), strict=True):
        if part.day is not None and part.month is None:
            part.month = before.month
            if join == "to" and before.day is not None and before.month is not None and part.day < before.day:
                part.month = before.month % 12 + 1
        if part.year is None:
            part.year = before.year
            backwards = part.month is not None and before.month is not None and part.month < before.month
            if backwards and part.year is not None:
                part.year += 1
        part.relative = part.relative or before.relative


def _nearest_month(part: Part, anchor: datetime.date) -> None:
    """Place a day told alone in the anchor's month, or the one before if it would lie over a week ahead.

    A day that the month has not (29日 in February) is of the month before.
    """
    part.year, part.month = anchor.year, anchor.month
    if part.day is not None and (part.day > anchor.day + 7 or part.day > days_in(anchor.year, anchor.month)):
        part.year, part.month = add_months(anchor.year, anchor.month, -1)


def alone(part: Part, text: str) -> DateSpan | None:
    """Turn a resolved part that is joined to no other into a date, None if it is impossible."""
    if part.day is not None and (report := reporting.months(text, part.start, part.end)) is not None:
        made = _reported([part], *report)
        return made[0] if made else None
    told = part.told()
    return None if told is None else _span(part, told, part.form, text)


def _neighbours(parts: list[Part], joins: list[str]) -> bool:
    """Say whether a list of days (16及17日) names one unbroken stretch of them."""
    if any(join in {"to", "或", "or", "/", ",", "，"} for join in joins) or any(part.day is None for part in parts):
        return False
    days = [part.ends() for part in parts]
    dates = [datetime.date.fromisoformat(ends[0]) for ends in days if ends]
    step = datetime.timedelta(days=1)
    return len(dates) == len(parts) and all(b - a == step for a, b in itertools.pairwise(dates))


def spans(parts: list[Part], joins: list[str], text: str) -> list[DateSpan]:
    """Turn resolved parts that are joined into dates: each range and each member one, impossible ones none."""
    report = reporting.months(text, parts[0].start, parts[-1].end) if parts[-1].day and "to" not in joins else None
    if report is not None:
        return _reported(parts, *report)
    if _neighbours(parts, joins):
        joins = ["to"] * len(joins)
    groups = [[parts[0]]]
    for join, part in zip(joins, parts[1:], strict=True):
        if join == "to":
            groups[-1].append(part)
        else:
            groups.append([part])
    made = []
    for group in groups:
        made.extend(_group_spans(group, text, "member" if len(groups) > 1 else None))
    return made


def _reported(parts: list[Part], count: int, start: int, end: int) -> list[DateSpan]:
    """Make the stretches of accounts that end on the last day told, one for each year of the list."""
    made = []
    for part in parts:
        edtf = reporting.stretch(replace(part, month=parts[-1].month), count)
        if edtf is None:
            continue
        whole = replace(
            part,
            start=start if part is parts[0] else part.start,
            end=end if part is parts[-1] else part.end,
            precision="year" if count == 12 else "month",
        )
        span = _closed(whole, edtf, "fiscal")
        made.append(replace(span, head_start=part.start, head_end=part.end))
    return made


def _closed(part: Part, edtf: str, form: str) -> DateSpan:
    """Make a date that is open on neither side."""
    first, _, last = edtf.partition("/")
    return DateSpan(
        start=part.start,
        end=part.end,
        edtf=edtf,
        first=first_day(first),
        last=last_day(last or first),
        precision=part.precision,
        form=form,
        relative=part.relative,
        explicit_year=part.explicit_year,
        head_start=part.start,
        head_end=part.end,
    )


def _group_spans(group: list[Part], text: str, form: str | None) -> list[DateSpan]:
    first, last = group[0].told(), group[-1].told()
    if len(group) > 1 and first and last and first[2] <= last[3]:
        return [_span(replace(group[0], end=group[-1].end), (first[0], last[1], first[2], last[3]), "range", text)]
    return [span for part in group for span in _single(part, form or part.form, text)]


def _single(part: Part, form: str, text: str) -> list[DateSpan]:
    told = part.told()
    return [] if told is None else [_span(part, told, form, text)]


def _span(part: Part, told: Told, form: str, text: str) -> DateSpan:
    """Make the date of a part or range, open on one side where 截至, 自 or 起 stands beside it."""
    start, end = part.start, part.end
    edtf, last, first_admitted, last_admitted = told
    precision = part.precision or precision_of(edtf)
    opened = _opened(text, start, end) if form in _OPENABLE else None
    if opened is None:
        edtf = edtf if edtf == last else f"{edtf}/{last}"
        told_so = part.relative, part.explicit_year, start, end
        return DateSpan(start, end, edtf, first_admitted, last_admitted, precision, form, *told_so)
    form, start, end = opened
    admitted: tuple[datetime.date | None, datetime.date | None] = (first_admitted, last_admitted)
    stretch = f"{edtf}/{last}" if edtf != last and form in _ONE_SIDED else ""
    if form == "since":
        edtf, admitted = f"{edtf}/..", (first_admitted, None)
    elif form == "as_of":
        edtf, admitted, precision = f"../{last}", (None, last_admitted), part.precision or precision_of(last)
    elif edtf != last:
        edtf = f"{edtf}/{last}"
    return DateSpan(
        start,
        end,
        edtf,
        admitted[0],
        admitted[1],
        precision,
        form,
        part.relative,
        part.explicit_year,
        part.start,
        part.end,
        stretch,
    )


def close_past(span: DateSpan, text: str, anchor: datetime.date | None) -> None:
    """Make of a date told with `by` one as of which something holds, where it lies before the document's.

    `By the end of March, 147 had been treated` tells what was reached, `register by 9 June` what is to be kept.
    """
    match = _PAST_BY.search(text, max(0, span.start - _LONGEST_BY), span.start)
    if match is None or anchor is None or span.last is None or span.last > anchor or "/" in span.edtf:
        return
    span.start, span.edtf, span.first, span.form = match.start(), f"../{span.edtf}", None, "as_of"


def _opened(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return since, as_of or until with the ends of the words that say so around a date, None where none do."""
    followed = text[end : end + 1] in BEGINS_BEHIND
    if followed and (match := _OPEN_END.match(text, end)):
        return "since", start, match.end()
    ending = text[start - 1 : start]
    if ending == "\n":
        ending = text[start - 2 : start - 1]
    if not followed and ending not in ENDS_BEFORE:
        return None
    before = text[max(0, start - 18) : start]
    if ending in _ENDS_AS_OF:
        if (match := _AS_OF.search(before)) and not _DEADLINE.search(before):
            behind = _UP_TO_BEHIND.match(text, end)
            return "as_of", start - len(match[0].lstrip()), behind.end() if behind else end
        if ending in "至到" and (behind := _UP_TO_BEHIND.match(text, end)):
            return "as_of", start - 1, behind.end()
    if ending in _ENDS_SINCE and (match := _SINCE.search(before)):
        behind = _START_BEHIND.match(text, end)
        return "since", start - len(match[0].lstrip(" （(，,。；;")), behind.end() if behind else end
    if followed and (behind := _START_BEHIND.match(text, end)):
        before_it = _SINCE_BEHIND.search(before)
        return "since", start - len(before_it[0].lstrip()) if before_it else start, behind.end()
    if followed and (behind := _UNTIL_BEHIND.match(text, end)):
        return "until", start, behind.end()
    if ending in _ENDS_BY and (ending not in AT or "遲" in before or "迟" in before) and _BY.search(before):
        return "until", start, end
    return None
