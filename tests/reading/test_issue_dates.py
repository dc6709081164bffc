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
        ("珊瑚普查\n更新日期：4/9/2021\n普查今夏展開。", "2021-09-04"),
        ("珊瑚普查\n來源：海洋報 發布時間：2021-09-04 08:15 瀏覽：12次\n普查展開。", "2021-09-04"),
        ("珊瑚普查展開。\n最後覆檢日期 Last reviewed：4 September 2021", "2021-09-04"),
        ("珊瑚普查展開。\nLast updated on: 4 September 2021", "2021-09-04"),
        ("Survey of corals\nIssued on 4 September 2021\nThe survey begins.", "2021-09-04"),
        ("Date: Saturday, 4 September 2021\nDear Sir,\nWe write on corals.", "2021-09-04"),
        ("發稿日期：110年9月4日\n普查展開。", "2021-09-04"),
        ("發文日期：中華民國一百一十年九月四日\n普查展開。", "2021-09-04"),
        ("普查展開。\n完/2021年9月4日（星期六）\n香港時間11時30分", "2021-09-04"),
        ("網站:新聞\n2024-11-20 HKT 18:32\n珊瑚普查周五展開\n海洋學會公布詳情。", "2024-11-20"),
        ("The survey begins.\nEnds/Saturday, September 4, 2021\nIssued at HKT 11:30", "2021-09-04"),
        ("珊瑚普查展開。\nLast reviewed 4 September 2021 | © 2021 Marine Bureau", "2021-09-04"),
        ("HONG KONG, SEPTEMBER 4, 2021 (PRNewswire) -- The survey begins.", "2021-09-04"),
        ("2021-09-04　記者：何麗明\n珊瑚普查展開", "2021-09-04"),
        ("珊瑚普查展開\n来源：海洋网   2021-09-04 09:12   编辑：何明", "2021-09-04"),
        ("Survey of corals\nAnn Ho\nPublished: 6:00am, 4 Sep, 2021\nThe survey begins.", "2021-09-04"),
        ("普查展開。\n瀏覽人次 812 更新日期 110-09-04", "2021-09-04"),
        ("HONG KONG and SHENZHEN, China, Sept. 4, 2021 (GLOBE NEWSWIRE) -- The survey begins.", "2021-09-04"),
        ("普查展開。\n（2021年9月4日更新）", "2021-09-04"),
        ("珊瑚單張 2021年9月4日\n普查展開。", "2021-09-04"),
        ("2021年9月4日 4 September 2021\n普查展開。", "2021-09-04"),
        ("４　September 2021, Hong Kong – The survey begins.", "2021-09-04"),
        ("本網西貢9月4日電（記者何麗明）普查展開。\n（網頁存檔 2021-09-05 09:00）\n2021年9月6日", "2021-09-06"),
        ("珊瑚普查\n修訂日期：2021年9月\n普查展開。", "2021-09"),
        ("首頁 > 新聞 > 港聞 > A08\n2021-09-04　記者：何麗明\n珊瑚普查展開\n普查展開。", "2021-09-04"),
        ("珊瑚普查\n来源：海洋报   2021-09-04 08:15   编辑：何丽\n普查展开。", "2021-09-04"),
        ("珊瑚普查\n撰文：何麗明 | 2021年9月4日 | 瀏覽：12\n普查展開。", "2021-09-04"),
        ("Survey of corals\nPublished: 6:00am, 4 Sep, 2021\nThe survey begins.", "2021-09-04"),
        ("Survey of corals\nBy Ann Lee | September 4, 2021\nThe survey begins.", "2021-09-04"),
        ("普查展開。\n瀏覽人次 18342 更新日期 110-09-04", "2021-09-04"),
        # A label of issue comes before one of change, whichever stands first.
        ("最後更新：2021年10月1日\n發佈日期：2021年9月4日\n普查展開。", "2021-09-04"),
        # The day that closes a paper is its own; the one at its head is that of the meeting.
        ("漁護委員會\n2021年9月20日\n討論文件\n普查的目的如下。\n海洋處\n2021年9月4日", "2021-09-04"),
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
        "搜尋結果\n2024-11-20 HKT 18:32\n普查展開。\n2024-10-12 HKT 09:15\n普查完成。",
        "潛水講座\n日期：2026年1月16日\n地點：西貢會堂\n歡迎參加。",
        "本網西貢9月4日電（記者何麗明）普查展開。",
        "香港，2023年2月30日 –– 沒有這一天。",
        "",
    ],
)
def test_no_date_of_issue(text):
    assert published(text) is None


def test_dateline_without_a_year_takes_the_year_of_what_is_stated():
    text = "珊瑚普查\n本網西貢9月4日電（記者何麗明）普查展開，截至2021年8月，共有6,400叢。"
    assert published(text) == "2021-09-04"
