"""Tells two folders of one release apart: by bytes, and where those differ, by what the files say.

Another version of pyarrow, SQLite or zlib writes the same rows as other bytes, and with them other hashes and sizes
go into every file that tells of those files. Such files count as the same; any other difference does not. The index
is compared without what it says of the code, and the checksums, which follow from the rest, are not compared. The page
tells sizes rounded and digests also by their beginning; the index holds both in full.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.publication import standing
from pipelines.publication.files import checksums, contents
from pipelines.publication.site import telling


@dataclass(frozen=True, slots=True)
class Comparison:
    """The files that say something `other`, and those that say the same in bytes of another library."""

    other: tuple[str, ...]
    rewritten: tuple[str, ...]


class _Rewriting(NamedTuple):
    """What files say of one file, before and after other bytes of the same content took its place."""

    before: str
    after: str
    bytes_before: int
    bytes_after: int


def compare(published: Path, built: Path) -> Comparison:
    """Compare the folder of a release with the same release built again."""
    names = (set(checksums.files_of(published)) | set(checksums.files_of(built))) - {checksums.NAME}
    rest = [name for name in sorted(names) if not _same_bytes(published / name, built / name)]
    rewritten = tuple(name for name in rest if _same_content(published / name, built / name))
    rest = [name for name in rest if name not in rewritten]
    known = [_rewriting(published / name, built / name) for name in rewritten]
    # Files that tell of rewritten files differ for that alone, and then so do those that tell of them in turn.
    while follow := [name for name in rest if _says_the_same(published / name, built / name, known)]:
        rest = [name for name in rest if name not in follow]
        known += (_rewriting(published / name, built / name) for name in follow)
    return Comparison(tuple(rest), rewritten)


def _same_bytes(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def _same_content(one: Path, other: Path) -> bool:
    try:
        return contents.of_file(one) == contents.of_file(other)
    except (FileNotFoundError, contents.UnreadableError):
        return False


def _rewriting(before: Path, after: Path) -> _Rewriting:
    return _Rewriting(checksums.of_file(before), checksums.of_file(after), before.stat().st_size, after.stat().st_size)


def _says_the_same(published: Path, built: Path, known: Sequence[_Rewriting]) -> bool:
    if not published.is_file() or not built.is_file():
        return False
    try:
        before, after = (path.read_text(encoding="utf-8") for path in (published, built))
        if published.suffix == ".html":
            return bool(known) and _of_a_page(before, known) == _of_a_page(after, ())
        if published.suffix != ".json":
            return _with_digests(before, known) == after
        told, again = json.loads(before), json.loads(after)
    except ValueError:
        return False
    if published.name == standing.INDEX:
        told, again = ({**index, "code": None} for index in (told, again))
    elif not known:
        return False
    return bool(_retold(told, known) == again)


def _retold(value: Any, known: Sequence[_Rewriting]) -> Any:
    """Return a value of JSON with the digests, and beside them the sizes, that rewritten files have now."""
    if isinstance(value, list):
        return [_retold(item, known) for item in value]
    if isinstance(value, str):
        return _with_digests(value, known)
    if not isinstance(value, dict):
        return value
    meant = [one for one in known if any(isinstance(item, str) and one.before in item for item in value.values())]
    told = {key: _retold(item, known) for key, item in value.items()}
    for one in meant:
        told = {key: _resized(item, one) for key, item in told.items()}
    return told


def _resized(value: Any, one: _Rewriting) -> Any:
    if isinstance(value, str):
        # Croissant and RO-Crate write sizes as text, some with their unit: `48211 B`.
        return re.sub(rf"^{one.bytes_before}(?=$| )", str(one.bytes_after), value)
    return one.bytes_after if type(value) is int and value == one.bytes_before else value


def _of_a_page(text: str, known: Sequence[_Rewriting]) -> str:
    """Return a page with the digests, and their beginnings, that rewritten files have now, and without sizes."""
    begun = [one._replace(before=telling.shortened(one.before), after=telling.shortened(one.after)) for one in known]
    return re.sub(rf"{telling.SIZE}(?=<)", "", _with_digests(_with_digests(text, known), begun))


def _with_digests(text: str, known: Sequence[_Rewriting]) -> str:
    for one in known:
        text = text.replace(one.before, one.after)
    return text
