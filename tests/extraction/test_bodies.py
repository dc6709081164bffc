"""Bodies in phrases of the genre: what is one, what is none, and which names are one body's."""

import csv
from pathlib import Path

import pytest

from pipelines.extraction import bodies
from pipelines.extraction.bodies.authority import Authority, load
from pipelines.extraction.bodies.companies import headed
from pipelines.extraction.bodies.home import home
from pipelines.extraction.bodies.lexicon import default
from pipelines.extraction.bodies.marks import runs
from pipelines.extraction.bodies.occurrences import occurrences
from pipelines.reading import read_text

NOBODY_REVIEWED = Authority()


def phrases():
    with (Path(__file__).parent / "body_phrases.csv").open(encoding="utf-8", newline="") as file:
        return [(row["text"], set(filter(None, row["names"].split("|")))) for row in csv.DictReader(file)]


def found(text, authority=NOBODY_REVIEWED):
    return list(bodies.find(read_text(text), authority))


def names(claims):
    return {claim.values["name_zh"] or claim.values["name_en"] for claim in claims}


@pytest.mark.parametrize(("text", "expected"), phrases())
def test_grammar_alone_finds_the_bodies_of_a_phrase(text, expected):
    assert names(found(text)) == expected


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("香港哮喘會（哮喘會）成立，哮喘會歡迎", ["香港哮喘會", "哮喘會", "哮喘會"]),
        ("香港罕見疾病聯盟（下稱「罕盟」）指出，罕盟認為", ["香港罕見疾病聯盟", "罕盟", "罕盟"]),
        (
            "浙江省衞生健康委員會（浙江省衞健委）公布，省衞健委會跟進",
            ["浙江省衞生健康委員會", "浙江省衞健委", "省衞健委"],
        ),
        ("港安醫院（Harbourside Hospital Hong Kong）", ["港安醫院", "Harbourside Hospital Hong Kong"]),
        ("英國倫敦大學學院 (UCL) 的培訓，與 UCL 合作", ["英國倫敦大學學院", "UCL", "UCL"]),
        ("香港金融和證券委員會\nHONG KONG FINANCIAL AND SECURITIES COMMISSION", None),
        ("由國家衛生健康委員會〈衛健委〉批准，衛健委監製", None),
        ("「心弦科技有限公司」（HeartString Limited）推出", ["心弦科技有限公司", "HeartString Limited"]),
        ("仁愛伯爵綜合醫院（東山醫院）跟進", ["仁愛伯爵綜合醫院", "東山醫院"]),
        ("華東藍灣製藥有限公司贊助，華東藍灣製藥表示", ["華東藍灣製藥有限公司", "華東藍灣製藥"]),
        (
            "蘇州曙泓藥業有限公司（「蘇州曙泓」）簽約，蘇州曙泓藥業表示",
            ["蘇州曙泓藥業有限公司", "蘇州曙泓", "蘇州曙泓藥業"],
        ),
        ("福建省衞生健康委員會發文，省衞健委跟進", ["福建省衞生健康委員會", "省衞健委"]),
        ("香港聖雅各醫院\nSt. James' Hospital, Hong Kong\n", None),
        ("HONG KONG SOCIETY FOR REHABILITATION\n香港復康會\n", None),
        ("主辦：香港照顧者聯盟 Carers Alliance Hong Kong", None),
        ("Harbour Genomics Limited 海港基因組有限公司", None),
        ("廣州市基因檢測中心\n\nby the Guangzhou Gene Testing Centre in May", None),
        ("鵬海儀器股份有限公司\n\nsigned by Penghai Instruments Co., Ltd. in May", None),
        ("與Orvel Therapeutics, Inc.簽約，ORVEL THERAPEUTICS股價", None),
    ],
)
def test_names_of_one_body_share_its_key(text, mentions):
    claims = found(text)
    assert len({claim.values["key"] for claim in claims}) == 1
    assert mentions is None or [claim.values["mention"] for claim in claims] == mentions


