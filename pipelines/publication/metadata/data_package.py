"""datapackage.json: a release as a Data Package, version 2 (https://datapackage.org/standard/data-package/).

One tabular resource a CSV table, with its dialect and its whole schema, then every other file that the folder
holds when this is written, as a resource of bytes and hash alone. That leaves out what comes later: croissant.json
and ro-crate-metadata.json tell the same for other programs and hash this file, index.json and SHA256SUMS hash them all.

How the models are told in Table Schema, whose means are fewer:
- A list is of type `list`, its items parted by `|`; a map is text of that form, held by a pattern. An empty cell
  is an empty list or map, and read as missing.
- A key with a nullable column is no primary key, for that admits no missing value, but a unique one.
- A reference from a list is told by the property `references` of the field, for foreign keys hold single values
  only. A column that may refer to any of several tables (`row_id`) has none.
- Dates of any precision are text, held by the pattern of this dataset's EDTF.
- Chinese titles and descriptions stand in `title_zh` and `description_zh`, units in `unit`: the standard lets
  publishers add properties, and has none for these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipelines.publication.edition import Edition
from pipelines.publication.files import csv_files
from pipelines.publication.files.json_files import write_json
from pipelines.publication.metadata import dataset, holdings
from pipelines.publication.metadata.holdings import Holding
from validations import schema
from validations.schema import Column
from validations.tables.checks import SEPARATOR
from validations.tables.formats import EDTF

NAME = "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
MAP = rf"[^={SEPARATOR}]+=[^{SEPARATOR}]+(\{SEPARATOR}[^={SEPARATOR}]+=[^{SEPARATOR}]+)*"
"""A map as CSV writes it."""

_TYPES = {"map": "string"}
_DIALECT = ("header", "delimiter", "lineTerminator", "quoteChar", "doubleQuote")
_ANCHORS = re.compile(r"^\^|\$$")
Json = dict[str, Any]


def write(edition: Edition) -> None:
    """Write datapackage.json into the folder of a release; raises FilesRefusedError as `holdings.of` does."""
    held = {holding.path: holding for holding in holdings.of(edition.folder)}
    tables = {f"csv/{name}.csv": name for name in schema.TABLES}
    told = _package(edition)
    told["resources"] = [
        *(_table(name, held[path]) for path, name in tables.items()),
        *(_file(holding) for path, holding in held.items() if path not in tables),
    ]
    write_json(told, edition.folder / NAME)


def _package(edition: Edition) -> Json:
    words = dataset.load(edition.name)
    licence = words.licence
    told: Json = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": edition.name,
        "title": dataset.title(edition.name),
        "title_zh": f"{edition.name}：{words.title_zh}",
        "description": words.description_en,
        "description_zh": words.description_zh,
        "version": edition.version,
    }
    if edition.as_of:
        # The standard asks for a moment; a release knows the day alone.
        told["created"] = f"{edition.as_of}T00:00:00Z"
    told["keywords"] = list(words.keywords)
    told["licenses"] = [{"name": licence.id, "path": licence.url, "title": licence.name}]
    told["contributors"] = [{"title": words.maintainers, "roles": ["creator", "maintainer"]}]
    told["sources"] = list(_sources(edition))
    return told


def _sources(edition: Edition) -> Iterator[Json]:
    publishers = dataset.publishers(edition.rows)
    for row in edition.rows["documents"]:
        told = {
            "title": row["title"],
            "path": row["source_url"],
            "document_id": row["document_id"],
            "publisher": publishers.get(row["document_id"]),
            "published": row["published"],
            "rights": row["rights"],
            "hash": f"sha256:{row['sha256']}",
            "bytes": row["bytes"],
        }
        yield {key: value for key, value in told.items() if value is not None}


def _bytes(holding: Holding) -> Json:
    return {
        "path": holding.path,
        "mediatype": holding.media_type,
        "bytes": holding.bytes,
        "hash": f"sha256:{holding.sha256}",
    }


def _file(holding: Holding) -> Json:
    told = {
        "name": re.sub(r"[^a-z0-9._-]", "-", holding.path.lower()),
        "type": "file",
        "description": holding.description_en,
        "description_zh": holding.description_zh,
        **_bytes(holding),
    }
    if holding.media_type.startswith("text/"):
        told["encoding"] = csv_files.DIALECT["encoding"]
    return told


def _table(name: str, holding: Holding) -> Json:
    info = schema.table_info(name)
    return {
        "name": name,
        "type": "table",
        "title": info.title_en,
        "title_zh": info.title_zh,
        "description": info.description_en,
        "description_zh": info.description_zh,
        **_bytes(holding),
        "format": "csv",
        "encoding": csv_files.DIALECT["encoding"],
        "dialect": {
            "$schema": f"{PROFILES}/tabledialect.json",
            **{key: csv_files.DIALECT[key] for key in _DIALECT},
        },
        "schema": _schema(name),
    }


def _schema(table: str) -> Json:
    columns = schema.columns(table)
    key = schema.KEYS[table]
    whole = not any(column.nullable for column in columns if column.name in key)
    foreign = [
        {
            "fields": [column.name],
            # The standard tells a table's reference to itself by leaving out the resource's name.
            "reference": {
                **({} if column.references == table else {"resource": column.references}),
                "fields": list(schema.KEYS[column.references]),
            },
        }
        for column in columns
        if column.references and column.type != "list"
    ]
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        **({"primaryKey": list(key)} if whole else {"uniqueKeys": [list(key)]}),
        **({"foreignKeys": foreign} if foreign else {}),
    }


def _field(column: Column) -> Json:
    told: Json = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "title": column.title_en,
        "title_zh": column.title_zh,
        "description": column.description_en,
        "description_zh": column.description_zh,
    }
    if column.type == "list":
        told |= {"delimiter": SEPARATOR, "itemType": "string"}
        if column.references:
            [key] = schema.KEYS[column.references]
            told["references"] = {"resource": column.references, "field": key}
    if column.type == "boolean":
        told |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.unit:
        told["unit"] = column.unit
    if constraints := _constraints(column):
        told["constraints"] = constraints
    return told


def _constraints(column: Column) -> Json:
    told: Json = {}
    # A list or map is never null, but an empty one is an empty cell.
    if not column.nullable and column.type not in ("list", "map"):
        told["required"] = True
    if column.unique:
        told["unique"] = True
    if column.enum:
        told["enum"] = list(column.enum)
    if pattern := _pattern(column):
        told["pattern"] = pattern
    if column.minimum is not None:
        told["exclusiveMinimum" if column.above else "minimum"] = column.minimum
    return told


def _pattern(column: Column) -> str | None:
    """Return the pattern of a column as XML Schema has it: a match is of the whole, and groups are plain."""
    if column.type == "map":
        return MAP
    pattern = EDTF if column.format == "edtf" else column.pattern
    return pattern and _ANCHORS.sub("", pattern).replace("(?:", "(")
