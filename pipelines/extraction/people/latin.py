"""Names of people in Latin letters: beside an honorific, title or label of either language, by age, or as they speak.

A capitalised run alone is no name: something beside it must say that it is a person, or the name itself must be one of
a Chinese person as romanised.py knows them. Bodies' names are left to bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.extraction.bodies.english import HONORIFICS, is_common_word, is_key_word
from pipelines.extraction.people import romanised
from pipelines.extraction.people.chinese import SCOPE, Found
from pipelines.extraction.people.english_titles import first
from pipelines.extraction.people.lexicon import PeopleLexicon, given_names, people_lexicon, spelt_surnames, words
from pipelines.patterns import later

# An initial or a known short form keeps its stop; that behind any other word (Lau.) ends a sentence.
_SHORT = r"(?:rof|r|rs|s|iss|on|ev|t|m|h|d)?\."
_WORD = rf"(?:[A-Z]{_SHORT}|[A-Z][A-Za-zÀ-ÿ’'\-]*)"
_PARTICLE = r"(?:(?:de|van|von|der|den|bin|binti|al|da|dos|di|la|le)[ ])?"
# The class comes before the look behind it, for a search that starts with a class is fast.
_FIRST = rf"[A-Z](?<![A-Za-z0-9@.’'\-][A-Z])(?:{_SHORT}|[A-Za-zÀ-ÿ’'\-]*)"
_RUN = later(rf"{_FIRST}(?:[ ]{_PARTICLE}{_WORD})+")
_NAME = re.compile(rf"{_WORD}(?:[ ]{_PARTICLE}{_WORD}){{1,3}}")
# Degrees and honours behind a name.
POST_NOMINALS = r"(?!C[A-Z]O\b)[A-Z][A-Za-z.]{0,6}[A-Z.]|JP|MH"
# What stands behind a name and is none of it: honours, degrees, a genitive.
_BEHIND = later(
    r"(?:[ ](?:JP|MH|GBM|GBS|SBS|BBS|OBE|MBE|CBE|SC|QC|KC|FRS|MD|PhD|DPhil|DSc|MBBS|RN|LLD|FRCP|FRCPath|Jr))+\.?$"
    r"|[’']s?$"
)
_OPENERS = frozenset(words("openers_en.csv", "word"))
_NO_NAMES = frozenset(words("not_names_en.csv", "word"))  # headings and the like, which fill lines as names do
_NAMED_BEFORE = later(
    r"(?:名叫|名為|叫做|\bnamed(?: after)?|\bcalled|\bafter"
    r"|\b(?:[Rr]eporting|[Ww]ritten|[Ee]dited|[Pp]hotographed|[Hh]osted|[Mm]oderated|[Cc]haired|[Ff]ounded) by"
    r"|\b(?:said|says|told|added|explained|noted|recalled)) ?$"
)
_NAMES_BEFORE = frozenset("叫為做drsy")  # what those words end in
_SAID = later(r" (?:said|says|told|added|explained|noted|recalled|wrote|argues?|agreed)\b")
_AGED = later(r",? ?\(?(?:aged )?[1-9]\d?(?=[,)]|\s(?:years|and|who|from)\b)")
_WHO = later(r", (?:who|whose)\b")
_LISTED = later(rf"(?:, (?:and )?| and |、|及|和|與)(?={_WORD}[ ])")
# What parts a name of a row from its neighbours, and how a telephone or e-mail begins.
_SEPARATED = later(r"[ ]*(?:[\n\t/／|｜,，;；（(]|\Z)")
_BEFORE_NAME = ("/", "／", "|", "｜", "–", "—", "-", ":", "：", "\t", "、")
_CONTACT = later(
    r"(?:(?<![A-Za-z])(?:Tel(?:ephone)?|Phone|Mobile|Direct|T|M|E|Fax|E-?mail)|電話|電郵|手機|直線)\s?[.:：]"
    r"|[+(（]?\d[\d() -]{6,}|[\w.+-]{1,64}@\w",
    re.IGNORECASE,
)
_CHINESE = later("[ ]?(?:[（(]([\u3400-\u9fff]{2,4})[）)]|([\u3400-\u9fff]{2,4})(?![\u3400-\u9fff]))")
_CHINESE_BEFORE = later("(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,4})[ ]?[（(]?$")
_IS = later(r" (?:is|was|has been|serves as|became|took over as) (?:currently |also |now )?(?:the |an? |its |our )?")
_LONGEST_ROW = 120
_AFTER_PAIRS = frozenset(("\n", "\t", "|", "｜", ""))  # what a line goes on with behind a name in both languages
_GIVEN_BEHIND = later(r", ([A-Z][a-z]+)(?=[,;)）(（\n]|$| (?:JP|MH)\b)")
_HONORIFICS = frozenset(honorific + stop for honorific in HONORIFICS for stop in ("", "."))
_HEADS_CONTACTS = later(
    r"(?:[Cc]ontacts?|CONTACTS?|[Ee]nquir(?:y|ies)|[Ii]nquir(?:y|ies)|[Rr]elations)(?: persons?| details)?[ ]?:?[ ]*$"
)
_BLOCK = 160  # code points of a block of contacts below the name that heads it
_COMMA = later(r", (?:the |an? |our |its )?")
_OF = later(r" (?:of|at|for) |,|(?<=[a-z]{3})\. |’s |'s ")
_PUBLISHED = later(
    r"[ \t]*\n+[ \t]*(?:Published|Updated|Posted|Last updated"
    r"|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
)
_ARTICLES = ("he ", " a ", "an ", "ts ", "as ")  # ends of what leads to a title: is the, was its, took over as
_LONGEST_APPOSITION, _LONGEST_COMPLEMENT = 60, 40  # code points behind a name in which its title stands
_LONGEST_IN_HEADLINE = 3  # words; in a headline every word has a capital, and a name is the first two
_COPULA = frozenset("為是：:由 \t")
_FIRST_CHINESE = "\u3000"
_BEHIND_TITLE = frozenset((*_COPULA, "(", "（"))


def find(
    text: str, lexicon: PeopleLexicon, places: Iterable[tuple[str, int, int]], labels: Iterable[tuple[int, str]] = ()
) -> Iterator[Found]:
    """Yield Latin names; `places` are the Chinese honorifics and titles of `text`, `labels` the ends of its labels."""
    spans = [run.span() for run in _RUN.finditer(text)]
    if not spans:
        return
    ends = {end: start for start, end in spans}
    starts = dict(spans)
    for word, start, end in places:
        if start and text[start - 1] < _FIRST_CHINESE and word in lexicon.honorific_words:
            before = start if start in ends else start - 1
            if before in ends and (before == start or text[before] == " "):
                whole = _within(text, ends[before], before)
                if whole:
                    yield Found(*whole, word, end, False, "honorific")
        following = text[end : end + 1]
        if following not in _BEHIND_TITLE and end not in starts:
            continue
        scope = SCOPE.match(text, end) if following in ("(", "（") else None
        end = scope.end() if scope else end
        after = end + 1 if text[end : end + 1] in _COPULA else end
        if after in starts and lexicon.kind(word):
            named = _NAME.match(text, after, starts[after])
            if named and _person(named[0]):
                yield Found(after, named.end(), "", named.end(), False, "title")
                yield from _list_from(text, named.end())
    for end, rule in labels:
        after = end + (text[end : end + 1] == " ")
        if after in starts and (named := _NAME.fullmatch(text, after, starts[after])) and _person(named[0]):
            yield Found(after, named.end(), "", named.end(), False, rule)
    for start, end in spans:
        for found in _in_run(text, start, end, lexicon):
            yield found
            yield from _in_chinese(text, found)


def _in_chinese(text: str, found: Found) -> Iterator[Found]:
    """Yield the Chinese name that stands beside a Latin one: Cheung Ka-ho (張家豪), 許慧敏 Hui Wai-man."""
    start, end = found.start, found.end
    spelt = found.rule in ("spelling", "honorific")
    before = _CHINESE_BEFORE.search(text, max(0, start - 6), start) if spelt and start else None
    if before and romanised.spells(before[1], text[start:end]):
        yield Found(*before.span(1), "", before.end(1), False, "bracket")
    behind = _CHINESE.match(text, end)
    name = behind.lastindex if behind else None
    if behind and name and (name == 1 or spelt) and romanised.spells(behind[name], text[start:end]):
        yield Found(*behind.span(name), "", behind.end(name), False, "bracket")


def _within(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of a run that is a name, if it is one."""
    return (start, end) if _NAME.fullmatch(text, start, end) and _person(text[start:end]) else None


