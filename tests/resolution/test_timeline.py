"""Which dated events are one event."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.resolution.written import Written, tables

HKGI, PROJECT = "name:香港基因組中心", "name:香港基因組計劃"


def _named(text: Written) -> Written:
    for name in ("香港基因組中心", "香港基因組計劃"):
        if name in text.document.raw:
            text.body(name)
    return text


def test_the_start_of_a_project_told_three_times_is_one_row() -> None:
    first = _named(
        Written("a.txt", "香港基因組中心於2021年開展了香港基因組計劃，作為實現願景的第一步。", "2023-05-11").event(
            "2021年",
            "2021",
            "香港基因組中心開展香港基因組計劃",
            "launch",
            organisations=(HKGI,),
            subject=PROJECT,
        )
    )
    second = _named(
        Written("b.txt", "香港基因組計劃自2021年開展以來進度理想。2021年，香港基因組計劃展開。", "2025-11-21")
        .event("2021年", "2021", "香港基因組計劃開展", "launch", subject=PROJECT)
        .event("2021年", "2021", "香港基因組計劃展開", "launch", 1, subject=PROJECT)
    )
    found = tables(first, second).rows
    (row,) = found["timeline"]
    assert [e["document_id"] for e in found["evidence"] if e["table_name"] == "timeline"] == ["a", "b", "b"]
    assert (row["date"], row["date_start"], row["precision"]) == ("2021", datetime.date(2021, 1, 1), "year")
    assert row["title_zh"] == "香港基因組中心開展香港基因組計劃"
    assert row["planned"] is False


def _pair(one: dict[str, Any], other: dict[str, Any], gap: str = "") -> Written:
    raw = "香港基因組中心與香港基因組計劃。甲日" + gap + "乙日"
    text = _named(Written("a.txt", raw, "2024-06-18"))
    for phrase, event in (("甲日", one), ("乙日", other)):
        text.event(phrase, **{"kind": "other", "title": "", **event})
    return text


ONE_EVENT: list[tuple[dict[str, Any], dict[str, Any]]] = [
    # the dateline's announcement and 今日簽署
    (
        {
            "date": "2024-06-18",
            "kind": "agreement",
            "title": "兩校簽署合作協議",
            "organisations": (HKGI,),
        },
        {
            "date": "2024-06-18",
            "kind": "announcement",
            "title": "宣布兩校簽署協議合作",
            "organisations": (HKGI,),
        },
    ),
    # one kind, one day, one body, in one text
    (
        {"date": "2023-11-17", "kind": "conference", "title": "基因組醫學國際會議", "organisations": (HKGI,)},
        {"date": "2023-11-17", "kind": "conference", "title": "在香港科學園舉行", "organisations": (HKGI,)},
    ),
    # the same title, whoever is named
    (
        {"date": "2016", "kind": "conference", "title": "第9屆世界腎科醫師年會"},
        {"date": "2016", "kind": "conference", "title": "第9屆世界腎科醫師年會（2016）"},
    ),
    # a vaguer date of the same title
    (
        {
            "date": "2023-05-23",
            "kind": "opening",
            "title": "香港大學細胞治療實驗室正式開幕",
            "organisations": (HKGI,),
        },
        {"date": "2023", "kind": "opening", "title": "香港大學細胞治療實驗室開幕", "organisations": (HKGI,)},
    ),
    # a vaguer date of the same beginning of the same body
    (
        {"date": "2021-07", "kind": "launch", "title": "計劃招募首批參加者", "subject": PROJECT},
        {"date": "2021", "kind": "launch", "title": "計劃開展", "subject": PROJECT},
    ),
]

ONE_EVENT += [
    # a bilingual text tells it once in each language
    (
        {"date": "1974", "kind": "other", "title": "首個社區健康中心投入服務"},
        {"date": "1974", "kind": "other", "title": "the first community health centre opened its doors"},
    ),
    # the agent of the one telling is left out in the other
    (
        {"date": "2019", "kind": "policy", "title": "衞生部聯同三個部門公布第二期行動計劃", "organisations": (HKGI,)},
        {"date": "2019", "kind": "publication", "title": "公布第二期行動計劃"},
    ),
]

TWO_EVENTS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    # two bodies do the same in one year
    (
        {"date": "2019", "kind": "other", "title": "甲地罕見病聯盟加入國際網絡", "organisations": (HKGI,)},
        {"date": "2019", "kind": "other", "title": "乙地罕見病聯盟加入國際網絡", "organisations": (PROJECT,)},
    ),
    # two bodies begin in one year
    (
        {
            "date": "2021",
            "kind": "launch",
            "title": "香港基因組中心全面運作",
            "organisations": (HKGI,),
            "subject": HKGI,
        },
        {
            "date": "2021",
            "kind": "launch",
            "title": "香港基因組計劃開展",
            "organisations": (HKGI,),
            "subject": PROJECT,
        },
    ),
    # one body does two things in one year
    (
        {"date": "2023", "kind": "policy", "title": "推出第二批罕見病目錄", "organisations": (HKGI,)},
        {"date": "2023", "kind": "policy", "title": "設立醫學科與聯合門診", "organisations": (HKGI,)},
    ),
    # two meetings of one year
    (
        {"date": "2025", "kind": "conference", "title": "世界兒童心臟病學和心臟外科大會"},
        {"date": "2025", "kind": "conference", "title": "國際幹細胞研究學會年會"},
    ),
    # a period and its end
    (
        {"date": "2023-05-15/2023-07-17", "kind": "application", "title": "接受申請"},
        {"date": "2023-07-17", "kind": "deadline", "title": "截止申請"},
    ),
    # one day, two kinds, two titles
    (
        {"date": "2023-05-23", "kind": "opening", "title": "細胞治療實驗室開幕", "organisations": (HKGI,)},
        {"date": "2023-05-23", "kind": "award", "title": "獲發良好生產規範證書", "organisations": (HKGI,)},
    ),
    # a vaguer date of something else
    (
        {"date": "2023-05-23", "kind": "opening", "title": "細胞治療實驗室開幕", "organisations": (HKGI,)},
        {"date": "2023", "kind": "opening", "title": "轉化研發所大樓落成啟用", "organisations": (HKGI,)},
    ),
]


@pytest.mark.parametrize(("one", "other"), ONE_EVENT)
def test_one_event_told_twice_is_one_row(one: dict[str, Any], other: dict[str, Any]) -> None:
    for first, second in ((one, other), (other, one)):
        found = tables(_pair(first, second)).rows
        assert [row["date"] for row in found["timeline"]] == [max(one["date"], other["date"], key=len)]
        assert sum(row["table_name"] == "timeline" for row in found["evidence"]) == 2


@pytest.mark.parametrize(("one", "other"), TWO_EVENTS)
def test_two_events_are_two_rows(one: dict[str, Any], other: dict[str, Any]) -> None:
    for first, second in ((one, other), (other, one)):
        assert len(tables(_pair(first, second)).rows["timeline"]) == 2


def test_events_read_from_the_same_words_are_never_one() -> None:
    text = Written("a.txt", "1911年香港大學正式成立，香港西醫書院併入香港大學。")
    text.event("1911年", "1911", "香港大學成立", "founding").event("1911年", "1911", "香港大學正式成立", "founding")
    found = tables(text).rows["timeline"]
    assert len({row["event_id"] for row in found}) == 2


def test_two_rows_of_a_schedule_are_two_events_though_all_else_is_alike() -> None:
    text = Written("a.txt", "11月21日 開幕禮\n11月21日 專題講座")
    text.event("11月21日", "2025-11-21", "論壇開幕禮", "conference", row=0)
    text.event("11月21日", "2025-11-21", "論壇專題講座", "conference", 1, row=11)
    assert len(tables(text).rows["timeline"]) == 2


@pytest.mark.parametrize(
    ("published", "date", "claimed", "planned"),
    [
        ("2023-05-11", "2023-05-15/2023-07-17", False, True),
        ("2023-05-11", "2021", True, False),
        ("2023-05-23", "2023-05-23", True, False),
        ("2023-05-11", "2023", True, True),
        ("2023-05-11", "2023", False, False),
        (None, "2030", True, True),
        (None, "2026", False, False),
        ("2023", "2023-11", True, True),
    ],
)
def test_planned_is_told_by_the_date_of_the_text(
    published: str | None, date: str, claimed: bool, planned: bool
) -> None:
    text = Written("a.txt", "屆時", published).event("屆時", date, "開幕", planned=claimed)
    assert tables(text).rows["timeline"][0]["planned"] is planned


def test_what_the_earliest_text_expects_stays_planned() -> None:
    early = Written("z.txt", "將於11月17日舉行", "2025-10-01").event("11月17日", "2025-11-17", "國際會議", "conference")
    late = Written("a.txt", "已於11月17日舉行", "2025-11-21").event("11月17日", "2025-11-17", "國際會議", "conference")
    for order in ((early, late), (late, early)):
        (row,) = tables(*order).rows["timeline"]
        assert row["planned"] is True
