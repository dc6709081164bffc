"""What stands behind a figure: the noun that is counted, and the words that go with it.

Stops at the next figure, unless that one only says who is counted (600名15歲或以上人士) or tells it again in brackets.
"""

from __future__ import annotations

import re

from pipelines.extraction.lexicon import traditional
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.label_cuts import cut, word_around
from pipelines.extraction.statistics.label_figure import COUNTS, SHARES
from pipelines.extraction.statistics.label_words import VERBS, acts, balanced, trimmed
from pipelines.patterns import later

# 四分之一年過75歲, 600名15歲或以上人士: the age goes with who is counted; so does the sum in
# 三分之一每月額外支出逾兩萬元.
_TO_AGE = later(r"\s*(?:均|都|已)?(?:年[過滿屆]|滿|未滿|介乎|為|为|是|屬)?\s*(?:的)?")
_SAID_OF = later(r"[^，、（(至到的]{2,}$")
# 超過半數（53.9%）每晚起床: what is counted stands behind the bracket that tells it again.
_BRACKET = later(r"\s?[（(][^（）()。\n]{1,24}[)）](?=[一-鿿])(?![及和與与或])")
_AND, _PAUSE = re.compile(r"(?:、|和|及|以及|與|或|或者)\s*(?:有|共|另|約)?$"), re.compile(r"[，,、]")
_LOOSE = later(r"^(?:是|的|至|到|(?:縮短|減|增|升|降|跌|延長)\w?[至到]$)|[（(][^）)]*$")
_LOOSE_STARTS = frozenset("是的至到縮減增升降跌延")
_FIGURES = frozenset({"money", "percentage", "ratio", "rate", "rank", "duration", "age", "physical", "count", "bare"})
_AMONG = later(r"(?:的[^的]{1,6})?(?:當中|之中)$")
_COMPARES = frozenset("少多高低")  # 比上年的204項少
_NOUN_ENDS = frozenset("上中的都也均共")
_NOUN_END = later(r"(?:身上|當中|之中|中的|都|也|均|共|的)+$")
# 未有收入的公司: what is said of the noun begins it.
_WITH_NOUN = later(r"[^有].+的[^的，]{2,10}")
# 深圳的4.9%及南韓的4.6%: what stands behind and goes with the next figure.
_OTHERS = later(r"[及和與与][^，、的]{1,10}的$")
_ACRONYM = later(r"[（(][A-Z][A-Za-z0-9 -]{1,14}[)）]")
_ADVERBS = frozenset(("自願", "自愿", "主動", "主动", "親身", "先後", "正式", "成功", "首次", "同時"))
# Counters of more than one character that only count, and name nothing: 人次, 批次, 百分點.
_COUNTING_UNITS = ("次", "百分點")


def counted_behind(scene: Scene, quantity: Quantity) -> tuple[str | None, str, str]:
    """Return counter with noun, the noun, and the words behind the figure that belong to it."""
    text = scene.text
    clause_end = end = max(scene.clause(quantity.end - 1)[1], quantity.end)
    following = None
    for other in scene.quantities.within(quantity.end, end):
        if other.form == "age" and _TO_AGE.fullmatch(text, quantity.end, other.start):
            continue
        if other.form in _FIGURES:
            following = other
            break
    unlisted = False
    if following is not None:
        between = text[quantity.end : following.start]
        stop = _AND.search(between) or _OTHERS.match(between)
        if stop is not None and word_around(between, stop.start(), stop.start() + 1) is not None:
            stop = None
        end = quantity.end + (stop.start() if stop else len(between))
        unlisted = stop is None
        if unlisted and quantity.form in SHARES and _SAID_OF.match(between):
            end, following, unlisted = scene.clause(following.start)[1], None, False
    told_again = _BRACKET.match(text, quantity.end) if following is not None else None
    if following is not None and told_again is not None and told_again.start() < following.start < told_again.end():
        end = max(scene.clause(told_again.end())[1], told_again.end())
        unlisted = False
        behind = balanced(text[told_again.end() : end])
    else:
        behind = balanced(text[quantity.end : end])
    behind = trimmed(_ACRONYM.sub("", behind) if "（" in behind or "(" in behind else behind)
    if behind and (behind[0] in _LOOSE_STARTS or "（" in behind or "(" in behind):
        behind = _LOOSE.sub("", behind)
    simplified = scene.document.metadata.language == "zh-Hans"
    verb = cut(VERBS, behind.translate(traditional()) if simplified else behind)
    noun = behind[:verb] if verb >= 0 else behind
    noun = "" if noun in _ADVERBS else noun
    if unlisted and len(noun) > 1:
        behind = noun
    if quantity.form in ("count", "bare", "rate") and quantity.counter is not None:
        if quantity.counter == "人" and not behind and quantity.form != "rate":
            behind, noun = "人數", ""
        elif len(quantity.counter) > 1 and not quantity.counter.endswith(_COUNTING_UNITS):
            behind = quantity.counter + behind
    if behind not in ("", "人數") and not noun and "的" in text[quantity.end : clause_end]:
        noun = _PAUSE.split(text[quantity.end : clause_end].rsplit("的", 1)[1], maxsplit=1)[0]
        verb = cut(VERBS, noun)
        noun = "" if any(map(str.isdigit, noun)) else noun[:verb] if verb >= 0 else noun
    noun = _bare(noun.removesuffix("之一"))
    counter = "" if quantity.counter == "大" else quantity.counter or ""
    thing = "" if counter == "人" or (acts(noun) and not _WITH_NOUN.fullmatch(noun)) else noun
    counted = counter + thing if quantity.form in COUNTS else thing
    return (counted or None) if quantity.form in COUNTS or quantity.form in SHARES else None, noun, behind


def _bare(noun: str) -> str:
    """Return a noun without the words that only place it among others: 參加者當中, 病人都."""
    noun = _AMONG.sub("", noun)
    noun = noun.strip("的 、")
    if noun in _COMPARES:
        return ""
    return _NOUN_END.sub("", noun) if noun[-1:] in _NOUN_ENDS else noun
