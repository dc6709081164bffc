"""The same texts as .txt files, JSON lines and Parquet are the same Documents, but for where they lie."""

import datetime
import json
from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reading import UnreadableText
from pipelines.reading.corpus import read, texts
from pipelines.reading.manifest import KINDS
from pipelines.resolution.tellings import document_id
from tests.reading.corpus.written import entry, jsonl, manifest, parquet

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
SAID = st.fixed_dictionaries(
    {},
    optional={
        "title": LINE,
        "publisher": LINE,
        "note": LINE,
        "kind": st.sampled_from(KINDS),
        "language": st.sampled_from(["zh-Hant-HK", "zh-Hans", "en"]),
        "published": st.dates(datetime.date(1900, 1, 1)).map(str),
        "received_on": st.dates(datetime.date(1900, 1, 1)).map(str),
    },
)
CORPUS = st.lists(st.tuples(WORDS, SAID), min_size=1, max_size=4)


def as_txt(folder, corpus):
    for number, (text, _) in enumerate(corpus):
        (folder / f"{number}.txt").write_bytes(text.encode())
    manifest(folder, *(entry(f"{number}.txt", **said) for number, (_, said) in enumerate(corpus)))


def as_jsonl(folder, corpus):
    rows = [{"id": f"{number}.txt", "text": text, **said} for number, (text, said) in enumerate(corpus)]
    jsonl(folder / "a.jsonl", *rows)


def as_ascii(folder, corpus):
    rows = [{"id": f"{number}.txt", "text": text, **said} for number, (text, said) in enumerate(corpus)]
    jsonl(folder / "a.jsonl", *map(json.dumps, rows))


def as_parquet(folder, corpus):
    keys = dict.fromkeys(key for _, said in corpus for key in said)
    days = {"published", "received_on"}
    schema = pa.schema(
        [("id", pa.string()), ("text", pa.large_string())]
        + [(key, pa.date32() if key in days else pa.string()) for key in keys]
    )
    rows = [
        {"id": f"{number}.txt", "text": text}
        | {key: datetime.date.fromisoformat(value) if key in days else value for key, value in said.items()}
        for number, (text, said) in enumerate(corpus)
    ]
    parquet(folder / "a.parquet", *rows, schema=schema)


def outcome(text):
    """The Document without the place it came from, or why there is none."""
    try:
        document = read(text)
    except UnreadableText as error:
        return str(error).removeprefix(text.source_file)
    notes = {key: value for key, value in document.metadata.notes.items() if key != "source_file"}
    return replace(document, metadata=replace(document.metadata, notes=notes))


@pytest.mark.parametrize("written", [as_jsonl, as_ascii, as_parquet])
@settings(deadline=None, max_examples=50)
@given(corpus=CORPUS)
def test_a_text_is_the_same_in_any_form(tmp_path_factory, written, corpus):
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    as_txt(one, corpus)
    written(other, corpus)
    assert [outcome(text) for text in texts(one)] == [outcome(text) for text in texts(other)]


def test_the_notes_lead_to_the_text(tmp_path):
    as_jsonl(tmp_path, [("香港", {})])
    (text,) = texts(tmp_path)
    document = read(text)
    assert (document.name, document.metadata.notes["source_file"]) == ("0.txt", "a.jsonl#0.txt")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2023-05-11-grant", "2023-05-11-grant"),
        ("2023-05-11 HKGI grant.txt", "2023-05-11-hkgi-grant"),
        ("v1.2", "v1-2"),
        ("news/1", "news-1-"),
        ("https://a.hk/x?id=1", "https-a-hk-x-id-1-"),
        ("con", "con-"),
        ("a" * 200, "a" * 200),
        ("a" * 201, "a" * 180 + "-"),
    ],
)
def test_an_id_need_not_be_the_name_of_a_file(name, expected):
    told = document_id(name)
    assert told.startswith(expected)
    assert len(told) == len(expected) + 6 * expected.endswith("-")


def test_ids_that_are_alike_are_two_documents():
    ids = ["news/1", "sport/1", "news-1", "news:1", "News/1", "a" * 300, "a" * 301]
    assert len(set(map(document_id, ids))) == len(ids)
