"""Postal addresses in Chinese and English, over one line and two, and the places that are no addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.contacts import addresses

FOUND = [
    ("香港銅鑼灣軒尼詩道500號萬事達中心5至7樓", "香港銅鑼灣軒尼詩道500號萬事達中心5至7樓"),
    ("地址：澳門高士德大馬路21-35號友誼大廈6樓\n電話：(853) 2855 1234", "澳門高士德大馬路21-35號友誼大廈6樓"),
    ("香港金鐘添馬道二號\n政府總部18樓\n醫務衞生局局長", "香港金鐘添馬道二號政府總部18樓"),
    ("香港金鐘添馬道二號 \n\n政府總部 18樓 \n\n醫務衞生局局長", "香港金鐘添馬道二號政府總部18樓"),
    ("香港添馬\n添美道2號政府總部東翼17至19樓", "香港添馬添美道2號政府總部東翼17至19樓"),
    ("地址：香港添馬添美道政府總部東翼", "香港添馬添美道政府總部東翼"),
    ("香港沙田香港科學園科技大道西5號企業廣場5樓5E室", "香港沙田香港科學園科技大道西5號企業廣場5樓5E室"),
    ("九龍旺角太子道西193號新世紀廣場一座20樓2001室", "九龍旺角太子道西193號新世紀廣場一座20樓2001室"),
    ("辦事處位於香港薄扶林沙宣道21號，歡迎來訪", "香港薄扶林沙宣道21號"),
    ("會議於香港灣仔港灣道1號會展中心舉行", "香港灣仔港灣道1號會展中心"),
    ("新界沙田威爾斯親王醫院李嘉誠專科診所2樓", "新界沙田威爾斯親王醫院李嘉誠專科診所2樓"),
    ("北京市東城區東單帥府園1號", "北京市東城區東單帥府園1號"),
    ("台北市中正區中山南路7號", "台北市中正區中山南路7號"),
    (
        "Suite 3201, Jardine House, 1 Connaught Place, Central, Hong Kong",
        "Suite 3201, Jardine House, 1 Connaught Place, Central, Hong Kong",
    ),
    ("210B Nathan Road, Kowloon, Hong Kong", "210B Nathan Road, Kowloon, Hong Kong"),
    ("It is located at 21 Sassoon Road, Pokfulam, Hong Kong, near the campus", "21 Sassoon Road, Pokfulam, Hong Kong"),
    (
        "Address: 10/F, Tower A, 5 Science Park East Avenue,\nShatin, New Territories",
        "10/F, Tower A, 5 Science Park East Avenue, Shatin, New Territories",
    ),
]


FOUND += [
    ("柴灣興泰（二）邨豐興樓地下1至6號", "柴灣興泰（二）邨豐興樓地下1至6號"),
    ("九龍觀塘翠林（北）邨翠榆樓M2平台", "九龍觀塘翠林（北）邨翠榆樓M2平台"),
    ("新界天水圍天安邨瑞業樓A翼地下", "新界天水圍天安邨瑞業樓A翼地下"),
    ("地址：九龍深水埗南昌邨昌樂樓地下", "九龍深水埗南昌邨昌樂樓地下"),
    ("沙田瀝源邨福海樓平台102室", "沙田瀝源邨福海樓平台102室"),
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_one_address(text, value):
    assert [found.value for found in addresses.find(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "足跡遍及全港，包括沙田的香港科學園、九龍塘的創新中心",
        "於中環皇后像廣場舉行的「冬日小鎮」",
        "天文台懸掛八號風球",
        "在商場中庭地下大堂舉行",
        "網上平台、兩層平台",
        "第7/2014號通告",
        "1號報告及2號報告",
        "第15屆會議在香港會議展覽中心舉行",
        "政府知道有3號病人",
        "中環及上環",
        "一樓",
        "In 2019 Road safety improved at level 3",
        "Phase 3 trials, Tower Hamlets and the Street",
        "Road to Hong Kong, 2024",
    ],
)
def test_no_address(text):
    assert list(addresses.find(text)) == []


def test_an_address_over_two_lines_is_one_span():
    text = "香港上環干諾道中77號\n商會綜合大樓12樓\n電話：2871 8888"
    (found,) = addresses.find(text)
    assert text[found.start : found.end] == "香港上環干諾道中77號\n商會綜合大樓12樓"


def test_parse():
    assert addresses.parse("九龍彌敦道210號B護理學院大樓") == "九龍彌敦道210號B護理學院大樓"
    assert addresses.parse("位於九龍彌敦道210號B") is None


@given(st.text(alphabet="香港九龍街道路大廈樓號室座0123一二市區地址： \n，aA/F", max_size=80))
def test_any_text_gives_ordered_spans_on_one_line(text):
    end = 0
    for found in addresses.find(text):
        assert found.start >= end
        assert "\n" not in found.value
        end = found.end
