"""People and their roles in phrases of the genre, and the phrases that look like names and are none."""

import csv
from pathlib import Path

import pytest

from pipelines.extraction import bodies, people, roles
from pipelines.reading import read_text


def read(text):
    document = read_text(text)
    found_bodies = list(bodies.find(document))
    found_people = list(people.find(document, found_bodies))
    return document, found_bodies, found_people, list(roles.find(document, found_bodies, found_people))


def phrases():
    with (Path(__file__).parent / "people_phrases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["text"], *(set(filter(None, row[column].split("|"))) for column in ("people", "roles"))


@pytest.mark.parametrize(("text", "names", "held"), list(phrases()))
def test_people_and_roles_of_a_phrase(text, names, held):
    _, found_bodies, found_people, found_roles = read(text)
    body = {c.values["key"]: c.values["name_zh"] or c.values["name_en"] for c in found_bodies}
    told = {
        f"{body.get(r.values['organisation'], '')}:{r.values['title_zh'] or r.values['title_en']}" for r in found_roles
    }
    assert {claim.values["name_zh"] or claim.values["name_en"] for claim in found_people} == names
    assert held <= told


def test_honorifics_are_no_part_of_a_name():
    _, _, found, _ = read("主席范鴻齡先生")
    assert [(c.values["name_zh"], c.values["honorific"]) for c in found] == [("范鴻齡", "先生")]


def test_a_surname_with_an_honorific_is_the_person_named_before():
    document, _, found, _ = read("謝鴻發教授表示，謝教授感謝各界。")
    assert {claim.values["key"] for claim in found} == {"person:謝鴻發"}
    assert [document.text[claim.start : claim.end] for claim in found] == ["謝鴻發", "謝教授"]


def test_an_english_name_in_brackets_is_the_same_person():
    _, _, found, _ = read("岑子光醫生（Dr Shum Tsz-kwong）說")
    assert {(c.values["key"], c.values["name_en"]) for c in found} == {("person:岑子光", "Shum Tsz-kwong")}


def test_a_name_inside_the_name_of_a_body_is_nobody():
    _, _, found, _ = read("李嘉誠醫學院、黃廷方慈善基金與瑪麗慈善基金")
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("講者： 張抒揚教授\n- 北京協和醫院院長\n- 中國罕見病聯盟副理事長兼秘書長", {"院長", "副理事長兼秘書長"}),
        ("V. 李立業醫生\n醫院管理局行政經理（聯網運作）", {"行政經理（聯網運作）"}),
        ("香港罕見疾病聯盟\n會長\n\n曾建平\n二零二四年一月十五日", {"會長"}),
        ("Valentina Greco\n國際幹細胞研究學會年會(2025)主席", {"年會(2025)主席"}),
        ("香港科技大學（科大）化學系副教授兼系主任何文傑教授", {"副教授兼系主任"}),
        (
            "港大醫學院臨床醫學學院內科學系系主任暨內科學系講座教授（心臟學）謝鴻發教授",
            {"系主任", "講座教授（心臟學）"},
        ),
        ("香港基因組中心獎學金得獎學者李博謙醫生及馬銘遙醫生", {"獎學金得獎學者"}),
        ("香港肝病互助會會長\n沈麗芳　謹啟", {"會長"}),
        ("唐佩玲女士\t香港腎病協會董事、亞洲腎科學會副主席", {"董事", "副主席"}),
        ("康志誠教授\n亞洲痛風學會候任會長｜香港城市大學化學系系主任", {"候任會長", "系主任"}),
        ("杜佩儀女士\n- 原國家藥品監督管理局巡視員", {"原巡視員"}),
        ("古志文醫生\n第9屆亞洲腎臟學會年會聯席主席", {"第9屆年會聯席主席"}),
        ("陳大文教授", set()),
    ],
)
def test_titles_are_kept_as_written(text, expected):
    *_, found = read(text)
    assert {claim.values["title_zh"] for claim in found} == expected


def test_a_shared_title_is_held_by_each_of_a_list():
    *_, found = read("香港基因組中心獎學金得獎學者李博謙醫生及馬銘遙醫生")
    assert {claim.values["person"] for claim in found} == {"person:李博謙", "person:馬銘遙"}
    assert {claim.values["organisation"] for claim in found} == {"org:hong-kong-genome-institute"}


def test_a_role_told_in_a_list_of_holders_is_stated_by_words_that_hold_its_title():
    document, *_, found = read("香港基因組中心獎學金得獎學者李博謙醫生及馬銘遙醫生")
    assert all(claim.values["title_zh"] in document.text[claim.start : claim.end] for claim in found)


def test_a_latin_name_with_accents_is_an_english_name():
    _, _, found, _ = read("Aurélie Blanc博士")
    assert [(c.values["name_zh"], c.values["name_en"]) for c in found] == [(None, "Aurélie Blanc")]


def test_a_title_without_a_body_is_held_in_the_body_that_the_letter_speaks_for():
    *_, found = read(
        "各位：\n本會顧問、香港大學教授許承志醫生同意。\n香港腎病家長會\n主席 黎潔文 敬上\n聯絡人：總幹事盧子傑先生"
    )
    held = {(claim.values["person"], claim.values["organisation"], claim.values["title_zh"]) for claim in found}
    home = "name:香港腎病家長會"
    assert {("person:許承志", home, "顧問"), ("person:盧子傑", home, "總幹事"), ("person:黎潔文", home, "主席")} <= held


def test_names_beside_telephones_in_a_row_are_people():
    _, _, found, _ = read("Media enquiries\nJoan Pang / Mark Tsui\nTel: +852 2114 4903 / 2114 4957")
    assert {claim.values["name_en"] for claim in found} == {"Joan Pang", "Mark Tsui"}


def test_a_name_in_simplified_characters_keeps_its_surname():
    document = read_text("国家罕见病登记中心主任于建群和研究员范军介绍，这项研究为患者带来希望。")
    found = people.find(document, list(bodies.find(document)))
    assert "于建群" in {claim.values["name_zh"] for claim in found}


def test_a_text_of_two_languages_names_each_person_once():
    text = (
        "主席霍敏儀女士接替任滿的羅啟明教授。\n"
        "Ms Carmen FOK Man-yee took over as Chairperson from Professor LAW Kai-ming on 1 April for a term of two years."
    )
    _, _, found, _ = read(text)
    assert {(c.values["name_zh"], c.values["name_en"]) for c in found} == {
        ("霍敏儀", "Carmen FOK Man-yee"),
        ("羅啟明", "LAW Kai-ming"),
    }


def test_names_of_one_surname_in_one_language_each_stay_apart():
    _, _, found, _ = read(
        "陳志明醫生說，這是很重要的一步，對病人和家屬都有很大幫助，政府應該盡快落實。\n" * 3 + "Peter Chan, Manager"
    )
    assert {(c.values["name_zh"], c.values["name_en"]) for c in found} == {("陳志明", None), (None, "Peter Chan")}
