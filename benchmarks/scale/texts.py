"""`python -m benchmarks.scale.texts OUT N [--as txt|jsonl|parquet] [--seed S] [--start K]`: texts, and their facts.

OUT/raw/ gets the texts: a .txt file each, or one texts.jsonl or texts.parquet with the columns id and text.
OUT/facts.parquet tells what each text states: document_id, table_name, and value, or number, unit and qualifier for a
figure. Text k depends on the seed and k alone: it is the same among ten texts and among a million.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterable, Iterator
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
FORMS = ("txt", "jsonl", "parquet")
FACTS = pa.schema(
    [
        ("document_id", pa.string()),
        ("table_name", pa.string()),
        ("value", pa.string()),
        ("number", pa.float64()),
        ("unit", pa.string()),
        ("qualifier", pa.string()),
    ]
)
TEXTS = pa.schema([("id", pa.string()), ("text", pa.string())])


@dataclass(frozen=True, slots=True)
class Told:
    """A text with what it states; `name` is the stem of its file and the id of its document."""

    name: str
    text: str
    facts: tuple[Fact, ...]


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


def write(out: Path, told: Iterable[Told], form: str) -> None:
    """Write texts below `out`/raw and their facts into `out`/facts.parquet, a batch at a time."""
    raw = out / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    stream = iter(told)
    writer = {"txt": _files, "jsonl": _lines, "parquet": _table}[form](raw)
    next(writer)
    with pq.ParquetWriter(out / "facts.parquet", FACTS) as facts:
        while batch := list(islice(stream, BATCH)):
            writer.send(batch)
            rows = [{"document_id": one.name, **asdict(fact)} for one in batch for fact in one.facts]
            facts.write_table(pa.Table.from_pylist(rows, FACTS))
    writer.close()


def _files(raw: Path) -> Any:
    while True:
        for one in (yield):
            (raw / f"{one.name}.txt").write_bytes(one.text.encode())


def _lines(raw: Path) -> Any:
    with (raw / "texts.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        while True:
            for one in (yield):
                file.write(json.dumps({"id": one.name, "text": one.text}, ensure_ascii=False) + "\n")


def _table(raw: Path) -> Any:
    with pq.ParquetWriter(raw / "texts.parquet", TEXTS) as file:
        while True:
            file.write_table(pa.Table.from_pylist([{"id": one.name, "text": one.text} for one in (yield)], TEXTS))


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
