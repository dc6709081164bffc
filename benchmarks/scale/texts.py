"""`python -m benchmarks.scale.texts OUT N [--as txt|jsonl|parquet] [--seed S] [--start K]`: texts, and their facts.

OUT/raw/ gets the texts: a .txt file each, or one texts.jsonl or texts.parquet with the columns id and text.
OUT/facts.parquet tells what each text states: document_id, table_name, and value, or number, unit and qualifier for a
figure. Text k depends on the seed and k alone: it is the same among ten texts and among a million.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import opencc
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.scale.dice import Dice
from benchmarks.scale.telling import Fact, scene, tell

TEMPLATES = Path(__file__).parent / "templates"
GENRES: list[dict[str, Any]] = [
    template
    for path in sorted((TEMPLATES / "genres").glob("*.toml"))
    for template in tomllib.loads(path.read_text("utf-8"))["template"]
    for _ in range(template["weight"])
]
SHARED: dict[str, Any] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((TEMPLATES / "shared").glob("*.toml"))
}
SIMPLIFIED = opencc.OpenCC("hk2s")
BATCH = 1024
WORDS = ("document_id", "table_name", "value", "unit", "qualifier")
FACTS = pa.schema({name: pa.string() for name in WORDS} | {"number": pa.float64()})
TEXTS = pa.schema({"id": pa.string(), "text": pa.string()})


@dataclass(frozen=True, slots=True)
class Told:
    """A text with what it states; `name` is the stem of its file and the id of its document."""

    name: str
    text: str
    facts: tuple[Fact, ...]


Put = Callable[[list[Told]], None]


def text(number: int, seed: int = 1) -> Told:
    """Return the text of a number with its facts, names as the text writes them."""
    dice = Dice(seed, "text", number)
    template = dice.pick(GENRES)
    language = "en" if template["language"] == "en" else "zh"
    setting = scene(seed, dice, language)
    written = tell(setting, template["paragraphs"], SHARED)
    facts = setting.all_facts()
    if template["language"] == "zh-Hans":
        written = SIMPLIFIED.convert(written)
        facts = [replace(fact, value=SIMPLIFIED.convert(fact.value)) if fact.value else fact for fact in facts]
    return Told(f"text-{number:09d}", written, tuple(facts))


def texts(end: int, seed: int = 1, start: int = 0) -> Iterator[Told]:
    """Yield the texts from number `start` to below `end`."""
    return (text(number, seed) for number in range(start, end))


def write(out: Path, told: Iterable[Told], form: str, stem: str = "texts") -> int:
    """Write texts below `out`/raw and their facts into `out`/facts.parquet, a batch at a time; return the texts' bytes.

    `stem` is that of the one file that holds them, where it is one.
    """
    raw = out / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    size = 0
    with WRITERS[form](raw, stem) as put, pq.ParquetWriter(out / "facts.parquet", FACTS) as facts:
        stream = iter(told)
        while batch := list(islice(stream, BATCH)):
            put(batch)
            rows = [{"document_id": one.name, **asdict(fact)} for one in batch for fact in one.facts]
            facts.write_table(pa.Table.from_pylist(rows, FACTS))
            size += sum(len(one.text.encode()) for one in batch)
    return size


@contextmanager
def _files(raw: Path, stem: str) -> Iterator[Put]:
    def put(batch: list[Told]) -> None:
        for one in batch:
            (raw / f"{one.name}.txt").write_bytes(one.text.encode())

    yield put


@contextmanager
def _lines(raw: Path, stem: str) -> Iterator[Put]:
    with (raw / f"{stem}.jsonl").open("w", encoding="utf-8", newline="\n") as file:

        def put(batch: list[Told]) -> None:
            for one in batch:
                file.write(json.dumps({"id": one.name, "text": one.text}, ensure_ascii=False) + "\n")

        yield put


@contextmanager
def _table(raw: Path, stem: str) -> Iterator[Put]:
    with pq.ParquetWriter(raw / f"{stem}.parquet", TEXTS) as file:

        def put(batch: list[Told]) -> None:
            file.write_table(pa.Table.from_pylist([{"id": one.name, "text": one.text} for one in batch], TEXTS))

        yield put


WRITERS: dict[str, Callable[[Path, str], AbstractContextManager[Put]]] = {
    "txt": _files,
    "jsonl": _lines,
    "parquet": _table,
}
FORMS = tuple(WRITERS)


def main() -> None:
    """Write the texts that the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale.texts", description="Texts with known facts in them"
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write raw/ and facts.parquet into")
    parser.add_argument("number", type=int, metavar="N", help="how many texts")
    parser.add_argument("--as", dest="form", choices=FORMS, default="txt", help="a file each, or one file of all")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another archive")
    parser.add_argument("--start", type=int, default=0, metavar="K", help="the number of the first text")
    asked = parser.parse_args()
    write(asked.out, texts(asked.start + asked.number, asked.seed, asked.start), asked.form)


if __name__ == "__main__":
    main()
