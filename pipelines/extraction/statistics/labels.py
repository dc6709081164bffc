"""A label for a figure: what is measured, of whom, where and when, in words that read without the source.

The label is put together from the words of the figure's own clause: what stands before the figure (its head) and
behind it (what is counted), without the figure. A member of a list takes the head of the list; a head that is only a
date, a sex or an adverb takes what the figure before it measured; a clause without a head takes what its sentence, its
heading or its text is about. It will not paraphrase: reviewed wording is a translation in knowledge/.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extraction.language import has_cjk
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.label_abouts import Abouts
from pipelines.extraction.statistics.label_behind import counted_behind
from pipelines.extraction.statistics.label_english import counted_english, english
from pipelines.extraction.statistics.label_figure import COUNTS, Figure
from pipelines.extraction.statistics.label_headings import ITEM
from pipelines.extraction.statistics.label_topics import unsaid
from pipelines.extraction.statistics.label_verbs import LEVEL
from pipelines.extraction.statistics.label_wording import Wording
from pipelines.extraction.statistics.label_words import last_words, led, named, opened, tidied, trimmed, unlinked
from pipelines.extraction.table_cells import Cell, cell
from pipelines.patterns import later

_COORDINATION = later(r"(?:、|和|及|以及|與|或|，|,)\s*(?:另外|另|約|逾)?$")
_COORDINATES = frozenset("、和及與或，,外另約逾")
# 65歲或以上者佔八成七: the age says who is counted.
_OF_AGE = later(
    r"(?:或以上|以上|以下|或以下|及以上)?(?:的?(?:者|人士|長者|婦女|女性|男性|兒童|受訪者|組別|市民|居民|人口|病人|患者))"
)
_BESIDE = later(r"[^，、]{0,8}[、/]\s*(?=[^，、\s]{1,8}$)")
_OTHER = later(r"[及和與与]([^，、的]{1,10})的")
_YEAR = later(r"\d{4}年(?:度|底|中)?|[今去]年")
_COLONS = frozenset("：:")
# An English label of so few characters does not say what it is of.
_SHORT = 24
# The qualifier of 調高至, which goes with its verb.
_LEVELLED = ("高至", "低至", "多至", "少至")


@dataclass(slots=True)
class Label:
    """The label of a figure, what is counted with its counter, and the bare name of the thing, by which two compare.

    The label of an English sentence is English, and stands in both columns, for no other is known.
    """

    zh: str
    en: str | None
    counted: str | None
    thing: str | None


class Labeller:
    """Labels for the figures of one document, asked for in order of place."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._abouts = Abouts(scene)
        self._wording = Wording(scene, self._abouts)
        # The sentence of the figure before, and whether its words are English.
        self._sentence, self._english = (-1, -1), False

    def label(self, quantity: Quantity, subject: str | None) -> Label:
        """Return the label of a figure; `subject` is the name of the body it is about."""
        scene, abouts, start = self._scene, self._abouts, quantity.start
        sentence = scene.sentence(start)
        if sentence != self._sentence:
            before = abouts.before
            abouts.last = before if before is not None and "\n" not in scene.text[before.end : start] else None
            self._sentence, abouts.before = sentence, None
            self._wording.begin()
            self._english = scene.english(sentence)
        in_table = cell(scene, start) if scene.rows else None
        if self._english:
            alone = in_table is not None and bool(in_table.index and in_table.stub) and self._fills_a_cell(quantity)
            place = in_table if alone else None
            words = english(scene, sentence, (start, quantity.end)) if place is None else _english_cell(place)
            counts = quantity.form in COUNTS and quantity.per == 1
            return Label(words, words, counted_english(scene, quantity.end) if counts else None, None)
        if in_table is not None and (in_table.stub or in_table.column):
            return Label(self._in_table(quantity, in_table), None, in_table.column or quantity.counter, in_table.stub)
        abouts.begin(subject)
        head_start, head, shared = self._head(quantity)
        counted, noun, behind = counted_behind(scene, quantity)
        raw = opened(unsaid(led(head)))
        if scene.text.startswith(_LEVELLED, start):
            raw += scene.text[start : start + 2]
        core = unlinked(raw).strip()
        dates = scene.dates.within(head_start, start) if scene.line(start)[0] in scene.dated else ()
        told = [scene.text[date.start : date.end] for date in dates]
        form, counter, unit = quantity.form, quantity.counter, quantity.unit
        if form in COUNTS and counter:
            unit = "人" if counter in "名位" else counter
        if form == "rate" and quantity.per != 1:
            unit = f"/{quantity.per}"
        elif form == "ratio":
            unit = "ratio"
        figure = Figure(start, quantity.end, head_start, head, raw, core, noun, behind, unit, form, counter, told)
        words = self._wording.label(quantity, figure, shared)
        abouts.before = figure
        return Label(words, None, counted, noun or last_words(core))

    def _fills_a_cell(self, quantity: Quantity) -> bool:
        """Tell whether a figure stands in its cell without words that say more of it: not 300 patients."""
        text, (start, end) = self._scene.text, self._scene.line(quantity.start)
        before = text[start : quantity.start].rpartition("\t")[2]
        behind = text[quantity.end : end].partition("\t")[0]
        return not any(map(str.isalpha, before + behind))

    def _in_table(self, quantity: Quantity, place: Cell) -> str:
        """Return heading of the column, first cell of the row and, where these say little, the table's introduction."""
        words = "：".join(part for part in (place.stub, place.column) if part)
        if not has_cjk(words, 10) and place.introduction:
            introduction = self._abouts.headings.introduction(quantity.start, place.introduction).lstrip("•‧▪■◆● ")
            closed = introduction.endswith("）") and introduction.count("（") == introduction.count("）")
            words = f"{introduction if closed else trimmed(introduction)}：{words}"
        return named(tidied(words), quantity.measure)

    def _head(self, quantity: Quantity) -> tuple[int, str, bool]:
        """Return start and words before the figure in its clause; those of the list's head where it is in a list."""
        text = self._scene.text
        start, _ = self._scene.clause(quantity.start)
        before = self._abouts.before
        if before is not None and before.end > start:
            between = text[before.end : quantity.start]
            if before.form == "age" and _OF_AGE.match(between):
                return start, self._scene.words(start, quantity.start), False
            last = between[-1:]
            near = len(between) < 40 and (last in _COORDINATES or last.isspace())
            if near and _COORDINATION.search(between):
                return before.head_start, before.head, True
            bracket = max(between.rfind("（"), between.rfind("("))
            if bracket >= 0 and "）" not in between[bracket:] and ")" not in between[bracket:]:
                return before.end + bracket + 1, between[bracket + 1 :], False
            if before.form == "age" and between.startswith("的"):
                return start, between[1:], False
            other = _OTHER.fullmatch(between)
            if other is not None and before.label.endswith("）"):
                return before.end, f"較{other[1]}的", False
            joined = before.head + between
            if len(between) < 24 and LEVEL.match(joined):
                return before.end, joined, False
            beside = _BESIDE.match(between)
            if beside is not None:
                return before.end, between[beside.end() :], False
            if before.form in COUNTS and before.noun and between.startswith(before.noun) and not before.core:
                # 逾30位大使成功爭取37項: who did it needs no number.
                return start, between, False
        words = self._scene.words(start, quantity.start)
        dated = _YEAR.match(words)
        bare = not words.strip() or (dated is not None and not unlinked(words[dated.end() :]).strip())
        if bare and text[start - 1 : start] in _COLONS:
            # 病人數目：310名 is of what its line begins with, unless that only leads on.
            item = ITEM.match(text, self._scene.line(start)[0], start)
            if item is not None and item.end() == start:
                return item.start("item"), item["item"] + words.strip(), False
        return start, words, False


def _english_cell(place: Cell) -> str:
    """Return the first cell of an English row, the heading of the column, and what introduces a table of few words."""
    words = ": ".join(part for part in (place.stub, place.column) if part)
    return f"{place.introduction.rstrip(' :')}: {words}" if place.introduction and len(words) < _SHORT else words
