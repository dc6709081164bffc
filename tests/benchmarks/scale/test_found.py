"""Known facts held against tables: what counts as found, and what does not."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.scale import found, texts

ROWS = {
    "organisations": [
        {"organisation_id": "b1", "name_zh": "香港霽川學會", "name_en": "Tsai Chuen Society", "aliases": ["霽川會"]},
        {"organisation_id": "b2", "name_zh": "香港懿和醫院", "name_en": None, "aliases": None},
    ],
    "people": [{"person_id": "p1", "name_zh": "馮書嶠", "name_en": None}],
    "statistics": [{"statistic_id": "s1", "value": 320.0, "unit": "1", "qualifier": "over"}],
    "timeline": [{"event_id": "e1", "date": "2019-03"}],
    "contacts": [{"contact_id": "c1", "value": "+85223456789"}],
    "evidence": [
        {"table_name": table, "row_id": row, "document_id": "t1"}
        for table, row in [
            ("organisations", "b1"),
            ("people", "p1"),
            ("statistics", "s1"),
            ("statistics", "s1"),
            ("timeline", "e1"),
            ("contacts", "c1"),
        ]
    ]
    + [{"table_name": "organisations", "row_id": "b2", "document_id": "t2"}],
}
FIGURE = {"table_name": "statistics", "number": 320.0, "unit": "1", "qualifier": "over"}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    for name, rows in ROWS.items():
        table = pa.Table.from_pylist(rows)
        if name == "organisations":
            table = table.set_column(3, "aliases", table["aliases"].cast(pa.list_(pa.string())))
        if name in ("people", "organisations"):
            column = table.column_names.index("name_en")
            table = table.set_column(column, "name_en", table["name_en"].cast(pa.string()))
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


@pytest.mark.parametrize(
    ("fact", "is_found"),
    [
        ({"table_name": "organisations", "value": "香港霽川學會"}, True),
        ({"table_name": "organisations", "value": "Tsai Chuen Society"}, True),
        ({"table_name": "organisations", "value": "霽川會"}, True),
        ({"table_name": "organisations", "value": "霽川"}, False),
        ({"table_name": "organisations", "value": "香港懿和醫院"}, False),
        ({"table_name": "organisations", "value": "香港懿和醫院", "document_id": "t2"}, True),
        ({"table_name": "people", "value": "馮書嶠"}, True),
        ({"table_name": "people", "value": "冯书峤"}, True),
        ({"table_name": "people", "value": "香港霽川學會"}, False),
        (FIGURE, True),
        ({**FIGURE, "qualifier": "exact"}, False),
        ({**FIGURE, "unit": "a"}, False),
        ({**FIGURE, "number": 321.0}, False),
        ({**FIGURE, "document_id": "t2"}, False),
        ({"table_name": "timeline", "value": "2019-03"}, True),
        ({"table_name": "timeline", "value": "2019"}, False),
        ({"table_name": "contacts", "value": "+85223456789"}, True),
        ({"table_name": "contacts", "value": "+85223456780"}, False),
    ],
)
def test_a_fact_is_found_where_a_row_with_its_values_names_the_text(tmp_path, tables, fact, is_found):
    facts = pa.Table.from_pylist([{"document_id": "t1", **fact}], texts.FACTS)
    pq.write_table(facts, tmp_path / "facts.parquet")
    assert found.shares(tmp_path / "facts.parquet", tables) == {fact["table_name"]: (1, int(is_found))}
