"""What has to hold before anything is published: the contract on tables, the expectations on files.

The rules themselves stand in validations/; this asks them, and refuses. Every way to a release goes through
here, so that no way goes around it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipelines.publication.building import InputError
from pipelines.reading import ManifestError, corpus
from pipelines.reading.corpus import Text, Unreadable
from pipelines.reading.decoding import decode
from validations import contract
from validations.facts import pinned
from validations.withheld import Withheld

Tables = Mapping[str, Sequence[Mapping[str, Any]]]

_TOLD = 20
"""How many cells a message tells of."""


class FilesRefusedError(Exception):
    """Staged files that are not fit to be published; the message names file, place and value."""


def texts_in(raw: Path, tables: Tables) -> dict[str, str]:
    """Return the raw texts that the table of documents names, by identifier, read anew from `raw`.

    Raises InputError where a text is not there or is no longer the one that the table was made from.
    """
    texts = {}
    for document_id, text in reread(raw, tables["documents"]):
        if isinstance(text, InputError):
            raise text
        texts[document_id] = text
    return texts


def reread(raw: Path, documents: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str | InputError]]:
    """Yield document_id and raw text for rows of documents, or why the text that they were made from is not at hand.

    Files are read once each, in the order of `corpus.texts`; what is not there comes last. Raises InputError where
    sources.toml, or a file of many texts as a whole, cannot be read.
    """
    rows = {str(row["source_file"]): row for row in documents}
    try:
        for text in corpus.texts_of(raw, list(rows)):
            row = rows.pop(text.source_file)
            yield str(row["document_id"]), _as_it_was(text, row["sha256"], raw)
    except ManifestError as error:
        raise InputError(str(error)) from None
    for source_file, row in rows.items():
        told = f"{raw / source_file} is not there, but {row['document_id']} was read from it: restore it or build anew"
        yield str(row["document_id"]), InputError(told)


def _as_it_was(text: Text | Unreadable, sha256: str, raw: Path) -> str | InputError:
    if isinstance(text, Unreadable):
        return InputError(str(text))
    if hashlib.sha256(text.data).hexdigest() == sha256:
        return decode(text.data, text.source_file)
    return InputError(
        f"{raw / text.source_file} is not the text that the tables were made from (another SHA-256): build them anew"
    )


def require_contract(tables: Tables, raw: Path, *, strict: bool = False, withheld: Withheld = ()) -> contract.Report:
    """Return the report on tables that keep the contract, held to the texts as they now lie in `raw`.

    With `strict`, rows to look at are refused too, but the report of tables that pass is the same either way;
    `withheld` are the places of the texts that the tables leave out.
    Raises ContractBroken where they do not pass, InputError where they were made from other texts.
    """
    report = contract.check_tables(tables, texts_in(raw, tables), withheld=withheld)
    asked = contract.Report(tuple(replace(check, blocking=True) for check in report.checks)) if strict else report
    if not asked.passed:
        raise contract.ContractBroken(asked)
    return report


def require_pinned(tables: Tables) -> None:
    """Raise ContractBroken where texts in which facts are pinned are not among those of the tables, though others are.

    Asked of what is to be published only: an older release may lack a text that came after it.
    """
    source_files = [str(row["source_file"]) for row in tables["documents"]]
    if missed := pinned.homeless(source_files):
        raise contract.ContractBroken(
            contract.Report((contract.Check(pinned.NAME, "documents", len(source_files), tuple(missed)),))
        )


def require_readable(misread: Sequence[str]) -> None:
    """Raise FilesRefusedError if there is any cell that spreadsheets or pandas would misread."""
    if misread:
        rest = len(misread) - _TOLD
        told = "\n".join([*misread[:_TOLD], *([f"... and {rest:,} more"] if rest > 0 else [])])
        raise FilesRefusedError(f"nothing is published, for these cells would be misread:\n{told}")


def require_described(complaints: Sequence[str]) -> None:
    """Raise FilesRefusedError if files of a release and their inventory say otherwise than each other."""
    if complaints:
        raise FilesRefusedError("nothing is published, for the release is not as documented:\n" + "\n".join(complaints))


def require_expected(folder: Path, emptied: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return what Great Expectations finds on the files of a folder, without times and random identifiers.

    The tables `emptied` may hold no row.

    Raises FilesRefusedError where an expectation is not met.
    """
    # Imported late: takes seconds, and only those who publish or check need it.
    from validations.expectations import unmet, validate_release

    results = validate_release(folder, emptied)
    if not results["passed"]:
        raise FilesRefusedError("\n".join(["the files do not meet what their readers may expect:", *unmet(results)]))
    return results
