"""Short names, English names and acronyms that a text gives in brackets behind a full name.

香港肌健協會（肌健協會）, 香港罕見疾病聯盟（下稱「罕盟」）, 國家衞生健康委員會〈衞健委〉, 瑪麗醫院（Queen Mary
Hospital）, 消費者委員會（消委會，Consumer Council, CC）, Hong Kong Genome Institute (HKGI). Reads the
bracket only; whose name stands before it is the caller's to say. A bracket that holds no name (（心臟學）, (2025))
gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.extraction.bodies.names_script import all_han
from pipelines.patterns import later

_BRACKET = re.compile(
    r"\s?[（(〈〔\[]+\s?((?:[^（）()〈〉〔〕\[\]\n]|(?<=[，,、；;])\n){1,80}(?:\([^()\n]{1,20}\)[^（）()\n]{0,10})?)[）)〉〕\]]"
)
_OPENING = frozenset("（(〈〔[")
_PARTS = re.compile(r"[，,、;；／]|\s/\s|\s?[（(]\s?|(?<=[」』”\"])\s?(?:或|及|或稱)\s?(?=[「『“\"])")
_NOUNS = frozenset({"公司", "集團", "本公司", "本集團"})  # behind 或: 「德信堂」或「集團」
_CALLED = re.compile(
    r"^(?:以下簡稱|下文簡稱|以下稱|下文稱|下稱|簡稱|又稱|亦稱|也稱|俗稱|通稱|慣稱|別稱|別名|又名|亦名|為|即|英文名稱|英文簡稱|英文縮寫|縮寫|英文|hereinafter|the|“|”|:|：|\s)+",
    re.I,
)
_QUOTES = "「」『』“”\"'‘’〝〞 :："
_TELLING = frozenset('「」『』“”"〝〞')
_ENGLISH_NAME = later(r"[A-Z][\w&'’.\-]*(?:[ \-/]+(?:[a-z]{1,4}[ ]+){0,2}[\w&'’.\-]+)+")
_ACRONYM = later(r"(?=.*[A-Z].*[A-Z])[A-Za-z][A-Za-z&/\-]{1,9}")
_MIXED = later("[A-Z]{2,8}[\u3400-\u9fff]{1,4}")  # SMA基金
_LONGEST_CHINESE = 12
_HOUSES = ("醫院", "書院", "中學", "小學")
_SHORTEST_HOUSE = 3


class Short(NamedTuple):
    """Another name of the body named just before a bracket: kind is chinese, mixed, english or acronym."""

    name: str
    start: int
    end: int
    kind: str
    told: bool  # 下稱 or quotation marks say that it is a name


def behind(text: str, end: int) -> Iterator[Short]:
    """Yield the names in a bracket that opens at `end`; `text` is in the standard spelling."""
    opening = text[end : end + 1]
    bracket = _BRACKET.match(text, end) if opening in _OPENING or opening.isspace() else None
    if bracket is None:
        return
    at = bracket.start(1)
    parts = _PARTS.split(bracket[1])
    for part in parts:
        start = text.find(part, at) if part else at
        at = start + len(part)
        name = part.strip(_QUOTES)
        called = _CALLED.match(name)
        name = name[called.end() :].strip(_QUOTES) if called else name
        if not name or (name in _NOUNS and len(parts) > 1):
            continue
        told = _CALLED.match(part) is not None or not _TELLING.isdisjoint(part)
        start = text.find(name, start)
        if 1 < len(name) <= _LONGEST_CHINESE and all_han(name):
            yield Short(name, start, start + len(name), "chinese", told)
        elif _MIXED.fullmatch(name):
            yield Short(name, start, start + len(name), "mixed", told)
        elif _ACRONYM.fullmatch(name):
            yield Short(name, start, start + len(name), "acronym", told)
        elif _ENGLISH_NAME.fullmatch(name):
            yield Short(name, start, start + len(name), "english", told)


def abbreviates(short: str, full: str) -> bool:
    """Tell whether the characters of `short` stand in `full` in their order.

    >>> abbreviates("罕盟", "香港罕見疾病聯盟"), abbreviates("心臟學", "內科學系")
    (True, False)
    """
    rest = iter(full)
    return all(character in rest for character in short)


def same_kind(other: str, full: str) -> bool:
    """Tell whether a bracket holds another hospital's name for the hospital before it: two names of one place.

    >>> same_kind("東山醫院", "仁愛綜合醫院"), same_kind("東山書院", "仁愛綜合醫院")
    (True, False)
    """
    return other.endswith(_HOUSES) and full.endswith(other[-2:]) and len(other) > _SHORTEST_HOUSE
