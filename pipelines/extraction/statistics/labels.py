"""A label for a figure: what is measured, of whom, where and when, in words that read without the source.

The label is put together from the words of the figure's own clause: what stands before the figure (its head) and
behind it (what is counted), without the figure. A member of a list takes the head of the list; a head that is only a
date, a sex or an adverb takes what the figure before it measured; a clause without a head takes the clause, the
heading or the body that it is about. It will not paraphrase: reviewed wording is a translation in knowledge/.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.extraction.language import has_cjk
from pipelines.extraction.lexicon import contrasts
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.label_words import (
    VERBS,
    balanced,
    heading_words,
    last_words,
    led,
    named,
    self_standing,
    trimmed,
    unlinked,
    without,
)
from pipelines.extraction.table_cells import Cell, cell

_COORDINATION = re.compile(r"(?:、|和|及|以及|與|或|，|,)\s*(?:另外|另|約|逾)?$")
# 65歲或以上者佔八成七: the age says who is counted.
_OF_AGE = re.compile(
    r"(?:或以上|以上|以下|或以下|及以上)?(?:的?(?:者|人士|長者|婦女|女性|男性|兒童|受訪者|組別|市民|居民|人口|病人|患者))"
)
_COMPARED = re.compile(r"^(?:比起|相比|較|比)[^，。]{0,6}的?$")
# 超過半數（53.9%）每晚起床: what is counted stands behind the bracket that tells it again.
_BRACKET = re.compile(r"\s?[（(][^（）()。\n]{1,24}[)）](?=[一-鿿])")
_AND, _PAUSE = re.compile(r"(?:、|和|及|以及|與|或|或者)\s*(?:有|共|另|約)?$"), re.compile(r"[，,、]")
_LOOSE = re.compile(r"^(?:是|的|(?:縮短|減|增|升|降|跌|延長)\w?[至到]$)|[（(][^）)]*$")
_SECTION = re.compile(r"關於|About |查詢|聯絡|傳媒")
_FIGURES = frozenset({"money", "percentage", "ratio", "rate", "rank", "duration", "age", "physical", "count", "bare"})
_COUNTS = frozenset({"count", "bare", "rate", "article"})
_SHARES = frozenset({"percentage", "ratio"})
_COUNTED = _COUNTS | _SHARES
_AMONG = re.compile(r"(?:的[^的]{1,6})?(?:當中|之中)$")
_NOUN_ENDS = frozenset("中的都也均共")
_NOUN_END = re.compile(r"(?:當中|之中|中的|都|也|均|共|的)+$")
# Counters of more than one character that only count, and name nothing: 人次, 批次, 百分點.
_COUNTING_UNITS = ("次", "百分點")


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a figure, what is counted with its counter, and the bare name of the thing, by which two compare.

    The label of an English sentence is English, and stands in both columns, for no other is known.
    """

    zh: str
    en: str | None
    counted: str | None
    thing: str | None


@dataclass(slots=True)
class _Read:
    """What was read of the figure before, in the same sentence."""

    end: int
    head_start: int
    head: str
    label: str
    unit: tuple[str, Decimal]
    dates: list[str]
    form: str


