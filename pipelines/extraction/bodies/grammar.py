"""Names of bodies by their build: a place or a distinctive word, then fields, then a suffix, then departments.

Reads one run at a time and says which of its stretches are proper names (香港大學李嘉誠醫學院臨床腫瘤學系 and, inside
it, 香港大學李嘉誠醫學院 and 香港大學), and which are only possible names that need a bracket or a quotation mark to
be believed. Common nouns (兩間醫學院, 本地大學, 指定醫院) are neither. Latin names are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipelines.extraction.bodies.acted import object_verbs
from pipelines.extraction.bodies.authority import Known
from pipelines.extraction.bodies.believed import after_place, alone
from pipelines.extraction.bodies.lexicon import Place, Suffix, Word
from pipelines.extraction.bodies.marks import Mark, Run
from pipelines.extraction.bodies.parts import auxiliary, divided, mended
from pipelines.patterns import later

# 16所, 兩家, 多間: a counted noun is a common noun.
_COUNTERS = "間家所個名位支隊項種座類批大級"
_BEHIND_COUNT = frozenset(_COUNTERS)
_COUNTED = later(f"[0-9一二三四五六七八九十兩多幾數百千萬餘][{_COUNTERS}]")
# 第三所醫學院 is a common noun, too.
_NTH = later("第[0-9一二三四五六七八九十百]+[間家所個]")
_NUMBER = later("[0-9十百千萬億] ?$")
_NUMERALS = frozenset("0123456789十百千萬億")
_CONGRESS, _CHINESE_NUMERALS = "人大", frozenset("〇零一二三四五六七八九十兩百千萬億")
_OF_PEOPLE = frozenset("名位")  # they count people, also those of a named body: 三位香港大學學生
_MOST_WORDS = 64  # of a name; a run of more, as of one name a thousand times over, is read in pieces
_LEGAL, _FIRMS = ("有限公司", "有限責任公司"), ("公司", "集團", "銀行", "會", "學", "院", "局", "中心", "所")
_LONG = 5  # characters of a suffix, more of which name a body by themselves


# Looked up often.
_KNOWN, _SUFFIX, _PLACE, _FIELD = Word.KNOWN, Word.SUFFIX, Word.PLACE, Word.FIELD
_NAME, _GENERIC, _AND, _UNKNOWN = Word.NAME, Word.GENERIC, Word.AND, Word.UNKNOWN
_new = tuple.__new__  # twice as fast as the class


class Name(NamedTuple):
    """A stretch that may be a body's name. `proper`: it is one by its build alone.

    `head` is the reviewed body that the name begins with, if any, and `head_end` where that ends; `tail` is the one
    that it ends with.
    """

    start: int
    end: int
    proper: bool
    kind: str
    jurisdiction: str | None
    head: Known | None
    head_end: int
    tail: Known | None


def names(runs: Iterable[Run], text: str) -> list[Name]:
    """Return the names of runs, each before the names that hold it."""
    found: list[Name] = []
    for run in runs:
        if len(run) == 1:
            _add_single(found, run[0], text)
            continue
        for part in divided(run, text):
            if len(part) == 1:
                _add_single(found, part[0], text)
            else:
                for first in range(0, len(part), _MOST_WORDS):
                    _read(found, part[first : first + _MOST_WORDS], text)
    return found


def _add_single(found: list[Name], mark: Mark, text: str) -> None:
    """Add what a mark by itself is: a reviewed body, or one that its suffix alone names, as 立法會."""
    start, end, word, information = mark
    if word is _KNOWN:
        before = text[start - 1]
        if before in _NUMERALS and information.kind == "programme":  # type: ignore[union-attr]
            return  # 十萬基因組計劃
        if before not in _BEHIND_COUNT or before in _OF_PEOPLE or not _counted(text, start):
            of, kind = information.jurisdiction or None, information.kind  # type: ignore[union-attr]
            found.append(_new(Name, (start, end, True, kind, of, information, end, information)))
    elif word is _SUFFIX and information.alone == "any":  # type: ignore[union-attr]
        _read(found, [mark], text)


def _read(found: list[Name], part: Run, text: str) -> None:
    """Add the names of a part of a run."""
    part = mended(part, text)
    while part and (part[-1][2] > _SUFFIX or (text[part[-1][1] - 1] == "會" and auxiliary(part[-1], text))):
        part.pop()
    if not part:
        return
    size = len(part)
    generic = False
    first = 0
    while part[first][2] is _GENERIC:  # the last is a suffix or a reviewed name
        generic = text[part[first].end - 1] not in _OF_PEOPLE or not _by_itself(part, first + 1)
        first += 1
    if size > first + 1:
        first = _beginning(part, first)
    start, end, word, _ = part[first]
    if (word is _UNKNOWN or word is _FIELD) and text[start:end] in object_verbs() and _by_itself(part, first + 1):
        first, word = first + 1, _SUFFIX
        start = end
    if word is _UNKNOWN and text[start] in _BEHIND_COUNT and _NUMBER.search(text, max(0, start - 2), start):
        if text[start:end] not in _OF_PEOPLE:
            return  # 16所海嵐醫院
        first += 1  # 65名醫護及海關人員
        start, end, word, _ = part[first]
    if text[start] == "第" and _NTH.match(text, start):
        return
    if word is _UNKNOWN and text.startswith(_CONGRESS, end) and _CHINESE_NUMERALS.issuperset(text[start:end]):
        return  # 二十人大便潛血
    if (
        text[start - 1] in _BEHIND_COUNT
        and _counted(text, start)
        and not (text[start - 1] in _OF_PEOPLE and (word is _PLACE or word is _KNOWN or _by_itself(part, first)))
    ):
        return
    found += _chain(part[first:] if first else part, text, generic and word is not _PLACE and word is not _KNOWN)


def _by_itself(part: Run, at: int) -> bool:
    """Tell whether a suffix stands there that is a body's name by itself, as 立法會."""
    suffix = part[at].information
    return isinstance(suffix, Suffix) and suffix.alone == "any"


