"""Who says that it issued a text, and who is only mentioned."""

import pytest

from pipelines.reading import read_text

BODY = "普查由海洋學者主持，每年夏天在西貢一帶點算珊瑚。"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"新聞稿\n發佈單位：海洋處\n{BODY}", "海洋處"),
        (f"{BODY}\n© 2021 海洋學會", "海洋學會"),
        (f"{BODY}\nCopyright © 2020-2021 Marine Society. All rights reserved.", "Marine Society"),
        (f"【海洋報專訊】{BODY}", "海洋報"),
        (f"（海洋社記者何麗明西貢4日電）{BODY}", "海洋社"),
        (f"主頁｜議程｜聯絡我們\n珊瑚大會\n主辦：海洋學會（MS）\n{BODY}", "海洋學會"),
        (f"何局長鈞鑒：\n海洋學會致力保育。{BODY}\n海洋學會會長\n陳大文 謹啟\n二零二一年九月四日", "海洋學會"),
        (f"討論文件\n珊瑚普查\n海洋處負責普查。{BODY}\n海洋處\n2021年9月4日", "海洋處"),
        (f"海洋日報 - 要聞港澳\n珊瑚普查展開\n2021年9月4日 14:32\n{BODY}", "海洋日報"),
        (f"hket 香港經濟日報\n新股IPO\n2021/09/04 09:45\n珊瑚股招股\n{BODY}", "香港經濟日報"),
        (f"海洋處\nMARINE BUREAU\n新聞稿 Press Release\n珊瑚普查展開\n{BODY}", "海洋處"),
        (f"新聞稿\n珊瑚普查展開\n以下稿件代海洋管理局發出：\n{BODY}", "海洋管理局"),
        (f"新聞公報\n珊瑚普查展開\n＊＊＊＊＊＊\n海洋處今日（九月四日）公布，{BODY}", "海洋處"),
        (f"海洋學會新聞稿（2021年9月4日）\n珊瑚普查展開\n{BODY}", "海洋學會"),
        (f"新聞稿\n珊瑚普查展開\n{BODY}\n傳媒查詢：\n海洋學會\n何小姐\n電話：2345 6789", "海洋學會"),
        (f"新聞稿\n珊瑚普查展開\n{BODY}\n傳媒查詢：海洋學會公關經理何小姐 2345 6789", "海洋學會"),
        (
            "Coral Holdings Announces Results\nHONG KONG, Jan. 13, 2021 /PRNewswire/ -- Coral said it has grown.\n"
            "Media: media@coral.com\nSOURCE Coral Holdings Limited",
            "Coral Holdings Limited",
        ),
        (f"討論文件\n立法會漁護委員會\n珊瑚普查的進展\n{BODY}\n海洋處\n2021年9月", "海洋處"),
        (f"珊瑚保育諮詢\n意見摘要\n海洋政策辦公室　漁護專員公署\n2021年9月\n1.1 {BODY}", "海洋政策辦公室"),
        (
            "Coral Voices Hong Kong\nUnit 7, Fo Tan\nDear Sir,\nWe write on corals.\nYours faithfully,\nAnn Ho\n"
            "Coral Voices Hong Kong",
            "Coral Voices Hong Kong",
        ),
        (f"首頁 > 數據\n珊瑚數據\n{BODY}\n© 版權屬海洋管理局所有", "海洋管理局"),
        (f"主頁 › 團隊 › 何麗明\n何麗明教授\n{BODY}\n© 海洋大學理學院　更新於 2021-09-04", "海洋大學理學院"),
        (f"香港海洋中心  Hong Kong Marine Institute\n主頁 › 研究 › 珊瑚\n珊瑚計劃\n{BODY}", "香港海洋中心"),
        (
            f"自願公告\n完成融資\n{BODY}\n承董事會命\n海洋生物科技有限公司\n主席\n陳大文\n香港，2021年9月4日",
            "海洋生物科技有限公司",
        ),
        (f"珊瑚是甚麼？\n{BODY}\n海洋處\n2021年9月印製", "海洋處"),
        (f"珊瑚資訊\n{BODY}\n海洋管理局 版權所有", "海洋管理局"),
        (f"立法會 ─ 2021年9月4日\n何麗明議員：主席，{BODY}", "立法會"),
        (f"海洋局：珊瑚普查展開\n來源：海洋局\n2021/9/4 17:20\n{BODY}", "海洋局"),
        (f"珊瑚普查\n2021年09月04日 16:05 来源：海洋新闻网 参与互动\n{BODY}", "海洋新闻网"),
        (f"珊瑚普查\n来源：海洋报 2021-09-04\n{BODY}", "海洋报"),
        (f"珊瑚公司融资\n2021年9月4日 /美通社/ -- {BODY}\n消息来源：海洋科技有限公司", "海洋科技有限公司"),
        (f"珊瑚普查\n2021-09-04 HKT 18:12\n{BODY}\n© 2021 版權屬海洋電台所有", "海洋電台"),
        (f"海大新聞稿\n珊瑚普查展開\n香港海洋大學（海大）今日公布，{BODY}", "海大"),
        (
            f"何局長：\n新海洋動力（海動）一直關注珊瑚。{BODY}\n新海洋動力\n主席 何麗明\n發言人 陳大文 謹啟\n"
            "2021年9月4日",
            "新海洋動力",
        ),
        (
            f"捐款方法\n香港珊瑚保育會（珊保會）\nCoral Care Society, Hong Kong\n本會自2009年成立。{BODY}",
            "香港珊瑚保育會",
        ),
        (f"新聞稿\n珊瑚普查展開\n智庫組織海洋研究基金（研究基金）今日發表報告。{BODY}", "海洋研究基金"),
        (f"新聞稿\n珊瑚普查展開\n{BODY}\n傳媒查詢：\nMS 香港海洋學會\nAnn Ho | T: 2345 6789", "香港海洋學會"),
        (
            "立法會十題：珊瑚\n＊＊＊＊＊＊\n以下為今日（三月二十日）在立法會會議上何麗明議員的提問和漁農海洋局局長陳大文教授的書面答覆："
            f"\n問題：\n{BODY}\n完\n2021年9月4日\n香港時間11時38分",
            "漁農海洋局",
        ),
        (
            "PRESS RELEASE\nCorals Counted\n(Hong Kong, 5 May 2021) – The Hong Kong Coral Institute (HKCI) today "
            "announced its count.",
            "Hong Kong Coral Institute",
        ),
        (
            "Press Release\nCorals Counted\nThe Coral Authority (CA) today (May 5) announced its count.",
            "Coral Authority",
        ),
        (f"12th Coral Meeting\nVenue: Fo Tan\nOrganised by: Coral College (CC)\n{BODY}", "Coral College"),
    ],
)
def test_publisher(text, publisher):
    assert read_text(text).metadata.publisher == publisher


