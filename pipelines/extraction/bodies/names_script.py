"""One spelling for names: Traditional Chinese of Hong Kong, character for character, so that every offset stays.

A name in Simplified or with a variant character (卫生署, 衛生署) must meet the same name written otherwise (衞生署).
Only characters that are never a word of their own in Traditional text are changed, so that mixed text is safe; a text
declared Simplified is converted as a whole by OpenCC, which knows 后 from 後. Quotes are cut from the text as it was.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipelines.knowledge import descriptor
from pipelines.reading.document import Document

_FEW = 12  # variants that are replaced one by one sooner than a text is translated

# Variants that Traditional text uses too: a name that holds them is not Simplified.
_KEPT = dict.fromkeys(map(ord, "衛爲滙産戸"))


def all_han(text: str) -> bool:
    """Tell whether a text, which is not empty, holds Chinese characters alone; sooner than a pattern is made.

    >>> all_han("衞生署"), all_han("A廳")
    (True, False)
    """
    return min(text) >= "\u3400" and max(text) <= "\u9fff"


@cache
def _table() -> tuple[re.Pattern[str], dict[int, str]]:
    rows = descriptor.words("organisations/variants.csv")
    table = {ord(cells["variant"]): cells["standard"] for _, cells in rows}
    pattern = re.compile("[" + "".join(map(chr, table)) + "]") if table else re.compile(r"(?!)")
    return pattern, table


def standard(text: str, language: str = "zh-Hant-HK") -> str:
    """Return `text` in the standard spelling, of the same length.

    >>> standard("国家氣象专家组"), standard("衛生署")
    ('國家氣象專家組', '衞生署')
    """
    if language.startswith("zh-Hans"):
        converted = _converted(text)
        if len(converted) == len(text):
            text = converted
    pattern, table = _table()
    variants = set(pattern.findall(text))
    meant = {variant: table[ord(variant)] for variant in variants}
    if len(meant) > _FEW or not variants.isdisjoint(meant.values()):
        return text.translate(table)
    for variant, character in meant.items():
        text = text.replace(variant, character)
    return text


@cache
def _converter() -> object:
    from opencc import OpenCC  # slow to import and wanted by few texts

    return OpenCC("s2hk")


def _converted(text: str) -> str:
    converted: str = _converter().convert(text)  # type: ignore[attr-defined]
    return converted


def as_written(document: Document, start: int, end: int) -> str | None:
    """Return a name with the very characters of the raw text, or None where those are Simplified or damaged.

    A name keeps the variant its owner writes (嫺 for 嫻); hard wraps, blanks and compatibility forms are no part of it.
    """
    first, last = document.raw_span(start, end)
    written = unicodedata.normalize("NFKC", "".join(document.raw[first:last].split()))
    pattern, _ = _table()
    if len(written) != end - start or document.metadata.language.startswith("zh-Hans"):
        return None
    return None if pattern.search(written.translate(_KEPT)) else written
