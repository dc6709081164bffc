"""Bodies, people and roles in whole texts of the genres: council paper, news, press release, both scripts, English."""

import pytest

from pipelines.extraction import bodies, people, roles
from pipelines.extraction.bodies.authority import Authority
from pipelines.reading import read_text

TEXTS = {
    "news": (
        "消委會昨公布測試結果。總幹事黃鳳嫺指，市民應小心。香港藥學會會長龐愛蘭說，病人應諮詢藥劑師；資深藥劑師蘇曜華則建議先看醫生。"
        "工聯會立法會議員黃國、民建聯葛珮帆及新民黨主席葉劉淑儀均表支持。病者林女士說在瑪麗醫院輪候逾年。"
        "食物環境衞生署發言人說，會加強巡查。",
        {"消委會", "香港藥學會", "工聯會", "立法會", "民建聯", "新民黨", "瑪麗醫院", "食物環境衞生署"},
        {"黃鳳嫺", "龐愛蘭", "蘇曜華", "黃國", "葛珮帆", "葉劉淑儀"},
        {("龐愛蘭", "香港藥學會", "會長"), ("黃國", "立法會", "議員"), ("葉劉淑儀", "新民黨", "主席")},
    ),
    "council paper": (
        "有病人組織反映，醫院管理局（醫管局）的藥物名冊更新緩慢。關愛基金自2017年起資助病人，而撒瑪利亞基金亦有類似項目。\n"
        "（一）過去三年，醫管局每年經藥物諮詢委員會審批的新藥數目；\n"
        "（二）會否考慮與內地有關部門商討，例如國家藥品監督管理局及國家衞生健康委員會；及\n"
        "（三）會否把香港兒童醫院定為罕見病中心？\n答覆：\n主席：\n政府一直重視，各部門成立了專責小組。",
        {
            "醫院管理局",
            "關愛基金",
            "撒瑪利亞基金",
            "藥物諮詢委員會",
            "國家藥品監督管理局",
            "國家衞生健康委員會",
            "香港兒童醫院",
        },
        set(),
        set(),
    ),
    "press release": (
        "香港中文大學（中大）醫學院眼科及視覺科學學系與美國史丹福大學聯合發布研究成果。研究由中大醫學院眼科及視覺科學學系系主任"
        "彭智培教授領導。中大校長段崇智教授感謝李嘉誠基金會支持。合作夥伴還包括北京同仁醫院及新加坡國立眼科中心。"
        "團隊成員、眼科及視覺科學學系助理教授冉安然博士補充。",
        {
            "香港中文大學",
            "史丹福大學",
            "香港中文大學醫學院",
            "香港中文大學醫學院眼科及視覺科學學系",
            "李嘉誠基金會",
            "北京同仁醫院",
            "新加坡國立眼科中心",
        },
        {"彭智培", "段崇智", "冉安然"},
        {
            ("彭智培", "香港中文大學醫學院眼科及視覺科學學系", "系主任"),
            ("段崇智", "香港中文大學", "校長"),
            ("冉安然", "香港中文大學醫學院眼科及視覺科學學系", "助理教授"),
        },
    ),
    "Simplified": (
        "国家卫生健康委员会新闻发言人米锋介绍，复旦大学附属华山医院感染科主任张文宏教授和北京协和医院党委书记吴沛新出席了发布会。"
        "中国疾控中心与广东省人民医院合作开展研究。",
        {
            "國家衞生健康委員會",
            "復旦大學",
            "復旦大學附屬華山醫院",
            "北京協和醫院",
            "中國疾控中心",
            "廣東省人民醫院",
        },
        {"米鋒", "張文宏", "吳沛新"},
        {
            ("米鋒", "國家衞生健康委員會", "新聞發言人"),
            ("張文宏", "復旦大學附屬華山醫院", "感染科主任"),
            ("吳沛新", "北京協和醫院", "黨委書記"),
        },
    ),
    "English": (
        "Hong Kong, March 3, 2023 - The Hong Kong Science and Technology Parks Corporation (HKSTP) today signed a "
        "memorandum. Mr Albert Wong, CEO of HKSTP, said the partnership will benefit patients. Dr Grace Lui, Associate "
        "Professor at the Department of Medicine and Therapeutics, The Chinese University of Hong Kong, welcomed the "
        "move. The Innovation and Technology Commission and the Food and Health Bureau supported the project.",
        {
            "Hong Kong Science and Technology Parks Corporation",
            "Department of Medicine and Therapeutics",
            "Chinese University of Hong Kong",
            "Innovation and Technology Commission",
            "Food and Health Bureau",
        },
        {"Albert Wong", "Grace Lui"},
        {
            ("Albert Wong", "Hong Kong Science and Technology Parks Corporation", "CEO"),
            ("Grace Lui", "Department of Medicine and Therapeutics", "Associate Professor"),
        },
    ),
    "Macao": (
        "澳門衛生局局長羅奕龍與社會文化司司長歐陽瑜主持會議。仁伯爵綜合醫院、鏡湖醫院及澳門科技大學醫院派員出席。",
        {"澳門衛生局", "社會文化司", "仁伯爵綜合醫院", "鏡湖醫院", "澳門科技大學醫院"},
        {"羅奕龍", "歐陽瑜"},
        {("羅奕龍", "澳門衛生局", "局長"), ("歐陽瑜", "社會文化司", "司長")},
    ),
}


@pytest.mark.parametrize("genre", TEXTS)
def test_a_text_with_nothing_reviewed(genre):
    text, expected_bodies, expected_people, expected_roles = TEXTS[genre]
    document = read_text(text)
    found_bodies = list(bodies.find(document, Authority()))
    found_people = list(people.find(document, found_bodies))
    found_roles = list(roles.find(document, found_bodies, found_people))
    names = {c.values["key"]: c.values["name_zh"] or c.values["name_en"] for c in (*found_bodies, *found_people)}
    told = {
        (names[r.values["person"]], names.get(r.values["organisation"]), r.values["title_zh"] or r.values["title_en"])
        for r in found_roles
    }
    assert {names[c.values["key"]] for c in found_bodies} == expected_bodies
    assert {names[c.values["key"]] for c in found_people} == expected_people
    assert expected_roles <= told


def test_spans_and_keys_of_claims_hold_together():
    for text, *_ in TEXTS.values():
        document = read_text(text)
        found_bodies = list(bodies.find(document))
        found_people = list(people.find(document, found_bodies))
        keys = {c.values["key"] for c in (*found_bodies, *found_people)}
        assert [c.start for c in found_bodies] == sorted(c.start for c in found_bodies)
        for role in roles.find(document, found_bodies, found_people):
            assert role.values["person"] in keys
            assert role.values["organisation"] is None or role.values["organisation"] in keys
            assert 0 <= role.start < role.end <= len(document.text)
