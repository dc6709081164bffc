"""croissant.json: a release as Croissant 1.1 (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html).

A FileObject each file that the folder holds when this is written, datapackage.json included; a RecordSet each
table, read from its Parquet file, where lists and maps are typed; a RecordSet each vocabulary, its words inline.

What the library that loads record sets (mlcroissant 1.1) asks for:
- It joins along references, and fails where a table refers to itself or the table referred to refers on, if fields
  are named; so references name the column of the file. It cannot join from a list: lists bear no reference here.
- A map is an array of pairs, each with a key and a value.
- Dates of any precision are text.
`url` is "./", where this file lies: a release does not know where it will be hosted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.publication.edition import Edition
from pipelines.publication.files.json_files import write_json
from pipelines.publication.metadata import dataset, holdings
from pipelines.publication.metadata.holdings import Holding
from validations import schema
from validations.schema import Column
from validations.tables import formats

NAME = "croissant.json"
PARQUET = "application/vnd.apache.parquet"
"""As registered with IANA; Croissant's own library knows Parquet by the name that was used before."""
PARQUET_IN_CROISSANT = "application/x-parquet"

_TYPES = {
    "string": "sc:Text",
    "integer": "cr:Int64",
    "number": "cr:Float64",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "list": "sc:Text",
}
MAP_PARTS = {"key": (0, "Key", "鍵"), "value": (1, "Value", "值")}
"""A map is an array of pairs: each part's place in a pair, and its name in both languages."""
_ADDRESSES = frozenset({formats.URL, formats.ROR})
Json = dict[str, Any]

# The context that the specification prescribes, word by word.
_CONTEXT: Json = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def write(edition: Edition) -> None:
    """Write croissant.json into the folder of a release; raises FilesRefusedError as `holdings.of` does."""
    told = _dataset(edition)
    told["distribution"] = [_file(holding) for holding in holdings.of(edition.folder)]
    told["recordSet"] = [*map(_table, schema.TABLES), *_vocabularies()]
    write_json(told, edition.folder / NAME)


def _dataset(edition: Edition) -> Json:
    words = dataset.load(edition.name)
    maker = {"@type": "sc:Organization", "name": words.maintainers}
    told: Json = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": _both(dataset.title(edition.name), f"{edition.name}：{words.title_zh}"),
        "description": _both(words.description_en, words.description_zh),
        "url": "./",
        "version": edition.version,
        "license": words.licence.url,
        "creator": maker,
        "publisher": maker,
        "keywords": list(words.keywords),
        "inLanguage": list(words.languages),
        "citeAs": _citation(edition),
    }
    if edition.as_of:
        told["datePublished"] = edition.as_of
    return told


def _both(en: str, zh: str) -> Json:
    return {"en": en, "zh-Hant": zh}


def _citation(edition: Edition) -> str:
    year = f"year = {{{edition.as_of[:4]}}}, " if edition.as_of else ""
    return (
        f"@misc{{{edition.name}, author = {{{{{dataset.load().maintainers}}}}}, "
        f"title = {{{dataset.title(edition.name)}}}, {year}version = {{{edition.version}}}}}"
    )


def _file(holding: Holding) -> Json:
    names = [PARQUET, PARQUET_IN_CROISSANT] if holding.media_type == PARQUET else [holding.media_type]
    return {
        "@type": "cr:FileObject",
        "@id": holding.path,
        "name": holding.path,
        "description": _both(holding.description_en, holding.description_zh),
        "contentUrl": holding.path,
        "contentSize": f"{holding.bytes} B",
        "encodingFormat": names,
        "sha256": holding.sha256,
    }


def _table(table: str) -> Json:
    info = schema.table_info(table)
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": _both(info.title_en, info.title_zh),
        "description": _both(info.description_en, info.description_zh),
        "key": [{"@id": f"{table}/{name}"} for name in schema.KEYS[table]],
        "field": [_field(table, column) for column in schema.columns(table)],
    }


def _field(table: str, column: Column) -> Json:
    identifier = f"{table}/{column.name}"
    told: Json = {
        "@type": "cr:Field",
        "@id": identifier,
        "name": _both(column.title_en, column.title_zh),
        "description": _both(column.description_en, column.description_zh),
    }
    if column.type in ("list", "map"):
        told |= {"isArray": True, "arrayShape": "-1"}
    if column.type == "map":
        return told | {"subField": [_part(identifier, part, table, column) for part in MAP_PARTS]}
    told["dataType"] = "sc:URL" if column.pattern in _ADDRESSES else _TYPES[column.type]
    told["source"] = _source(table, column.name)
    if column.references and column.type != "list":
        [key] = schema.KEYS[column.references]
        told["references"] = _source(column.references, key)
    elif column.enum:
        told["references"] = {"field": {"@id": f"{identifier}/codes/code"}}
    return told


def _source(table: str, column: str) -> Json:
    return {"fileObject": {"@id": f"parquet/{table}.parquet"}, "extract": {"column": column}}


def _part(of: str, part: str, table: str, column: Column) -> Json:
    place, en, zh = MAP_PARTS[part]
    return {
        "@type": "cr:Field",
        "@id": f"{of}/{part}",
        "name": _both(en, zh),
        "description": _both(f"{column.title_en}: {en.lower()}", f"{column.title_zh}：{zh}"),
        "dataType": "sc:Text",
        "source": _source(table, column.name) | {"transform": {"jsonPath": f"$[{place}]"}},
    }


def _vocabularies() -> Iterator[Json]:
    for table in schema.TABLES:
        for column in schema.columns(table):
            if column.enum:
                yield _vocabulary(f"{table}/{column.name}/codes", column)


def _vocabulary(identifier: str, column: Column) -> Json:
    code = f"{identifier}/code"
    return {
        "@type": "cr:RecordSet",
        "@id": identifier,
        "dataType": "sc:Enumeration",
        "name": _both(f"{column.title_en}: codes", f"{column.title_zh}：代碼"),
        "description": _both(column.description_en, column.description_zh),
        "key": {"@id": code},
        "field": [{"@type": "cr:Field", "@id": code, "name": _both("Code", "代碼"), "dataType": "sc:Text"}],
        "data": [{code: value} for value in column.enum],
    }
