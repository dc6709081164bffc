"""Each model refuses what it must, and says which row, which value and which sentence."""

import pytest

from tests.validations import tiny
from validations import models, schema
from validations.violations import Sources

WRONG = [
    ("documents", 0, {"kind": "poem"}, "kind", "'poem'", "one of press_release, news, letter"),
    ("documents", 0, {"language": "zh_HK"}, "language", "'zh_HK'", "text of the form"),
    ("documents", 0, {"published": "2025-13"}, "published", "'2025-13'", "a date or interval in EDTF"),
    ("documents", 0, {"published": "2025-02-30"}, "published", "'2025-02-30'", "a date or interval in EDTF"),
    ("documents", 0, {"published": ".."}, "published", "'..'", "a date or interval in EDTF"),
    ("documents", 0, {"title": "兩\n行"}, "title", r"'兩\n行'", "text on one line"),
    ("documents", 0, {"title": "\uf9d1年"}, "title", "'\uf9d1年'", "in NFC"),
    ("documents", 0, {"bytes": -1}, "bytes", "-1", "0 or more"),
    ("documents", 0, {"document_id": "notice"}, "document_id", "'notice'", "a key that no other row has"),
    ("organisations", 0, {"name_zh": None}, "name_zh, name_en", "nothing, nothing", "at least one of the two"),
    ("organisations", 0, {"ror_id": "034179816"}, "ror_id", "'034179816'", "text of the form"),
    ("organisations", 0, {"wikidata_id": "15568"}, "wikidata_id", "'15568'", "text of the form"),
    ("organisations", 0, {"aliases": ["a|b"]}, "aliases", "['a|b']", "distinct lines of text without |"),
    ("organisations", 0, {"aliases": ["a", "a"]}, "aliases", "['a', 'a']", "distinct lines"),
    ("roles", 0, {"title_zh": None}, "title_zh, title_en", "nothing, nothing", "at least one of the two"),
    ("statistics", 0, {"value_exact": "1,000"}, "value_exact", "'1,000'", "text of the form"),
    ("statistics", 0, {"per": 0.0}, "per", "0.0", "more than 0"),
    ("statistics", 0, {"unit": "furlong"}, "unit", "'furlong'", "one of 1, %, a"),
    ("statistics", 0, {"unit": "HKD"}, "measure, unit", "'count', 'HKD'", "a unit that the measure admits"),
    ("statistics", 0, {"unit": "%", "measure": "percentage"}, "unit, per", "'%', 1.0", "a denominator of 100"),
    ("statistics", 0, {"dimensions": {"a=b": "c"}}, "dimensions", "{'a=b': 'c'}", "as keys and values"),
    ("statistics", 0, {"label_zh": None}, "label_zh", "nothing", "the model admits no null there"),
    ("timeline", 0, {"precision": "week"}, "precision", "'week'", "one of day, month, year"),
    ("contacts", 0, {"value": "2871 8888"}, "kind, value", "'phone', '2871 8888'", "in the form of its kind"),
    ("contacts", 0, {"kind": "email", "value": "A@b.hk"}, "kind, value", "'A@b.hk'", "the form of its kind"),
    ("contacts", 0, {"kind": "link", "value": "www.b.hk"}, "kind, value", "'www.b.hk'", "the form of its kind"),
    ("evidence", 0, {"end": 99}, "start, end, quote", "0, 99, '香港測試中心'", "as many characters"),
    ("coverage", 0, {"row_id": None}, "status, table_name, row_id, reason", "nothing", "used with a row"),
    ("coverage", 1, {"reason": "because"}, "reason", "'because'", "one of list_number"),
    ("coverage", 1, {"reason": None}, "status, table_name, row_id, reason", "nothing", "set aside with a reason"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "at", "values", "column", "value", "expected"), WRONG)
def test_what_a_model_refuses(table, at, values, column, value, expected):
    frames = tiny.frames(tiny.spoilt(table, at, **values))
    found, sound = models.check(table, frames[table], Sources(frames, tiny.TEXTS))
    assert sound
    told = [violation for position, violation in found if position == at and violation.column == column]
    assert told, found
    assert value in told[0].value
    assert expected in told[0].expected
    assert told[0].row_id


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


@pytest.mark.parametrize(
    ("spoil", "column", "value"),
    [
        (lambda frame: frame.drop(columns="honorific"), "honorific", "no such column"),
        (lambda frame: frame.assign(nickname="x"), "nickname", "a column of this name"),
        (lambda frame: frame[[*frame.columns[1:], frame.columns[0]]], "name_zh", "the column elsewhere"),
        (lambda frame: frame.assign(honorific=[7]), "honorific", "int64"),
    ],
    ids=["missing", "extra", "order", "type"],
)
def test_columns_and_types_are_structure(spoil, column, value):
    frames = tiny.frames()
    found, sound = models.check("people", spoil(frames["people"]), Sources(frames, tiny.TEXTS))
    assert not sound
    assert (-1, column, value) in [(at, each.column, each.value) for at, each in found]
    assert "validations.schema.to_frame" in str(found[0][1])


def test_twice_the_same_evidence_is_refused():
    rows = tiny.rows()
    rows["evidence"].append(dict(rows["evidence"][0]))
    frames = tiny.frames(rows)
    ((first, violation), (second, _)), _ = models.check("evidence", frames["evidence"], Sources(frames, tiny.TEXTS))
    assert (first, second) == (0, len(rows["evidence"]) - 1)
    assert violation.column == "table_name, row_id, document_id, start, end, field"
    assert violation.expected == "a key that no other row has"
