"""Postal addresses: Chinese ones from region down to room, English ones from room up to region.

An address needs a street with a house number, or a building with a floor; a mere mention of a place is none.
One that is broken over lines is one address. Whether it is somebody's address or only the venue of an event
is not decided here, and no address is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.extraction.contacts import addresses_english
from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.words import alternation, words, words_for
from pipelines.patterns import later

_NUMBER = r"(?:[0-9]{1,4}[A-Za-z]?(?:\s?[-–至及、/&]\s?[0-9]{1,4}[A-Za-z]?){0,3}|[一二三四五六七八九十百〇零]{1,4})"
_HOUSE = rf"(?>(?:地段第?)?{_NUMBER}[ ]?號(?:[A-Z](?![A-Za-z])[0-9]?座?)?)"
_STOREY = r"(?:平台|字樓|樓|層|號室|室|座|棟|幢|翼|期|單位|號舖|號鋪|舖|/F)"
_SHOP = r"(?:[ ]?[0-9]{1,3}[A-Z]?(?:\s?[-–至及、]\s?[0-9]{1,3}[A-Z]?)?(?:號舖|號鋪|號室|號|室))?"
_FLOOR = (
    rf"(?>第?(?:{_NUMBER}|[A-Z][0-9]{{0,3}}|[低高]|[東西南北中]){_STOREY}(?:之[0-9]{{1,3}})?|(?:地下|地庫|平台){_SHOP})"
)
_ROOM = r"(?:(?:[0-9]{1,4}[A-Z]?室?|[0-9]{5}室|[A-Z])(?![0-9A-Za-z]))"
_NEXT_UNIT = r"(?:[ ](?!香港|九龍|新界|澳門))?"  # what begins with a region behind a blank is a name of its own
_NAME = r"[^\s\n，。；：、！？（）()「」《》,;:的是在於為了舉將由從請後時並至號]"
_ENDS_OF_UNITS = "號樓室座層翼台下"
_BEFORE_UNITS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ一二三四五六七八九十")
_BEFORE_STOREYS = _BEFORE_UNITS | frozenset("樓座翼廈心場舍閣苑")
_COLON = later(r"\s?[:：]?\s?")
# Brackets bound an address but for the number of an estate: 興華（二）邨.
_BOUNDARY = later(r"[，。；;：:！？!?「」()\n\t,]|（(?!.）[邨村苑])|）(?<!（.）)")
# The grammar's own words in Simplified, character for character.
_SIMPLIFIED = str.maketrans("号楼层单厦区县东门铺岛湾龙栋", "號樓層單廈區縣東門鋪島灣龍棟")
_LATIN_NEXT = later(r"[ ]?[A-Z0-9][A-Za-z0-9/]*[ ,]")  # the same address in English
# Before the town, as in Taiwan; not the second half of a telephone number.
_POSTCODE = later(r"(?:^|[\n\t：:]|(?<![0-9])[ \u3000]|(?<=[\u3400-\u9fff])(?=[0-9]{5}))([0-9]{3,6}[ ]?)\Z")
_REACH = 60  # code points in which an address stands before the number that gives it away


def parse(text: str) -> str | None:
    r"""Return a text that is wholly one address as one line, or None.

    >>> parse("香港金鐘添馬道二號\n政府總部 18樓")
    '香港金鐘添馬道二號政府總部18樓'
    """
    stripped = text.strip()
    found = next(find(stripped), None)
    return found.value if found is not None and (found.start, found.end) == (0, len(stripped)) else None


def find(text: str) -> Iterator[ContactSpan]:
    r"""Yield every address of `text` in order, venues in prose included; the value is one line.

    >>> [found.value for found in find("地址：澳門高士德大馬路21-35號友誼大廈6樓\n電話：(853) 2855 1234")]
    ['澳門高士德大馬路21-35號友誼大廈6樓']
    >>> list(find("足跡遍及全港，包括沙田的香港科學園；八號風球懸掛"))
    []
    """
    found = sorted([*_find_chinese(text), *addresses_english.find(text)])
    end = 0
    for address in found:
        if address.start >= end:
            yield address
            end = address.end


def _find_chinese(text: str) -> Iterator[ContactSpan]:
    written = text
    if any(character in text for character in "号楼层"):
        text = text.translate(_SIMPLIFIED)
    done = 0
    ends, longest = _label_ends()
    for trigger in _triggers().finditer(text):
        at = trigger.start()
        if at < done:
            continue
        if text[at] in _ENDS_OF_UNITS:
            told = _storey(text, at) if text[at] in "台下" else text[at - 1] in _BEFORE_UNITS
            span = _around(text, at, done) if told else None
        else:
            label = any(text[max(done, at + 1 - size) : at + 1] in ends for size in range(1, longest + 1))
            span = _labelled(text, at + 1) if label else None
        if span is None:
            continue
        start, end = _over_lines(text, *span)
        if start < done:
            continue
        yield ContactSpan(start, end, "address", re.sub(r"\s+", "", written[start:end]))
        done = end


def _storey(text: str, at: int) -> bool:
    """Tell whether a storey without a number stands behind a building: 瑞業樓地下, 翠榆樓M2平台."""
    first = "地" if text[at] == "下" else "平"
    return text[at - 1] == first and text[at - 2 : at - 1] in _BEFORE_STOREYS


def _labelled(text: str, at: int) -> tuple[int, int] | None:
    """Return the address behind an address label, house number or not."""
    colon = _COLON.match(text, at)
    found = _grammar().match(text, colon.end() if colon else at)
    return found.span() if found and (found["head"] or _numbered(found)) and found["units"] else None


def _around(text: str, at: int, done: int) -> tuple[int, int] | None:
    """Return the address around the number that ends before `at`, from its region or its line's start."""
    floor = max(done, at - _REACH)
    for boundary in _BOUNDARY.finditer(text, floor, at):
        floor = boundary.end()
    heads = [head.start() for head in _heads().finditer(text, floor, at)]
    line_start = floor == 0 or text[floor - 1] in "\n\t：:"
    for start in (*reversed(heads), *((floor,) if line_start else ())):
        found = _grammar().match(text, start)
        if found and found.end() > at and _numbered(found):
            own_line = (
                found.end() == len(text)
                or text[found.end()] in "\n\t，,；;。（("
                or _LATIN_NEXT.match(text, found.end())
            )
            if start in heads or own_line:
                postcode = _POSTCODE.search(text, max(0, start - 8), start)
                return (postcode.start(1) if postcode else start), found.end()
    return None


