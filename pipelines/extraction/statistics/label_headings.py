"""The headings that figures stand under, as far as they say what the figures are of, and the title of the text.

A heading that tells of something with its own figures is the topic of nothing else; an item of a list is no heading.
"""

from __future__ import annotations

from pipelines.extraction.language import has_cjk
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.label_topics import leading, said, topical
from pipelines.extraction.statistics.label_words import heading_words
from pipelines.extraction.surroundings import Span
from pipelines.patterns import later
from pipelines.reading.document import Block

_SECTION = later(r"關於|About |查詢|聯絡|傳媒")
_ANSWERS = ("答：", "答:", "A：", "A:", "答 ", "答覆：")
_QUESTION = later(r"(?:問|问|Q)\s?[\d一二三四五六七八九十]{0,2}\s?[：:.、]?\s*([^？?]{3,24})[？?]")
_TITLE_PARTS = later(r"[\s，,：:｜|]+")

# A line of a fact sheet, 病人數目：310名, is no heading of the next; how many of them are looked over for the heading.
ITEM = later(
    r"[\s•⚫●·*\-–—]*(?P<item>[^\s，。；：:「」（）()0-9][^，。；：:「」\n0-9]{1,15}?)"
    r"(?<!如下)(?<!以下)(?<!包括)(?<!例如)(?<!表示)(?<!指出)(?<!認為)(?<!強調)(?<!補充)(?<![說指問答註注即為是])\s?[：:]"
)
_LONGEST_SHEET = 40


class Headings:
    """The headings of one document, each looked at once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._found: dict[int, str] = {}
        self.title = _titled(scene)

    def over(self, at: int) -> str:
        """Return the words of the heading that a place stands under, or nothing where it tells of something else."""
        block = self._scene.block(at)
        asked = self._question(block) if block is not None else ""
        if asked:
            return asked
        key = -1 if block is None else block.start
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._above_block(at)
        return found

    def _above_block(self, at: int) -> str:
        scene, text = self._scene, self._scene.text
        if scene.heading(at) is not None:
            for heading in scene.ancestors(at):
                if _SECTION.match(text, heading.start):
                    return ""
                if self._is_item(heading.start, heading.end) or _tells(scene, heading.start, heading.end):
                    continue
                words = topical(heading_words(text[heading.marker[1] : heading.end]))
                if words:
                    return words
            return ""
        start, end = self._above(at)
        before = text[start:end]
        return topical(heading_words(before)) if len(before) < 40 and not _tells(scene, start, end) else ""

    def _question(self, block: Block) -> str:
        """Return the question that a block answers, as the line above asks it: 要抽多少血 of 問3：要抽多少血？."""
        text = self._scene.text
        if not text.startswith(_ANSWERS, block.start):
            return ""
        above = self._scene.line(max(block.start - 2, 0))
        asked = _QUESTION.fullmatch(text[slice(*above)].strip())
        return asked[1] if asked is not None else ""

    def introduction(self, at: int, told: str) -> str:
        """Return what introduces a list of rows: what is told of it, or the line above that is no row of it."""
        item = ITEM.match(told)
        if item is None or not told[item.end() : item.end() + 2].strip()[:1].isdigit():
            return told
        return heading_words(self._scene.text[slice(*self._above(at))])

    def _above(self, at: int) -> Span:
        """Return the span of the nearest line above that is no item of a fact sheet."""
        scene = self._scene
        start = scene.line(at)[0]
        end = start
        for _ in range(_LONGEST_SHEET):
            end = max(start - 1, 0)
            start = scene.line(max(end - 1, 0))[0]
            if not self._is_item(start, end):
                break
        return start, end

    def _is_item(self, start: int, end: int) -> bool:
        """Tell whether a line is an item of a fact sheet with its figure or date."""
        scene = self._scene
        figured = scene.quantities.within(start, end) or scene.dates.within(start, end)
        return bool(figured) and ITEM.match(scene.text, start, end) is not None


def _tells(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a heading tells of something with its figures, so that it is the topic of nothing else."""
    told = scene.quantities.within(start, end)
    return any(figure.form != "rank" and scene.reasons.get(figure.start) is None for figure in told)


def _titled(scene: Scene) -> str:
    """Return the title of the text, or what it begins with where it is long, for labels that nothing else explains."""
    title = scene.document.metadata.title or ""
    if ITEM.match(title) and any(map(str.isdigit, title)):
        return ""  # a fact sheet that begins with its first item
    words = next((part for part in _TITLE_PARTS.split(title) if has_cjk(part, 3)), "")
    at = scene.text.find(words)
    if at >= 0 and _tells(scene, at, at + len(words)):
        return ""
    if has_cjk(words, 12) or said(words) or leading(words):
        return ""
    return words if topical(words) else ""