def _counted(text: str, at: int) -> bool:
    """Tell whether a number stands before the counter behind which a place is."""
    return at > 1 and _COUNTED.match(text, at - 2) is not None


def _beginning(part: Run, first: int) -> int:
    """Return where the name begins: at its place, reviewed body or trade name, unless a suffix comes before one."""
    for at in range(first, len(part)):
        word = part[at].word
        if word is _SUFFIX:
            return next((named for named in (at, at + 1) if named < len(part) and _trade_name(part, named)), first)
        if word is _PLACE or (word is _KNOWN and not _ends_official_name(part, first, at)):
            return first if _named_before(part, first, at) else at
    return first


def _trade_name(part: Run, at: int) -> bool:
    """Tell whether the name of a company stands there that needs no other word, as 羅氏 of 藥廠羅氏."""
    suffix = part[at].information
    return isinstance(suffix, Suffix) and suffix.alone == "any" and suffix.kind == "company"


def _named_before(part: Run, first: int, at: int) -> bool:
    """Tell whether a place is not where its name begins: 東華三院黃大仙醫院, 摩根士丹利亞洲有限公司."""
    if at != first + 1 or part[at].word is not _PLACE:
        return False
    start, end, word, _ = part[first]
    if word is _NAME:
        return end - start > 2
    firm = any(isinstance(mark.information, Suffix) and mark.information.kind == "company" for mark in part[at + 1 :])
    return word is _UNKNOWN and end - start > 1 and firm


def _ends_official_name(part: Run, first: int, at: int) -> bool:
    """Tell whether a reviewed name is only the end of another official name, as 衞生署 of 食物環境衞生署."""
    known = part[at].information
    return at > first and isinstance(known, Known) and _official(part[first:at], known)


def _official(between: Run, known: Known) -> bool:
    """Tell whether places and fields alone stand before the name of a government's body."""
    return known.kind == "government" and all(mark.word in (_FIELD, _PLACE) for mark in between)


