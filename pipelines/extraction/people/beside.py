"""Chinese names told by what stands beside them: brackets, ages, labels, telephones, lines of their own, sign-offs.

The name itself is judged by the grammar of chinese.py; here is known where in a text to ask it. An age, the place in a
photograph, an office or the same name in Latin letters in brackets makes a name of the characters before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.extraction.people import layout
from pipelines.extraction.people.chinese import ChineseNames, Found, is_han
from pipelines.extraction.people.lexicon import people_lexicon, spellings, words
from pipelines.extraction.places import places
from pipelines.patterns import later

_HAN = "[\u3400-\u9fff々]"
_LINE = later(
    rf"[ \t•●▪■◆‧·*–—-]{{0,4}}+(?:[0-9]{{1,2}}[.、)）][ \t]*+)?+({_HAN}{{2,4}}+)(?=[ \t\u3000（(/／|｜0-9+\n]|\Z)"
)
_BEFORE_NAMES = frozenset(" \t•●▪■◆‧·*–—-0123456789")
_AUTHOR = later("(?:作者|筆者)(?:現)?[是為]")
_NAME_ALONE = later(rf"(?m)^[ \t]*({_HAN}{{2,4}})[ \t]*$")
_HEAD, _TAIL = 300, 600  # code points at either end of an essay in which its author stands
_LONGEST_REST = 60  # code points of a title behind a name on its line
_NOT_OF_TITLES = later(r"[。；！？，,：:]")
_PHONE_NEXT = later("\\s*[（(]?(?:直線|手提|辦公室)?(?:電話|電郵|手機|傳真|Tel|Phone|Email|E-mail)", re.IGNORECASE)
# A colon, a stroke, 包括, and the bracket of （左起）, and the words that these are found by.
_LABEL_ENDS = ("：", ":", "/", "／", "｜", "|", "括", "起")
_AFTER_LABEL = "[：:／/｜|括起](?:(?<=括)(?<=包括)[：:]?|(?<=起)(?=[）)])[）)]|(?<![括起]))"
_WITHIN = {"括": -1, "起": 1}  # where the label ends from there: before 包括, behind 左起
_BLANKS = frozenset(" \t")
_SIGNED = later("[ \t]*([\u3400-\u9fff]{2,12})[ \t]+\\Z")
_NUMBER = later(r"[（(+]?\d[\d /／()（）-]{6,40}")
_CONTACT_BELOW = later(r"[ \t]*(?:[（(+]?\d[\d /／()-]{6,}|(?:電話|電郵|手機|Tel|Email))")
_NEXT_OF_ROW = later(rf"[ \t]*[/／、][ \t]*({_HAN}{{2,4}})(?!{_HAN})")
_BRACKET = re.compile(r"[（(]([^（()）\n]{1,40})[）)]")
_OPENING = ("（", "(")
_LEAST = 2  # code points into a text before which no bracket has a name before it
_AGE = later(r"\d{1,3}[ ]?歲")
_AT_PRESENT = frozenset({"今年", "現年", "年約", "年僅", "時年"})
_IN_PICTURE = later(
    r"[圖上下前後排]{0,3}[左右中站坐]?(?:[左右中站坐]|[一二三四五六七八九十\d]{1,2}|小圖|圖)(?:起|者)?$"
)
_OF_PICTURES = frozenset("圖左右中前後站坐上下")
_LATIN_NAME = later(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir)\.?[ ])?"
    r"([A-Z][A-Za-z’'.\-]*(?:[ ][A-Z][A-Za-z’'.\-]*){1,3})(?=$|[,)）])"
)
_GAP_OF_JAPANESE = later(rf"[ ]({_HAN}{{1,3}})(?=[ \t（(]|$)", re.MULTILINE)
# A name of a list and what follows it; longer runs of characters are no name.
_LISTED = later(r"[ \t]?([\u3400-\u9fff]{2,4})(?:[ \t]*([、/／])|(?=[\s()（）,，。；;|｜及和與+0-9]|\Z))")


def find(names: ChineseNames, places: list[tuple[int, str]]) -> Iterator[Found]:
    """Yield the names of a text that their surroundings tell; `places` are the ends of its labels, with their rules."""
    yield from _alone(names)
    yield from _authored(names)
    yield from _bracketed(names)
    yield from _aged(names)
    yield from _beside_phone(names)
    yield from _labelled(names, places)
    yield from _signed(names)
    yield from layout.find(names)


def labels(text: str) -> list[tuple[int, str]]:
    """Return where the labels of people in a text end (記者：, 聯絡人：, 左起：), and what name each makes."""
    known, lasts, longest = _labels()
    found: list[tuple[int, str]] = []
    after = _after_label().match
    done = 0
    for at in places(text, _LABEL_ENDS):
        end = at + _WITHIN.get(text[at], 0)
        last = text[end - 1 : end]
        if last in (" ", "\t"):
            end -= 1
            last = text[end - 1 : end]
        if last not in lasts or at < done:
            continue
        mark = after(text, at)
        if mark is None:
            continue
        done = mark.end()
        for size in range(min(longest, end), 0, -1):
            label = text[end - size : end]
            if label in known and not _inside(text, end - size, label):
                found.append((mark.end(), known[label]))
                break
    return found


def _inside(text: str, start: int, label: str) -> bool:
    """Tell whether a label is only the end of a word: the 文 of 歐陽文／李小龍."""
    before = text[start - 1 : start]
    return before.isascii() and before.isalpha() if label.isascii() else len(label) == 1 and is_han(before or " ")


def _alone(names: ChineseNames) -> Iterator[Found]:
    """Yield names that open a line of their own, in contact blocks, signatures, programmes and attributions."""
    text, surnames = names.text, names.lexicon.surnames
    opens = names.lexicon.openings | _BEFORE_NAMES
    for at in (-1, *places(text, ("\n",))):
        line = _LINE.match(text, at + 1) if text[at + 1 : at + 2] in opens else None
        if line is None:
            continue
        start, end = line.span(1)
        if text[start] not in surnames and text[start : start + 2] not in surnames:
            continue
        if surnames.get(line[1]) == "japanese" and (given := _GAP_OF_JAPANESE.match(text, end)):
            end = given.end(1)
        elif not names.may_begin(start, end - start):
            continue
        rest = text[end : end + _LONGEST_REST].partition("\n")[0].strip()
        if not rest:
            before = text[max(0, start - 200) : start].rstrip(" \t\n•●▪■◆‧·*–—-").rsplit("\n", 1)[-1]
            after = text[end : end + 80].lstrip().split("\n", 1)[0]
            titled = before.endswith(names.lexicon.title_ends) or after.endswith(names.lexicon.title_ends)
        elif rest[0] in "（(":
            titled = end - start > 3 and bool(_LATIN_NAME.match(rest, 1))
        else:
            titled = rest.endswith(names.lexicon.title_ends) and not _NOT_OF_TITLES.search(rest)
        if titled or _PHONE_NEXT.match(text, end) or _NUMBER.fullmatch(rest):
            yield Found(start, end, "", end, False, "line")
        elif rest[:1] in ("/", "／", "、") and _CONTACT_BELOW.match(text, text.find("\n", end) + 1):
            yield Found(start, end, "", end, False, "line")
            yield from _row(names, end)


def _row(names: ChineseNames, at: int) -> Iterator[Found]:
    """Yield the other names of a row whose telephones stand on the line below: 陳大文 / 李小明."""
    while joint := _NEXT_OF_ROW.match(names.text, at):
        start, at = joint.span(1)
        if not names.may_begin(start, at - start):
            return
        yield Found(start, at, "", at, False, "line")


def _authored(names: ChineseNames) -> Iterator[Found]:
    """Yield the name on a line of its own at the head of a text that says who its author is: 作者為某會會長."""
    if not _AUTHOR.search(names.text, max(0, len(names.text) - _TAIL)):
        return
    for line in _NAME_ALONE.finditer(names.text, 0, _HEAD):
        start, end = line.span(1)
        if names.may_begin(start, end - start) and names.text[start:end] not in names.lexicon.edges:
            yield Found(start, end, "", end, False, "byline")
            return


def _bracketed(names: ChineseNames) -> Iterator[Found]:
    """Yield the names that a bracket behind them tells: 陳大文（62歲）, （左二）, （會長）, （Chan Tai-man）."""
    text, lexicon = names.text, names.lexicon
    openings = lexicon.openings
    for opening in places(text, _OPENING, _LEAST):
        end = opening - (text[opening - 1] == " ")
        if text[end - 3] not in openings and text[end - 2] not in openings and text[end - 4] not in openings:
            continue
        bracket = _BRACKET.match(text, opening) if is_han(text[end - 1]) else None
        if bracket is None:
            continue
        inside = bracket[1]
        first = inside[0]
        if first.isascii():
            if not (first.isdigit() and _AGE.match(inside)) and not (first.isupper() and " " in inside):
                continue
        elif not (
            (first in _OF_PICTURES and _IN_PICTURE.match(inside))
            or (inside.endswith(lexicon.title_ends) and not _NOT_OF_TITLES.search(inside))
            or lexicon.kind(inside)
        ):
            continue
        start = names.ending(end, strict=True)
        if start is None or (first.isupper() and not _same(text[start:end], inside)):
            continue
        yield Found(start, end, "", end, False, "bracket")


def _same(name: str, inside: str) -> bool:
    """Tell whether a bracket holds a Latin name with the surname of a Chinese one, or one with an honorific."""
    latin = _LATIN_NAME.match(inside)
    if latin is None:
        return False
    if latin.start(1):
        return True  # 貝世德（Mr Bernard PATERSON）
    spelt = spellings().get(name[:2]) or spellings().get(name[0]) or frozenset()
    parts = latin[1].lower().split()
    return parts[0] in spelt or parts[-1] in spelt or any(part in spelt for part in parts)


def _aged(names: ChineseNames) -> Iterator[Found]:
    """Yield the names beside an age: 陳大文，62歲, 陳大文今年62歲 and 62歲的陳大文."""
    text = names.text
    at = text.find("歲")
    while at >= 0:
        begin = at - 1 if text[at - 1] == " " else at
        while begin and text[begin - 1] in "0123456789":
            begin -= 1
        if begin < at:
            end = begin - 1 if begin and text[begin - 1] in "，, " else begin
            longest = 4
            if text[end - 2 : end] in _AT_PRESENT:
                end, longest = end - 2, 3
            start = names.ending(end, strict=True) if end and is_han(text[end - 1]) else None
            if start is not None and 2 < end - start <= longest and text[start + 1 : end] not in names.lexicon.edges:
                yield Found(start, end, "", end, False, "age")
            behind = at + 1 + (text[at + 1 : at + 2] == "的")
            if names.may_begin(behind, 3) and names.right_ok(behind + 3) and _plain(names, behind):
                yield Found(behind, behind + 3, "", behind + 3, False, "age")
        at = text.find("歲", at + 1)


def _plain(names: ChineseNames, start: int) -> bool:
    return names.text[start + 1 : start + 3] not in names.lexicon.edges


def _beside_phone(names: ChineseNames) -> Iterator[Found]:
    """Yield names with a telephone number in brackets or on the same line behind them."""
    text = names.text
    at = text.find("電話")
    while at >= 0:
        end = at
        while end and text[end - 1] in " \t（(":
            end -= 1
        if end < at:
            name = names.ending(end, strict=False)
            if name is not None:
                yield Found(name, end, "", end, False, "phone")
        at = text.find("電話", at + 2)


def _labelled(names: ChineseNames, places: list[tuple[int, str]]) -> Iterator[Found]:
    """Yield the names behind a label and a colon: 記者：…, 責任編輯：…, 聯絡人：…、…."""
    text = names.text
    for at, rule in places:
        while (name := _LISTED.match(text, at)) and names.may_begin(name.start(1), len(name[1])):
            yield Found(*name.span(1), "", name.end(1), False, rule)
            if name[2] not in ("、", "/", "／"):
                break
            at = name.end()


def _signed(names: ChineseNames) -> Iterator[Found]:
    """Yield the names that stand alone before the words that close a letter: 謹啟, 敬上."""
    text = names.text
    known, lasts = _sign_offs()
    for stop in (*places(text, ("\n",)), len(text)):
        low = stop
        while low and text[low - 1] in _BLANKS:
            low -= 1
        if not low or text[low - 1] not in lasts or not text.endswith(known, 0, low):
            continue
        low -= next(len(word) for word in known if text.endswith(word, 0, low))
        line = _SIGNED.match(text, text.rfind("\n", 0, low) + 1, low)
        if line is None:
            continue
        start, end = line.span(1)
        size = next((size for size in (3, 2, 4) if end - size >= start and names.may_begin(end - size, size)), None)
        if size and (end - size == start or names.left_ok(end - size)):
            yield Found(end - size, end, "", end, False, "signed")


@cache
def _labels() -> tuple[dict[str, str], frozenset[str], int]:
    """Return what each label makes of the names behind it, the characters that end labels, and the longest length."""
    uses = zip(words("labels.csv", "label"), words("labels.csv", "use"), strict=True)
    known = {label: "byline" if use == "byline" else "label" for label, use in uses}
    return known, frozenset(label[-1] for label in known), max(map(len, known), default=0)


@cache
def _after_label() -> re.Pattern[str]:
    """Match what parts a label from a name, where a character that names begin with follows."""
    return re.compile(rf"{_AFTER_LABEL}(?=[ \t]?[{re.escape(''.join(sorted(people_lexicon().openings)))}A-Z])")


@cache
def _sign_offs() -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words that close a letter at the end of a line, the longest first, and their last characters."""
    known = tuple(sorted(words("sign_offs.csv", "sign_off"), key=len, reverse=True))
    return known, frozenset(word[-1] for word in known)
