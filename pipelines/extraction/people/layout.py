"""Chinese names that only their place tells: a post told behind one, titles set apart, the rows of a programme.

The name itself is judged by the grammar of chinese.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.extraction.people.chinese import ChineseNames, Found, is_han
from pipelines.extraction.people.lexicon import words
from pipelines.extraction.places import matches, places
from pipelines.patterns import later

# What is told of somebody whom the clause begins with, or who is said to do it: 陳大文現任某會主席, 由陳大文擔任主席.
HOLDS = "現曾歷出擔接繼兼升連就"
"""What makes a verb of holding a post with 任: 擔任, 出任."""
_OPENS_POSTS = frozenset(f"{HOLDS}獲畢當")
# What such a post is found by, and how far before it begins.
_SIGNS_OF_POSTS = {"任": 1, "選": 1, "業於": 1, "現為": 0, "獲": 0}
_POSTS = later(
    rf"[{HOLDS}獲畢當]"
    rf"(?:(?<=[{HOLDS}])任|(?<=現)為|業於|選[為某]?|(?<=獲)(?:委任|任命|聘為|聘任))"
)
_BEFORE_POSTS = frozenset("曾將已亦也再並仍會")
_FROM_WHEN = later(r"[由自於在][0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:起|開始)?$")
_LONGEST_WHEN = 14
_DOERS = ("由", "委任", "任命", "推選", "推舉", "選出", "聘請", "邀請")
_NAMED_AS = ("為", "擔任", "出任", "兼任", "接任")
_CREDITS = later("攝影?[）)]")
_APART = later(r"\n[（(]([\u3400-\u9fff][ \u3000][\u3400-\u9fff])[）)][ \t]*(?=\n|\Z)")
_TAIL = 400  # code points at the end of a report in which its author signs
_NO_LAST = frozenset("會室店禮")  # what ends no name but often a body or an item
# 院 長 沈若琳: titles that a column spreads to its width.
_BLANK = "[ \t\u3000]"
_CHARACTER = "[\u3400-\u9fff]"
# A line with a name behind a label or title and a gap.
_SPREAD = re.compile(
    rf"({_BLANK}*{_CHARACTER}(?:{_BLANK}{{0,6}}{_CHARACTER}){{1,5}}){_BLANK}*[：:]?{_BLANK}*"
    rf"(?<={_BLANK}|：|:)({_CHARACTER}{{2,4}})(?!{_CHARACTER})"
)
_OPENS_SPREAD = later(rf"\n{_BLANK}*+{_CHARACTER}{{1,6}}+(?=[ \t\u3000：:])")
# A line with a post and who holds it, and the same of which the post is known.
_ROSTER = later(rf"({_CHARACTER}{{4,10}}){_BLANK}+({_CHARACTER}{{3}}){_BLANK}*(?=\n|\Z)")
_POST = later(rf"{_BLANK}*({_CHARACTER}{{2,12}})(?:{_BLANK}+{_CHARACTER}{{2,4}}|{_BLANK}*(?:Dr|Prof|Mr|Ms|Mrs|Miss)\b)")
_LONGEST_OF_ROSTER = 40
_UNTIL = "-–—至~～"
_TIMES = later(rf"[{_UNTIL}](?:(?<=[0-9]{{2}}.)|(?<=[0-9]{{2}}[ ].))[ ]?[0-9]{{1,2}}[:：]?[0-9]{{2}}(?![0-9-])")
_BEFORE_UNTIL = frozenset("0123456789 ")
_CELL = later(rf"(?<={_BLANK})({_CHARACTER}{{3}})(?={_BLANK}|$|\n)")
_VENUE = later(rf"{_BLANK}+(?:[A-Za-z]{{0,3}}[0-9]{{1,4}}[A-Z]?[室號廳樓]|[主分]?會場|{_CHARACTER}{{0,8}}[廳堂室場館])")


def find(names: ChineseNames) -> Iterator[Found]:
    """Yield the names of a text that their place tells."""
    yield from _with_posts(names)
    yield from _appointed(names)
    yield from _credited(names)
    yield from _signed(names)
    yield from _spread(names)
    yield from _scheduled(names)
    yield from _in_roster(names)


def _with_posts(names: ChineseNames) -> Iterator[Found]:
    """Yield the names that begin a clause which tells the post of its subject."""
    text = names.text
    starts = {at - back for sign, back in _SIGNS_OF_POSTS.items() for at in places(text, (sign,), back)}
    for post in matches(_POSTS, text, sorted(at for at in starts if text[at] in _OPENS_POSTS)):
        end = post.start()
        while end and text[end - 1] in _BEFORE_POSTS:
            end -= 1
        if when := _FROM_WHEN.search(text, max(0, end - _LONGEST_WHEN), end):
            end = when.start()
        start = names.ending(end, strict=True) if end > 2 and is_han(text[end - 1]) else None
        if start is None or end - start < 3 or text[end - 1] in _NO_LAST:
            continue
        if not start or not is_han(text[start - 1]) or text.endswith(_DOERS, 0, start):
            yield Found(start, end, "", end, False, "told")


def _appointed(names: ChineseNames) -> Iterator[Found]:
    """Yield the names of those who are given a post: 委任陳大文為主席."""
    text = names.text
    for start in (at + len(verb) for verb in _DOERS for at in places(text, (verb,))):
        ends = (start + size for size in (4, 3) if text.startswith(_NAMED_AS, start + size))
        end = next((end for end in ends if names.may_begin(start, end - start)), None)
        if end is not None:
            yield Found(start, end, "", end, False, "told")


def _credited(names: ChineseNames) -> Iterator[Found]:
    """Yield the names in brackets of those who took a picture: （陳大文攝）."""
    for credit in _CREDITS.finditer(names.text):
        end = credit.start()
        start = names.ending(end, strict=True) if end > 2 and is_han(names.text[end - 1]) else None
        if start is not None and end - start > 2:
            yield Found(start, end, "", end, False, "byline")


def _signed(names: ChineseNames) -> Iterator[Found]:
    """Yield the name in brackets that a report ends with, its characters apart: （蕭 敏）."""
    for line in _APART.finditer(names.text, max(0, len(names.text) - _TAIL)):
        start, end = line.span(1)
        if names.surname(names.text[start]):
            yield Found(start, end, "", end, False, "byline")


def _spread(names: ChineseNames) -> Iterator[Found]:
    """Yield the names behind titles whose characters stand apart, and behind labels without a colon."""
    bylines = _labels()
    text = names.text
    for at in (0, *(opening.start() + 1 for opening in _OPENS_SPREAD.finditer(text))):
        line = _SPREAD.match(text, at)
        if line is None:
            continue
        start, end = line.span(2)
        if names.text[start] not in names.lexicon.openings or not names.may_begin(start, end - start):
            continue
        title = line[1].strip()
        if title in bylines:
            yield Found(start, end, "", end, False, bylines[title])
        elif (joined := "".join(title.split())) != title and names.lexicon.kind(joined):
            yield Found(start, end, "", end, False, "spread")


def _scheduled(names: ChineseNames) -> Iterator[Found]:
    """Yield the names that fill a cell of a row with its hours, before the room or at its end."""
    text = names.text
    for times in matches(_TIMES, text, [at for at in places(text, _UNTIL) if text[at - 1] in _BEFORE_UNTIL]):
        stop = text.find("\n", times.end())
        stop = len(text) if stop < 0 else stop
        for cell in _CELL.finditer(text, times.end(), stop):
            start, end = cell.span(1)
            if not names.may_begin(start, 3) or text[end - 1] in _NO_LAST or not names.surname(text[start]):
                continue
            if end == stop or _VENUE.match(text, end):
                yield Found(start, end, "", end, False, "row")


def _in_roster(names: ChineseNames) -> Iterator[Found]:
    """Yield the name behind a post that no list knows, next to a line of a known one: 社區聯絡 陳大文."""
    text, ends = names.text, names.lexicon.title_ends
    for at in (opening.start() for opening in _OPENS_SPREAD.finditer(text)):
        line = _ROSTER.match(text, at + 1)
        if line is None or line[1].endswith(ends):
            continue
        start, end = line.span(2)
        if not names.surname(text[start]) or not names.may_begin(start, end - start) or text[end - 1] in _NO_LAST:
            continue
        above = text[text.rfind("\n", 0, at) + 1 : at]
        below = text[line.end() + 1 : line.end() + 1 + _LONGEST_OF_ROSTER].partition("\n")[0]
        posts = (_POST.match(neighbour) for neighbour in (above, below))
        if any(post is not None and post[1].endswith(ends) for post in posts):
            yield Found(start, end, "", end, False, "spread")


@cache
def _labels() -> dict[str, str]:
    """Return the labels of more than one character, and the rule of the names behind each."""
    uses = zip(words("labels.csv", "label"), words("labels.csv", "use"), strict=True)
    return {label: "byline" if use == "byline" else "label" for label, use in uses if len(label) > 1}
