"""Dates of issue in the forms texts give them, and dates that are none."""

import pytest

from pipelines.reading import read_text


def published(text):
    return read_text(text).metadata.published


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("即時發布\n香港，2023 年 5 月 11 日 –– 近年，基因組醫學備受關注。", "2023-05-11"),
        ("(香港，2023 年 5 月 23 日) — 香港科技園今日宣布。", "2023-05-23"),
        ("（香港．2024年3月1日）醫管局今日宣布。", "2024-03-01"),
        ("香港，二零二四年一月十五日 – 聯盟今日表示。", "2024-01-15"),
        ("HONG KONG, August 21, 2023 (PRNewswire) -- The Institute said today.", "2023-08-21"),
        ("Press Release\n5 March 2019\nSingers walk for kidney patients.", "2019-03-05"),
        ("新聞稿\n發佈時間：2022-07-05 10:30\n委員會今日公布結果。", "2022-07-05"),
        ("最後更新:2024年8月6日\n港島線全日行駛。", "2024-08-06"),
        (" date 2025-11-21 由香港基因組中心主辦。", "2025-11-21"),
        ("香港防癌會  新聞稿        二零一九年三月二十二日\n春季將至。", "2019-03-22"),
        ("盧局長鈞鑒：\n以上請閱示。\n會長\n曾建平\n二零二四年一月十五日\n連附件", "2024-01-15"),
        ("會議開始，主席致辭。\n立法會  ─  2015年 3月 18日\n218\n會議繼續。", "2015-03-18"),
        ("受訪者滿意程度近87%。\n2025年10月27日", "2025-10-27"),
        ("中華民國\n民國113年5月20日\n衞生部門今日宣布。", "2024-05-20"),
        ("一九九四年五月八日\n活動照片可於網上下載。", "1994-05-08"),
        ("二○二一年三月二十八日（星期日）\n政府今日公布。", "2021-03-28"),
    ],
)
def test_date_of_issue(text, date):
    assert published(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "計劃詳情將於 2023 年 5 月 15 日上載至網頁。",
        "會議\t日期\n骨科年會\t2027年3月11日\n護理峰會\t2027年6月18日\n遺傳論壇\t2027年10月1日",
        "由2019年9月1日起，至2021年8月31日止，為期兩年。",
        "世界癌症大會(2026)",
        "香港，2023年2月30日 –– 沒有這一天。",
        "",
    ],
)
def test_no_date_of_issue(text):
    assert published(text) is None
