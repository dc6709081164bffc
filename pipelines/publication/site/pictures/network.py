"""Who is named where: bodies and the people in them as rows, documents as columns, a dot where one names the other.

A network of two kinds that is drawn as a matrix, for every link has a place of its own in it and nothing crosses. A
line joins the documents that a row links. Bodies named in one text link nothing: they are counted. Where there
are more documents than columns have room, a column is a year of issue and a dot tells in how many of its texts.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.publication.site.languages import Language
from pipelines.publication.site.pictures import dates, lettering
from pipelines.publication.site.pictures.frame import head
from pipelines.publication.site.pictures.picture import Drawn, Line
from pipelines.publication.site.pictures.sheet import Sheet, Tone
from pipelines.publication.site.pictures.words import Words

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

COLUMNS = 12
"""How many columns there are at most."""
BODIES = 24
"""How many bodies are drawn."""
PEOPLE = 4
"""How many people are drawn under a body."""

WIDTH = 1000
_LEFT, _FIRST, _LAST = 24, 440, 976
_INDENT = 18
_STEP, _SMALL, _LETTER = 22, 12, 13
_LARGEST = 200.0
"""Area of the largest dot, in square pixels."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the matrix: mentions (or texts) by column; `role` of a person in the body above."""

    table: str
    row_id: str
    name: str
    role: str
    texts: int
    dots: Mapping[int, int]


def draw(rows: Rows, language: Language, source: str) -> Drawn | None:
    """Draw bodies that two or more texts name, and who has a role in them; None where there are none."""
    words = Words("network", language)
    by_year = len(rows["documents"]) > COLUMNS
    columns, column_of = _columns(rows["documents"], by_year, words)
    mentions = _mentions(rows["evidence"])
    entries, shared, people = _entries(rows, mentions, column_of, by_year, words)
    if not entries:
        return None
    title = words.say("title")
    sheet = Sheet(WIDTH)
    y = head(sheet, title, words.say("subtitle_years" if by_year else "subtitle"))
    if not by_year:
        y = _key(sheet, y, rows["documents"], words)
    y = _matrix(sheet, y, columns, entries, by_year, words)
    sheet.text(_LEFT, y + 22, source, "muted", size=_SMALL)
    sheet.height = round(y + 44)
    bodies = sum(entry.table == "organisations" for entry in entries)
    drawn_people = len({entry.row_id for entry in entries if entry.table == "people"})
    caption = [
        words.say("bodies_note", drawn=bodies, shared=shared, single=len(rows["organisations"]) - shared),
        words.say("people_note", drawn=drawn_people, all=people, most=PEOPLE) if drawn_people else "",
        words.say("years_note", most=COLUMNS) if by_year else "",
    ]
    names = (
        "columns_name",
        "columns_what",
        "columns_role",
        "columns_texts",
        "columns_years" if by_year else "columns_where",
    )
    return Drawn(
        name="network",
        sheet=sheet,
        title=title,
        description=words.say(
            "description",
            bodies=bodies,
            columns=words.say("years" if by_year else "documents", count=len(rows["documents"])),
        ),
        caption=words.paragraph(caption),
        columns=tuple(words.say(name) for name in names),
        lines=tuple(_line(entry, columns, words) for entry in entries),
    )


def _line(entry: _Entry, columns: Sequence[str], words: Words) -> Line:
    where = words.listed([words.counted(columns[place], count) for place, count in sorted(entry.dots.items())])
    what = words.say("a_body" if entry.table == "organisations" else "a_person")
    return Line(entry.table, entry.row_id, (entry.name, what, entry.role, str(entry.texts), where))


