"""Names of bodies by their build: a place or a distinctive word, then fields, then a suffix, then departments.

Reads one run at a time and says which of its stretches are proper names (香港大學李嘉誠醫學院臨床腫瘤學系 and, inside
it, 香港大學李嘉誠醫學院 and 香港大學), and which are only possible names that need a bracket or a quotation mark to
be believed. Common nouns (兩間醫學院, 本地大學, 指定醫院) are neither. Latin names are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.extraction.bodies.authority import Known
from pipelines.extraction.bodies.lexicon import Place, Suffix, Word, vocabulary
from pipelines.extraction.bodies.marks import Mark, Run

# 16所, 兩家, 多間: a counted noun is a common noun.
_COUNTED = re.compile("[0-9一二三四五六七八九十兩多幾數百千萬餘](?:間|家|所|個|名|位|支|隊|項|種|座|類|批|大|級)$")
_AFTER_MEETING = re.compile("議(?!員)|[員場展計見晤談面址]")
_HAN = re.compile("[\u3400-\u9fff]")
# What a society does or has, where a verb after 會 would be a bare one.
_ACTS = frozenset(
    [
        "合辦",
        "主辦",
        "舉辦",
        "舉行",
        "表示",
        "指出",
        "宣布",
        "公布",
        "成立",
        "主席",
        "會長",
        "副主席",
        "副會長",
        "代表",
        "總監",
        "總幹事",
        "發言人",
        "的",
        "聯同",
        "邀請",
        "獲",
        "呼籲",
    ]
)
_LONGEST_UNPLACED = 8  # unknown characters that a name without a place may begin with


_AND, _SUFFIX, _GENERIC = Word.AND, Word.SUFFIX, Word.GENERIC  # looked up often
_UNDER = frozenset({"轄下", "屬下", "旗下"})


class Name(NamedTuple):
    """A stretch that may be a body's name. `proper`: it is one by its build alone.

    `head` is the reviewed body that the name begins with, if any, and `head_end` where that ends; `tail` is the one
    that it ends with; `inner` tells that a longer name of the same run holds this one.
    """

    start: int
    end: int
    proper: bool
    kind: str
    jurisdiction: str | None
    head: Known | None
    head_end: int
    tail: Known | None
    inner: bool


def names(run: Run, text: str) -> Iterator[Name]:
    """Yield the names of a run, each before the names that hold it."""
    for part in _divide(run, text):
        yield from _read(part, text)


def _divide(run: Run, text: str) -> Iterator[Run]:
    """Divide a run at the words that stand between names, conjunctions and 轄下, not between the words of one."""
    if not any(mark.word is _AND or mark.word is _GENERIC for mark in run):
        yield run
        return
    part: Run = []
    for at, mark in enumerate(run):
        if (mark.word is _AND and _joins_names(run, at, part, text)) or (
            mark.word is _GENERIC and _owns(run, at, text)
        ):
            yield part
            part = []
        else:
            part.append(mark)
    yield part


def _owns(run: Run, at: int, text: str) -> bool:
    """Tell whether a body stands before 轄下 and a placed name behind it: 教育部轄下國家語言委員會."""
    if text[run[at].start : run[at].end] not in _UNDER or not 0 < at < len(run) - 1:
        return False
    return run[at - 1].word in (_SUFFIX, Word.KNOWN) and run[at + 1].word is Word.PLACE


def _joins_names(run: Run, at: int, part: Run, text: str) -> bool:
    before = run[at - 1] if at else None
    after = run[at + 1] if at + 1 < len(run) else None
    if before is None or after is None:
        return True
    if before.word in (Word.SUFFIX, Word.KNOWN, Word.PLACE, Word.GENERIC):
        return True
    if after.word in (Word.KNOWN, Word.PLACE, Word.GENERIC):
        return True
    placed = any(mark.word in (Word.PLACE, Word.KNOWN) for mark in part)
    if placed:
        return False
    if before.word is Word.UNKNOWN and before.end - before.start <= 2 and after.word is Word.FIELD and len(part) > 1:
        return text[run[at].start : run[at].end] != "及"
    # Without a place 及 joins the fields of an official name (食物及衞生局); 和 and 與 do not.
    return before.word is not Word.FIELD or text[run[at].start : run[at].end] != "及"


def _read(part: Run, text: str) -> Iterator[Name]:
    part = [m._replace(word=Word.FIELD, information=None) if _no_society(m, text) else m for m in part]
    while part and (part[-1].word > Word.SUFFIX or _auxiliary(part[-1], text)):
        part.pop()
    if not part:
        return
    generic = False
    first = 0
    while first < len(part) and part[first].word is Word.GENERIC:
        generic, first = True, first + 1
    first = _beginning(part, first)
    if first >= len(part):
        return
    if _COUNTED.search(text, max(0, part[first].start - 4), part[first].start):
        return
    yield from _chain(part[first:], generic and part[first].word not in (Word.PLACE, Word.KNOWN))


def _no_society(mark: Mark, text: str) -> bool:
    """Tell whether the 會 at the end of a suffix belongs to the next word: 醫學會 in 國際醫學會議."""
    return mark.word is Word.SUFFIX and text[mark.end - 1] == "會" and _AFTER_MEETING.match(text, mark.end) is not None


def _auxiliary(mark: Mark, text: str) -> bool:
    """Tell whether a 會 is the auxiliary verb, as far as what follows tells: 政府會檢討, but 香港防癌會與…."""
    if text[mark.start : mark.end] != "會":
        return False
    words = vocabulary()
    after = text[mark.end : mark.end + 4]
    if not _HAN.match(after):
        return False
    return not any(
        after[:size] in words and (words[after[:size]][0] is Word.AND or after[:size] in _ACTS) for size in range(1, 5)
    )


def _beginning(part: Run, first: int) -> int:
    """Return where the name begins: at its place or reviewed body, unless a suffix comes before one."""
    for at in range(first, len(part)):
        if part[at].word is Word.SUFFIX:
            break
        if part[at].word is Word.PLACE or (part[at].word is Word.KNOWN and not _ends_official_name(part, first, at)):
            return at
    return first


def _ends_official_name(part: Run, first: int, at: int) -> bool:
    """Tell whether a reviewed name is only the end of another official name, as 衞生署 of 食物環境衞生署."""
    known = part[at].information
    return at > first and isinstance(known, Known) and _official(part[first:at], known)


def _official(between: Run, known: Known) -> bool:
    """Tell whether places and fields alone stand before the name of a government's body."""
    return known.kind == "government" and all(mark.word in (Word.FIELD, Word.PLACE) for mark in between)


