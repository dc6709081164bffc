"""Brings together what may be one across chunks: tellings sorted out into buckets, each with whole blocks.

How many buckets there are decides no row, for a block is never cut; it only decides how much a task holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.building import ahead, batches, settling
from pipelines.building.schemas import SPREAD
from pipelines.building.store import written

TEXTS_A_BUCKET, MOST_TEXTS = 32, 256
"""The texts whose tellings a bucket has on average: few, for one that changes is made anew; more in a large corpus."""
FILES = 512
"""More files than this are not open at once; where there are more buckets, each is cut when it is read back."""
_TOGETHER = 32
"""Chunks that are sorted out at once."""
_DIGESTS = 1 << 32
"""Blocks are told apart by digests below this."""


def buckets(texts: int) -> int:
    """Return into how many buckets a corpus of so many texts is sorted: a power of two.

    >>> buckets(5), buckets(8_000), buckets(100_000), buckets(1_000_000)
    (1, 256, 512, 4096)
    """
    small, large = (1 << (texts // of_bucket).bit_length() for of_bucket in (TEXTS_A_BUCKET, MOST_TEXTS))
    return max(min(small, FILES), large)


def gathered(settled: Sequence[Path], count: int, folder: Path) -> Iterator[tuple[str, pa.Buffer]]:
    """Yield for each of `count` buckets a digest of what it has, whatever chunks tell it, and this as an Arrow file.

    `folder` is for files that are needed for as long as this goes on.
    """
    files = min(count, FILES)
    bounds = [number * _DIGESTS // count for number in range(count + 1)]
    each = count // files
    for number, path in enumerate(_spread(settled, bounds[::each], folder)):
        with pa.OSFile(str(path), "rb") as file:
            table = pa.ipc.open_stream(file).read_all()
        with suppress(OSError):
            path.unlink()  # else it goes with the folder
        cuts = bounds[number * each : (number + 1) * each + 1]
        for bucket in _cut(table.sort_by("block").combine_chunks(), cuts) if each > 1 else [table]:
            # Sorted, which copies them, the same rows are the same bytes; what is cut out of others is not.
            content = _as_file(bucket.sort_by([(name, "ascending") for name in _ORDER]).combine_chunks())
            yield hashlib.sha256(content).hexdigest(), content


_ORDER = ("block", "table_name", "day", "document_id", "start", "end", "index")


def _spread(settled: Sequence[Path], bounds: Sequence[int], folder: Path) -> list[Path]:
    """Sort the tellings of all chunks out into files, one for what lies between each two neighbours of `bounds`."""
    paths = [folder / f"bucket-{number}.arrows" for number in range(len(bounds) - 1)]
    with written(folder), ExitStack() as opened:
        writers = [
            opened.enter_context(pa.ipc.new_stream(opened.enter_context(pa.OSFile(str(path), "wb")), SPREAD))
            for path in paths
        ]
        for first in range(0, len(settled), _TOGETHER):
            some = (place / settling.SPREAD_FILE for place in settled[first : first + _TOGETHER])
            table = pa.concat_tables(ahead.read(batches.read, some)).sort_by("block").combine_chunks()
            for writer, part in zip(writers, _cut(table, bounds), strict=True):
                if len(part):
                    writer.write_table(part)
    return paths


def _cut(table: pa.Table, bounds: Sequence[int]) -> Iterator[pa.Table]:
    """Yield the rows of a table, which are sorted by block, that lie between each two neighbours of `bounds`."""
    blocks = pc.cast(table.column("block"), pa.uint64()).to_numpy()
    for start, end in pairwise(np.searchsorted(blocks, bounds)):
        yield table.slice(start, end - start)


def _as_file(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, SPREAD) as writer:
        writer.write_table(table)
    return sink.getvalue()
