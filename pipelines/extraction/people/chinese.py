"""Chinese names of people: where one begins and ends beside an honorific, a title or a telephone.

Knows surnames, honorifics, titles and the boundary words of the organisations' lexicon. A name is two or three
characters, four with a double surname; who bears it is people.py's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extraction.bodies.lexicon import Word, vocabulary
from pipelines.extraction.people.lexicon import PeopleLexicon, people_lexicon, words

_HAN = re.compile("[\u3400-\u9fff々]")
_LINE = re.compile("(?m)^[ \t]?([\u3400-\u9fff々]{2,4})(?=[ \t]*$|\t)")
_PHONE_NEXT = re.compile("\\s*[（(]?(?:直線|手提|辦公室)?(?:電話|電郵|手機|傳真|Tel|Phone|Email|E-mail)", re.I)
_GAP = " \u3000"
# Characters that no given name holds, and that follow surnames which are words too (曾診療, 萬名, 成的).
_TITLES_OF_SPOUSES = "太"  # 何太 is Mrs Ho
_NOT_IN_NAMES = frozenset("的和與及或在是了們名個位間餘診某該把被將就等我你他她它這那哪嗎呢吧")


class Found(NamedTuple):
    """A person's name at a place; an empty honorific means none stands beside it. `short`: only the surname stands."""

    start: int
    end: int
    honorific: str
    honorific_end: int
    short: bool
    rule: str


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    lexicon = people_lexicon()
    words = sorted({*lexicon.honorific_words, *(w for w in lexicon.titles if not w.isascii())})
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words


def marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each honorific and title of `text` with its place."""
    automaton, words = _automaton()
    for word, start, end in automaton.find_matches_as_indexes(text):
        yield words[word], start, end


@dataclass(slots=True)
class ChineseNames:
    """Finds Chinese names in `text`; `body_ends` are the ends of mentions of bodies."""

    text: str
    body_ends: frozenset[int]
    lexicon: PeopleLexicon

    def find(self, places: Iterable[tuple[str, int, int]]) -> Iterator[Found]:
        """Yield names, the same place perhaps more than once; `places` are the marks of the text."""
        lexicon = self.lexicon
        for written, start, end in places:
            if written in lexicon.honorific_words:
                yield from self._before(written, start, end)
            if written in lexicon.titles:
                # 教授 and 醫生 stand behind names; before a short name only behind a body (清華大學教授…).
                plain = written in lexicon.honorific_words and written not in lexicon.offices
                yield from self._after(start, end, plain and start not in self.body_ends)
        for end in self.body_ends:
            name = self.text[end : end + 3]
            if len(name) == 3 and self.surname(name[0]) and all(map(_HAN.match, name)) and self._follows_body(end):
                yield Found(end, end + 3, "", end + 3, False, "title")
        yield from self._alone()
        yield from self._beside_phone()
        yield from self._labelled()
        yield from self._signed()

    def _before(self, honorific: str, start: int, end: int) -> Iterator[Found]:
        at = start - 1 if start and self.text[start - 1] in _GAP else start
        name = self._ending(at, strict=honorific in self.lexicon.offices)
        if name is not None:
            yield Found(name, at, honorific, end, False, "honorific")
        elif at == start and start and self.surname(self.text[start - 1]) and self._left_ok(start - 1):
            yield Found(start - 1, end, honorific, end, True, "surname")

    def _ending(self, end: int, strict: bool) -> int | None:
        """Return where the name that ends at `end` begins, if one does."""
        text = self.text
        possible = []
        for size in (3, 4, 2):
            start = end - size
            if start < 0 or not all(map(_HAN.match, text[start:end])) or not self._may_begin(start, size):
                continue
            if self._left_ok(start):
                married = size == 3 and start and self.surname(text[start - 1]) and not self._left_word(start)
                return start - 1 if married and self._left_ok(start - 1) and self._may_begin(start - 1, 4) else start
            if size < 4:
                possible.append(start)
        return possible[0] if possible and not strict else None

    def _may_begin(self, start: int, size: int) -> bool:
        text, words = self.text, vocabulary()
        if size == 4:
            kind = self.lexicon.surnames.get(text[start : start + 2])
            married = self.surname(text[start]) and self.surname(text[start + 1])
            return kind in ("compound", "japanese") or bool(married)
        if not (self.surname(text[start]) or (self.lexicon.surnames.get(text[start : start + 2]) and size == 3)):
            return False
        name = text[start : start + size]
        if text[start - 1 : start + 1] in self.lexicon.titles or (size == 2 and name[1] == _TITLES_OF_SPOUSES):
            return False  # 主任周小姐 is no 任周
        ends = words.get(name[1:])
        if size == 3 and ends is not None and ends[0] is Word.SUFFIX:
            return False
        if any(name[at:] in self.lexicon.honorific_words for at in range(1, size)):
            return False
        if name in words or name in self.lexicon.titles or not _NOT_IN_NAMES.isdisjoint(name):
            return False
        return not (
            size == 3 and (text[start : start + 2] in words or text[start + 1 : start + 3] in self.lexicon.titles)
        )

    def surname(self, character: str) -> bool:
        """Tell whether one character is a surname."""
        return self.lexicon.surnames.get(character) == "chinese"

    def _left_ok(self, at: int) -> bool:
        text = self.text
        if at == 0 or at in self.body_ends or not _HAN.match(text[at - 1]):
            return True
        words = vocabulary()
        for size in range(1, min(6, at) + 1):
            word = text[at - size : at]
            if word in words or word in self.lexicon.titles or word in self.lexicon.honorific_words:
                return True
        return False

    def _left_word(self, at: int) -> bool:
        """Tell whether a word of two characters or more ends at `at`."""
        known, lexicon = vocabulary(), self.lexicon
        words = (self.text[at - size : at] for size in range(2, min(6, at) + 1))
        return any(word in known or word in lexicon.titles or word in lexicon.honorific_words for word in words)

    def _right_ok(self, at: int) -> bool:
        text = self.text
        if at >= len(text) or not _HAN.match(text[at]):
            return True
        words = vocabulary()
        for size in range(1, 5):
            word = text[at : at + size]
            if word in self.lexicon.honorific_words:
                return True
            if word in words and words[word][0] in (Word.AND, Word.BOUNDARY):
                return True
        return False

    def _after(self, start: int, end: int, plain: bool) -> Iterator[Found]:
        text = self.text
        at = end + 1 if text[end : end + 1] in tuple(_GAP) else end
        for size in (4, 3, 2):
            stop = at + size
            if stop > len(text) or not all(map(_HAN.match, text[at:stop])) or not self._may_begin(at, size):
                continue
            if size == 4 and self.lexicon.surnames.get(text[at : at + 2]) is None and self._right_ok(stop - 1):
                continue
            if size == 2 and plain:
                continue
            if self._right_ok(stop):
                yield Found(at, stop, "", stop, False, "title")
                if self.lexicon.titles.get(self.text[start:end]) == "shared":
                    yield from self._listed(stop)
                return
        if (
            self._behind_body(start)
            and at + 3 <= len(text)
            and self._may_begin(at, 3)
            and all(map(_HAN.match, text[at : at + 3]))
        ):
            yield Found(at, at + 3, "", at + 3, False, "title")

    def _listed(self, at: int) -> Iterator[Found]:
        """Yield the names that a list goes on with behind the first, whose title all share: 立委甲、乙."""
        while self.text[at : at + 1] in ("、", "及", "和", "與") and self._may_begin(at + 1, 3):
            if not all(map(_HAN.match, self.text[at + 1 : at + 4])) or not self._right_ok(at + 4):
                return
            yield Found(at + 1, at + 4, "", at + 4, False, "title")
            at += 4

    def _behind_body(self, at: int) -> bool:
        """Tell whether a body stands right before, its short name in brackets aside: 香港大學（港大）教授."""
        if at in self.body_ends:
            return True
        closed = self.text[at - 1 : at] in ("）", ")")
        return closed and max(self.text.rfind(mark, max(0, at - 20), at) for mark in "（(") in self.body_ends

    def _follows_body(self, at: int) -> bool:
        """Tell whether three characters right behind a body's name are a person's (民建聯葛珮帆表示)."""
        return self._may_begin(at, 3) and self._right_ok(at + 3)

    def _alone(self) -> Iterator[Found]:
        """Yield names that stand on a line of their own, in contact blocks, signatures and attributions."""
        text = self.text
        for line in _LINE.finditer(text):
            start, end = line.span(1)
            if not self._may_begin(start, end - start):
                continue
            before = text[max(0, start - 200) : start].rstrip().rsplit("\n", 1)[-1]
            after = text[line.end() : line.end() + 80].lstrip().split("\n", 1)[0]
            titled = before.endswith(self.lexicon.title_ends) or after.endswith(self.lexicon.title_ends)
            if titled or _PHONE_NEXT.match(text, line.end()):
                yield Found(start, end, "", end, False, "line")

    def _beside_phone(self) -> Iterator[Found]:
        """Yield names with a telephone number in brackets or on the same line behind them."""
        text = self.text
        at = text.find("電話")
        while at >= 0:
            end = at
            while end and text[end - 1] in " \t（(":
                end -= 1
            if end < at:
                name = self._ending(end, strict=False)
                if name is not None:
                    yield Found(name, end, "", end, False, "phone")
            at = text.find("電話", at + 2)

    def _labelled(self) -> Iterator[Found]:
        """Yield the names behind a label and a colon: 記者：…, 責任編輯：…, 聯絡人：…、…."""
        text = self.text
        for label in _labels().finditer(text):
            at = label.end()
            rule = "byline" if label[1] in _bylines() else "label"
            while (name := _LISTED.match(text, at)) and self._may_begin(name.start(1), len(name[1])):
                yield Found(*name.span(1), "", name.end(1), False, rule)
                if name[2] not in ("、", "/", "／"):
                    break
                at = name.end()

    def _signed(self) -> Iterator[Found]:
        """Yield the names that stand alone before the words that close a letter: 謹啟, 敬上."""
        for line in _sign_offs().finditer(self.text):
            start, end = line.span(1)
            size = next((size for size in (3, 2, 4) if end - size >= start and self._may_begin(end - size, size)), None)
            if size and (end - size == start or self._left_ok(end - size)):
                yield Found(end - size, end, "", end, False, "signed")


# A name of a list and what follows it; longer runs of characters are no name.
_LISTED = re.compile(r"[ \t]?([\u3400-\u9fff]{2,4})(?:[ \t]*([、/／])|(?=[\s()（）,，;；|｜]|\Z))")


@cache
def _labels() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, words("labels.csv", "label")), key=len, reverse=True))
    return re.compile(rf"({known})[ \t]?[：:／/]")


@cache
def _bylines() -> frozenset[str]:
    uses = zip(words("labels.csv", "label"), words("labels.csv", "use"), strict=True)
    return frozenset(label for label, use in uses if use == "byline")


@cache
def _sign_offs() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, words("sign_offs.csv", "sign_off")), key=len, reverse=True))
    return re.compile(rf"(?m)^[ \t]*([\u3400-\u9fff]{{2,12}})[ \t]*(?<![\u3400-\u9fff])(?:{known})[ \t]*$")
