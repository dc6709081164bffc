"""sources.toml: what a folder of texts says about them, a `[[source]]` table for each.

What is not known is left out, never guessed and never written as an empty string. The manifest outranks
what a text tells of itself. Keys: `file` (required, a name in the folder), `title`, `kind`, `publisher`,
`published` (EDTF), `language` (BCP 47), `place` (ISO 3166), `source_url`, `rights`, `whole_text` (`withheld` where its
terms do not let the page of a release show the text whole), `received_by`, `received_on`, `why`, `note`.

Of a file of many texts (.jsonl, .parquet) they hold for each of its texts that does not say otherwise itself, and
`set_aside` may list keys or columns of that file which are not to be read.
"""

from __future__ import annotations

import datetime
import os
import reprlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.patterns import later
from pipelines.reading.document import Metadata

NAME = "sources.toml"
KINDS = ("press_release", "news", "letter", "web_page", "report", "other")
_FIELDS = ("title", "kind", "publisher", "published", "language", "place", "source_url", "rights")
WHOLE_TEXT = "whole_text"
WITHHELD = "withheld"
_NOTES = ("received_by", "received_on", "why", "note")
KEYS = (*_FIELDS, WHOLE_TEXT, *_NOTES)
DATES = ("published", "received_on")
SET_ASIDE = "set_aside"
OF_MANY = (".jsonl", ".parquet")
"""Endings of the files that hold many texts."""
# Shapes that the columns of documents have in the contract (validations/tables/formats.py), which no station may know.
SHAPES = {
    "language": (
        later(r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$"),
        "a BCP 47 tag such as zh-Hant-HK or en",
    ),
    "place": (later(r"^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$"), "an ISO 3166 code such as HK"),
    "source_url": (later(r"^https?://[^\s/]+\.[^\s/.]+(?:[/?#]\S*)?$"), "a web address with its https://"),
}
_SEVERAL_LINES = later(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_EDTF = later(rf"(?:{_DAY}|{_DAY}/{_DAY}|\.\./{_DAY}|{_DAY}/\.\.)")

_SHOWN = reprlib.Repr()
_SHOWN.maxstring = _SHOWN.maxother = 80

Source = Mapping[str, str]


class ManifestError(ValueError):
    """A sources.toml that cannot be taken at its word: which entry, which key, what to do."""


class Manifest(NamedTuple):
    """What a sources.toml says: its entries by file name, and the keys set aside in files of many texts."""

    entries: dict[str, Source]
    set_aside: dict[str, frozenset[str]]


def read_manifest(folder: Path) -> dict[str, Source]:
    """Return the entries of a folder's sources.toml by file name; none where the folder has no such file.

    Raises ManifestError for broken TOML, unknown or missing keys, values of the wrong kind, a file that is
    listed twice or is not there.
    """
    return load(folder).entries


def load(folder: Path) -> Manifest:
    """Return all that a folder's sources.toml says; errors as `read_manifest`."""
    entries: dict[str, Source] = {}
    set_aside: dict[str, frozenset[str]] = {}
    path = folder / NAME
    if not path.is_file():
        if os.path.lexists(path):
            raise ManifestError(f"{path}: not a file that can be read; put a file of that name there, or take it away")
        return Manifest(entries, set_aside)
    import tomllib

    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path}: not TOML ({error}); mend the line it names") from None
    except RecursionError:
        raise ManifestError(f"{path}: not TOML of this kind (nested too deep); expected [[source]] tables") from None
    except ValueError:
        # Python reads no number of thousands of figures, and tomllib hands its error on.
        raise ManifestError(f"{path}: holds a number of too many figures; expected text, in quotes") from None
    except OSError as error:
        raise ManifestError(f"{path}: cannot be opened ({error.strerror}); allow this user to read it") from None
    for key in content.keys() - {"source"}:
        raise ManifestError(f"{path}: unknown table or key {key!r}; expected [[source]] tables only")
    tables = content.get("source", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ManifestError(f"{path}: [source] is one table; write [[source]] for each file")
    there = set(os.listdir(folder))
    for number, table in enumerate(tables, 1):
        place = f"{path}: source {number}"
        file = table.get("file")
        if not isinstance(file, str) or not file:
            raise ManifestError(f"{place}: no 'file'; give the name of the text that it describes")
        if Path(file).name != file or _SEVERAL_LINES.search(file):
            raise ManifestError(f"{place}: file = {shown(file)}; expected the name of a file, without a path")
        if file in entries:
            raise ManifestError(f"{place}: {file!r} is listed twice; keep one of the two")
        try:
            if file.lower().endswith(OF_MANY):
                set_aside[file] = _set_aside(table.pop(SET_ASIDE, []))
            entries[file] = checked(table, ("file", *KEYS))
        except ValueError as error:
            raise ManifestError(f"{place} ({shown(file)[1:-1]}): {error}") from None
        if file not in there:
            told = f"no such file in {folder}; put it there or take the entry out"
            raise ManifestError(f"{place} ({shown(file)[1:-1]}): {told}")
    return Manifest(entries, set_aside)


def _set_aside(names: Any) -> frozenset[str]:
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise ValueError(f'{SET_ASIDE} = {names!r}; expected a list of keys, such as ["author", "section"]')
    for name in {"id", "text"}.intersection(names):
        raise ValueError(f"{SET_ASIDE} names {name!r}, which every text of the file needs; take it out of the list")
    return frozenset(names)


def checked(values: Mapping[str, Any], known: tuple[str, ...] = KEYS, way_out: str = "") -> Source:
    """Return what is said of one text, dates as EDTF.

    Raises ValueError, naming the key and what to do (for a key not among `known`, `way_out`), where anything is no
    text, not of its vocabulary, or no date.
    """
    said: dict[str, str] = {}
    for key, value in values.items():
        if key not in known:
            raise ValueError(f"unknown key {key!r}; expected one of {', '.join(known)}{way_out}")
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if not isinstance(value, str) or not value.strip() or half_pair(value) >= 0:
            raise ValueError(f"{key} = {shown(value)}; expected text; leave the key out if it is not known")
        if _SEVERAL_LINES.search(value):
            raise ValueError(f"{key} = {shown(value)}; expected text on one line, without control characters")
        said[key] = value
    if said.get("kind", "other") not in KINDS:
        raise ValueError(f"kind = {shown(said['kind'])}; expected one of {', '.join(KINDS)}")
    if said.get(WHOLE_TEXT, WITHHELD) != WITHHELD:
        raise ValueError(f"{WHOLE_TEXT} = {shown(said[WHOLE_TEXT])}; expected {WITHHELD!r}, or leave the key out")
    for key in DATES:
        if key in said and not is_edtf(said[key]):
            raise ValueError(f"{key} = {shown(said[key])}; expected an EDTF date such as 2023-05-11, 2023-05 or 2023")
    for key, (shape, expected) in SHAPES.items():
        if key in said and not shape.fullmatch(said[key]):
            raise ValueError(f"{key} = {shown(said[key])}; expected {expected}; leave the key out if it is not known")
    return said


def shown(value: Any) -> str:
    """Return a value as messages show it: as Python writes it, the middle of a long one left out."""
    return _SHOWN.repr(value)


def half_pair(text: str) -> int:
    r"""Return where a text holds half of a surrogate pair, which JSON can write and no encoding can; -1 for nowhere.

    >>> half_pair("香港"), half_pair("a\ud83d")
    (-1, 1)
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return -1


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
