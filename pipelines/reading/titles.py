"""A text's own title: its headline, not the navigation, the masthead, the number or the office above it.

A text without one is called by its first sentence. Which lines are no title is said by knowledge/reading/signs.csv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.patterns import later
from pipelines.reading.document import Block
from pipelines.reading.kinds import is_navigation, is_press_mark, is_report_title
from pipelines.reading.tables import compiled, patterns_of

_HEAD_BLOCKS, _LONGEST_TITLE, _SHORT_TITLE, _SECTION, _ISSUER = 24, 120, 5, 24, 24
_SIGNS = patterns_of("signs.csv", "sign")
_BREADCRUMB = later(r"[‧·>›»|｜].*[‧·>›»|｜]")
_DATE_ONLY = later(r"[\d一二三四五六七八九十廿零〇○年月日 ./:-]+$")
_ASIDE = later(r"^date \d{4}-\d\d-\d\d ?|[（(][^（()）]*[)）]")
_COMMITTEE = later(r"[^，。]{2,30}(?:委員會|委员会|小組|Panel|Committee)$")
_NO_HEADLINE_ENDS = "。？！?!：:.；;"


@cache
def _sign(name: str) -> re.Pattern[str]:
    return compiled(_SIGNS[name])


def title_of(text: str, blocks: Sequence[Block], *, press: bool, paper: bool) -> str:
    """Return the text's own title, a press release's with its second line; else its first sentence.

    The subject line of a letter, where it has one, is its title.
    """
    first = [(block, text[block.start : block.end].replace("\t", " ")) for block in blocks[:_HEAD_BLOCKS]]
    for _, line in first:
        if ("：" in line or ":" in line) and (subject := _sign("subject").match(line)):
            return subject[1].strip()
    start = _after_marks(first) if press else 0
    short = ""
    for number in range(start, len(first)):
        block, line = first[number]
        if not _may_be_title(block, line, leads=number == start) or (paper and _COMMITTEE.match(line)):
            continue
        following = first[number + 1][1] if number + 1 < len(first) else ""
        if len(line) <= _ISSUER and not is_report_title(line) and is_report_title(following):
            return f"{line} {following}"
        if len(line) < _SHORT_TITLE:
            short = short or line
            continue
        run = [line]
        while press and start and number + len(run) < len(first) and len(run) < 3:
            block, line = first[number + len(run)]
            if block.kind != "heading" or not _may_be_title(block, line, leads=False):
                break
            run.append(line)
        return " ".join(run).strip("#＃ ")
    return short or _first_sentence(first)


def _after_marks(first: Sequence[tuple[Block, str]]) -> int:
    """Return the number of the first line under the mark of a press release that can be its title."""
    start = next((number + 1 for number, (_, line) in enumerate(first) if is_press_mark(line)), 0)
    while start < len(first) and (_sign("no_title").match(first[start][1]) or _DATE_ONLY.match(first[start][1])):
        start += 1
    return start


def _may_be_title(block: Block, line: str, *, leads: bool) -> bool:
    headline = leads and block.kind == "paragraph" and len(line) > _SECTION and line[-1:] not in _NO_HEADLINE_ENDS
    if block.kind != "heading" and not headline:
        return False
    return len(line) <= _LONGEST_TITLE and not (
        _sign("no_title").match(line) or _BREADCRUMB.search(line) or _DATE_ONLY.match(line) or is_navigation(line)
    )


def _first_sentence(first: Sequence[tuple[Block, str]]) -> str:
    for block, line in first:
        if block.kind == "paragraph" and line and not is_navigation(line):
            sentence = _ASIDE.sub("", line.partition("。")[0])
            return sentence if len(sentence) <= _LONGEST_TITLE else sentence[: _LONGEST_TITLE - 1] + "…"
    return first[0][1] if first else ""
