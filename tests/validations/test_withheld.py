"""Places that an edition leaves out: numbers there are hidden where they stand, facts there are not asked for."""

import pytest

from validations.facts.places import Place
from validations.withheld import holds, masked

TEXTS = {"a": "電話：28718888。", "b": "共12人。", "c": "共3頁"}


def row(document, start, end, table="coverage"):
    return {"document_id": document, "start": start, "end": end, "table_name": table}


def test_each_place_of_each_text_is_hidden():
    shown = masked(TEXTS, [row("a", 3, 7), row("people", 0, 1, "people"), row("a", "9", "11"), row("b", 1, 3)])
    assert dict(shown) == {"a": "電話：□□□□88□□。", "b": "共□□人。", "c": "共3頁"}
    assert (len(shown), list(shown), "d" in shown) == (3, ["a", "b", "c"], False)
    assert shown.get("d", "nothing") == "nothing"
    assert shown["a"] is shown["a"]


def test_a_place_beyond_its_text_hides_what_there_is():
    assert masked(TEXTS, [row("c", 1, 9)])["c"] == "共□□"


@pytest.mark.parametrize("withheld", [[], [row("a", 3, 11, "contacts")]])
def test_without_numbers_to_hide_the_texts_stay_as_they_are(withheld):
    assert masked(TEXTS, withheld) is TEXTS


def test_texts_are_read_when_they_are_asked_for():
    class Read(dict):
        def __getitem__(self, document):
            asked.append(document)
            return super().__getitem__(document)

    asked = []
    shown = masked(Read(TEXTS), [row("a", 3, 11)])
    assert asked == []
    assert [shown["a"], shown["a"], shown["b"]] == ["電話：□□□□□□□□。", "電話：□□□□□□□□。", "共12人。"]
    assert asked == ["a", "b"]


@pytest.mark.parametrize(
    ("withheld", "held"),
    [
        ([row("a", 3, 7, "contacts")], True),
        ([row("a", "6", "9", "contacts")], True),
        ([row("a", 1, 4, "contacts")], True),
        ([row("a", 7, 9, "contacts")], False),
        ([row("a", 1, 3, "contacts")], False),
        ([row("b", 3, 7, "contacts")], False),
        ([row("a", 3, 7, "people")], False),
        ([row("b", 3, 7, "contacts"), row("a", 4, 5, "contacts")], True),
        ([], False),
    ],
)
def test_a_fact_is_withheld_where_its_place_is(withheld, held):
    assert holds(withheld, "contacts", Place("a", 3, 7, "2871")) is held
