"""The blocks of a cleaned text: what each line is, how deep it lies and what it stands under.

Lines are told apart by their own shape (a marker, a label, an address of the web, a tab) and then by their
neighbours (a row needs another row, a heading needs something to head, a name in a contact block needs the
block). It reads layout only: whose phone a contact line gives, or what a table's columns mean, is for
extraction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.reading.document import Block, BlockKind
from pipelines.reading.markers import MARKER
from pipelines.reading.tables import patterns_of
from pipelines.reading.wrapping import columns

_OPENS_CONTACT = re.compile(
    r"[^。，|｜›»>]{0,10}(?:查詢|聯絡|联络|联系|Enquir|Contact|contact)[^。]{0,16}[：:]?$|(?:聯絡|联系)我們$"
)
_SHAPE = re.compile(
    "|".join(f"(?P<{kind}>{shapes})" for kind, shapes in patterns_of("line_shapes.csv", "kind").items())
)
_FIGURE = re.compile(r"[\d,.%+-]*$")
_CLOSES, _CLOSERS = frozenset("。！？!?；;，,、…"), "」』”）)"
_FIRM = re.compile("[。！？；]")
_HONORIFIC_LINE = re.compile(r"[^，。：:]{1,30}(?:教授|醫生|博士|先生|女士|小姐|議員|院士|太平紳士)$")
_LATIN_NAME_LINE = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}$")
_ROLE_LINE = re.compile(
    r".{0,60}(?:主席|會長|院長|校長|總裁|總監|主任|秘書長?|召集人|顧問|代表|理事長?|負責人|經理|教授|局長|署長|President|Chair(?:man)?|Director)(?:[（(].{1,12}[)）])?$"
)
_HEADED = ("paragraph", "item", "row", "caption", "contact")
_DATE_LINE = re.compile(r"(?:日期[：:])?[\d一二三四五六七八九十廿零〇○年月日 ./-]+$")
# What stands under a signature is headed by nothing: the date, the enclosures, the copies.
_UNDER_SIGNATURE = re.compile(f"{_DATE_LINE.pattern}|連?附件|副本|抄送|c\\.?c\\.?[：: ]")
# A label and what it gives, on one line; a long first part is a title with a colon in it.
_FIELD = re.compile(
    r"[^：:]{0,6}(?:講者|主講|講題|題目|單位|時間|更新|專頁|短片|圖片|版|日期|副本送|來源|编辑|編輯|記者)[：:].|.*(?:https?://|www\.)"
)
_DESCRIPTION = re.compile(r"\d.*[，,](?!\d)|[，,](?!\d).*\d")
_ADDRESSEE = re.compile(r".{0,30}(?:台啟|臺啟|台鑒|鈞鑒|敬啟者|Dear .*)[：:,，]?$")
_HEADING_COLUMNS, _CONTACT_COLUMNS, _SECTION_LENGTH = 72, 70, 24
_SECTION_MARKERS = {"part", "chinese", "number", "decimal"}


def lay_out(text: str) -> tuple[Block, ...]:
    """Return the blocks of a cleaned text, one a line, in order."""
    if not text:
        return ()
    lines = text.split("\n")
    kinds, markers = _shapes(lines)
    _mark_rows(lines, kinds)
    _mark_contacts(lines, kinds)
    _mark_running_heads(lines, kinds)
    _mark_headings(lines, kinds)
    return _nest(lines, kinds, markers)


def _shapes(lines: Sequence[str]) -> tuple[list[BlockKind], list[re.Match[str] | None]]:
    kinds: list[BlockKind] = []
    markers: list[re.Match[str] | None] = []
    for line in lines:
        shape, marker = _SHAPE.match(line), None
        if shape:
            kinds.append(shape.lastgroup)  # type: ignore[arg-type]
        elif "\t" in line and not line.startswith("\t") and not _marked(line):
            kinds.append("row")
        else:
            marker = MARKER.match(line)
            kinds.append("item" if marker and marker.end() < len(line) else "paragraph")
        markers.append(marker)
    return kinds, markers


def _marked(line: str) -> bool:
    """Tell whether the one tab of a line only sets off its marker: 2.15⇥全港設有18間診所."""
    marker = MARKER.match(line)
    return marker is not None and line.count("\t") == 1 and "\t" in line[marker.end() - 1 : marker.end() + 1]


def _mark_rows(lines: Sequence[str], kinds: list[BlockKind]) -> None:
    """Keep as rows what stands together: a header and two lines of cells, or one of figures, or figures over words."""
    start = 0
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
        start = end


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
    repeated = Counter(lines) if "page_number" in kinds else Counter()
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
    start = max((n + 1 for n in range(min(12, count)) if _ADDRESSEE.match(lines[n])), default=0)
    while start < count:
        if not _is_short(lines, kinds, start):
            start += 1
            continue
        end = start
        while end < count and _is_short(lines, kinds, end):
            end += 1
        if end < count and kinds[end] in _HEADED and (start == 0 or not _UNDER_SIGNATURE.match(lines[end])):
            for number in range(start if start == 0 else max(start, end - 3), end):
                if not _is_name_or_office(lines, number):
                    kinds[number] = "heading"
        start = end


def _is_name_or_office(lines: Sequence[str], number: int) -> bool:
    """Tell whether a short line is a person's name over the office held, or what stands under such a name."""
    before = lines[number - 1] if number else ""
    if len(before) <= _SECTION_LENGTH and _HONORIFIC_LINE.match(before):
        return True
    if not (_HONORIFIC_LINE.match(lines[number]) or _LATIN_NAME_LINE.match(lines[number])):
        return bool(_LATIN_NAME_LINE.match(before) and _ROLE_LINE.match(lines[number]))
    return number + 1 < len(lines) and bool(_ROLE_LINE.match(lines[number + 1]))


