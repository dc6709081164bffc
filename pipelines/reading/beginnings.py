"""Lines that begin a paragraph, however full the line above is: by an indent, a turn of talk, a year of a chronicle.

Chinese paragraphs often begin two full-width blanks from the margin, and no empty line parts them. Lines that hang
under a list marker are indented too, and begin none: they stand under the line with the marker, or another such line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.patterns import later
from pipelines.reading.markers import marker_of

_NARROWEST, _WIDEST, _FEWEST = 2, 12, 2
# Question and answer, and what stands over a table.
_TURN, _TURNS = (
    later(r"[問问答][\d一二三四五六七八九十]{0,3}[：:]|[表圖图附][\d一二三四五六七八九十]{1,2}[：:]"),
    frozenset("問问答表圖图附"),
)
# A year at the head of a line, which the line above does not lead to.
_YEAR = later(r"(?:19|20)\d\d(?![\d,:：%萬億])[年./–-]?[\d年月日季./–-]{0,6}[\s　：:起至]{0,2}[^\d\s，。；]")
_LEADS = frozenset("，、於于在至自從由到及和與為是年約逾近較比（(「—–-")
PERSON = r"[一-鿿]{2,4}(?:教授|醫生|博士|先生|女士|議員|院士|医生|议员)"
"""What matches a Chinese name with its title at the head of a line."""
# An entry of a list of people, and what lines of prose end with at times and titles do not.
_PERSON = later(rf"(?:Prof|Dr|Mr|Ms|Mrs|Professor)\b\.? [A-Z]|{PERSON}[，,、：:（(\s]")
_UNENDED = later(
    r"[，、,]$|\b(?:the|The|a|an|of|and|or|to|in|for|by|at|with|from|on|as|is|was|Hong|New|Li|[Tt]he [A-Z][a-z]+)$"
)
_SHORTEST_LIST, _STOPS = 3, frozenset(".,;:-")
_SHORTEST_CHRONICLE, _FIGURES = 3, frozenset("12")


def first_lines(lines: Sequence[str], gaps: Sequence[int], indents: Sequence[int]) -> set[int]:
    """Return the numbers of the lines that begin a paragraph by what they begin with.

    >>> told = ["普查今夏展開，", "為期三個月。", "中心招募義工，", "人手約百名。", "詳情容後公布，", "敬請留意。"]
    >>> sorted(first_lines(told, [0] * 5, [0, 0, 4, 0, 4, 0]))
    [2, 4]
    """
    found = _indented(lines, gaps, indents) if any(indents) else set()
    found.update(n for n, line in enumerate(lines) if line[:1] in _TURNS and _TURN.match(line))
    found.update(_of_lists(lines, gaps))
    years = list(_years(lines))
    return found.union(years) if len(years) >= _SHORTEST_CHRONICLE else found


def _of_lists(lines: Sequence[str], gaps: Sequence[int]) -> Iterator[int]:
    """Yield the lines that are a person's entry or a title each, in blocks of nothing else between empty lines."""
    start = 0
    for end in (*(number + 1 for number, gap in enumerate(gaps) if gap), len(lines)):
        block = lines[start:end]
        if len(block) >= _SHORTEST_LIST and _is_list(block):
            yield from (n for n in range(start + 1, end) if _UNENDED.search(lines[n - 1]) is None)
        start = end


def _is_list(block: Sequence[str]) -> bool:
    """Tell whether each line is a person's entry or goes on with one, or each begins with a capital and has no stop."""
    people = [_PERSON.match(line) is not None for line in block]
    if people[0] and sum(people) > 1:
        return all(one or _UNENDED.search(above) for one, above in zip(people[1:], block, strict=False))
    return all(line[0].isupper() and line.isascii() for line in block) and not any(line[-1] in _STOPS for line in block)


def _years(lines: Sequence[str]) -> Iterator[int]:
    for number, line in enumerate(lines):
        if line[:1] in _FIGURES and _YEAR.match(line) and not (number and lines[number - 1][-1:] in _LEADS):
            yield number


def _indented(lines: Sequence[str], gaps: Sequence[int], indents: Sequence[int]) -> set[int]:
    """Return the numbers of the lines whose indent begins a paragraph, in a text in which several do."""
    begun = [number for number in range(1, len(lines)) if _begins(number, lines, indents)]
    # Where nothing goes on at the margin, all of a list or a letterhead is indented.
    gone_on = {
        indents[number] for number in begun if number + 1 < len(lines) and not gaps[number] and not indents[number + 1]
    }
    widths = Counter(indents[number] for number in begun if indents[number] in gone_on)
    found: set[int] = set()
    for number in range(1, len(lines)):
        indent = indents[number]
        # A paragraph of one line stands over the next one's first line.
        alone = number - 1 in found and indents[number - 1] == indent
        if widths[indent] >= _FEWEST and (alone or _begins(number, lines, indents)):
            found.add(number)
    return found


def _begins(number: int, lines: Sequence[str], indents: Sequence[int]) -> bool:
    """Tell whether a line is indented under one that is less so and is no list item, which it may hang under."""
    indent = indents[number]
    return _NARROWEST <= indent <= _WIDEST and indents[number - 1] < indent and marker_of(lines[number - 1]) is None