def _chain(part: Run, generic: bool) -> Iterator[Name]:
    """Read body, faculty, department: each suffix may end a name that the next one continues."""
    begin = part[0]
    known = begin.information if isinstance(begin.information, Known) else None
    place = begin.information if isinstance(begin.information, Place) else None
    jurisdiction = known.jurisdiction if known else place.jurisdiction if place else None
    blank = Name(begin.start, begin.end, False, "other", jurisdiction or None, known, begin.end, None, False)
    found = [blank._replace(proper=True, kind=known.kind, tail=known)] if known else []
    last = 0 if known else -1  # where the last proper name ends
    for at in range(1 if known or place else 0, len(part)):
        mark = part[at]
        if isinstance(mark.information, Known):
            body = mark.information
            if (last >= 0 and at > last + 1) or (last < 0 and not _official(part[:at], body)):
                # A reviewed body behind other words is a name of its own: 香港西醫書院加盟香港大學.
                yield from _marked(found)
                yield from _chain(part[at:], False)
                return
            found.append(blank._replace(end=mark.end, proper=True, kind=body.kind, tail=body))
        elif isinstance(mark.information, Suffix):
            suffix = mark.information
            name = blank._replace(end=mark.end, proper=True, kind=suffix.kind)
            if last < 0:
                between = part[1:at] if place else part[:at]
                believed = _after_place(between, suffix, place, mark) if place else _alone(between, suffix, generic)
                if not believed:
                    told = any(other.word not in (Word.GENERIC, _SUFFIX) for other in part[:at])
                    if told and at == len(part) - 1:
                        yield name._replace(proper=False)
                    continue
            elif not _continues(part[last + 1 : at], suffix, mark):
                break
            elif suffix.alone == "any" and mark.end - mark.start > 2 and found[-1].kind != "government":
                # 立法會 and the like are bodies of their own behind any name: 工聯會立法會議員.
                yield from _marked(found)
                yield from _chain(part[at:], False)
                return
            elif _one_name(part[last + 1 : at], suffix, part[last], mark):
                found.pop()
            found.append(name)
        else:
            continue
        last = at
    yield from _marked(found)


