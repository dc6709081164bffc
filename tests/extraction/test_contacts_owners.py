"""Whose contacts are where no line of its own names the body: titles, rows, hosts, the body that issued the text."""

from pipelines.extraction import contacts
from tests.extraction.test_contacts import document, find, mentions, short


def test_a_name_with_the_title_of_its_person_heads_a_block():
    text = "傳媒查詢\n仁善中心　傳訊主任 黎子文先生\n電話：(852) 2155 0934\n電郵：manlai@yanshin.org.hk"
    found = find(text, bodies=["仁善中心"], people=["黎子文"])
    assert [short(one) for one in found] == [
        ("+85221550934", "仁善中心", "黎子文"),
        ("manlai@yanshin.org.hk", "仁善中心", "黎子文"),
    ]


def test_people_of_a_row_have_the_telephones_of_their_rank():
    text = "Media enquiries\nHarbour & Co – Joan Pang / Mark Tsui\nTel: +852 2114 4903 / 2114 4957"
    found = find(text, bodies=["Harbour & Co"], people=["Joan Pang", "Mark Tsui"])
    assert [short(one) for one in found] == [
        ("+85221144903", "Harbour & Co", "Joan Pang"),
        ("+85221144957", "Harbour & Co", "Mark Tsui"),
    ]


def test_a_host_that_spells_a_body_is_its_own_and_the_block_goes_with_it():
    text = (
        "About Lumabio\nLumabio opened. It is listed in Hong Kong by Peak Exchange. Visit www.lumabio.com.\n\n"
        "Investor enquiries\nJanet Poon, Manager\nTel: +852 3619 2280\nEmail: ir@lumabio.com"
    )
    found = find(text, bodies=["Lumabio", "Peak Exchange"], people=["Janet Poon"])
    assert {one["organisation"] for one in found} == {"name:Lumabio"}


def test_what_nobody_owns_is_the_issuers():
    text = "發佈單位：海務局\n民政署亦表示支持。\n市民如欲查詢，可致電2831 3731，電郵info@marine.gov.mo。"
    found = find(text, bodies=["海務局", "民政署"])
    assert {one["organisation"] for one in found} == {"name:海務局"}


def test_a_telephone_in_a_row_of_cells_needs_no_label():
    found = find("海旁中心\t2513 3000\tcgs@harbourside.hk", bodies=["海旁中心"])
    assert [short(one) for one in found] == [
        ("+85225133000", "海旁中心", ""),
        ("cgs@harbourside.hk", "海旁中心", ""),
    ]


def test_who_signs_or_edits_is_not_whom_the_telephone_reaches():
    text = "香港腎病會會長\n沈麗芳 謹啟\n電話：2794 3010"
    people = mentions("person", text, {"沈麗芳": "沈麗芳"})
    signed = [claim._replace(rule="people.signed") for claim in people]
    found = list(contacts.find(document(text), mentions("organisation", text, {"香港腎病會": "香港腎病會"}), signed))
    assert [short(one.values) for one in found] == [("+85227943010", "香港腎病會", "")]


def test_an_address_in_simplified_characters_is_read_to_its_number():
    assert [one["value"] for one in find("地址：深圳市福田区福保街道市花路5号创新大厦3楼")] == [
        "深圳市福田区福保街道市花路5号创新大厦3楼"
    ]


def test_the_venue_of_an_event_is_not_whom_the_telephone_reaches():
    text = "仁善會將於下周六假海旁堂舉行聚會，查詢電話2345 0918。"
    found = find(text, bodies=["仁善會", "海旁堂"])
    assert [short(one) for one in found] == [("+85223450918", "仁善會", "")]


def test_a_telephone_in_prose_is_of_the_subject_of_its_paragraph():
    text = "仁善會下月舉行講座，費用全免。報名可致電2345 6780。\n海務局提醒市民。"
    found = find(text, bodies=["仁善會", "海務局"])
    assert [short(one) for one in found] == [("+85223456780", "仁善會", "")]