def _mentions(evidence: Sequence[Row]) -> Mapping[tuple[str, str], Counter[str]]:
    """Return how often each document names a body or a person, by table and key."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in evidence:
        if row["table_name"] in ("organisations", "people"):
            found[row["table_name"], row["row_id"]][row["document_id"]] += 1
    return found


def _ordered(documents: Sequence[Row]) -> list[Row]:
    return sorted(documents, key=lambda row: (row["published"] is None, row["published"] or "", row["document_id"]))


def _issued(document: Row, words: Words) -> str:
    return dates.written(document["published"], words.language) or words.say("undated")


def _columns(documents: Sequence[Row], by_year: bool, words: Words) -> tuple[list[str], Mapping[str, int]]:
    """Return the heads of the columns and the column of each document."""
    if not by_year:
        ordered = _ordered(documents)
        heads = [f"{place} · {_issued(row, words)}" for place, row in enumerate(ordered, 1)]
        return heads, {row["document_id"]: place for place, row in enumerate(ordered)}
    years = {row["document_id"]: int(row["published"][:4]) if row["published"] else None for row in documents}
    known = sorted({year for year in years.values() if year is not None})
    undated = None in years.values()
    room = COLUMNS - undated
    # The first of the columns takes all years before it where there are more years than room.
    kept = known if len(known) <= room else known[-room:]
    heads = [str(year) for year in kept]
    if kept != known:
        heads[0] = words.say("earlier", year=kept[0])
    heads += [words.say("undated")] if undated else []
    place = {year: kept.index(max(year, kept[0])) for year in known}
    return heads, {key: len(heads) - 1 if year is None else place[year] for key, year in years.items()}


def _entries(
    rows: Rows,
    mentions: Mapping[tuple[str, str], Counter[str]],
    column_of: Mapping[str, int],
    by_year: bool,
    words: Words,
) -> tuple[list[_Entry], int, int]:
    """Return the rows of the matrix, how many bodies are named in two or more texts, and how many people there are."""

    def texts(table: str, key: str) -> int:
        return len(mentions.get((table, key), ()))

    def named(person: str) -> int:
        return mentions.get(("people", person), Counter()).total()

    def entry(table: str, key: str, name: str, role: str) -> _Entry:
        dots: Counter[int] = Counter()
        for document, count in mentions.get((table, key), Counter()).items():
            dots[column_of[document]] += 1 if by_year else count
        return _Entry(table, key, lettering.clean(name), lettering.clean(role), texts(table, key), dots)

    shared = [row for row in rows["organisations"] if texts("organisations", row["organisation_id"]) > 1]
    shared.sort(key=lambda row: (-texts("organisations", row["organisation_id"]), row["organisation_id"]))
    people = {row["person_id"]: row for row in rows["people"]}
    roles: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)
    for role in rows["roles"]:
        if role["organisation_id"] and role["person_id"] in people:
            roles[role["organisation_id"]].setdefault(role["person_id"], {})[words.of(role, "title")] = None
    entries = []
    for body in shared[:BODIES]:
        key = body["organisation_id"]
        entries.append(entry("organisations", key, words.of(body, "name"), ""))
        in_it = sorted(roles[key], key=lambda person: (-texts("people", person), -named(person), person))
        for person in in_it[:PEOPLE]:
            told = words.listed([title for title in roles[key][person] if title])
            entries.append(entry("people", person, words.of(people[person], "name"), told))
    return entries, len(shared), len(people)


def _key(sheet: Sheet, y: float, documents: Sequence[Row], words: Words) -> float:
    """Write which document each numbered column is."""
    for number, row in enumerate(_ordered(documents), 1):
        sheet.text(_LEFT, y, str(number), size=_SMALL)
        sheet.text(_LEFT + 22, y, row["published"] or words.say("undated"), "muted", size=_SMALL)
        sheet.text(_LEFT + 104, y, words.code("document_kinds", row["kind"]), "muted", size=_SMALL)
        title = lettering.lines(row["title"], WIDTH - _LEFT - _LEFT - 204, _SMALL, 1)[0]
        sheet.text(_LEFT + 204, y, title, size=_SMALL)
        y += 18
    return y + 10


def _matrix(
    sheet: Sheet, y: float, columns: Sequence[str], entries: Sequence[_Entry], by_year: bool, words: Words
) -> float:
    largest = max((count for entry in entries for count in entry.dots.values()), default=1)

    def x(place: int) -> float:
        return _FIRST + (_LAST - _FIRST) * (place + 0.5) / len(columns)

    def area(count: int) -> float:
        return max(24.0, _LARGEST * count / largest)

    y = _dots_legend(sheet, y, area, largest, by_year, words)
    heads = columns if by_year else [str(number) for number in range(1, len(columns) + 1)]
    for place, told in enumerate(heads):
        sheet.text(x(place), y, told, size=_SMALL, anchor="middle")
    y += 14
    top, bottom = y, y + sum(_STEP + (4 if entry.table == "organisations" else 0) for entry in entries)
    for place in range(len(columns)):
        sheet.rule(x(place), top, x(place), bottom)
    for entry in entries:
        is_body = entry.table == "organisations"
        if is_body:
            sheet.rule(_LEFT, y, _LAST, y)
            y += 4
        middle = y + _STEP / 2 - 2
        _name(sheet, middle, entry, x(0))
        tone: Tone = "first" if is_body else "second"
        if len(entry.dots) > 1:
            sheet.rule(x(min(entry.dots)), middle, x(max(entry.dots)), middle, tone, 1.5)
        for place, count in sorted(entry.dots.items()):
            sheet.sign(x(place), middle, "circle", area(count), tone, hollow=not is_body)
        y += _STEP
    sheet.rule(_LEFT, y, _LAST, y)
    return y


def _name(sheet: Sheet, y: float, entry: _Entry, first: float) -> None:
    indent = 0 if entry.table == "organisations" else _INDENT
    told = f"{entry.name} · {entry.role}" if entry.role else entry.name
    size = _LETTER if not indent else _SMALL
    line = lettering.lines(told, first - _LEFT - indent - 16, size, 1)[0]
    sheet.text(_LEFT + indent, y, line, "muted" if indent else "ink", size=size)


def _dots_legend(
    sheet: Sheet, y: float, area: Callable[[int], float], largest: int, by_year: bool, words: Words
) -> float:
    x = sheet.text(_LEFT + 18, y, words.say("body"), "muted", size=_SMALL)
    sheet.sign(_LEFT + 6, y, "circle", 64, "first")
    sheet.sign(x + 24, y, "circle", 64, "second", hollow=True)
    x = sheet.text(x + 36, y, words.say("person"), "muted", size=_SMALL) + 24
    x = sheet.text(x, y, words.say("texts" if by_year else "mentions"), "muted", size=_SMALL)
    for count in sorted({1, max(1, round(largest / 4)), largest}):
        half = math.sqrt(area(count) / math.pi)
        x += 14 + half
        sheet.sign(x, y, "circle", area(count), "muted", hollow=True)
        x = sheet.text(x + half + 5, y, f"{count:,}", "muted", size=_SMALL)
    return y + 28
