"""The blocks of a cleaned text: what each line is, how deep it lies and what it stands under.

Lines are told apart by their own shape (a marker, a label, an address of the web, a tab) and then by their
neighbours (a row needs another row, a heading needs something to head, a name in a contact block needs the
block). It reads layout only: whose phone a contact line gives, or what a table's columns mean, is for
extraction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from pipelines.patterns import later
from pipelines.reading.document import Block, BlockKind
from pipelines.reading.markers import marker_of
from pipelines.reading.rows import unheaded
from pipelines.reading.shapes import FIRST_IDEOGRAPH, LAST_IDEOGRAPH, TELLING_IDEOGRAPHS, shape_of
from pipelines.reading.wrapping import columns

_OPENS_CONTACT = re.compile(
    r"[^。，|｜›»>]{0,10}(?:查詢|聯絡|联络|联系|Enquir|Contact|contact)[^。]{0,16}[：:]?$|(?:聯絡|联系)我們$"
)
_FIGURE = later(r"[\d,.%+-]*$")
_CLOSES, _CLOSERS = frozenset("。！？!?；;，,、…"), "」』”）)"
_FIRM = later("[。！？；]")
_HONORIFICS = ("教授", "醫生", "博士", "先生", "女士", "小姐", "議員", "院士", "太平紳士")
_HONORIFIC_LINE = later(rf"[^，。：:]{{1,30}}(?:{'|'.join(_HONORIFICS)})$")
_LATIN_NAME_LINE = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}$")
_ROLE_LINE = later(
    r".{0,60}(?:主席|會長|院長|校長|總裁|總監|主任|秘書長?|召集人|顧問|代表|理事長?|負責人|經理|教授|局長|署長|President|Chair(?:man)?|Director)(?:[（(].{1,12}[)）])?$"
)
_HEADED = ("paragraph", "item", "row", "caption", "contact")
_DATE_LINE = re.compile(r"(?:日期[：:])?[\d一二三四五六七八九十廿零〇○年月日 ./-]+$")
# A line of a list of what happened, which heads nothing: 2013年：設立援助金.
_MILESTONE = re.compile(
    r"(?:19|20)\d\d[\d年月日首季第一二三四上下半底初中./–-]{0,12}(?:[（(].{1,4}[）)])?[\t:：][^\d\s]"
)
# What stands under a signature is headed by nothing: the date, the enclosures, the copies.
_UNDER_SIGNATURE = re.compile(f"{_DATE_LINE.pattern}|連?附件|副本|抄送|c\\.?c\\.?[：: ]")
# A label and what it gives, on one line; a long first part is a title with a colon in it.
_FIELD = re.compile(
    r"[^：:]{0,6}(?:講者|主講|講題|題目|單位|時間|更新|專頁|短片|圖片|版|日期|副本送|來源|编辑|編輯|記者)[：:].|.*(?:https?://|www\.)"
)
_DESCRIPTION = later(r"\d.*[，,](?!\d)|[，,](?!\d).*\d")
_ADDRESSEE_SIGNS = ("啟", "鑒", "Dear ")
_ADDRESSEE = later(r".{0,30}(?:台啟|臺啟|台鑒|鈞鑒|敬啟者|Dear .*)[：:,，]?$")
_HEADING_COLUMNS, _CONTACT_COLUMNS, _SECTION_LENGTH = 72, 70, 24
_SECTION_MARKERS = {"part", "chinese", "number", "decimal"}


def lay_out(text: str) -> tuple[Block, ...]:
    """Return the blocks of a cleaned text, one a line, in order."""
    if not text:
        return ()
    lines = text.split("\n")
    kinds, markers = _shapes(lines)
    without_header = _mark_rows(lines, kinds)
    _mark_contacts(lines, kinds)
    _mark_running_heads(lines, kinds)
    _mark_headings(lines, kinds)
    return _nest(lines, kinds, markers, without_header)


def _shapes(lines: Sequence[str]) -> tuple[list[BlockKind], list[re.Match[str] | None]]:
    # Most lines begin with an ideograph that begins neither a shape nor a marker.
    kinds: list[BlockKind] = ["row" if "\t" in line else "paragraph" for line in lines]
    markers: list[re.Match[str] | None] = [None] * len(lines)
    for number, line in enumerate(lines):
        first = line[:1]
        if FIRST_IDEOGRAPH <= first <= LAST_IDEOGRAPH and first not in TELLING_IDEOGRAPHS:
            continue
        if (shape := shape_of(line)) is not None:
            kinds[number] = shape  # type: ignore[call-overload]
        elif kinds[number] != "row" or first == "\t" or _marked(line):
            marker = markers[number] = marker_of(line)
            kinds[number] = "item" if marker and marker.end() < len(line) else "paragraph"
    return kinds, markers


def _marked(line: str) -> bool:
    """Tell whether the tab of a line only sets off its marker, or a date behind it: 2.15⇥全港設有18間診所."""
    marker = marker_of(line)
    if marker is None:
        return False
    alone = line.count("\t") == 1 and "\t" in line[marker.end() - 1 : marker.end() + 1]
    return alone or (marker.lastgroup == "bullet" and _MILESTONE.match(line[marker.end() :].lstrip(" ")) is not None)


def _mark_rows(lines: Sequence[str], kinds: list[BlockKind]) -> set[int]:
    """Keep as rows what stands together: a header and two lines of cells, or one of figures, or figures over words.

    Returns the numbers of the rows of those tables that have no header.
    """
    without: set[int] = set()
    start = kinds.index("row") if "row" in kinds else len(lines)
    while start < len(lines):
        if kinds[start] != "row":
            start += 1
            continue
        end = start
        while end < len(lines) and kinds[end] == "row":
            end += 1
        numbers = any(c.isdigit() for line in lines[start + 1 : end] for c in line)
        figures = end - start == 2 and all(_FIGURE.match(cell) for cell in lines[end - 1].split("\t")[1:])
        if end - start == 2 and not numbers and all(map(_FIGURE.match, lines[start].split("\t"))):
            numbers = figures = lines[start].count("\t") == lines[start + 1].count("\t")
        if not numbers or (end - start < 3 and not figures):
            kinds[start:end] = ["paragraph"] * (end - start)
        elif unheaded(lines[start:end]):
            without.update(range(start, end))
        start = end
    return without


def _mark_contacts(lines: Sequence[str], kinds: list[BlockKind]) -> None:
    """Mark the names and addresses of contact blocks: the short lines after a call to enquire or a label."""
    open_block = False
    for number, line in enumerate(lines):
        kind = kinds[number]
        if kind == "contact":
            open_block = True
        elif kind == "paragraph" and len(line) < 40 and _OPENS_CONTACT.match(line):
            kinds[number] = "heading"
            open_block = True
        elif open_block:
            if (
                kind == "paragraph"
                and columns(line) <= _CONTACT_COLUMNS
                and not _FIRM.search(line)
                and not line.endswith("：")
                and not _FIELD.match(line)
            ) or (kind == "footer" and line.startswith(("www.", "http")) and not _in_run_of_footers(number, kinds)):
                kinds[number] = "contact"
            else:
                open_block = False


def _in_run_of_footers(number: int, kinds: Sequence[BlockKind]) -> bool:
    return "footer" in (kinds[max(0, number - 1) : number] + list(kinds[number + 1 : number + 2]))  # type: ignore[operator]


def _mark_running_heads(lines: Sequence[str], kinds: list[BlockKind]) -> None:
    """Mark the short line beside a page number as the running head that it is."""
    if "page_number" not in kinds:
        return
    repeated = Counter(lines)
    for number, kind in enumerate(kinds):
        if kind != "page_number" or not lines[number][-1:].isdigit():
            continue
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(lines) and kinds[beside] == "paragraph":
                line = lines[beside]
                if columns(line) <= 40 and not _FIRM.search(line) and repeated[line] > 1:
                    kinds[beside] = "footer"


def _mark_headings(lines: Sequence[str], kinds: list[BlockKind]) -> None:
    """Mark the short lines that stand over something.

    Of a long run only the last three do, for signatures and lists of names are such runs; at the head of a
    text all do.
    """
    count = len(lines)
    start = max((n + 1 for n in range(min(12, count)) if _is_addressee(lines[n])), default=0)
    short = [kind == "paragraph" and _is_short(line) for line, kind in zip(lines, kinds, strict=True)]
    while start < count:
        if not short[start]:
            start += 1
            continue
        end = start
        while end < count and short[end]:
            end += 1
        if end < count and kinds[end] in _HEADED and (start == 0 or not _UNDER_SIGNATURE.match(lines[end])):
            for number in range(start if start == 0 else max(start, end - 3), end):
                if not _is_name_or_office(lines, number):
                    kinds[number] = "heading"
        start = end


def _is_name_or_office(lines: Sequence[str], number: int) -> bool:
    """Tell whether a short line is a person's name over the office held, or what stands under such a name."""
    before = lines[number - 1] if number else ""
    if len(before) <= _SECTION_LENGTH and _ends_in_honorific(before):
        return True
    if not (_ends_in_honorific(lines[number]) or _LATIN_NAME_LINE.match(lines[number])):
        return bool(_LATIN_NAME_LINE.match(before) and _ROLE_LINE.match(lines[number]))
    return number + 1 < len(lines) and bool(_ROLE_LINE.match(lines[number + 1]))


