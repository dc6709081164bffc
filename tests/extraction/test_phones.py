"""Phones and faxes: what is one, of which country, and the many numbers that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.contacts import phones

FOUND = [
    # Hong Kong, labelled
    ("電話：2185 6745", [("phone", "+85221856745")]),
    ("電話：21856745", [("phone", "+85221856745")]),
    ("電話：2185-6745", [("phone", "+85221856745")]),
    ("（電話2871 8888）", [("phone", "+85228718888")]),
    ("電話 2871 8888，電郵 hkam@hkam.org.hk", [("phone", "+85228718888")]),
    ("Tel: 2871 8888", [("phone", "+85228718888")]),
    ("Tel. No.: 2871 8888", [("phone", "+85228718888")]),
    ("☎ 2871 8888", [("phone", "+85228718888")]),
    ("如有查詢，請致電2871 8888。", [("phone", "+85228718888")]),
    ("可致電熱線2871 8888或瀏覽網頁", [("phone", "+85228718888")]),
    ("WhatsApp：9684 9460", [("phone", "+85296849460")]),
    ("電話：\n2871 8888", [("phone", "+85228718888")]),
    ("傳媒查詢，請聯絡：\n陳小姐2871 8888", [("phone", "+85228718888")]),
    # the country's code
    ("(852) 2871 8888", [("phone", "+85228718888")]),
    ("（852）2871 8888", [("phone", "+85228718888")]),
    ("+852 3917 9535", [("phone", "+85239179535")]),
    ("+852-3917-9535", [("phone", "+85239179535")]),
    ("+85239179535", [("phone", "+85239179535")]),
    ("852-2185 6745", [("phone", "+85221856745")]),
    ("(853) 2855 1234", [("phone", "+85328551234")]),
    ("+86 10 6915 6114", [("phone", "+861069156114")]),
    ("+886 2 2311 1234", [("phone", "+886223111234")]),
    ("+44 20 7946 0018", [("phone", "+442079460018")]),
    ("電話：010-69156114", [("phone", "+861069156114")]),
    # two on one line
    ("電話：(852) 2185 6745/ 2185 6622", [("phone", "+85221856745"), ("phone", "+85221856622")]),
    ("電話：+852 2837 4775 / 9684 9460", [("phone", "+85228374775"), ("phone", "+85296849460")]),
    ("+852 3910 2842/3910 2843", [("phone", "+85239102842"), ("phone", "+85239102843")]),
    ("電話：2871 8888或2871 8889", [("phone", "+85228718888"), ("phone", "+85228718889")]),
    (
        "電話：2871 8888、2871 8889及2871 8890",
        [("phone", "+85228718888"), ("phone", "+85228718889"), ("phone", "+85228718890")],
    ),
    # faxes
    ("傳真：2185 6633", [("fax", "+85221856633")]),
    ("電話：+852 2837 4775\t傳真：+852 2837 4776", [("phone", "+85228374775"), ("fax", "+85228374776")]),
    (
        "Tel: 2871 8888 Fax: 2185 6633 / 2185 6634",
        [("phone", "+85228718888"), ("fax", "+85221856633"), ("fax", "+85221856634")],
    ),
    ("2185 6745（電話）／2185 6633（傳真）", [("phone", "+85221856745"), ("fax", "+85221856633")]),
    # short numbers, only where labelled
    ("請致電1823", [("phone", "+8521823")]),
    ("熱線：187 2222", [("phone", "+8521872222")]),
]


FOUND += [
    ("電話：(86 755) 8826 3310", [("phone", "+8675588263310")]),
    ("Media: Ms Phoebe Lam, Communications Officer, 3411 2012", [("phone", "+85234112012")]),
    ("傳媒查詢：企業傳訊主任陳小姐，2345 6789", [("phone", "+85223456789")]),
    ("please contact Ms Vivian Cheung, Senior Manager (Public Affairs), at 2766 5100 or", [("phone", "+85227665100")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_phones(text, expected):
    assert [(found.kind, found.value) for found in phones.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "2018-2022",
        "2019 2024",
        "年份2023 2024 2025",
        "平台至今收到逾3 400份",
        "The total stood at 2345 6789 in May",
        "Table 2: cases, deaths, 2345 6789",
        "新增帳戶48 730個",
        "融資達2,760億港元",
        "首次公開募股融資12345678港元",
        "1234 5678元",
        "查詢個案共2345 6789宗",
        "20230511",
        "ISBN 978-962-123-456-7",
        "ISSN 2345-6789",
        "檔號：2345 6789",
        "NCT04567890",
        "第7/2014號通告",
        "https://example.hk/23456789",
        "HK$23456789",
        "23456789人",
        "帳號 012-345-67890123",
        "1823年創立",
        "12345678",
        "共有2345 6789",
        "3.14159265358",
        "信用卡號碼2345 6789 0123 4567",
        "2023年5月15日–7月17日",
    ],
)
def test_not_phones(text):
    assert list(phones.find(text)) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("電話：2871 8888（內線123）", "2871 8888（內線123）"),
        ("電話：2871 8888 內線 123", "2871 8888 內線 123"),
        ("Tel: 2871 8888 ext. 12", "2871 8888 ext. 12"),
        ("電話：2871 8888轉5", "2871 8888轉5"),
    ],
)
def test_an_extension_stays_in_the_span_and_out_of_the_value(text, written):
    (found,) = phones.find(text)
    assert text[found.start : found.end] == written
    assert found.value == "+85228718888"


def test_the_place_of_the_text_decides_the_country():
    assert [found.value for found in phones.find("電話：2855 1234", place="MO")] == ["+85328551234"]


def test_a_number_alone_on_its_line_counts_beside_contacts():
    block = "許諾童\n2629 2327\nraven.hui@hkstp.org"
    assert [found.value for found in phones.find(block)] == ["+85226292327"]
    assert list(phones.find("流感\n2629 2327\n濕疹")) == []


def test_parse():
    assert phones.parse("2871 8888") == "+85228718888"
    assert phones.parse("+852 2871 8888") == "+85228718888"
    assert phones.parse("0000 0000") is None
    assert phones.parse("電話") is None


@given(st.text(alphabet="0123456789 +-()（）/電話:：年\n", max_size=60))
def test_any_text_gives_ordered_spans_in_e164(text):
    end = 0
    for found in phones.find(text):
        assert found.start >= end
        assert found.value[0] == "+"
        assert found.value[1:].isdigit()
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        end = found.end
