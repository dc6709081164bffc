"""Whether words say that something was done, or is to be; and English dates that only give figures their period."""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.lexicon import acts, english_acts
from pipelines.patterns import later

FUTURE = later(
    r"將(?!軍)|預[計期料]|即將|原定|(?:^|[，。；局府署會院司們亦正並仍原])計劃[於在]|定於|[擬訂]於|[可有]望|擬|(?<![學協工公社商聯本該員大議董理年長友金誼眾教])會(?=[在於向把將再於討推公舉提展開召繼])|"
    r"will\b|expected|scheduled|due to|plans? to",
    re.I,
)
# Words of statistics, which what was done is not told in.
STATISTICAL = later(
    r"有|達|為|佔|共|錄得|約|逾|超|近|僅|只|每|平均|人口|宗|個案|例|病例|增|減|縮短|延長|升|跌|降|多|少|率|累計|接獲|收到|處理|死|患|額|收入|支出|"
    r"人次|數|總|全年|獲批|參加|參與|受惠|登記|歲以上|歲或以上|現|是|：|:"
)
_REACHED = later(r"\b(?:had|have|has|was|were|is|are|stood|reached|totall?ed|numbered)\b")
# What is done all year round is told with how often it was done: In 2023, the clinic treated 1,204 patients.
_ROUTINE = frozenset(
    {
        "treated",
        "diagnosed",
        "served",
        "received",
        "handled",
        "processed",
        "recorded",
        "conducted",
        "performed",
        "helped",
        "supported",
        "trained",
        "screened",
        "tested",
        "recruited",
        "enrolled",
        "visited",
        "attended",
        "inspected",
        "examined",
        "investigated",
        "answered",
        "collected",
        "distributed",
        "delivered",
        "organised",
        "organized",
        "reported",
        "made",
        "provided",
        "offered",
        "gave",
        "produced",
        "sold",
        "spent",
        "raised",
        "paid",
        "used",
        "employed",
    }
)
_BEGINS = later(r"\b(?:founded|established|opened|opens?|launched|signed|completed|began|started|acquired|approved)\b")
_SINCE_THEN = later(r"\b(?:has|have|had)\b")
_WORDS, _LATIN = re.compile(r"[a-z]+"), re.compile(r"[A-Za-z]{3}")
_TO_COME = frozenset({"will", "to", "should", "must", "shall", "may", "can"})
_ADVERBS = frozenset({"also", "then", "formally", "officially", "soon", "first", "be"})


def acted(words: str, besides: frozenset[str] = frozenset()) -> bool:
    """Tell whether the words say that something was done, in English by a verb that is not among `besides`."""
    if acts().search(words) is not None:
        return True
    if _LATIN.search(words) is None:
        return False
    verbs, before = english_acts(), ""
    for word in _WORDS.findall(words.lower()):
        told = None if word in besides else verbs.get(word)
        if told or (told is False and before in _TO_COME):
            return True
        if word not in _ADVERBS:
            before = word
    return False


def english_period(text: str, date: DateSpan, start: int, end: int, figures: bool, sentence: str) -> str | None:
    """Return `period` for a date of an English sentence whose words tell of a figure or a state, but of no act."""
    clause = text[start:end]
    if date.form == "relative":
        return None if acted(clause) else "period"
    if date.form == "season" and figures and not FUTURE.search(sentence) and not _BEGINS.search(clause):
        return "period"
    if date.form == "since" and figures and _SINCE_THEN.search(sentence):
        return "period"
    if date.form == "until" and _REACHED.search(sentence) and not FUTURE.search(sentence):
        return "period"
    if date.relative and date.precision == "year" and (figures or not acted(clause)):
        return "period"
    if date.form == "range" and date.precision == "year" and figures:
        return "period"
    routine = _ROUTINE if date.precision == "year" else frozenset()
    return None if not figures or acted(sentence, routine) else "period"
