"""Whom a figure is about: the body named nearest before it in its sentence, or that of the headings above it.

Not who says so where the words tell of a place as a whole, nor the body that something is done with or for, nor the one
of a dateline or a register. 本會, 該院 and 署方 stand for the body that issued the text or was named last. Null is
better than a guess.
"""

from __future__ import annotations

from collections import Counter

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.voice import voice
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

# Before a body: its word is cited, it is what the act is done with, for, to or by, or was another name.
_BESIDE = later(
    r"(?:根據|根据|依據|依据|據|据|按|引述|與|与|跟|和|向|對|对|為|为|替|給|给|獲|获|經|经|從|比|成立|設立|设立|創立|收購|收购|委託|委托|加入|"
    r"(?<![設位立建處關屬隸])於|\bas(?: the)?|\bfrom(?: the)?|\bwith(?: the)?|\bfor(?: the)?|\bby(?: the)?) ?[「《“]?$"
)
_BESIDE_ENDS = frozenset("據据按述與与跟和向對对為为替給给獲获經经從比立購购託托入於「《“ ")
# Behind a body: who says so, and the agency that wires a report.
_SAYS = later(
    r"[^，。；：\n]{0,20}?(?:表示|指出|透露|補充|介紹|介绍|強調|认为|認為|(?<![\d會])[指說说稱称](?![標数數引定明服法]))"
    r"|(?:['’]s [A-Za-z ]{3,30})? (?:said|says|added|told)\b"
)
_WIRED = later(r"[^，。；\n]{0,20}?\d日?[电電]")
_REGISTERED = later(r"檔號|档号|編號|编号|牌照|[\[【].*[\]】]\s*$")
# A place as a whole, which is whose the figure is: 全港有三萬宗.
_WHOLE = later(
    r"(?:[\s，,「“]|當中|其中|同年|去年|今年|現時|目前|\d{4}年)*(?:全港|全澳|全國|全国|全球|全台|世界各地|本港|本澳|香港|澳門|內地|内地|中國|中国|台灣|台湾)"
    r"(?:有|現有|现有|共有|約有|约有|每|一年|目前|現時|的?(?:人口|市民|居民|女性|男性|小[一六]|癌症|新症|罕見病|罕见病|患者|病人|學童)|[男女]|新增|接受|已知)"
)
# Who acts is named, though not by a name: no heading tells whose the figure is.
_OTHERS = later(r"[\s，,「“]*(?:特區|香港|當地|中央)?(?:政府|當局)")
# Words that stand for a body at the head of a clause.
_REFERS = later(
    r"(?:[\s，,「“]|其中|去年|今年|目前|現時|至今|[\d/\-]{4,9}(?:財政)?年度?，?)*"
    r"(?P<own>本|我們?|我们)?(?P<that>該|该)?"
    r"(?P<noun>集團|集团|公司|中心|基金會|基金会|學會|学会|協會|协会|聯盟|联盟|醫院|医院|學院|学院|大學|大学|研究所|研究院|[院會会局署校黨党])(?P<side>方)?"
    r"(?=\S)(?!副?主席|主任|行政|[副總]?總[裁監經]|董事|發言人|发言人|負責人|负责人|創辦人|创办人|創始|秘書|代表|[院局會署校]長)"
)
_THE = later(
    r"(?:[\s,]|and |while |Today,? |Founded [^,\n]{3,60},)*(?:[Tt]he|[Oo]ur|[Tt]his) "
    r"(?P<noun>Faculty|Group|Company|Centre|Center|Department|Hospital|University|Institute|Foundation|Society|Association|Authority)\b"
)
_COMPANIES = frozenset(("集團", "集团", "公司"))
# What stands for a body without 該 or 本; 醫院 and 大學 do not.
_ALONE = _COMPANIES | {"中心", "基金會", "基金会", "學會", "学会", "協會", "协会", "聯盟", "联盟", "研究院"}
_ENDINGS = {
    "校": ("大學", "学", "學", "學院", "学院"),
    "局": ("局",),
    "署": ("署",),
    "黨": ("黨", "党"),
    "党": ("黨", "党"),
}
_QUOTED = frozenset("「『“[【")
_EXCHANGE = later(r"交易所|交易及結算所|[港聯]交所")
_AND = frozenset(("及", "和", "、", "與", "以及", "与", " and ", ", "))
_CITED = frozenset("據据按述")
# Characters before a word that stands for a body in which the body is looked for; bodies; clauses.
_FAR, _NEAR, _CLAUSES = 8_000, 30, 6


