"""What a text says about itself: title, kind, language, place and date of issue, where no manifest says it.

Signs are read from the head and the tail of the cleaned text: what the first lines are called, which script
and which places are written, how a letter addresses its reader. The file's name is never looked at, for a
date in a file name is no evidence. Who published a text is not guessed here; that takes knowledge of
bodies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.reading.document import Block, Metadata
from pipelines.reading.issue_dates import date_of_issue
from pipelines.reading.scripts import script_of
from pipelines.reading.tables import compiled, patterns_of

_SAMPLE, _KINDS, _HEAD, _TAIL = 4000, 1000, 1200, 600
_HEAD_BLOCKS, _LONGEST_TITLE, _SHORT_TITLE, _SECTION = 24, 120, 5, 24
_SIGNS = patterns_of("signs.csv", "sign")
_PRESS, _LETTER, _SPEECH, _WEB, _REPORT, _NO_TITLE = (
    compiled(_SIGNS[sign]) for sign in ("press_release", "letter", "speech", "web_page", "report", "no_title")
)
_NEWS, _CREDIT = compiled(f"{_SIGNS['news']}|{_SIGNS['credit']}"), compiled(_SIGNS["credit"])
_BREADCRUMB = re.compile(r"[‧·>›»|].*[‧·>›»|]")
_DATE_ONLY = re.compile(r"[\d一二三四五六七八九十廿零〇○年月日 ./:-]+$")
_ASIDE = re.compile(r"^date \d{4}-\d\d-\d\d ?|[（(][^（()）]*[)）]")
_LATIN = re.compile(r"[A-Za-z]+")


def metadata_of(text: str, blocks: Sequence[Block]) -> Metadata:
    r"""Return what a cleaned text tells about itself.

    >>> from pipelines.reading.layout import lay_out
    >>> text = "新聞稿\n即時發布\n香港科技園與香港大學合作\n(香港，2023年5月23日) —香港科技園今日公布。"
    >>> found = metadata_of(text, lay_out(text))
    >>> found.title, found.kind, found.language, found.published
    ('香港科技園與香港大學合作', 'press_release', 'zh-Hant-HK', '2023-05-23')
    """
    head, tail = text[:_HEAD], text[-_TAIL:]
    press = _PRESS.search(head) is not None
    title = _title(text, blocks, press)
    place = place_of(text)
    return Metadata(
        title=title,
        kind=_kind(head, tail, title, press),
        language=language_of(text, place),
        published=date_of_issue(text, blocks),
        place=place,
    )


def _kind(head: str, tail: str, title: str, press: bool) -> str:
    if press:
        return "press_release"
    if _LETTER.search(head) or _LETTER.search(tail):
        return "letter"
    if _NEWS.search(head) or _CREDIT.search(tail):
        return "news"
    if _SPEECH.search(head):
        return "other"
    if _REPORT.search(title):
        return "report"
    return "web_page" if _WEB.search(head) or _WEB.search(tail) else "other"


def place_of(text: str) -> str:
    """Return the ISO 3166 code of the document's home: Hong Kong, but where another place is plainly meant.

    >>> place_of("澳門衞生局公布，夜診收費80澳門元。電話：(853) 2855 1234")
    'MO'
    """
    sample = text[:_SAMPLE]
    hong_kong = sample.count("香港") + sample.count("Hong Kong") + sample.count("港元") + 2 * sample.count("852)")
    macau = sum(map(sample.count, ("澳門", "澳门", "Macao", "Macau"))) + 2 * sample.count("853)")
    taiwan = sum(map(sample.count, ("台灣", "台湾", "新台幣", "民國", "台北", "Taiwan")))
    if macau > hong_kong and macau >= taiwan:
        return "MO"
    if taiwan > hong_kong + 1:
        return "TW"
    return "CN" if hong_kong == 0 and script_of(set(sample)) == "Hans" else "HK"


def language_of(text: str, place: str) -> str:
    """Return the BCP 47 tag of a text: by its script, and for Traditional Chinese by its place.

    >>> language_of("国家卫生健康委", "CN"), language_of("Press release", "HK"), language_of("新聞稿", "MO")
    ('zh-Hans', 'en', 'zh-Hant-MO')
    """
    sample = text[:_SAMPLE]
    # An ideograph takes three bytes of UTF-8.
    ideographs = (len(sample.encode("utf-8", "replace")) - len(sample)) / 2
    latin_words = len(_LATIN.findall(sample))
    # A Chinese word is about 1.6 characters long.
    if latin_words > ideographs / 1.6:
        return "en"
    if script_of(set(text[:: len(text) // _KINDS + 1])) == "Hans":
        return "zh-Hans"
    return f"zh-Hant-{place if place in ('MO', 'TW') else 'HK'}"


def _title(text: str, blocks: Sequence[Block], press: bool) -> str:
    """Return the text's own title, a press release's with its second line; else its first sentence."""
    first = [(block, text[block.start : block.end].replace("\t", " ")) for block in blocks[:_HEAD_BLOCKS]]
    marks = [number for number, (_, line) in enumerate(first) if press and len(line) < 60 and _PRESS.search(line)]
    start = marks[0] + 1 if marks else 0
    while start < len(first) and _NO_TITLE.match(first[start][1]) and press:
        start += 1
    short = ""
    for number in range(start, len(first)):
        block, line = first[number]
        if not _may_be_title(block, line, number):
            continue
        if len(line) < _SHORT_TITLE:
            short = short or line
            continue
        run = [line]
        while press and marks and number + len(run) < len(first) and len(run) < 3:
            block, line = first[number + len(run)]
            if block.kind != "heading" or not _may_be_title(block, line, number + 1):
                break
            run.append(line)
        return " ".join(run).strip("#＃ ")
    return short or _first_sentence(first)


def _may_be_title(block: Block, line: str, number: int) -> bool:
    if block.kind != "heading" and not (
        number == 0 and block.kind == "paragraph" and len(line) > _SECTION and line[-1:] not in "。？！?!：:"
    ):
        return False
    return len(line) <= _LONGEST_TITLE and not (
        _NO_TITLE.match(line) or _BREADCRUMB.search(line) or _DATE_ONLY.match(line)
    )


def _first_sentence(first: Sequence[tuple[Block, str]]) -> str:
    for block, line in first:
        if block.kind == "paragraph" and line:
            sentence = _ASIDE.sub("", line.partition("。")[0])
            return sentence if len(sentence) <= _LONGEST_TITLE else sentence[: _LONGEST_TITLE - 1] + "…"
    return first[0][1] if first else ""
