"""`python -m benchmarks.scale [--texts 1000,10000,100000] [--keep FOLDER]`: what a build costs, as a Markdown table.

For each number the texts are made, read bare, cut by jieba, and built in each way that runs.toml lists, in a process of
its own, one after another; "cold cache" is that of the build, not that of the machine. With --keep, texts, tables and
measurements.jsonl stay in FOLDER, and a run that is measured there already is not made again.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.scale import measuring, runs, table, texts


def main() -> None:
    """Measure what the command line asks for and print the table; each run is told of on stderr once it has ended."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="What a build of many texts costs")
    parser.add_argument("--texts", default="1000,10000,100000", help="numbers of texts, with commas between")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave texts, tables and measurements here")
    parser.add_argument("--as", dest="form", choices=texts.FORMS, default="txt", help="how the texts lie in raw/")
    parser.add_argument(
        "--runs", type=Path, default=runs.LISTED, metavar="FILE", help="other runs than runs.toml lists"
    )
    parser.add_argument("--address", default="", help="that of a cluster, for the engines that work on one")
    parser.add_argument("--jieba", default="", metavar="PYTHON", help="the interpreter of the environment with jieba")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another archive")
    asked = parser.parse_args()
    numbers = [int(number) for number in asked.texts.split(",")]
    listed = runs.listed(asked.runs, asked.address)
    with tempfile.TemporaryDirectory() as passing:
        measured = list(measurements(asked, asked.keep or Path(passing), numbers, listed))
    measured += [
        table.Measured(0, 0.0, run.name, run.engine, run.workers, run.missing) for run in listed if run.missing
    ]
    print(table.markdown(measured))


def measurements(
    asked: argparse.Namespace, folder: Path, numbers: list[int], listed: list[runs.Run]
) -> Iterator[table.Measured]:
    """Yield what lies measured in a folder, then make the runs that it lacks, adding each to its measurements.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "measurements.jsonl"
    before = [table.Measured(**json.loads(line)) for line in log.read_text().splitlines()] if log.exists() else []
    yield from before
    known = {(one.run, one.engine, one.workers, one.texts) for one in before}
    for number in numbers:
        left = [run for run in listed if not run.missing and (run.name, run.engine, run.workers, number) not in known]
        if not left:
            continue
        corpus = measuring.prepare(folder / str(number), number, asked.form, asked.seed, asked.jieba)
        for run in left:
            one = measuring.measure(run, corpus)
            if not one.missing:
                with log.open("a") as file:
                    file.write(json.dumps(asdict(one)) + "\n")
            came = one.missing or f"{one.seconds:.1f} s"
            print(f"{number:,} texts, {run.name}, {run.engine}, {run.workers}: {came}", file=sys.stderr)
            yield one
        if not asked.keep:
            shutil.rmtree(corpus.folder)


if __name__ == "__main__":
    main()
