"""A text, its bytes or a file in; a Document out. Whole folders are read by corpus/."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipelines.collector import held_back
from pipelines.reading.cleaning import clean
from pipelines.reading.decoding import decode
from pipelines.reading.document import Document, Metadata
from pipelines.reading.folding import standard
from pipelines.reading.layout import lay_out
from pipelines.reading.manifest import Source, apply, read_manifest
from pipelines.reading.metadata import metadata_of


@held_back
def read_text(text: str, name: str = "text", metadata: Metadata | None = None) -> Document:
    r"""Return the Document of a text that is already decoded; without `metadata` it is read from the text.

    >>> document = read_text("於 2021 年\r\n正式全面運作")
    >>> document.text, document.raw_span(0, 6)
    ('於2021年\n正式全面運作', (0, 8))
    """
    spelling, offsets = clean(text)
    cleaned, script = standard(spelling)
    blocks = lay_out(cleaned)
    return Document(name, text, cleaned, offsets, blocks, metadata or metadata_of(cleaned, blocks, script), spelling)


def read_bytes(data: bytes, name: str = "bytes", source: Source | None = None) -> Document:
    """Return the Document of a file's bytes.

    `source` is its entry in the manifest, which outranks what the text tells of itself. The notes of the metadata
    hold the SHA-256 (`sha256`, hexadecimal) and the number (`bytes`) of the bytes as they came, in any encoding.

    Raises UnreadableText if the bytes are not text.

    >>> read_bytes("香港".encode("big5hkscs")).metadata.notes["bytes"]
    '4'
    """
    import hashlib

    document = read_text(decode(data, name), name)
    metadata = apply(source, document.metadata) if source else document.metadata
    file = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": str(len(data))}
    return replace(document, metadata=replace(metadata, notes={**metadata.notes, **file}))


def read_file(path: Path | str, source: Source | None = None) -> Document:
    """Return the Document of a file; without `source` its folder's manifest is looked up.

    Raises UnreadableText, ManifestError, or OSError if the file cannot be opened.
    """
    path = Path(path)
    if source is None:
        source = read_manifest(path.parent).get(path.name)
    return read_bytes(path.read_bytes(), path.name, source)
