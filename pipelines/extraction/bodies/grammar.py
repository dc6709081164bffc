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
from pipelines.extraction.bodies.lexicon import Place, Suffix, Word
from pipelines.extraction.bodies.marks import Mark, Run
from pipelines.extraction.bodies.parts import auxiliary, divided, mended

# 16所, 兩家, 多間: a counted noun is a common noun.
_COUNTED = re.compile("[0-9一二三四五六七八九十兩多幾數百千萬餘](?:間|家|所|個|名|位|支|隊|項|種|座|類|批|大|級)$")
_LONGEST_UNPLACED = 8  # unknown characters that a name without a place may begin with


_SUFFIX = Word.SUFFIX  # looked up often


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
    for part in divided(run, text):
        yield from _read(part, text)


def _read(part: Run, text: str) -> Iterator[Name]:
    part = mended(part, text)
    while part and (part[-1].word > Word.SUFFIX or auxiliary(part[-1], text)):
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
            elif not _continues(part[last + 1 : at], suffix, mark, found[-1].kind):
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


def _continues(between: Run, suffix: Suffix, mark: Mark, kind: str) -> bool:
    """Tell whether a suffix after the name of a body of a kind makes the name of a part of that body."""
    if suffix.after_place == "none":
        return False
    if suffix.kind == "healthcare" and not between and kind in ("government", "programme", "other"):
        return False  # 協作網醫院: any hospital of the network
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
    if need == "seat" and not between:
        return place.scope in ("place", "region")
    if need in ("field", "local", "seat"):
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
