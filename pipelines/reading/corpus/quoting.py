"""Which texts of a folder may be quoted and not shown whole, on the word of sources.toml or of their own rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipelines.reading.corpus.files import holds_many, names, parted, source_file
from pipelines.reading.corpus.rows import ID, TEXT
from pipelines.reading.corpus.stream import NOTHING, ROWS
from pipelines.reading.manifest import KEYS, WHOLE_TEXT, load

_NOT_ASKED = frozenset({TEXT, *KEYS} - {WHOLE_TEXT})


@dataclass(frozen=True, slots=True)
class QuotedOnly:
    """Files of which this holds for every text, and single texts by source_file; `in` asks for one by source_file."""

    files: frozenset[str]
    texts: frozenset[str]

    def __contains__(self, source_file: object) -> bool:
        """Tell whether the page of a release may not show this text whole."""
        return source_file in self.texts or parted(str(source_file))[0] in self.files


def quoted_only(folder: Path) -> QuotedOnly:
    """Return the texts of a folder with `whole_text = "withheld"`; errors as `read_manifest`, OSError for unread files.

    Files of many texts are read through for it once, of Parquet two columns, unless sources.toml says it of the whole
    file. Who goes through `texts` anyway finds the same in Text.source.
    """
    manifest = load(folder)
    whole = frozenset(name for name, entry in manifest.entries.items() if WHOLE_TEXT in entry)
    single = []
    for name in filter(holds_many, names(folder)):
        if name not in whole and WHOLE_TEXT not in manifest.set_aside.get(name, NOTHING):
            for row in ROWS[Path(name).suffix.lower()](folder / name, _NOT_ASKED):
                if row.values.get(WHOLE_TEXT) is not None:
                    single.append(source_file(name, str(row.values.get(ID))))
    return QuotedOnly(whole, frozenset(single))
