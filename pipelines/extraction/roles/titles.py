"""Titles as written: whether the words between a body and a name are one, and where a title begins.

Titles are compounds that end in a known head (首席醫務及科學總監, 副理事長兼秘書長, 行政經理（聯網運作）). Bodies and
people are not looked at here.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extraction.bodies.lexicon import Suffix, Word, vocabulary
from pipelines.extraction.people.lexicon import people_lexicon

_SCOPE = r"[ ]?[（(][^（）()\n]{1,20}[）)]"
_LEADING = re.compile(
    r"^(?:[〔【［「」『』“”\"的：:，,、\s\-–—•·⚫)）〉]|[（(][^（）()\n]{1,20}[）)]|之|現任|現|由|(?:本|敝)[會院校署局處部社組]|本(?:中心|公司|協會|學會|聯盟|基金)|及|和|與|暨|兼任|以及|轄下)+"
)
_LONGEST = 32
_CLAUSES = re.compile(r"[〔【［。；！？，,、：:\n「」『』]|[（(](?![^（）()]*[）)])")
_JOINS = frozenset({"兼"})  # a boundary of bodies' names that joins two titles: 副理事長兼秘書長


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{people_lexicon().title.pattern})(?:{_SCOPE})?$")


def title(words: str) -> str | None:
    """Return the title in the words between a body and a name, or None where they are something else.

    >>> title("行政經理（聯網運作）"), title("」院長"), title("公布，主席")
    ('行政經理（聯網運作）', '院長', None)
    """
    stripped = _LEADING.sub("", words).rstrip(' \t\n「『“"：:')
    if not stripped or len(stripped) > _LONGEST or not _ending().search(stripped):
        return None
    if re.search(r"[。；！？，,\n]", stripped) or _broken(stripped):
        return None
    return stripped


def titled_line(words: str) -> str | None:
    """Return the title that a line of its own holds, offices of congresses included; a year behind it is left out.

    >>> titled_line("年會(2025)主席"), titled_line("主席(2023)"), titled_line("電話：2871 8888")
    ('年會(2025)主席', '主席', None)
    """
    stripped = _LEADING.sub("", re.sub(r"[ ]?[（(][0-9]{4}[）)][ ]*$", "", words.rstrip("暨兼及、 \t"))).strip()
    if len(stripped) > _LONGEST or re.search(r"[。；！？，,：:\n]", stripped) or not _ending().search(stripped):
        return None
    return stripped


def last_title(words: str) -> str | None:
    """Return the title that ends `words`, cut behind whatever is no part of it (a verb, a department).

    >>> last_title("公布系臨床副教授兼副主任")
    '臨床副教授兼副主任'
    """
    text = _CLAUSES.split(words.rstrip(' \t「『“"'))[-1].strip()
    if not _ending().search(text):
        return None
    start = 0
    known = vocabulary()
    titles = people_lexicon().titles
    at = 0
    while at < len(text):
        for size in range(min(6, len(text) - at), 0, -1):
            word = text[at : at + size]
            if word in titles or (word in known and _ending().search(word)):
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
    return (
        kind[0] is Word.SUFFIX and isinstance(kind[1], Suffix) and word not in ("董事局", "董事會", "理事會", "籌委會")
    )


def _broken(words: str) -> bool:
    """Tell whether a boundary word that belongs to no title stands inside."""
    titles = people_lexicon().titles
    known = vocabulary()
    at = 0
    while at < len(words):
        if words[at] in "（(":
            return False  # what stands in brackets is the scope of the title
        for size in range(min(6, len(words) - at), 0, -1):
            word = words[at : at + size]
            if word in titles or (word in known and _ending().search(word)):
                break
            if word in known:
                if known[word][0] is Word.BOUNDARY and size > 1:
                    return True
                break
        at += size
    return False


def shared(words: str) -> bool:
    """Tell whether several people may hold a title together: 得獎學者, 議員, but not 主席."""
    found = _ending().search(words)
    return found is not None and people_lexicon().titles.get(re.sub(_SCOPE, "", found[0])) == "shared"