def _ends_in_honorific(line: str) -> bool:
    return line.endswith(_HONORIFICS) and _HONORIFIC_LINE.match(line) is not None


def _is_addressee(line: str) -> bool:
    return any(map(line.__contains__, _ADDRESSEE_SIGNS)) and _ADDRESSEE.match(line) is not None


def _is_short(line: str) -> bool:
    """Tell whether a paragraph could be a heading by itself: short, no sentence, no date, field or description."""
    return (
        len(line) <= _HEADING_COLUMNS
        and "。" not in line
        and line.rstrip(_CLOSERS)[-1:] not in _CLOSES
        and not _DATE_LINE.match(line)
        and not (line[0] in "12" and _MILESTONE.match(line))
        and not (("：" in line or ":" in line or "www." in line) and _FIELD.match(line))
        and not (("，" in line or "," in line) and _DESCRIPTION.search(line))
        and not (len(line) > 20 and line[-1] == "：" and "，" in line)
        # No character takes more than three columns.
        and (3 * len(line) <= _HEADING_COLUMNS or columns(line) <= _HEADING_COLUMNS)
    )


def _nest(
    lines: Sequence[str],
    kinds: Sequence[BlockKind],
    markers: Sequence[re.Match[str] | None],
    without_header: Container[int],
) -> tuple[Block, ...]:
    """Give each block its level and parent: headings over lists, lists over lists, header rows over rows."""
    blocks: list[Block] = []
    # The list items that are open, the outermost first: their shapes and their numbers.
    shapes: list[str | None] = []
    items: list[int] = []
    heading = header_row = -1
    start = 0
    # Nothing but the tuple itself is made of what is given: a block for each line is many.
    make = tuple.__new__
    for number, (line, kind, marker) in enumerate(zip(lines, kinds, markers, strict=True)):
        end = start + len(line)
        # Most lines are paragraphs that stand under no list.
        if kind == "paragraph" and not items:
            header_row = -1
            blocks.append(make(Block, (kind, start, end, (start, start), 0, heading)))
            start = end + 1
            continue
        span, level = (start, start), 0
        if kind != "row":
            header_row = -1
        if kind == "item" and marker is not None:
            shape = marker.lastgroup
            while shape in shapes:
                shapes.pop()
                items.pop()
            level, parent = len(items) + 1, items[-1] if items else heading
            shapes.append(shape)
            items.append(number)
            span = (start, start + marker.end())
        elif kind == "heading":
            shapes.clear()
            items.clear()
            heading, level, parent = number, 1, -1
        else:
            if kind == "paragraph":
                while items and not _is_section(shapes[-1], lines[items[-1]]):
                    shapes.pop()
                    items.pop()
            parent = items[-1] if items else heading
            if kind == "row" and number not in without_header:
                header_row, parent = (number, parent) if header_row < 0 else (header_row, header_row)
        blocks.append(make(Block, (kind, start, end, span, level, parent)))
        start = end + 1
    return tuple(blocks)


def _is_section(shape: str | None, line: str) -> bool:
    """Tell whether a list item is the title of a section, so that paragraphs can stand under it."""
    return shape in _SECTION_MARKERS and len(line) <= _SECTION_LENGTH and "。" not in line
