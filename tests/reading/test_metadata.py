"""Kind, language, place and title, from the text alone; every sign's example is a sign."""

import re

import pytest

from pipelines.reading import read_text
from pipelines.reading.metadata import language_of, place_of
from pipelines.reading.scripts import script_of
from pipelines.reading.tables import rows_of

BODY = "香港基因組中心在香港的工作涵蓋三大範疇，包括未能確診的病症，以及與遺傳有關的癌症。"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"新聞公報\n{BODY}", "press_release"),
        (f"FOR IMMEDIATE RELEASE\n{BODY}", "press_release"),
        (f"盧局長鈞鑒：\n{BODY}", "letter"),
        (f"{BODY}\n會長曾建平謹啟", "letter"),
        ("Dear Secretary,\nWe write on rare diseases.\nYours sincerely", "letter"),
        (f"【本報專訊】{BODY}", "news"),
        (f"{BODY}\n（資料及相片由香港基因組中心提供）", "news"),
        (f"記者陳大文報道\n{BODY}", "news"),
        (f"代理主席，{BODY}", "other"),
        (f"醫務衞生局局長：多謝各位的意見，{BODY}", "other"),
        (f"罕見病政策研究報告\n{BODY}", "report"),
        (f"跳至主要內容\n{BODY}", "web_page"),
        (f"主頁｜新聞稿｜聯絡我們\n{BODY}", "web_page"),
        (f"首頁 > 服務 > 珊瑚\n{BODY}", "web_page"),
        (f"Home\nAbout us\n{BODY}", "web_page"),
        (f"{BODY}\n© 2021 海洋學會", "web_page"),
        (f"問：甚麼是珊瑚？\n{BODY}\n問：哪裏有珊瑚？\n{BODY}", "web_page"),
        (f"討論文件\n珊瑚普查的進展\n{BODY}", "report"),
        (f"立法會漁護委員會文件第12/2021號\n{BODY}", "report"),
        (f"海洋學會\n2020-21年報\n{BODY}", "report"),
        (f"Marine Society\nAnnual Report 2020-21\n{BODY}", "report"),
        (f"珊瑚普查\n来源：海洋报 浏览：12次\n{BODY}", "news"),
        (f"本網西貢9月4日電 {BODY}", "news"),
        (f"{BODY}\n（責任編輯：何麗明）", "news"),
        (f"敬啟者，{BODY}\n順頌\n台安", "letter"),
        (f"司長在珊瑚日開幕禮致辭全文\n{BODY}", "other"),
        (f"海洋日報 > 即時新聞 > 港股\n珊瑚股今起招股\n{BODY}", "news"),
        (f"珊瑚普查展開\n發布時間：2021-09-04 10:22 最後更新：2021-09-04 11:40\n{BODY}\n記者 何麗明", "news"),
        (f"研究簡報 Issue 2021-07｜2021年9月4日\n珊瑚何往\n{BODY}\n傳媒查詢：何小姐", "report"),
        (f"珊瑚保育諮詢\n意見摘要\n{BODY}", "report"),
        (f"首頁 > 常見問題\n問1：甚麼是珊瑚？\n{BODY}\n問2：哪裏有珊瑚？\n瀏覽人次：15", "web_page"),
        (f"首頁 / 聯絡我們 Contact Us\n{BODY}\n傳媒查詢：何小姐", "web_page"),
        (f"團體提交意見書促保育珊瑚\n海洋日報 2021年9月4日\n{BODY}", "news"),
        (BODY, "other"),
    ],
)
def test_kind(text, kind):
    assert read_text(text).metadata.kind == kind