def _numbered(found: re.Match[str]) -> bool:
    """Whether a match has a street or an estate with its house number, or a building with its floor."""
    return bool(
        _street_number().search(found.group()) or (found["floors"] and _building().search(found["units"] or ""))
    )


def _over_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen an address by the line before and the lines after it that continue it."""
    for _ in range(2):
        following = _next_line().match(text, end)
        if following is None:
            break
        end = following.end()
    before = _line_before().search(text, max(0, start - 30), start)
    return (before.start(1) if before else start), end


@cache
def _label_ends() -> tuple[frozenset[str], int]:
    """Return the Chinese labels of addresses and the length of the longest."""
    labels = frozenset(label for label in words_for("labels", "label", "kind", "address") if not label.isascii())
    return labels, max(map(len, labels), default=0)


@cache
def _triggers() -> re.Pattern[str]:
    """Match the last character of a house, floor or room behind what may come before, or that of a label.

    The class comes first, for a search for one is fast.
    """
    lasts = "".join(sorted({re.escape(label[-1]) for label in _label_ends()[0] if label[-1] not in _ENDS_OF_UNITS}))
    before = "".join(sorted(_BEFORE_UNITS))
    label = f"(?<=[{lasts}])" if lasts else "(?!)"
    return re.compile(
        f"[{_ENDS_OF_UNITS}{lasts}](?:(?<=[{before}].)(?<=[{_ENDS_OF_UNITS}])|(?<=地下)|(?<=平台)|{label})"
    )


@cache
def _head() -> str:
    known = alternation(words("places", "place"))
    return rf"(?:{known}|(?:(?![0-9]){_NAME}){{2,4}}?(?:省|市|縣|特別行政區)|(?:(?![0-9]){_NAME}){{1,3}}?(?:新區|區))"


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{_head()})+")


@cache
def _unit() -> str:
    suffixes = alternation(words("address_units", "suffix"))
    number = rf"(?:[東西南北中]?[ ]?(?:{_NUMBER}段)?{_HOUSE})?"
    part = "（[一二三四五六七八九十東西南北中上下]）"  # 興華（二）邨
    return rf"(?>(?:{_HOUSE}|(?!{_FLOOR}){_NAME}{{0,14}}?(?:{part})?{suffixes}{number}))"


@cache
def _grammar() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<head>(?>[ ]?{_head()})*)(?P<units>(?>{_NEXT_UNIT}{_unit()})*)"
        rf"(?:(?<=號){_NAME}{{2,14}}?(?={_NUMBER}[棟幢座樓層]))?"
        rf"(?P<floors>(?>[ ]?{_FLOOR})*(?:(?<=[座期])(?>[ ]?{_unit()})+(?>[ ]?{_FLOOR})+)?(?:(?<=[樓層座]){_ROOM})?)"
    )


@cache
def _street_number() -> re.Pattern[str]:
    suffixes = alternation(words("address_units", "suffix"))
    return re.compile(rf"{suffixes}[東西南北中]?[ ]?(?:{_NUMBER}段)?{_HOUSE}")


@cache
def _building() -> re.Pattern[str]:
    return re.compile(alternation(words_for("address_units", "suffix", "unit", "building")))


@cache
def _next_line() -> re.Pattern[str]:
    return re.compile(
        rf"[ \t]*\n\s{{0,3}}(?=[^\n]{{0,40}}[0-9一二三四五六七八九十][號樓室層座])"
        rf"(?>[ ]?{_unit()})*(?>[ ]?{_FLOOR})*(?=[ \t]*(?:\n|$))"
    )


@cache
def _line_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\n|[：:])((?>{_head()})++)[ \t]*\n$")
