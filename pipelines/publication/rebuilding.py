"""Makes a release again, aside, from the inputs that it tells of, and says what of inputs and files is otherwise.

A release records its texts by SHA-256, its code and knowledge by digests; the register says since when each line of it
stands. So the texts of that version and no later ones are taken from raw/, and the register is taken back to where it
stood. Code and knowledge are those of this installation: where they are others than those that built the release, that
is told, and the files show whether it matters. What sources.toml said then is recorded nowhere but in the files.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipelines.building.testimonies import Testified
from pipelines.knowledge import Knowledge, Registration
from pipelines.publication import aside, building, comparing, releases, standing, versions, vouching
from pipelines.publication.building import InputError
from pipelines.publication.edition import NAME
from pipelines.publication.files import checksums, durable
from pipelines.publication.holding import HeldError, held
from pipelines.publication.matter import checked
from pipelines.publication.metadata import index
from pipelines.publication.versions import Version
from pipelines.publication.vouching import Vouched
from pipelines.resolution import require_fresh


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of making a release again.

    `folder` holds what was made; `inputs` says, a sentence each, which inputs are others than the release records;
    `same` are the files with the published bytes, `rewritten` those that say the same in the bytes of another library,
    `other` those that came out otherwise, were not made, or are too many; `known` is what vouches for the release.
    """

    version: str
    folder: Path
    inputs: tuple[str, ...]
    same: tuple[str, ...]
    rewritten: tuple[str, ...]
    other: tuple[str, ...]
    known: Vouched

    @property
    def restorable(self) -> list[str]:
        """The damaged files that were made again with the bytes that they were published with."""
        return [name for name in self.same if name in self.known.damaged]


def rebuild(version: str, raw: Path, folder: Path, out: Path) -> Rebuilt:
    """Make the release `version` of `folder` again from the texts in `raw`, in the folder `out`, not there yet.

    Raises InputError where there is no such release or it tells too little of its inputs, and what `building.build` and
    `matter.checked` raise where its texts and today's code, knowledge and sources.toml make no release at all.
    """
    try:
        number = versions.named(version, folder)
    except ValueError as error:
        raise InputError(str(error)) from None
    _require_whole_before(folder, number)
    told = {key: _section(folder / version / standing.INDEX, key) for key in ("name", "sources", "code")}
    texts, inputs = _texts(raw, told["sources"])
    personal = told["name"] == NAME
    knowledge = Knowledge.load()
    if personal:
        knowledge = replace(knowledge, registry=tuple(as_of(number, knowledge.registry)))
    inputs += _others(told["code"], index.code())
    resolved = building.resolve_tables(texts, knowledge)
    require_fresh(resolved.stale)
    matter = checked(resolved, raw, personal=personal)
    try:
        out.mkdir(parents=True)
    except OSError as error:
        raise InputError(f"{out} cannot be made ({error.strerror}): name a folder that is not there yet") from None
    releases.lay_out(matter, folder, number, out, told["code"])
    return _compared(version, folder / version, out, inputs, vouching.vouched(folder / version))


def restore(rebuilt: Rebuilt, folder: Path) -> Rebuilt:
    """Put the damaged files that were made again with their published bytes back, and compare once more.

    Each goes into its place by one rename; nothing else in the release is touched. Raises InputError where a file
    cannot be written.
    """
    place = folder / rebuilt.version
    try:
        with held(folder), _aside(folder) as passing:
            for name in rebuilt.restorable:
                place, new = folder / rebuilt.version / name, passing / "restored"
                shutil.copyfile(rebuilt.folder / name, new)
                durable.sync(new)
                if checksums.of_file(new) != rebuilt.known.published[name]:
                    raise InputError(f"{new} has other bytes than were written: look after this disk first")
                place.parent.mkdir(parents=True, exist_ok=True)
                new.replace(place)
                durable.sync(place.parent)
    except HeldError as error:
        raise InputError(str(error)) from None
    except OSError as error:
        raise InputError(f"{place} cannot be put back: {error}; nothing but whole files was put back") from None
    release = folder / rebuilt.version
    return _compared(rebuilt.version, release, rebuilt.folder, rebuilt.inputs, vouching.vouched(release))


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    aside.clear(folder)
    with aside.folder(folder, "restored") as passing:
        yield passing


def _require_whole_before(folder: Path, version: Version) -> None:
    """Raise InputError where the release before is damaged, for what has changed since is read from it."""
    before = versions.before(folder, version)
    if before and (damaged := vouching.vouched(folder / str(before)).damaged):
        raise InputError(
            f"{version} tells what has changed since {before}, of which files are damaged "
            f"({', '.join(damaged)}): restore these first"
        )


def _section(path: Path, key: str) -> Any:
    """Return one value of an index, also where a flipped byte elsewhere has left no JSON; InputError if it is lost."""
    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
        _, found, rest = text.partition(f'\n "{key}": ')
        return json.JSONDecoder().raw_decode(rest if found else "")[0]
    except (OSError, ValueError):
        raise InputError(
            f"{path} does not tell its {key!r} any more, without which nobody knows from what to build: "
            "restore this file from history or a copy first"
        ) from None


def _texts(raw: Path, sources: Sequence[Mapping[str, Any]]) -> tuple[list[Testified], list[str]]:
    """Return those of the texts in `raw` that a release was made from, and which of them are gone or others."""
    digests = {source["source_file"]: source["sha256"] for source in sources}
    texts = [text for text in building.read_texts(raw) if text.source.row["source_file"] in digests]
    there = {str(text.source.row["source_file"]): text.source.row["sha256"] for text in texts}
    inputs = [f"{raw / name} is missing: the release was made from it" for name in digests if name not in there]
    inputs += [
        f"{raw / name} is another text than the release was made from (another SHA-256)"
        for name, digest in there.items()
        if digest != digests[name]
    ]
    return texts, inputs


def as_of(version: Version, registry: Sequence[Registration]) -> Iterator[Registration]:
    """Yield the lines of the register as they stood before `version` was published."""
    for line in registry:
        if versions.parse(line.since) < version:
            if line.retired_in and versions.parse(line.retired_in) >= version:
                line = replace(line, retired_in="", replaced_by="")
            yield line


def _others(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Yield what of code and knowledge is another than a release was built with; the first tell one digest of each."""
    if "rules_sha256" in then and then["rules_sha256"] != now["rules_sha256"]:
        yield "the code that reads, extracts and resolves is another than it was built with (rules_sha256)"
    elif then["code_sha256"] != now["code_sha256"]:
        yield "the code is another than it was built with (code_sha256)"
    before, after = then.get("knowledge"), now["knowledge"]
    if before is None:
        if then["knowledge_sha256"] != now["knowledge_sha256"]:
            yield "knowledge/ is another than it was built with (knowledge_sha256)"
        return
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            how = "has gone" if name not in after else "has come" if name not in before else "has changed"
            yield f"knowledge/{name} {how} since it was built"


def _compared(version: str, release: Path, out: Path, inputs: Sequence[str], known: Vouched) -> Rebuilt:
    made = {name: checksums.of_file(out / name) for name in checksums.files_of(out)}
    names = sorted({*known.published, *known.there, *made})
    same = tuple(name for name in names if name in made and made[name] == known.published.get(name))
    other = tuple(name for name in names if name not in same)
    rewritten: tuple[str, ...] = ()
    if other and not known.damaged:
        # A damaged file has no content to compare, and its reader might say anything.
        compared = comparing.compare(release, out)
        other, rewritten = compared.other, compared.rewritten
    return Rebuilt(version, out, tuple(inputs), same, rewritten, other, known)
