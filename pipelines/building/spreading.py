"""Brings together what may be one across chunks: tellings sorted out into buckets, each with whole blocks.

How many buckets there are decides no row, for a block is never cut; it only decides how much a task holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.building import batches, settling
from pipelines.building.schemas import SPREAD

TEXTS_A_BUCKET = 32
MOST = 512
"""More files than this are not open at once; a bucket of a larger corpus is larger."""
_TOGETHER = 32
"""Chunks that are sorted out at once."""


def buckets(texts: int) -> int:
    """Return into how many buckets a corpus of so many texts is sorted: a power of two.

    >>> buckets(5), buckets(8_000), buckets(1_000_000)
    (1, 256, 512)
    """
    return min(MOST, 1 << (texts // TEXTS_A_BUCKET).bit_length())


def spread(settled: Sequence[Path], count: int, folder: Path) -> list[Path]:
    """Sort the tellings of all chunks out into `count` files of `folder`."""
    paths = [folder / f"bucket-{number}.arrows" for number in range(count)]
    bounds = [(number << 32) // count for number in range(count + 1)]
    with ExitStack() as opened:
        writers = [
            opened.enter_context(pa.ipc.new_stream(opened.enter_context(pa.OSFile(str(path), "wb")), SPREAD))
            for path in paths
        ]
        for first in range(0, len(settled), _TOGETHER):
            some = [batches.read(place / settling.SPREAD_FILE) for place in settled[first : first + _TOGETHER]]
            table = pa.concat_tables(some).sort_by("block").combine_chunks()
            blocks = pc.cast(table.column("block"), pa.uint64()).to_numpy()
            cuts = np.searchsorted(blocks, bounds)
            for writer, start, end in zip(writers, cuts[:-1], cuts[1:], strict=True):
                if end > start:
                    writer.write_table(table.slice(start, end - start))
    return paths


_ORDER = ("block", "table_name", "day", "document_id", "start", "end", "index")


def gathered(paths: Sequence[Path]) -> Iterator[tuple[str, pa.Buffer]]:
    """Yield for each bucket a digest of its content, whatever chunks it came from, and the content as an Arrow file."""
    for path in paths:
        with pa.OSFile(str(path), "rb") as file:
            table = pa.ipc.open_stream(file).read_all()
        path.unlink()
        sink = pa.BufferOutputStream()
        with pa.ipc.new_file(sink, SPREAD) as writer:
            writer.write_table(table.sort_by([(name, "ascending") for name in _ORDER]).combine_chunks())
        content = sink.getvalue()
        yield hashlib.sha256(content).hexdigest(), content
