"""Titles in English behind, before and beneath a name: Dr Mary Chan, Chief Executive Officer and Co-founder of X, said.

Reads the apposition behind a name and what a relative clause or 'He is' adds to it (who is also an adjunct professor at
Y), the office before one (the Chairman of X, Mr Y; HKU dean Z). A title ends before the body that it is held in;
several joined by 'and' share a body that only the last names, and 'the group’s' is the body that was named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.latin import POST_NOMINALS
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.extraction.people.lexicon import words as field_words
from pipelines.extraction.roles.english_before import HONORIFIC, before, listing
from pipelines.extraction.roles.english_titles import Told, tail, titled
from pipelines.extraction.roles.placing import Placing
from pipelines.extraction.roles.role import Role
from pipelines.extraction.roles.titles import of_government, office
from pipelines.patterns import later

DEGREES = later(rf"(?:,? ?(?:{POST_NOMINALS})(?![A-Za-z]))+")
_LONGEST = 240  # code points behind a name in which its titles are told
_LONGEST_TITLE = 6  # words
_APPOSITION = later(
    r"[ ]?(?:,|[–—]|\t|[ ]-[ ]|\()[ ]?(?:now[ ]|currently[ ])?(?:the[ ]|an?[ ]|its[ ]|our[ ])?(?!who\b)(?=[A-Za-z])"
)
_OPENS_APPOSITION = frozenset(" ,–—\t(")
_CLAUSE = later(
    r"(?:,[ ])?\b(?:(?:who|[Hh]e|[Ss]he)[ ](?:(?:also|currently|now|previously)[ ])?"
    r"(?:is|was|serves[ ]as|served[ ]as|works[ ]as)[ ](?:(?:also|currently|now)[ ])?(?:an?|the|its|our)?[ ]?"
    r"|(?:took[ ]over|takes[ ]over|was[ ]appointed|has[ ]been[ ]appointed|was[ ]elected|was[ ]named|served|serves)[ ]"
    r"as[ ](?:an?[ ]|the[ ]|its[ ])?|(?:became|was[ ]appointed|was[ ]elected|was[ ]named)[ ](?:an?[ ]|the[ ]|its[ ])?)"
)
_DIRECT = later(
    r"[ ](?:as|is|was|serves[ ]as|became)[ ](?:currently[ ]|also[ ]|now[ ])?"
    r"(?:the[ ]|an?[ ]|its[ ]|our[ ]|their[ ])?(?=[A-Za-z])"
)
_END = later(
    r"[\n;]|\)(?!,| of| at| for)|[ ]?\((?=[^()\n]{0,60}[0-9@])|\.(?=\s|$)"
    r"|,(?![ ](?:[A-Z][\w\-]*[ ])?(?:and[ ])?(?:the|an?)[ ])"
    r"|[ ](?:said|says|told|added|explained|noted|will|has|who|from|on|in[ ]\d|for[ ]a)\b"
)
_PARTS = later(r",?[ ]and[ ](?:also[ ])?(?:an?[ ]|the[ ])?|,[ ](?:an?[ ]|the[ ]|(?=[A-Z]))")
_NEXT_OF_LIST = later(r",[ ]([A-Z][A-Za-z\- ]{2,40}?)(?=,|;|\.|\)|\n|$|[ ](?:and|of|at|for|in)[ ])")
_OF_NOUN = later(r"[ ](?:of|at|for)[ ](?:the|our|its|this)[ ]([A-Za-z]+)$")
_PLACED = later(r"[ ](?:of|at|for|in|with)[ ](?:the[ ]|The[ ])?|,[ ]")
_GENITIVE = later(r"(?:the[ ]|its[ ]|our[ ])?([A-Za-z][a-z]+)[’']s[ ]")
_LINE = later(r",[ ]?|[ ](?:of|at|for)[ ](?:the[ ])?|[ ]?$")


_PIECES = later(r"[^;\n ][^;\n]*")
_ACT = later(r"[a-z]+[ ](?:the|an?|its|our)[ ]")  # Dr Mary Chan, met the Director
_UNREAD = ""  # the body of an office of which the text says more than is known
_COPIED = later(r"\n[ \t]*(?:[cC]\.?[cC]\.?|Copy to|Copies to)[ :：]")
_OWN = ("its ", "our ")
_LONGEST_LABEL = 24
_CONTACT_NEXT = later(r"[ ]?[,;|/(（]?[ ]?(?:(?:[Tt]el|T|Phone|Email|E)[.:]?[ ]?)?(?:[+(]?[0-9]|[\w.+-]+@)")


def roles(text: str, person: Claim, at: int, placing: Placing) -> Iterator[Role]:
    """Yield the titles told in English around a name whose honorific, if it follows, ends at `at`."""
    key = person.values["key"]
    for told in _behind(text, at, placing):
        body = told.body
        if body is None and _officer(told.title):
            body = _owner(told.title, person.start, placing)
        if body is None and not of_government(told.title) and _lists_staff(text, person.start, told.end):
            body = placing.home or _above(text, person.start, placing, whole=True)
        if body is None and told.title.endswith("Director"):
            body = placing.company
        yield Role(told.start, told.end, key, body or None, told.title, "english")
    if not text[person.start : person.start + 1].isascii():
        return
    if found := listing(text, person.start):
        body = placing.company if found.title.lower().endswith("director") else placing.home
        yield Role(found.start, person.end, key, body, found.title, "listed")
    elif found := before(text, person.start, placing):
        body = found.body or (_owner(found.title, found.start, placing) if _officer(found.title) else None)
        yield Role(found.start, person.end, key, body, found.title, "english")


def _lists_staff(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a person's name and title alone, as pages list those who work for their body."""
    lead = HONORIFIC.sub("", text[text.rfind("\n", 0, start) + 1 : start].strip(" •●▪■*-–") + " ").strip()
    copied = _COPIED.search(text, max(0, start - _LONGEST), start)
    if copied and ":" not in text[copied.end() : start]:
        return False
    if lead and not (lead[-1] in ":：" and len(lead) <= _LONGEST_LABEL):
        return False
    if lead and _CONTACT_NEXT.match(text, end):
        return True  # Media: Ms Mary Chan, Communications Officer, 2345 6789
    return text[end : end + 1] in ("\n", "", ")")


