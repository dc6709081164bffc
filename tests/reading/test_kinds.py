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
        ("Media Release\n\nCoral Trust opens new centre\n\nThe Trust today opened a centre.", "press_release"),
        ("NEWS RELEASE\nCoral Trust opens new centre\nThe Trust today opened a centre.", "press_release"),
        ("【新聞資料】\n珊瑚會開設新中心\n珊瑚會今日開設新中心，服務居民。", "press_release"),
        (
            "致：各大傳媒採訪主任\n珊瑚會開設新中心\n珊瑚會今日開設新中心，服務居民。\n"
            "如有傳媒查詢，請聯絡何小姐 2794 1111。",
            "press_release",
        ),
        ("採訪通知\n珊瑚會開設新中心\n珊瑚會明日開設新中心，誠邀傳媒採訪。", "press_release"),
        (
            "珊瑚會獲捐二千萬元設實驗室\n\n西貢大學今日宣布獲捐贈二千萬元。\n\n傳媒聯絡\n何小姐\n電話：2794 1111",
            "press_release",
        ),
        (
            "珊瑚會獲捐二千萬元設實驗室\n西貢大學今日（五月三日）宣布獲捐贈二千萬元。\n"
            "有關傳媒查詢，請致電2794 1111與何小姐聯絡。",
            "press_release",
        ),
        (
            "Coral Trust opens centre\nThe Trust today opened a centre.\n\nMedia contact:\nMs Ho, 2794 1111",
            "press_release",
        ),
        ("珊瑚普查周五展開\n2024-03-05\n【西貢時報訊】普查周五展開。", "news"),
        ("珊瑚普查周五展開\n西貢時報記者 何麗明 2024年3月5日\n普查周五展開。", "news"),
        ("Coral survey begins\nBy Ann Ho\nPublished: 6:00am, 12 Apr 2025\nThe survey began on Friday.", "news"),
        (
            "Coral survey begins\nAnn Ho in Hong Kong\n12 Apr 2025\nThe survey began on Friday, Reuters reports.",
            "news",
        ),
        ("本報訊  珊瑚普查周五展開，為期三年。", "news"),
        ("珊瑚普查周五展開\n撰文：何麗明\n出版：2024-03-05 10:00\n普查周五展開。", "news"),
        ("西貢珊瑚會\n敬啟者：\n本會謹此來函。", "letter"),
        (
            "陳局長：\n\n就珊瑚普查提交意見\n\n本會謹此來函，促請貴局跟進。\n"
            "\n珊瑚會主席\n何麗明 謹啟\n二○二四年三月五日",
            "letter",
        ),
        ("珊瑚普查報告\n2024年3月\n摘要\n1.1 普查展開。", "report"),
        ("立法會CB(4)612/2024(05)號文件\n立法會環境事務委員會\n珊瑚普查\n1. 本文件匯報進展。", "report"),
        (
            "Legislative Council Panel on Environment\n"
            "Coral Survey\nPURPOSE\n1. This paper briefs Members on the survey.",
            "report",
        ),
        ("珊瑚普查白皮書（節錄）\n第三章 結果\n3.1 普查顯示。", "report"),
        ("西貢珊瑚會年報2023-24\n主席的話\n本會過去一年服務居民。", "report"),
        ("審計署署長第八十號報告書\n第5章\n海洋處\n珊瑚普查\n5.1 本章載述審計結果。", "report"),
        ("關於本會\n西貢珊瑚會成立於1998年。\n加入會員\n立即捐款", "web_page"),
        (
            "西貢珊瑚會\n我們的使命\n西貢珊瑚會成立於1998年，服務居民。\n"
            "聯絡我們\n電話：2794 1111\n版權所有 © 2024 西貢珊瑚會",
            "web_page",
        ),
        (
            "第十屆國際珊瑚大會\n重要日期\n截稿：2024年5月1日\n報名費用\n會員 1,200元\n立即報名：https://coral.org",
            "web_page",
        ),
        ("珊瑚慈善步行2024\n活動日期：2024年11月3日\n活動地點：西貢\n報名方法：網上報名\n報名費：150元", "web_page"),
        (
            "Annual Coral Walk 2024\nDate: 3 November 2024\nVenue: Sai Kung\nRegister now\nFollow us on Facebook",
            "web_page",
        ),
        ("珊瑚議案\n何麗明議員動議的議案\n本會促請政府保護珊瑚。", "other"),
        ("環境局局長在珊瑚研討會致辭全文\n各位來賓：\n很高興出席。", "other"),
        ("立法會會議\n何麗明議員就「保護珊瑚」動議議案致辭\n主席：本人動議通過議案。", "other"),
        ("主頁 > 數字 > 珊瑚\n珊瑚有80種。\n資料來源：海洋署", "web_page"),
    ],
)
def test_kind_of_a_text(text, kind):
    assert read_text(text).metadata.kind == kind
