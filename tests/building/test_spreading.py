"""Tellings sorted out into buckets: each into one, whole blocks together, whatever chunks they come from."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.building import batches, spreading
from pipelines.building.schemas import SPREAD
from pipelines.building.settling import SPREAD_FILE

BLOCKS = st.one_of(st.sampled_from((0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)), st.integers(0, 0xFFFFFFFF))


def row(number, block):
    document_id = f"d{number:03}"
    return (block, "timeline", 730_000 + number % 3, document_id, None, number % 7, 9, number, "[]")


def spread(folder, chunks, count):
    folders = []
    for number, rows in enumerate(chunks):
        folders.append(folder / str(number))
        folders[-1].mkdir()
        table = pa.table(batches.columns(SPREAD.names, rows), schema=SPREAD)
        batches.write_table(folders[-1] / SPREAD_FILE, table.sort_by("block"))
    found = list(spreading.gathered(folders, count, folder))
    assert len(found) == count
    tables = [pa.ipc.open_file(content).read_all() for _, content in found]
    return [digest for digest, _ in found], [list(batches.rows(table, *SPREAD.names)) for table in tables]


@pytest.mark.parametrize("files", [1, 4, 512])
@given(st.lists(BLOCKS, max_size=60), st.sampled_from((1, 2, 8, 64)), st.integers(1, 5))
@settings(deadline=None, max_examples=25)
def test_each_row_is_in_one_bucket_and_no_block_is_cut(files, tmp_path_factory, blocks, count, parts):
    rows = [row(number, block) for number, block in enumerate(blocks)]
    chunks = [rows[part::parts] for part in range(parts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spreading, "FILES", files)
        digests, buckets = spread(tmp_path_factory.mktemp("one"), chunks, count)
    assert sorted(map(str, (one for bucket in buckets for one in bucket))) == sorted(map(str, rows))
    of_block = {}
    for number, bucket in enumerate(buckets):
        for one in bucket:
            assert of_block.setdefault(one[0], number) == number
    # Nor does it matter from how many files they are read back.
    again, _ = spread(tmp_path_factory.mktemp("other"), chunks[::-1], count)
    assert again == digests
