"""Which names of which texts are one body, and what its row holds."""

from __future__ import annotations

import pytest

from pipelines.knowledge import Body, Knowledge
from tests.resolution.written import Written, tables

CENTRE = Body(
    "hong-kong-genome-institute",
    "香港基因組中心",
    "Hong Kong Genome Institute",
    ("基因組中心", "HKGI"),
    "government",
    "hksar-government",
    "HK",
    "https://hkgp.org",
    None,
    None,
)
GOVERNMENT = Body(
    "hksar-government", "香港特別行政區政府", None, ("特區政府",), "government", None, "HK", None, None, None
)
REVIEWED = Knowledge({b.organisation_id: b for b in (CENTRE, GOVERNMENT)}, {}, (), (), (), ())


def bodies(*texts: Written, knowledge: Knowledge | None = None) -> dict[str, dict[str, object]]:
    return {row["organisation_id"]: row for row in tables(*texts, knowledge=knowledge).rows["organisations"]}


def test_a_reviewed_body_keeps_its_names_and_gathers_aliases() -> None:
    text = Written("a", "香港基因組中心（基因組中心，Genome Institute）").body(
        "香港基因組中心", "org:hong-kong-genome-institute"
    )
    text.body("基因組中心", "org:hong-kong-genome-institute", 1)
    text.body("Genome Institute", "org:hong-kong-genome-institute")
    (row,) = bodies(text, knowledge=REVIEWED).values()
    assert (row["name_zh"], row["name_en"]) == ("香港基因組中心", "Hong Kong Genome Institute")
    assert row["aliases"] == ["Genome Institute", "HKGI", "基因組中心"]
    assert (row["status"], row["website"], row["kind"]) == ("reviewed", "https://hkgp.org", "government")
    # Its parent is in the authority file, but in no text.
    assert row["parent_id"] is None


def test_a_parent_that_is_a_row_is_given() -> None:
    text = Written("a", "特區政府的香港基因組中心").body("特區政府", "org:hksar-government")
    text.body("香港基因組中心", "org:hong-kong-genome-institute")
    assert bodies(text, knowledge=REVIEWED)["hong-kong-genome-institute"]["parent_id"] == "hksar-government"


def test_a_candidate_with_a_reviewed_name_is_the_reviewed_body() -> None:
    text = Written("a", "Hong Kong Genome Institute said").body("Hong Kong Genome Institute")
    assert list(bodies(text, knowledge=REVIEWED)) == ["hong-kong-genome-institute"]


def test_a_candidate_of_another_country_is_not_the_reviewed_body() -> None:
    text = Written("a", "香港基因組中心").body("香港基因組中心", jurisdiction="CN")
    assert "hong-kong-genome-institute" not in bodies(text, knowledge=REVIEWED)


def test_a_candidate_never_takes_an_identifier_of_the_authority() -> None:
    text = Written("a", "Hong Kong Genome Institute").body("Hong Kong Genome Institute", jurisdiction="US-PA")
    (identifier,) = bodies(text, knowledge=REVIEWED)
    assert identifier.startswith("org-")


ALLIANCE, SOCIETY = "name:香港罕見疾病聯盟", "name:香港罕病聯會"


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        # the same full name, blanks and width aside
        (
            Written("a", "香港罕見疾病聯盟").body("香港罕見疾病聯盟"),
            Written("b", "香港罕見疾病聯盟 ").body("香港罕見疾病聯盟"),
            1,
        ),
        # the same English name, one text with the Chinese name beside it
        (
            Written("a", "國際罕見病協會").body("國際罕見病協會", name_en="Rare Diseases International"),
            Written("b", "RARE DISEASES INTERNATIONAL").body("RARE DISEASES INTERNATIONAL"),
            1,
        ),
        # one text's full name is the short form that another explains
        (
            Written("a", "中國罕見病聯盟（罕見病聯盟）")
            .body("中國罕見病聯盟")
            .body("罕見病聯盟", "name:中國罕見病聯盟", 1),
            Written("b", "罕見病聯盟").body("罕見病聯盟"),
            1,
        ),
        # the same short form of two bodies
        (
            Written("a", "香港罕見疾病聯盟，即罕盟").body("香港罕見疾病聯盟").body("罕盟", ALLIANCE),
            Written("b", "香港罕病聯會（罕盟）").body("香港罕病聯會").body("罕盟", SOCIETY),
            2,
        ),
        # the same English name of two faculties
        (
            Written("a", "甲大醫學院").body("甲大醫學院", name_en="Faculty of Medicine"),
            Written("b", "乙大醫學院").body("乙大醫學院", name_en="Faculty of Medicine"),
            2,
        ),
        # the same name in two countries
        (
            Written("a", "衞生署").body("衞生署", jurisdiction="HK"),
            Written("b", "衞生署").body("衞生署", jurisdiction="TW"),
            2,
        ),
    ],
)
def test_candidates_of_two_texts(one: Written, other: Written, count: int) -> None:
    assert len(bodies(one, other)) == len(bodies(other, one)) == count


def test_the_full_form_is_preferred_and_the_short_one_is_an_alias() -> None:
    one = (
        Written("a", "中國罕見病聯盟（罕見病聯盟）").body("中國罕見病聯盟").body("罕見病聯盟", "name:中國罕見病聯盟", 1)
    )
    two = [Written(name, "罕見病聯盟").body("罕見病聯盟") for name in "bc"]
    (row,) = bodies(one, *two).values()
    assert (row["name_zh"], row["aliases"], row["status"]) == ("中國罕見病聯盟", ["罕見病聯盟"], "candidate")


def test_identifiers_come_from_the_english_name_or_the_chinese_one() -> None:
    english = Written("a", "國際罕見病協會").body("國際罕見病協會", name_en="Rare Diseases International")
    chinese = Written("b", "香港罕見疾病聯盟").body("香港罕見疾病聯盟")
    first, second = bodies(english, chinese)
    assert second == "rare-diseases-international"
    assert first.startswith("org-")
    assert len(first) == 14


def test_the_publisher_is_found_among_the_bodies() -> None:
    text = Written("a", "香港基因組中心（基因組中心）", publisher="基因組中心").body("香港基因組中心")
    text.body("基因組中心", "name:香港基因組中心", 1)
    found = tables(text).rows
    assert found["documents"][0]["publisher_id"] == found["organisations"][0]["organisation_id"]
    unknown = Written("a", "香港基因組中心", publisher="某機構").body("香港基因組中心")
    assert tables(unknown).rows["documents"][0]["publisher_id"] is None


def test_a_home_page_fills_the_website() -> None:
    text = Written("a", "香港基因組中心 www.hkgp.org").body("香港基因組中心")
    text.contact("www.hkgp.org", "website", "http://www.hkgp.org", organisation="name:香港基因組中心")
    assert next(iter(bodies(text).values()))["website"] == "http://www.hkgp.org"


def test_mentions_are_evidence_of_name_or_alias() -> None:
    text = (
        Written("a", "香港基因組中心（基因組中心）").body("香港基因組中心").body("基因組中心", "name:香港基因組中心", 1)
    )
    found = [(row["quote"], row["field"]) for row in tables(text).rows["evidence"]]
    assert found == [("香港基因組中心", "name_zh"), ("基因組中心", "aliases")]


def test_circles_of_parents_are_cut() -> None:
    text = (
        Written("a", "甲乙丙會與丁戊己會")
        .body("甲乙丙會", parent="name:丁戊己會")
        .body("丁戊己會", parent="name:甲乙丙會")
    )
    rows = bodies(text)
    assert sum(row["parent_id"] is not None for row in rows.values()) == 1