def test_a_short_name_is_an_alias_and_the_full_name_is_none():
    claims = found("香港哮喘會（哮喘會）成立")
    assert [claim.values["is_alias"] for claim in claims] == [False, True]


def test_a_department_behind_a_short_name_belongs_to_the_full_one():
    claims = found("香港科技園公司（科技園公司）宣布。科技園公司轉化研發所高級總監劉思雅博士指")
    assert "香港科技園公司轉化研發所" in names(claims)


def test_a_faculty_and_its_university_are_both_mentioned():
    claims = found("香港大學李嘉誠醫學院臨床腫瘤學系")
    assert names(claims) == {"香港大學", "香港大學李嘉誠醫學院", "香港大學李嘉誠醫學院臨床腫瘤學系"}
    department = max(claims, key=lambda claim: claim.end)
    assert department.values["jurisdiction"] == "HK"


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("港大醫學院", "li-ka-shing-faculty-of-medicine-the-university-of-hong-kong"),
        ("衛生署", "hong-kong-department-of-health"),
        ("香港特別行政區政府醫務衞生局", "hong-kong-health-bureau"),
        ("国家卫生健康委员会", "national-health-commission-china"),
        ("香港科技園公司轉化研發所", "hkstp-institute-for-translational-research"),
        ("美國賓夕法尼亞大學", "university-of-pennsylvania"),
        ("THE UNIVERSITY OF HONG KONG", "university-of-hong-kong"),
    ],
)
def test_reviewed_bodies_are_known_by_any_name(text, organisation):
    longest = max(found(text, None), key=lambda claim: claim.end - claim.start)
    assert longest.values["authority_id"] == organisation
    assert longest.values["key"] == f"org:{organisation}"


@pytest.mark.parametrize(
    "text",
    [
        "中大型企業及大中小學",
        "GH and HA were measured in MIT buffer",
        "財政部街1號",
        "理大護理學院",
        "生長激素(GH)",
    ],
)
def test_short_names_of_reviewed_bodies_need_their_surroundings(text):
    assert [claim for claim in found(text, None) if claim.values["authority_id"]] == []


def test_a_department_of_taiwan_is_not_its_namesake_of_hong_kong():
    text = read_text("台北訊：衞生署與立法院指出，新台幣一百元。中華民國一百年。台灣民眾。")
    claims = [c for c in bodies.find(text) if c.values["authority_id"] == "hong-kong-department-of-health"]
    assert text.metadata.place != "TW" or claims == []


def test_spans_are_of_the_cleaned_text():
    document = read_text("由香港基因組中心、國際罕見病協會（Rare Diseases International）主辦")
    for claim in bodies.find(document):
        assert document.text[claim.start : claim.end] == claim.values["mention"]


@pytest.mark.parametrize(
    "text",
    [
        "香港基因組計劃開展；英國、美國等地亦推展不同規模的基因組計劃",
        "電郵至HKAM-Grant@example.org或瀏覽hkam.org.hk，香港基因組計劃",
    ],
)
def test_a_short_name_of_others_or_in_an_address_is_no_mention(text):
    assert {claim.values["mention"] for claim in found(text, None)} == {"香港基因組計劃"}


def test_the_end_of_a_name_stands_for_it_only_in_a_text_that_gives_the_name():
    assert "協作網" in {c.values["mention"] for c in found("全國罕見病診療協作網成立，協作網擴大", None)}
    assert found("該協作網擴大", None) == []


