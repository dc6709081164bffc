"""A run of marked words cut into the parts that may each hold one name, and the marks that their neighbours correct.

Conjunctions stand between names and inside them (食物及衞生局); 會 ends a society and is an auxiliary verb; what looks
common may be a name's own beside 附屬. Whether a part holds a name is the grammar's to say.
"""

from __future__ import annotations

from pipelines.extraction.bodies.acted import acted
from pipelines.extraction.bodies.authority import Known
from pipelines.extraction.bodies.lexicon import Information, Place, Suffix, Word, vocabulary
from pipelines.extraction.bodies.marks import Mark, Run
from pipelines.patterns import later

# Looked up often.
_KNOWN, _SUFFIX, _PLACE, _FIELD = Word.KNOWN, Word.SUFFIX, Word.PLACE, Word.FIELD
_NAME, _GENERIC, _AND, _UNKNOWN = Word.NAME, Word.GENERIC, Word.AND, Word.UNKNOWN
_AFTER_MEETING = later("議(?!員)|[員場展計見晤談面址]")
# What a society does or has, where a verb after 會 would be a bare one.
_ACTS = frozenset(
    [
        "合辦",
        "主辦",
        "舉辦",
        "舉行",
        "表示",
        "指出",
        "宣布",
        "公布",
        "成立",
        "主席",
        "會長",
        "副主席",
        "副會長",
        "代表",
        "總監",
        "總幹事",
        "發言人",
        "的",
        "聯同",
        "邀請",
        "獲",
        "呼籲",
        *("創會", "會董", "董事", "顧問", "理事", "秘書", "司庫", "義務", "名譽", "榮譽", "永遠", "候任", "署理"),
        *(
            "執行",
            "常務",
            "委員",
            "成員",
            "會員",
            "網頁",
            "網站",
            "熱線",
            "創辦",
            "總務",
            "外務",
            "內務",
            "聯合",
            "舉薦",
        ),
        *(
            "營運",
            "營辦",
            "開辦",
            "創立",
            "轄下",
            "屬下",
            "認為",
            "協辦",
            "承辦",
            "贊助",
            "發起",
            "強調",
            "批評",
            "憂慮",
        ),
    ]
)
_SCHOOLS = frozenset("大中小科文同")  # 大學會, 科學會: the verb stands behind these
_OFFICIAL_AND = frozenset("及暨")
_UNDER = frozenset({"轄下", "屬下", "旗下"})
_ATTACHED = frozenset({"附屬", "直屬", "附設"})
_CHAMBERS = frozenset({"立法會", "區議會"})  # no part of the party or society whose members sit in them
_DISTINCTIVE = 2  # characters, more of which name a body without its district
_LOCAL = frozenset({"government", "healthcare"})  # kinds of bodies that have namesakes elsewhere
_ROAD = later(".(?:馬路|大馬路|大道|廣場|前地|[街路道])$")


def divided(run: Run, text: str) -> list[Run]:
    """Divide a run at the words that stand between names, verbs, conjunctions and 轄下, not between those of one."""
    pieces = acted(run, text)
    return [part for piece in pieces for part in _joined(piece, text)] if len(pieces) > 1 else _joined(pieces[0], text)


def _joined(run: Run, text: str) -> list[Run]:
    """Divide a run at its conjunctions and at 轄下."""
    for at, (_, _, word, _) in enumerate(run):
        if word is _AND or word is _GENERIC or (word <= _SUFFIX and _seats(run, at, text)):
            break
    else:
        return [run]
    parts: list[Run] = []
    part: Run = []
    for at, mark in enumerate(run):
        word = mark.word
        if (word is _AND and _joins_names(run, at, part, text)) or (word is _GENERIC and _owns(run, at, text)):
            if part:
                parts.append(part)
                part = []
        else:
            if word <= _SUFFIX and _seats(run, at, text):
                parts.append(part)
                part = []
            part.append(mark)
    if part:
        parts.append(part)
    return parts


def _seats(run: Run, at: int, text: str) -> bool:
    """Tell whether a known name or a suffix is a chamber behind the name of a society: 工聯會立法會議員."""
    return at > 0 and run[at - 1].word is _SUFFIX and text[run[at].start : run[at].end] in _CHAMBERS


def _owns(run: Run, at: int, text: str) -> bool:
    """Tell whether a body stands before 轄下 and a placed name behind it: 教育部轄下國家語言委員會."""
    if not 0 < at < len(run) - 1 or run[at + 1].word is not _PLACE:
        return False
    return run[at - 1].word <= _SUFFIX and text[run[at].start : run[at].end] in _UNDER


def _joins_names(run: Run, at: int, part: Run, text: str) -> bool:
    if not 0 < at < len(run) - 1:
        return True
    before, after = run[at - 1], run[at + 1]
    if before.word in (_SUFFIX, _KNOWN, _PLACE, _GENERIC):
        return True
    if after.word in (_KNOWN, _PLACE, _GENERIC):
        return True
    placed = any(mark.word in (_PLACE, _KNOWN) for mark in part)
    if placed:
        return False
    if before.word is _UNKNOWN and before.end - before.start <= 2 and after.word is _FIELD and len(part) > 1:
        return text[run[at].start] not in _OFFICIAL_AND
    # Without a place 及 joins the fields of an official name (食物及衞生局), as 暨 does; 和 and 與 do not.
    return before.word is not _FIELD or text[run[at].start] not in _OFFICIAL_AND


