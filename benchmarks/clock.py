"""One contestant in a process of its own: `python -m benchmarks.clock NAME SECONDS FILE...` prints JSON.

Processor time, so that a busy machine does not count; the best of several passes over all texts, after one pass to warm
up. `first` is the seconds from before the import to the end of the first short call, and `peak` the process's peak
memory in MB then; `scale` maps how many times as long the texts were made, as one text, to MB/s.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.contestants import CONTESTANTS

PHRASE = "香港基因組計劃自2021年開展以來，已招募逾53,000名參加者。"


def main(name: str, seconds: float, files: list[str]) -> None:
    """Measure one contestant and print what it took."""
    started = time.process_time()
    run = CONTESTANTS[name][1]()
    run(PHRASE)
    first = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    texts = [Path(file).read_bytes().decode("utf-8") for file in files]
    size = sum(len(text.encode()) for text in texts)
    for text in texts:
        run(text)
    rate = size / best_of(lambda: [run(text) for text in texts], seconds) / 1e6
    scale = {}
    if name == "hkbiomed":
        whole = "\n\n".join(texts)
        for times in (1, 20, 200):
            long = "\n\n".join([whole] * times)
            scale[times] = len(long.encode()) / best_of(lambda text=long: run(text), seconds) / 1e6  # type: ignore[misc]
    print(json.dumps({"rate": rate, "first": first, "peak": peak, "scale": scale}))


def best_of(work: Callable[[], object], seconds: float) -> float:
    """Return the least processor time of a piece of work, of the passes that fit into some seconds, one at least."""
    best, spent = float("inf"), 0.0
    while spent < seconds:
        began = time.process_time()
        work()
        took = time.process_time() - began
        best, spent = min(best, took), spent + took
    return best


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])