def _owner(title: str, at: int, placing: Placing) -> str | None:
    """Return the body that an office belongs to which is told without one; only universities have chancellors."""
    if title.lower().endswith(("chancellor", "provost")):
        return placing.of_noun("university", at)
    return placing.owner(at)


def _officer(title: str) -> bool:
    """Tell whether a title is an office of any body, and not one of a government."""
    head = _PLACED.split(title)[0]
    if of_government(title):
        return False
    return any(office(words) for words in (title, head, head.title().replace(" And ", " and ")))


def line(text: str, start: int, stop: int, person: Claim, placing: Placing) -> Iterator[Role]:
    """Yield the titles that a line beneath a name holds: Head, Division of Medical Genetics, X Hospital."""
    for part in _PIECES.finditer(text, start, stop):
        low, high = part.span()
        cut = _LINE.search(text, low, high)
        words = text[low : cut.start() if cut else high].strip()
        inside = [body for body in placing.within(low, high) if body.end <= high + 1]
        if inside and inside[0].start == low:
            words = text[inside[0].end : high].strip(" ,")
        if not titled(words):
            return
        if cut and not inside and cut[0].startswith((" of ", " for ")):
            words = text[low:high].strip()  # Professor of Human Genetics
        home = None if of_government(words) else placing.home  # Secretary for Health
        key = str(inside[-1].values["key"]) if inside else _around(text, person.start, stop, placing) or home
        yield Role(low, high, person.values["key"], key, words, "english")


def _around(text: str, name: int, stop: int, placing: Placing) -> str | None:
    """Return the body on the line beneath a title or above the name of who signs."""
    below = placing.first_from(stop)
    if below and not text[stop : below.start].strip() and text.count("\n", stop, below.start) == 1:
        return str(below.values["key"])
    return _above(text, name, placing)


def _above(text: str, name: int, placing: Placing, *, whole: bool = False) -> str | None:
    """Return the body that ends the line above a name, or is the `whole` of it."""
    line = text.rfind("\n", 0, name)
    start = max(0, text.rfind("\n", 0, max(0, line)))
    above = placing.ending(start, line) if line > 0 else None
    if above is None or text[above[1] : line].strip() or (whole and text[start : above[0]].strip() not in ("", "The")):
        return None
    return above[2]


def _behind(text: str, at: int, placing: Placing) -> Iterator[Told]:
    """Yield the titles told behind a name that ends at `at`."""
    opener = text[at : at + 1]
    if not opener.isascii() or opener == "\n":
        return
    line_end = text.find("\n", at, at + _LONGEST)
    limit = line_end if line_end >= 0 else min(len(text), at + _LONGEST)
    if at >= limit:
        return
    degrees = DEGREES.match(text, at, limit) if opener in ", " else None
    at = degrees.end() if degrees else at
    found = None
    if text[at : at + 1] in _OPENS_APPOSITION:
        found = _APPOSITION.match(text, at, limit) or _DIRECT.match(text, at, limit)
    if found:
        if "(" in found[0]:
            limit = closing if (closing := text.find(")", found.end(), limit)) >= 0 else limit
        end = _close(text, found.end(), limit, placing)
        told = list(_titles(text, found.end(), end, placing))
        yield from told
        at = end if told else at
    for clause in _CLAUSE.finditer(text, at, limit):
        if re.search(r"\n|\.[ ][A-Z]", text[at : clause.start()]):
            break
        end = _close(text, clause.end(), limit, placing)
        yield from _titles(text, clause.end(), end, placing)


