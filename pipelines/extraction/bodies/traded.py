"""Companies that no word for a company names, told by what stands beside: 百濟神州（06160）, 藥廠羅氏（Roche）.

A stock code in brackets is that of the company named before it; behind a common noun for companies the name of one
stands, where brackets give it in Latin letters. How far to the left a name reaches is told by the words that no name
reaches across (knowledge/organisations/boundaries.csv). Codes as exchanges write them: five figures in Hong Kong, or
fewer with `.HK` (https://www.hkex.com.hk, stock codes).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipelines.extraction.bodies.english import rows
from pipelines.extraction.bodies.lexicon import Word, vocabulary
from pipelines.extraction.places import matches, places
from pipelines.patterns import later

_NOUNS = ("公司", "企業", "藥廠", "藥企", "藥商", "車廠", "科企", "巨頭", "龍頭", "對手", "旗下", "股東")
_FIRM = ("公司", "銀行")  # what the grammar of names reads
_EXCHANGE = "股份代號|股份編號|股票代號|股票代碼|上市編號|港交所|聯交所|HKEX|SEHK|NASDAQ|Nasdaq|NYSE"
_CODE = later(
    r"[（(](?:0[0-9]{4}(?:\.HK)?|[0-9]{3,6}\.(?:HK|SH|SZ|TW)"
    rf"|(?:{_EXCHANGE})[：:]?\s?[A-Z0-9][A-Z0-9.]{{0,7}})[）)、，,／/]"
)
_LATIN = later(r"[（(][A-Z][A-Za-z]*(?:[ &.-]{1,2}[A-Za-z0-9]+){0,5}[）)]")
_LATIN_WORD = later(r"[（(]([A-Z][A-Za-z]{2,})[）)]")
_CLASS = later(r"[-－][BWSＢＷＳ]$")
_OPENINGS = ("（", "(")
_LONGEST, _SHORTEST = 10, 2
_SINGLE = frozenset("的由於向對被將為是在獲與、「」")  # words of one character that no such name holds


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of each such name.

    >>> text = "基石投資者包括百濟神州（06160）及藥廠羅氏（Roche）。"
    >>> [(text[start:end], kind) for start, end, kind in find(text)]
    [('百濟神州', 'company'), ('羅氏', 'company')]
    """
    brackets = [at for at in places(text, _OPENINGS) if at >= _SHORTEST]
    coded = {match.start() for match in matches(_CODE, text, brackets)}
    latin = {match.start() for match in matches(_LATIN, text, brackets)}
    for at in sorted(coded | latin):
        end = at - 1 if text[at - 1] == " " else at
        if share := _CLASS.search(text, max(0, end - 2), end):
            end = share.start()
        start, noun = _beginning(text, end)
        named = _SHORTEST <= end - start <= _LONGEST and not text.endswith(_FIRM, start, end)
        if named and (at in coded or noun):
            yield start, end, "company"


def latin(text: str, end: int) -> str | None:
    """Return the Latin name in one word that a bracket gives behind a company's at `end`, no town nor country.

    >>> latin("渤健（Biogen）", 2), latin("海岸製藥（Shenzhen）", 4), latin("晨星公司（Korea）", 4)
    ('Biogen', None, None)
    """
    named = _LATIN_WORD.match(text, end) if not text.endswith(_FIRM, 0, end) else None
    return named[1] if named and named[1].lower() not in _common() else None


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word, _, _ in rows())


def _beginning(text: str, end: int) -> tuple[int, bool]:
    """Return where the name that ends at a place begins, and whether a noun for companies stands before it."""
    start = end
    while start > max(0, end - _LONGEST - 1) and "\u3400" <= text[start - 1] <= "\u9fff":
        if text[start - 1] in _SINGLE:
            return start, False
        if end - start >= _SHORTEST:
            if text.endswith(_NOUNS, 0, start):
                return start, True
            if any(text[start - size : start] in _boundaries() for size in (2, 3, 4)):
                return start, False
        start -= 1
    return start, False


@cache
def _boundaries() -> frozenset[str]:
    return frozenset(word for word, (kind, _) in vocabulary().items() if kind is Word.BOUNDARY and len(word) > 1)