def _list_from(text: str, at: int) -> Iterator[Found]:
    """Yield the names that a list goes on with behind the first."""
    while joint := _LISTED.match(text, at):
        name = _NAME.match(text, joint.end())
        if name is None or not _person(name[0]):
            return
        yield Found(*name.span(), "", name.end(), False, "title")
        at = name.end()


def _in_run(text: str, start: int, end: int, lexicon: PeopleLexicon) -> Iterator[Found]:
    """Read one capitalised run by what stands inside it and around it."""
    honorific = lexicon.honorifics_en.match(text, start, end) if end - start > 4 else None
    if honorific:
        while second := lexicon.honorifics_en.match(text, honorific.end(), end):
            honorific = second  # the Hon Mrs, Ir Dr Hon
        name = _NAME.match(text, honorific.end(), end)
        if name:
            stop = _with_given(text, name.start(), name.end() - len(_ending(name[0])))
            yield Found(name.start(), stop, honorific[0].strip(" ."), stop, False, "honorific")
        return
    parts = text[start:end].split(" ")
    if not _HONORIFICS.isdisjoint(parts) and (at := _inner(text, start, parts)):
        yield from _in_run(text, start, at - 1, lexicon)  # Singapore Ms Mary Tan, in a row of cells
        yield from _in_run(text, at, end, lexicon)
        return
    titled = not lexicon.title_words_en.isdisjoint(parts)
    if titled and (titles := list(lexicon.title_en.finditer(text, start, end))):
        at = titles[-1].end() + 1
        honorific = lexicon.honorifics_en.match(text, at, end)
        name = _NAME.match(text, honorific.end() if honorific else at, end)
        if name and _person(name[0]):
            parts = name[0].split(" ")
            headline = not honorific and (name.end() < end or len(parts) > _LONGEST_IN_HEADLINE)
            spelt = romanised.within(text, name.start(), name.end())
            size = len(" ".join(parts[:2])) if headline and not spelt else len(name[0]) - len(_ending(name[0]))
            stop = name.start() + size
            told = honorific[0].strip(" .") if honorific else ""
            yield Found(name.start(), stop, told, stop, False, "honorific" if told else "title")
        return
    opener = ""
    while (space := text.find(" ", start, end)) >= 0 and text[start:space] in _OPENERS:
        opener, start = text[start:space], space + 1
    spelt = romanised.within(text, start, end)
    if spelt:
        stop = _with_given(text, *spelt)
        yield Found(spelt[0], stop, "", stop, False, "spelling")
        return
    span = _within(text, start, end)
    if span is None or not _NO_NAMES.isdisjoint(text[start:end].split(" ")) or text[end - 2 : end] in ("’s", "'s"):
        return
    rule = "named" if opener == "By" and _alone(text, start - 3) else _told(text, start, end, lexicon)
    if rule:
        yield Found(*span, "", end, False, rule)
        if rule == "named":
            yield from _list_from(text, end)


