"""Two folders of one release: other bytes of the same content are told from other content, hashes followed."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publication import comparing
from pipelines.publication.comparing import Comparison
from pipelines.publication.files import checksums, contents

ROWS = {"id": ["a", "b"], "value": [1.0, 2.0]}


def lay_out(folder, codec="zstd", rows=ROWS, code="one", **more):
    """Fill a folder: a table, what tells of it and its hash, what tells of those, the index, the checksums."""
    (folder / "parquet").mkdir(parents=True)
    pq.write_table(pa.table(rows), folder / "parquet" / "t.parquet", compression=codec)
    (folder / "README.md").write_text(more.get("readme", "# t\n"))

    def told(name, **of):
        path = folder / name
        return {"path": name, **of, "hash": f"sha256:{checksums.of_file(path)}"}

    size = (folder / "parquet" / "t.parquet").stat().st_size
    resource = told("parquet/t.parquet", bytes=size, rows=more.get("counted", 2))
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}))
    package = (folder / "datapackage.json").stat().st_size
    crate = [told("parquet/t.parquet", contentSize=f"{size} B"), told("datapackage.json", contentSize=str(package))]
    (folder / "crate.json").write_text(json.dumps({"@graph": crate}))
    files = [
        {"path": name, "sha256": checksums.of_file(folder / name), "content_sha256": contents.of_file(folder / name)}
        for name in checksums.files_of(folder)
    ]
    (folder / "index.json").write_text(json.dumps({"code": code, "files": files}))
    checksums.write(folder)
    return folder


@pytest.fixture
def published(tmp_path):
    return lay_out(tmp_path / "published")


@pytest.mark.parametrize(
    ("built", "other", "rewritten"),
    [
        ({}, (), ()),
        ({"code": "two"}, (), ()),
        ({"codec": "snappy"}, (), ("parquet/t.parquet",)),
        ({"codec": "snappy", "code": "two"}, (), ("parquet/t.parquet",)),
        (
            {"rows": {**ROWS, "value": [1.0, 3.0]}},
            ("crate.json", "datapackage.json", "index.json", "parquet/t.parquet"),
            (),
        ),
        ({"readme": "# u\n"}, ("README.md", "index.json"), ()),
        ({"readme": "# u\n", "codec": "snappy"}, ("README.md", "index.json"), ("parquet/t.parquet",)),
        ({"counted": 3, "codec": "snappy"}, ("crate.json", "datapackage.json", "index.json"), ("parquet/t.parquet",)),
    ],
)
def test_what_differs_is_told_by_content(tmp_path, published, built, other, rewritten):
    again = lay_out(tmp_path / "built", **built)
    assert comparing.compare(published, again) == Comparison(other, rewritten)


def test_a_file_that_one_folder_lacks_is_other(tmp_path, published):
    again = lay_out(tmp_path / "built")
    (again / "parquet" / "t.parquet").unlink()
    (again / "new.csv").write_text("id\n")
    assert comparing.compare(published, again).other == ("new.csv", "parquet/t.parquet")


def test_a_damaged_file_is_other(tmp_path, published):
    again = lay_out(tmp_path / "built")
    path = published / "parquet" / "t.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    assert comparing.compare(published, again).other == ("parquet/t.parquet",)


def test_a_hash_changed_by_hand_is_other(tmp_path, published):
    again = lay_out(tmp_path / "built", codec="snappy")
    path = published / "datapackage.json"
    told = json.loads(path.read_text())
    told["resources"][0]["hash"] = "sha256:" + "0" * 64
    path.write_text(json.dumps(told))
    assert "datapackage.json" in comparing.compare(published, again).other
