"""A folder of texts, walked through the stations: reading, extraction, resolution. Nothing is checked here.

Works on any folder of .txt files; a sources.toml in it is used where there is one. Nothing is written,
nothing is asked of the project's own raw/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pipelines.extraction import Claim, extract
from pipelines.knowledge import Knowledge
from pipelines.reading import Document, ManifestError, UnreadableText, read_bytes
from pipelines.reading.manifest import Source, read_manifest
from pipelines.resolution import Tables, require_fresh, resolve

T = TypeVar("T")
Progress = Callable[[Iterable[T], str], Iterable[T]]


class InputError(Exception):
    """What was handed in cannot be worked on; the message names file, place and remedy."""


@dataclass(frozen=True, slots=True)
class Built:
    """A folder of texts at every station: as read, as claimed (one tuple a document), as resolved."""

    documents: tuple[Document, ...]
    claims: tuple[tuple[Claim, ...], ...]
    resolved: Tables


def unwatched(items: Iterable[T], label: str) -> Iterable[T]:
    """Return the items as they are: the progress that shows nothing."""
    return items


def build(raw: Path, progress: Progress[Any] = unwatched) -> Built:
    """Read every .txt file of `raw` and return documents, claims and tables.

    `progress(items, label)` is handed the long loops and may show them. Raises InputError where the folder or
    any of its texts cannot be read; all unreadable files are named at once.
    """
    documents = read_texts(raw)
    claims = extract_claims(documents, progress)
    resolved = resolve_tables(documents, claims)
    require_fresh(resolved)
    return Built(documents, claims, resolved)


def texts_in(raw: Path) -> list[Path]:
    """Return the .txt files of a folder by name; InputError where there is none."""
    if not raw.is_dir():
        raise InputError(f"{raw} is no folder: name a folder of .txt files")
    files = sorted(path for path in raw.iterdir() if path.suffix.lower() == ".txt" and path.is_file())
    if not files:
        raise InputError(f"{raw} holds no .txt file: put the source texts there, one file each")
    return files


def read_texts(raw: Path) -> tuple[Document, ...]:
    """Read every .txt file of a folder, in the order of their names; raises InputError as `build` does."""
    documents, unreadable = [], []
    try:
        manifest = read_manifest(raw)
    except ManifestError as error:
        raise InputError(str(error)) from None
    for path in texts_in(raw):
        try:
            documents.append(_read(path, manifest.get(path.name, {})))
        except (UnreadableText, OSError) as error:
            unreadable.append(str(error))
    if unreadable:
        raise InputError("\n".join([f"{len(unreadable)} of the texts in {raw} cannot be read:", *unreadable]))
    return tuple(documents)


def _read(path: Path, source: Source) -> Document:
    document = read_bytes(path.read_bytes(), path.name, source)
    notes = {**document.metadata.notes, "source_file": path.name}
    return replace(document, metadata=replace(document.metadata, notes=notes))


def extract_claims(documents: Sequence[Document], progress: Progress[Any] = unwatched) -> tuple[tuple[Claim, ...], ...]:
    """Return what each document claims, in the order of the documents."""
    return tuple(tuple(extract(document)) for document in progress(documents, "Extracting"))


def resolve_tables(documents: Sequence[Document], claims: Sequence[Sequence[Claim]]) -> Tables:
    """Return the tables that the claims make together, the vocabulary of indicators with them.

    Raises KnowledgeError where people's decisions do not read; those that no longer fit are told of in `stale`.
    """
    knowledge = Knowledge.load()
    return resolve(zip(documents, claims, strict=True), knowledge)
