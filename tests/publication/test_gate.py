"""The texts that tables were made from are found again, in files of one text and of many, or it is told why not."""

import hashlib
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publication import building, gate
from pipelines.reading.corpus import json_lines

TEXTS = {"one.txt": "一", "archive.jsonl#news/2": "二", "archive.jsonl#3": "三", "archive.parquet#4": "四"}


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "one.txt").write_text("一", "utf-8")
    rows = [{"id": "3", "text": "三"}, {"text": "?"}, {"id": "9", "text": "九"}, {"id": "news/2", "text": "二"}]
    (tmp_path / "archive.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    pq.write_table(pa.table({"id": ["4"], "text": ["四"]}), tmp_path / "archive.parquet")
    return tmp_path


def documents(texts):
    return [
        {"document_id": f"d{number}", "source_file": name, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        for number, (name, text) in enumerate(texts.items())
    ]


def test_texts_are_those_of_the_table(raw):
    found = gate.texts_in(raw, {"documents": documents(TEXTS)})
    assert found == {f"d{number}": text for number, text in enumerate(TEXTS.values())}


def test_a_file_of_many_is_read_once(raw, monkeypatch):
    opened, parse = [], json_lines._object
    monkeypatch.setattr(json_lines, "_object", lambda line: opened.append(line) or parse(line))
    gate.texts_in(raw, {"documents": documents(TEXTS)})
    assert len(opened) == 4


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("gone.txt", "一", r"gone\.txt is not there, but d4 was read from it: restore it or build anew"),
        ("gone.jsonl#1", "一", r"gone\.jsonl#1 is not there"),
        ("archive.jsonl#8", "一", r"archive\.jsonl#8 is not there"),
        ("archive.jsonl#9", "八", r"archive\.jsonl#9 is not the text that the tables were made from .another SHA-256."),
    ],
)
def test_a_text_that_is_not_at_hand_is_told(raw, name, text, message):
    rows = documents({**TEXTS, name: text})
    with pytest.raises(building.InputError, match=message):
        gate.texts_in(raw, {"documents": rows})
    at_hand = {key: told for key, told in gate.reread(raw, rows) if isinstance(told, str)}
    assert at_hand == {"d0": "一", "d1": "二", "d2": "三", "d3": "四"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("archive.jsonl", b"\x1f\x8b", "packed by gzip"),
        ("archive.jsonl", b'{"id": "3", "text": "\xe4\xb8\x89", "kind": "poem"}', r"line 1 \(3\): kind = 'poem'"),
        ("sources.toml", b"[broken", r"sources\.toml: not TOML"),
    ],
)
def test_what_cannot_be_read_any_more_is_told(raw, name, content, message):
    (raw / name).write_bytes(content)
    with pytest.raises(building.InputError, match=message):
        gate.texts_in(raw, {"documents": documents(TEXTS)})
