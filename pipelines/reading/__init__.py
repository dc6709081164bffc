"""Reading: bytes or text to Documents, cleaned, laid out, and mapped back to their raw characters."""

from pipelines.reading.corpus import read_folder
from pipelines.reading.decoding import UnreadableText
from pipelines.reading.document import Block, Document, Metadata
from pipelines.reading.manifest import ManifestError
from pipelines.reading.read import read_bytes, read_file, read_text

__all__ = [
    "Block",
    "Document",
    "ManifestError",
    "Metadata",
    "UnreadableText",
    "read_bytes",
    "read_file",
    "read_folder",
    "read_text",
]
