"""Chinese names of people: where one begins and ends beside an honorific, a title or a body.

Knows surnames, honorifics, titles and the boundary words of the organisations' lexicon. A name is two or three
characters, four with a double surname. Names that only brackets, labels or the layout tell are read in beside.py; who
bears a name is the package's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipelines.extraction.bodies.lexicon import Word, vocabulary
from pipelines.extraction.people.lexicon import PeopleLexicon
from pipelines.patterns import later

_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
_GAP = " \u3000"
_WIDE_GAP = later(r"[ \t\u3000]{2,20}|[ ]?\t[ \t]*|[ ]?[：:｜|][ ]?|[為是由][ ]?")
SCOPE = later(r"[（(][^（）()\n。，]{1,20}[）)]")
_BRACKETS = ("（", "(")
_OPENS_GAP = frozenset(" \t\u3000：:｜|為是由")
_OPENS_AFTER = frozenset((*_OPENS_GAP, *_BRACKETS))  # what may part a title from a name
_TITLES_OF_SPOUSES, _SAYS = "太", frozenset("說说指稱称嘆叹道")  # 何太 is Mrs Ho, and 何太說 what she says
# Characters that no given name holds, and that follow surnames which are words too (曾診療, 萬名, 成的).
_NOT_IN_NAMES = frozenset("的和與及或在是了副們名個位間餘診某該把被將就等我你他她它這那哪嗎呢吧獲")
_VERBS = frozenset("應")  # a surname that is a verb as often
_TO = "向"  # a surname that is a preposition far more often
# What somebody named says: 家長李勇說，, 病人王明表示：.
_SPEAKS = later("(?:表示|指出|認為|透露|強調|坦言|直言|憶述|回憶|[說稱指])[，：「『]")
_LONGEST_EDGE = 6
_LONGEST_BEFORE = 5  # characters of a name and the gap between it and its honorific
_JOINS = frozenset("、及和與")
_COLONS = ("：", ":")
_BEFORE_LISTED = ("", "\n", "；", ";", "：", ":")
_ENDS_OF_BODIES = frozenset("局署處司部系所院校社館廳組團隊")  # 金管局 is a body, whatever surname it begins with


class Found(NamedTuple):
    """A person's name at a place; an empty honorific means none stands beside it. `short`: only the surname stands."""

    start: int
    end: int
    honorific: str
    honorific_end: int
    short: bool
    rule: str


def is_han(character: str) -> bool:
    """Tell whether a character is Chinese."""
    return _FIRST_HAN <= character <= _LAST_HAN or character == "々"


def _all_han(name: str) -> bool:
    return (min(name) >= _FIRST_HAN and max(name) <= _LAST_HAN) or all(map(is_han, name))


