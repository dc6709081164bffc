"""Statistics: which quantities of a text are asserted as facts about the world, and what they are about.

A quantity becomes a statistic unless its form or its surroundings say otherwise; `asides` knows how, and each that is
set aside has its reason there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.extraction.claims import Claim
from pipelines.extraction.lexicon import simplified
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.asides import definite, numbering, set_aside
from pipelines.extraction.statistics.facets import WORLD, Geographies, dimensions, geography_above
from pipelines.extraction.statistics.labels import Label, Labeller
from pipelines.extraction.statistics.periods import period
from pipelines.extraction.statistics.subjects import Subjects
from pipelines.extraction.statistics.units import (
    at_the_rate,
    currencies_named,
    currency_below,
    in_currency,
    of_the_amount,
    with_unit,
)
from pipelines.patterns import later

_RANKED = later(r"(?:排名|名次|排行|排位)數目$")
_LIFE = later(r"[壽寿餘余]命|存活|life expectancy", re.I)
_UNNAMED = "比率"
_AHEAD = later(r"(?:人口?|嬰兒|女性|男性|活產|兒童|居民|市民)的?(?P<name>[^，。；：、\d（）()]{2,14})[：:]")
_LIFE_TOPIC = later(r"[壽寿]命方面[，,]")
_PER_TIME = re.compile(
    r"\s?(?:times?|sessions?|hours?|minutes?)?\s?(?:a|an|per|each|every) (?:day|week|month|year|hour)\b"
)
_RATE_NEAR = re.compile(
    r"(?:每日|每天|每年|每月|每星期|每周|每小時|平均每[日天年月人]|按年|per (?:day|year|month|week))(?:平均)?$"
)
# All that one of these ends with.
_RATE_ENDS = frozenset("日天年月期周時人均yrhk")


def find(scene: Scene) -> Iterator[Claim]:
    """Yield a claim of kind 'statistic' for each quantity that is asserted, in order of place.

    Beside the columns of the table a claim says the bare `thing` that is counted and whether it is `definite` (這一成),
    by which two tellings of one figure are known.
    """
    asserted = _asserted(scene)
    # One question after the other, each of all figures, is a good deal quicker than one figure after the other.
    labeller, geographies = Labeller(scene), Geographies(scene)
    about = Subjects(scene)
    subjects = [about.of(quantity.start) for quantity in asserted]
    labels = [
        _of_the_rate(scene, quantity, labeller.label(quantity, scene.name(subject) if subject else None))
        for quantity, subject in zip(asserted, subjects, strict=True)
    ]
    places = [
        _geography(scene, geographies, quantity) or _home(scene, subject or about.nearest(quantity.start))
        for quantity, subject in zip(asserted, subjects, strict=True)
    ]
    periods = [period(scene, quantity) for quantity in asserted]
    # What labels say besides the words of the text is in its script.
    script = simplified() if scene.document.metadata.language == "zh-Hans" else None
    for quantity, subject, label, place, dated in zip(asserted, subjects, labels, places, periods, strict=True):
        yield Claim(
            "statistic",
            quantity.start,
            quantity.end,
            {
                "label_zh": label.zh.translate(script) if script else label.zh,
                "label_en": label.en,
                "subject": subject,
                "value": quantity.value,
                "value_exact": quantity.value_exact,
                "value_max": quantity.value_max,
                "per": quantity.per,
                "measure": _measure(scene, quantity, label.zh),
                "unit": quantity.unit,
                "counted_zh": label.counted,
                "qualifier": quantity.qualifier,
                "dimensions": dimensions(label.zh),
                "geography": place,
                "period": dated,
                "thing": label.thing,
                "definite": definite(scene.plain, quantity.start),
            },
            f"statistics.{quantity.form}",
        )


def _of_the_rate(scene: Scene, quantity: Quantity, label: Label) -> Label:
    """Return the label of a rate that has no name but that ahead of the colon: 每百萬人口遺體捐贈率：2023年為4.3人."""
    if label.zh != _UNNAMED:
        return label
    start = scene.sentence(quantity.start)[0]
    named = _AHEAD.search(scene.text, start, quantity.start)
    return label if named is None else replace(label, zh=named["name"])


def _asserted(scene: Scene) -> list[Quantity]:
    """Return the quantities that are asserted, each with its unit; the scene is told why the others are set aside."""
    asserted: list[Quantity] = []
    before: Quantity | None = None
    # The currency that all sums below are said to be in, with the sum before.
    below: tuple[str, Quantity] | None = None
    named = currencies_named(scene) if "元" in scene.plain else {}
    reasons, around, last = scene.reasons, scene.block, len(scene.quantities) - 1
    for at, quantity in enumerate(scene.quantities):
        start, form = quantity.start, quantity.form
        block = around(start)
        reason = numbering(block, start)
        if reason is None:
            if form == "bare":
                quantity = with_unit(scene, quantity, before, scene.quantities[at + 1] if at < last else None)
            elif form == "count" and before is not None and before.measure == "rate":
                quantity = at_the_rate(scene, quantity, before)
            reason = set_aside(scene, quantity, block)
        reasons[start] = reason
        if reason is None:
            if quantity.form == "money":
                quantity = of_the_amount(scene, quantity, named)
                quantity = in_currency(scene, quantity, *below) if below else quantity
                currency = currency_below(scene, quantity) or (below[0] if below else None)
                below = (currency, quantity) if currency else None
            asserted.append(quantity)
            before = quantity
    return asserted


def _measure(scene: Scene, quantity: Quantity, label: str) -> str:
    form = quantity.form
    if form == "age":
        topic = scene.sentence(quantity.start)[0], quantity.start
        return "duration" if _LIFE.search(label) or _LIFE_TOPIC.search(scene.plain, *topic) else quantity.measure
    if form not in ("count", "bare"):
        return quantity.measure
    if form == "bare" and label.endswith("數目") and _RANKED.search(label):
        return "rank"
    behind = scene.plain[quantity.end : quantity.end + 1]
    if behind.isascii() and _PER_TIME.match(scene.plain, quantity.end):
        return "rate"
    if form == "count" and quantity.measure in ("count", "rate"):
        if quantity.per != 1:
            return "rate"
        start = quantity.start
        near = scene.plain[start - 1 : start] in _RATE_ENDS and _RATE_NEAR.search(scene.plain, max(0, start - 8), start)
        return "rate" if near else "count"
    return quantity.measure


def _home(scene: Scene, body: str | None) -> str | None:
    return scene.home(body) if body else None


def _geography(scene: Scene, named: Geographies, quantity: Quantity) -> str | None:
    """Return where the figure is of: the place named nearest before it, in its clause, its sentence, its headings."""
    start = quantity.start
    clause_start, clause_end = scene.clause(start)
    sentence = scene.sentence(start)
    place = named.within(sentence, clause_start, start)
    # The world is where a share or a count is of, not whom a rank compares with.
    if place is not None and (place != WORLD or quantity.form != "rank"):
        return place
    for first, last, afar in ((quantity.end, clause_end, False), (sentence[0], clause_start, True)):
        place = named.within(sentence, first, last, afar=afar)
        if place is not None and place != WORLD:
            return place
    return geography_above(scene, start)
