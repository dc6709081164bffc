"""`python -m benchmarks.scale.reading FOLDER`: the seconds in which the bytes of all files of a folder can be read."""

from __future__ import annotations

import sys
import time
from pathlib import Path

BLOCK = 1 << 20
PASSES = 3


def seconds(folder: Path) -> float:
    """Return the least wall time of three passes over the files, by name, a block at a time."""
    best = float("inf")
    for _ in range(PASSES):
        began = time.perf_counter()
        for path in sorted(folder.iterdir()):
            with path.open("rb", buffering=0) as file:
                while file.read(BLOCK):
                    pass
        best = min(best, time.perf_counter() - began)
    return best


if __name__ == "__main__":
    print(seconds(Path(sys.argv[1])))
