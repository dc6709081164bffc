"""sources.toml: what is taken, and each way it can be wrong."""

import re

import pytest

from pipelines.reading import ManifestError
from pipelines.reading.document import Metadata
from pipelines.reading.manifest import SHAPES, apply, is_edtf, load, read_manifest
from validations.tables import formats

GOOD = """
[[source]]
file = "a.txt"
title = "題目"
kind = "letter"
published = 2024-01-15
received_by = "the maintainers"
"""


def folder_with(tmp_path, manifest, *names):
    (tmp_path / "sources.toml").write_bytes(manifest if isinstance(manifest, bytes) else manifest.encode())
    for name in names:
        (tmp_path / name).write_text("香港", "utf-8")
    return tmp_path


def test_no_manifest_is_an_empty_one(tmp_path):
    assert read_manifest(tmp_path) == {}


def test_entries_by_file(tmp_path):
    entries = read_manifest(folder_with(tmp_path, GOOD, "a.txt", "b.txt"))
    assert entries["a.txt"]["published"] == "2024-01-15"
    assert "b.txt" not in entries


def test_what_the_manifest_says_outranks_the_text_and_the_rest_stays(tmp_path):
    entry = read_manifest(folder_with(tmp_path, GOOD, "a.txt"))["a.txt"]
    metadata = apply(entry, Metadata(title="x", kind="news", language="en", published="2020", place="MO"))
    assert (metadata.title, metadata.kind, metadata.published) == ("題目", "letter", "2024-01-15")
    assert (metadata.language, metadata.place, metadata.publisher) == ("en", "MO", None)
    assert metadata.notes == {"received_by": "the maintainers"}


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("[[source]\n", "not TOML"),
        (b"title = '\xff'", "not TOML"),
        ("[source]\nfile = 'a.txt'", r"write \[\[source\]\] for each file"),
        ("[[sources]]\nfile = 'a.txt'", "unknown table or key 'sources'"),
        ("[[source]]\ntitle = 'x'", "source 1: no 'file'"),
        ("[[source]]\nfile = 'a.txt'\nauthor = 'x'", "unknown key 'author'; expected one of file, title"),
        ("[[source]]\nfile = 'a.txt'\ntitle = ''", "title = ''; expected text; leave the key out"),
        ("[[source]]\nfile = 'a.txt'\ntitle = 3", "title = 3; expected text"),
        ("[[source]]\nfile = 'b.txt'", "no such file"),
        ("[[source]]\nfile = 'a.txt'\nkind = 'poem'", "kind = 'poem'; expected one of press_release, news"),
        ("[[source]]\nfile = 'a.txt'\npublished = '11.5.2023'", "expected an EDTF date such as 2023-05-11"),
        ("[[source]]\nfile = 'a.txt'\nreceived_on = '2023-02-30'", "received_on = '2023-02-30'"),
        (
            "[[source]]\nfile = 'a.txt'\nwhole_text = 'no'",
            "whole_text = 'no'; expected 'withheld', or leave",
        ),
        ("source = [1]", r"write \[\[source\]\] for each file"),
        ("[[source]]\nfile = 'a.txt'\nlanguage = 'Chinese'", "language = 'Chinese'; expected a BCP 47 tag such as"),
        ("[[source]]\nfile = 'a.txt'\nplace = '香港'", "place = '香港'; expected an ISO 3166 code such as HK"),
        ("[[source]]\nfile = 'a.txt'\nsource_url = 'a.hk'", "source_url = 'a.hk'; expected a web address"),
        ("[[source]]\nfile = 'a.txt'\nset_aside = ['x']", "unknown key 'set_aside'"),
        ("[[source]]\nfile = 'a.jsonl'\nset_aside = 'x'", r"a\.jsonl\): set_aside = 'x'; expected a list of keys"),
        ("[[source]]\nfile = 'a.jsonl'\nset_aside = ['text']", "set_aside names 'text', which every text"),
        (GOOD + GOOD, "source 2: 'a.txt' is listed twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, manifest, message):
    folder = folder_with(tmp_path, manifest, "a.txt")
    with pytest.raises(ManifestError, match=message) as caught:
        read_manifest(folder)
    assert re.search(r"sources\.toml: ", str(caught.value))


@pytest.mark.parametrize("value", ["2023", "2023-05", "2023-05-11", "2023/2024", "2023-05/..", "../2025-10"])
def test_edtf(value):
    assert is_edtf(value)


@pytest.mark.parametrize("value", ["", "23", "2023-5", "2023-13", "2023-02-30", "2023-05-11T10:00", "today", "../.."])
def test_not_edtf(value):
    assert not is_edtf(value)


def test_keys_of_a_file_of_many_texts_can_be_set_aside(tmp_path):
    text = GOOD + '[[source]]\nfile = "a.jsonl"\nset_aside = ["author", "kind"]\nplace = "MO"\n'
    manifest = load(folder_with(tmp_path, text, "a.txt", "a.jsonl"))
    assert manifest.set_aside == {"a.jsonl": {"author", "kind"}}
    assert manifest.entries["a.jsonl"] == {"file": "a.jsonl", "place": "MO"}


def test_a_long_value_is_told_by_its_ends(tmp_path):
    with pytest.raises(ManifestError) as caught:
        read_manifest(folder_with(tmp_path, f"[[source]]\nfile = 'a.txt'\nkind = '{'x' * 9999}'", "a.txt"))
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("key", "shape"), [("language", formats.BCP47), ("place", formats.ISO3166), ("source_url", formats.URL)]
)
def test_shapes_are_those_of_the_contract(key, shape):
    assert SHAPES[key][0].pattern == shape
