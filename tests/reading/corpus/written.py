"""Folders of texts for tests, in each of the forms that a text may come in."""

import json

import pyarrow as pa
import pyarrow.parquet as pq


def jsonl(path, *rows):
    """Write JSON lines: objects as JSON, strings and bytes as they are."""
    lines = [row if isinstance(row, str | bytes) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_bytes(b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines))


def parquet(path, *rows, schema=None, **options):
    pq.write_table(pa.Table.from_pylist(list(rows), schema), path, **options)


def row(text_id="a", text="香港", **said):
    return {"id": text_id, "text": text, **said}


def entry(file, **said):
    return f"[[source]]\nfile = {json.dumps(file)}\n" + "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items()
    )


def manifest(folder, *entries):
    (folder / "sources.toml").write_text("\n".join(entries), "utf-8")