class Subjects:
    """The bodies that the figures of one document are about."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._voice: str | None = None
        self._asked = False
        # The company that the text is about, empty where it names none.
        self._trader: str | None = None

    def of(self, start: int) -> str | None:
        """Return the key of the body that the figure at that place is about, or None where none is told of."""
        scene = self._scene
        sentence_start = scene.sentence(start)[0]
        clause_start = scene.clause(start)[0]
        here = self._referred(clause_start, start)
        if here is not None:
            return here
        whole = _WHOLE.match(scene.plain, clause_start, start) is not None
        first: str | None = None
        speaker: str | None = None
        beside = -1
        for claim in scene.bodies.within(clause_start if whole else sentence_start, start):
            opening = claim.start >= clause_start
            if scene.text[beside : claim.start] in _AND or self._beside(claim):
                beside = claim.end
                continue
            if first is not None and not opening:
                continue
            if _SAYS.match(scene.text, claim.end, start) is not None:
                speaker = speaker or claim.values["key"]
                continue
            first = claim.values["key"]
            if opening:
                return first
        if first is not None or whole:
            return first
        at = clause_start
        for _ in range(_CLAUSES):
            if at <= sentence_start:
                break
            at = scene.clause(at - 1)[0]
            there = self._referred(at, start)
            if there is not None:
                return there
        others = _OTHERS.match(scene.plain, sentence_start, start) or _OTHERS.match(scene.plain, clause_start, start)
        return speaker or (None if others else self._above(start))

    def _beside(self, claim: Claim) -> bool:
        """Tell whether a body only stands beside what the figure is about."""
        text, start = self._scene.text, claim.start
        if text[start - 1 : start] in _BESIDE_ENDS and _BESIDE.search(text, max(0, start - _NEAR), start) is not None:
            return True
        return _WIRED.match(text, claim.end, claim.end + _NEAR) is not None

    def _referred(self, at: int, end: int) -> str | None:
        """Return the body that a word at the head of a clause stands for: 本會, 該院, 署方, the Faculty."""
        scene = self._scene
        found = _REFERS.match(scene.text, at, end) or _THE.match(scene.text, at, end)
        if found is None or scene.bodies.around(found.start("noun"), found.end("noun")) is not None:
            return None
        noun = found["noun"]
        last = found.start("noun")
        before = scene.bodies.within(max(0, last - _FAR), last)[-_NEAR:]
        if found.re.groups == 1:
            return next((str(body.values["key"]) for body in reversed(before) if _is(body, noun)), None)
        if found["own"]:
            return self._issuer()
        if not (found["that"] or (found["side"] if len(noun) == 1 else noun in _ALONE)):
            return None
        told = next((str(body.values["key"]) for body in reversed(before) if _is(body, noun)), None)
        return self._company(at) if noun in ("公司", "集團", "集团") and not found["that"] else told

    def _company(self, at: int) -> str | None:
        """Return the company that a clause speaks of: the speaker's, else the one that the text is about."""
        bodies, text = self._scene.bodies, self._scene.text
        for body in bodies.within(self._scene.sentence(at)[0], at):
            if body.values["body_kind"] == "company" and _SAYS.match(text, body.end, at):
                return str(body.values["key"])
        if self._trader is None:
            keys = [
                str(b.values["key"]) for b in bodies if _is(b, "公司") and not _EXCHANGE.search(b.values["mention"])
            ]
            issuer = self._issuer()
            self._trader = issuer if issuer in keys else max(keys, key=Counter(keys).__getitem__, default="")
        return self._trader or None

    def nearest(self, start: int) -> str | None:
        """Return the first body of the figure's clause, its sentence or its headings, whatever it does there."""
        scene = self._scene
        clause_start = scene.clause(start)[0]
        for first in (clause_start, scene.sentence(start)[0]):
            for claim in scene.bodies.within(first, start):
                if scene.text[claim.start - 1 : claim.start] not in _CITED:
                    return str(claim.values["key"])
        above = scene.body_above(start)
        return None if above is None else str(above.values["key"])

    def _issuer(self) -> str | None:
        """Return the body that the text speaks for."""
        if not self._asked:
            self._asked = True
            self._voice = voice(self._scene.document, self._scene.bodies)
        return self._voice

    def _above(self, start: int) -> str | None:
        """Return the first body of the nearest heading above that names any as its own."""
        scene = self._scene
        for heading in scene.ancestors(start):
            named = scene.bodies.within(heading.start, heading.end)
            if not named or _REGISTERED.search(scene.text, heading.start, heading.end):
                continue
            quoted = scene.text[named[0].start - 1 : named[0].start] in _QUOTED
            if not quoted or named[0].values.get("authority_id"):
                return str(named[0].values["key"])
        return None


def _is(body: Claim, noun: str) -> bool:
    """Tell whether a body is what a noun says: a 院 is a hospital or a college, a company what trades."""
    values = body.values
    if noun == "局" and values["body_kind"] != "government":
        return False
    if noun.isascii():
        return noun in (values["name_en"] or "")
    if noun in _COMPANIES and values["body_kind"] == "company":
        return True
    return any((name or "").endswith(_ENDINGS.get(noun, (noun,))) for name in (values["name_zh"], values["mention"]))
