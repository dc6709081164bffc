"""Events read from short texts: date, kind, the words of the title, and whether they lie in the future."""

from __future__ import annotations

import pytest

from tests.extraction.test_statistics import at, claims, rows


@pytest.mark.parametrize("row", rows("event_phrases.csv"), ids=lambda row: f"{row['quote']} in {row['text'][:20]}")
def test_a_date_with_an_act_is_an_event(row: dict[str, str]) -> None:
    found = at(claims(row["text"], row["published"]), "event", row["text"], row["quote"])
    assert len(found) == 1
    values = found[0].values
    assert (values["date"], values["kind"]) == (row["date"], row["kind"])
    assert row["title_has"] in values["title_zh"]
    assert values["planned"] is (row["planned"] == "yes")


@pytest.mark.parametrize("row", rows("event_negatives.csv"), ids=lambda row: row["quote"])
def test_a_date_without_an_act_is_no_event(row: dict[str, str]) -> None:
    found = claims(row["text"], row["published"])
    assert not at(found, "event", row["text"], row["quote"])
    accounts = at(found, "number", row["text"], row["quote"])
    assert [claim.values["reason"] for claim in accounts if claim.values["status"] == "set_aside"] in (
        [row["reason"]],
        [],
    )


def test_an_event_names_its_place_and_bodies() -> None:
    text = "香港大學於2019年4月2日在香港科學園舉行遺傳學研討會。"
    (event,) = (claim for claim in claims(text) if claim.kind == "event")
    assert event.values["place"] == "香港科學園"
    assert "org:university-of-hong-kong" in event.values["organisations"]


@pytest.mark.parametrize(
    ("text", "founded"),
    [
        ("香港科技大學於1991年成立，位於清水灣。", "org:hong-kong-university-of-science-and-technology"),
        ("1991年香港科技大學正式成立，香港中文大學致賀。", "org:hong-kong-university-of-science-and-technology"),
        ("立法會於1991年通過條例，設立醫院管理局。", "org:hong-kong-hospital-authority"),
        ("香港科技大學於1993年成立了分子神經科學課程。", None),
    ],
)
def test_a_founding_tells_of_the_body_that_came_to_be(text: str, founded: str | None) -> None:
    (event,) = (claim for claim in claims(text) if claim.kind == "event")
    assert event.values["subject"] == founded
