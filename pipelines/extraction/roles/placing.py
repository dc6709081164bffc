"""The bodies of a text as titles are held in them: by place, by a common noun, or the body that the text speaks for.

中心主任 and 該會主席 name their body by a noun only; it is the last one named before whose own name ends so. The
group’s chairman is the chairman of whatever was named last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from pipelines.extraction.claims import Claim
from pipelines.patterns import later

_ALIKE = 8  # names with one beginning that are looked at
_LONGEST_NOUN = 4
# Nouns for any body at all, which need not end its name.
_ANY = frozenset({"group", "organisation", "organization", "alliance", "charity", "agency", "body", "firm", "company"})
_BROAD = frozenset({"organisation", "organization", "agency", "body"})
_NO_GROUPS = frozenset({"education", "government", "healthcare", "facility"})  # a university is no group
_TITLED = later(
    "[^，。；：\n]{0,12}?(?:主席|主任|會長|院長|局長|署長|處長|總裁|總監|教授|醫生|經理|發言人|董事長|校長)"
)
_ONLY_TELLS = later(
    "初創|附屬|團隊|學者|研究人員|研究員|旗下|校友|系統|[一二三四五六七八九十兩0-9]{1,3}[名位]"
)  # 港大初創「甲基因」
_LASTS = frozenset("會盟社院校所署局處心系庫網團")
_STOPS, _SUBJECT = later(r"[a-z0-9)]\.\s+(?=[A-Z])|\n(?=The )"), later(r"\s*(?:The|This) ([A-Za-z]+)\b")
_OWNING = later(r"\b[Tt]he ([a-z]+)[’']s\b")
_SAID_OF_BODIES = frozenset("該本敝我此")
_SENTENCE_ENDS = frozenset("。；！？.\n")
_REACH_OF_SUBJECT = 400  # code points
_LONGEST_PARAGRAPHS = 3000  # code points of two
_SHORT_LINE = 20  # code points of a line before an office that is no paragraph yet
# Offices by the kinds of bodies that they head.
_HEADED = {
    "院長": frozenset({"healthcare", "education", "facility"}),
    "校長": frozenset({"education"}),
    "行政長官": frozenset({"government"}),
    "司長": frozenset({"government"}),
    "局長": frozenset({"government"}),
    "署長": frozenset({"government"}),
}
_OF_STATE = ("行政長官", "司長", "局長", "署長")
_FEWEST = 2  # mentions
_OF_OTHERS = frozenset("該此")


class Placing:
    """Where the bodies of a text are named; `home` is the one that the text speaks for."""

    def __init__(self, text: str, bodies: Sequence[Claim], home: str | None):
        self.text = text
        self.bodies = bodies
        self.home = home
        self.starts = [body[1] for body in bodies]
        self._ends = list(bodies)
        self._ends.reverse()
        self._ends.sort(key=itemgetter(2))
        self._end_places = [body[2] for body in self._ends]

    @cached_property
    def company(self) -> str | None:
        """The company that the text is about: its own body, else the company named most often."""
        named = Counter(str(b.values["key"]) for b in self.bodies if b.values.get("body_kind") == "company")
        return self.home or next((key for key, _ in named.most_common(1)), None)

    @cached_property
    def legislature(self) -> str | None:
        """The parliament that the text names, of which its members are."""
        return next((b.values["key"] for b in self.bodies if b.values["mention"].endswith("立法會")), None)

    def ending(self, low: int, high: int) -> tuple[int, int, str] | None:
        """Return start, end and key of the body whose mention ends last in [low, high], the longest of them."""
        at = bisect_right(self._end_places, high) - 1
        if at < 0 or self._end_places[at] <= low:
            return None
        end = self._end_places[at]
        while at and self._end_places[at - 1] == end:
            at -= 1
        body = self._ends[at]
        return body.start, end, body.values["key"]

    def within(self, start: int, stop: int) -> Sequence[Claim]:
        """Return the mentions that begin in a span."""
        return self.bodies[bisect_left(self.starts, start) : bisect_left(self.starts, stop)]

    def first_from(self, at: int) -> Claim | None:
        """Return the first mention that begins at `at` or behind."""
        index = bisect_left(self.starts, at)
        return self.bodies[index] if index < len(self.bodies) else None

    def of_noun(self, noun: str, at: int) -> str | None:
        """Return the body last named before `at` whose name ends in a noun; any, for a noun of all bodies."""
        wanted = noun.casefold()
        floor = self._paragraph_before(at) if wanted in _ANY else 0
        for body in reversed(self.bodies[max(0, (last := bisect_left(self.starts, at)) - 60) : last]):
            names = (body.values["mention"], body.values["name_zh"], body.values["name_en"])
            if wanted in _ANY:
                if body.start < floor:
                    return None
                if body.values.get("body_kind") in _NO_GROUPS and wanted not in _BROAD:
                    continue
                return str(body.values["key"])
            if any(name and _ends(name, wanted) for name in names):
                return str(body.values["key"])
        return None

    def _paragraph_before(self, at: int) -> int:
        """Return where the paragraph before the one at `at` begins."""
        low = max(0, at - _LONGEST_PARAGRAPHS)
        start = self.text.rfind("\n", low, at)
        return self.text.rfind("\n", low, max(low, start)) + 1 or low

    def meant(self, title: str, start: int) -> tuple[bool, str | None]:
        """Return whether a title begins with a noun for its body (中心主任) or stands behind one (該會主席), and it."""
        text = self.text
        for size in (3, 2, 1):
            pronoun = text[start - size - 1 : start - size]
            if start > size and pronoun in _SAID_OF_BODIES and len(text[start - size : start].strip()) == size:
                noun = text[start - size : start]
                return True, self.of_noun(noun, start) if pronoun in _OF_OTHERS else self.home
        for size in range(_LONGEST_NOUN, 1, -1):
            noun = text[start - size : start]
            opens = start == size or (start > size and not "\u3400" <= text[start - size - 1] <= "\u9fff")
            if opens and noun[-1:] in _LASTS and noun not in _NOUNS and (key := self.of_noun(noun, start)):
                return True, key  # 互助會主席 at the head of a clause
            if noun in _NOUNS:
                return True, self.of_noun(noun, start)  # 「…。」實驗室主任
            if len(title) > size and title[:size] in _NOUNS:
                return True, self.of_noun(title[:size], start)
        return False, None

    def owner(self, at: int, office: str = "") -> str | None:
        """Return the body that an office belongs to which is told without one: of the sentence, else of the text.

        A 院長 heads no bureau and a 局長 no hospital. It is the body with which the sentence begins; where the text
        speaks for nobody, as news do, that of a sentence before in its paragraph will do.
        """
        low = max(0, at - _REACH_OF_SUBJECT)
        if self.home is not None:
            low = max(low, max(self.text.rfind(mark, low, at) for mark in ("。", "；", "！", "？", ". ", "\n")) + 1)
        else:
            line = self.text.rfind("\n", low, at) + 1
            low = max(low, line if at - line > _SHORT_LINE else 0)
        for body in reversed(self.within(low, at)):
            if self.home is None and _TITLED.match(self.text, body.end):
                continue  # a sentence about one of its people
            if not _fits(office, body) or (self.home is None and _ONLY_TELLS.match(self.text, body.end)):
                continue
            before = self.text[max(0, body.start - 8) : body.start].rstrip(" \t「『“•-").removesuffix("The").rstrip(" ")
            before = "" if before.endswith("訊】") else before  # 【本報訊】
            if not before or before[-1] in _SENTENCE_ENDS:
                whole = self.bodies[bisect_left(self.starts, body.start)]
                return str(whole.values["key"])
        return self.home_of(office) if self.home else self._only(office)

    def its(self, at: int) -> str | None:
        """Return the body that 'its' means: whom the sentence or one before it is about."""
        low = max(0, at - _LONGEST_PARAGRAPHS)
        starts = [low, *(stop.end() for stop in _STOPS.finditer(self.text, low, at))]
        for start in reversed(starts):
            noun = _OWNING.search(self.text, start, at) or _SUBJECT.match(self.text, start, at)
            if noun and (key := self.of_noun(noun[1], noun.start())):
                return key
            body = next(iter(self.within(start, at)), None)
            if body is not None and not self.text[start : body.start].removesuffix("The ").strip(" \t•-"):
                return str(body.values["key"])
        return self.of_noun("company", at)

    def home_of(self, office: str) -> str | None:
        """Return the body that the text speaks for if it may have an office: no society has a 行政長官."""
        if self.home is None or not office.endswith(_OF_STATE):
            return self.home
        body = next((one for one in self.bodies if one.values["key"] == self.home), None)
        return self.home if body is None or _fits(office, body) else None

    def _only(self, office: str) -> str | None:
        """Return the body of which a text about one speaks that an office fits: 院長 in a text about one hospital."""
        if not office.endswith(tuple(_HEADED)):
            return None
        named = Counter(str(body.values["key"]) for body in self.bodies if _fits(office, body))
        first, second, *_ = [*named.most_common(2), ("", 0), ("", 0)]
        return first[0] if first[1] >= _FEWEST and first[1] >= 2 * second[1] else None

    def beginning(self, words: str) -> str | None:
        """Return the one body whose name begins with what stands before a title: 鵬城儀器 of 鵬城儀器股份有限公司."""
        names = self._names
        at = bisect_left(names, (words, ""))
        keys = {key for name, key in names[at : at + _ALIKE] if name.startswith(words)}
        return keys.pop() if len(keys) == 1 else None

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return sorted({(str(b.values["name_zh"] or ""), str(b.values["key"])) for b in self.bodies})


_NOUNS = frozenset(
    {
        "中心",
        "學會",
        "協會",
        "聯盟",
        "公司",
        "集團",
        "醫院",
        "學院",
        "大學",
        "學系",
        "研究所",
        "實驗室",
        "基金會",
        "基金",
    }
    | {"委員會", "聯會", "總會", "工會", "商會", "辦公室", "研究院", "研究中心", "議會", "部門", "管理局", "小組"}
)


def _fits(office: str, body: Claim) -> bool:
    """Tell whether a body may have an office; one of unknown kind may."""
    kinds = next((kinds for head, kinds in _HEADED.items() if office.endswith(head)), None)
    return kinds is None or body.values.get("body_kind") in (None, "other", *kinds)


def _ends(name: str, noun: str) -> bool:
    if noun.isascii():
        return noun in name.casefold().split()
    return name.endswith(noun) or name.partition("（")[0].endswith(noun)