class ChineseNames:
    """Finds Chinese names in `text`; `body_ends` are the ends of mentions of bodies."""

    def __init__(self, text: str, body_ends: frozenset[int], lexicon: PeopleLexicon):
        self.text = text
        self.body_ends = body_ends
        self.lexicon = lexicon
        self._surnames = lexicon.surnames
        self._openings = lexicon.openings
        self._edges = lexicon.edges
        self._followers = lexicon.followers
        self._compounds = lexicon.compounds
        self._titles = lexicon.titles
        self._honorifics = lexicon.honorific_words
        self._words = vocabulary()

    def find(self, places: Iterable[tuple[str, int, int]]) -> list[Found]:
        """Return names, the same place perhaps more than once; `places` are the marks of the text."""
        honorifics, offices = self.lexicon.honorific_words, self.lexicon.offices
        openings, text, size = self._openings, self.text, len(self.text)
        found: list[Found] = []
        for written, start, end in places:
            honorific = written in honorifics
            if honorific and start and not openings.isdisjoint(text[max(0, start - _LONGEST_BEFORE) : start]):
                self._before(written, start, end, found)
            if end == size or ((following := text[end]) not in openings and following not in _OPENS_AFTER):
                continue
            if kind := self.lexicon.kind(written):
                # 教授 and 醫生 stand behind names; before a short name only behind a body (清華大學教授…).
                plain = honorific and written not in offices
                found += self._after(kind, start, end, plain and start not in self.body_ends)
        for end in [end for end in self.body_ends if end < size and text[end] in openings]:
            if self.may_begin(end, 3) and self.right_ok(end + 3):  # 民建聯葛珮帆表示
                found.append(Found(end, end + 3, "", end + 3, False, "title"))
        return found

    def _before(self, honorific: str, start: int, end: int, found: list[Found]) -> None:
        at = start - 1 if self.text[start - 1] in _GAP else start
        if at < start and self.text[end : end + 1] in _COLONS:
            return  # 理事長：陳大文 秘書長：李小明
        name = self.ending(at, strict=honorific in self.lexicon.offices)
        if name is not None:
            found.append(Found(name, at, honorific, end, False, "honorific"))
        elif (
            at == start and self._surnames.get(self.text[start - 1]) in ("chinese", "rare") and self.left_ok(start - 1)
        ):
            found.append(Found(start - 1, end, honorific, end, True, "surname"))

    def ending(self, end: int, *, strict: bool) -> int | None:
        """Return where the name that ends at `end` begins, if one does."""
        text, openings = self.text, self._openings
        possible = None
        for size in (3, 4, 2):
            start = end - size
            if start < 0 or text[start] not in openings:
                continue
            if not self.may_begin(start, size) and not (size == 3 and not strict and self._ends_in_he(start)):
                continue
            if text[start] in _VERBS and start and is_han(text[start - 1]):
                continue  # 病人應諮詢藥劑師
            if self.left_ok(start):
                married = size == 3 and start and self.surname(text[start - 1]) and not self._left_word(start)
                return start - 1 if married and self.left_ok(start - 1) and self.may_begin(start - 1, 4) else start
            if size < 4 and possible is None:
                possible = start
        return None if strict else possible

    def may_begin(self, start: int, size: int) -> bool:
        """Tell whether the `size` characters at `start` may be a name by themselves."""
        text, surnames = self.text, self._surnames
        name = text[start : start + size]
        if len(name) < size:
            return False
        first, kind, opening = name[0], surnames.get(name[0]), name[:2]
        if first == _TO and (size == 2 or surnames.get(name[1]) == "chinese"):
            return False  # 向黃淑芬女士致謝
        if size == 4:
            double = surnames.get(opening) in ("compound", "japanese")
            married = kind == "chinese" == surnames.get(name[1]) and opening not in self.lexicon.no_openings
            married = married and first != name[1]  # 女兒樂樂抽痰
            return (double or married) and _all_han(name)
        if kind is None and (size == 2 or opening not in surnames):
            return False
        if (kind == "rare" and size == 2) or not _NOT_IN_NAMES.isdisjoint(name) or name[-1] in _ENDS_OF_BODIES:
            return False
        words, titles, honorifics = self._words, self._titles, self._honorifics
        rest = name[1:]
        if name in words or name in titles or name[-1] in honorifics or rest in honorifics:
            return False
        if opening in self.lexicon.no_openings or not _all_han(name):
            return False
        if start:
            before = text[start - 1]
            if before + first in titles:
                return False  # 主任周小姐 is no 任周
            if before in self._compounds.get(first, "") and not self._left_word(start):
                return False  # 社區關係經理 is no 區關係
        if size == 2:
            return rest != _TITLES_OF_SPOUSES
        if rest[0] == _TITLES_OF_SPOUSES and (rest[1] in _SAYS or text[start + 2 : start + 4] in self._followers):
            return False  # 王太今年52歲
        ends = words.get(rest)
        if ends is not None and (ends[0] is Word.SUFFIX or kind == "rare"):
            return False  # 應諮詢 is no name of 應
        return opening not in words and rest not in titles

    def _ends_in_he(self, start: int) -> bool:
        """Tell whether a name right before an honorific may end in 和, which elsewhere joins two: 陳福和博士."""
        return self.text[start + 2] == "和" and self.may_begin(start, 2) and self.surname(self.text[start])

    def surname(self, character: str) -> bool:
        """Tell whether one character is a surname."""
        return self._surnames.get(character) == "chinese"

    def left_ok(self, at: int) -> bool:
        """Tell whether a name may begin at `at`: behind a known word or no Chinese character at all."""
        text = self.text
        if at == 0 or not is_han(text[at - 1]) or at in self.body_ends:
            return True
        return self._word_ends(at, 1)

    def _left_word(self, at: int) -> bool:
        """Tell whether a word of two characters or more ends at `at`."""
        return self._word_ends(at, 2)

    def _word_ends(self, at: int, least: int) -> bool:
        text, edges = self.text, self._edges
        start, floor = at - least, max(0, at - _LONGEST_EDGE)
        while start >= floor and text[start:at] not in edges:
            start -= 1
        return start >= floor

    def right_ok(self, at: int) -> bool:
        """Tell whether a name may end at `at`: before a word that follows names or no Chinese character at all."""
        text = self.text
        if at >= len(text) or not is_han(text[at]):
            return True
        followers = self._followers
        return (
            text[at : at + 2] in followers
            or text[at] in followers
            or text[at : at + 3] in followers
            or text[at : at + 4] in followers
        )

    def _after(self, kind: str, start: int, end: int, plain: bool) -> Iterator[Found]:
        text = self.text
        opener = text[end : end + 1]
        if opener in _BRACKETS and (scope := SCOPE.match(text, end)):
            end = scope.end()  # 副校長（研究）陳大文
            opener = text[end : end + 1]
        at = end + 1 if opener and opener in _GAP else end
        told = False
        if opener in _OPENS_GAP and (gap := _WIDE_GAP.match(text, end)):
            at, told = gap.end(), True
        elif opener and opener in _GAP and text[start - 1 : start] in _BEFORE_LISTED:
            told = True  # a list, a title and its holders on each line
        if text[at : at + 1] not in self._openings:
            return
        if kind == "listed" and not told:
            return
        long = text[at + 1 : at + 2] in self._surnames or text[at : at + 2] in self._surnames
        for size in (4, 3, 2) if long else (3, 2):
            stop = at + size
            if not self.may_begin(at, size):
                continue
            if size == 4 and self._surnames.get(text[at : at + 2]) is None and self.right_ok(stop - 1):
                continue
            if size == 3 and _SPEAKS.match(text, stop - 1) and self.may_begin(at, 2):
                continue
            goes_on = size == 2 and (plain or kind == "person" or told) and is_han(text[stop : stop + 1] or " ")
            if goes_on and (plain or not _SPEAKS.match(text, stop)):
                continue
            if size == 2 and plain:
                continue
            if not told and self._doubtful(at, stop, kind):
                continue
            if self.right_ok(stop) and not (told and text[at + 1 : stop] in self.lexicon.followers):
                yield Found(at, stop, "", stop, False, "title")
                if told or kind == "shared":
                    yield from self.listed(stop)
                return
        if told or not self.may_begin(at, 3):
            return
        if self._behind_body(start) or (kind == "office" and self._behind_noun(start)):
            yield Found(at, at + 3, "", at + 3, False, "title")

    def _doubtful(self, start: int, stop: int, kind: str) -> bool:
        """Tell whether what follows a title may be a verb: 市民應小心, 病人連同."""
        text, lexicon = self.text, self.lexicon
        if text[start] in _VERBS:
            return True
        if kind != "person":
            return False
        ends = not is_han(text[stop : stop + 1] or " ")
        return text[start + 1 : stop] in lexicon.edges or (self._surnames.get(text[start]) == "rare" and not ends)

    def listed(self, at: int) -> Iterator[Found]:
        """Yield the names that a list goes on with behind the first, whose title all share: 立委甲、乙."""
        while self.text[at : at + 1] in _JOINS:
            at += 1
            size = next((n for n in (4, 3, 2) if self.may_begin(at, n) and self._closed(at + n, n)), None)
            if size is None:
                return
            yield Found(at, at + size, "", at + size, False, "title")
            at += size

    def _closed(self, at: int, size: int) -> bool:
        following = self.text[at : at + 1] or " "
        return following in _JOINS or not is_han(following) if size == 2 else self.right_ok(at)

    def _behind_noun(self, at: int) -> bool:
        """Tell whether a word that ends names of bodies stands right before: 基金會創辦人."""
        text, known = self.text, vocabulary()
        return any((found := known.get(text[at - size : at])) and found[0] is Word.SUFFIX for size in (2, 3))

    def _behind_body(self, at: int) -> bool:
        """Tell whether a body stands right before, its short name in brackets aside: 香港大學（港大）教授."""
        if at in self.body_ends:
            return True
        closed = self.text[at - 1 : at] in ("）", ")")
        return closed and max(self.text.rfind(mark, max(0, at - 20), at) for mark in "（(") in self.body_ends
