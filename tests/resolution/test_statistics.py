"""Which figures are one figure told twice."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.knowledge import Knowledge, Match
from pipelines.reading import read_text
from pipelines.resolution.indicators import Indicators
from tests.resolution.written import Written, tables

GUESTS = "會議吸引了逾20個國家及地區、近300名醫療專業人員、科學家和研究員等業界人士參與。"
AGAIN = "會議吸引了逾20個國家及地區、近300名業界人士參與。"

# raw text, then of each telling: phrase, its place among its likes, label, value, what else is claimed
TOLD_TWICE: list[tuple[str, tuple[str, int, str, str, dict[str, Any]], tuple[str, int, str, str, dict[str, Any]]]] = [
    (
        GUESTS + "\n\n" + AGAIN,
        ("逾20個", 0, "會議參與國家及地區", "20", {"counted_zh": "個國家及地區", "qualifier": "over"}),
        ("逾20個", 1, "會議參與的國家及地區數目", "20", {"counted_zh": "個國家及地區", "qualifier": "over"}),
    ),
    (
        GUESTS + "\n\n" + AGAIN,
        ("近300名", 0, "出席會議的醫療專業人員、科學家和研究員等業界人士", "300", {"qualifier": "nearly"}),
        ("近300名", 1, "出席會議的業界人士", "300", {"qualifier": "nearly"}),
    ),
    (
        "截至今年10月，已招募逾53,000名參加者。\n\n基因組計劃參加者突破53,000名。",
        ("逾53,000名", 0, "香港基因組計劃參加者", "53000", {"period": "../2025-10", "qualifier": "over"}),
        ("53,000名", 1, "基因組計劃參加者", "53000", {}),
    ),
    (
        "把121種病列為罕見病。牽頭醫院為121種目錄上的疾病制訂診療指南。",
        ("121種", 0, "第一批罕見病目錄的疾病", "121", {"counted_zh": "種病", "period": "2018"}),
        ("121種", 1, "制訂診療指南的目錄疾病", "121", {"counted_zh": "種目錄上的疾病"}),
    ),
    (
        "The centre took in HK$26.5 million.\n\n中心籌得2,650萬港元。",
        ("HK$26.5 million", 0, "", "26500000", {"label_zh": None, "label_en": "money raised", "unit": "HKD"}),
        ("2,650萬港元", 0, "中心籌款", "26500000", {"unit": "HKD"}),
    ),
]

TOLD_TWICE += [
    (
        "雙方簽訂為期五年的合作協議。" + "詳情容後公布。" * 80 + "\n\nThe parties signed a five-year agreement.",
        ("五年", 0, "合作協議年期", "5", {"measure": "duration", "unit": "a"}),
        (
            "five-year",
            0,
            "",
            "5",
            {"label_zh": None, "label_en": "signed a … agreement", "measure": "duration", "unit": "a"},
        ),
    ),
]

TWO_THINGS: list[tuple[str, tuple[str, int, str, str, dict[str, Any]], tuple[str, int, str, str, dict[str, Any]]]] = [
    (
        "甲型肝炎有3宗。乙型肝炎有3宗。",
        ("3宗", 0, "甲型肝炎個案", "3", {"counted_zh": "宗個案"}),
        ("3宗", 1, "乙型肝炎個案", "3", {"counted_zh": "宗個案"}),
    ),
    (
        "圖書佔4.4%。\n\n期刊佔4.4%。",
        ("4.4%", 0, "圖書佔館藏比例", "4.4", {"unit": "%", "measure": "percentage"}),
        ("4.4%", 1, "期刊佔館藏比例", "4.4", {"unit": "%", "measure": "percentage"}),
    ),
    (
        "學會每年出版7期。另有7間分會。",
        ("7期", 0, "學會每年出版的學報", "7", {"counted_zh": "期"}),
        ("7間", 0, "學會的分會", "7", {"counted_zh": "間"}),
    ),
    (
        "2019年有130場會議。\n\n2020年有130場會議。",
        ("130場", 0, "國際醫學會議", "130", {"period": "2019"}),
        ("130場", 1, "國際醫學會議", "130", {"period": "2020"}),
    ),
    (
        "男性有250名。女性有250名。",
        ("250名", 0, "患者", "250", {"dimensions": {"sex": "male"}}),
        ("250名", 1, "患者", "250", {"dimensions": {"sex": "female"}}),
    ),
    (
        "逾1,300間公司。\n\n不足1,300間公司。",
        ("1,300間", 0, "科技公司", "1300", {"qualifier": "over"}),
        ("1,300間", 1, "科技公司", "1300", {"qualifier": "under"}),
    ),
    (
        "十四間初創獲投資意向\n\n計劃收到212份申請，最後錄取其中14份。",
        ("十四間", 0, "獲投資意向的初創", "14", {"counted_zh": "間初創"}),
        ("14份", 0, "錄取的申請", "14", {}),
    ),
    (
        "由16間增至16間公司",
        ("16間", 0, "醫療機構", "16", {}),
        ("16間", 1, "指定醫療機構", "16", {}),
    ),
]


def _two(raw: str, *claims: tuple[str, int, str, str, dict[str, Any]]) -> Written:
    text = Written("a.txt", raw)
    for phrase, nth, label, value, values in claims:
        text.figure(phrase, label, value, nth, **values)
    return text


@pytest.mark.parametrize(("raw", "one", "other"), TOLD_TWICE)
def test_a_figure_told_twice_is_one_row_with_two_places(raw: str, one: Any, other: Any) -> None:
    found = tables(_two(raw, one, other)).rows
    assert len(found["statistics"]) == 1
    assert [row["quote"] for row in found["evidence"]] == [one[0], other[0]]


@pytest.mark.parametrize(("raw", "one", "other"), TWO_THINGS)
def test_two_things_with_one_figure_are_two_rows(raw: str, one: Any, other: Any) -> None:
    found = tables(_two(raw, one, other)).rows
    assert len(found["statistics"]) == 2
    assert len({row["row_id"] for row in found["evidence"]}) == 2


HEADLINES = [
    # headline, running text, place of the figure in each, labels, whether they are one
    ("義診七周年 逾2.4萬人受惠", "本會公布，義診服務的使用者現已超過2.4萬名，遍及全港。", "2.4萬", "24000", {}, True),
    (
        "獎學金增至九十萬元",
        "基金會今日宣布，來年的獎學金總額為九十萬元，名額不變。",
        "九十萬元",
        "900000",
        {"unit": "HKD", "measure": "money"},
        True,
    ),
    (
        "課程為期三年",
        "學員在導師帶領下修業，合共三年，期滿可獲頒發證書，並獲推薦就業。",
        "三年",
        "3",
        {"unit": "a", "measure": "duration"},
        True,
    ),
    # a small count of another thing
    ("六所院校合作", "是次計劃的評審委員會由海外專家組成，各方推薦的委員共有六位，任期不限。", "六", "6", {}, False),
    # another qualifier
    (
        "逾850人報名",
        "大會表示場地有限，最後進場的人數不足850，未能進場者獲安排網上參與。",
        "850",
        "850",
        {"qualifiers": ("over", "under")},
        False,
    ),
]


@pytest.mark.parametrize(("headline", "body", "phrase", "value", "values", "one"), HEADLINES)
def test_the_text_tells_its_headline_again(
    headline: str, body: str, phrase: str, value: str, values: dict[str, Any], one: bool
) -> None:
    rest = dict(values)
    qualifiers = rest.pop("qualifiers", ("exact", "exact"))
    text = Written("a.txt", f"{headline}\n\n{body}")
    text.document = read_text(text.document.raw, "a.txt")
    text.figure(phrase, "受惠者", value, qualifier=qualifiers[0], **rest)
    text.figure(phrase, "名額或使用量", value, 1, qualifier=qualifiers[1], **rest)
    assert len(tables(text).rows["statistics"]) == (1 if one else 2)


@pytest.mark.parametrize(
    ("raw", "phrases", "one"),
    [
        ("本年共有84名捐款者。另一方面，捐款者84名獲邀出席。", ("84名", "84名"), True),
        ("本年共有84名捐款者。另一方面，義工84名獲邀出席。", ("84名", "84名"), False),
        ("本年共有84名捐款者。另一方面，捐款者84歲以上獲邀出席。", ("84名", "84歲"), False),
    ],
)
def test_counter_and_neighbouring_word_make_two_figures_one(raw: str, phrases: tuple[str, str], one: bool) -> None:
    text = Written("a.txt", raw)
    text.figure(phrases[0], "本年捐款", "84").figure(phrases[1], "出席典禮者", "84", int(phrases[0] == phrases[1]))
    assert len(tables(text).rows["statistics"]) == (1 if one else 2)


def test_the_fuller_telling_gives_the_row() -> None:
    raw, one, other = TOLD_TWICE[2]
    (row,) = tables(_two(raw, one, other)).rows["statistics"]
    assert (row["label_zh"], row["period"], row["qualifier"]) == (
        "香港基因組計劃參加者",
        "../2025-10",
        "over",
    )
    assert (row["value"], row["value_exact"], row["per"]) == (53000.0, "53000", 1.0)


def test_texts_share_a_figure_only_with_period_and_indicator_or_label() -> None:
    def told(name: str, label: str, period: str | None) -> Written:
        return Written(name, "已招募逾53,000名參加者。").figure("逾53,000名", label, "53000", period=period)

    label = "香港基因組計劃已招募參加者"
    assert len(tables(told("a", label, "2025"), told("b", label, "2025")).rows["statistics"]) == 1
    assert len(tables(told("a", label, "2025"), told("b", label, "2024")).rows["statistics"]) == 2
    assert len(tables(told("a", label, None), told("b", label, None)).rows["statistics"]) == 2
    assert len(tables(told("a", label, "2025"), told("b", "招募參加者", "2025")).rows["statistics"]) == 2


def test_rows_of_equal_clauses_in_two_texts_have_identifiers_of_their_own() -> None:
    one = Written("a.txt", "去年舉辦130場會議。").figure("130場", "會議", "130", period="2023")
    other = Written("b.txt", "去年舉辦130場會議。").figure("130場", "會議", "130", period="2024")
    ids = [row["statistic_id"] for row in tables(one, other).rows["statistics"]]
    assert len(set(ids)) == 2


def test_many_equal_figures_stay_cheap_and_apart() -> None:
    text = Written("a.txt", "\n".join(f"第{i}項有1個。" for i in range(2000)))
    for i, found in enumerate(range(2000)):
        text.figure(f"第{found}項有1個", f"第{i}項", "1")
    assert len(tables(text).rows["statistics"]) == 2000


LIVES = (
    Match("life_expectancy_at_birth", (), ("平均壽命",), (), ("a",), (), ()),
    Match("companies", ("公司",), ("上市",), ("尚未營收",), ("1",), ("count",), ()),
    Match("young_companies", (), ("尚未營收",), (), ("1",), ("count",), ()),
    Match("also_companies", ("公司",), ("上市",), (), ("HKD",), (), ()),
    Match("and_companies", ("公司",), ("上市",), (), ("HKD",), (), ()),
    Match("members", ("聯盟",), ("成員",), (), (), (), ()),
)


@pytest.mark.parametrize(
    ("label", "unit", "names", "indicator"),
    [
        ("香港男性平均壽命", "a", (), "life_expectancy_at_birth"),
        ("香港男性平均壽命", "mo", (), None),
        ("在港上市的生物科技公司", "1", (), "companies"),
        ("在港上市而尚未營收的生物科技公司", "1", (), "young_companies"),
        ("上市公司集資", "HKD", (), None),
        ("註冊成員", "1", (), None),
        ("註冊成員", "1", ("中國罕見病聯盟",), "members"),
    ],
)
def test_an_indicator_is_given_by_words_or_not_at_all(
    label: str, unit: str, names: tuple[str, ...], indicator: str | None
) -> None:
    row = {
        "label_zh": label,
        "label_en": None,
        "counted_zh": None,
        "unit": unit,
        "measure": "count",
        "dimensions": {},
    }
    assert Indicators(LIVES).of(row, names) == indicator


@pytest.mark.parametrize(
    ("counted", "qualifier", "indicator"),
    [
        ("間醫院", "up_to", "hospitals"),
        ("名醫院兒童", "up_to", None),
        (None, "up_to", None),
        ("間醫院", "exact", None),
    ],
)
def test_an_indicator_may_ask_for_what_is_counted_and_how_exactly(
    counted: str | None, qualifier: str, indicator: str | None
) -> None:
    row = {"label_zh": "全港醫院", "label_en": None, "unit": "1", "measure": "count", "dimensions": {}}
    match = Match("hospitals", (), ("醫院",), (), (), (), (), ("醫院",), ("up_to",))
    assert Indicators((match,)).of(row | {"counted_zh": counted, "qualifier": qualifier}) == indicator


@pytest.mark.parametrize(
    ("label", "values", "indicator"),
    [
        ("香港男性平均壽命", {"unit": "a", "measure": "duration"}, "life_expectancy_at_birth"),
        ("香港嬰兒死亡率", {"measure": "rate", "per": 1000}, "infant_mortality_rate"),
        ("2023年在港上市的醫療及生物科技公司", {}, "listed_healthcare_companies"),
        ("首次公開募股融資額", {"unit": "HKD", "measure": "money"}, "ipo_funds_raised"),
        (
            "尚未營收的生物科技企業融資額",
            {"unit": "HKD", "measure": "money"},
            "pre_revenue_biotech_funds_raised",
        ),
        ("香港大學世界排名", {"measure": "rank"}, "university_world_rank"),
        ("香港大學牙醫學科QS排名", {"measure": "rank"}, "subject_world_rank"),
        ("香港基因組計劃已招募的參加者", {}, "genome_project_participants"),
        ("會議室數目", {}, None),
    ],
)
def test_the_projects_own_vocabulary(label: str, values: dict[str, Any], indicator: str | None) -> None:
    text = Written("a.txt", "數字1").figure("1", label, "1", **values)
    knowledge = Knowledge.load()
    found = Indicators(knowledge.matches)
    (row,) = tables(text).rows["statistics"]
    assert found.of(row) == indicator
    assert {match.indicator_id for match in knowledge.matches} == set(knowledge.indicators)
