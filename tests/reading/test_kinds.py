"""Navigation, the marks of press releases and the titles of reports, told from lines that look like them."""

import pytest

from pipelines.reading import read_text
from pipelines.reading.kinds import is_navigation, is_press_mark, is_report_title


@pytest.mark.parametrize(
    "line",
    [
        "主頁｜最新消息｜捐款",
        "首頁 | 議程 | 註冊 | EN",
        "首頁 > 服務 > 珊瑚",
        "主頁 關於我們 聯絡我們",
        "跳至主要內容",
        "Skip to main content",
        "Home | About us | Contact us",
        "聯絡我們",
    ],
)
def test_navigation(line):
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "主席｜教授｜會董",
        "我們的主頁設有查詢表格，歡迎使用。",
        "珊瑚 魚類 海草",
        "聯絡我們：2794 1111",
        "News from Sai Kung",
        "",
    ],
)
def test_no_navigation(line):
    assert not is_navigation(line)


def test_press_mark():
    assert is_press_mark("新聞稿\t即時發佈")
    assert not is_press_mark("海洋學會在其新聞稿中說，" * 8)


@pytest.mark.parametrize(
    ("line", "report"),
    [
        ("2020-21年報", True),
        ("珊瑚普查報告摘要", True),
        ("Annual Report 2020-21", True),
        ("報告指珊瑚減少", False),
        ("據海洋學會所說，這是一份報告", False),
    ],
)
def test_report_title(line, report):
    assert is_report_title(line) is report


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("珊瑚普查展開\n香港，2024年3月1日\n海洋學會今日公布，普查展開。", "press_release"),
        ("發佈單位：海洋局\n發佈時間：2024-03-01 10:00\n珊瑚普查展開。", "press_release"),
        ("珊瑚普查展開\n海洋署今日公布，普查展開。\n完\n2024年3月1日（星期五）\n香港時間11時38分", "press_release"),
        ("Survey of corals begins\nThe Director opened it today.\nEnds/Friday, March 1, 2024\nNNNN", "press_release"),
        ("Survey of corals begins\nDivers went out on Friday.\nAdditional reporting by Ann Ho", "news"),
        ("團隊研發新貼片\n團隊今日公布成果。\n- 完 -\n查詢：何小姐", "press_release"),
        ("珊瑚普查展開\n海洋處今日公布。\n傳媒查詢：何小姐 2794 1111", "press_release"),
        ("珊瑚普查工作已經完成。", "other"),
        ("珊瑚的等待\n文：何麗明\n普查展開。", "news"),
        ("首頁 > 觀點 > 筆陣\n珊瑚的等待\n2024年3月1日　文：何麗明（海洋學會）\n普查展開。", "news"),
        ("西貢電台網站 : 新聞 | 財經\n2024-11-20 HKT 18:32\n珊瑚普查展開\n普查展開。", "news"),
        ("珊瑚普查展開\n普查展開，為期三年。\n編輯：何麗明", "news"),
        ("首页 > 研究院概况 > 研究院简介\n海洋研究院\n浏览次数：12次\n研究院于2001年成立。", "web_page"),
        ("珊瑚普查\n浏览次数：12次\n普查于周五展开。", "news"),
        ("珊瑚的管理\n第2部分：普查\n2.14 海洋處每年普查一次。", "report"),
        ("主頁 > 數字 > 珊瑚\n珊瑚有80種。\n資料來源：海洋署", "web_page"),
    ],
)
def test_kind_of_a_text(text, kind):
    assert read_text(text).metadata.kind == kind