def test_a_short_form_bracketed_into_a_name_is_no_part_of_it():
    claims = found("香港特別行政區（特區）政府醫務衞生局", None)
    assert {claim.values["mention"] for claim in claims} == {"香港特別行政區政府醫務衞生局", "香港特別行政區政府"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("發佈單位：海事及水務局\n二零二三年十月", "海事及水務局"),
        ("各位會員：\n懇請支持。\n香港腎病互助會會長\n沈麗芳　謹啟", "香港腎病互助會"),
        ("香港罕見隊列生物樣本庫\n資料便覽\n樣本來自威爾斯親王醫院。", "香港罕見隊列生物樣本庫"),
        ("最新消息\n香港大學舉辦講座。\n© 2024 香港痛風學會", "香港痛風學會"),
        ("【本報訊】醫院管理局與衞生署回覆查詢。", None),
    ],
)
def test_the_body_that_a_text_speaks_for(text, body):
    document = read_text(text)
    claims = list(bodies.find(document, NOBODY_REVIEWED))
    assert home(document, claims) == (body and f"name:{body}")


def test_a_mention_far_into_a_text_is_placed_as_the_first():
    text = "香港大學、某部與UCL合作；政府設立的HKU研究中心，（瑪麗醫院）會檢討\n"
    places = [(claim.start, claim.end) for claim in found(text, None)]
    repeated = [(claim.start, claim.end) for claim in found(text * 3, None)]
    assert places
    assert repeated == [
        (start + shift * len(text), end + shift * len(text)) for shift in range(3) for start, end in places
    ]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("罕盟與罕盟會", ["罕盟", "罕盟會"], ["罕盟", "罕盟會"]),
        ("中大醫學院及中大", ["中大醫學院", "醫學院", "中大"], ["中大醫學院", "中大"]),
        ("沒有簡稱", [], []),
    ],
)
def test_of_short_names_that_begin_together_the_longest_is_met(text, names, expected):
    assert [text[start:end] for start, end in occurrences(text, names, lambda start, end: True)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chief Executive Officer of Harbour Genomics said", ["Harbour Genomics"]),
        ("Founder of Moderna Bio and CEO of Harbour Bio", ["Moderna Bio", "Harbour Bio"]),
        ("VicePresident of Orient Bio, head of Pacific Bio", []),
    ],
)
def test_the_body_that_somebody_is_said_to_head(text, expected):
    assert [name for name, _, _ in headed(text)] == expected


def test_a_name_of_other_words_is_no_translation():
    claims = found("海港儀器有限公司\n\nsigned by Lumen Pharmaceuticals Limited and Harbour Ventures Limited in May")
    assert len({claim.values["key"] for claim in claims}) == 3


def test_a_count_ends_with_its_line():
    assert names(found("參加者共14名\n香港防癌會")) == {"香港防癌會"}


def test_a_university_goes_by_its_short_name_where_a_name_may_begin():
    claims = found("香港理工大學公布，理大校長指，處理大量個案，由理大應用社會科學系負責")
    assert [(claim.values["mention"], claim.values["name_zh"]) for claim in claims] == [
        ("香港理工大學", "香港理工大學"),
        ("理大", "香港理工大學"),
        ("理大應用社會科學系", "香港理工大學應用社會科學系"),
        ("理大", "香港理工大學"),
    ]


def test_given_places_of_one_clause_are_each_read_once():
    text, lexicon = "費用由中大醫學院出足後由科技園公司支出", default()
    places = [
        (text.index(name), text.index(name) + len(name), lexicon.authority.find(name))
        for name in ("中大醫學院", "科技園公司")
    ]
    read = [text[mark.start : mark.end] for run in runs(text, lexicon, places) for mark in run]
    assert read == ["中大醫學院", "科技園公司"]


def test_the_university_of_a_place_is_not_that_of_another_name():
    claims = found("City University of Hong Kong and the University of Hong Kong", load())
    assert [claim.values["mention"] for claim in claims] == ["City University of Hong Kong", "University of Hong Kong"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("費用由中大醫學院與科技園公司承擔", ["中大醫學院", "中大", "科技園公司"]),
        ("香港公共衞生學院與澳門協和醫院合作", ["香港公共衞生學院", "澳門協和醫院"]),
        ("醫院管理局 Hospital Authority", ["醫院管理局", "Hospital Authority"]),
    ],
)
def test_reviewed_names_among_others(text, mentions):
    assert [claim.values["mention"] for claim in found(text, load())] == mentions
