"""Titles as written: whether the words between a body and a name are one, and where a title begins.

Titles are compounds that end in a known head (首席醫務及科學總監, 副理事長兼秘書長, 行政經理（聯網運作）). Bodies and
people are not looked at here.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extraction.bodies.lexicon import Suffix, Word, vocabulary
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.extraction.people.lexicon import words as field_words
from pipelines.patterns import later

_SCOPE = later(r"[ ]?[（(][^（）()\n]{1,20}[）)][0-9]?$")
_YEAR = later(r"[ ]?[（(][0-9]{4}[）)][ ]*$")
_LEADING = later(
    r"^(?:[〔【［「」『』“”\"的：:，,、\s\-–—•·⚫)）〉]|[（(][^（）()\n]{1,20}[）)]|之|現任|現|由|(?:本|敝)[會院校署局處部社組]|本(?:中心|公司|協會|學會|聯盟|基金)|及|和|與|暨|兼任|以及|轄下)+"
)
_OPENS_LEADING = frozenset('〔【［「」『』“”"的：:，,、 \t\n\u3000-–—•·⚫)）〉（(之現由本敝及和與暨兼以轄')
_LONGEST = 32
_LONGEST_WORD = 6
_CLOSED = frozenset("）)")
_CLAUSES = later(r"[〔【［。；！？，,、：:\n\t「」『』]|[（(](?![^（）()]*[）)])")
_STOPPING = frozenset("。；！？，,\n\t")
_JUNK = later(r"^(?:[0-9]{1,3}歲的?|[0-9:：\-/. ]+|退休)+")  # 62歲退休教師; 2025-11-13 記者
# English offices that are held in no body of the text unless it says so: of a government by their last word, or whole.
_OF_GOVERNMENT = frozenset({"secretary", "commissioner", "minister", "premier", "mayor", "governor", "ombudsman"})
_OF_STATES = frozenset({"Chief Executive", "President", "Director of Health", "Director of Audit"})
_OF_SOCIETIES = ("Honorary", "Hon", "Hon.", "Company", "Executive", "Founding", "General", "Vice")
GUESTS = ("嘉賓", "主持", "司儀", "講者")  # parts at an event, which are no office
_JOINS = frozenset({"兼"})  # a boundary of bodies' names that joins two titles: 副理事長兼秘書長
# Offices of which a body has several, and what is always a part of a body.
_OF_SEVERAL = ("董事", "理事", "顧問", "顧問醫生", "副主席", "副會長", "副理事長", "召集人", "會董")
_PARTS_OF_BODIES = ("科", "學系", "部門", "部")
_BOARDS = frozenset({"董事局", "董事會", "理事會", "籌委會", "校董會", "執委會", "執行委員會", "監事會", "管理委員會"})


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Return the lengths that known Chinese titles have which end in a character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in people_lexicon().titles:
        if not word.isascii():
            sizes.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(lengths, reverse=True)) for last, lengths in sizes.items()}


@cache
def last_characters() -> frozenset[str]:
    """Return the characters that a title before a name may end in, with its scope, quotes and gaps."""
    return frozenset(_sizes()) | frozenset('）)0123456789 \t\n\u3000「『“"：:為是由｜|／/')


def head(words: str) -> str | None:
    """Return the longest known title that ends `words`, its scope in brackets aside.

    >>> head("香港大學副校長（研究）"), head("公布")
    ('副校長', None)
    """
    last = words[-1:]
    sizes = _sizes().get(last)
    if sizes is None:
        if last not in _CLOSED and not last.isdigit():
            return None
        words = _SCOPE.sub("", words)
        last = words[-1:]
        sizes = _sizes().get(last, ())
    if last == "理" and words.endswith("助理") and (found := head(words[:-2])):
        return found + "助理"
    titles, length = people_lexicon().titles, len(words)
    for size in sizes:
        if size <= length and (kind := titles.get(words[-size:])) and (size == length or kind != "listed"):
            return words[-size:] if kind == "person" else words[-_prefixed(words, size) :]
    return None


def _prefixed(words: str, size: int) -> int:
    """Return the length of the title that ends words with the prefix before it."""
    if size == len(words) or words[-size - 1] not in _ends_of_prefixes():
        return size
    prefixes = people_lexicon().prefixes
    for more in (2, 1):
        if len(words) >= size + more and words[-size - more : -size] in prefixes:
            return size + more
    return size


def _untitled(last: str) -> bool:
    """Tell whether words that end in a character end in no title."""
    return last not in _sizes() and last not in _CLOSED and not last.isdigit()


@cache
def _ends_of_prefixes() -> frozenset[str]:
    return frozenset(prefix[-1] for prefix in people_lexicon().prefixes)


def title(words: str) -> str | None:
    """Return the title in the words between a body and a name, or None where they are something else.

    >>> title("行政經理（聯網運作）"), title("」院長"), title("公布，主席")
    ('行政經理（聯網運作）', '院長', None)
    """
    stripped = words.rstrip(' \t\n「『“"：:')
    if _untitled(stripped[-1:]):
        return None
    if stripped[:1] in _OPENS_LEADING:
        stripped = _LEADING.sub("", stripped)
        if stripped[:1] in "（(" and "）" not in stripped and ")" not in stripped:
            stripped = stripped[1:]  # （召集人：陳大文）
    if not stripped or len(stripped) > _LONGEST or head(stripped) is None:
        return None
    if stripped.count("（") + stripped.count("(") > stripped.count("）") + stripped.count(")"):
        return None  # 訊（記者
    if not _STOPPING.isdisjoint(stripped) or _broken(stripped):
        return None
    return stripped


def titled_line(words: str) -> str | None:
    """Return the title that a line of its own holds, offices of congresses included; a year behind it is left out.

    >>> titled_line("年會(2025)主席"), titled_line("主席(2023)"), titled_line("電話：2871 8888")
    ('年會(2025)主席', '主席', None)
    """
    stripped = words.rstrip("暨兼及、 \t")
    if _untitled(stripped[-1:]):
        return None
    if stripped[-1] in "）)":
        stripped = _YEAR.sub("", stripped)
    if stripped[:1] in _OPENS_LEADING:
        stripped = _LEADING.sub("", stripped)
    stripped = stripped.strip()
    if len(stripped) > _LONGEST or not _STOPPING.isdisjoint(stripped) or "：" in stripped or ":" in stripped:
        return None
    return stripped if head(stripped) else None


def last_title(words: str) -> str | None:
    """Return the title that ends `words`, cut behind whatever is no part of it (a verb, a department).

    >>> last_title("公布系臨床副教授兼副主任"), last_title("2025-11-13 記者")
    ('臨床副教授兼副主任', '記者')
    """
    words = words.rstrip(' \t「『“"')
    if _untitled(words[-1:].strip() or words.rstrip()[-1:]):
        return None
    text = _CLAUSES.split(words)[-1].strip()
    if head(text) is None:
        return None
    text = _JUNK.sub("", text)
    start = 0
    last = text.rfind(head(text) or "")
    known = vocabulary()
    kind_of = people_lexicon().kind
    at = 0
    while at < last:
        for size in range(min(_LONGEST_WORD, last - at), 0, -1):
            word = text[at : at + size]
            if kind_of(word):
                break
            kind = known.get(word)
            if kind:
                cut = word not in _JOINS and (kind[0] is Word.BOUNDARY or _ends_body(word, kind))
                start = at + size if cut and at + size < len(text) else start
                break
        else:
            size = 1
        at += max(size, 1)
    return title(text[start:])


def _ends_body(word: str, kind: tuple[Word, object]) -> bool:
    return kind[0] is Word.SUFFIX and isinstance(kind[1], Suffix) and word not in _BOARDS


def _broken(words: str) -> bool:
    """Tell whether a boundary word that belongs to no title stands inside."""
    if len(words) <= _LONGEST_WORD and words in people_lexicon().titles:
        return False
    kind_of = people_lexicon().kind
    known = vocabulary()
    at = 0
    while at < len(words):
        if words[at] in "（(":
            return False  # what stands in brackets is the scope of the title
        for size in range(min(_LONGEST_WORD, len(words) - at), 0, -1):
            word = words[at : at + size]
            if kind_of(word):
                break
            kind = known.get(word)
            if kind:
                if kind[0] is Word.BOUNDARY and size > 1 and not head(word):
                    return True
                break
        at += size
    return False


def simple(words: str) -> bool:
    """Tell whether a title is known whole, with its board or another before it, so that no body hides in it."""
    known = head(words)
    if known is None:
        return False
    lead = words[: -len(known)] if words.endswith(known) else ""
    return not lead or lead.endswith("兼") or lead in _BOARDS or _fields().fullmatch(lead) is not None


@cache
def _fields() -> re.Pattern[str]:
    """Match what an office may be for: 企業傳訊, 研究及發展."""
    fields = sorted(map(re.escape, field_words("title_fields.csv", "field")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(fields) or '(?!)'}|[及與和、])+")


def shared(words: str) -> bool:
    """Tell whether several people may hold a title together: 得獎學者, 議員, 執行董事, but not 主席.

    >>> shared("獨立非執行董事"), shared("主席兼執行董事"), shared("主席")
    (True, False, False)
    """
    found = head(words)
    if found is None:
        return False
    return people_lexicon().kind(found) == "shared" or (found.endswith(_OF_SEVERAL) and "兼" not in words)


def of_same(words: str) -> bool:
    """Tell whether a title behind another one's comma is held in the same body, as no other is told with it.

    >>> of_same("腎科顧問醫生"), of_same("行政總裁"), of_same("區議員"), of_same("前局長")
    (True, True, False, False)
    """
    found = head(words)
    if found is None or not office(words) or found.startswith(("前", "原")):
        return False
    lead = words[: -len(found)] if words.endswith(found) else ""
    return simple(words) or lead.endswith(_PARTS_OF_BODIES)


def office(words: str) -> bool:
    """Tell whether a title is an office of one holder: 主席, 行政總裁, Chief Executive Officer, but not 副教授."""
    kinds = people_lexicon().titles
    found = head(words)
    if found is None and words.isascii():
        if words in _OF_STATES or kinds.get(words) != "office":
            return False
        return words.rpartition(" ")[2].lower() not in _OF_GOVERNMENT or words.startswith(_OF_SOCIETIES)
    return found is not None and people_lexicon().kind(found) in ("office", "listed")


def of_government(words: str) -> bool:
    """Tell whether an English title is one of a government, held in no body of the text unless it says so.

    >>> of_government("Secretary for Health"), of_government("Secretary"), of_government("Chief Executive Officer")
    (True, False, False)
    """
    first, _, field = words.partition(" for " if " for " in words else " of ")
    return words in _OF_STATES or (bool(field) and first.rpartition(" ")[2].lower() in _OF_GOVERNMENT)


def nobodys(words: str) -> bool:
    """Tell whether a title only says what somebody is (患者, 母親), which is no role."""
    found = head(words)
    return found is not None and people_lexicon().kind(found) == "person"
