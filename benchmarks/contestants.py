"""Each system that speed is measured beside: how to prepare it, and what it does with one text.

A contestant is prepared before the clock runs. Ours reads everything (dates, figures, bodies, people, contacts, events,
labels); the others are given the part that they can do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Run = Callable[[str], object]


def exhausted(items: Iterable[object]) -> int:
    """Walk through an iterator, so that lazy work is done, and count its items."""
    return sum(1 for _ in items)


def hkbiomed() -> Run:
    from pipelines import extract_text

    return lambda text: exhausted(extract_text(text))


def one_alternation() -> Run:
    pattern = re.compile(
        r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d[\d,.]*[萬億]?[名位個間家所種項元%]|"
        r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d{3,4}[ -]?\d{4}"
    )
    return lambda text: exhausted(pattern.finditer(text))


def jionlp() -> Run:
    import jionlp as jio

    def run(text: str) -> object:
        found: list[object] = []
        for line in text.splitlines():
            found += [jio.ner.extract_time(line), jio.ner.extract_money(line)]
            found += [jio.extract_phone_number(line), jio.extract_email(line), jio.extract_url(line)]
        return found

    return run


def recognizers() -> Run:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency

    readers = (recognize_number, recognize_percentage, recognize_currency, recognize_datetime)

    def run(text: str) -> object:
        return [reader(line, Culture.Chinese) for line in text.splitlines() if line.strip() for reader in readers]

    return run


def dateparser() -> Run:
    from dateparser.search import search_dates

    return lambda text: [search_dates(line, languages=["zh-Hant", "zh"]) for line in text.splitlines() if line.strip()]


def jieba() -> Run:
    import logging

    import jieba as segmenter

    segmenter.setLogLevel(logging.ERROR)
    segmenter.initialize()
    return lambda text: exhausted(segmenter.cut(text))


def lac() -> Run:
    from LAC import LAC  # only where its model can be had

    model = LAC(mode="lac")
    return lambda text: [model.run(line) for line in text.splitlines() if line.strip()]


CONTESTANTS: dict[str, tuple[str, Callable[[], Run]]] = {
    "hkbiomed": ("extract_text: everything", hkbiomed),
    "re": ("one alternation of dates, numbers, contacts", one_alternation),
    "jionlp": ("time, money, contacts", jionlp),
    "recognizers": ("numbers, percentages, currencies, dates", recognizers),
    "dateparser": ("dates", dateparser),
    "jieba": ("segmentation alone", jieba),
    "lac": ("segmentation and names, a model", lac),
}
