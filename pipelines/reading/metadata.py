"""What a text says about itself: title, kind, language, place, date and body of issue, where no manifest says it.

Signs are read from the head and the tail of the cleaned text: what the first lines are called, which script
and which places are written, how a letter addresses its reader. The file's name is never looked at, for a
date in a file name is no evidence. Each sign is judged by a module of its own (kinds, titles, issue_dates, publishers).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.patterns import later
from pipelines.reading.document import Block, Metadata
from pipelines.reading.issue_dates import date_of_issue
from pipelines.reading.kinds import is_navigation, is_trail_to_self, kind_of, page_of, signs_of, tells_of_itself
from pipelines.reading.mastheads import outlet_of
from pipelines.reading.publishers import publisher_of
from pipelines.reading.scripts import Script, sample_of, script_of
from pipelines.reading.tables import patterns_of
from pipelines.reading.titles import title_of

_SAMPLE, _HEAD, _TAIL = 3000, 1200, 600
_LATIN = later(r"[A-Za-z]+")
_TRAIL = later("[>›»]")
# What only those who live there call Hong Kong, or its services by: a text that says so speaks of other places from it.
_OURS = later(r"本港|港人|全港|醫管局|醫院管理局|立法會(?![議议])|施政報告|反觀香港|\.hk\b|港幣|港元")
_OURS_WEIGH, _FEWEST = 4, 2
# No other place is named without one of these, found by a character that fewer texts have.
_ELSEWHERE = {
    "澳": ("澳門", "澳门"),
    "台": ("台灣", "台湾", "台北", "新台幣"),
    "民": ("民國",),
    "M": ("Maca",),
    "T": ("Taiwan",),
    ")": ("853)",),
}
_MAINLAND = later(patterns_of("signs.csv", "sign")["mainland"])


def metadata_of(text: str, blocks: Sequence[Block], script: Script | None = None) -> Metadata:
    r"""Return what a cleaned text tells about itself; its `script` is looked up where it is not known.

    >>> from pipelines.reading.layout import lay_out
    >>> text = "新聞稿\n即時發布\n香港科技園與香港大學合作\n(香港，2023年5月23日) —香港科技園今日公布。"
    >>> found = metadata_of(text, lay_out(text))
    >>> found.title, found.kind, found.language, found.published
    ('香港科技園與香港大學合作', 'press_release', 'zh-Hant-HK', '2023-05-23')
    """
    first = text[:_HEAD].split("\n")
    head, navigation = _without_navigation(first)
    tail, _ = _without_navigation(text[-_TAIL:].split("\n"))
    signs = signs_of(head)
    signs["about"] = _TRAIL.search(text, 0, _HEAD) is not None and any(map(is_trail_to_self, first))
    page = next(filter(None, map(page_of, first)), None) if navigation else None
    outlet = outlet_of(text, blocks)
    kind = kind_of(
        head,
        signs,
        tail,
        navigation=navigation,
        paged=page is not None and tells_of_itself(page),
        masthead=outlet is not None,
    )
    script = script or script_of(sample_of(text))
    place = place_of(text, script)
    return Metadata(
        title=title_of(text, blocks, kind, paper=signs["paper"] > 0),
        kind=kind,
        language=language_of(text, place, script),
        published=date_of_issue(text, blocks),
        publisher=publisher_of(text, blocks, kind, head, tail, outlet if kind == "news" else None),
        place=place,
    )


def _without_navigation(lines: list[str]) -> tuple[list[str], bool]:
    """Return some lines of a text without the menus of its web page, and whether they had any."""
    kept = [line for line in lines if not is_navigation(line)]
    return kept, len(kept) < len(lines)


def place_of(text: str, script: Script) -> str:
    """Return the ISO 3166 code of the document's home: Hong Kong, but where another place is plainly meant.

    >>> place_of("澳門衞生局公布，夜診收費80澳門元。電話：(853) 2855 1234", "Hant")
    'MO'
    """
    sample = text[:_SAMPLE]
    if script != "Hans" and not _names_elsewhere(sample):
        return "HK"
    count = sample.count
    macau = count("澳門") + count("澳门") + count("Macao") + count("Macau") + 2 * count("853)")
    taiwan = sum(map(count, ("台灣", "台湾", "新台幣", "民國", "台北", "Taiwan")))
    if script != "Hans" and not macau and taiwan < _FEWEST:
        return "HK"
    hong_kong = count("香港") + count("Hong Kong") + count("港元") - count("香港元") + 2 * count("852)")
    if script == "Hant" and (macau > hong_kong or taiwan > hong_kong + 1) and _OURS.search(sample):
        hong_kong += _OURS_WEIGH
    if macau > hong_kong and macau >= taiwan:
        return "MO"
    if taiwan > hong_kong + 1:
        return "TW"
    if script != "Hans":
        return "HK"
    # What Hong Kong issues in Simplified Chinese speaks of Hong Kong more than of the Mainland and its places.
    return "HK" if hong_kong > len(_MAINLAND.findall(sample)) else "CN"


def _names_elsewhere(sample: str) -> bool:
    return any(name in sample for character, names in _ELSEWHERE.items() if character in sample for name in names)


def language_of(text: str, place: str, script: Script) -> str:
    """Return the BCP 47 tag of a text: by its script, and for Traditional Chinese by its place.

    >>> language_of("国家卫生健康委", "CN", "Hans"), language_of("Press release", "HK", "Latn")
    ('zh-Hans', 'en')
    """
    sample = text[:_SAMPLE]
    # An ideograph takes three bytes of UTF-8, and a Chinese word is about 1.6 characters long.
    words = (len(sample.encode("utf-8", "replace")) - len(sample)) / 2 / 1.6
    # There cannot be more Latin words than pairs of other characters.
    if len(sample) - words * 1.6 > 2 * words and len(_LATIN.findall(sample)) > words:
        return "en"
    if script == "Hans":
        return "zh-Hans"
    return f"zh-Hant-{place if place in ('MO', 'TW') else 'HK'}"