def _inner(text: str, start: int, parts: list[str]) -> int:
    """Return where the honorific inside a run begins, 0 where a name does not follow it."""
    place = next((at for at, part in enumerate(parts) if part in _HONORIFICS), 0)
    return start + len(" ".join(parts[:place])) + 1 if 0 < place < len(parts) - 2 else 0


def _with_given(text: str, start: int, end: int) -> int:
    """Return where a name ends that may have its English given name behind a comma: CHAN Tai Man, Peter."""
    if text[end : end + 2] != ", " or text[start:end].partition(" ")[0].lower() not in spelt_surnames():
        return end
    given = _GIVEN_BEHIND.match(text, end)
    return given.end(1) if given and given[1] in given_names() else end


def _told(text: str, start: int, end: int, lexicon: PeopleLexicon) -> str | None:
    """Return what tells that a run is a name, or None where nothing does."""
    after = text[end : end + 1]
    if after == ",":
        comma = _COMMA.match(text, end)
        if comma and _titled(text, comma.end(), _LONGEST_APPOSITION):
            return "title"
        if _WHO.match(text, end) and not _common(text[start:end]):
            return "said"
    if after in (",", " ") and _AGED.match(text, end) and not _common(text[start:end]):
        return "age"
    if (
        start
        and text[start - 2 : start].strip()[-1:] in _NAMES_BEFORE
        and _NAMED_BEFORE.search(text, max(0, start - 18), start)
    ):
        return None if _common(text[start:end]) else "named"
    copula = _IS.match(text, end) if after == " " else None
    if copula and copula[0][-3:] in _ARTICLES and _titled(text, copula.end(), _LONGEST_COMPLEMENT):
        return None if _common(text[start:end]) else "title"
    if after == " " and _SAID.match(text, end) and not _common(text[start:end]):
        return "said"
    before = _CHINESE_BEFORE.search(text, max(0, start - 6), start) if after in _AFTER_PAIRS else None
    if before and _alone(text, before.start(1)) and romanised.spells(before[1], text[start:end]):
        return "spelling" if _reached(text, end) else None  # 何子晴 Ceci Ho, over a telephone
    if (after == " " or after >= _FIRST_CHINESE) and _paired_in_row(text, start, end):
        return "spelling"
    if after in ("\n", "") and _alone(text, start) and _PUBLISHED.match(text, end) and not _common(text[start:end]):
        return "byline"
    if _in_row(text, start, end) or _on_own_line(text, start, end, lexicon) or _heads_block(text, start, end):
        return "line"
    return None


