"""Each model refuses what it must, and says which row, which value and which sentence."""

import dataclasses

import pytest

from tests.validations import tiny
from validations import models, schema
from validations.violations import Sources, Violation


def test_the_message_names_row_value_and_sentence():
    frames = tiny.frames(tiny.spoilt("statistics", 4, qualifier="roughly"))
    ((_, violation),), _ = models.check("statistics", frames["statistics"], Sources(frames, tiny.TEXTS))
    assert str(violation) == (
        "tables keep to their models: statistics life-male, column qualifier: found 'roughly', expected one of "
        "exact, over, at_least, nearly, about, up_to, under. Sentence in "
        "notice: 「男性平均壽命達82.5歲,女性88.1歲。」. "
        "What to do: correct what made the value; the model is changed only with the dataset's specification."
    )


@pytest.mark.parametrize("table", schema.TABLES)
def test_the_tiny_tables_keep_to_their_models(table):
    frames = tiny.frames()
    assert models.check(table, frames[table], Sources(frames, tiny.TEXTS)) == ([], True)


REBUILD = "build the frame with validations.schema.to_frame"
THERE, NONE, ORDER = (
    "the column, for the model has it", "none, for the model does not have it", "the columns in the model's order",
)  # fmt: skip


@pytest.mark.parametrize(
    ("table", "spoil", "told"),
    [
        ("people", lambda frame: frame.drop(columns="honorific"), [("honorific", "no such column", THERE)]),
        ("people", lambda frame: frame.assign(nickname="x"), [("nickname", "a column of this name", NONE)]),
        (
            "people",
            lambda frame: frame[["name_zh", "person_id", *frame.columns[2:]]],
            [("name_zh", "the column elsewhere", ORDER), ("person_id", "the column elsewhere", ORDER)],
        ),
        (
            "people",
            lambda frame: frame.assign(honorific=[7], name_en=[0.5], rule=None),
            [("name_en", "float64", "the type str"), ("honorific", "int64", "the type str")],
        ),
        # A check of two columns fails too where one of them is gone: that is not told.
        (
            "people",
            lambda frame: frame.drop(columns=["name_zh", "decision"]).assign(nickname="x"),
            [("nickname", "a column of this name", NONE), ("name_zh", "no such column", THERE),
             ("decision", "no such column", THERE)],
        ),
        (
            "timeline",
            lambda frame: frame.assign(planned=[1, 0], kind="party", organisation_ids=["a", "b"]),
            [("organisation_ids", "str", "the type object"), ("planned", "int64", "the type bool")],
        ),
        (
            "statistics",
            lambda frame: frame.assign(value="7", per=100),
            [("value", "str", "the type float64"), ("per", "int64", "the type float64")],
        ),
        ("evidence", lambda frame: frame.assign(start=frame["start"] / 2), [("start", "float64", "the type int64")]),
    ],
    ids=["missing", "extra", "order", "numbers", "several", "types", "numbers as text", "halves"],
)  # fmt: skip
def test_columns_and_types_are_structure(table, spoil, told):
    frames = tiny.frames()
    found, sound = models.check(table, spoil(frames[table]), Sources(frames, tiny.TEXTS))
    assert not sound
    assert found == [
        (-1, Violation(models.NAME, table, "", column, value, expected, REBUILD)) for column, value, expected in told
    ]


def test_rows_are_numbered_anew():
    frames = tiny.frames(tiny.spoilt("statistics", 3, qualifier="roughly"))
    part = frames["statistics"].iloc[2:]
    ((at, violation),), sound = models.check("statistics", part, Sources(frames, tiny.TEXTS))
    assert (at, violation.row_id, sound) == (1, "life-female", True)


def test_values_are_told_in_the_order_of_the_rows():
    rows = tiny.rows()
    rows["contacts"] *= 40
    frames = tiny.frames(rows)
    contacts = frames["contacts"].assign(kind="pigeon", contact_id=[f"c{n}" for n in range(40)], purpose="fun")
    found, _ = models.check("contacts", contacts, Sources({}, {}))
    assert [(at, each.row_id, each.column) for at, each in found] == [
        (n, f"c{n}", column) for n in range(40) for column in ("kind", "purpose")
    ]


def test_a_check_without_words_of_its_own_is_told_by_its_name():
    assert models._expected("people", "name_zh", "str_length(1, 2)") == ("name_zh", "str_length(1, 2)")


def test_a_list_of_thirty_codes_is_told_whole(monkeypatch):
    column = next(column for column in schema.columns("people") if column.name == "honorific")
    for count, expected in ((30, "one of " + ", ".join("c" * 30)), (31, "one of " + ", ".join("c" * 30) + " ...")):
        told = dataclasses.replace(column, enum=("c",) * count)
        monkeypatch.setattr(models, "columns", lambda table, told=told: (told,))
        assert models._expected("people", "honorific", "isin(['c'])") == ("honorific", expected)


def test_twice_the_same_evidence_is_refused():
    rows = tiny.rows()
    rows["evidence"].append(dict(rows["evidence"][0]))
    frames = tiny.frames(rows)
    ((first, violation), (second, _)), _ = models.check("evidence", frames["evidence"], Sources(frames, tiny.TEXTS))
    assert (first, second) == (0, len(rows["evidence"]) - 1)
    assert violation.column == "table_name, row_id, document_id, start, end, field"
    assert violation.expected == "a key that no other row has"
