"""Offices in English before a name: HKU dean Mary Chan; the Chairman of X, Mr Y; the executive Directors are Dr Z.

What stands behind a name is read in english.py.
"""

from __future__ import annotations

import re

from pipelines.extraction.people.chinese import is_han
from pipelines.extraction.people.english_titles import first
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.extraction.roles.english_titles import Told, labels, tail
from pipelines.extraction.roles.placing import Placing
from pipelines.patterns import later

_REACH = 160  # code points before a name in which its office stands
HONORIFIC = later(r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Ir|Sir|Dame|Hon|the Hon)\.?[ ]){1,2}$")
_LABEL = later("(?<=[\u3400-\u9fff])[：:][ ]?$")  # 副主任：Prof. X
_LONGEST_HONORIFIC = 24
_LONGEST_OFFICE = 60
_OPENING, _CLOSING = ("（", "("), ("）", ")")
_OPENS_LIST = (" are ", " is ", " were ", " was ", " comprises ", " comprise ", " includes ", " include ", ": ")
_LAST_WORDS = later(r"(?:[A-Za-z\-]+[ ]){0,4}[A-Za-z\-]+$")
_CUT = later(r"[;:.(“”\"\n—–][ ]?(?:and[ ])?|[ ](?:were|was|by|with|and|to|from|included|including)[ ]")
_GENITIVE = later(r"(?:its[ ]|our[ ])?([a-z]+)[’']s[ ]")
_OF = later(r"[ ](?:of|at|for|in)[ ](?:the[ ])?")
_CAPITALISED = later(r"(?:^|(?<=[ ]))(?!The[ ])[A-Z][\w\-’']*[ ]$")


def opened(text: str, start: int, end: int) -> int:
    """Return where what stands before a name ends: before its bracket, 局長（陳大文教授）, or its English honorific.

    The name and its Chinese honorific stand at [start, end).
    """
    if text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING:
        return start - 1
    if start > 1 and text[start].isascii() and text[start - 1] == " ":
        honorific = HONORIFIC.search(text, max(0, start - _LONGEST_HONORIFIC), start)
        if honorific and (
            is_han(text[honorific.start() - 1]) or _LABEL.search(text, honorific.start() - 2, honorific.start())
        ):
            return honorific.start()
    return start


def before(text: str, at: int, placing: Placing) -> Told | None:
    """Return the title that stands before a name at `at`."""
    low = max(0, at - _REACH)
    honorific = HONORIFIC.search(text, max(low, at - _LONGEST_HONORIFIC), at)
    high = honorific.start() if honorific else at
    if text[high - 2 : high] == ", ":
        return _office(text, low, high - 2, placing) if honorific else None
    if text[high - 1 : high] != " " and text[high - 2 : high] != ": ":
        return None
    words = text[low : high - 1].rstrip(":").rpartition("\n")[2]
    if words.endswith("s") and not tail(words):
        size = tail(words[:-1])  # Lawmakers Mary Chan and Peter Lee
        one = words[:-1][-size:]
        told = size and one.capitalize() not in labels() and people_lexicon().titles.get(one.capitalize()) != "person"
        return Told(high - 2 - size, at, one, None) if told else None
    size = 0 if words.strip() in labels() else tail(words)
    if not size or people_lexicon().titles.get(words[-size:].capitalize()) == "person":
        return None
    start = high - 1 - (len(text[low : high - 1]) - len(text[low : high - 1].rstrip(":"))) - size
    lead = _CAPITALISED.search(text, max(low, start - 30), start)
    inside = placing.ending(start - 4, start)
    if (
        lead
        and inside is None
        and text[start].isupper()
        and not text[max(low, lead.start() - 2) : lead.start()].strip()
    ):
        start = lead.start()
    body = placing.ending(start - 4, start)
    if body and text[body[1] : start].strip() not in ("", "’s", "'s"):
        body = None
    key = body[2] if body else None
    if body is None and (genitive := re.search(r"([A-Za-z][a-z]+)[’']s $", text[max(low, start - 24) : start])):
        key = placing.of_noun(genitive[1], start)
    return Told(start, at, text[start:high].strip(" :"), key)


def _office(text: str, low: int, high: int, placing: Placing) -> Told | None:
    """Return the office that ends before a comma: the Dean of Medicine of X, Professor Y."""
    for cut in _CUT.finditer(text, low, high):
        holding = placing.ending(cut.start(), high)
        if holding is None or not holding[0] < cut.start() < holding[1]:
            low = cut.end()
    own = text[low : low + 4].lower()
    low += 4 if own in ("the ", "our ", "its ") else 0
    owning = placing.ending(low, high)
    if owning and text[owning[1] : owning[1] + 3] in ("’s ", "'s "):
        low = owning[1] + 3  # HKU’s dean of medicine
    else:
        owning = None
    meant = None
    if genitive := _GENITIVE.match(text, low, high):
        low, meant = genitive.end(), placing.of_noun(genitive[1], low)  # the company’s chairman
    elif own == "our ":
        meant = placing.home
    elif own == "its ":
        meant = placing.its(low)
    office = first(text, low, high)
    if office is None:
        return None
    rest = text[office[1] : high]
    if text[low : office[0]].strip() and not text[low : office[0]].istitle():
        return None
    of = _OF.match(rest)
    if rest.strip() and not of:
        return None
    bodies = [body for body in placing.within(office[1], high) if body.end <= high + 1]
    body = bodies[0] if bodies else None
    title = text[low : body.start if body else high]
    if ")" in title and "(" not in title:
        return None  # (Director of X), Mr Y
    if body:
        title = re.sub(r"[ ](?:of|at|for|in)(?:[ ]the)?[ ]?$", "", title.rstrip())
    key = str(body.values["key"]) if body else owning[2] if owning else meant
    return Told(low, high, title.strip(" ,"), key)


def listing(text: str, at: int) -> Told | None:
    """Return the office of a list that a name opens: the non-executive Directors are Ms X and Mr Y."""
    honorific = HONORIFIC.search(text, max(0, at - _LONGEST_HONORIFIC), at)
    end = honorific.start() if honorific else at
    verb = next((one for one in _OPENS_LIST if text.endswith(one, 0, end)), None)
    if verb is None:
        return None
    end -= len(verb)
    words = " ".join(_LAST_WORDS.findall(text, max(0, end - _LONGEST_OFFICE), end)[-1:])
    if words.endswith("s") and not words.endswith("ss"):
        words, end = words[:-1], end - 1
    size = 0 if words in labels() else tail(words)
    if size and words.istitle():
        size = len(words)  # Laboratory Manager: Mr X
    if not size or words[-size:].capitalize() in labels():
        return None  # the speakers are Mr X and Ms Y
    return Told(end - size, at, words[-size:], None)
