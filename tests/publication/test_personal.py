"""Tables without personal data: what goes, what stays, and that the contract still holds."""

import json
import zipfile

import pandas as pd
import pytest

from pipelines.publication import building, checking, personal, releases
from validations import contract, schema

TEXT = """新聞稿
2024年3月5日

香港基因組中心公布最新進展

香港基因組中心行政總裁羅思偉醫生表示，計劃已有350名參加者。2023年11月，中心舉辦研討會。
2023年12月，香港基因組中心頒授獎項予陳大文教授。

傳媒查詢：
香港基因組中心 李小明先生
電話：2871 8888
電郵：siuming.lee@genomics.org.hk

一般查詢
電話：2872 0000
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    raw = tmp_path_factory.mktemp("raw")
    (raw / "2024-03-05-press.txt").write_text(TEXT, encoding="utf-8")
    return building.build(raw)


@pytest.fixture(scope="module")
def reduced(built):
    return personal.without_personal(built)


def told(rows):
    return "\n".join(schema.csv_value(value) for row in rows for value in row.values())


def test_the_full_tables_tell_of_people(built):
    everything = told(row for rows in built.rows.values() for row in rows)
    assert "羅思偉" in everything
    assert "siuming.lee@genomics.org.hk" in everything
    assert any(row["personal"] for row in built.rows["contacts"])


def test_no_row_names_or_reaches_a_person(built, reduced):
    names = {row["name_zh"] for row in built.rows["people"]}
    reached = {row["value"] for row in built.rows["contacts"] if row["personal"]}
    everything = told(row for table, rows in reduced.tables.rows.items() for row in rows)
    everything += told(reduced.tables.decisions)
    assert names
    assert reached
    assert not [word for word in names | reached if word in everything]


def test_people_and_roles_are_empty_and_other_contacts_stay(built, reduced):
    rows = reduced.tables.rows
    assert rows["people"] == []
    assert rows["roles"] == []
    impersonal = [row["contact_id"] for row in built.rows["contacts"] if not row["personal"]]
    assert [row["contact_id"] for row in rows["contacts"]] == impersonal
    assert {row["person_id"] for row in rows["contacts"]} <= {None}


def test_an_event_that_names_a_person_goes_and_another_stays(built, reduced):
    def dates(tables):
        return {row["date"] for row in tables.rows["timeline"]}

    assert {"2023-11", "2023-12"} <= dates(built)
    assert "2023-11" in dates(reduced.tables)
    assert "2023-12" not in dates(reduced.tables)


def test_facts_without_people_are_the_same(built, reduced):
    for table in ("documents", "organisations", "statistics"):
        assert reduced.tables.rows[table] == built.rows[table]


def test_the_contract_holds_where_nothing_but_what_is_withheld_is_missing(reduced):
    document = reduced.tables.rows["documents"][0]["document_id"]
    texts = {document: TEXT}
    assert contract.check_tables(reduced.tables.rows, texts, withheld=reduced.left_out).passed
    assert not contract.check_tables(reduced.tables.rows, texts).passed


def test_the_tables_that_were_handed_in_are_not_changed(built):
    before = {table: list(map(dict, rows)) for table, rows in built.rows.items()}
    personal.without_personal(built)
    assert built.rows == before


@pytest.fixture(scope="module")
def release(built, tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    (root / "raw").mkdir()
    (root / "raw" / "2024-03-05-press.txt").write_text(TEXT, encoding="utf-8")
    return releases.publish(built, root / "raw", root / "data" / "releases", personal=False)


def words_of(path):
    """All that a file of a release says, whatever its format, for a search of words."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    if path.suffix == ".parquet":
        return pd.read_parquet(path).to_csv()
    return path.read_bytes().decode("utf-8", errors="replace")


def test_no_file_of_the_edition_names_or_reaches_a_person(built, release):
    names = {row["name_zh"] for row in built.rows["people"]}
    reached = {row[column] for row in built.rows["contacts"] if row["personal"] for column in ("value", "raw_value")}
    files = [path for path in release.folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".xlsx", ".sqlite", ".parquet", ".csv", ".json", ".md"}
    told = {(path.name, word) for path in files for word in names | reached if word in words_of(path)}
    assert told == set()


def test_the_edition_has_a_name_of_its_own_and_says_what_is_left_out(release):
    assert release.index["name"] == "hkbiomed-without-personal"
    readme = (release.folder / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# hkbiomed-without-personal 1.0.0\n")
    assert "leaves out what names or reaches a natural person" in readme
    assert "略去可識別或聯絡自然人的內容" in (release.folder / "README.zh-Hant.md").read_text(encoding="utf-8")
    assert (
        json.loads((release.folder / "datapackage.json").read_text(encoding="utf-8"))["name"] == release.index["name"]
    )


def test_the_edition_is_checked_like_any_other(release):
    root = release.folder.parents[2]
    assert checking.check("1.0.0", root / "raw", release.folder.parent, None).wrong == ()


def test_two_editions_never_share_a_folder(built, release):
    with pytest.raises(releases.NotPublishedError, match="holds releases of hkbiomed-without-personal: name another"):
        releases.publish(built, release.folder.parents[2] / "raw", release.folder.parent)
    assert [path.name for path in release.folder.parent.iterdir()] == ["1.0.0"]