def _chain(part: Run, text: str, generic: bool) -> list[Name]:
    """Read body, faculty, department: each suffix may end a name that the next one continues."""
    start, head_end, _, information = part[0]
    known = information if isinstance(information, Known) else None
    place = information if isinstance(information, Place) else None
    jurisdiction = (information.jurisdiction or None) if known or place else None  # type: ignore[union-attr]
    found: list[Name] = []
    last = -1  # where the last proper name ends
    for at, (_, end, _, information) in enumerate(part):
        if isinstance(information, Known):
            if at and text[part[at].start].isascii():
                return found + _chain(part[at:], text, False)  # 醫院管理局 Hospital Authority
            if at and known and text[start].isascii() and information.organisation_id == known.organisation_id:
                return found + _chain(part[at:], text, False)  # HKSTP 香港科技園公司
            if at and (at > last + 1 if last >= 0 else not _official(part[:at], information)):
                if _department(part[last + 1 : at], information, found):
                    found.append(Name(start, end, True, information.kind, jurisdiction, known, head_end, None))
                    last = at
                    continue
                # A reviewed body behind other words is a name of its own: 香港西醫書院加盟香港大學.
                return found + _chain(part[at:], text, False)
            found.append(_new(Name, (start, end, True, information.kind, jurisdiction, known, head_end, information)))
        elif isinstance(information, Suffix):
            suffix = information
            if last < 0:
                if place:
                    believed = after_place(part[1:at], suffix, place, part[at])
                else:
                    believed = alone(part[:at], suffix, generic)
                if not believed:
                    if at == len(part) - 1 and _told(part[:at]):
                        found.append(Name(start, end, False, suffix.kind, jurisdiction, known, head_end, None))
                    continue
            elif not _continues(part[last + 1 : at], suffix, part[at], found[-1].kind):
                break
            elif suffix.alone == "any" and end - part[at].start > 2 and found[-1].kind != "government":
                # 立法會 and the like are bodies of their own behind any name: 工聯會立法會議員.
                return found + _chain(part[at:], text, False)
            elif _one_name(part[last + 1 : at], suffix, part[last], part[at]) or _begun_firm(part[last], end, text):
                found.pop()
            found.append(_new(Name, (start, end, True, suffix.kind, jurisdiction, known, head_end, None)))
        else:
            continue
        last = at
    return found


def _told(between: Run) -> bool:
    """Tell whether anything stands before a suffix that other suffixes and common words are not."""
    return any(word is not _GENERIC and word is not _SUFFIX for _, _, word, _ in between)


def _department(between: Run, known: Known, found: list[Name]) -> bool:
    """Tell whether a reviewed office's name only ends that of an office's department: 聯絡辦公室教育科技部."""
    offices = bool(found) and found[-1].kind == known.kind == "government"
    return offices and all(mark.word is _FIELD for mark in between)


def _continues(between: Run, suffix: Suffix, mark: Mark, kind: str) -> bool:
    """Tell whether a suffix after the name of a body of a kind makes the name of a part of that body."""
    if suffix.after_place == "none":
        return False
    if suffix.kind == "healthcare" and not between and kind in ("government", "programme", "other"):
        return False  # 協作網醫院: any hospital of the network
    if any(other.word is _GENERIC for other in between):
        return False
    if mark.end - mark.start == 1:  # 部, 會, 組 end too many words to follow any but fields
        return bool(between) and all(other.word in (_FIELD, _AND) for other in between)
    return True


def _one_name(between: Run, suffix: Suffix, before: Mark, mark: Mark) -> bool:
    """Tell whether the name before was only the beginning of this one, as 倫敦大學 of 倫敦大學學院."""
    short = before.end - before.start == 1  # 浸會 of 浸會大學
    size = mark.end - mark.start
    # 醫學院, but 學院 alone is none; 疾病預防控制中心 is what a bureau has.
    whole = (suffix.kind == "education" and size > 2) or (suffix.alone == "any" and size > _LONG)
    return suffix.after_place == "never" or (not between and (short or not whole))


def _begun_firm(before: Mark, end: int, text: str) -> bool:
    """Tell whether a name before was only the beginning of a company's legal name: 海藍公關 of 海藍公關顧問有限公司."""
    if not text.endswith(_LEGAL, 0, end) or text.endswith(_FIRMS, 0, before.end):
        return False
    return not (isinstance(before.information, Suffix) and before.information.alone == "any")
