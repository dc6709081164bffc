"""Whose contacts are, what for, and whether they reach one person: blocks, sentences, letters, lists of links."""

import re
from itertools import pairwise

import pytest

from pipelines.extraction import contacts
from pipelines.extraction.claims import Claim
from pipelines.reading.document import Document


def document(text):
    return Document("text", raw=text, text=text)


def mentions(kind, text, names):
    """Make a claim of each place of each name; `names` gives the full name of a name in the text."""
    return [
        Claim(
            kind,
            found.start(),
            found.end(),
            {"key": f"name:{full}" if kind == "organisation" else f"person:{full}", "name_zh": full, "mention": name},
            "test",
        )
        for name, full in names.items()
        for found in re.finditer(re.escape(name), text)
    ]


def find(text, bodies=(), people=()):
    bodies = bodies if isinstance(bodies, dict) else {name: name for name in bodies}
    found = contacts.find(
        document(text),
        mentions("organisation", text, bodies),
        mentions("person", text, {name: name for name in people}),
    )
    return [claim.values for claim in found]


def short(values):
    """Give kind and value without what the tests below need not repeat."""
    return (
        values["value"],
        (values["organisation"] or "").removeprefix("name:"),
        (values["person"] or "").removeprefix("person:"),
    )


BLOCK = """傳媒查詢，請聯絡：
港大醫學院
馬希文
電話：+852 3917 9535
電郵：helenmhm@hku.hk
香港科技園公司
許諾童
電話：+852 2629 2327
電郵：raven.hui@hkstp.org
愛德曼國際公關公司
梁爽爽
電話：+852 2837 4775 / 9684 9460
電郵：Sonia.Leung@edelman.com /
Edelmanhkstppr@edelman.com"""


def test_a_block_of_bodies_and_their_people():
    bodies = {
        "港大醫學院": "香港大學李嘉誠醫學院",
        "香港科技園公司": "香港科技園公司",
        "愛德曼國際公關公司": "愛德曼國際公關公司",
    }
    found = find(BLOCK, bodies)
    assert [short(values) for values in found] == [
        ("+85239179535", "香港大學李嘉誠醫學院", "馬希文"),
        ("helenmhm@hku.hk", "香港大學李嘉誠醫學院", "馬希文"),
        ("+85226292327", "香港科技園公司", "許諾童"),
        ("raven.hui@hkstp.org", "香港科技園公司", "許諾童"),
        ("+85228374775", "愛德曼國際公關公司", "梁爽爽"),
        ("+85296849460", "愛德曼國際公關公司", "梁爽爽"),
        ("sonia.leung@edelman.com", "愛德曼國際公關公司", "梁爽爽"),
        ("edelmanhkstppr@edelman.com", "愛德曼國際公關公司", ""),
    ]
    assert {values["purpose"] for values in found} == {"media"}
    assert [values["personal"] for values in found] == [True] * 7 + [False]


def test_names_that_only_the_layout_tells_are_people():
    names = [claim.values["name_zh"] for claim in contacts.people_in_blocks(document(BLOCK))]
    assert names == ["馬希文", "許諾童", "梁爽爽"]
    assert contacts.people_in_blocks(document("機構傳訊部\n電話：2185 6745\n秘書處\n電話：2871 8888")) == []


def test_departments_of_two_bodies():
    text = """傳媒查詢，請聯絡：
香港基因組中心
機構傳訊部
電話：(852) 2185 6745/ 2185 6622
香港醫學專科學院
秘書處
電話：(852) 2871 8888
電郵：hkam@hkam.org.hk"""
    found = find(text, ["香港基因組中心", "香港醫學專科學院"])
    assert [(values["organisation"], values["unit_zh"], values["personal"]) for values in found] == [
        ("name:香港基因組中心", "機構傳訊部", False),
        ("name:香港基因組中心", "機構傳訊部", False),
        ("name:香港醫學專科學院", "秘書處", False),
        ("name:香港醫學專科學院", "秘書處", False),
    ]


