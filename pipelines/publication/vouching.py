"""Who vouches for the bytes of a release, and which files are damaged where they do not agree.

Two witnesses tell of each file: SHA256SUMS and the release's index.json; of index.json SHA256SUMS and the catalogue
above the releases; of SHA256SUMS the catalogue. A witness is a file too and may be the damaged one, so it is heard only
where its own bytes hold; where neither does, what both still tell alike is. Nothing is read here but bytes and what
vouches for them: no damaged table reaches a reader.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.publication import standing
from pipelines.publication.above import CATALOGUE
from pipelines.publication.files import checksums
from pipelines.publication.files.json_files import read_json

_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
_ENTRY = re.compile(r'"path": ("[^"\n]+"),\s+"bytes": \d+,\s+"sha256": "([0-9a-f]{64})"')
Digests = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Vouched:
    """What is known of the bytes of a release.

    `published` is the SHA-256 that each file was published with, by path, as far as a sound witness tells it; `there`
    that of each file as it lies; `damaged` a sentence for each file that is not as it was published, by path; `doubts`
    sentences on the catalogue above, where it tells otherwise of a release that is whole.
    """

    published: Digests
    there: Digests
    damaged: Mapping[str, str]
    doubts: tuple[str, ...] = ()


def vouched(release: Path) -> Vouched:
    """Return what the witnesses say of the release in the folder `release`; a file that is missing is damaged."""
    there = {name: checksums.of_file(release / name) for name in checksums.files_of(release)}
    sums, index, above = _sums(release / checksums.NAME), _listed(release), _catalogued(release)
    if sums and there == {**sums, checksums.NAME: there[checksums.NAME]}:
        return Vouched(there, there, {}, tuple(_doubts(release, there, above)))
    if not _sums_hold(sums, index, there, above):
        sums = None
    if not _index_holds(sums, there, above):
        index = None
    published = dict(sums or (index and _with_sums(index, there)) or _told_twice(release))
    if above:
        published |= above
    elif sums:
        published[checksums.NAME] = there[checksums.NAME]
    witness = checksums.NAME if sums else standing.INDEX if index else f"{checksums.NAME} and {standing.INDEX}"
    damaged = {
        name: _told(name, witness, there, above) for name in sorted(published) if there.get(name) != published[name]
    }
    for name, sound in ((checksums.NAME, sums), (standing.INDEX, index)):
        if sound is None and name not in damaged:
            damaged[name] = f"{name} is damaged: it lists other files than it was published with, or cannot be read"
    if sums or index:
        strange = sorted(there.keys() - published.keys() - {checksums.NAME, standing.INDEX})
        damaged |= {
            name: f"{name} is not listed in {witness}: it was not published with this release" for name in strange
        }
    return Vouched(published, there, damaged)


def _sums(path: Path) -> Digests | None:
    """Return what a SHA256SUMS lists; None where it is missing or not such as `checksums.write` writes one."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    listed = {name: digest for digest, name in _LINE.findall(text)}
    return listed if listed and checksums.listing(listed) == text else None


def _listed(release: Path) -> Digests | None:
    """Return what the index of a release lists; None where it cannot be read."""
    try:
        return {str(entry["path"]): str(entry["sha256"]) for entry in standing.index(release)["files"]}
    except _UNREADABLE:
        return None


def _told_twice(release: Path) -> dict[str, str]:
    """Return the digests that two damaged witnesses still tell alike: no damage makes them agree on another."""
    sums, index = (_text(release / name) for name in (checksums.NAME, standing.INDEX))
    entries = {(str(json.loads(path)), digest) for path, digest in _ENTRY.findall(index)}
    return {name: digest for digest, name in _LINE.findall(sums) if (name, digest) in entries}


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""


def _catalogued(release: Path) -> Digests:
    """Return what the catalogue tells of the two files that vouch for the others; nothing where it tells nothing."""
    try:
        told: list[dict[str, Any]] = read_json(release.parent.parent / CATALOGUE)["versions"]
        (digests,) = (dict(entry["sha256"]) for entry in told if entry["version"] == release.name)
    except _UNREADABLE:
        return {}
    return digests if digests.keys() == {checksums.NAME, standing.INDEX} else {}


# What a flipped byte does to a file of JSON: it is none any more, or lacks a key, or has another type.
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


def _sums_hold(sums: Digests | None, index: Digests | None, there: Digests, above: Digests) -> bool:
    if sums is None:
        return False
    if above:
        return there[checksums.NAME] == above[checksums.NAME]
    return not any(sums.get(name) != digest == there.get(name) for name, digest in (index or {}).items())


def _index_holds(sums: Digests | None, there: Digests, above: Digests) -> bool:
    expected = above.get(standing.INDEX) or (sums or {}).get(standing.INDEX)
    return expected is None or there.get(standing.INDEX) == expected


def _with_sums(index: Digests, there: Digests) -> dict[str, str]:
    """Return what an index lists, with itself and the SHA256SUMS that follows from both."""
    whole = {**index, standing.INDEX: there[standing.INDEX]}
    return {**whole, checksums.NAME: hashlib.sha256(checksums.listing(whole).encode()).hexdigest()}


def _told(name: str, witness: str, there: Digests, above: Digests) -> str:
    if name not in there:
        return f"{name} is missing: {CATALOGUE if name == witness else witness} tells of it"
    if name in (checksums.NAME, standing.INDEX):
        if not above:
            return f"{standing.INDEX} or {checksums.NAME} has changed since it was published: they do not agree"
        return (
            f"{name} has changed since it was published: its SHA-256 is not the one in {CATALOGUE} above the releases"
        )
    return f"{name} has changed since it was published: its SHA-256 is not the one in {witness}"


def _doubts(release: Path, there: Digests, above: Digests) -> Iterator[str]:
    for name, digest in above.items():
        if digest != there[name]:
            yield (
                f"{release.parent.parent / CATALOGUE} tells another SHA-256 of {name}, though the release agrees with "
                f"itself: either {CATALOGUE} is damaged or the release and its {checksums.NAME} were written anew"
            )
