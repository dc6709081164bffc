"""ro-crate-metadata.json: a release as an RO-Crate, version 1.3 (https://w3id.org/ro/crate/1.3).

Every file with size, digest and what it is; the texts that the release comes from; its terms and makers; the run
of the software that turned the one into the other. Written last but for the page, index.json and SHA256SUMS, which
hold the digest of this file: they have none here, and as the standard wants to know the size of every part, they are
told of as works about the release.

The software bears the version of the release. The digests of its code and knowledge may differ between two builds of
the same data, and so stand in index.json alone, where builds are not compared by them. What a crate should say of its
publisher by recommendation, an address and a contact point, it cannot say while it has no home.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.publication import inventory, standing
from pipelines.publication.edition import NAME as SOFTWARE
from pipelines.publication.edition import Edition
from pipelines.publication.files import checksums
from pipelines.publication.files.json_files import write_json
from pipelines.publication.metadata import croissant, data_package, dataset, holdings
from pipelines.publication.metadata.holdings import Holding

NAME = "ro-crate-metadata.json"
PAGE = "site/index.html"
LATER = (PAGE, standing.INDEX, checksums.NAME)
"""What is written when this has been."""

_VERSION = "https://w3id.org/ro/crate/1.3"
_ROOT, _MAKERS, _SOFTWARE, _RUN = "./", "#maintainers", "#software", "#building"
_STANDARDS = {
    data_package.NAME: ("https://datapackage.org/profiles/2.0/datapackage.json", "Data Package, version 2.0"),
    croissant.NAME: ("http://mlcommons.org/croissant/1.1", "Croissant, version 1.1"),
}
Json = dict[str, Any]


def write(edition: Edition) -> None:
    """Write ro-crate-metadata.json into the folder of a release; raises FilesRefusedError as `holdings.of` does."""
    files = [_file(holding) for holding in holdings.of(edition.folder)]
    sources = list(_sources(edition))
    graph = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "name": "Description of this release as an RO-Crate",
            "conformsTo": _to(_VERSION),
            "about": _to(_ROOT),
        },
        _root(edition, files, sources),
        *files,
        *sources,
        *_later(),
        *_makers(edition),
        _run(files, sources),
        *(_standard(*standard) for standard in [(_VERSION, "RO-Crate, version 1.3"), *_STANDARDS.values()]),
    ]
    write_json({"@context": f"{_VERSION}/context", "@graph": graph}, edition.folder / NAME)


def _to(identifier: str) -> Json:
    return {"@id": identifier}


def _root(edition: Edition, files: list[Json], sources: list[Json]) -> Json:
    words = dataset.load(edition.name)
    told: Json = {
        "@id": _ROOT,
        "@type": "Dataset",
        "name": dataset.title(edition.name),
        "description": words.description_en,
        "version": edition.version,
        "license": _to(words.licence.url),
        "author": _to(_MAKERS),
        "publisher": _to(_MAKERS),
        "inLanguage": list(words.languages),
        "keywords": list(words.keywords),
        "hasPart": [_to(file["@id"]) for file in files],
        "isBasedOn": [_to(source["@id"]) for source in sources],
        "subjectOf": [_to(f"#{path}") for path in LATER],
        "mentions": _to(_RUN),
        "conformsTo": _to(_VERSION),
    }
    if edition.as_of:
        told["datePublished"] = edition.as_of
    return told


def _file(holding: Holding) -> Json:
    told: Json = {
        "@id": holding.path,
        "@type": "File",
        "name": holding.path,
        "description": holding.description_en,
        "encodingFormat": holding.media_type,
        "contentSize": str(holding.bytes),
        "sha256": holding.sha256,
    }
    if holding.path in _STANDARDS:
        told["conformsTo"] = _to(_STANDARDS[holding.path][0])
    return told


def _later() -> Iterator[Json]:
    for path in LATER:
        if entry := inventory.entry(path):
            yield {
                "@id": f"#{path}",
                "@type": "CreativeWork",
                "name": path,
                "description": entry.description_en,
                "encodingFormat": entry.media_type,
                "url": path,
            }


def _standard(identifier: str, name: str) -> Json:
    return {
        "@id": identifier,
        "@type": ["CreativeWork", "Profile"],
        "name": name,
        "description": f"The standard {name}",
    }


def _sources(edition: Edition) -> Iterator[Json]:
    publishers = dataset.publishers(edition.rows)
    for row in edition.rows["documents"]:
        told = {
            "@id": f"#document-{row['document_id']}",
            "@type": "CreativeWork",
            "name": row["title"],
            "description": f"Source text {row['document_id']} ({row['kind'].replace('_', ' ')})",
            "identifier": row["document_id"],
            "inLanguage": row["language"],
            "datePublished": row["published"],
            "url": row["source_url"],
            "creditText": publishers.get(row["document_id"]),
            "usageInfo": row["rights"],
            "sha256": row["sha256"],
        }
        yield {key: value for key, value in told.items() if value is not None}


def _makers(edition: Edition) -> Iterator[Json]:
    words = dataset.load(edition.name)
    licence = words.licence
    yield {
        "@id": licence.url,
        "@type": "CreativeWork",
        "name": licence.name,
        "identifier": licence.id,
        "description": licence.description,
    }
    yield {
        "@id": _MAKERS,
        "@type": "Organization",
        "name": words.maintainers,
        "description": "Those who keep the code and the decisions behind the releases, and answer for them",
    }
    yield {
        "@id": _SOFTWARE,
        # Not SoftwareApplication, of which the standard demands an address.
        "@type": "CreativeWork",
        "name": SOFTWARE,
        "version": edition.version,
        "description": f"Reads texts into tables; {standing.INDEX} names the code and knowledge that built this",
    }


def _run(files: list[Json], sources: list[Json]) -> Json:
    return {
        "@id": _RUN,
        "@type": "CreateAction",
        "name": "Building of this release",
        "description": "Texts read, facts extracted, resolved into tables, checked, and laid out as files",
        "agent": _to(_MAKERS),
        "instrument": _to(_SOFTWARE),
        "object": [_to(source["@id"]) for source in sources],
        "result": [_to(file["@id"]) for file in files],
    }
