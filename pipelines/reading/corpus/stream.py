"""A folder of texts -> its texts one after the other: the whole folder, or those that are asked for.

Texts are read as they are asked for, and none is kept. What grows with a folder are the names of its .txt files, its
sources.toml, and eight bytes of digest for each name where there are files of many texts: some 80 bytes a text in a
set, by which a name that comes a second time is found. That two of a million names share a digest has a chance of one
in thirty million.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from pipelines.reading.corpus import json_lines, parquet
from pipelines.reading.corpus.files import PACKED, by_name, holds_many, names, parted, unfit
from pipelines.reading.corpus.rows import text_of
from pipelines.reading.corpus.text import CorpusError, Text, Unreadable, read
from pipelines.reading.decoding import UnreadableText
from pipelines.reading.document import Document
from pipelines.reading.manifest import Manifest, half_pair, load

CHECKS = {".jsonl": json_lines.check, ".parquet": parquet.check}
ROWS = {".jsonl": json_lines.rows, ".parquet": parquet.rows}
NOTHING: frozenset[str] = frozenset()


def texts(folder: Path | str) -> Iterator[Text | Unreadable]:
    """Return the texts of a folder: each .txt file by name, then the files of many by name, in the order of their rows.

    A text that cannot be had is an Unreadable in its place, and so is one whose name an earlier one has. Raises,
    before any text is read, CorpusError where there is no such folder, nothing in it, or a file of many texts that is
    not what its name says; ManifestError as `read_manifest`.
    """
    folder = Path(folder)
    listed = listed_in(folder)
    manifest = load(folder)
    if not sum(_check(folder / name, manifest) for name in listed):
        raise CorpusError(f"{folder}: its files hold no text; put texts into them")
    return _each(folder, listed, manifest)


def texts_of(folder: Path | str, source_files: Iterable[str]) -> Iterator[Text | Unreadable]:
    """Return those texts of a folder that `source_files` name, as Text.source_file does; what is not there is left out.

    Each file is read once, and no further than to the last that is asked for; order and errors as in `texts`.
    """
    folder = Path(folder)
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for file, text_id in map(parted, source_files):
        wanted[file].add(text_id)
    manifest = load(folder)
    there = [
        name for name in sorted(wanted, key=by_name) if PurePath(name).name == name and os.path.lexists(folder / name)
    ]
    for name in there:
        _check(folder / name, manifest)
    return _asked(folder, there, manifest, wanted)


def read_folder(folder: Path | str) -> Iterator[Document]:
    """Yield the Documents of a folder's texts, in the order of `texts`.

    Raises NotADirectoryError for a folder that is none, CorpusError and ManifestError before the first text is read,
    and UnreadableText at the text that cannot be read.
    """
    if not Path(folder).is_dir():
        raise NotADirectoryError(f"{folder}: not a folder; give the folder that the .txt files are in")
    for text in texts(folder):
        if isinstance(text, Unreadable):
            raise UnreadableText(str(text))
        yield read(text)


def listed_in(folder: Path) -> list[str]:
    """Return the files of texts in a folder; raises CorpusError where there are none or any that cannot be meant so."""
    try:
        listed = names(folder)
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.lower().endswith(PACKED):
                    raise CorpusError(f"{entry.path}: packed; unpack it, or take it out of the folder")
                if holds_many(entry.name) and os.path.isdir(entry):
                    raise CorpusError(f"{entry.path}: a folder; put its files beside it, or take it out of the folder")
    except OSError as error:
        raise CorpusError(f"{folder}: no folder that can be read ({error.strerror}); name a folder of texts") from None
    for name in listed:
        file, inside = parted(name)
        if inside:
            raise CorpusError(f"{folder / name}: {file}# stands before the ids of texts; rename the file")
    if not listed:
        raise CorpusError(f"{folder}: holds no text; put .txt, .jsonl or .parquet files there")
    return listed


def _check(path: Path, manifest: Manifest) -> bool:
    """Tell whether a file holds any text; raises CorpusError for one of many that is not what its name says."""
    if not holds_many(path.name):
        return True
    if wrong := unfit(path):
        raise CorpusError(f"{path}: {wrong}")
    return CHECKS[path.suffix.lower()](path, manifest.set_aside.get(path.name, NOTHING))


def _each(folder: Path, listed: list[str], manifest: Manifest) -> Iterator[Text | Unreadable]:
    taken: set[int] = set()
    many = any(map(holds_many, listed))
    for name in listed:
        if holds_many(name):
            yield from _of_many(folder / name, manifest, taken)
            continue
        text = _of_one(folder, name, manifest)
        if many and isinstance(text, Text):
            taken.add(_sign(text))
        yield text


def _sign(text: Text) -> int:
    return int.from_bytes(hashlib.blake2b(text.name.encode("utf-8"), digest_size=8).digest())


def _asked(
    folder: Path, there: list[str], manifest: Manifest, wanted: Mapping[str, set[str]]
) -> Iterator[Text | Unreadable]:
    for name in there:
        if not holds_many(name):
            yield _of_one(folder, name, manifest)
            continue
        left = wanted[name]
        unreadable: dict[str, Unreadable] = {}
        for text in _of_many(folder / name, manifest):
            if text.name in left and isinstance(text, Unreadable):
                unreadable.setdefault(text.name, text)
            elif text.name in left:
                left.remove(text.name)
                yield text
            if not left:
                break
        yield from (text for name, text in unreadable.items() if name in left)


def _of_one(folder: Path, name: str, manifest: Manifest) -> Text | Unreadable:
    if half_pair(name) >= 0:
        return Unreadable(ascii(name), ascii(name), "the name of the file is not UTF-8; rename it", ascii(name))
    if wrong := unfit(folder / name):
        return Unreadable(name, name, wrong, name)
    try:
        return Text(name, name, (folder / name).read_bytes(), manifest.entries.get(name, {}))
    except OSError as error:
        return Unreadable(name, name, _unopened(error), name)


def _of_many(path: Path, manifest: Manifest, taken: set[int] | None = None) -> Iterator[Text | Unreadable]:
    """Yield the texts of a file; one whose name is among those `taken` is told, any other is put there."""
    entry, set_aside = manifest.entries.get(path.name, {}), manifest.set_aside.get(path.name, NOTHING)
    try:
        for row in ROWS[path.suffix.lower()](path, set_aside):
            text = text_of(row, path.name, entry, set_aside)
            if taken is not None and isinstance(text, Text):
                sign = _sign(text)
                if sign in taken:
                    reason = f"an earlier text of the folder has the id {text.name!r} too; give each one of its own"
                    text = Unreadable(text.name, f"{path.name}, {row.place}", reason, text.source_file)
                taken.add(sign)
            yield text
    except OSError as error:
        yield Unreadable(path.name, path.name, _unopened(error), path.name)


def _unopened(error: OSError) -> str:
    return f"cannot be opened ({error.strerror or error}); allow this user to read it, or take it out of the folder"
