"""A folder of texts into tables, and what is said of folders and texts that cannot be worked on."""

import pytest

from pipelines.publication import building
from pipelines.publication.files import table_files
from validations import schema


def test_every_table_is_written_in_both_formats(project, tmp_path):
    misread = table_files.write(project.build().rows, tmp_path / "out")
    assert misread == []
    for table in schema.TABLES:
        assert (tmp_path / "out" / "parquet" / f"{table}.parquet").is_file()
        assert (tmp_path / "out" / "csv" / f"{table}.csv").is_file()


def test_what_is_written_reads_back(project, tmp_path):
    rows = project.build().rows
    table_files.write(rows, tmp_path)
    read = table_files.read(tmp_path)
    for table in schema.TABLES:
        names = [column.name for column in schema.columns(table)]
        expected = [{name: row.get(name) for name in names} for row in table_files.in_order(table, rows[table])]
        assert read[table] == expected


def test_order_of_rows_is_irrelevant(project, tmp_path):
    rows = project.build().rows
    table_files.write(rows, tmp_path / "one")
    table_files.write({table: list(reversed(listed)) for table, listed in rows.items()}, tmp_path / "two")
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_order_of_texts_is_irrelevant(project):
    told = building.read_texts(project.raw)
    forward = building.resolve_tables(told)
    backward = building.resolve_tables(told[::-1])
    assert forward.rows == backward.rows


def test_what_is_no_text_is_passed_over(project):
    (project.raw / "notes.md").write_text("9999", encoding="utf-8")
    assert [told.source.document_id for told in building.read_texts(project.raw)] == [
        "2024-01-02-alpha",
        "2024-03-04-beta",
    ]


def test_all_unreadable_texts_are_named_at_once(project):
    for name in ("broken-1.txt", "broken-2.txt"):
        (project.raw / name).write_bytes(bytes(range(256)) * 4)
    with pytest.raises(building.InputError, match=r"2 of the texts.*\n.*broken-1\.txt.*\n.*broken-2\.txt"):
        building.read_texts(project.raw)


@pytest.mark.parametrize(("folder", "told"), [("nowhere", "no folder that can be read"), (".", "holds no text")])
def test_folders_without_texts(tmp_path, folder, told):
    with pytest.raises(building.InputError, match=told):
        building.build(tmp_path / folder)


def test_a_broken_manifest_is_told(project):
    (project.raw / "sources.toml").write_text("[broken", encoding="utf-8")
    with pytest.raises(building.InputError, match=r"sources\.toml"):
        building.build(project.raw)
