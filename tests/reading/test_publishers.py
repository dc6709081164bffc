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
        "",
    ],
)
def test_no_publisher(text):
    assert read_text(text).metadata.publisher is None
