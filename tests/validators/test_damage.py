"""Each check finds the damage that it is for, and holds on the release as it is."""

import csv
import hashlib
import json
import sqlite3
import zipfile

import pyarrow.parquet as pq
import pytest

from validators import tables
from validators.__main__ import CHECKS, READERS, main
from validators.outcomes import run

DESCRIPTIONS = ["frictionless validate", "mlcroissant validate", "mlcroissant load", "roc-validator"]


def state(check, release):
    [outcome] = run({check: CHECKS[check]}, release)
    return outcome.state, outcome.told


def fails(check, release):
    found, told = state(check, release)
    assert found == "failed", f"{check} is {found}: {told}"
    return told


def needs(release, name):
    if not (release / name).is_file():
        pytest.skip(f"the release holds no {name}")


def installed(reader, release):
    if state(reader, release)[0] == "left out":
        pytest.skip(f"{reader} is left out here")


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def rewrite(path, change):
    """Write a CSV file again, its rows changed in place, as the release writes them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def sealed(release, path):
    """Tell the changed file's size and digest in the Data Package, so that only its content is wrong."""
    package = release / "datapackage.json"
    told = json.loads(package.read_text(encoding="utf-8"))
    data = (release / path).read_bytes()
    for resource in told["resources"]:
        if resource["path"] == path:
            resource["bytes"], resource["hash"] = len(data), f"sha256:{hashlib.sha256(data).hexdigest()}"
    package.write_text(json.dumps(told), encoding="utf-8")


def described(release, name, change):
    path = release / name
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize("check", CHECKS)
def test_the_release_as_it_is(check, whole):
    found, told = state(check, whole)
    assert found in ("passed", "left out"), told


def test_the_command_says_so_with_its_exit(copy, capsys):
    (copy / "csv" / "people.csv").unlink()
    assert main([str(copy)]) == 1
    assert "failed    sha256sum --check" in capsys.readouterr().out
    assert main([str(copy / "nothing")]) == 2


@pytest.mark.parametrize("path", ["csv/people.csv", "parquet/people.parquet", "README.md", "index.json"])
def test_a_flipped_byte_breaks_its_checksum(copy, path):
    flip(copy / path)
    assert path in fails("sha256sum --check", copy)


def test_a_file_more_breaks_the_checksums(copy):
    (copy / "stray.txt").write_text("?")
    assert "stray.txt" in fails("sha256sum --check", copy)


def test_a_flipped_byte_breaks_the_package(copy):
    flip(copy / "parquet" / "people.parquet")
    assert "hash" in fails("frictionless validate", copy)


def test_a_flipped_byte_breaks_the_text(copy):
    flip(copy / "csv" / "people.csv")
    assert "people" in fails("frictionless validate", copy)


CHANGES = {
    "a row twice": ("people", lambda rows: rows.append(rows[1]), "unique"),
    "a column gone": ("people", lambda rows: [row.pop() for row in rows], "label"),
    "a word outside its vocabulary": ("documents", lambda rows: _set(rows, "kind", "poem"), "enum"),
    "a person that is not there": ("roles", lambda rows: _set(rows, "person_id", "nobody"), "foreign"),
    "a parent that is not there": ("organisations", lambda rows: _set(rows, "parent_id", "nobody"), "foreign"),
    "a number that is none": ("statistics", lambda rows: _set(rows, "value", "many"), "type"),
    "a denominator of nothing": ("statistics", lambda rows: _set(rows, "per", "0"), "minimum"),
    "a date in another form": ("timeline", lambda rows: _set(rows, "date", "17.11.2025"), "pattern"),
    "an empty cell where none may be": ("statistics", lambda rows: _set(rows, "unit", ""), "required"),
}


def _set(rows, column, value):
    rows[1][rows[0].index(column)] = value


@pytest.mark.parametrize("damage", CHANGES)
def test_content_that_breaks_the_schema(copy, damage):
    table, change, word = CHANGES[damage]
    path = f"csv/{table}.csv"
    rewrite(copy / path, change)
    sealed(copy, path)
    assert word in fails("frictionless validate", copy).lower()


@pytest.mark.parametrize("name", ["datapackage.json", "croissant.json", "ro-crate-metadata.json"])
def test_a_description_that_is_not_there(copy, name):
    (copy / name).unlink()
    assert [check for check in DESCRIPTIONS if state(check, copy)[0] == "failed"]


def test_a_warning_of_croissant_is_a_failure(copy):
    described(copy, "croissant.json", lambda told: told.pop("license"))
    assert "license" in fails("mlcroissant validate", copy)


def test_an_unusual_context_of_croissant_is_a_failure(copy):
    described(copy, "croissant.json", lambda told: told["@context"].pop("samplingRate"))
    assert "samplingRate" in fails("mlcroissant validate", copy)


def test_a_record_set_on_a_file_of_other_bytes(copy):
    (copy / "parquet" / "people.parquet").write_bytes((copy / "parquet" / "roles.parquet").read_bytes())
    fails("mlcroissant load", copy)


