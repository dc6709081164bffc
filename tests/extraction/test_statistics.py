"""Statistics read from short texts: value, unit, measure, qualifier, period and the words of the label."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.extraction import Claim, extract
from pipelines.reading import Metadata, read_text

FOLDER = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def claims(text: str, published: str | None = None) -> list[Claim]:
    return extract(read_text(text, metadata=Metadata(published=published or None)))


def at(found: list[Claim], kind: str, text: str, quote: str) -> list[Claim]:
    start = text.index(quote)
    return [claim for claim in found if claim.kind == kind and claim.start < start + len(quote) and start < claim.end]


@pytest.mark.parametrize("row", rows("statistic_phrases.csv"), ids=lambda row: f"{row['quote']} in {row['text'][:20]}")
def test_a_figure_is_read_with_what_it_means(row: dict[str, str]) -> None:
    found = at(claims(row["text"], row["published"]), "statistic", row["text"], row["quote"])
    assert len(found) == 1
    values = found[0].values
    assert values["value"] == Decimal(row["value"])
    assert values["value_max"] == (Decimal(row["value_max"]) if row["value_max"] else None)
    assert values["per"] == Decimal(row["per"])
    assert (values["unit"], values["measure"], values["qualifier"]) == (row["unit"], row["measure"], row["qualifier"])
    assert values["period"] == (row["period"] or None)
    assert row["label_has"] in values["label_zh"]


@pytest.mark.parametrize("row", rows("statistic_negatives.csv"), ids=lambda row: row["quote"])
def test_a_number_that_is_no_figure_is_set_aside_with_its_reason(row: dict[str, str]) -> None:
    found = claims(row["text"])
    assert not at(found, "statistic", row["text"], row["quote"])
    accounts = at(found, "number", row["text"], row["quote"])
    assert [claim.values["reason"] for claim in accounts] == [row["reason"]]


def test_every_claim_quotes_the_words_that_state_it() -> None:
    text = "男性 平均壽命 達 82.5 歲,⼥性更高達 88.1 歲。"
    for claim in claims(text):
        assert 0 <= claim.start < claim.end <= len(text)
    assert [text[c.start : c.end] for c in claims(text) if c.kind == "statistic"] == ["82.5 歲", "88.1 歲"]


def figures(text: str) -> list[tuple[str, ...]]:
    """Return quote, value, denominator, unit and period of each figure of a text."""
    return [
        (
            text[c.start : c.end],
            f"{c.values['value']:f}",
            f"{c.values['per']:f}",
            c.values["unit"],
            c.values["period"] or "",
        )
        for c in claims(text)
        if c.kind == "statistic"
    ]


def test_a_column_has_the_denominator_of_its_heading_and_the_table_no_unit_of_its_year() -> None:
    text = "按地區劃分的數字(2022年)\n地區 人數 發病率(每10萬人口) 排名\n沙田 258 62.7 1\n大埔 387 57.4 2\n"
    assert figures(text)[:4] == [
        ("258", "258", "1", "1", "2022"),
        ("62.7", "62.7", "100000", "1", "2022"),
        ("1", "1", "1", "1", "2022"),
        ("387", "387", "1", "1", "2022"),
    ]


def test_a_second_row_of_headings_parts_the_columns_of_the_first() -> None:
    text = (
        "表一：普查\n組別   人數   比率(%)\n   2021年  2022年  2021年  2022年\n"
        "18-24歲  41,206  43,880  48.2  50.1\n合計  90,642  99,626  47.5  52.9\n"
    )
    assert figures(text)[:4] == [
        ("41,206", "41206", "1", "1", "2021"),
        ("43,880", "43880", "1", "1", "2022"),
        ("48.2", "48.2", "100", "%", "2021"),
        ("50.1", "50.1", "100", "%", "2022"),
    ]


@pytest.mark.parametrize(
    ("title", "value", "unit"),
    [
        ("Selected Data (US$ in thousands)", "38412000", "USD"),
        ("Selected Data (HK$'000)", "38412000", "HKD"),
        ("Selected Data (HK$ million)", "38412000000", "HKD"),
        ("主要數字（港幣千元）", "38412000", "HKD"),
        ("主要數字（千人）", "38412000", "1"),
        ("主要數字（宗）", "38412", "1"),
    ],
)
def test_a_table_has_the_unit_of_its_title(title: str, value: str, unit: str) -> None:
    text = (
        f"{title}\nSix months ended June 30,\t2024\t2023\nTotal revenue\t38,412\t27,203\nGross profit\t30,115\t20,375"
    )
    first, second = figures(text)[:2]
    assert (first[1], first[3], first[4], second[4]) == (value, unit, "2024", "2023")


def test_figures_over_the_words_for_what_they_count_are_a_table() -> None:
    text = "數字一覽（2023-24年度）\n31,482\t1,127\t86.5%\n服務人次\t登記義工\t用於服務\n以上數字由海洋學會提供。"
    found = [c.values for c in claims(text) if c.kind == "statistic"]
    assert [v["counted_zh"] for v in found] == ["服務人次", "登記義工", "用於服務"]
    assert {v["period"] for v in found} == {"2023/2024"}


def test_a_year_with_the_mark_of_a_note_is_the_period_of_its_row() -> None:
    text = "年份 新症（宗） 輪候時間（星期）\n2022 3 087 52\n2023註 2 655 57\n註：截至九月"
    assert [(q, p) for q, *_, p in figures(text)] == [
        ("3 087", "2022"),
        ("52", "2022"),
        ("2 655", "2023"),
        ("57", "2023"),
    ]


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        ("Sex\tCases\tRate per 100,000", "Male\t1,234\t33.1", ("33.1", "100000", "1")),
        ("地區\t新症\t每10萬人口發病率", "沙田\t1,234\t33.1", ("33.1", "100000", "1")),
        ("地區\t新症\t百分比", "沙田\t1,234\t33.1", ("33.1", "100", "%")),
        ("Year ended\t2024\t2023\n\tHK$'000\tHK$'000", "Donations\t12,345\t33", ("33000", "1", "HKD")),
        ("項目\t2023年\t2022年", "捐款（萬元）\t1,284\t33", ("330000", "1", "HKD")),
        ("項目\t2023年\t2022年", "輪候時間（星期）\t12\t33", ("33", "1", "wk")),
    ],
)
def test_a_column_or_a_row_has_a_unit_of_its_own(head: str, row: str, found: tuple[str, ...]) -> None:
    text = f"{head}\n{row}\n{row}\n"
    assert figures(text)[1][1:4] == found


def test_a_heading_gives_the_part_of_the_year_of_its_figures_but_not_of_those_compared_with() -> None:
    text = (
        "Coast Holdings\nFirst Half 2024 Financial Results\n"
        "Revenue was US$31.2 million, compared with US$24.9 million a year earlier. Margin rose to 78.4% from 74.9%."
    )
    assert [period for *_, period in figures(text)] == ["2024-01/2024-06", "", "2024-01/2024-06", ""]


def test_a_heading_that_is_a_date_dates_the_line_under_it_alone() -> None:
    text = "大事年表\n2003.4–6\n三個月內派出防疫包3.8萬份\n2009\n設立援助金，每宗個案上限8萬元，由協會管理。"
    assert [p for q, *_, p in figures(text) if q == "上限8萬元"] == [""]
