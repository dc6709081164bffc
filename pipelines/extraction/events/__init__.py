"""Events: which dates of a text say when something happened or is to happen, and what it was.

A date is an event when its clause tells of an act. It is not when it only gives a figure its period, dates the text
itself, stands in a title or a list of sources, or is an interval that other facts refer to (截至, 年度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.claims import Claim
from pipelines.extraction.dates.edtf import DateSpan, bounds
from pipelines.extraction.events.acting import FUTURE
from pipelines.extraction.events.asides import set_aside
from pipelines.extraction.events.notices import notice_of
from pipelines.extraction.events.title import Title
from pipelines.extraction.events.title_words import mostly_latin
from pipelines.extraction.events.titles import Titles
from pipelines.extraction.lexicon import event_kinds
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

_HELD = re.compile(
    r"[在於到往]([^，,。；;、\n在於\d][^，,。；;、\n在於]{1,13}?)(?:正式|成功|首次|聯同[^，。]{2,8})?(?:舉行|舉辦|召開|開幕|開會|演講|參加)"
)
_FOUNDING = later(r"成立|創立|創辦|創建|設立|開設|組成|建立|创立|创办|设立|founded|established|incorporated")
# What lies ahead of any day on which it can be told.
_AHEAD = (
    *("明年", "來年", "来年", "後年", "后年", "下年", "明日", "明天", "後日", "後天", "后天"),
    *("下月", "下個月", "下个月", "下周", "下週", "下星期", "下季", "下半年", "next ", "tomorrow"),
)
_DONE = later(r"已|曾|完成了|\b(?:has|have|had|was|were)\b")
_ENDED = later(r"[\s，,。；;）)]|作為|$")


def find(scene: Scene) -> Iterator[Claim]:
    """Yield a claim of kind 'event' for each date that tells of an act, in order of place.

    Beside the columns of the table a claim says in which `row` of a table of the text it stands: two rows tell two.
    """
    titles = Titles(scene)
    published = scene.document.metadata.published
    # First all dates are told apart, then all titles read: one question after the other is quicker.
    reasons = scene.reasons
    for date in scene.dates:
        reasons[date.start] = set_aside(scene, date)
    titled = [(date, titles.title(date)) for date in scene.dates if reasons[date.start] is None]
    for date, told in titled:
        notice = notice_of(scene, date)
        title = told or (_of_text(scene) if notice else None)
        if title is None:
            continue
        bodies = title.bodies or (notice.bodies if notice else ())
        kind = _kind(title.words, title.bracketed)
        edtf = _proper(date)
        first_day, last_day = (day.isoformat() for day in bounds(edtf))
        yield Claim(
            "event",
            date.start,
            date.end,
            {
                "date": edtf,
                "date_start": first_day,
                "date_end": last_day,
                "precision": date.precision,
                "kind": kind,
                "title_zh": title.words,
                "title_en": title.words if title.english else None,
                "organisations": bodies,
                "subject": _founded(scene, date, title) if kind == "founding" else title.subject,
                "place": (notice.place if notice else None) or _place(scene, date),
                "planned": _planned(scene, date, published, first_day, last_day),
                "row": _row(scene, date),
            },
            f"events.{date.form}",
        )


def _of_text(scene: Scene) -> Title | None:
    """Return what the text is called as the title of the event that it gives notice of."""
    words = scene.document.metadata.title
    return Title(words, (), mostly_latin(words)) if words else None


def _row(scene: Scene, date: DateSpan) -> int | None:
    block = scene.block(date.start)
    return block.start if block.kind == "row" else None


def _planned(scene: Scene, date: DateSpan, published: str | None, first: str, last: str) -> bool:
    """Tell whether an event was still to come when the text was issued, as far as its date of issue says.

    Where the date admits that day, or the text tells none, the words of its clause tell, those of a body's name aside.
    """
    if published and "/" not in published:
        issued = [day.isoformat() for day in bounds(published)]
        if first > issued[1] or last < issued[0] or first == last == published:
            return first > issued[1]
        if date.form == "until":
            # 年底前完成 of a year that has not ended: what is done by then is to come, unless it is said to be done.
            return _DONE.search(scene.plain, *scene.clause(date.start)) is None
    elif scene.plain.startswith(_AHEAD, date.head_start):
        return True
    words = FUTURE.finditer(scene.plain, *scene.clause(date.start))
    return any(scene.bodies.around(*word.span()) is None for word in words)


def _founded(scene: Scene, date: DateSpan, title: Title) -> str | None:
    """Return the body that came to be: what is named behind the verb (成立「…小組」), the subject where nothing is."""
    end = scene.sentence(date.start)[1]
    verb = _FOUNDING.search(scene.plain, date.start, end) or _FOUNDING.search(scene.plain, *scene.clause(date.start))
    if verb is None:
        # A title from another line, as that above the date.
        told = _FOUNDING.search(title.words)
        return title.subject if told and _ENDED.match(title.words, told.end()) else None
    behind = scene.bodies.within(verb.end(), min(verb.end() + 3, scene.clause(verb.end())[1]))
    if behind:
        key: str = behind[0].values["key"]
        return key
    return title.subject if _ENDED.match(scene.plain, verb.end(), verb.end() + 2) else None


def _place(scene: Scene, date: DateSpan) -> str | None:
    """Return where the sentence says that it was held; a body that held it is no place, nor is that of another day."""
    start, end = scene.sentence(date.start)
    held = _HELD.search(scene.plain, start, end)
    earlier = scene.dates.within(start, held.start(1)) if held else ()
    if earlier and scene.clause(earlier[-1].start) != scene.clause(date.start):
        return None
    if held is None or scene.bodies.around(*held.span(1)) or scene.dates.within(*held.span(1)):
        return None
    return held.group(1)


def _kind(words: str, bracketed: bool) -> str:
    """Return the kind of the most telling word; of two alike the last, for a Chinese verb stands late."""
    automaton, kinds = event_kinds()
    found = automaton.find_matches_as_indexes(words)
    if not found:
        found = automaton.find_matches_as_indexes(words.lower())
    if not found:
        return "other"
    told = [(kinds[hit], -start) for hit, start, _ in found]
    if bracketed and any(kind == "conference" for (_, kind), _ in told):
        return "conference"
    return min((rank, at, kind) for (rank, kind), at in told)[2]


def _proper(date: DateSpan) -> str:
    """Return the date itself of an open interval, which is when the thing began or ends: 今年下半年起 is all of it."""
    if date.stretch and date.precision == "month":
        return date.stretch
    return date.edtf.removeprefix("../").removesuffix("/..")