def test_a_person_named_behind_the_telephone_is_reached_by_it():
    text = "如有垂詢，請致電 2776 1906，與仁善會總幹事黎子文女士聯絡。"
    found = find(text, bodies=["仁善會"], people=["黎子文"])
    assert [short(one)[2] for one in found] == ["黎子文"]


def test_a_line_of_an_address_owns_nothing_below():
    text = "仁善會\n地址：海旁大學科學樓\n電話：2345 6781"
    found = find(text, bodies=["仁善會", "海旁大學"])
    assert short(found[-1]) == ("+85223456781", "仁善會", "")


def test_a_partner_owns_nothing_below():
    text = "主辦：仁善會\n協辦：海旁大學\n查詢電話：2345 6782"
    found = find(text, bodies=["仁善會", "海旁大學"])
    assert short(found[-1]) == ("+85223456782", "仁善會", "")


def test_digits_that_a_page_parts_are_a_phone_behind_a_label_only():
    assert [one["value"] for one in find("預約熱線 2830 7\n412")] == ["+85228307412"]
    assert find("共有 2830 7\n412 人") == []


def test_the_same_address_in_two_languages_is_two():
    found = find("地址：香港灣仔軒尼詩道5號仁善樓 Yanshin House, 5 Hennessy Road, Wan Chai")
    assert [one["kind"] for one in found] == ["address", "address"]


def test_a_code_in_brackets_may_have_its_country_before_it():
    assert [one["value"] for one in find("熱線：(86-755) 8691 3333")] == ["+8675586913333"]


def test_two_floors_of_one_address_are_one():
    found = find("18/F & 19/F, Yanshin Tower, 178 Gloucester Road, Wanchai, Hong Kong\nTel: 2345 6789")
    assert [one["kind"] for one in found] == ["address", "phone"]


def test_a_heading_of_addresses_ends_the_block_above():
    text = "甲會\n\n義務秘書　黎世明（乙會計師事務所）\n\n各處地址\n\n總辦事處\n電話：2527 3046"
    found = find(text, bodies=["甲會", "乙會計師事務所"], people=["黎世明"])
    assert short(found[0]) == ("+85225273046", "甲會", "")


def test_an_address_below_a_person_is_not_the_persons():
    text = "傳媒聯絡\n仁善中心\n黎子文先生\n電話：2155 0934\n地址：香港灣仔皇后大道東213號18樓"
    found = find(text, bodies=["仁善中心"], people=["黎子文"])
    assert [short(one)[1:] for one in found] == [("仁善中心", "黎子文"), ("仁善中心", "")]


def test_a_body_in_brackets_behind_a_person_parts_nobody_from_the_address():
    text = "Media contacts:\nPeter Chow (Edel Asia) peter.chow@edelasia.com"
    found = find(text, bodies=["Edel Asia"], people=["Peter Chow"])
    assert [short(one) for one in found] == [("peter.chow@edelasia.com", "Edel Asia", "Peter Chow")]


def test_a_persons_telephone_is_not_of_the_body_on_the_next_line():
    text = "Media contacts:\nAmy Lau, Tolo, +852 2345 6789\nPeter Chow, peter@edelasia.com"
    found = find(text, bodies=["Edel Asia"], people=["Amy Lau", "Peter Chow"])
    assert short(found[0]) == ("+85223456789", "", "Amy Lau")


def test_eight_digits_beside_a_host_of_hong_kong_are_of_hong_kong():
    assert [one.value for one in contacts.read("來函請寄 ed@example.org.hk，或致電2338 4170", "TW")] == [
        "ed@example.org.hk",
        "+85223384170",
    ]


def test_a_note_in_brackets_does_not_make_a_venue_of_an_address():
    found = find("總部：深圳市福田區市花路15號創新大廈8樓（郵編518045）", bodies=[], people=[])
    assert [one["kind"] for one in found] == ["address"]
