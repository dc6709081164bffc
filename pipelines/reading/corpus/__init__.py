"""What a folder of texts holds, as one stream: *.txt files, and *.jsonl and *.parquet files of many texts each.

JSON lines (https://jsonlines.org) are objects in UTF-8, one a line; Parquet has a column for each of the same keys.
`id` and `text` are required and text. What else sources.toml knows of a text may stand beside them (see manifest.py);
null is not known, dates may be date32. An entry of sources.toml for such a file holds for those of its texts that do
not say otherwise. An unknown key is an error, as it is in sources.toml, unless the entry lists it under `set_aside`:
nothing that a newsroom wrote down is passed over unseen.

The `id` stands where the name of a .txt file does: it is the name of the Document, and what its document_id is made
of. It need not be the name of a file; no other text of the folder may have it. `source_file` leads a reader to the
text: `archive.jsonl#id`.

What is wrong with one text takes its place in the stream and stops no other; what is wrong with a folder or a file as a
whole is raised before the first text. Nothing is decoded, cleaned or understood here.
"""

from pipelines.reading.corpus.files import names
from pipelines.reading.corpus.quoting import QuotedOnly, quoted_only
from pipelines.reading.corpus.stream import listed_in, read_folder, texts, texts_of
from pipelines.reading.corpus.text import CorpusError, Text, Unreadable, read

__all__ = [
    "CorpusError",
    "QuotedOnly",
    "Text",
    "Unreadable",
    "listed_in",
    "names",
    "quoted_only",
    "read",
    "read_folder",
    "texts",
    "texts_of",
]
