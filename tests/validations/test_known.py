"""What is known of the tables beside a part of them: keys, dates of issue, and the bodies that others need."""

from tests.validations import tiny
from validations.parts import Known

ROWS = tiny.rows()
ROWS["organisations"].append({**ROWS["organisations"][0], "organisation_id": "b", "parent_id": "c"})
ROWS["documents"][0] |= {"publisher_id": None}
ROWS["documents"][1] |= {"published": None}
FRAMES = tiny.frames(ROWS)


def test_what_tables_say():
    known = Known.of(FRAMES)
    assert known.keys == {
        "documents": {"letter", "notice"}, "organisations": {"test-centre", "b"}, "people": {"chan-tai-man"},
        "roles": {"chan-chair"}, "statistics": {"all", "group-a", "group-b", "life-female", "life-male"},
        "timeline": {"founded", "meeting"}, "contacts": {"phone"}, "indicators": {"life_expectancy_at_birth"},
        "disagreements": set(),
    }  # fmt: skip
    assert known.issued == {"letter": "2024-01-15"}
    assert known.needed == {"test-centre", "c"}


def test_what_a_table_says_of_which_only_keys_are_there():
    known = Known.of({table: FRAMES[table][[f"{table[:-1]}_id"]] for table in ("documents", "organisations")})
    assert known.keys == {"documents": {"letter", "notice"}, "organisations": {"test-centre", "b"}}
    assert (known.issued, known.needed) == ({}, set())
    assert Known.of({}) == Known({}, {}, set())


def test_what_each_of_the_tables_says_alone():
    assert Known.of({"documents": FRAMES["documents"]}).needed == {"test-centre"}
    assert Known.of({"organisations": FRAMES["organisations"]}).needed == {"c"}


def test_what_a_part_says_is_added():
    known = Known({"documents": {"x"}, "people": ["y"]}, {"letter": "2020", "x": "1999"}, ["z"])
    more = known.with_own({"documents": FRAMES["documents"], "roles": FRAMES["roles"]})
    assert more.keys == {"documents": {"x", "letter", "notice"}, "people": ["y"], "roles": {"chan-chair"}}
    assert more.issued == {"letter": "2024-01-15", "x": "1999"}
    assert more.needed == {"z", "test-centre"}
