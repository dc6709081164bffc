"""Who is who among people, and their offices."""

from __future__ import annotations

from tests.resolution.written import Written, tables


def test_a_person_of_two_texts_is_one_row_with_the_commonest_honorific() -> None:
    one = Written("a", "盧煜明教授").person("盧煜明", honorific="教授", name_en="Dennis Lo")
    other = Written("b", "盧煜明校長").person("盧煜明", honorific="校長")
    third = Written("c", "Dennis Lo").person("Dennis Lo", honorific="校長")
    (row,) = tables(one, other, third).rows["people"]
    assert (row["person_id"], row["name_zh"], row["name_en"]) == ("dennis-lo", "盧煜明", "Dennis Lo")
    assert row["honorific"] == "校長"


def test_a_tie_goes_to_the_first() -> None:
    text = Written("a", "羅思偉醫生").person("羅思偉", honorific="醫生").person("羅思偉", honorific="博士")
    assert tables(text).rows["people"][0]["honorific"] == "醫生"


def test_one_latin_name_of_two_chinese_ones_joins_neither() -> None:
    texts = [
        Written("a", "陳大文").person("陳大文", name_en="Chan Tai Man"),
        Written("b", "陳泰文").person("陳泰文", name_en="Chan Tai Man"),
    ]
    found = tables(*texts).rows["people"]
    assert {row["name_zh"] for row in found} == {"陳大文", "陳泰文"}
    assert len({row["person_id"] for row in found}) == 2


CENTRE = "name:香港基因組中心"


def _office(name: str, raw: str, phrase: str, title: str, body: str | None) -> Written:
    text = Written(name, raw).person("羅思偉")
    if "香港基因組中心" in raw:
        text.body("香港基因組中心")
    return text.claim("role", phrase, person="person:羅思偉", organisation=body, title_zh=title, title_en=None)


def test_an_office_is_one_row_a_text() -> None:
    raw = "香港基因組中心行政總裁羅思偉醫生。行政總裁羅思偉說"
    text = _office("a", raw, "行政總裁羅思偉", "行政總裁", CENTRE)
    text.claim(
        "role", "行政總裁羅思偉", 1, person="person:羅思偉", organisation=None, title_zh="行政總裁", title_en=None
    )
    found = tables(text, _office("b", raw, "行政總裁羅思偉", "行政總裁", CENTRE)).rows
    assert [row["document_id"] for row in sorted(found["roles"], key=lambda r: r["document_id"])] == ["a", "b"]
    assert all(row["organisation_id"] for row in found["roles"])
    assert sum(row["table_name"] == "roles" for row in found["evidence"]) == 3


def test_one_title_in_two_bodies_is_two_rows() -> None:
    text = Written("a", "甲會及乙會主席李四").body("甲會").body("乙會").person("李四")
    for body in ("name:甲會", "name:乙會"):
        text.claim("role", "主席李四", person="person:李四", organisation=body, title_zh="主席", title_en=None)
    assert len({row["role_id"] for row in tables(text).rows["roles"]}) == 2


def test_a_role_of_nobody_known_is_left_out() -> None:
    text = Written("a", "主席").claim(
        "role", "主席", person="person:?", organisation=None, title_zh="主席", title_en=None
    )
    assert tables(text).rows["roles"] == []