def _titled(text: str, start: int, most: int) -> bool:
    """Tell whether the words behind a name hold a title before any body or comma."""
    words = _OF.split(text[start : start + most])[0].partition("\n")[0]
    return first(words, 0, len(words)) is not None


def _common(name: str) -> bool:
    """Tell whether a word of a run is one of countries, towns or openings, which names of people do not hold."""
    return any(is_common_word(word) for word in name.split(" "))


def _ending(name: str) -> str:
    found = _BEHIND.search(name)
    return found[0] if found else ""


def _alone(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _in_row(text: str, start: int, end: int) -> bool:
    """Tell whether a run is a name of a row with a telephone or e-mail: Mary Chan / Peter Lee."""
    return bool(_SEPARATED.match(text, end)) and _opens(text, start) and _reached(text, end)


def _paired_in_row(text: str, start: int, end: int) -> bool:
    """Tell whether a run is a name of a row with the same in Chinese behind it: Ceci Ho 何子晴 | T: 2345 6789."""
    behind = _CHINESE.match(text, end)
    if behind is None or not _SEPARATED.match(text, behind.end()) or not _opens(text, start):
        return False
    return romanised.spells(behind[behind.lastindex or 1], text[start:end]) and _reached(text, behind.end())


def _opens(text: str, at: int) -> bool:
    """Tell whether a name opens its line or stands behind a separator of names."""
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip(" ")
    return not before or before.endswith(_BEFORE_NAME)


def _reached(text: str, at: int) -> bool:
    """Tell whether a telephone or e-mail stands behind a name, on its line or at the beginning of the next."""
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    if line_end - at > _LONGEST_ROW:
        return False
    here = text[at:line_end]
    below = text[line_end + 1 : line_end + 60].lstrip().partition("\n")[0]
    return bool(_CONTACT.search(here) or _CONTACT.match(below))


def _heads_block(text: str, start: int, end: int) -> bool:
    """Tell whether a run fills the line below a heading of contacts, whose telephone or e-mail follows."""
    if text[end : end + 1] != "\n" or text[start - 1 : start] != "\n":
        return False
    above = text[max(0, start - 60) : start].rstrip().rpartition("\n")[2]
    if not _HEADS_CONTACTS.search(above):
        return False
    return any(_CONTACT.match(line.strip()) for line in text[end : end + _BLOCK].split("\n")[1:4])


def _on_own_line(text: str, start: int, end: int, lexicon: PeopleLexicon) -> bool:
    """Tell whether a run fills a line, degrees behind it aside, and the next line is a title."""
    if text[end : end + 1] not in ("\n", " ", "", ","):
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start].strip(" \t•●▪■*·-–")
    rest, _, after = text[end : end + 160].partition("\n")
    if before or not _DEGREES.fullmatch(rest):
        return False
    line = after.lstrip().partition("\n")[0]
    titled = line.split("(")[0].endswith(lexicon.title_ends) or line.endswith(lexicon.title_ends)
    return titled or (lexicon.title_en.match(line) is not None and not lexicon.honorifics_en.match(line))


_DEGREES = later(rf"(?:,? ?(?:{POST_NOMINALS})(?![A-Za-z]))*[ \t]*")


def _person(name: str) -> bool:
    """Tell whether no word of a name is one of bodies, nor the first an honorific, which is read by itself."""
    parts = [word.rstrip(".,") for word in name.split()]
    return not any(map(is_key_word, parts)) and not people_lexicon().honorifics_en.fullmatch(parts[0])
