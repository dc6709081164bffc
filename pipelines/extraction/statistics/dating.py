"""What a date may be to the figures about it: no period of theirs, the year of a founding, a year gone on with."""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.lexicon import event_kinds
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

PRESENT = re.compile(
    r"現時|現有|現今|目前|至今|如今|迄今|现时|现有|現(?=[聘僱設共擁收涵]|已有)|今[日天](?=[仍已只僅共]?有)"
    r"|\b(?:now|currently|today|to date)\b"
    r"|, which (?:affects?|is|are|has|have|serves?|employs?|runs?)\b|, (?:putting|leaving)\b"
)
_BEGINNINGS = frozenset({"founding", "opening", "renaming"})
INTERVALS = frozenset({"as_of", "since", "range", "fiscal", "season"})
_COMPARED = later(r"(?:年)?(?:相比|比較|相较|相較)")
_AGAINST = later(r"(?:較|比起|跟|比|比|較之|相對|高於|低於|多於|少於|相比|对比|较)$")
# What goes on with the date of the sentences before: of the same day or share, or, `year`, of the year told of.
# It begins with one class of characters, which a search is quick to look for.
GOES_ON = re.compile(
    r"[當其餘同全年期該DdIif](?:(?:(?<=^.)|(?<=[，。；：\s].))(?:(?<=[當其])中|(?<=餘)下|(?<=其)餘"
    r"|(?P<day>(?<=[同當])日|(?<=同)期)|(?P<year>(?<=[全同該當])年|(?<=年)[內末終]|(?<=期)內"
    r"|(?<=[Dd])uring the year|(?<=[Ii])n the year|(?<=f)or the year))"
    r"|(?<=[會局署院部處司團].)(?P<year2>(?<=[年期])內|(?<=全)年))"
)
_STOP = later(r"[，,；;]")
_FOUNDED_IN = later(
    r"\b(?:founded|established|incorporated|opened|launched|set up"
    r"|accredited|licensed|registered|listed|acquired|renamed)(?: by [^,;.]{1,40})? in (?:\d{4} and )?$",
    re.I,
)


def english_founded(scene: Scene, date: DateSpan, start: int) -> bool:
    """Tell whether the words before a date say that something was founded then: a body founded in 1967, serves."""
    return _FOUNDED_IN.search(scene.plain, start, date.start) is not None


def founded(between: str) -> bool:
    """Tell whether the date's clause tells of a founding or an opening, whose date later figures do not share."""
    words, kinds = event_kinds()
    for hit, _, _ in words.find_matches_as_indexes(_STOP.split(between, maxsplit=1)[0]):
        rank, kind = kinds[hit]
        if rank <= 2 and kind in _BEGINNINGS:
            return True
    return False


def no_period(scene: Scene, date: DateSpan) -> bool:
    """Tell whether a date gives no figure its period: 今日, the date line, part of a name, a year compared with."""
    if date.relative and date.precision == "day" and date.form not in INTERVALS:
        return True
    if date.edtf == scene.document.metadata.published and not date.relative:
        return True
    if _COMPARED.match(scene.plain, date.end, date.end + 4):
        return True
    if _AGAINST.search(scene.plain, max(0, date.start - 4), date.start):
        return True
    return date.form == "name_year" or part_of_name(scene, date)


def part_of_name(scene: Scene, date: DateSpan) -> bool:
    """Tell whether the date stands in a title between 《》 or in a body's name."""
    return scene.in_title(date.start, date.end) or scene.bodies.around(date.start, date.end) is not None


def begun(scene: Scene, date: DateSpan) -> bool:
    """Tell whether the clause of a date tells of a founding or an opening."""
    return date.form == "point" and founded(scene.plain[date.end : clause_end(scene, date)])


def clause_end(scene: Scene, date: DateSpan) -> int:
    """Return where the clause of a date ends."""
    return scene.clause(date.start)[1]


def of_the_year(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a clause tells of the whole year at whose end others stand: 截至2023年底…；全年投入2.9億元."""
    words = GOES_ON.match(scene.plain, scene.clause(quantity.start)[0])
    return words is not None and words.lastgroup not in (None, "day")