def test_a_department_read_as_a_body_counts_for_the_body():
    text = "查詢：甲醫院總辦事處（Main Office），九龍彌敦道1號甲醫院大樓；電話2871 8888，網址www.example.org.hk"
    found = find(text, ["甲醫院", "甲醫院總辦事處"])
    assert [(values["kind"], values["organisation"], values["unit_zh"]) for values in found] == [
        ("address", "name:甲醫院", "總辦事處"),
        ("phone", "name:甲醫院", "總辦事處"),
        ("website", "name:甲醫院", "總辦事處"),
    ]
    assert {values["purpose"] for values in found} == {"enquiry"}


def test_a_phone_in_brackets_behind_a_person():
    text = "香港某某大學公布新發現。\n傳媒查詢：大學公關部陳大文（電話2871 8888）"
    (values,) = find(text, ["香港某某大學"], ["陳大文"])
    assert short(values) == ("+85228718888", "香港某某大學", "陳大文")
    assert (values["unit_zh"], values["purpose"], values["personal"]) == ("公關部", "media", True)


def test_two_people_and_two_phones_in_turn():
    text = """傳媒查詢：Ms Ann Ho／Ms Bea Ip（依次）
手提電話：+852 9684 9460/ 9684 9461
代行：Brightwater Limited
電話：+852 2837 4775\t傳真：+852 2837 4776"""
    found = find(text, ["Brightwater Limited"], ["Ann Ho", "Bea Ip"])
    assert [(values["kind"], *short(values)) for values in found] == [
        ("phone", "+85296849460", "", "Ann Ho"),
        ("phone", "+85296849461", "", "Bea Ip"),
        ("phone", "+85228374775", "Brightwater Limited", ""),
        ("fax", "+85228374776", "Brightwater Limited", ""),
    ]


def test_an_address_of_two_lines_under_its_body():
    text = "查詢：糖尿聯會\n地址：香港上環干諾道中77號\n商會綜合大樓12樓\n電話：2871 8888/ 2871 8889\n傳真：2185 6633"
    found = find(text, ["糖尿聯會", "商會"])
    assert [(values["kind"], values["value"]) for values in found] == [
        ("address", "香港上環干諾道中77號商會綜合大樓12樓"),
        ("phone", "+85228718888"),
        ("phone", "+85228718889"),
        ("fax", "+85221856633"),
    ]
    assert {values["organisation"] for values in found} == {"name:糖尿聯會"}


def test_the_head_of_a_letter_gives_the_addressee():
    text = "香港金鐘添馬道二號\n政府總部18樓\n醫務衞生局局長\n盧寵茂教授台啟\n盧局長鈞鑒：\n借鏡內地"
    (values,) = find(text, ["政府總部", "醫務衞生局"], ["盧寵茂"])
    assert short(values) == ("香港金鐘添馬道二號政府總部18樓", "醫務衞生局", "盧寵茂")
    assert (values["purpose"], values["personal"]) == ("correspondence", True)


@pytest.mark.parametrize(
    "text",
    [
        "會議於香港灣仔港灣道1號會展中心舉行。",
        "他住在香港薄扶林沙宣道21號多年。",
        "地點在九龍彌敦道210號，時間為2023年5月15日。",
    ],
)
def test_venues_and_places_in_prose_are_nobodys_contact(text):
    assert find(text) == []
    assert [one.kind for one in contacts.read(text)] == ["address"]


def test_urls_in_brackets_belong_to_the_body_before_them():
    text = "詳情將上載至基因組中心（www.hkgp.org）和醫專的網頁（www.hkam.org.hk）；"
    found = find(text, {"基因組中心": "香港基因組中心", "醫專": "香港醫學專科學院"})
    assert [(values["value"], values["organisation"]) for values in found] == [
        ("https://www.hkgp.org/", "name:香港基因組中心"),
        ("https://www.hkam.org.hk/", "name:香港醫學專科學院"),
    ]
    assert {values["purpose"] for values in found} == {"further_information"}


def test_the_same_page_written_differently_is_one_value_with_one_owner():
    text = """請瀏覽基因組中心的網頁（www.hkgp.org）。
http://www.hkgp.org/
https://hkgp.org/tc/
mailto:info@hkgp.org"""
    found = find(text, {"基因組中心": "香港基因組中心"})
    assert [values["value"] for values in found] == [
        "https://www.hkgp.org/",
        "https://www.hkgp.org/",
        "https://hkgp.org/tc/",
        "info@hkgp.org",
    ]
    assert {values["organisation"] for values in found} == {"name:香港基因組中心"}


