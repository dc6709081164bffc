"""What the grammars of statistics and events look at: a document with all that simpler grammars found in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from sys import maxsize
from typing import Protocol, TypeVar

from pipelines.extraction.claims import Claim
from pipelines.extraction.clauses import Clauses
from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.language import is_english
from pipelines.extraction.lexicon import traditional
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.surroundings import Blocks, Span, Surroundings
from pipelines.patterns import later
from pipelines.reading.document import Block, Document


class Spanned(Protocol):
    """Anything that stands at a place in the text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        ...


S = TypeVar("S", bound=Spanned)

_KIND = attrgetter("kind")
_DEEPEST = 8
_TITLE, _NEAR = 40, 4

# A line that only credits, dates or registers: [新聞局], 文：…, 註冊慈善團體 稅局檔號91/8842.
_CREDIT = later(
    r"[\[【（(〔][^\[\]【】（）()〔〕]{2,40}[\]】）)〕]$"
    r"|(?:圖|圖片|文|撰文|攝影?|作者|[資文]?[料章]?來源|記者|編輯|出版|製作|發[布佈]單位|副本送?)[：:]"
    r"|(?:贊助|支持|鳴謝|地[點点]|場地)[^：:]{0,4}[：:]|.{0,24}(?:檔號|檔案編號|註冊(?:編號|號碼)|登記編號)"
)
_QUOTES = frozenset("「《“")
_OPENERS = frozenset("」』（(〈 ")
_DEFINITION = later(
    r"[」』]?\s?[（(〈][^（）()〈〉\n]{0,6}(?:下稱|簡稱)?[「“\"]?[^（）()〈〉\n]{1,40}[」”\"]?[）)〉](?=[^主副院董會])"
)
# （「期內」）, （下稱「報告期」）: what the months before are called from there on.
_NAMED_PERIOD = later(
    r"[（(](?:以?下?[簡稱]{0,2})[「“\"](?P<name>(?:報告|回顧|本|該)?期[內間]?|(?:本|該|報告)年[內度]?|年[內度])[」”\"]"
)


def credits_only(line: str) -> bool:
    """Tell whether a line only credits, dates or registers, and tells nothing of what stands under it.

    >>> credits_only("[澳門特別行政區政府新聞局]"), credits_only("政府新聞局成立")
    (True, False)
    """
    return _CREDIT.match(line) is not None


class Placed(list[S]):
    """Things that stand in the text, sorted by place and disjoint, with the list of their starts."""

    __slots__ = ("starts",)

    def __init__(self, items: Sequence[S]) -> None:
        super().__init__(items)
        # A last start behind every text spares looking where the list ends.
        self.starts = [item.start for item in items]
        self.starts.append(maxsize)

    def places(self) -> Sequence[int]:
        """Return where they begin."""
        return self.starts[:-1]

    def within(self, start: int, end: int) -> Sequence[S]:
        """Return those that begin in [start, end)."""
        starts = self.starts
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return ()
        # Few stand in a clause or a line: stepping is quicker than looking again.
        last = first + 1
        while starts[last] < end:
            last += 1
        return self[first:last]

    def around(self, start: int, end: int) -> S | None:
        """Return the one that covers the whole span, if any."""
        at = bisect_right(self.starts, start) - 1
        return self[at] if at >= 0 and self[at].end >= end else None


# The numbers of a list inside a sentence: (1)兩年內完成立法；(2)設立基金.
_ENUMERATED = later(r"[（(](?<=[：:；;，,。、和及與\s].)(?:\d|[一二三四五六七八九]|[a-h]|i{1,3}|iv|vi?)[)）](?=\S)")
_SECONDS = ("(2)", "（2）", "(二)", "（二）", "(ii)", "（ii）", "(b)", "（b）")


