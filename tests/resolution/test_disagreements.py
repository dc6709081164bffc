"""Claims that cannot both hold are all published, with the one chosen and why."""

from __future__ import annotations

import pytest

from pipelines.knowledge import Knowledge, Match
from tests.resolution.written import Written, tables

PARK = "香港科技園公司"


def _founded(name: str, date: str, published: str, publisher: str | None = None) -> Written:
    text = Written(name, f"{PARK}於{date}成立", published, publisher=publisher).body(PARK)
    return text.event(date, date, f"{PARK}成立", "founding", subject=f"name:{PARK}", organisations=(f"name:{PARK}",))


@pytest.mark.parametrize(
    ("texts", "founded", "claims"),
    [
        # the most exact one, and a vaguer one that admits it does not disagree
        ([("a", "2001", "2020", None), ("b", "2001-05", "2023", None)], "2001-05", 0),
        # the most exact one
        ([("a", "2001", "2020", None), ("b", "2002-05", "2023", None)], "2002-05", 2),
        # the body's own publication
        ([("a", "2001", "2020", None), ("b", "2002", "2023", PARK)], "2002", 2),
        # the earliest text
        ([("a", "2001", "2023", None), ("b", "2002", "2020", None)], "2002", 2),
        ([("a", "2001", "2023", None), ("b", "2001", "2020", None)], "2001", 0),
    ],
)
def test_the_founding_of_a_body(texts: list[tuple[str, str, str, str | None]], founded: str, claims: int) -> None:
    written = [_founded(*text) for text in texts]
    for order in (written, written[::-1]):
        found = tables(*order).rows
        assert [row["founded"] for row in found["organisations"]] == [founded]
        disagreeing = found["disagreements"]
        assert len(disagreeing) == claims
        assert [row["value"] for row in disagreeing if row["chosen"]] == [founded][:claims]
        for row in disagreeing:
            raw = next(text.document.raw for text in written if text.document.name == row["document_id"])
            assert raw[row["start"] : row["end"]] == row["quote"]
            assert row["reason"]


HELD = Knowledge({}, {}, (Match("medical_conventions_held", (), ("醫學會議",), (), (), (), ()),), (), (), ())


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        (("130", "exact", "2023"), ("140", "exact", "2023"), True),
        (("130", "exact", "2023"), ("140", "exact", "2022"), False),
        (("130", "over", "2023"), ("140", "exact", "2023"), False),
        (("130", "under", "2023"), ("140", "over", "2023"), True),
        (("130", "about", "2023"), ("135", "exact", "2023"), False),
    ],
)
def test_two_values_of_one_indicator(one: tuple[str, str, str], other: tuple[str, str, str], disagree: bool) -> None:
    texts = [
        Written(name, f"{value}場").figure(f"{value}場", "國際醫學會議", value, qualifier=qualifier, period=period)
        for name, (value, qualifier, period) in (("a", one), ("b", other))
    ]
    found = tables(*texts, knowledge=HELD).rows
    assert len(found["statistics"]) == 2
    assert bool(found["disagreements"]) is disagree
    if disagree:
        assert sorted(row["chosen"] for row in found["disagreements"]) == [False, True]
        assert {row["row_id"] for row in found["disagreements"]} == {r["statistic_id"] for r in found["statistics"]}


def test_two_latin_names_of_a_person() -> None:
    texts = [
        Written("a", "盧煜明").person("盧煜明", name_en="Dennis Lo"),
        Written("b", "盧煜明").person("盧煜明", name_en="Lo Yuk Ming"),
    ]
    found = tables(*texts).rows
    assert [row["name_en"] for row in found["people"]] == ["Dennis Lo"]
    assert {(row["value"], row["chosen"]) for row in found["disagreements"]} == {
        ("Dennis Lo", True),
        ("Lo Yuk Ming", False),
    }
