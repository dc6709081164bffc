"""Which ways to reach somebody are one."""

from __future__ import annotations

import pytest

from pipelines.resolution.contacts import canonical
from tests.resolution.written import Written, tables

CENTRE, ACADEMY = "name:香港基因組中心", "name:香港醫學專科學院"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("website", "http://www.hkgp.org/"), ("link", "https://hkgp.org"), True),
        (("link", "https://youtu.be/aP3yjSCziQs"), ("link", "https://youtu.be/AP3YJSCZIQS"), False),
        (("website", "https://WWW.HKAM.org.hk"), ("website", "https://www.hkam.org.hk/"), True),
        (("link", "https://hkgp.org/tc"), ("website", "https://hkgp.org"), False),
        (("phone", "+85228718888"), ("fax", "+85228718888"), False),
        (("email", "HKAM@hkam.org.hk"), ("email", "hkam@hkam.org.hk"), True),
        (("address", "香港金鐘添馬道二號 政府總部18樓"), ("address", "香港金鐘添馬道二號政府總部18樓"), True),
    ],
)
def test_what_makes_two_contacts_one(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert (canonical(*one) == canonical(*other)) is same


def test_the_most_specific_telling_says_whose_it_is() -> None:
    text = Written("a", "香港醫學專科學院 查詢2871 8888 秘書處2871 8888").body("香港醫學專科學院")
    text.contact("2871 8888", "phone", "+85228718888", purpose="enquiry")
    text.contact("2871 8888", "phone", "+85228718888", 1, organisation=ACADEMY, unit_zh="秘書處", purpose="media")
    found = tables(text).rows
    (row,) = found["contacts"]
    assert row["organisation_id"] == found["organisations"][0]["organisation_id"]
    assert (row["unit_zh"], row["purpose"], row["personal"]) == ("秘書處", "media", False)
    assert found["disagreements"] == []
    assert sum(e["table_name"] == "contacts" for e in found["evidence"]) == 2


def test_a_page_called_website_once_is_a_website() -> None:
    text = Written("a", "www.hkgp.org http://www.hkgp.org/")
    text.contact("www.hkgp.org", "link", "http://www.hkgp.org").contact(
        "http://www.hkgp.org/", "website", "http://www.hkgp.org/"
    )
    assert [row["kind"] for row in tables(text).rows["contacts"]] == ["website"]


def test_two_owners_disagree_and_both_stay() -> None:
    def told(name: str, body: str, published: str) -> Written:
        text = Written(name, f"{body} 2871 8888", published).body(body)
        return text.contact("2871 8888", "phone", "+85228718888", organisation=f"name:{body}")

    found = tables(told("a", "香港基因組中心", "2023"), told("b", "香港醫學專科學院", "2022")).rows
    names = {row["organisation_id"]: row["name_zh"] for row in found["organisations"]}
    assert names[found["contacts"][0]["organisation_id"]] == "香港醫學專科學院"
    claims = {(row["document_id"], names[row["value"]], row["chosen"]) for row in found["disagreements"]}
    assert claims == {("a", "香港基因組中心", False), ("b", "香港醫學專科學院", True)}
