"""Titles of events in rows: the first cell of a table's row, what a line of a list of dates tells besides its date."""

from __future__ import annotations

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.events.title import Title
from pipelines.extraction.events.title_subjects import bodies_of, subject_of, with_subject
from pipelines.extraction.events.title_words import led, mostly_latin, tidy, trailed
from pipelines.extraction.language import has_cjk
from pipelines.extraction.scene import Scene
from pipelines.extraction.table_cells import cell
from pipelines.patterns import later

LONGEST = 60
"""Characters of a sentence behind a date that are a title together."""

# The headings that open a text are among so many of its first blocks.
_OPENING = 6
_ROW_NUMBER = later(r"^[一二三四五六七八九十\d]+\s+")
_EDGE = frozenset({"", "\t"})


def of_row(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> Title | None:
    """Return the cells before the date in a table's row, with what the table is about where they say too little."""
    text, place = scene.text, cell(scene, date.start)
    told = trailed(led(text[line_start : date.start].replace("\t", " ").strip()))
    if not told:
        told = led(text[date.end : line_end].strip())
    if not told:
        return None
    if place is not None and place.index and not place.timed:
        # The year of a law, say, beside the figures of a place: 台灣：專門法例.
        told = f"{place.stub}：{place.column}"
    bodies = bodies_of(scene, line_start, line_end) or bodies_of(scene, *_headline(scene))
    words = _ROW_NUMBER.sub("", told)
    if not has_cjk(words, 8):
        topic = scene.document.metadata.title
        words = f"{topic}：{words}" if topic else words
    return Title(tidy(words, mostly_latin(words)), bodies, mostly_latin(words))


def fills_a_cell(text: str, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether a date stands between tabs, or between one and an end of its line."""
    before, behind = text[line_start : date.start].rstrip(" "), text[date.end : line_end].lstrip(" 年月日起")
    return before[-1:] in _EDGE and behind[:1] in _EDGE


def listed(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> Title | None:
    """Return what a line of a list of dates tells besides its date: the cells before it and the words behind it."""
    end = min(scene.sentence(date.start)[1], line_end)
    if end - date.end > LONGEST:
        end = max(date.end, scene.clause(date.end + 1)[1])
    before, behind = (
        trailed(led(words.replace("\t", " ").strip()))
        for words in (scene.words(line_start, date.start), scene.words(date.end, end))
    )
    words = "：".join(part for part in (before, behind) if part)
    english = mostly_latin(words)
    words = tidy(words, english)
    if not words:
        return None
    subject = subject_of(scene, date, line_start, end, line_start)
    bodies = bodies_of(scene, line_start, end, subject)
    if not english:
        words = with_subject(scene, words, before, subject, date, line_start)
    return Title(words, bodies, english, subject=subject)


def _headline(scene: Scene) -> tuple[int, int]:
    """Return the span of the headings that open the text, whose bodies a table's events are of."""
    blocks = scene.document.blocks
    headings = [block for block in blocks[:_OPENING] if block.kind == "heading"]
    return (headings[0].start, headings[-1].end) if headings else (0, 0)
