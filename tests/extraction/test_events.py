"""Events read from short texts: date, kind, the words of the title, and whether they lie in the future."""

from __future__ import annotations

import pytest

from tests.extraction.test_statistics import at, claims, rows


@pytest.mark.parametrize("row", rows("event_phrases.csv"), ids=lambda row: f"{row['quote']} in {row['text'][:20]}")
def test_a_date_with_an_act_is_an_event(row: dict[str, str]) -> None:
    found = at(claims(row["text"], row["published"]), "event", row["text"], row["quote"])
    assert len(found) == 1
    values = found[0].values
    assert (values["date"], values["kind"]) == (row["date"], row["kind"])
    assert row["title_has"] in values["title_zh"]
    assert values["planned"] is (row["planned"] == "yes")


@pytest.mark.parametrize("row", rows("event_negatives.csv"), ids=lambda row: row["quote"])
def test_a_date_without_an_act_is_no_event(row: dict[str, str]) -> None:
    found = claims(row["text"], row["published"])
    assert not at(found, "event", row["text"], row["quote"])
    accounts = at(found, "number", row["text"], row["quote"])
    assert [claim.values["reason"] for claim in accounts if claim.values["status"] == "set_aside"] in (
        [row["reason"]],
        [],
    )


def test_an_event_names_its_place_and_bodies() -> None:
    text = "香港大學於2019年4月2日在香港科學園舉行遺傳學研討會。"
    (event,) = (claim for claim in claims(text) if claim.kind == "event")
    assert event.values["place"] == "香港科學園"
    assert "org:university-of-hong-kong" in event.values["organisations"]


@pytest.mark.parametrize(
    ("text", "founded"),
    [
        ("香港科技大學於1991年成立，位於清水灣。", "org:hong-kong-university-of-science-and-technology"),
        ("1991年香港科技大學正式成立，香港中文大學致賀。", "org:hong-kong-university-of-science-and-technology"),
        ("立法會於1991年通過條例，設立醫院管理局。", "org:hong-kong-hospital-authority"),
        ("香港科技大學於1993年成立了分子神經科學課程。", None),
    ],
)
def test_a_founding_tells_of_the_body_that_came_to_be(text: str, founded: str | None) -> None:
    (event,) = (claim for claim in claims(text) if claim.kind == "event")
    assert event.values["subject"] == founded


def test_lines_under_dates_tell_what_happened_then() -> None:
    text = "發展歷程\n1998年\n六名家長創辦互助小組\n1999年3月\n註冊為慈善團體\n2008年　獲資助，開辦支援計劃"
    titles = [(c.values["date"], c.values["title_zh"]) for c in claims(text) if c.kind == "event"]
    assert titles[:2] == [("1998", "六名家長創辦互助小組"), ("1999-03", "註冊為慈善團體")]
    assert "開辦支援計劃" in titles[2][1]


def test_a_row_that_begins_with_a_day_is_an_event_and_one_of_figures_is_none() -> None:
    text = "日期\t時間\t活動\n11月8日\t上午\t開幕典禮\n11月9日\t下午\t圓桌會議"
    assert [c.values["date"] for c in claims(text, "2025-08-01") if c.kind == "event"] == ["2025-11-08", "2025-11-09"]
    text = "年份\t人數\t診所\n2018年\t2,310\t38\n2019年\t2,544\t40"
    assert not [c for c in claims(text, "2025-08-01") if c.kind == "event"]


def test_months_under_a_year_are_of_that_year() -> None:
    text = "發展歷程\n2003年\n● 5月：首間中心開幕\n● 12月8日 出版第一本手冊\n2004年\n11月至12月 巡迴展覽"
    dates = [c.values["date"] for c in claims(text, "2024-01-15") if c.kind == "event"]
    assert dates == ["2003-05", "2003-12-08", "2004-11/2004-12"]


def test_bare_years_that_open_the_lines_of_a_list_are_dates() -> None:
    text = "本會歷史\n【1998】五位家長發起組織\n【2001】推出熱線服務"
    found = [(c.values["date"], c.values["title_zh"]) for c in claims(text) if c.kind == "event"]
    assert found == [("1998", "五位家長發起組織"), ("2001", "推出熱線服務")]


def test_each_report_of_a_listing_is_told_as_of_its_own_day() -> None:
    text = "搜尋結果\n2024-11-20 HKT 18:32\n局長昨日出席會議。\n2024-10-12 HKT 09:15\n大學昨日公布結果。"
    dates = [c.values["date"] for c in claims(text) if c.kind == "event"]
    assert {"2024-11-19", "2024-10-11"} <= set(dates)


def test_days_under_a_year_are_of_that_year_though_words_stand_before_them() -> None:
    text = (
        "大事年表\n1976.5\n柴灣中心啟用\n2003.4–6\n派出防疫包三萬份\n2015\n獲頒金獎（12月3日）\n"
        "2018\n金禧紀念。5月12日舉行慈善晚會\n2021\n4月起獲撥款，推行新計劃\n2023\n設立援助金"
    )
    dates = [c.values["date"] for c in claims(text, "2025-01-07") if c.kind == "event"]
    assert dates == ["1976-05", "2003-04/2003-06", "2015-12-03", "2018", "2018-05-12", "2021-04", "2023"]


def test_each_row_of_a_schedule_is_an_event_of_its_own() -> None:
    text = (
        "日程表\n日期 時間 環節 講者 地點\n11月21日（五） 0930-1015 開幕禮 何麗明 主會場\n"
        "11月21日（五） 1400-1530 專題：篩檢 李小玲 201室\n"
        "11月23日（日） 1500-1700 工作坊：登記冊（限40人） 西貢大學 陳大文 203室"
    )
    found = [(c.values["date"], c.values["row"]) for c in claims(text, "2025-10-16") if c.kind == "event"]
    assert [date for date, _ in found] == ["2025-11-21", "2025-11-21", "2025-11-23"]
    assert len({row for _, row in found}) == 3


def test_the_years_over_the_columns_of_a_table_are_no_events() -> None:
    text = "Selected Data\nSix months ended June 30,\t2024\t2023\nRevenue\t38,412\t27,203\nProfit\t3,115\t2,375"
    assert not [c for c in claims(text, "2024-08-28") if c.kind == "event"]
