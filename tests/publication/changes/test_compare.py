"""Rows and values that differ between two releases, and how they are summed up."""

from pipelines.publication.changes import Changes, between
from tests.publication.changes.states import release


def statistics(**values):
    return [{"statistic_id": key, "label_zh": "甲", "value": value} for key, value in values.items()]


def test_no_change():
    found = between(release(statistics=statistics(a=1)), release(statistics=statistics(a=1), version="2.0.0"))
    assert found.none
    assert found.level == "none"


def test_a_changed_value_is_told_with_both_values():
    found = between(release(statistics=statistics(a=82.5)), release(statistics=statistics(a=28.5)))
    assert [one[:5] for one in found.modified] == [("statistics", "a", "value", 82.5, 28.5)]
    assert (found.added, found.removed) == ([], [])
    assert found.level == "minor"


def test_rows_that_came_and_went_in_the_order_of_keys():
    found = between(release(statistics=statistics(b=1, a=2)), release(statistics=statistics(d=1, c=2)))
    assert [one.row_id for one in found.added] == ["c", "d"]
    assert [one.row_id for one in found.removed] == ["a", "b"]


def test_a_key_of_several_columns_is_joined():
    found = between(release(), release(evidence=[("statistics", "a", "letter")]))
    assert [one[:2] for one in found.added] == [("evidence", "statistics:a:letter:0")]


def test_the_other_way_round_is_the_reverse():
    one, other = release(statistics=statistics(a=1, b=2)), release(statistics=statistics(a=3, c=2))
    there, back = between(one, other), between(other, one)
    assert [line[:2] for line in there.added] == [line[:2] for line in back.removed]
    assert [(line.before, line.after) for line in there.modified] == [(1, 3)]
    assert [(line.before, line.after) for line in back.modified] == [(3, 1)]


def test_summary_counts_rows_once_however_many_values_changed():
    old = [{"statistic_id": "a", "label_zh": "甲", "value": 1}]
    new = [{"statistic_id": "a", "label_zh": "乙", "value": 2}, {"statistic_id": "b", "label_zh": "丙", "value": 3}]
    told = between(release(statistics=old), release(statistics=new, code={})).summary()
    counts = {"added": 1, "removed": 0, "modified": 1}
    assert told == {
        "since": "1.0.0",
        "level": "minor",
        "rows": {"statistics": counts},
        "causes": {"rule": counts},
        "schema": {},
    }


def test_the_changes_of_one_table_alone():
    found = between(release(statistics=statistics(a=1)), release({"letter": "2"}, statistics=statistics(b=1)))
    alone = found.of_table("documents")
    assert {one.table_name for one in alone.modified} == {"documents"}
    assert (alone.added, alone.removed, alone.level) == ([], [], "minor")
    assert found.of_table("people").none


def test_a_first_release_changes_nothing():
    assert Changes(None).summary() == {"since": None, "level": "none", "rows": {}, "causes": {}, "schema": {}}
