"""Figures and dates in words, as the browser writes them in both languages."""

import pytest

from pipelines.publication.site import assets, terms

DATES = [
    ("2023", "2023", "2023年"),
    ("2023-05", "May 2023", "2023年5月"),
    ("2023-05-17", "17 May 2023", "2023年5月17日"),
    ("0987", "987", "987年"),
    ("198X", "1980s", "1980年代"),
    ("19XX", "1900 to 1999", "20世紀"),
    ("../2025-10", "until October 2025", "截至2025年10月"),
    ("2020/..", "since 2020", "自2020年起"),
    ("2025-11-18/2025-11-19", "18 to 19 November 2025", "2025年11月18日至19日"),
    ("2023-05-15/2023-07-17", "15 May to 17 July 2023", "2023年5月15日至7月17日"),
    ("2023-08/2023-10", "August to October 2023", "2023年8月至10月"),
    ("2023-12-15/2024-01-17", "15 December 2023 to 17 January 2024", "2023年12月15日至2024年1月17日"),
    ("2019/2024", "2019 to 2024", "2019年至2024年"),
    ("2023-05/2024", "May 2023 to 2024", "2023年5月至2024年"),
    ("198X/1995", "1980s to 1995", "1980年代至1995年"),
    ("..", "date not known", "日期不詳"),
    ("../..", "date not known", "日期不詳"),
    ("<b>soon", "<b>soon", "<b>soon"),
]

FIGURES = [
    ({"value_exact": "53000", "qualifier": "over", "counted_zh": "名參加者"}, "over 53,000", "逾53,000名參加者"),
    ({"value_exact": "20804"}, "20,804", "20,804"),
    ({"value_exact": "4"}, "4", "4"),
    ({"value_exact": "1234567"}, "1,234,567", "1,234,567"),
    ({"value_exact": "1400000", "qualifier": "about"}, "about 1.4 million", "約140萬"),
    (
        {"value_exact": "276000000000", "measure": "money", "unit": "HKD"},
        "276 billion Hong Kong dollars",
        "2,760億港元",
    ),
    (
        {"value_exact": "16000000000000", "measure": "money", "unit": "CNY"},
        "16 trillion renminbi yuan",
        "16萬億人民幣元",
    ),
    ({"value_exact": "82.50", "measure": "duration", "unit": "a"}, "82.50 years", "82.50年"),
    ({"value_exact": "1", "measure": "duration", "unit": "d"}, "1 day", "1日"),
    (
        {"value_exact": "18", "measure": "quantity", "unit": "a", "qualifier": "under"},
        "under 18 years of age",
        "不足18歲",
    ),
    (
        {"value_exact": "80", "value_max": 90, "measure": "percentage", "unit": "%", "per": 100},
        "80% to 90%",
        "80%至90%",
    ),
    ({"value_exact": "50", "measure": "percentage", "unit": "%", "per": 100, "qualifier": "over"}, "over 50%", "逾50%"),
    ({"value_exact": "1", "measure": "ratio", "per": 67}, "1 in 67", "67分之1"),
    ({"value_exact": "84", "measure": "ratio"}, "84 times", "84倍"),
    ({"value_exact": "1.4", "measure": "rate", "per": 1000, "counted_zh": "人"}, "1.4 per 1,000", "每1,000計1.4人"),
    ({"value_exact": "4", "measure": "rank"}, "rank 4", "第4位"),
    ({"value_exact": "5", "measure": "quantity", "unit": "Gy", "qualifier": "up_to"}, "up to 5 gray", "最多5戈瑞"),
    ({"value_exact": "2", "value_max": 3, "counted_zh": "胎"}, "2 to 3", "2至3胎"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of a page that loads the words and nothing else."""
    folder = tmp_path_factory.mktemp("words")
    assets.write(folder / "assets")
    terms.write(folder / "data")
    for tag in ("en", "zh-Hant"):
        (folder / tag).mkdir()
        (folder / tag / "page.html").write_text(
            f"<!doctype html><html lang={tag}><meta charset=utf-8><title>A page</title>"
            "<body><a class=skip></a><a id=language href=page.html></a>"
            "<button id=theme><span id=theme-name></span></button>"
            "<script src=../assets/site.js></script><script src=../assets/figures.js></script>",
            encoding="utf-8",
        )
    return folder


def told(page, folder, tag, script, given):
    page.goto((folder / tag / "page.html").as_uri())
    return page.evaluate(f"given => hkbiomed.load('words.{tag}').then(() => given.map((one) => {script}))", given)


@pytest.mark.parametrize(("tag", "column"), [("en", 1), ("zh-Hant", 2)])
def test_dates_of_any_precision(page, folder, tag, column):
    found = told(page, folder, tag, "hkbiomed.date(one)", [one[0] for one in DATES])
    assert dict(zip([one[0] for one in DATES], found, strict=True)) == {one[0]: one[column] for one in DATES}


@pytest.mark.parametrize(("tag", "column"), [("en", 1), ("zh-Hant", 2)])
def test_figures_with_all_that_qualifies_them(page, folder, tag, column):
    plain = {"value_max": None, "per": 1, "measure": "count", "unit": "1", "qualifier": "exact", "counted_zh": None}
    rows = [{**plain, **row, "value": float(row["value_exact"])} for row, _, _ in FIGURES]
    assert told(page, folder, tag, "hkbiomed.figure(one)", rows) == [one[column] for one in FIGURES]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (1234.5, "1,234.5"),
        ("1234.50", "1,234.50"),
        (1.5e-7, "0.00000015"),
        (1e21, "1,000,000,000,000,000,000,000"),
    ],
)
def test_numbers_are_written_without_exponent(page, folder, number, shown):
    assert told(page, folder, "en", "hkbiomed.number(one)", [number]) == [shown]
