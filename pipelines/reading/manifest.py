"""sources.toml: what a folder of texts says about them, a `[[source]]` table for each.

What is not known is left out, never guessed and never written as an empty string. The manifest outranks
what a text tells of itself. Keys: `file` (required, a name in the folder), `title`, `kind`, `publisher`,
`published` (EDTF), `language` (BCP 47), `place` (ISO 3166), `source_url`, `rights`, `whole_text` (`withheld` where its
terms do not let the page of a release show the text whole), `received_by`, `received_on`, `why`, `note`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.patterns import later
from pipelines.reading.document import Metadata

NAME = "sources.toml"
KINDS = ("press_release", "news", "letter", "web_page", "report", "other")
_FIELDS = ("title", "kind", "publisher", "published", "language", "place", "source_url", "rights")
WHOLE_TEXT = "whole_text"
WITHHELD = "withheld"
_NOTES = ("received_by", "received_on", "why", "note")
_KEYS = ("file", *_FIELDS, WHOLE_TEXT, *_NOTES)
_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_EDTF = later(rf"(?:{_DAY}|{_DAY}/{_DAY}|\.\./{_DAY}|{_DAY}/\.\.)")

Source = Mapping[str, str]


class ManifestError(ValueError):
    """A sources.toml that cannot be taken at its word: which entry, which key, what to do."""


def read_manifest(folder: Path) -> dict[str, Source]:
    """Return the entries of a folder's sources.toml by file name; none where the folder has no such file.

    Raises ManifestError for broken TOML, unknown or missing keys, values of the wrong kind, a file that is
    listed twice or is not there.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    import tomllib

    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path}: not TOML ({error}); mend the line it names") from None
    for key in content.keys() - {"source"}:
        raise ManifestError(f"{path}: unknown table or key {key!r}; expected [[source]] tables only")
    entries: dict[str, Source] = {}
    tables = content.get("source", [])
    if not isinstance(tables, list):
        raise ManifestError(f"{path}: [source] is one table; write [[source]] for each file")
    for number, table in enumerate(tables, 1):
        entry = _checked(table, f"{path}: source {number}", folder)
        if entry["file"] in entries:
            raise ManifestError(f"{path}: source {number}: {entry['file']!r} is listed twice; keep one of the two")
        entries[entry["file"]] = entry
    return entries


def _checked(table: Mapping[str, Any], place: str, folder: Path) -> Source:
    file = table.get("file")
    if not isinstance(file, str) or not file:
        raise ManifestError(f"{place}: no 'file'; give the name of the text that it describes")
    place = f"{place} ({file})"
    entry: dict[str, str] = {}
    for key, value in table.items():
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise ManifestError(f"{place}: unknown key {key!r}; expected one of {known}")
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if not isinstance(value, str) or not value.strip():
            raise ManifestError(f"{place}: {key} = {value!r}; expected text; leave the key out if it is not known")
        entry[key] = value
    if not (folder / file).is_file():
        raise ManifestError(f"{place}: no such file in {folder}; put it there or take the entry out")
    if entry.get("kind", "other") not in KINDS:
        raise ManifestError(f"{place}: kind = {entry['kind']!r}; expected one of {', '.join(KINDS)}")
    if entry.get(WHOLE_TEXT, WITHHELD) != WITHHELD:
        raise ManifestError(
            f"{place}: {WHOLE_TEXT} = {entry[WHOLE_TEXT]!r}; expected {WITHHELD!r}, or leave the key out"
        )
    for key in ("published", "received_on"):
        if key in entry and not is_edtf(entry[key]):
            raise ManifestError(
                f"{place}: {key} = {entry[key]!r}; expected an EDTF date such as 2023-05-11, 2023-05 or 2023"
            )
    return entry


def withheld(folder: Path) -> frozenset[str]:
    """Return the names of the files whose texts the page of a release does not show whole; errors as read_manifest."""
    return frozenset(name for name, entry in read_manifest(folder).items() if WHOLE_TEXT in entry)


def is_edtf(value: str) -> bool:
    """Tell whether a value is an EDTF level 0 date or interval, `..` for an open end, of days that exist.

    >>> is_edtf("2023-05-11"), is_edtf("2023/.."), is_edtf("2023-02-30"), is_edtf("11.5.2023")
    (True, True, False, False)
    """
    if not _EDTF.fullmatch(value):
        return False
    for part in value.split("/"):
        if part != "..":
            year, month, day = (*map(int, part.split("-")), 1, 1)[:3]
            try:
                datetime.date(year, month, day)
            except ValueError:
                return False
    return True


def apply(entry: Source, read: Metadata) -> Metadata:
    """Return the metadata read from a text with what its manifest entry says put over it."""
    values = {key: entry[key] for key in _FIELDS if key in entry}
    notes = {key: entry[key] for key in _NOTES if key in entry}
    return Metadata(
        title=values.get("title", read.title),
        kind=values.get("kind", read.kind),
        language=values.get("language", read.language),
        published=values.get("published", read.published),
        publisher=values.get("publisher", read.publisher),
        place=values.get("place", read.place),
        source_url=values.get("source_url", read.source_url),
        rights=values.get("rights", read.rights),
        notes={**read.notes, **notes},
    )
