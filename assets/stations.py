"""The assets before the tables: texts as they lie in raw/, and what they claim.

Each calls one station and shows counts and samples, however many texts there are. Nothing is resolved or checked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dagster as dg

from assets import faults
from assets.previews import markdown_table
from assets.resources import Project, Work
from pipelines.building import overview
from pipelines.building.build import Counted
from pipelines.publication import building
from pipelines.publication.files import checksums

OWNERS = ["team:hkbiomed-maintainers"]
DIGITS = 12
"""How much of a checksum is shown; enough to tell texts apart."""
SHOWN = 20
"""Of how many files or texts more than a count is told."""


@dg.asset(group_name="raw", owners=OWNERS, kinds={"text"})
def raw_texts(project: Project) -> dg.Output[dict[str, int]]:
    """Count the files of source texts as received: .txt files, and .jsonl and .parquet files of many texts each.

    To add a text, put it into raw/ and a `[[source]]` table into raw/sources.toml: whose it is and on what terms.
    """
    paths = building.texts_in(project.raw)
    size = sum(path.stat().st_size for path in paths)
    shown = [
        {
            "file": path.name,
            "bytes": f"{path.stat().st_size:,}",
            "sha256": f"{checksums.of_file(path)[:DIGITS]}…",
        }
        for path in paths[:SHOWN]
    ]
    return dg.Output(
        {"files": len(paths), "bytes": size},
        metadata={
            "dagster/row_count": len(paths),
            "folder": dg.MetadataValue.path(project.raw),
            "size (kB)": size // 1000,
            "preview": dg.MetadataValue.md(markdown_table(shown, SHOWN, of=len(paths))),
        },
    )


@dg.asset(group_name="extraction", owners=OWNERS, kinds={"python", "arrow"}, deps=[raw_texts])
def claims(project: Project, work: Work) -> dg.Output[list[str]]:
    """Read each text and extract what it states: a value, the rule that read it, the raw span of the words.

    Texts that were read before, in the same bytes and by the same rules and word lists, are not read again: what they
    told is kept in the folders that are handed on. A text that cannot be read is set aside below with the reason, and
    ends the run where the resource *project* is strict. The preview counts claims by text and kind; a text with none of
    a kind that it has is a rule to look at.
    """
    counted = Counted()
    with work.engine() as engine:
        folders = building.told(project.raw, engine, work.store(), counted, strict=project.strict)
    kinds, sample = overview.claims(folders, SHOWN)
    texts = counted.texts - len(counted.unreadable)
    return dg.Output(
        [str(folder) for folder in folders],
        metadata={
            "dagster/row_count": sum(kinds.values()),
            "texts": texts,
            "read now": counted.read,
            **set_aside(counted.unreadable),
            "claims by kind": _table([{"kind": kind, "claims": f"{count:,}"} for kind, count in sorted(kinds.items())]),
            "preview": _table([_told(text, sorted(kinds)) for text in sample], texts),
        },
    )


def set_aside(unreadable: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return how many texts cannot be read, and of the first of them why; each reason begins with the file."""
    shown = [{"reason": reason} for _, reason in unreadable[:SHOWN]]
    why = markdown_table(shown, SHOWN, faults.LONGEST, of=len(unreadable))
    return {"set aside": len(unreadable), **({"why set aside": dg.MetadataValue.md(why)} if shown else {})}


def _told(text: overview.Sample, kinds: Sequence[str]) -> dict[str, Any]:
    return {
        "document": text.document_id,
        "title": text.title,
        "published": text.published or "no date",
        "characters": f"{text.characters:,}",
        **{kind: text.claims[kind] for kind in kinds},
    }


def _table(rows: Sequence[dict[str, Any]], of: int | None = None) -> dg.MarkdownMetadataValue:
    return dg.MetadataValue.md(markdown_table(rows, max(SHOWN, len(rows)), of=of))


ASSETS = [raw_texts, claims]
