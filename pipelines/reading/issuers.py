"""Who issued a text by where a name stands: over it, under it, behind whom it is sent for, beside whom the press asks.

The layouts in which a name alone on its line is the issuer's: a letterhead over the mark of a press release, the head
of a site, a cover, a signature over the closing date, the one body under the words for the press. The addressee of a
letter or a paper stands at the head too, and is told by not standing at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.patterns import later
from pipelines.reading.document import Block
from pipelines.reading.kinds import is_navigation, is_press_mark, is_report_title
from pipelines.reading.tables import patterns_of
from pipelines.reading.written_dates import HELD, with_days, with_months

_SIGNS = patterns_of("signs.csv", "sign")
_BODY = later(rf"(?:{_SIGNS['body_end']})$")
_CHINESE = later(r"[一-鿿][一-鿿A-Za-z0-9‧·]{2,29}")
_LATIN = later(r"[A-Z][A-Za-z’'&., -]{4,80}$")
_OFFICE = later(rf"(?:{_SIGNS['office']})$")
_SIGNED = later(r"(?:謹啟|敬啟|謹上|敬上|谨启|敬启)|^[（(]?[\d一二三四五六七八九十廿零〇○年月日 ./-]{6,14}日?[）)]?$")
_ON_BEHALF = later(
    r"以下(?:的|乃|是)?(?:新聞)?(?:稿件?|公報|公布|聲明)[是為]?[代由](?P<name>[^\s，。：:]{3,30}?)(?:發[出布佈放]|提供)"
)
# The bureau whose head answers a question put to the government in parliament.
_ANSWERED = later(
    r"以下[是為].{0,30}立法會會議上.{2,30}(?:提問|質詢|問題)[和及](?:署理)?(?P<name>[一-鿿]{2,12}[局署處])[局署處]長.{2,12}答[覆复]"
)
_SOURCE = later(r"SOURCE:? (?P<name>[A-Z][^\n/]{2,60}?)\.?$")
_MARKED = later(r"(?P<name>[一-鿿]{2,30}?)[ \t]{0,2}(?:新聞稿|新闻稿|新聞公報|新聞公佈|傳媒聲明)")
# A body's name that fills a line with its short form in brackets: 香港海洋保育會（海保會）.
_SHORTENED = later(r"(?P<name>[一-鿿]{4,30})[（(](?P<short>[一-鿿A-Za-z]{2,10})[）)]$")
_ANNOUNCES = later(
    r"(?:[（(\[【][^）)\]】]{4,30}[）)\]】][ ]?[-–—─]{0,2}[ ]?)?"
    r"(?P<name>[^\s，。：:；（()）「」]{3,30}?)(?:[（(][^（()）]{1,40}[)）])?(?:發言人)?"
    r"(?:今[日天](?:[（(][^（()）]{2,14}[)）])?(?:宣[布佈]|公[布佈]|發[布佈表]|表示|舉[辦行])"
    r"|昨[日天](?:[（(][^（()）]{2,14}[)）])?舉[辦行])"
)
# (Hong Kong, 5 May 2024) – The Hong Kong Coral Institute (HKCI) today announced
_ANNOUNCES_EN = later(
    r"(?:[(\[]?[A-Z][^)\]–—\n]{4,40}[)\]]?[ ]?[-–—]{1,2}[ ]?)?(?:The )?"
    r"(?P<name>[A-Z][A-Za-z’'&.-]+(?: (?:of|for|and|on|[A-Z&][A-Za-z’'&.-]*)){1,9}?)(?: ?\([A-Za-z]{2,10}\))?"
    r"(?: (?:today|yesterday|has|have|is pleased to)| \([A-Z][a-z]+ \d{1,2}\)){0,3}"
    r" (?:announce[sd]?|launche[sd]|release[sd]|publishe[sd]|unveil(?:s|ed))\b"
)
_JOINT_EN = later(
    r"(?:Society|Foundation|Association|Alliance|Cent(?:re|er)|University|Limited|Institute|Bureau|Council) and "
)
_OF_PLACES = ("University of ", "Institute of ", "Department of ", "Hospital ", "College of ")
_ACT = later(rf"(?:{_SIGNS['act']})")
_BY_ORDER = later("承(?:董事[會局]|理事會)命|By [Oo]rder of the [Bb]oard")
_DATED = later(rf"[（(]?{HELD}(?:{_SIGNS['said_behind']})?[）)]?[ \t]*$")
_FIRM, _RUNNING = later(rf"(?:{_SIGNS['agency']})"), later(rf"(?P<name>[一-鿿]{{2,12}})[ \t]?[-–—─][ \t]?{HELD}")
_ASKED = later(rf"(?i)(?:{_SIGNS['press_contact']}|^如有(?:任何)?查[詢询]).{{0,8}}?(?:$|[：:](?P<rest>.*))")
_DESK = later(rf"(?:{_SIGNS['desk']})")
_CUT = later(r"[（(|｜,，：:\d\t]| (?=[一-鿿])")
_ACRONYM = later(r"[A-Z][A-Za-z]*[A-Z]{2,}$")
_JOINT = later(rf"與|聯同|(?:{_SIGNS['body_end']})(?:及|和|暨)")
_WHAT = later(
    r"^(?:民間|本地)?(?:智庫(?:組織)?|(?:病人|病友|慈善|非牟利|非政府|志願|關注)(?:組織|團體|機構))(?=[一-鿿]{3})"
)
_BESIDE_LATIN = later(r"^[A-Z][A-Za-z]{1,9}[ ]?(?=[一-鿿]{4})")  # HKSTP 香港科技園公司
_CUT_SHORT = later(r"「?([一-鿿]{2,5})」?[）)]")
_SHORTEST = 4
_TOP, _HEAD, _CLOSING, _ASIDE, _AFTER, _LONGEST = 6, 14, 14, 6, 4, 30
_MARGIN, _CLIP = 48, 240  # blocks at either end, and code points of each, in which an issuer is named


def names_body(line: str) -> bool:
    """Tell whether a line ends as names of bodies do.

    >>> names_body("醫務衞生局"), names_body("計劃的進展")
    (True, False)
    """
    return _BODY.search(line) is not None


def issuer_of(text: str, blocks: Sequence[Block], kind: str) -> str | None:
    r"""Return the name of the body that the layout of a text shows to have issued it, else None.

    >>> from pipelines.reading.layout import lay_out
    >>> text = "討論文件\n醫院的發展\n請委員備悉上文。\n醫務衞生局\n2024年4月"
    >>> issuer_of(text, lay_out(text), "report")
    '醫務衞生局'
    """
    margins = blocks if len(blocks) <= 2 * _MARGIN else (*blocks[:_MARGIN], *blocks[-_MARGIN:])
    lines = [text[block.start : min(block.end, block.start + _CLIP)] for block in margins]
    found: Iterator[str | None] = iter(())
    if kind == "press_release":
        found = _of_release(text, lines)
    elif kind == "letter":
        found = iter((_signatory(text, lines), _letterhead(lines)))
    elif kind == "report":
        found = iter((_under_paper(lines), _signatory(text, lines), _letterhead(lines), _on_cover(lines)))
    elif kind == "web_page":
        found = iter((_of_site(lines), _in_title_bar(lines), _under_other(lines), _of_itself(text, lines)))
    elif kind == "other":
        found = iter((_of_proceedings(lines), _under_other(lines), _of_itself(text, lines)))
    return _by_order(lines) or next(filter(None, found), None)


def _by_order(lines: Sequence[str]) -> str | None:
    """Return the company whose board has ordered an announcement, as its signature says."""
    ending = pairwise(lines[-_CLOSING:])
    return next((_name_of(name.strip()) for line, name in ending if _BY_ORDER.match(line)), None)


def is_name(line: str) -> bool:
    """Tell whether a line is nothing but the name of a body, in either language or both.

    >>> is_name("香港海洋中心 Hong Kong Marine Institute"), is_name("支持成立海洋中心，保育珊瑚")
    (True, False)
    """
    return _name_of(line.strip()) is not None


def _of_release(text: str, lines: Sequence[str]) -> Iterator[str | None]:
    """Yield who sends a press release out, from the surest place to the least sure."""
    behalf = filter(None, map(_ON_BEHALF.search, lines[:_HEAD]))
    yield next((match["name"] for match in behalf if names_body(match["name"])), None)
    answered = filter(None, map(_ANSWERED.search, lines[:_TOP]))
    yield next((match["name"] for match in answered), None)
    yield next((match["name"] for match in filter(None, map(_SOURCE.match, lines[-_TOP:]))), None)
    for number, line in enumerate(lines[:_HEAD]):
        marked = _MARKED.match(line)
        if marked and (names_body(marked["name"]) or f"（{marked['name']}）" in text or f"({marked['name']})" in text):
            yield marked["name"]
        if is_press_mark(line):
            yield next(filter(None, map(_name_of, lines[:number])), None)
            break
    yield _signatory(text, lines)
    opening = next(filter(None, map(_ANNOUNCES.match, lines[:_HEAD])), None)
    named = _WHAT.sub("", opening["name"]) if opening else ""
    yield named if named and names_body(named) and not _JOINT.search(named) else None
    said = next(filter(None, map(_ANNOUNCES_EN.match, lines[:_HEAD])), None)
    english = said["name"] if said and not _JOINT_EN.search(said["name"]) else None
    known = english and ((names_body(english) and " of " not in english) or english.startswith(_OF_PLACES))
    yield english if known else None
    yield _beside_press(text, lines)


def _name_of(line: str) -> str | None:
    """Return the Chinese name of a body that a line consists of, its English name aside, or the English name alone."""
    chinese = _CHINESE.match(line)
    if _ACT.match(line):
        return None
    if chinese:
        rest = line[chinese.end() :].strip()
        return chinese[0] if names_body(chinese[0]) and (not rest or rest.isascii()) else None
    return line if len(line) <= 2 * _LONGEST and _LATIN.match(line) and names_body(line) else None


def _signatory(text: str, lines: Sequence[str]) -> str | None:
    """Return the body over a signature or a closing date, if the text names it elsewhere too."""
    closing = lines[-_CLOSING:]
    for number in range(len(closing) - 1, 0, -1):
        if len(closing[number]) > _LONGEST or not _SIGNED.search(closing[number]):
            continue
        for at in range(number - 1, max(0, number - 3) - 1, -1):
            name = _OFFICE.sub("", closing[at].strip()).strip()
            known = names_body(name) or shortened(text, name)
            if 2 < len(name) <= _LONGEST and known and text.count(name) > 1 and "，" not in name:
                # A committee or an office signs under the body that it is part of.
                above = closing[at - 1].strip() if at else ""
                return above if _name_of(above) and text.count(above) > 1 else name
    return None


def shortened(text: str, name: str) -> bool:
    """Tell whether a text gives a name, which may not end as names of bodies do, a short form in brackets.

    >>> shortened("新海洋動力（海動）關注珊瑚", "新海洋動力"), shortened("陳大文（左二）", "陳大文")
    (True, False)
    """
    if len(name) < _SHORTEST:
        return False
    for opening in ("（", "("):
        at = text.find(name + opening)
        if at >= 0:
            rest = iter(name)
            short = _CUT_SHORT.match(text, at + len(name) + 1)
            return short is not None and all(character in rest for character in short[1])
    return False


def _of_itself(text: str, lines: Sequence[str]) -> str | None:
    """Return the body whose name fills one of the first lines and which speaks of itself: 本會, 本中心."""
    for line in lines[:_TOP]:
        shorter = _SHORTENED.match(line.strip())
        name = shorter["name"] if shorter else _name_of(line.strip())
        if name and names_body(name) and not name.isascii() and any(f"本{name[-n:]}" in text for n in (1, 2)):
            return name
    return None


def _letterhead(lines: Sequence[str]) -> str | None:
    """Return the first line of a letter or paper that stands alone on a line at its end too."""
    ending = {line.strip() for line in lines[max(_AFTER, len(lines) - _CLOSING) :]}
    heads = (line.strip() for line in lines[:2] if 4 < len(line) <= 2 * _LONGEST and line.strip() in ending)
    # A person who writes stands there too.
    return next((line for line in heads if names_body(line) or "Hong Kong" in line or "香港" in line), None)


def _under_paper(lines: Sequence[str]) -> str | None:
    """Return the body whose name stands right over the date that closes a paper."""
    for number in range(len(lines) - 1, max(len(lines) - _ASIDE, 1), -1):
        line = lines[number]
        dated = with_days(line) or with_months(line)
        if dated and _DATED.match(dated.line):
            name = _name_of(lines[number - 1].strip())
            above = _name_of(lines[number - 2].strip()) if number > 2 else None
            return above if name and above and above != name else name
    return None


def _under_other(lines: Sequence[str]) -> str | None:
    """Return the body over the closing date of a text, but of a chronicle, where dates head what was done."""
    dated = filter(None, (with_days(line) or with_months(line) for line in lines if len(line) <= _LONGEST))
    dates = {line.dates[0] for line in dated if _DATED.match(line.line)}
    return _under_paper(lines) if len(dates) == 1 else None


def _on_cover(lines: Sequence[str]) -> str | None:
    """Return the first body over the date on the cover of a report."""
    for above, line in pairwise(lines[:_TOP]):
        dated = with_days(line) or with_months(line)
        if dated and _DATED.match(dated.line) and not is_report_title(above):
            name = above.split(" ")[0] if not above.isascii() else above
            return _name_of(name)
    return None


def _of_site(lines: Sequence[str]) -> str | None:
    """Return the body whose name heads the site over the menu or the trail of its page."""
    bars = [number for number, line in enumerate(lines[:_TOP]) if is_navigation(line)]
    return next(filter(None, map(_name_of, lines[: bars[-1]])), None) if bars else None


def _in_title_bar(lines: Sequence[str]) -> str | None:
    """Return the body at the end of the title that a page has in its window: 常見問題 | 篩查研究 | 某某醫院."""
    parts = [part.strip() for part in lines[0].replace("｜", "|").split("|")] if lines else []
    return _name_of(parts[-1]) if 1 < len(parts) <= 4 else None


def _of_proceedings(lines: Sequence[str]) -> str | None:
    """Return the council whose proceedings bear its name and their day as running head."""
    for line in lines[:_HEAD]:
        dated = with_days(line)
        running = _RUNNING.match(dated.line) if dated else None
        if running and names_body(running["name"]):
            return running["name"]
    return None


def _beside_press(text: str, lines: Sequence[str]) -> str | None:
    """Return the one body under the words that tell the press whom to ask; a public-relations firm is none."""
    names: set[str] = set()
    for number in range(max(0, len(lines) - 3 * _CLOSING), len(lines)):
        asked = _ASKED.match(lines[number])
        if asked is None:
            continue
        for line in (asked["rest"] or "", *lines[number + 1 : number + 1 + 2 * _CLOSING]):
            desk = _DESK.search(line)
            part = line[: desk.start()] if desk else line
            cut = _CUT.search(part.strip())
            name = _BESIDE_LATIN.sub("", (part.strip()[: cut.start()] if cut else part).strip(" 的"))
            known = names_body(name) or (desk is not None and _ACRONYM.match(name) and text.count(name) > 1)
            if 2 < len(name) <= _LONGEST and known and not _FIRM.search(line):
                names.add(name)
        break
    return names.pop() if len(names) == 1 else None
