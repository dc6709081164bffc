"""第 with a number: ranks (排名第2位, 全球第二大, 位列第四) told from ordinals in names (第15屆, 第一批, 第X條).

Only ordinals written with 第, and numbers behind 前 (前50名); 一等獎, 二級 and their like are counters that label.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.mixed import ONE, ZERO, Reading
from pipelines.extraction.quantities import measures
from pipelines.extraction.quantities.quantity import Quantity, build
from pipelines.extraction.quantities.tail import Tail
from pipelines.patterns import later

# A standing among others: a rank where one of these stands shortly before 第.
_STANDING: Final = later(
    "(?:排名?|排行|排位|位列|名列|位居|位次|位處|列|居|躍升|跃升|升至|升到|跌至|跌到|躋身|爬上|爬到|登上|高踞|佔|占|獲得?|奪得?|取得|榮獲)[^，。；、,;\n\t]{0,6}$"
)
_FIELD: Final = later(
    "(?:全球|世界|全國|全国|全港|全澳|亞洲|亚洲|亞太|亚太|國際|国际|內地|内地|本港|香港|大灣區|大湾区|區內|区内|東南亞|全省|全市|世上|歷來|史上|港人)$"
)
_TO: Final = later(" ?(?:至|到|-|–|—|、|及|和) ?(?:第)?(?=[0-9一二三四五六七八九十])")
_LARGEST: Final = later("大(?!學|学|道|廈|厦|街|會|会|類|类|部分|點|点|隊|队|題|题|章|項|项|節|节|選|选|獎|奖|堂)")
_PLACE: Final = later("(?:位|名|高|多|快|低|佳|好)(?=$|[\\s，。；、,;：:！？!?）)」』的之是為为而及和與与或並并,.])")

# 第四號殺手: a number among the causes of something.
_KILLER: Final = later("致命|[殺杀]手|死因|死亡|大[敵敌]|[癌疾]")


class Ordinal(NamedTuple):
    """An ordinal: where it ends, its reading, the upper one of a span of them, its counter, whether it ranks."""

    end: int
    reading: Reading
    upper: Reading | None
    counter: str | None
    ranks: bool


def read(text: str, mark: int, floor: int, reading: Reading) -> Ordinal:
    """Return the ordinal with the numeral `reading`, whose 第 stands at `mark`.

    >>> text = "QS牙醫學科排名第2位，第15屆"
    >>> [read(text, at - 1, 0, mixed_numerals.read(text, at))[3:] for at in (9, 13)]
    [('位', True), ('屆', False)]
    """
    end = reading.end
    upper = None
    to = _TO.match(text, end)
    if to is not None:
        second = mixed_numerals.read(text, to.end())
        listed = text[to.start()] in "、及和"
        again = text[to.end() - 1] == "第"
        follows = second is not None and (second.value == reading.value + 1 if listed else second.value > reading.value)
        if second is not None and follows and not again:
            upper, end = second, second.end
    cue = _STANDING.search(text, max(floor, mark - 14), mark) is not None
    largest = _LARGEST.match(text, end)
    if largest is not None:
        return Ordinal(largest.end(), reading, upper, "大", True)
    place = _PLACE.match(text, end)
    if place is not None:
        return Ordinal(place.end(), reading, upper, place[0], True)
    found = measures.behind(text, end)
    if found is not None and found[0].kind != "noun" and text[end : end + 1] not in " -":
        ranks = cue and found[0].written in ("位", "名")
        ranks = ranks or (found[0].written in ("號", "号") and _KILLER.match(text, found[1]) is not None)
        return Ordinal(found[1], reading, upper, found[0].written, ranks)
    following = text[end : end + 1]
    closes = not following or not ("一" <= following <= "鿿")
    return Ordinal(
        end,
        reading,
        upper,
        None,
        (cue or _FIELD.search(text, max(floor, mark - 5), mark) is not None)
        and (closes or following in "的之及和與位"),
    )


def ordinal(text: str, mark: int, start: int, floor: int, reading: Reading) -> Quantity:
    """Return the quantity of the ordinal whose 第 is at `mark` and whose number at `start`: a rank, or none."""
    found = read(text, mark, floor, reading)
    form = "rank" if found.ranks else "ordinal"
    tail = Tail(found.end, form, "rank", "1", ONE, ONE, ZERO, found.counter, False)
    if found.upper is not None:
        reading = reading._replace(upper=found.upper.value, end=found.upper.end)
    return build(text, mark, start, reading, tail, "exact", reading.end)
