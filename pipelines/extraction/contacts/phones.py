"""Telephone and fax numbers in E.164 (ITU-T): Hong Kong's eight digits first, then its neighbours' plans.

A number with a country's code speaks for itself; any other eight digits are a phone only next to a word that
says so (電話, Tel, 查詢, 傳真 ...) or on a line of their own in a block of contacts. Which numbers exist is
left to phonenumbers; numbers that only work in one place and no plan lists (1823, 187 2222) count when
directly labelled. Years, money, counts, file and account numbers are not phones. Nobody is called.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.extraction.contacts import numbering, phone_places
from pipelines.extraction.contacts.spans import ContactKind, ContactSpan
from pipelines.extraction.contacts.words import alternation, mapping, words
from pipelines.patterns import later

_GAP = 40  # code points between a label and its number, over which it still speaks for it
_LONGEST_LABEL = 20
_LEAD = 12  # code points that may stand on a line before a number that the line above labels
_BRACKETED = r"[(（]\s?\+?\d{2,4}(?:[- ]\d{2,3})?\s?[)）]"
_EIGHT = r"\d{4}[ \t-]?\d{4}"
# Eight digits that a page break or a blank parts (2830 7\n411); only a label right before makes them a phone.
_BROKEN = r"[2-9]\d{3}(?:[ \t]\d{1,3}[ \t]*\n?[ \t]*\d{1,3}|[ \t]?\n[ \t]?\d{4})"
_CANDIDATE = re.compile(
    rf"""(?:\+\s?(?:852|853)[ \t()-]{{0,2}}{_EIGHT} | \+\s?\d(?:[ ().（）-]{{0,2}}\d){{6,14}}
      | {_BRACKETED}[ \t-]?(?:{_EIGHT}(?![ -]?\d) | \d(?:[ -]?\d){{5,10}})
      | (?:00)?85[23][ -]{_EIGHT}
      | 0\d{{1,3}}-\d{{3,4}}[ -]?\d{{3,4}} | {_EIGHT} | 1[3-9]\d{{9}} | \d{{3}}[ -]\d{{3,4}}[ -]\d{{3,4}}
      | 1\d{{2}}[ ]?\d{{4}} | 1\d{{2}}[ ]?\d{{3}} | 18\d\d(?:[ ]\d{{2,3}})? | {_BROKEN})
    (?![0-9A-Za-z]|[.,:–-]\d)""",
    re.VERBOSE,
)
# Where a candidate may begin: the first character before the look back, so that the scan can skip to it.
_TRIGGER = later(r"[0-9+(（](?<![0-9A-Za-z_/=@#$£€].)(?<![0-9][.,:\-–].)(?=[0-9 +()（）\t-]{5}|8[0-9]{2}(?![0-9]))")
_EXTENSION_WORDS = r"(?:內線|内线|分機|轉|[Ee]xt(?:ension)?\.?)[:：]?\s?\d{1,5}(?!\d)"
_EXTENSION = later(rf"\s?[(（]\s?{_EXTENSION_WORDS}\s?[)）]|\s?{_EXTENSION_WORDS}")
_NEXT = later(r"\s?(?:[/／、,，;；|&]|或|及|和|\bor\b|\band\b)\s?")
_DATE = later(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_TWO_YEARS = later(r"(?:19|20)\d\d[ \t-](?:19|20)\d\d")
_IN_PARTS = later(r"\d{4}[ \t]\d{1,3}[ \t]")
_HARD_STOP = later(r"[。！？!?\n]")
_EIGHT_DIGITS = ("HK", "MO")  # where numbers have eight digits and no area code
_COUNTRIES = {code: region for region, code in numbering.CODES.items()}
_NO_DIGITS = later(r"\D+")
_BETWEEN = later(r"[\s:：.．\-–(（)）為是至]|號碼|No")
_COLONS = later(r"[\s:：.]")
_SERVICE = later(r"18\d\d|18\d{4,5}")
_OF_COUNTRY = later(r"[(（]\s?\+?(\d+)|(?:00)?(85[23])[ -]")
_GROUP, _EIGHT_MORE = later(r"[ \t]\d{3,4}(?!\d)"), later(r"[ \t]\d{4}[ \t-]?\d{4}")
_TEN = 10
_NEIGHBOURS = ("HK", "MO", "CN", "TW")


class _Label(NamedTuple):
    end: int
    kind: ContactKind
    gap: str


def parse(text: str, place: str = "HK") -> str | None:
    """Return the E.164 form of a text that is one phone number, read from `place` (ISO 3166), or None.

    >>> parse("（852）2871 8888"), parse("2855 1234", place="MO"), parse("12345678")
    ('+85228718888', '+85328551234', None)
    """
    whole = _CANDIDATE.fullmatch(text.strip())
    return _dial(whole.group(), place, labelled=True) if whole else None


def find(text: str, place: str = "HK", taken: Sequence[tuple[int, int]] = ()) -> Iterator[ContactSpan]:
    """Yield the phones and faxes of `text` in order; `taken` are sorted spans that hold none (URLs, e-mails).

    >>> [(found.kind, found.value) for found in find("電話：(852) 2185 6745/ 2185 6622 傳真：2185 6633")]
    [('phone', '+85221856745'), ('phone', '+85221856622'), ('fax', '+85221856633')]
    """
    starts = [start for start, _ in taken]
    done = 0
    for trigger in _TRIGGER.finditer(text):
        at = trigger.start()
        candidate = None if at < done or _inside(at, starts, taken) else _CANDIDATE.match(text, at)
        if candidate is None:
            continue
        found = _read(text, candidate, place)
        while found is not None:
            yield found
            done = found.end
            found = _following(text, found, place)


def _inside(at: int, starts: Sequence[int], taken: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < taken[index][1]


def _read(text: str, candidate: re.Match[str], place: str) -> ContactSpan | None:
    start, end = candidate.span()
    written = candidate.group()
    label = _label_before(text, start)
    behind = _kind_after(text, end)
    direct = behind is not None or (label is not None and not _BETWEEN.sub("", label.gap))
    if place not in _EIGHT_DIGITS and len(written) < _TEN and _of_hong_kong(text, start, end):
        place = "HK"
    if not _international(written):
        direct = direct or phone_places.at_number(text, start)
        placed = label or phone_places.placed(text, start, end)
        if not direct and (_unlike_phone(text, start, end) or not placed):
            return None
        if not direct and (len(_NO_DIGITS.sub("", written)) < 8 or "\n" in written or _IN_PARTS.match(written)):
            return None
    value = _dial(written, place, labelled=direct)
    if value is None:
        return None
    kind = behind or (label.kind if label else "phone")
    return ContactSpan(start, _with_extension(text, end), kind, value)


def _following(text: str, previous: ContactSpan, place: str) -> ContactSpan | None:
    """Return the number joined to `previous` by a stroke or 或: it shares its label and its country."""
    after = _trailing_label().match(text, previous.end)
    joint = _NEXT.match(text, after.end() if after else previous.end)
    candidate = _CANDIDATE.match(text, joint.end()) if joint else None
    if candidate is None or _unlike_phone(text, candidate.start(), candidate.end()):
        return None
    codes = mapping("dialling_codes", "code", "region")
    region = next((region for code, region in codes.items() if previous.value.startswith("+" + code)), place)
    value = _dial(candidate.group(), region, labelled=False)
    if value is None:
        return None
    kind = _kind_after(text, candidate.end()) or previous.kind
    return ContactSpan(candidate.start(), _with_extension(text, candidate.end()), kind, value)


def _with_extension(text: str, end: int) -> int:
    extension = _EXTENSION.match(text, end)
    return extension.end() if extension else end


def _of_hong_kong(text: str, start: int, end: int) -> bool:
    """Tell whether a host of Hong Kong stands beside a number, wherever the text is from."""
    return ".hk" in text[max(0, start - _GAP) : start] or ".hk" in text[end : end + _GAP]


def _international(written: str) -> bool:
    """Whether a number carries its country: `+852`, `(852)`, `852-2185 6745`."""
    if written.startswith("+"):
        return True
    head = _OF_COUNTRY.match(written)
    return head is not None and (head[1] or head[2]) in mapping("dialling_codes", "code", "region")


def _dial(written: str, place: str, *, labelled: bool) -> str | None:
    """Return a number in E.164 if a numbering plan has it; a short one of `place` only where labelled."""
    digits = _NO_DIGITS.sub("", written)
    international = _international(written)
    bare = digits.removeprefix("00") if international else digits
    region = _COUNTRIES.get(bare[:3]) if international else place if place in _EIGHT_DIGITS else None
    if region and len(bare) == (11 if international else 8):
        local = bare[-8:]
        if numbering.is_valid(region, local):
            return f"+{numbering.CODES[region]}{local}"
    import phonenumbers  # here, for most texts hold no number and need no numbering plan

    if international:
        digits = "+" + bare
        regions: list[str | None] = [None]
    else:
        regions = list(dict.fromkeys((place, *_NEIGHBOURS))) if len(digits) != 8 else [place]
    if place == "MO":
        regions.append("HK")  # whose plan has other eight digits
    for region in regions:
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if labelled and place == "HK" and _SERVICE.fullmatch(digits):
        # Service numbers of the Hong Kong plan: callable, though not in the plan's table of lines.
        return "+852" + digits
    return None


def _label_before(text: str, start: int) -> _Label | None:
    """Return the label that governs a number: the nearest on its line, or at the end of the line before."""
    reach = max(0, start - _GAP - _LONGEST_LABEL)
    line = max(reach, text.rfind("\n", reach, start) + 1)
    labels = list(phone_places.labels().finditer(text, line, start))
    if not labels and start - line <= _LEAD:
        above = max(0, line - 60, text.rfind("\n", max(0, line - 60), max(0, line - 1)) + 1)
        labels = list(phone_places.labels().finditer(text, above, max(above, line - 1)))
        if labels and _COLONS.sub("", text[labels[-1].end() : line]):
            return None
    if not labels:
        return None
    last = labels[-1]
    gap = text[last.end() : start]
    if len(gap) > _GAP or (_HARD_STOP.search(gap) and last.end() >= line):
        return None
    known = mapping("labels", "label", "kind").get(last.group(), "phone")
    if known not in ("phone", "fax"):
        return None
    return _Label(last.end(), "fax" if known == "fax" else "phone", gap)


def _kind_after(text: str, end: int) -> ContactKind | None:
    """Return the kind that a label in brackets behind a number gives it: `2185 6633（傳真）`."""
    after = _trailing_label().match(text, end)
    known = mapping("labels", "label", "kind").get(after.group(1)) if after else None
    return "fax" if known == "fax" else "phone" if known == "phone" else None


def _unlike_phone(text: str, start: int, end: int) -> bool:
    """Whether digits without a direct label are rather a date, a count, money or the number of a file."""
    written = text[start:end]
    if _DATE.fullmatch(written) or _TWO_YEARS.fullmatch(written):
        return True
    if _GROUP.match(text, end, end + 6) and not _EIGHT_MORE.match(text, end, end + 10):
        return True
    return bool(_words_after().match(text, end) or _words_before().search(text, max(0, start - 12), start))


@cache
def _trailing_label() -> re.Pattern[str]:
    return re.compile(rf"\s?[(（]\s?({alternation(words('labels', 'label'))})\s?[)）]")


@cache
def _words_after() -> re.Pattern[str]:
    return re.compile(r"[ \t]?" + alternation(words("not_after_phone", "word")))


@cache
def _words_before() -> re.Pattern[str]:
    return re.compile(alternation(words("not_before_phone", "word")) + r"[\s:：.]{0,3}$")