@pytest.mark.parametrize(
    "text",
    [
        f"【本報訊】{BODY}",
        f"海洋學會今日公布結果。{BODY}\n（資料及相片由海洋學會提供）",
        f"新聞稿\n主辦：海洋學會\n{BODY}",
        f"何局長鈞鑒：\n{BODY}\n會長\n陳大文 謹啟",
        f"香港添馬\n海洋管理局\n何麗明局長台啟\n局長：\n懇請保育珊瑚\n{BODY}\n陳大文 謹上",
        f"新聞稿\n海洋學會與珊瑚基金會今日簽署備忘錄\n海洋學會與珊瑚基金會今日宣布，{BODY}",
        f"新聞稿\n珊瑚普查展開\n{BODY}\n傳媒查詢：\n海洋學會\n何小姐\n2345 6789\n珊瑚基金會\n2345 6780",
        f"新聞稿\n珊瑚普查展開\n{BODY}\n傳媒查詢：\n藍海公關有限公司\n何小姐\n2345 6789",
        f"新聞稿\n珊瑚普查展開\n海洋學會昨日宣布，{BODY}",
        f"新聞稿\n以下圖片由海洋學會提供\n{BODY}",
        f"討論文件\n立法會漁護委員會\n珊瑚普查的進展\n{BODY}",
        f"珊瑚普查\n圖片來源：海洋學會\n{BODY}",
        "Press Release\nCorals\nThe Coral Society and the Reef Foundation today announced a count.",
        "Press Release\nCorals\nResearchers of the Coral Institute announced a count.",
        "Press Release\nCoral Institute Launches Reef\nMr Ho of the Reef Council today announced a count.",
        "Press Release\nCorals\nA team at the Coral Institute has published its count.",
        f"珊瑚普查\n来源：网络 2021-09-04\n{BODY}",
        f"珊瑚普查展開\n{BODY}\n{BODY}\n來源：海洋學會數字",
        f"何局長：\n懇請保育珊瑚。{BODY}\n陳大文（左二）\n謹啟\n2021年9月4日",
        f"珊瑚日\n香港珊瑚保育會（珊保會）\n{BODY}",
        "",
    ],
)
def test_no_publisher(text):
    assert read_text(text).metadata.publisher is None