def test_a_field_on_another_column(copy):
    def swap(told):
        [people] = [s for s in told["recordSet"] if s["@id"] == "people"]
        [field] = [f for f in people["field"] if f["@id"] == "people/name_zh"]
        field["source"]["extract"]["column"] = "person_id"

    described(copy, "croissant.json", swap)
    assert "name_zh" in fails("mlcroissant load", copy)


@pytest.mark.parametrize("key", ["name", "license", "datePublished"])
def test_a_crate_without_what_is_required(copy, key):
    described(copy, "ro-crate-metadata.json", lambda told: told["@graph"][1].pop(key))
    assert "REQUIRED" in fails("roc-validator", copy)


def test_a_crate_without_what_is_recommended(copy):
    described(copy, "ro-crate-metadata.json", lambda told: told["@graph"][2].pop("contentSize"))
    assert "RECOMMENDED" in fails("roc-validator", copy)


def test_a_crate_whose_file_is_gone(copy):
    (copy / "csv" / "people.csv").unlink()
    fails("roc-validator", copy)


def test_a_citation_without_a_title(copy):
    needs(copy, "CITATION.cff")
    path = copy / "CITATION.cff"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("title:")]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "title" in fails("cffconvert --validate", copy)


def test_a_database_that_is_damaged(copy):
    needs(copy, "hkbiomed.sqlite")
    path = copy / "hkbiomed.sqlite"
    path.write_bytes(path.read_bytes()[:-8192] + bytes(8192))
    fails("sqlite3", copy)


def test_a_database_with_a_broken_reference(copy):
    needs(copy, "hkbiomed.sqlite")
    with sqlite3.connect(copy / "hkbiomed.sqlite") as connection:
        connection.execute("update roles set person_id = 'nobody' where role_id = (select min(role_id) from roles)")
    assert "nowhere" in fails("sqlite3", copy)


@pytest.mark.parametrize("reader", [name for name in READERS if name.endswith("CSV")])
@pytest.mark.parametrize("damage", ["row", "value", "column"])
def test_csv_that_differs(copy, reader, damage):
    rewrite(
        copy / "csv" / "people.csv",
        {
            "row": lambda rows: rows.pop(),
            "value": lambda rows: _set(rows, "name_zh", "無名氏"),
            "column": lambda rows: [row.pop() for row in rows],
        }[damage],
    )
    fails(reader, copy)


@pytest.mark.parametrize("reader", [name for name in READERS if name.endswith("Parquet")])
def test_parquet_that_differs(copy, whole, reader, monkeypatch):
    """What pyarrow reads is the measure: here it reads the release as it is, and the reader a changed copy."""
    installed(reader, whole)
    path = copy / "parquet" / "people.parquet"
    read = pq.read_table(path)
    at = read.column_names.index("name_zh")
    names = ["無名氏", *read.column("name_zh").to_pylist()[1:]]
    pq.write_table(read.set_column(at, read.schema.field(at), [names]), path, compression="zstd")
    parquet = tables.parquet
    monkeypatch.setattr(tables, "parquet", lambda release, table: parquet(whole, table))
    assert "無名氏" in fails(reader, copy)


@pytest.mark.parametrize("reader", [name for name in READERS if name.endswith("Parquet")])
def test_parquet_with_a_flipped_byte(copy, reader):
    flip(copy / "parquet" / "people.parquet")
    fails(reader, copy)


def test_a_database_that_differs(copy):
    needs(copy, "hkbiomed.sqlite")
    with sqlite3.connect(copy / "hkbiomed.sqlite") as connection:
        connection.execute("update people set name_zh = '無名氏' where person_id = (select min(person_id) from people)")
    assert "無名氏" in fails("SQLite, tables", copy)


@pytest.mark.parametrize("reader", [name for name in READERS if name.endswith("XLSX")])
def test_a_spreadsheet_that_differs(copy, reader, whole):
    needs(copy, "hkbiomed.xlsx")
    installed(reader, whole)
    path = copy / "hkbiomed.xlsx"
    with zipfile.ZipFile(whole / "hkbiomed.xlsx") as old, zipfile.ZipFile(path, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "xl/sharedStrings.xml":
                assert b">phone<" in data
                data = data.replace(b">phone<", b">telex<")
            new.writestr(member, data)
    assert "telex" in fails(reader, copy)


PAGE = {
    "a value": ("data/rows/people-1.js", '"女士"', '"先生"', "honorific"),
    "a text": ("data/sources/{text}.js", '"text":"', '"text":"+', "are not"),
    "a script that does more": ("data/rows/people-1.js", "hkbiomed.put(", "alert(1);hkbiomed.put(", "not one call"),
    "a file that is not there": ("en/index.html", 'src="../assets/site.js"', 'src="../assets/gone.js"', "leads to"),
    "something from elsewhere": ("en/index.html", "../assets/site.js", "https://example.org/site.js", "loads https"),
}


@pytest.mark.parametrize("damage", PAGE)
def test_a_page_that_differs(copy, damage):
    path, found, written, told = PAGE[damage]
    [text, *_] = sorted((copy / "site" / "data" / "sources").iterdir())
    file = copy / "site" / path.format(text=text.stem)
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace(found, written, 1), encoding="utf-8")
    assert told in fails("page", copy)
