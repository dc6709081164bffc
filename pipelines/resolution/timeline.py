"""Which dated events are one event told several times, and the row of each.

Events of one date are compared with one another, and an event with those of the month and the year that its
date lies in; never all with all. Two events that one text reads from the very same words of date are two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipelines.resolution.facts import Fact
from pipelines.resolution.likeness import contained, likeness, shortened
from pipelines.resolution.names import fold, tidy
from pipelines.resolution.periods import days, precision
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Telling

_WINDOW = 40
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# Kinds under which texts tell one and the same thing; a beginning may be called any of the first set.
_KINDRED = (
    {"founding", "opening", "launch"},
    {"launch", "announcement", "policy", "publication"},
    {"conference", "meeting"},
    {"agreement", "announcement", "launch"},
    {"award", "announcement", "result"},
)
_LOOSE = {"other", "announcement", None}
# What begins is one thing: two beginnings of two bodies are two events, however alike their words.
_BEGINNINGS = {"founding", "opening", "launch", "renaming"}


@dataclass(frozen=True, slots=True)
class _Told:
    """One telling of an event."""

    telling: Telling
    date: str
    kind: str | None
    title: str
    bodies: tuple[str, ...]
    begun: str | None

    @property
    def words(self) -> set[tuple[int, int]]:
        """Where the words of its date begin and end, the end as a negative number."""
        order, start, end = self.telling.place
        return {(order, start), (order, -end)}


@dataclass(slots=True)
class _Event:
    """One event with its tellings so far and the ends of the words that tell its date."""

    told: list[_Told] = field(default_factory=list)
    words: set[tuple[int, int]] = field(default_factory=set)

    def add(self, event: _Told) -> None:
        self.told.append(event)
        self.words |= event.words

    def fits(self, event: _Told, same: Callable[[_Told, _Told], bool]) -> bool:
        """Tell whether it is told by `event`, and not by the same words that tell it already: those tell two."""
        if not self.words.isdisjoint(event.words):
            return False
        if len(self.told) == 1 and _headlined(self.told[0], event):
            return True
        return same(event, self.told[0]) or same(event, self.told[-1])


def _headlined(one: _Told, event: _Told) -> bool:
    """Tell whether a headline tells the day or month of an event that the text under it tells for the first time."""
    telling, other = one.telling, event.telling
    return (
        telling.source is other.source
        and telling.in_headline
        and not other.in_headline
        and precision(one.date) in ("day", "month")
        and one.date == event.date
        and _akin(one.kind, event.kind)
    )


def block(telling: Telling) -> str:
    """Return what an event shares with all that it may be one with: its year, or its date where that has several."""
    date = str(telling.values["date"])
    return next((wider for wider in reversed(_wider(date)) if len(wider) == 4), date)


def across(tellings: Iterable[Telling]) -> list[Fact]:
    """Merge the events that settled sources tell into rows of timeline."""
    by_date: dict[str, list[_Event]] = {}
    told = [_told(telling) for telling in tellings]
    # The more exact dates first, so that a vaguer telling finds what it may join.
    told.sort(key=lambda t: (days(t.date).length, t.telling.place, t.telling.index))
    inside: dict[str, list[_Event]] = {}
    for event in told:
        group = _find(event, by_date.get(event.date, []), _same) or _find(event, inside.get(event.date, []), _vaguer)
        if group is None:
            group = _Event()
            by_date.setdefault(event.date, []).append(group)
            for wider in _wider(event.date):
                inside.setdefault(wider, []).append(group)
        group.add(event)
    return [_fact(group.told) for groups in by_date.values() for group in groups]


def _told(telling: Telling) -> _Told:
    return _Told(
        telling,
        str(telling.values["date"]),
        telling.get("kind"),
        str(telling.get("title_zh") or telling.get("title_en") or ""),
        tuple(telling.get("organisations") or ()),
        telling.get("begun"),
    )


def _wider(date: str) -> tuple[str, ...]:
    """Return the month and the year that a date, or both ends of an interval, lies in."""
    start, _, end = date.partition("/")
    both = [(start[:n], (end or start)[:n]) for n in (7, 4)]
    return tuple(a for a, b in both if a == b and len(a) in (4, 7) and a != date and "." not in a)


def _find(event: _Told, groups: list[_Event], same: Callable[[_Told, _Told], bool]) -> _Event | None:
    return next((group for group in groups[-_WINDOW:] if group.fits(event, same)), None)


def _akin(one: str | None, other: str | None) -> bool:
    return one == other or one in _LOOSE or other in _LOOSE or any({one, other} <= kin for kin in _KINDRED)


def _same(one: _Told, other: _Told) -> bool:
    """Tell whether two tellings of one date are one event."""
    if not _akin(one.kind, other.kind):
        return False
    rows = one.telling.get("row"), other.telling.get("row")
    if None not in rows and rows[0] != rows[1] and one.telling.source is other.telling.source:
        return False
    same_day = precision(one.date) == "day"
    same_text = one.telling.source is other.telling.source
    shared = bool(set(one.bodies) & set(other.bodies))
    if same_day and same_text and shared and one.kind == other.kind:
        return True
    if {one.kind, other.kind} & _BEGINNINGS and one.begun and other.begun:
        if one.begun != other.begun:
            return same_day and same_text and contained(one.title, other.title) >= 0.7
        return one.kind == other.kind or likeness(one.title, other.title) >= 0.4
    if fold(one.title) == fold(other.title) != "":
        return True
    if same_text and _script(one) != _script(other):
        return True
    like, part = likeness(one.title, other.title), contained(one.title, other.title)
    if one.bodies and other.bodies and not shared:
        return shortened(one.title, other.title, least=6)
    if shortened(one.title, other.title, least=6) or (part >= 0.7 and min(len(one.title), len(other.title)) >= 8):
        return True
    if shared:
        return like >= (0.2 if same_day and one.kind == other.kind else 0.4 if same_day else 0.5)
    return like >= (0.55 if one.kind == other.kind else 0.65)


def _vaguer(one: _Told, other: _Told) -> bool:
    """Tell whether `one`, vaguer in date, is surely the event `other`: same kind, all but the same title."""
    if one.kind != other.kind:
        return False
    if one.kind in _BEGINNINGS and one.begun and other.begun:
        return one.begun == other.begun
    return likeness(one.title, other.title) >= 0.8 and bool(set(one.bodies) & set(other.bodies) or not one.bodies)


def _script(event: _Told) -> bool:
    """Tell whether the title is Chinese; a bilingual text tells its events once in each language."""
    return bool(_CHINESE.search(event.title))


def _key(event: _Told) -> str:
    return f"{event.date}|{event.telling.clause}"


def _worth(event: _Told) -> tuple[bool, bool, int, int, tuple[int, int, int]]:
    """Rank tellings: a Chinese title, a definite kind, more bodies, the longer title, the earlier text."""
    telling = event.telling
    source, start, end = telling.place
    length = len(event.title) if len(event.title) <= 40 else 40 - (len(event.title) - 40)
    return (
        bool(telling.get("title_zh")),
        event.kind not in _LOOSE,
        len(event.bodies),
        length,
        (-source, -start, -end),
    )


def _fact(group: list[_Told]) -> Fact:
    group.sort(key=lambda event: event.telling.place)
    exact = min(group, key=lambda event: days(event.date).length)
    ranked = sorted((e for e in group if e.date == exact.date), key=_worth, reverse=True)
    ranked += [e for e in group if e.date != exact.date]
    best = ranked[0]
    kinds = Counter(e.kind for e in group if e.kind not in _LOOSE) or Counter(e.kind for e in group if e.kind)
    bodies = dict.fromkeys(body for event in group for body in event.bodies)
    title_en = next((t for e in ranked if (t := e.telling.get("title_en"))), None)
    title_zh = next((t for e in ranked if (t := e.telling.get("title_zh"))), None)
    first, last = days(exact.date)
    row: Row = {
        "event_id": "",
        "date": exact.date,
        "date_start": first,
        "date_end": last,
        "precision": exact.telling.get("precision") or precision(exact.date),
        "kind": max(kinds, key=lambda kind: (kinds[kind], kind == best.kind), default="other"),
        "title_zh": tidy(str(title_zh or title_en or "")),
        "title_en": tidy(str(title_en)) if title_en else None,
        "organisation_ids": list(bodies),
        "place": next((p for e in ranked if (p := e.telling.get("place"))), None),
        "planned": _planned(group, exact.date),
        "rule": best.telling.claim.rule,
    }
    fact = Fact([event.telling for event in group], row)
    closer = [f"{_key(e)}|{e.telling.source.document_id}|{e.kind}|{fold(e.title)}" for e in group]
    fact.sign("event", [_key(event) for event in group], closer)
    return fact


def _planned(group: list[_Told], date: str) -> bool:
    """Tell whether the event lay ahead when the earliest text that tells it was published.

    Where that text has no date, or a vague date does not say, the text's own words (將於) decide.
    """
    earliest = group[0].telling.source
    first, last = days(date)
    if earliest.published.last and first and first > earliest.published.last:
        return True
    if earliest.published.first and last and last <= earliest.published.first:
        return False
    return any(bool(e.telling.get("planned")) for e in group if e.telling.source is earliest)
