"""The assets before the tables: texts as they lie in raw/, as read, and what they claim.

Each calls one station and shows counts. Nothing is resolved or checked here.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import dagster as dg

from assets.previews import markdown_table
from assets.resources import Project
from pipelines.publication import building
from pipelines.publication.files import checksums

OWNERS = ["team:hkbiomed-maintainers"]
DIGITS = 12
"""How much of a checksum is shown; enough to tell texts apart."""


@dg.asset(group_name="raw", owners=OWNERS, kinds={"text"})
def raw_texts(project: Project) -> dg.Output[list[dict[str, Any]]]:
    """List the source texts as received: name, size and SHA-256 of each .txt file of raw/, never edited.

    To add one, put the file into raw/ and a `[[source]]` table into raw/sources.toml: whose it is and on what terms.
    """
    files: list[dict[str, Any]] = [
        {"file": path.name, "bytes": path.stat().st_size, "sha256": checksums.of_file(path)}
        for path in building.texts_in(project.raw)
    ]
    shown = [
        {"file": one["file"], "bytes": f"{one['bytes']:,}", "sha256": f"{one['sha256'][:DIGITS]}…"} for one in files
    ]
    return dg.Output(
        files,
        metadata={
            "dagster/row_count": len(files),
            "folder": dg.MetadataValue.path(project.raw),
            "size (kB)": sum(one["bytes"] for one in files) // 1000,
            "preview": dg.MetadataValue.md(markdown_table(shown)),
        },
    )


@dg.asset(group_name="reading", owners=OWNERS, kinds={"python"}, deps=[raw_texts])
def read_texts(project: Project) -> dg.Output[Any]:
    """Read the texts: decode, clean with a map back to raw offsets, lay out, tell language and date.

    A text without a date of issue has none in sources.toml and shows none: years that it leaves out stay unknown.
    """
    documents = building.read_texts(project.raw)
    shown = [
        {
            "document": document.name,
            "title": document.metadata.title,
            "published": document.metadata.published or "no date",
            "characters": f"{len(document.raw):,}",
            "blocks": len(document.blocks),
        }
        for document in documents
    ]
    return dg.Output(
        documents,
        metadata={"dagster/row_count": len(shown), "preview": dg.MetadataValue.md(markdown_table(shown))},
    )


@dg.asset(group_name="extraction", owners=OWNERS, kinds={"python"})
def claims(read_texts: Any) -> dg.Output[Any]:
    """Extract what each text states, beside the text: a value, the rule that read it, the raw span of the words.

    The preview counts claims by text and kind; a text with none of a kind that it has is a rule to look at.
    """
    found = building.extract_claims(read_texts)
    kinds = Counter(claim.kind for claimed in found for claim in claimed)
    shown = [
        {"document": document.name, **{kind: sum(c.kind == kind for c in claimed) for kind in sorted(kinds)}}
        for document, claimed in zip(read_texts, found, strict=True)
    ]
    return dg.Output(
        list(zip(read_texts, found, strict=True)),
        metadata={
            "dagster/row_count": sum(kinds.values()),
            "preview": dg.MetadataValue.md(markdown_table(shown)),
        },
    )


ASSETS = [raw_texts, read_texts, claims]
