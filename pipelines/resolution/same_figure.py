"""Which tellings of equal figures are of one thing.

How like their labels must be depends on how rare the figure is: 20,804 twice in a text is one count, 3 twice
is two. Texts are told apart strictly: across texts only the same period with the same indicator or all but
the same label counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from pipelines.resolution.facts import Fact
from pipelines.resolution.likeness import likeness, pairs, shortened
from pipelines.resolution.names import fold
from pipelines.resolution.tellings import Telling

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BOUND = re.compile(r"[^\w\s]")
# Qualifiers that two tellings of one figure may differ in; 逾 and 不足 never meet.
_ALIKE = ({"over", "at_least", "exact"}, {"about", "nearly", "exact"}, {"up_to", "under"}, {"up_to", "exact"})
# Measures of which a headline hardly ever names two that are equal to figures of other things in the text.
_HEADLINED = {"money", "duration", "percentage", "ratio"}
# Counters of things that are told apart: people, bodies, papers, meetings, cases, doses and beds.
_COUNTERS = ("名位人", "間家所", "份篇本冊", "場屆", "宗例件起", "劑針支", "張床", "歲", "次", "股", "戶", "棟幢座")
# Small figures of these are told alike in the translation under the whole of a text too: 五年, five-year.
_LONG_TOLD = {"money", "duration"}
# A paragraph and its translation under it are so near.
_TRANSLATED = 400
# A counter and the name of what it counts have so many characters.
_NAMED, _FAINTLY = 3, 0.2
# Figures that are farther apart are not taken for those of one sentence.
_SENTENCE = 400


def same_in_text(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings of equal figures in one text are of the same thing."""
    if _differ(one.get("indicator"), other.get("indicator")) or one.get("measure") != other.get("measure"):
        return False
    if not (_alike(one.get("qualifier"), other.get("qualifier")) and _agree_on_dimensions(one, other)):
        return False
    if _in_one_sentence(one, other):
        return False
    # 這一成 points back to the 一成 that was told before.
    if other.get("definite") or one.get("definite"):
        return True
    return _same_thing(one, other) or (_agree(one, other, "period") and _same_by_words(one, other))


def same_in_texts(one: Fact, other: Fact) -> bool:
    """Tell whether equal figures of two texts, which are of one period, are of the same thing."""
    mine, its = one.row, other.row
    if one.tellings[0].source is other.tellings[0].source:
        return False
    if _differ(mine["indicator_id"], its["indicator_id"]) or mine["measure"] != its["measure"]:
        return False
    if not (_alike(mine["qualifier"], its["qualifier"]) and _dimensions_agree(mine["dimensions"], its["dimensions"])):
        return False
    if _differ(mine["subject_id"], its["subject_id"]) or not _places_agree(mine["geography"], its["geography"]):
        return False
    return bool(mine["indicator_id"] and mine["indicator_id"] == its["indicator_id"]) or (
        likeness(mine["label_zh"], its["label_zh"]) >= 0.9
    )


def _label(telling: Telling) -> str:
    """Return the label in the language of the text."""
    return str(telling.get("label_zh") or telling.get("label_en") or "")


def _same_by_words(one: Telling, other: Telling) -> bool:
    """Tell whether two equal figures of one text are one, by headline, wording, language or what is counted.

    Only for the last must subject and place agree, for the clause before may have named another
    body.
    """
    if one.get("measure") == "count" and not _counted_alike(one, other):
        return False
    if one.in_headline != other.in_headline and (rarity(one) >= 2 or one.get("measure") in _HEADLINED):
        return not _round_by_chance(one, other)
    if one.in_headline != other.in_headline and _announced(one, other):
        return True
    mine, its = _label(one), _label(other)
    if min(len(mine), len(its)) >= 12 and likeness(mine, its) >= 0.85:
        return True
    translated = bool(_CHINESE.search(mine)) != bool(_CHINESE.search(its))
    near = abs(one.claim.start - other.claim.start) <= _TRANSLATED
    if translated and (rarity(one) >= 2 or near or _told_alike(one)):
        return bool(one.get("qualifier") == other.get("qualifier"))
    agree = not _differ(one.get("subject"), other.get("subject"))
    return agree and _places_agree(one.get("geography"), other.get("geography")) and _same_count(one, other)


def _same_thing(one: Telling, other: Telling) -> bool:
    """Tell whether two equal figures that are no chance are of things called alike: 121種病, 121種疾病.

    Of a figure with three digits it is enough that the names of the things share a character; of one with two the
    names must be the same. Then neither another year nor another body in the clause before makes it another figure.
    """
    mine, its = (fold(str(telling.get("thing") or "")) for telling in (one, other))
    if one.get("measure") != "count" or not mine or not its:
        return False
    if rarity(one) == 3:
        return bool(set(mine) & set(its))
    return rarity(one) == 2 and len(mine) > 1 and mine == its and _counter(one) == _counter(other)


