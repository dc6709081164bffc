"""Flattened tables: the blanks that part cells, and those that do not."""

import pytest

from pipelines.reading.cleaning import clean


@pytest.mark.parametrize(
    ("raw", "rows"),
    [
        (
            "詳情 日期 \n\n接受申請 2023 年 5 月 15 日 – 7 月 17 日 \n\n截止申請 2023 年 7 月 17 日",
            ["詳情\t日期", "接受申請\t2023年5月15日–7月17日", "截止申請\t2023年7月17日"],
        ),
        (
            "年會 日期 人數\n骨科 2027年3月11日至13日 1,600\n遺傳論壇 2027年6月18至19日 逾900\n護理會 2027年10月 4,200",
            [
                "年會\t日期\t人數",
                "骨科\t2027年3月11日至13日\t1,600",
                "遺傳論壇\t2027年6月18至19日\t逾900",
                "護理會\t2027年10月\t4,200",
            ],
        ),
        ("專科 輪候人數 骨 14 眼科 9 內科 37", ["專科\t輪候人數", "骨\t14", "眼科\t9", "內科\t37"]),
        (
            "年度 收到申請(份) 退回(份) 2019 8 2 2018 5 0 2017 6 0",
            ["年度\t收到申請(份)\t退回(份)", "2019\t8\t2", "2018\t5\t0", "2017\t6\t0"],
        ),
        (
            "地區 人數 發病率(每10萬人口) 排名\n沙田 1 258 62.7 1\n大埔 387 57.4 2",
            ["地區\t人數\t發病率(每10萬人口)\t排名", "沙田\t1 258\t62.7\t1", "大埔\t387\t57.4\t2"],
        ),
        (
            "年份 新症（宗） 輪候時間（星期） 取消（%）\n2021 3 412 44 6.2\n2023註 12 655 57 5.9",
            ["年份\t新症（宗）\t輪候時間（星期）\t取消（%）", "2021\t3 412\t44\t6.2", "2023註\t12 655\t57\t5.9"],
        ),
        (
            "組別   人數   比率(%)\n   2021年  2022年  2021年  2022年\n"
            "18-24歲  41,206  43,880  48.2  50.1\n合計  90,642  99,626  –  52.9",
            [
                "組別\t人數\t比率(%)",
                "2021年\t2022年\t2021年\t2022年",
                "18-24歲\t41,206\t43,880\t48.2\t50.1",
                "合計\t90,642\t99,626\t–\t52.9",
            ],
        ),
        (
            "日期 時間 環節 講者 地點\n"
            "5月2日（五） 0930-1015 開幕禮 何麗明 主會場\n"
            "5月3日（六） 1500-1700 工作坊：登記冊（限40人） 西貢大學 陳大文 203室\n"
            "5月4日（日） 0900-1200 同樂日 珊瑚之友 李小玲 主會場",
            [
                "日期\t時間\t環節\t講者\t地點",
                "5月2日（五）\t0930-1015\t開幕禮\t何麗明\t主會場",
                "5月3日（六）\t1500-1700\t工作坊：登記冊（限40人）\t西貢大學\t陳大文 203室",
                "5月4日（日）\t0900-1200\t同樂日\t珊瑚之友\t李小玲 主會場",
            ],
        ),
        (
            "District Cases Deaths\nSai Kung North 1,234 567\nTai Po 987 45",
            ["District\tCases\tDeaths", "Sai Kung North\t1,234\t567", "Tai Po\t987\t45"],
        ),
        (
            "服務 2021-22年度 2022-23年度\n門診（人次） 12,345 13,456\n輪候時間（星期） 12 11",
            ["服務\t2021-22年度\t2022-23年度", "門診（人次）\t12,345\t13,456", "輪候時間（星期）\t12\t11"],
        ),
        (
            "Sex  Cases  Rate per 100,000\nMale  1,234  33.1\nFemale  987  24.5",
            ["Sex\tCases\tRate per 100,000", "Male\t1,234\t33.1", "Female\t987\t24.5"],
        ),
        ("階段\t診所\t日期\n一\t東區診所\t2027年8月9日\n\t講座\t2027年9月4日", None),
    ],
)
def test_cells_are_parted_by_tabs(raw, rows):
    found = clean(raw)[0].split("\n")
    assert found == rows if rows else all("\t" in row for row in found)


@pytest.mark.parametrize(
    "raw",
    [
        "首次設立研究獎 推動科研 培育人才\n香港，2023 年 5 月 11 日，近年。",
        "Recent Notes\n• 03.12.2024 - XR5\n• 03.08.2024 - Opening",
        "電話 2871 8888 傳真 2871 8889",
        "電話：2871 8888  2871 8889",
        "—  23  —",
    ],
)
def test_other_lines_have_no_cells(raw):
    assert "\t" not in clean(raw)[0]


def test_a_short_english_heading_makes_no_table_of_sentences() -> None:
    text = "The Trust\nIn 2023, the Trust supported 1,200 families.\nIt treated 90 patients in 2024."
    assert "\t" not in clean(text)[0]