def _close(text: str, at: int, limit: int, placing: Placing) -> int:
    """Return where the words about a person end, punctuation inside names of bodies aside."""
    position = at
    while end := _END.search(text, position, limit):
        holding = next((b for b in placing.within(at, end.start())[:8] if end.start() < b.end), None)
        if end[0] == ")" and "(" in text[at : end.start()] and ")" not in text[at : end.start()]:
            position = end.end()  # Associate Director (Education)
            continue
        if holding is None and end[0] == ",":
            # Consultant, Department of Paediatrics: a body behind the comma is that of the title.
            lead = end.end() + (5 if text[end.end() : end.end() + 5].lower() == " the " else 1)
            holding = next((b for b in placing.within(lead, lead + 1)), None)
        if holding is None:
            if end[0] == "," and _listed(text, end.start(), limit):
                position = end.end()
                continue
            return end.start()
        position = holding.end
    return limit


def _listed(text: str, comma: int, limit: int) -> bool:
    """Tell whether a comma stands between the titles of a list: Founder, Chairman and Chief Executive of X."""
    following = _NEXT_OF_LIST.match(text, comma, limit)
    return following is not None and titled(following[1])


def _titles(text: str, start: int, end: int, placing: Placing) -> Iterator[Told]:
    """Yield the titles of a span, each with the body that it or a later one names."""
    inside = [b for b in placing.within(start, end) if b.end <= end + 1]
    cuts: list[re.Match[str]] = []
    low = start
    for cut in _PARTS.finditer(text, start, end):
        if any(b.start < cut.end() and cut.start() < b.end for b in inside):
            continue
        if cut[0] == ", " and not _listed(text, cut.start(), end):
            continue
        if not cut[0].startswith(",") and not any(low <= b.start < cut.start() for b in inside):
            lead, whole = (text[low:edge].strip(" ,") for edge in (cut.start(), end))
            if " " in lead and not titled(_PLACED.split(lead)[0]) and titled(_PLACED.split(whole)[0]):
                continue  # Chief Medical and Scientific Officer
            if cut[0] == " and " and _PLACED.search(lead) and not titled(_PLACED.split(text[cut.end() : end])[0]):
                continue  # Head of Life and Health Technology of X
        cuts.append(cut)
        low = cut.end()
    edges = [start, *(edge for cut in cuts for edge in cut.span()), end]
    waiting: list[tuple[int, int, str]] = []
    owner: str | None = None
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        body = next((b for b in inside if low <= b.start < high), None)
        key = body.values["key"] if body else None
        if body and body.start - low <= 4 and text[body.end : body.end + 3] in ("’s ", "'s "):
            words, low, body = text[body.end + 3 : high], body.end + 3, None
            owner = key
        elif body is None and (genitive := _GENITIVE.match(text, low, high)):
            owner = key = placing.of_noun(genitive[1], low) or _UNREAD
            low = genitive.end()
            words = text[low:high]
        else:
            words = text[low : body.start if body else high]
        own = text[low - 4 : low] in _OWN and key is None
        if key is None and (noun := _OF_NOUN.search(words)) and noun[1].lower() in _nouns():
            key = placing.of_noun(noun[1], low) or (placing.home if noun[0].split()[1] == "our" else None)
            words = words[: noun.start()]
        title = _title(words, placed=body is not None)
        if title and own and key is None:
            ours = text[low - 4 : low] == "our "
            owner = key = (placing.home if ours else None) or placing.its(low)
        if title is None:
            if not body:
                break
            continue
        if key is None:
            waiting.append((low, low + len(title), title))
            continue
        outer = (
            str(inside[-1].values["key"]) if inside[-1:] and inside[-1].values.get("body_kind") == "education" else key
        )
        for one in waiting:
            yield Told(*one, outer if "rofessor" in one[2] else key)
        waiting = []
        yield Told(low, body.end if body else low + len(title), title, key)
    for one in waiting:
        yield Told(*one, owner)


def _title(words: str, *, placed: bool) -> str | None:
    """Return the title that words are, what leads to a body left out."""
    words = words.strip(" ,(").removesuffix(" the").removesuffix(" The")
    if placed:
        words = re.sub(r"[ ,]*\b(?:of|at|for|in|with|to)$", "", words)
    words = words.strip(" ,")
    head = _PLACED.split(words)[0]
    if words.endswith("Directors") and not words.endswith("of Directors"):
        words = head = words[:-1]  # Dr X and Ms Y as executive Directors
    if len(words.split()) > _LONGEST_TITLE and titled(head):
        words = head  # Assistant Professor in a department with a long name
    if not words or len(words.split()) > _LONGEST_TITLE or not (titled(head) or titled(words)) or _ACT.match(words):
        return None
    if people_lexicon().titles.get(head[-tail(head) :].capitalize()) == "person":
        return None  # Mr Chan, a patient
    return words


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns by which a title means a body that the text has named: Chairperson of the Foundation."""
    return frozenset(field_words("body_nouns_en.csv", "noun"))