def _round_by_chance(one: Telling, other: Telling) -> bool:
    """Tell whether a round sum of a headline and one of the text are alike by chance: 千億基金, 集資逾1,000億港元."""
    digits = "".join(map(str, Decimal(str(one.values["value"])).as_tuple().digits)).strip("0")
    alike = one.get("qualifier") == other.get("qualifier") or likeness(_label(one), _label(other)) >= _FAINTLY
    return len(digits) == 1 and one.get("measure") == "money" and not alike


def _announced(one: Telling, other: Telling) -> bool:
    """Tell whether a headline and the text under it count the same by name: 批准兩款新藥 over 批准兩款新藥註冊."""
    mine, its = sorted((str(telling.get("counted_zh") or "") for telling in (one, other)), key=len)
    near = abs(one.claim.start - other.claim.start) <= _TRANSLATED
    return near and len(mine) >= _NAMED and its.startswith(mine) and one.get("qualifier") == other.get("qualifier")


def _told_alike(telling: Telling) -> bool:
    """Tell whether a small figure is known again in the translation under a whole text: money, a span, 45%."""
    uneven = telling.get("unit") == "%" and telling.values["value"] % 10 != 0
    return telling.get("measure") in _LONG_TOLD or uneven


def _counted_alike(one: Telling, other: Telling) -> bool:
    """Tell whether the counters of two figures may count one thing: 14間 and 14家 do, 14間 and 14份 do not."""
    mine, its = (next((n for n, some in enumerate(_COUNTERS) if t.quote[-1:] in some), None) for t in (one, other))
    return mine is None or its is None or mine == its


def _counter(telling: Telling) -> str:
    """Return what the quote has beside digits: 逾, 家 of 逾20家."""
    return re.sub(r"[\W\d]", "", telling.quote)


def _agree(one: Telling, other: Telling, name: str) -> bool:
    mine, its = one.get(name), other.get(name)
    return mine is None or its is None or mine == its


def _differ(mine: str | None, its: str | None) -> bool:
    """Tell whether both are given, and are not the same."""
    return mine is not None and its is not None and mine != its


def _places_agree(mine: str | None, its: str | None) -> bool:
    """Tell whether two figures may be of one place: a country and its part may (CN, CN-BJ)."""
    return (mine or "").startswith(its or "") or (its or "").startswith(mine or "")


def _alike(mine: str | None, its: str | None) -> bool:
    """Tell whether two tellings of one figure may have these qualifiers."""
    both = {mine, its}
    return len(both) == 1 or any(both <= alike for alike in _ALIKE)


def _agree_on_dimensions(one: Telling, other: Telling) -> bool:
    return _dimensions_agree(one.get("dimensions") or {}, other.get("dimensions") or {})


def _dimensions_agree(mine: Mapping[str, str], its: Mapping[str, str]) -> bool:
    return all(its.get(name, value) == value for name, value in mine.items())


def _in_one_sentence(one: Telling, other: Telling) -> bool:
    """Tell whether two figures stand in one sentence or table line, where none is told twice."""
    first, second = sorted((one, other), key=lambda telling: telling.claim.start)
    if second.claim.start - first.claim.end >= _SENTENCE:
        return False
    sentences, lines, _, _ = second.marks
    _, _, sentences_before, lines_before = first.marks
    return sentences <= sentences_before and lines <= lines_before


def _same_count(one: Telling, other: Telling) -> bool:
    """Tell whether the same thing is counted, asking the more of the labels the commoner the figure is."""
    counted, its_counted = (fold(str(telling.get("counted_zh") or "")) for telling in (one, other))
    mine, its = _label(one), _label(other)
    if fold(mine) == fold(its) != "":
        return True
    rare, like = rarity(one), likeness(mine, its)
    same_noun = min(len(counted), len(its_counted)) > 2 and (counted in its_counted or its_counted in counted)
    told_shorter = shortened(mine, its, least=4)
    if rare == 3:
        return same_noun or told_shorter or like >= 0.2
    if rare == 2:
        return told_shorter or (same_noun and like >= 0.3) or like >= 0.6 or _same_neighbour(one, other)
    return told_shorter and (same_noun or counted == its_counted)


def _same_neighbour(one: Telling, other: Telling) -> bool:
    """Tell whether two figures share counter and neighbouring word: 捐款者84名, 84名捐款者."""
    return _counter(one) == _counter(other) != "" and bool(_around(one) & _around(other))


def _around(telling: Telling) -> frozenset[str]:
    """Return the character pairs of the three characters on either side of the figure, within its clause."""
    before, after = _BOUND.split(telling.before)[-1], _BOUND.split(telling.after)[0]
    return pairs(fold(before)[-3:]) | pairs(fold(after)[:3])


def rarity(telling: Telling) -> int:
    """Return how unlikely two things have the same figure by chance: 1 (3, 5.1%) to 3 (20,804; 2,760億).

    Shares and small ranks repeat by chance up to three digits; large round figures do not repeat.
    """
    value = telling.values["value"]
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    digits = len("".join(map(str, number.as_tuple().digits)).strip("0"))
    if telling.get("unit") == "%":
        return 2 if digits >= 3 else 1
    if digits >= 3 or (abs(number) >= 1000 and digits >= 2) or abs(number) >= 1_000_000:
        return 3
    return 2 if abs(number) >= 10 else 1