def test_links_at_the_foot_of_a_page_do_not_belong_to_the_block_above():
    text = "香港醫學專科學院\n電話：2871 8888\n電郵：hkam@hkam.org.hk\nhttp://www.other.org/\nhttp://www.hkam.org.hk/"
    found = {values["value"]: values["organisation"] for values in find(text, ["香港醫學專科學院"])}
    assert found["http://www.other.org/"] is None
    assert found["http://www.hkam.org.hk/"] == "name:香港醫學專科學院"


def test_a_section_about_a_body_owns_a_page_nobody_else_does():
    text = "甲公司與乙公司合作。\n關於甲公司\n成立逾20年，致力創新。詳情：www.example.com"
    (values,) = find(text, ["甲公司", "乙公司"])
    assert values["organisation"] == "name:甲公司"


def test_a_bodys_website_ties_its_host():
    text = "港聞一則。\nhttps://www.example.org.hk/tc/report.pdf"
    body = Claim(
        "organisation", 0, 2, {"key": "org:x", "name_zh": "甲", "website": "https://www.example.org.hk/"}, "test"
    )
    (claim,) = contacts.find(document(text), [body])
    assert (claim.values["kind"], claim.values["organisation"]) == ("link", "org:x")


def test_videos_belong_to_the_body_that_introduces_them():
    text = "演講和討論詳情可參看罕盟YouTube頻道：\n張抒揚演講：https://youtu.be/aP3yjSCziQs\n李林康演講：https://youtu.be/blG5GqrUPzU"
    found = find(text, {"罕盟": "香港罕見疾病聯盟", "YouTube": "YouTube"}, ["張抒揚", "李林康"])
    assert {(values["kind"], values["organisation"], values["purpose"], values["person"]) for values in found} == {
        ("link", "name:香港罕見疾病聯盟", "video", None)
    }


def test_a_page_on_a_platform_is_not_the_platforms():
    text = "請訂閱旅遊局的Telegram頻道：https://t.me/example\nFacebook專頁：旅遊局\n電話：(853) 2855 1234"
    found = find(text, ["旅遊局", "Telegram", "Facebook"])
    assert {values["organisation"] for values in found} == {"name:旅遊局"}


def test_a_source_link_belongs_to_the_body_last_named():
    text = "甲局轄下的乙中心公布數字。\n流感21.3%\n出處:https://stat.example.hk/figures.html"
    (values,) = find(text, ["甲局", "乙中心"])
    assert values["organisation"] == "name:乙中心"


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("傳媒查詢：2871 8888", "media"),
        ("Media enquiries: 2871 8888", "media"),
        ("查詢電話：2871 8888", "enquiry"),
        ("申請表格請電郵至grant@example.org.hk", "application"),
        ("請按此連結下載圖片：\nhttps://drive.google.com/drive/folders/1OQd", "download"),
        ("重溫影片：https://youtu.be/aP3yjSCziQs", "video"),
        ("詳情請瀏覽www.example.org.hk。", "further_information"),
        ("電話：2871 8888", "general"),
    ],
)
def test_purposes(text, purpose):
    assert [values["purpose"] for values in find(text)] == [purpose]


def test_contacts_are_read_in_order_and_apart():
    spans = contacts.read(BLOCK + "\n地址：香港灣仔告士打道151號\nwww.example.org.hk/2018-2022")
    assert [one.kind for one in spans[-2:]] == ["address", "link"]
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_a_text_without_contacts_has_no_claims():
    assert find("首次公開募股融資達2,760億港元，共126家公司在2018-2022年上市。", ["香港交易所"]) == []


def test_people_above_a_name_nobody_knows_are_not_its_people():
    text = "傳媒查詢：Ms Ann Ho\n電話：+852 9684 9460\n代行：Brightwater Limited\n電話：+852 2837 4775"
    assert [short(values) for values in find(text, (), ["Ann Ho"])] == [
        ("+85296849460", "", "Ann Ho"),
        ("+85228374775", "", ""),
    ]
