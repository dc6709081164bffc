"""A text as it came, with what is said of it; what stands in its place where it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.reading.document import Document
from pipelines.reading.manifest import ManifestError, Source
from pipelines.reading.read import read_bytes


class CorpusError(ManifestError):
    """A folder, or a file of many texts, that cannot be read as a whole: which, what was expected, what to do."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its bytes, and what the manifest and its own row say of it.

    `name` is the name of its .txt file or its id in a file of many; `source_file` the name of the file, with `#` and
    the id behind it for one of many; `data` the bytes of the file, or the text in UTF-8; `source` as
    `read_manifest` gives it, empty where nothing is said.
    """

    name: str
    source_file: str
    data: bytes
    source: Source


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Where a text was expected and none can be had.

    `name` and `source_file` are as in Text, or the name of the file where the text has none; `place` is a file, with
    the line or row (from 1) in a file of many; `reason` says what was expected and what to do.
    """

    name: str
    place: str
    reason: str
    source_file: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def read(text: Text) -> Document:
    """Return the Document of a text, its `source_file` among the notes; raises UnreadableText if it is not text."""
    document = read_bytes(text.data, text.source_file, text.source)
    notes = {**document.metadata.notes, "source_file": text.source_file}
    return replace(document, name=text.name, metadata=replace(document.metadata, notes=notes))
