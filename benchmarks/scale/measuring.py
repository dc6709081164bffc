"""Texts made, what a build of them is held against, and the builds, each in a process of its own."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.scale import found, reading, runs, table, texts, watching

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = 1000
MB = 1e6


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts of a number, made: where they lie, how many MB they are, and the seconds of what they are held against."""

    number: int
    folder: Path
    megabytes: float
    read: float
    jieba: float


def prepare(folder: Path, number: int, form: str, seed: int, jieba: str) -> Corpus:
    """Make the texts of a number, with one more beside them, and measure what builds are held against."""
    for name in ("raw", "more"):
        shutil.rmtree(folder / name, ignore_errors=True)
    size = texts.write(folder, texts.texts(number, seed), form)
    texts.write(folder / "more", texts.texts(number + 1, seed, number), form, "texts_more")
    read = float(_said([sys.executable, "-m", reading.__name__, str(folder / "raw")]))
    cut = 0.0
    if jieba:
        sample = folder / "sample"
        texts.write(sample, texts.texts(min(number, SAMPLE), seed), "txt")
        files = [str(path) for path in sorted((sample / "raw").iterdir())]
        try:
            # The rate on a sample, in MB a second of processor time, stands for that on all.
            cut = size / MB / float(json.loads(_said([jieba, "-m", "benchmarks.clock", "jieba", "3", *files]))["rate"])
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"jieba left out: {error}", file=sys.stderr)
        shutil.rmtree(sample)
    return Corpus(number, folder, size / MB, read, cut)


def _said(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()[-1]


def measure(run: runs.Run, corpus: Corpus) -> table.Measured:
    """Make a run and return what it took, or why it failed."""
    raw, out, filled, cache = (corpus.folder / name for name in ("raw", "out", "filled", "cache"))
    blank = table.Measured(corpus.number, corpus.megabytes, run.name, run.engine, run.workers, added=run.added)
    shutil.rmtree(out, ignore_errors=True)
    if run.cache == "empty":
        shutil.rmtree(filled, ignore_errors=True)
        cache = filled
    elif run.cache == "kept" and filled.is_dir():
        # A copy, so that one run does not find what another has put in.
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(filled, cache)
    elif run.cache == "kept":
        return replace(blank, missing=f"no run with an empty cache was made on {corpus.number:,} texts")
    more = [raw / path.name for path in (corpus.folder / "more" / "raw").iterdir()] if run.added else []
    for path in more:
        shutil.copy(corpus.folder / "more" / "raw" / path.name, path)
    typed = [part.format(raw=raw, out=out, cache=cache) for part in run.arguments]
    try:
        cost = watching.run([sys.executable, *typed], ROOT)
    except watching.CommandError as failed:
        return replace(blank, missing=f"failed on {corpus.number:,} texts: {failed}")
    finally:
        for path in more:
            path.unlink()
    return replace(
        blank,
        full=run.cache != "kept",
        seconds=cost.seconds,
        processor=cost.processor,
        peak=cost.peak / MB,
        largest=cost.largest / MB,
        read=corpus.read,
        jieba=corpus.jieba,
        digest=_digest(out / "parquet"),
        found=found.shares(corpus.folder / "facts.parquet", out / "parquet"),
    )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.parquet")):
        digest.update(path.name.encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
