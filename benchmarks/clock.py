"""One contestant in a process of its own: `python -m benchmarks.clock NAME SECONDS FILE...` prints JSON.

Processor time, so that a busy machine does not count; the best of several passes over all texts, after one pass to warm
up. `peak` is the process's peak memory in MB, `first` the seconds from start to the end of the first short call.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.contestants import CONTESTANTS

PHRASE = "香港基因組計劃自2021年開展以來，已招募逾53,000名參加者。"


def main(name: str, seconds: float, files: list[str]) -> None:
    """Measure one contestant and print what it took."""
    started = time.perf_counter()
    run = CONTESTANTS[name][1]()
    run(PHRASE)
    first = time.perf_counter() - started
    texts = [Path(file).read_bytes().decode("utf-8") for file in files]
    size = sum(len(text.encode()) for text in texts)
    for text in texts:
        run(text)
    best, spent = float("inf"), 0.0
    while spent < seconds:
        began = time.process_time()
        for text in texts:
            run(text)
        took = time.process_time() - began
        best, spent = min(best, took), spent + took
    scale = {}
    if name == "hkbiomed":
        whole = "\n\n".join(texts)
        for times in (1, 20, 200):
            long = "\n\n".join([whole] * times)
            began = time.process_time()
            run(long)
            scale[times] = len(long.encode()) / (time.process_time() - began) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rate": size / best / 1e6, "first": first, "peak": peak, "scale": scale}))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])