class Labeller:
    """Labels for the figures of one document, asked for in order of place."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._sentence = (-1, -1)
        self._before: _Read | None = None
        self._last: _Read | None = None

    def label(self, quantity: Quantity, subject: str | None) -> Label:
        """Return the label of a figure; `subject` is the name of the body it is about."""
        scene = self._scene
        sentence = scene.sentence(quantity.start)
        if sentence != self._sentence:
            goes_on = self._before is not None and "\n" not in scene.text[self._before.end : quantity.start]
            self._last = self._before if goes_on else None
            self._sentence, self._before = sentence, None
        if scene.english(sentence):
            words = self._english(quantity, sentence)
            return Label(words, words, None, None)
        in_table = cell(scene, quantity.start)
        if in_table is not None and (in_table.stub or in_table.column):
            return Label(self._in_table(quantity, in_table), None, in_table.column or quantity.counter, in_table.stub)
        head_start, head, shared = self._head(quantity)
        counted, noun, behind = self._counted(quantity, sentence[1])
        core = unlinked(led(head)).strip()
        dates = scene.dates.within(head_start, quantity.start)
        told = [scene.text[date.start : date.end] for date in dates]
        base, keep = self._base(quantity, core, behind, shared, subject, told)
        self._before = _Read(quantity.end, head_start, head, keep, (quantity.unit, quantity.per), told, quantity.form)
        return Label(named(base, quantity.measure), None, counted, noun or last_words(core))

    def _in_table(self, quantity: Quantity, place: Cell) -> str:
        """Return heading of the column, first cell of the row and, where these say little, the table's introduction."""
        words = "：".join(part for part in (place.stub, place.column) if part)
        if not has_cjk(words, 10) and place.introduction:
            words = f"{trimmed(place.introduction)}：{words}"
        return named(words, quantity.measure)

    def _head(self, quantity: Quantity) -> tuple[int, str, bool]:
        """Return start and words before the figure in its clause; those of the list's head where it is in a list."""
        text = self._scene.text
        start, _ = self._scene.clause(quantity.start)
        scene_words = self._scene.words(start, quantity.start)
        before = self._before
        if before is not None and before.end > start:
            between = text[before.end : quantity.start]
            if before.form == "age" and _OF_AGE.match(between):
                return start, scene_words, False
            if _COORDINATION.search(between) and len(between) < 40:
                return before.head_start, before.head, True
            opened = max(between.rfind("（"), between.rfind("("))
            if opened >= 0 and "）" not in between[opened:] and ")" not in between[opened:]:
                return start, scene_words, False
            return before.end, before.head + between, False
        return start, scene_words, False

    def _counted(self, quantity: Quantity, sentence_end: int) -> tuple[str | None, str, str]:
        """Return counter with noun, the noun, and the words behind the figure that belong to it."""
        text = self._scene.text
        end = self._scene.clause(quantity.start)[1]
        if end < quantity.end - 1:
            end = self._scene.clause(quantity.end - 1)[1]
        end = max(end, quantity.end)
        following = None
        for other in self._scene.quantities.within(quantity.end, end):
            if other.form in _FIGURES:
                following = other
                break
        unlisted = False
        if following is not None:
            between = text[quantity.end : following.start]
            stop = _AND.search(between)
            end = quantity.end + (stop.start() if stop else len(between))
            unlisted = stop is None
        told_again = _BRACKET.match(text, quantity.end) if following is not None else None
        if following is not None and told_again is not None and told_again.start() < following.start < told_again.end():
            end = max(self._scene.clause(told_again.end())[1], told_again.end())
            unlisted = False
            behind = balanced(text[told_again.end() : end])
        else:
            behind = balanced(text[quantity.end : end])
        behind = _LOOSE.sub("", trimmed(behind))
        verb = VERBS.search(behind)
        noun = behind[: verb.start()] if verb else behind
        if unlisted and len(noun) > 1:
            behind = noun
        if quantity.form in ("count", "bare", "rate") and quantity.counter is not None:
            if quantity.counter == "人" and not behind and quantity.form != "rate":
                behind, noun = "人數", ""
            elif len(quantity.counter) > 1 and not quantity.counter.endswith(_COUNTING_UNITS):
                behind = quantity.counter + behind
        if behind not in ("", "人數") and not noun and "的" in text[quantity.end : sentence_end]:
            noun = _PAUSE.split(text[quantity.end : sentence_end].rsplit("的", 1)[1], maxsplit=1)[0]
        noun = _bare(noun)
        counter = "" if quantity.counter == "大" else quantity.counter or ""
        counted = counter + noun if quantity.form in _COUNTS else noun
        return (counted or None) if quantity.form in _COUNTED else None, noun, behind

    def _base(
        self, quantity: Quantity, core: str, behind: str, shared: bool, subject: str | None, told: list[str]
    ) -> tuple[str, str]:
        """Return the label's words, and those that an elliptical figure behind it may take over."""
        scene, before = self._scene, self._before
        start, _ = scene.clause(quantity.start)
        bare = without(core, told)
        same_unit = before is not None and before.unit == (quantity.unit, quantity.per)
        plain = not behind or (behind == "人數" and _COMPARED.match(bare) is not None)
        if before is not None and plain and same_unit and not shared and len(bare) <= 6:
            return _elliptical(before, bare, core, told)
        words = core + behind
        if not bare and not behind:
            core = ""
            words = ""
        if self_standing(words) and has_cjk(behind, 8):
            return words, words
        if bare and (self_standing(words) or (len(bare) > 2 and scene.bodies.within(start, quantity.start))):
            return words, words
        words = self._with_topic(words.strip(), quantity, subject)
        return words, words

    def _with_topic(self, words: str, quantity: Quantity, subject: str | None) -> str:
        topic = self._topic(quantity)
        told = self._before or self._last
        complete = has_cjk(words, 4) and named(words, quantity.measure) == words
        if not topic and told is not None and not complete and not self_standing(words):
            topic = named(told.label, "")
        if subject and subject not in topic and subject not in words and not self_standing(topic):
            topic = subject + topic
        if not topic and not has_cjk(words, 4):
            topic = self._clause_before(quantity)
        if not words:
            return topic
        return f"{topic}：{words}" if topic and topic not in words else words

    def _clause_before(self, quantity: Quantity) -> str:
        start, _ = self._scene.clause(quantity.start)
        if start <= self._scene.sentence(quantity.start)[0]:
            return ""
        return trimmed(led(self._scene.words(*self._scene.clause(start - 1))))

    def _topic(self, quantity: Quantity) -> str:
        """Return what the figure's clause is about: the clause before it, or the heading or item above it."""
        scene = self._scene
        text = scene.text
        start, _ = scene.clause(quantity.start)
        sentence_start, _ = scene.sentence(quantity.start)
        while start > sentence_start:
            previous, end = scene.clause(start - 1)
            held = scene.quantities.within(previous, end)
            if held and any(q.form in _FIGURES for q in held):
                return ""
            words = unlinked(led(scene.words(previous, end))).strip("”」』）)")
            dates = scene.dates.within(sentence_start, end)
            undated = without(
                words, [text[max(d.start, previous) : min(d.end, end)] for d in dates if d.end > previous]
            )
            if has_cjk(undated, 3):
                return words
            start = previous
        heading = scene.heading(quantity.start)
        if heading is not None and _SECTION.match(text, heading.start):
            return ""
        if heading is not None:
            return heading_words(text[heading.marker[1] : heading.end] or text[heading.start : heading.end])
        line_start, _ = scene.line(quantity.start)
        previous_end = max(line_start - 1, 0)
        before = text[scene.line(max(previous_end - 1, 0))[0] : previous_end]
        return heading_words(before) if before and len(before) < 40 else ""

    def _english(self, quantity: Quantity, sentence: tuple[int, int]) -> str:
        text = self._scene.text
        start, end = self._scene.clause(quantity.start)
        while end - start < 60 and (start > sentence[0] or end < sentence[1]):
            if start > sentence[0]:
                start = self._scene.clause(start - 1)[0]
            else:
                end = self._scene.clause(end + 1)[1]
        start, end = max(start, sentence[0]), min(end, sentence[1])
        words = f"{text[start : quantity.start].strip()} … {text[quantity.end : end].strip()}"
        return re.sub(r"\s+", " ", words).strip(" ,;:…").strip()


def _bare(noun: str) -> str:
    """Return a noun without the words that only place it among others: 參加者當中, 病人都."""
    if noun.endswith("中"):
        noun = _AMONG.sub("", noun)
    noun = noun.strip("的 、")
    return _NOUN_END.sub("", noun) if noun[-1:] in _NOUN_ENDS else noun


def _elliptical(before: _Read, bare: str, core: str, told: list[str]) -> tuple[str, str]:
    """Return the label of the figure before, told of another class or date: 女性 for 男性, 2009年 for 2008年."""
    if not bare and told and before.dates and before.dates[-1] in before.label:
        replaced = before.label.replace(before.dates[-1], told[-1])
        return replaced, replaced
    for group in contrasts():
        mine = next((word for word in group if word in bare), None)
        theirs = next((word for word in group if word in before.label), None)
        if mine and theirs and mine != theirs:
            replaced = before.label.replace(theirs, mine, 1)
            return replaced, replaced
    words = core or bare
    return (f"{before.label}（{words}）" if words else before.label), before.label
