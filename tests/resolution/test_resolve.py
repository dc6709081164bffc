"""The same texts give the same tables, in whatever order, with every number accounted for."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pipelines.knowledge import Knowledge
from pipelines.resolution import COLUMNS, KEYS, registry_update
from pipelines.resolution.tellings import document_id
from tests.resolution.written import Written, tables
from validations import schema

NAMES = ("香港基因組中心", "香港醫學專科學院", "中國罕見病聯盟", "香港科技園公司")
SHORT = ("基因組中心", "專科學院", "罕見病聯盟", "科技園公司")


def _text(number: int) -> Written:
    """Return a text whose facts overlap with those of its neighbours."""
    dice = random.Random(number)
    i = dice.randrange(4)
    name, short, count, year = NAMES[i], SHORT[i], dice.choice((7, 130, 53000)), dice.choice((2021, 2022))
    published = dice.choice((None, "2023-05-11", "2024", "2025-11-21"))
    raw = f"{name}（{short}）於{year}年開展計劃，招募{count}名參加者。{short}主席羅思偉，電話28718888。"
    text = Written(f"text-{number}.txt", raw, published, publisher=name)
    text.body(name, jurisdiction=dice.choice((None, "HK", "CN"))).body(short, f"name:{name}", nth=1)
    if dice.random() < 0.4:
        text = Written(f"text-{number}.txt", raw, published).body(short)
        name = short
    key = f"name:{name}"
    text.event(f"{year}年", str(year), f"{name}開展計劃", "founding", subject=key, organisations=(key,))
    text.figure(f"{count}名", f"{name}計劃參加者", str(count), period=str(year), subject=key)
    text.person("羅思偉").claim("role", "主席羅思偉", person="person:羅思偉", organisation=key, title_zh="主席")
    text.contact("28718888", "phone", "+85228718888", organisation=dice.choice((None, key)))
    text.claim("number", f"{count}名", number_kind="number", status="used", reason=None, claim=3)
    text.claim("number", f"{year}", number_kind="date", status="used", reason=None, claim=None)
    return text


@given(st.lists(st.integers(0, 30), min_size=1, max_size=7, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(numbers: list[int], dice: random.Random) -> None:
    texts = [_text(number) for number in numbers]
    expected = tables(*texts)
    dice.shuffle(texts)
    found = tables(*texts)
    assert found.rows == expected.rows
    assert found.keys == expected.keys


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6, unique=True))
def test_quotes_are_raw_text_and_references_lead_to_rows(numbers: list[int]) -> None:
    texts = [_text(number) for number in numbers]
    found = tables(*texts).rows
    raw = {document_id(text.document.name): text.document.raw for text in texts}
    ids = {table: {row[KEYS[table][0]] for row in found[table]} for table in COLUMNS}
    for table, rows in found.items():
        assert all(tuple(row) == COLUMNS[table] for row in rows)
        assert len({tuple(str(row[name]) for name in KEYS[table]) for row in rows}) == len(rows)
    for row in (*found["evidence"], *found["disagreements"]):
        assert raw[row["document_id"]][row["start"] : row["end"]] == row["quote"]
        assert row["row_id"] in ids[row["table_name"]]
    for row in found["coverage"]:
        assert row["status"] == "used"
        assert row["row_id"] in ids[row["table_name"]]
    facts = [
        (table, i)
        for table in ("organisations", "people", "roles", "statistics", "timeline", "contacts")
        for i in ids[table]
    ]
    assert {(row["table_name"], row["row_id"]) for row in found["evidence"]} == set(facts)


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=5, unique=True),
    st.lists(st.integers(31, 60), max_size=3, unique=True),
)
def test_more_texts_keep_or_replace_what_was_published(numbers: list[int], more: list[int]) -> None:
    first = registry_update(tables(*map(_text, numbers)), (), "1.0.0")
    known = Knowledge({}, {}, (), (), (), tuple(first))
    grown = tables(*map(_text, (*more, *numbers)), knowledge=known)
    second = registry_update(grown, first, "1.1.0")
    assert [(line.table_name, line.key, line.row_id) for line in second[: len(first)]] == [
        (line.table_name, line.key, line.row_id) for line in first
    ]
    for line in second[: len(first)]:
        # Texts may make two bodies one, never lose what an older text says.
        assert (line.table_name, line.replaced_by or line.row_id) in grown.keys
    assert {(line.table_name, line.row_id) for line in second if not line.retired_in} == set(grown.keys)


def test_the_columns_are_those_of_the_contract() -> None:
    assert {table: list(columns) for table, columns in COLUMNS.items()} == {
        table: [column.name for column in schema.columns(table)] for table in schema.TABLES
    }
    assert {table: list(key) for table, key in KEYS.items()} == {
        table: list(schema.KEYS[table]) for table in schema.TABLES
    }


def test_what_nobody_reads_is_a_row_to_look_at() -> None:
    text = Written("a", "第3號、7人、2023年、8")
    text.claim("number", "3", number_kind="number", status="set_aside", reason="ordinal_name", claim=None)
    text.claim("number", "7", number_kind="number", status="used", reason=None, claim=99)
    text.claim("number", "2023年", number_kind="date", status="used", reason=None, claim=None)
    text.claim("number", "8", number_kind="number", status="set_aside", reason=None, claim=None)
    text.claim("number", "8", number_kind="number", status="set_aside", reason="citation", claim=None)
    told = [(row["text"], row["status"], row["table_name"], row["reason"]) for row in tables(text).rows["coverage"]]
    assert told == [
        ("3", "set_aside", None, "ordinal_name"),
        ("7", "set_aside", None, "unexplained"),
        ("2023年", "used", "documents", None),
        ("8", "set_aside", None, "unexplained"),
    ]


def test_documents_tell_where_they_come_from() -> None:
    notes = {"source_file": "raw/一.txt", "sha256": "0" * 64, "bytes": "12"}
    text = Written("一.txt", "香港", "2023", kind="letter", notes=notes, source_url="https://hkgp.org", rights="©")
    (row,) = tables(text).rows["documents"]
    assert (row["source_file"], row["sha256"], row["bytes"], row["characters"]) == ("raw/一.txt", "0" * 64, 12, 2)
    assert (row["kind"], row["published"], row["source_url"], row["rights"]) == (
        "letter",
        "2023",
        "https://hkgp.org",
        "©",
    )
    (plain,) = tables(Written("b.txt", "香港")).rows["documents"]
    assert (plain["document_id"], plain["bytes"], len(plain["sha256"])) == ("b", 6, 64)


def test_two_files_of_one_stem_are_two_documents() -> None:
    found = tables(Written("a.txt", "香港"), Written("a.md", "澳門")).rows["documents"]
    assert len({row["document_id"] for row in found}) == 2
    assert document_id("新聞稿.txt") != document_id("公告.txt")


def test_nothing_in_gives_empty_tables() -> None:
    assert set(tables().rows) == set(COLUMNS)
    assert not any(tables().rows.values())
    assert tables(knowledge=Knowledge.load()).rows["indicators"]
