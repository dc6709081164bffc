"""Line ends inside sentences of texts that have no width of page: which lines of prose the next one goes on with.

A text may be broken by hand, at no width that its lines keep. Only prose is looked at: a line of some length with a
stop in it. It goes on where it ends in a comma, where its end and the next line's head make one figure or date (不足
一⏎成, 2018年⏎7月, 截至⏎2024年), where the next begins in small letters, and, in a text whose lines are all short, where
a sentence follows another and has no end.
"""

from __future__ import annotations

from pipelines.patterns import later

NARROWEST, WIDEST = 30, 130
"""Columns of the lines that are looked at: shorter ones are fields and headings, longer ones whole paragraphs."""

# Who reports, and of what, behind the last sentence of a paragraph.
CREDITS = "本報|記者|撰文|攝影|編輯|來源|資料|[圖文註]"
# Only so wide a line goes on where no figure or date says so.
_LONG = 56
_NUMERALS = "〇零一二三四五六七八九十百千萬万億亿兩两半"
# The last characters of a sentence alone on their line, or a stop, which begins no line.
_ORPHAN, _LONGEST_ORPHAN = later(r"[，。；、！？」』）》]|(?P<words>[一-鿿]{1,3})[。；！？][」』]?$"), 5
# A bracket that a line opens near its end and the next closes.
_LEFT_OPEN, _LONGEST_OPEN = later(r"([（(「“《])[^（）()「」“”《》]{1,16}$"), 20
_CLOSES = dict(zip("（(「“《", "）)」”》", strict=True))
_BROKEN_OFF = later(r"[一-鿿A-Za-z0-9%]$")
_PROSE = later(r"[，。；]|[a-z0-9)][,.;] |(?:[A-Za-z0-9'’-]+ ){9}[a-z]")
_OPEN = later(rf"。(?!{CREDITS})[^。：:（）()]{{0,60}}$")
# What a line that goes on ends with, and what the next then begins with, parted by a line end.
_TORN_FIGURE = later(
    r"\d年\n\d{1,2}月|月\n\d{1,2}日|[年月日]\n(?:[間间底初]|[內内中起後后][，、。])"
    r"|\b(?:in|of|by|to|since|from|until|over|about|nearly|than|and|for|around)\n\d"
    rf"|[至由自於于約约逾近達达足過过共為为到每第]\n(?:\d(?!\d{3} ?\d{4})|[{_NUMERALS}](?![一-鿿]{{3}}[，。]))"
    rf"|[\d{_NUMERALS}]\n(?:[成倍歲岁宗名人個个家間间所項项款種种次萬万億亿元%％年月日天](?![立員员功本果就事士們们])|港元|美元|百分)"
)
_TORN = later(
    r"[，、]\n[一-鿿A-Za-z\d「《]|[a-z,]\n[a-z]|[a-z]\n\d[\d,.]*%? [a-z]|\d\n(?:[a-z]{3}|(?:in|on|at|to|of|by) [\da-z])"
)
_WORDS = later(r"[一-鿿]\n[一-鿿]{2}")
_WORDED = later(r"[，。；]")


def broken_off(line: str, following: str, width: int) -> bool:
    """Tell whether a line of that width, however full, ends inside a bracket, or before the last of its sentence.

    >>> told = "唯獨香港的衞生當局至今仍無官方定"
    >>> broken_off(told, "義。", 32), broken_off(told, "主席", 32), broken_off("(下稱“研究", "院”)由政府擁有", 12)
    (True, False, True)
    """
    if _BROKEN_OFF.search(line, max(0, len(line) - 1)) is None:
        return False
    if len(following) <= _LONGEST_ORPHAN and (orphan := _ORPHAN.match(following)):
        return width >= NARROWEST or not orphan["words"]
    opened = _LEFT_OPEN.search(line, max(0, len(line) - _LONGEST_OPEN))
    return opened is not None and _CLOSES[opened[1]] in following[:_LONGEST_OPEN]


def torn(line: str, following: str, width: int, widest: int) -> bool:
    """Tell whether a line of that width goes on in the next; `widest` is the width of the text's widest line.

    >>> told = "公共資料庫中的參考基因組約七成序列來自同一個人，東亞裔樣本佔不足一"
    >>> torn(told, "成；其餘未能解讀。", 66, 300), torn(told, "中心主任", 66, 300)
    (True, False)
    """
    if _PROSE.search(line) is None:
        return False
    seam = f"{line[-8:]}\n{following[:16]}"
    if _TORN_FIGURE.search(seam) is not None:
        return True
    if width < _LONG:
        return False
    return _TORN.search(seam) is not None or (
        widest <= WIDEST
        and _WORDS.search(seam) is not None
        and _OPEN.search(line) is not None
        and _WORDED.search(following) is not None
    )
