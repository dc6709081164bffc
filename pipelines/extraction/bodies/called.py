"""Bodies that are known by what they are called: 病人組織「同心會」, 初創公司「心頁」.

A name in quotation marks behind a common noun for bodies is a body's, though nothing in its build says so. What an
act or a thing is called (公司「零排放」目標) is left out: behind the marks the clause must go on as after a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.extraction.places import matches, places

_KINDS = {
    "company": ("初創公司", "初創企業", "科技公司", "製藥公司", "生物科技公司", "藥廠", "社會企業", "社企", "上市公司"),
    "nonprofit": (
        *("病人組織", "病友組織", "自助組織", "病人團體", "病友團體", "關注團體", "民間團體", "環保團體", "志願團體"),
        *("慈善組織", "慈善機構", "慈善團體", "非牟利機構", "非牟利組織", "非牟利團體", "非政府組織", "非營利組織"),
        *("社福機構", "志願機構", "志願組織", "義工組織", "家長組織", "家長團體", "智庫", "互助小組", "自助小組"),
    ),
}
_NOUNS = {noun: kind for kind, nouns in _KINDS.items() for noun in nouns}
_ENDS_OF_NOUNS = frozenset(noun[-1] for noun in _NOUNS)
_CALLED = (
    r"[「『](?<=[公企藥社組團機智小][司業廠企織體構庫組][「『])([\u3400-\u9fffA-Za-z·]{2,10})[」』]"
    r"(?=[，、。；：（(\n]|的|與|和|及|創辦|召集|主席|會長|負責|代表|發言|執行|總幹事|幹事|行政|成員|義工|表示|指|認為|合作|合辦|$)"
)


@cache
def _called() -> re.Pattern[str]:
    return re.compile(_CALLED)


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of each such name.

    >>> text = "病人組織「同心會」召集人"
    >>> [(text[start:end], kind) for start, end, kind in find(text)]
    [('同心會', 'nonprofit')]
    """
    openings = [at for at in places(text, ("「", "『")) if text[at - 1] in _ENDS_OF_NOUNS]
    for called in matches(_called(), text, openings):
        at = called.start()
        kind = next((kind for noun, kind in _NOUNS.items() if text.endswith(noun, 0, at)), None)
        if kind:
            yield called.start(1), called.end(1), kind