def _marked(found: list[Name]) -> Iterator[Name]:
    for name in found[:-1]:
        yield name._replace(inner=True)
    yield from found[-1:]


def _continues(between: Run, suffix: Suffix, mark: Mark) -> bool:
    """Tell whether a suffix after a body's name makes the name of a part of that body."""
    if suffix.after_place == "none":
        return False
    if any(other.word is Word.GENERIC for other in between):
        return False
    if mark.end - mark.start == 1:  # 部, 會, 組 end too many words to follow any but fields
        return bool(between) and all(other.word in (Word.FIELD, Word.AND) for other in between)
    return True


def _one_name(between: Run, suffix: Suffix, before: Mark, mark: Mark) -> bool:
    """Tell whether the name before was only the beginning of this one, as 倫敦大學 of 倫敦大學學院."""
    short = before.end - before.start == 1 and before.word is Word.SUFFIX  # 浸會 of 浸會大學
    faculty = suffix.kind == "education" and mark.end - mark.start > 2  # 醫學院, but 學院 alone is none
    return suffix.after_place == "never" or (not between and (short or not faculty))


def _weights(between: Run) -> tuple[int, int, int]:
    """Return how many characters are unknown or of names, how many words are fields, and how many generic."""
    unknown = sum(mark.end - mark.start for mark in between if mark.word in (Word.UNKNOWN, Word.NAME))
    fields = sum(mark.word in (Word.FIELD, Word.SUFFIX, Word.PLACE) for mark in between)
    return unknown, fields, sum(mark.word is Word.GENERIC for mark in between)


def _after_place(between: Run, suffix: Suffix, place: Place, mark: Mark) -> bool:
    unknown, fields, generic = _weights(between)
    if generic and unknown < 2:
        return False
    need = suffix.after_place
    if need == "any":
        return bool(between) or place.scope not in ("wide", "world") or mark.end - mark.start > 2
    if need == "local" and unknown == 0:
        worldly = [mark.information for mark in between] + [place]
        if any(isinstance(other, Place) and other.scope == "world" for other in worldly):
            return False
    if need in ("field", "local"):
        # 屯門醫院, 哈佛醫學院: a town with a hospital or a school of its name, which a country is not.
        town = place.scope == "place" and suffix.kind in ("education", "healthcare") and mark.end - mark.start > 1
        return unknown > 0 or fields > 0 or (town and not between)
    return need == "name" and unknown > 1


def _alone(between: Run, suffix: Suffix, after_generic: bool) -> bool:
    unknown, fields, generic = _weights(between)
    if generic or after_generic or unknown > _LONGEST_UNPLACED:
        return False
    need = suffix.alone
    if need == "any":
        return True
    if need == "name":
        return unknown > 1
    if need == "field":
        return fields > 0
    told = sum(mark.end - mark.start for mark in between if mark.word is Word.FIELD)
    return need == "fields" and (fields > 1 or unknown > 1 or told > 2)