@pytest.mark.parametrize(
    ("text", "place", "language"),
    [
        (BODY, "HK", "zh-Hant-HK"),
        ("澳門衞生局公布，夜診收費80澳門元。", "MO", "zh-Hant-MO"),
        ("台灣衞福部於台北公布，台灣的健保支出為五十億元新台幣。", "TW", "zh-Hant-TW"),
        ("国家卫生健康委员会公布第二批罕见病目录。", "CN", "zh-Hans"),
        ("香港特区政府公布第二批罕见病药物，资助2亿港元。", "HK", "zh-Hans"),
        ("我国沿海各省与香港合作，国家海洋局在北京公布珊瑚普查结果。", "CN", "zh-Hans"),
        ("Hong Kong Genome Institute announced today that it has enrolled patients.", "HK", "en"),
        ("The Macao SAR Government said in Macao that the clinics will stay open at night.", "MO", "en"),
        ("台灣早已立法，台灣的經驗是台北先行。反觀香港，醫管局的名冊仍短。", "HK", "zh-Hant-HK"),
        ("港珠澳大橋：香港、澳門及珠海，由香港派出救護車。", "HK", "zh-Hant-HK"),
    ],
)
def test_place_and_language(text, place, language):
    script = script_of(set(text))
    assert place_of(text, script) == place
    assert language_of(text, place, script) == language


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"新聞稿\n即時發布\n首次設立研究獎 推動科研\n{BODY}", "首次設立研究獎 推動科研"),
        (
            f"新聞稿\n基因組中心與醫專攜手合作\n首次設立研究獎項\n{BODY}",
            "基因組中心與醫專攜手合作 首次設立研究獎項",
        ),
        (f"Close Important Notice\n特別通知\n{BODY}\n香港 - 國際醫學會議的樞紐\n{BODY}", "香港-國際醫學會議的樞紐"),
        (f"政府總部18樓\n盧寵茂教授台啟\n盧局長鈞鑒：\n提昇罕見病政策的力度\n{BODY}", "提昇罕見病政策的力度"),
        (f"主頁｜服務｜聯絡我們\n珊瑚普查今夏展開\n{BODY}", "珊瑚普查今夏展開"),
        (f"港聞 副刊版\n珊瑚普查今夏展開\n{BODY}", "珊瑚普查今夏展開"),
        (f"CMC(2)12/2021號文件\n漁護委員會\n珊瑚普查的進展\n目的\n{BODY}", "珊瑚普查的進展"),
        (f"海洋學會\n2020-21年報\n{BODY}", "海洋學會 2020-21年報"),
        (f"索引號：MB-12\n海洋局 工作動態\n珊瑚普查今夏展開\n{BODY}", "珊瑚普查今夏展開"),
        (f"海洋學會\n何局長鈞鑒：\n事由：懇請保育珊瑚\n{BODY}", "懇請保育珊瑚"),
        (
            "Press Release\nMarine Society Opens Its Second Coral Nursery in Sai Kung as Volunteers Double in a Year\n"
            "HONG KONG, 4 September 2021 – The society said so.\nHighlights\nThere are two.",
            "Marine Society Opens Its Second Coral Nursery in Sai Kung as Volunteers Double in a Year",
        ),
        (f"要聞\n要聞二\n牙科街症增至三區 逾千人受惠\n{BODY}", "牙科街症增至三區 逾千人受惠"),
        (f"海洋日報 - 要聞港澳\n珊瑚普查今夏展開\n2021年9月4日 14:32\n{BODY}", "珊瑚普查今夏展開"),
        (f"RTHK 新聞\n本地\n珊瑚普查今夏展開\n2021-09-04 HKT 13:17\n{BODY}", "珊瑚普查今夏展開"),
        (
            f"香港01｜社會新聞\n撰文：何麗明\n出版：2021-09-04 07:30　更新：2021-09-04 09:12\n珊瑚普查展開\n{BODY}",
            "珊瑚普查展開",
        ),
        (f"A6 要聞 ■責任編輯：何麗明　　　2021年9月4日 星期六\n珊瑚普查今夏展開\n{BODY}", "珊瑚普查今夏展開"),
        (f"健康．醫訊　　明報  2021年9月4日\n珊瑚怎樣過冬才不白化？\n{BODY}", "珊瑚怎樣過冬才不白化？"),
        (f"首頁 / 聯絡我們 Contact Us\n{BODY}", "聯絡我們Contact Us"),
        (f"首頁 > 衛教園地\n字級：小 中 大　　友善列印\n珊瑚的生長\n{BODY}", "珊瑚的生長"),
        (f"主頁 › 團隊 › 何麗明\nEnglish | 简体版\n何麗明教授\n海洋學家\n{BODY}", "何麗明教授"),
        (
            "Skip to main content\nHome / Services / Coral Care\nPrint | Share | Text size A A A\nCoral Care Service\n"
            "The Coral Care Service at the Marine Hospital brings care and counselling together.",
            "Coral Care Service",
        ),
        (f"您的位置：首頁 >> 關於本會 >> 本會簡介\n{BODY}\n財務摘要（截至12月31日止年度）\n{BODY}", "本會簡介"),
        (
            f"立法會十二題：珊瑚的保育\n＊＊＊＊＊＊＊＊＊\n{BODY}\n2020-21（臨時數字）1 038\n{BODY}",
            "立法會十二題：珊瑚的保育",
        ),
        (
            f"研究簡報 Issue 2021-07｜2021年9月4日\n珊瑚何往：香港落後了多少？\n作者：何麗明\n{BODY}",
            "珊瑚何往：香港落後了多少？",
        ),
        (f"海洋學會\n何主席：\n就珊瑚保育提交的意見\n{BODY}\n會長陳大文謹上", "就珊瑚保育提交的意見"),
        (f"立法會 ─ 2021年9月4日\nLEGISLATIVE COUNCIL ─ 4 September 2021   6127\n{BODY}", BODY[:-1]),
        (f"海洋大學傳訊及公共關係處\n新聞中心\n珊瑚普查今夏展開\n2021年9月4日\n{BODY}", "珊瑚普查今夏展開"),
        (f"2021年9月4日國際珊瑚日活動\n{BODY}", "2021年9月4日國際珊瑚日活動"),
        (f"新聞公報\n珊瑚普查展開\n以下為海洋局今天（九月四日）發出的新聞稿：\n{BODY}", "珊瑚普查展開"),
        (f"【新聞稿】珊瑚普查今夏展開\n{BODY}", "珊瑚普查今夏展開"),
        (f"【封面故事】 第 12 期  2021-09-04\n等珊瑚的人\n文：何麗明\n{BODY}", "等珊瑚的人"),
        (f"海洋局 珊瑚科\n珊瑚保育常見問題\n{BODY}", "珊瑚保育常見問題"),
        (f"主頁 | 關於中心 | 團隊\n關於中心\n{BODY}\n團隊\n技術及行政人員　17\n{BODY}", "關於中心"),
        (
            "Hong Kong / Health & Environment\nCorals wait almost 5 years for a nursery, university study finds\n"
            "Published: 7:30am, 4 Sep 2021\nCorals wait.",
            "Corals wait almost 5 years for a nursery, university study finds",
        ),
        (
            "MARINE AUTHORITY\nHong Kong Coral Registry (HKCoR)\nOverview of Coral Statistics of 2020\n"
            "Key points\nThe Registry was founded in 1963, and has been a full member of the Association since 1983.",
            "Overview of Coral Statistics of 2020",
        ),
        (BODY, BODY[:-1]),
        ("", ""),
    ],
)
def test_title(text, title):
    assert read_text(text).metadata.title == title


@pytest.mark.parametrize("table", ["signs.csv", "line_shapes.csv"])
def test_each_pattern_finds_its_example(table):
    for row in rows_of(table):
        assert re.search(row["pattern"], row["example"], re.MULTILINE | re.IGNORECASE), row