class Scene:
    """A document, its clauses, and its dates, quantities, bodies and people, each sorted by place and disjoint.

    What stands around a place is asked for again and again, by the grammars of figures, events and their labels: the
    scene remembers its answers as long as it lives, which is as long as its text is read.
    """

    def __init__(
        self,
        document: Document,
        clauses: Clauses,
        dates: Sequence[DateSpan],
        quantities: Sequence[Quantity],
        bodies: Sequence[Claim],
        people: Sequence[Claim],
    ) -> None:
        self.document = document
        self.dates = Placed(dates)
        self.quantities = Placed(quantities)
        self.bodies = Placed(bodies)
        self.people = Placed(people)
        # The cleaned text as the document spells it, for what is cut from it stands in labels and titles.
        self.text = document.spelling or document.text
        # The text for rules to look at, character for character: without variants, Simplified made Traditional.
        self.plain = document.text
        if document.metadata.language == "zh-Hans":
            self.plain = document.text.translate(traditional())
        # Why quantities and dates were set aside, by their starts.
        self.reasons: dict[int, str | None] = {}
        # What stands around an offset: its block, and the spans of its line, its sentence and its clause.
        self._blocks = Blocks(document.blocks)
        self.block: Callable[[int], Block] = self._blocks.__getitem__
        around = Surroundings(self.text, clauses, self._blocks)
        self.line: Callable[[int], Span] = around.lines.__getitem__
        self.sentence: Callable[[int], Span] = around.sentences.__getitem__
        self.clause: Callable[[int], Span] = around.clauses.__getitem__
        # Every number and every date is asked for its block.
        self._blocks.remember(self.quantities.places())
        self._blocks.remember(self.dates.places())
        # The starts of the lines that hold a date.
        self.dated = {self.line(at)[0] for at in self.dates.places()}
        # Signs that few texts have, asked for once: a list of sources, an anniversary, words that announce a table. One
        # character is a good deal quicker to look for than two.
        plain = self.plain
        self.cites = ("源" in plain and "來源" in plain) or ("處" in plain and "出處" in plain) or "Source" in plain
        self.aged = ("周" in plain and "周年" in plain) or ("週" in plain and "週年" in plain)
        self.tabled = "如下" in self.plain or "下表" in self.plain
        self.titled = "《" in self.text
        self.rows = "\t" in document.text and "row" in map(_KIND, document.blocks)
        self._english: dict[Span, bool] = {}
        self._bodies_above: dict[int, Claim | None] = {-1: None}
        # The place that the headings above a block name, by the block that it stands under, as `facets` found it.
        self.places_above: dict[int, str | None] = {-1: None}

    def in_title(self, start: int, end: int) -> bool:
        """Tell whether a span stands in a title between 《》 of its line, at most forty characters from either."""
        if not self.titled:
            return False
        text = self.text
        opened = text.rfind("《", max(0, start - _TITLE), start)
        if opened < 0 or text.find("》", opened, start) >= 0:
            return False
        line_start, line_end = self.line(start)
        return opened >= line_start and text.find("》", end, min(line_end, end + _TITLE)) >= 0

    def english(self, span: Span) -> bool:
        """Tell whether the words of a span are English, though they may name something in Chinese."""
        found = self._english.get(span)
        if found is None:
            found = self._english[span] = is_english(self.text[span[0] : span[1]])
        return found

    @cached_property
    def _by_key(self) -> dict[str, Claim]:
        """The last mention of each body, by its key."""
        return {claim.values["key"]: claim for claim in self.bodies}

    def name(self, key: str) -> str | None:
        """Return the preferred name of the body with that key."""
        values = self._by_key[key].values
        found: str | None = values["name_zh"] or values["name_en"]
        return found

    def home(self, key: str) -> str | None:
        """Return where the body with that key is at home."""
        found: str | None = self._by_key[key].values["jurisdiction"]
        return found

    @cached_property
    def mentions(self) -> dict[str, set[str]]:
        """What each body is called in the text, by its key."""
        found: dict[str, set[str]] = {}
        for _, _, _, values, _ in self.bodies:
            found.setdefault(values["key"], set()).add(values["mention"])
        return found

    @cached_property
    def named_period(self) -> tuple[str, str, int] | None:
        """What the text calls the months or year that it reports on (期內), their EDTF, and where it says so."""
        for named in _NAMED_PERIOD.finditer(self.plain):
            before = self.dates.within(max(0, named.start() - _TITLE), named.start())
            if before and before[-1].form in ("range", "fiscal") and named.start() - before[-1].end <= _NEAR:
                return named["name"], before[-1].edtf, named.start()
        return None

    @cached_property
    def left_out(self) -> list[Span]:
        """Spans of the brackets that only define a short name or number a list: （下稱「罕盟」）, (1)."""
        spans: list[Span] = []
        text = self.text
        for _, _, end, _, _ in self.bodies:
            if text[end : end + 1] in _OPENERS:
                bracket = _DEFINITION.match(text, end)
                if bracket is not None:
                    spans.append(bracket.span())
        if any(map(text.__contains__, _SECONDS)):
            spans = sorted({*spans, *(number.span() for number in _ENUMERATED.finditer(text))})
        return spans

    def words(self, start: int, end: int) -> str:
        """Return the text of a span without the brackets that define short names or number a list."""
        names = self.left_out
        if not names:
            return self.text[start:end]
        first = bisect_left(names, (start, start))
        if first == len(names) or names[first][0] >= end:
            return self.text[start:end]
        pieces: list[str] = []
        at = start
        for opened, closed in names[first:]:
            if opened >= end:
                break
            pieces.append(self.text[at:opened])
            at = min(closed, end)
        pieces.append(self.text[at:end])
        return "".join(pieces)

    def block_index(self, at: int) -> int:
        """Return the index of the block around the offset."""
        return self._blocks.index(at)

    def ancestors(self, at: int) -> Iterator[Block]:
        """Yield the headings and list items that the block around the offset stands under, the nearest first."""
        block = self.block(at)
        for _ in range(_DEEPEST):
            if block.parent < 0:
                return
            block = self.document.blocks[block.parent]
            yield block

    def body_above(self, at: int) -> Claim | None:
        """Return the first body in the nearest heading above the offset that names any."""
        parent = self.block(at).parent
        if parent not in self._bodies_above:
            named = (self._headed_by(block) for block in self.ancestors(at))
            self._bodies_above[parent] = next(filter(None, named), None)
        return self._bodies_above[parent]

    def _headed_by(self, block: Block) -> Claim | None:
        """Return the first body that a heading names as what is told of, not in a credit, a quotation or a sentence."""
        line = self.plain[block.start : block.end]
        if credits_only(line) or (block.kind == "item" and line.endswith(("。", "；"))):
            return None
        named = self.bodies.within(block.start, block.end)
        if line.startswith(("關於", "「")):
            return named[0] if named else None
        return next((body for body in named if self.text[body.start - 1 : body.start] not in _QUOTES), None)

    def block_has_rows(self, at: int) -> bool:
        """Tell whether the block around the offset is the row of headings over rows of figures."""
        blocks, index = self.document.blocks, self.block_index(at)
        return index + 1 < len(blocks) and blocks[index + 1].kind == "row" and blocks[index + 1].parent == index

    def heading(self, at: int) -> Block | None:
        """Return the heading or list item that the block around the offset stands under."""
        parent = self.block(at).parent
        return self.document.blocks[parent] if parent >= 0 else None
