"""Titles that a verb gives to the person last named: 獲聘為, 擔任, 他是, 亦是.

The title ends its clause; the body is the one named before it in the clause or sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.layout import HOLDS
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.extraction.places import matches, places
from pipelines.extraction.roles.placing import Placing
from pipelines.extraction.roles.role import Role
from pipelines.extraction.roles.titles import GUESTS, last_title, nobodys
from pipelines.patterns import later

_TOPIC = later(
    r"(?:獲[^，。；\n]{0,24}?(?:聘為|聘任為|委任為|任命為|選為|推選為|委任)"
    rf"|(?:[{HOLDS}]任|獲委任為|當選為|當選))([^，。；、\n並]{{2,24}}?)(?=[，。；、\n並]|$)"
)
_IS = later(
    r"(?:(?:他|她|其)(?:亦|也|同時|現)?|亦|同時|現時?)(?:是|為|乃)(?:前任?|現任|原任?)?"
    r"([^，。；\n]{2,30}?)(?=[，。；\n]|$)"
)
# What a topic is found by, with the characters before it; the copula of the others, and what they begin with.
_TOPICS = {"任": frozenset(HOLDS), "選": frozenset("當")}
_COPULAS = ("是", "為", "乃")
_BEFORE_COPULA, _OPENS = frozenset("他她其亦也時現"), frozenset("他她其亦同現")
_LONGEST_BEFORE = 3  # characters before a copula, as 他同時
_AUTHOR = later("(?:作者|筆者)(?:現)?[是為]([^，。；）)\n]{2,40})")
_FOR_YEARS = later(
    r"(?:(?:[逾近約共達]|(?<![會院校處局部署科組所隊團])長){0,2}[一二三四五六七八九十兩多餘0-9]+(?:年|個月|屆|任)[半多]?|至今|多年)$"
)
_WHERE = later("[在於](?!該|此)[^，。]{3,}$")
# 由財政司司長擔任主席: whoever does it is no person that is named; 由2023年起擔任 tells when.
_BY = later("由(?![^，。；\n]*起$)[^，。；\n0-9]{2,20}$")
_SENTENCE = "。；\n"
_LEAST, _MOST = 2, 4  # characters of a name that nobody reads
_REACH = 300


def read(text: str, people: Sequence[Claim], placing: Placing) -> Iterator[Role]:
    """Yield the titles that verbs give; `people` are the mentions of the text in order."""
    starts = [person.start for person in people]
    if "作者" in text or "筆者" in text:
        yield from _of_author(text, people, placing)
    for begun, pattern, rule in ((_topics(text), _TOPIC, "told"), (_others(text), _IS, "is")):
        for found in matches(pattern, text, begun):
            at = bisect_left(starts, found.start()) - 1
            if at < 0 or _of_another(text, found.start(), people[at]):
                continue
            low = max(0, found.start() - _REACH)
            sentence = max(text.rfind(mark, low, found.start()) for mark in _SENTENCE) + 1
            if rule == "is" and found[0][0] not in "他她其" and people[at].start < sentence:
                continue  # 亦是 goes on with the subject of its own sentence
            if at + 1 < len(people) and people[at + 1].start < found.end():
                continue  # 現任主席為陳大文
            if _BY.search(text, max(people[at].end, found.start() - _REACH), found.start()):
                continue
            body = placing.ending(sentence, found.end())
            inside = body and body[0] >= found.start(1)
            words = text[body[1] : found.end()] if body and inside else found[1]
            words = _FOR_YEARS.sub("", words)
            held = last_title(words)
            if held and not inside and body:
                clause = max(body[1], text.rfind("，", body[1], found.start()) + 1)
                if _unread(found[1], held) or (clause > body[1] and _WHERE.search(text, clause, found.start())):
                    body = None  # 曾任某局局長, 曾在某會擔任顧問: a body that nobody reads
            if not held or held.endswith(GUESTS) or (nobodys(held) and not inside):
                continue
            key = people[at].values["key"]
            yield Role(found.start(), found.end(), key, body[2] if body else None, held, rule)


def _unread(words: str, held: str) -> bool:
    """Tell whether a body that is not known stands before a title."""
    lead = words.strip()[: -len(held)] if words.strip().endswith(held) else ""
    return len(lead) > 1 and lead[0] not in "該此其本"


def _of_another(text: str, at: int, person: Claim) -> bool:
    """Tell whether a clause that tells a post begins with a subject that is not the person before: 李某某現任."""
    start = at
    while start > person.end and "\u3400" <= text[start - 1] <= "\u9fff":
        start -= 1
    subject = text[start:at]
    return start > person.end and _LEAST <= len(subject) <= _MOST and subject[0] in people_lexicon().openings


def _topics(text: str) -> list[int]:
    """Return where a clause may tell an office: 獲委任為, 擔任."""
    found = places(text, ("獲",))
    for sign, before in _TOPICS.items():
        found += [at - 1 for at in places(text, (sign,)) if at and text[at - 1] in before]
    return sorted(found)


def _others(text: str) -> list[int]:
    """Return where a clause may say what somebody is: 他是, 亦是."""
    found: set[int] = set()
    for at in places(text, _COPULAS, 1):
        if text[at - 1] in _BEFORE_COPULA:
            low = max(0, at - _LONGEST_BEFORE)
            found.update([start for start in range(low, at) if text[start] in _OPENS])
    return sorted(found)


def _of_author(text: str, people: Sequence[Claim], placing: Placing) -> Iterator[Role]:
    """Yield the office that a text gives its author: 作者為某會會長."""
    for found in _AUTHOR.finditer(text):
        author = next((one for one in people if one.rule == "people.byline"), None)
        if author is None:
            return
        body = placing.ending(found.start(1), found.end())
        held = last_title(text[body[1] if body else found.start(1) : found.end()])
        if held and not nobodys(held):
            yield Role(*found.span(), author.values["key"], body[2] if body else None, held, "told")