def _is_short(lines: Sequence[str], kinds: Sequence[BlockKind], number: int) -> bool:
    """Tell whether a line could be a heading by itself: short, no sentence, no date, field or description."""
    line = lines[number]
    return (
        kinds[number] == "paragraph"
        and len(line) <= _HEADING_COLUMNS
        and "。" not in line
        and line.rstrip(_CLOSERS)[-1:] not in _CLOSES
        and not _DATE_LINE.match(line)
        and not (("：" in line or ":" in line or "www." in line) and _FIELD.match(line))
        and not (("，" in line or "," in line) and _DESCRIPTION.search(line))
        and not (len(line) > 20 and line[-1] == "：" and "，" in line)
        and columns(line) <= _HEADING_COLUMNS
    )


def _nest(
    lines: Sequence[str], kinds: Sequence[BlockKind], markers: Sequence[re.Match[str] | None]
) -> tuple[Block, ...]:
    """Give each block its level and parent: headings over lists, lists over lists, header rows over rows."""
    blocks: list[Block] = []
    stack: list[tuple[str, int]] = []
    heading = header_row = -1
    start = 0
    for number, (line, kind, marker) in enumerate(zip(lines, kinds, markers, strict=True)):
        end = start + len(line)
        span, level, parent = (start, start), 0, stack[-1][1] if stack else heading
        if kind != "row":
            header_row = -1
        if kind == "heading":
            stack.clear()
            heading, level, parent = number, 1, -1
        elif kind == "item" and marker is not None:
            shape = marker.lastgroup or ""
            while any(shape == name for name, _ in stack):
                stack.pop()
            level, parent = len(stack) + 1, stack[-1][1] if stack else heading
            stack.append((shape, number))
            span = (start, start + marker.end())
        elif kind == "row":
            header_row, parent = (number, parent) if header_row < 0 else (header_row, header_row)
        elif kind == "paragraph":
            while stack and not _is_section(stack[-1], lines):
                stack.pop()
            parent = stack[-1][1] if stack else heading
        blocks.append(Block(kind, start, end, span, level, parent))
        start = end + 1
    return tuple(blocks)


def _is_section(entry: tuple[str, int], lines: Sequence[str]) -> bool:
    """Tell whether a list item is the title of a section, so that paragraphs can stand under it."""
    shape, number = entry
    return shape in _SECTION_MARKERS and len(lines[number]) <= _SECTION_LENGTH and "。" not in lines[number]