def mended(part: Run, text: str) -> Run:
    """Return the marks of a part as their neighbours tell them; the road of an address before an office is left out."""
    before, from_, to = None, 0, 0
    for at, (start, end, word, information) in enumerate(part):
        if word is _SUFFIX:
            if at and text[end - 2 : end + 1] == "基金會":
                by_itself = information.alone == "any"  # type: ignore[union-attr]
                if by_itself or not auxiliary(Mark(end, end + 1, word, None), text):
                    # 某市關愛基金會: behind another word a fund that has a name by itself is a society's.
                    end += 1
                    information = Suffix("nonprofit", "any", "any") if by_itself else information
                    part[at] = Mark(start, end, word, information)
            if text[end - 1] == "會" and _meets(part[at], text):
                word = _FIELD
                part[at] = Mark(start, end, word, None)
            elif before is _UNKNOWN and _office(information) and _ROAD.search(text, from_, to):
                return [Mark(*mark[:2], _FIELD, None) if _meets(mark, text) else mark for mark in part[at:]]
        elif word is _KNOWN:
            if at and _another(part[at - 1], information, text[start:end]):
                word = _SUFFIX
                part[at] = Mark(start, end, word, Suffix(information.kind, "any", "name"))  # type: ignore[union-attr]
        elif word is _GENERIC and at and text[from_:to] in _ATTACHED:
            word = _UNKNOWN
            part[at] = Mark(start, end, word, information)  # 附屬新華醫院
        before, from_, to = word, start, end
    if part[0].word is not _PLACE:
        return part
    at = 0
    while at < len(part) - 1 and _district(part[at]) and _district(part[at + 1]):
        at += 1  # 新界沙田某醫院 is 沙田某醫院
    if at < len(part) - 1 and _district(part[at]) and _region(part[at + 1]):
        at += 1  # 沙田香港科學園 is the science park of all Hong Kong
    if _district(part[at]) and len(part) > at + 2 and part[at + 1].word is _NAME:
        start, end, word, _ = part[at + 1]
        if end - start > _DISTINCTIVE:
            # 沙田威爾斯親王醫院 is 威爾斯親王醫院, and where that is is known.
            part[at + 1] = Mark(start, end, word, part[at].information)
            at += 1
    return part[at:] if 0 < at < len(part) - 1 else part


def _meets(mark: Mark, text: str) -> bool:
    """Tell whether a suffix only seems to be one: 醫學會 in 國際醫學會議 is no society."""
    return mark.word is _SUFFIX and text[mark.end - 1] == "會" and _AFTER_MEETING.match(text, mark.end) is not None


def _another(before: Mark, known: Information, name: str) -> bool:
    """Tell whether what stands before a reviewed name makes it another body's: 香港公共衞生學院, 澳門協和醫院.

    香港基因組中心, whose own name begins with its place, is not meant by 深圳基因組中心 either, nor 香港基因組計劃 by
    華南人群基因組計劃.
    """
    if not isinstance(known, Known):
        return False
    if known.kind == "programme" and before.word is _UNKNOWN and before.end - before.start > 1:
        return (known.standard_zh or name) != name
    place = before.information
    if known.within_parent:
        named = before.word is _NAME or before.word is _UNKNOWN
        return isinstance(place, Place) or (named and before.end - before.start > 1)
    if not isinstance(place, Place) or not place.jurisdiction or not known.jurisdiction:
        return False
    whole = known.standard_zh or name
    if known.kind not in _LOCAL and (whole == name or not whole.endswith(name)):
        return False
    return place.jurisdiction[:2] != known.jurisdiction[:2]


def _district(mark: Mark) -> bool:
    place = mark.information
    return isinstance(place, Place) and place.scope == "place" and place.jurisdiction == "HK"


def _region(mark: Mark) -> bool:
    place = mark.information
    return isinstance(place, Place) and place.scope == "region" and place.jurisdiction == "HK"


def _office(information: Information) -> bool:
    return isinstance(information, Suffix) and information.kind == "government"


def auxiliary(mark: Mark, text: str) -> bool:
    """Tell whether a suffix in 會 is the auxiliary verb, as far as what follows tells: 政府會檢討, 香港防癌會與…."""
    if mark.end - mark.start != 1:
        return False
    if text[mark.start - 1] == "學" and text[mark.start - 2] not in _SCHOOLS:
        return False  # 護理學會
    after = text[mark.end : mark.end + 4]
    if not "\u3400" <= after[:1] <= "\u9fff":
        return False
    words = vocabulary()
    ahead = [after[:size] for size in range(1, 5)]
    return not any(word in _ACTS or (word in words and words[word][0] is Word.AND) for word in ahead)
