"""Tables of real phrases with the dates that they tell, and of phrases that look like dates and are none.

date_phrases.csv holds those of documents, short_date_phrases.csv those of texts of their own: `dates` lists each
date as words=EDTF form, in order, separated by '; '; blank where there is none. \\t and \\n stand for a tab and
a line break.
"""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from edtf import parse_edtf

from pipelines.extraction import dates

HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PHRASES = _rows("date_phrases.csv")
SHORT_PHRASES = _rows("short_date_phrases.csv")
NEGATIVES = [row["text"] for row in _rows("date_negatives.csv")]


def _unescaped(text: str) -> str:
    return text.replace("\\t", "\t").replace("\\n", "\n")


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: f"{row['text']}@{row['anchor']}")
def test_phrase(row: dict[str, str]) -> None:
    text = _unescaped(row["text"])
    found = list(dates.find(text, row["anchor"] or None, document=True))
    assert "; ".join(f"{text[s.start : s.end]}={s.edtf} {s.form}" for s in found) == row["dates"]


@pytest.mark.parametrize("row", SHORT_PHRASES, ids=lambda row: row["text"])
def test_phrase_of_a_text_of_its_own(row: dict[str, str]) -> None:
    text = row["text"]
    found = list(dates.find(text, row["anchor"] or None))
    assert "; ".join(f"{text[s.start : s.end]}={s.edtf} {s.form}" for s in found) == row["dates"]


@pytest.mark.parametrize("place", ["TW", None])
def test_an_academic_year_of_the_republic_is_told_anywhere(place: str | None) -> None:
    assert [span.edtf for span in dates.find("民國112學年度招生", place=place)] == ["2023/2024"]


@pytest.mark.parametrize(("place", "edtf"), [("TW", "2024-10-10"), ("HK", "2024-10-01"), (None, "2024-10-01")])
def test_a_holiday_is_that_of_the_place(place: str | None, edtf: str) -> None:
    assert [span.edtf for span in dates.find("2024年國慶日", place=place)] == [edtf]


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: f"{row['text']}@{row['anchor']}")
def test_every_date_is_edtf_and_in_order(row: dict[str, str]) -> None:
    end = 0
    for span in dates.find(_unescaped(row["text"]), row["anchor"] or None, document=True):
        assert end <= span.start <= span.head_start < span.head_end <= span.end
        end = span.end
        parse_edtf(span.edtf)
        assert span.first is None or span.last is None or span.first <= span.last
        assert (span.first is None) == span.edtf.startswith("..")
        assert (span.last is None) == span.edtf.endswith("..")


@pytest.mark.parametrize("anchor", [None, "2025-11-21"])
@pytest.mark.parametrize("text", NEGATIVES)
def test_no_date(text: str, anchor: str | None) -> None:
    assert [(text[s.start : s.end], s.edtf) for s in dates.find(text, anchor, document=True)] == []


@pytest.mark.parametrize(
    ("text", "anchor", "edtf"),
    [
        ("2023", None, "2023"),
        ("去年11月", "2024-01-15", "2023-11"),
        ("9日", "2025-06-14", "2025-06-09"),
        ("星期三", "2013-02-12", "2013-02-13"),
        ("星期二", "2013-02-12", "2013-02-19"),
        ("12/11/20", None, "2020-11-12"),
        ("10/31/74", None, "1974-10-31"),
        (" 二零二四年一月十五日 ", None, "2024-01-15"),
        ("八九年", None, "1989"),
        ("年底", "2025-11-21", "2025"),
        ("上年", "2013-02-12", "2012"),
    ],
)
def test_parse_takes_bare_words(text: str, anchor: str | None, edtf: str) -> None:
    span = dates.parse(text, anchor)
    assert span is not None
    assert span.edtf == edtf
    assert text[span.start : span.end] == text.strip()


@pytest.mark.parametrize("text", ["", "  ", "2023年的", "會議在2023年", "2018年和2023年", "三天", "一日千里"])
def test_parse_takes_nothing_but_a_date(text: str) -> None:
    assert dates.parse(text, "2025-11-21") is None


def test_words_and_head_are_told_apart() -> None:
    text = "截至今年10月，已成功招募"
    (span,) = dates.find(text, datetime.date(2025, 11, 21))
    assert (text[span.start : span.end], text[span.head_start : span.head_end]) == (
        "截至今年10月",
        "今年10月",
    )
    assert (span.first, span.last) == (None, datetime.date(2025, 10, 31))
    assert (span.precision, span.relative, span.explicit_year) == ("month", True, False)


def test_an_open_stretch_keeps_its_whole() -> None:
    found = dates.find("由2019/20學年起推行，截至2024年第一季，自2023年起", document=True)
    assert [(span.edtf, span.stretch) for span in found] == [
        ("2019/..", "2019/2020"),
        ("../2024-03", "2024-01/2024-03"),
        ("2023/..", ""),
    ]


def test_first_and_last_day_of_what_a_date_admits() -> None:
    (span,) = dates.find("2024年2月")
    assert (span.first, span.last) == (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    assert dates.bounds("2019/2024") == (datetime.date(2019, 1, 1), datetime.date(2024, 12, 31))


def test_an_open_interval_has_no_bounds() -> None:
    with pytest.raises(ValueError, match=r"\.\."):
        dates.bounds("../2025-10")


def test_a_malformed_anchor_is_an_error() -> None:
    with pytest.raises(ValueError, match="last week"):
        list(dates.find("今日", "last week"))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("於114年6月1日起給付", ["2025-06-01"]),
        ("學會於88年9月成立", ["1999-09"]),
        ("112年執行率偏低", ["2023"]),
        ("學會成立120年", []),
        ("113年度編列預算", ["2024"]),
        ("112學年度招生", ["2023/2024"]),
        ("111、112年兩度獲獎", ["2022", "2023"]),
        ("112-114年計畫", ["2023/2025"]),
        ("更新日期：113.5.16", ["2024-05-16"]),
        ("更新日期：113/05/16", ["2024-05-16"]),
        ("共113.5公斤", []),
        ("罹病3年後確診", []),
    ],
)
def test_bare_years_of_taiwan_are_the_republics(text: str, edtf: list[str]) -> None:
    assert [date.edtf.removesuffix("/..") for date in dates.find(text, "2025-05-23", place="TW")] == edtf
    assert all(date.edtf < "1990" for date in dates.find(text, "2025-05-23"))
