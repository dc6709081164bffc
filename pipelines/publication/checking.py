"""Verifies releases that stand: whole, as their index says, true to the contract and raw/, built again.

Looks only; what is wrong is told in sentences, all of it, and mended by nobody. Of a release with damaged files no
more is said than which they are: their readers may say anything of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pipelines.knowledge import KnowledgeError
from pipelines.publication import above, building, gate, registering, releases, standing, versions, vouching
from pipelines.publication.building import InputError
from pipelines.publication.edition import NAME
from pipelines.publication.files import checksums, contents, parquet_files, table_files
from pipelines.publication.matter import checked
from pipelines.publication.metadata import index
from pipelines.publication.versions import Version
from pipelines.resolution import StaleCorrection
from validations import contract, schema
from validations.contract import ContractBroken


@dataclass(frozen=True, slots=True)
class Result:
    """What holds of a release and what is wrong with it, a sentence each."""

    version: str
    held: tuple[str, ...]
    wrong: tuple[str, ...]


def check_all(raw: Path, folder: Path, registry: Path = registering.REGISTRY) -> list[Result]:
    """Verify every release under `folder`, oldest first, and with the newest what stands above them."""
    return [check(str(version), raw, folder, registry) for version in versions.published(folder)]


def check(version: str, raw: Path, folder: Path, registry: Path = registering.REGISTRY) -> Result:
    """Verify one release of `folder` against the texts in `raw`; InputError where there is none.

    `registry` is the register that says what replaces an identifier.
    """
    try:
        number = versions.named(version, folder)
    except ValueError as error:
        raise InputError(str(error)) from None
    known = vouching.vouched(folder / version)
    if known.damaged:
        return Result(version, (), (*known.damaged.values(), _remedy(version)))
    wrong = list(known.doubts)
    held = [f"{len(known.there) - 1} files are as {checksums.NAME} says"]
    for part in (_index, _contract, partial(_above, registry), _again):
        for line, good in part(number, raw, folder):
            (held if good else wrong).append(line)
    return Result(version, tuple(held), tuple(wrong))


def _remedy(version: str) -> str:
    return (
        "what else holds of it is not looked at before these files are restored: from history or a copy, "
        f"or by `hkbiomed rebuild {version} --restore`, which puts back only what has the published SHA-256"
    )


def _index(version: Version, raw: Path, folder: Path) -> Iterator[tuple[str, bool]]:
    release = folder / str(version)
    try:
        told = standing.index(release)
        files = {entry["path"]: entry for entry in told["files"]}
    except (OSError, json.JSONDecodeError, KeyError) as error:
        yield f"{standing.INDEX} cannot be read: {error!r}", False
        return
    complaints = [] if told["version"] == str(version) else [f"{standing.INDEX} says that this is {told['version']}"]
    there = set(checksums.files_of(release)) - {standing.INDEX, checksums.NAME}
    complaints += [
        f"{name} is in {standing.INDEX} or in the folder, but not in both" for name in sorted(there ^ set(files))
    ]
    for name in sorted(there & set(files)):
        if (release / name).stat().st_size != files[name]["bytes"]:
            complaints.append(f"{name} has another size than {standing.INDEX} says")
        elif checksums.of_file(release / name) != files[name]["sha256"]:
            complaints.append(f"{name} has another SHA-256 than {standing.INDEX} says")
        elif _content(release / name, files[name]) != files[name].get("content_sha256"):
            complaints.append(f"{name} says something else than the content_sha256 of {standing.INDEX}")
    for name, entry in told["tables"].items():
        complaints += _table(release, name, entry)
    yield from ((complaint, False) for complaint in complaints)
    if not complaints:
        yield f"{standing.INDEX} tells tables, columns and files as they are", True


def _content(path: Path, told: dict[str, Any]) -> str | None:
    """Return the digest of what a file says; None where its index is of the days before there were such digests."""
    if "content_sha256" not in told:
        return None
    try:
        return contents.of_file(path)
    except contents.UnreadableError:
        return "unreadable"


def _table(release: Path, name: str, told: dict[str, Any]) -> Iterator[str]:
    try:
        table = parquet_files.read(release / "parquet" / f"{name}.parquet")
    except OSError as error:
        yield f"parquet/{name}.parquet cannot be read: {error}"
        return
    if table.num_rows != told["rows"]:
        yield f"{name} has {table.num_rows} rows, not the {told['rows']} of {standing.INDEX}"
    if table.column_names != [column["name"] for column in told["columns"]]:
        yield f"{name} has other columns than {standing.INDEX} says"
    if checksums.of_rows(schema.from_arrow(table)) != told["content_sha256"]:
        yield f"the rows of {name} are not those whose content {standing.INDEX} tells"


def _contract(version: Version, raw: Path, folder: Path) -> Iterator[tuple[str, bool]]:
    """Hold the published rows to the contract, and with it every quote to the text in `raw`.

    A release of older columns is held by its checksums only: the models of its day are not at hand.
    """
    try:
        tables = table_files.read(folder / str(version))
        if any(list(rows[0]) != [c.name for c in schema.columns(name)] for name, rows in tables.items() if rows):
            raise KeyError("columns")
        withheld = standing.withheld(folder / str(version))
        report = contract.check_tables(tables, gate.texts_in(raw, tables), withheld=withheld)
    except (OSError, KeyError):
        newest = version == versions.newest(folder)
        yield (
            "its tables are not those of today's models, so that the contract cannot be held to them",
            not newest,
        )
        return
    except InputError as error:
        if version == versions.newest(folder):
            yield str(error), False
        else:
            yield "a text that it was made from has changed or gone since: its quotes are not held to raw/", True
        return
    yield from ((str(violation), False) for violation in report.violations)
    if report.passed:
        quotes = len(tables["evidence"])
        yield (
            f"the contract holds: {len(report.checks)} checks; {quotes:,} quotes equal to the raw texts",
            True,
        )


def _above(registry: Path, version: Version, raw: Path, folder: Path) -> Iterator[tuple[str, bool]]:
    if version != versions.newest(folder):
        return
    damaged = [str(each) for each in versions.published(folder) if vouching.vouched(folder / str(each)).damaged]
    if damaged:
        yield f"{above.CATALOGUE} and {above.IDENTIFIERS} are not looked at while {', '.join(damaged)} is damaged", True
        return
    try:
        complaints = above.complaints(folder, registry)
    except InputError as error:
        complaints = [str(error)]
    yield from ((complaint, False) for complaint in complaints)
    if not complaints:
        yield f"{above.CATALOGUE} and {above.IDENTIFIERS} above the releases tell all of them as they are", True


def _again(version: Version, raw: Path, folder: Path) -> Iterator[tuple[str, bool]]:
    if version != versions.newest(folder):
        yield "it is not built again: only the newest release is", True
        return
    try:
        personal = standing.index(folder / str(version))["name"] == NAME
        matter = checked(building.build(raw), raw, personal=personal)
        compared = releases.unlike(matter, folder, version)
    except (InputError, ContractBroken, KnowledgeError, StaleCorrection, gate.FilesRefusedError) as error:
        yield f"raw/ and the code do not build it again: {error}", False
        return
    names = ", ".join(compared.other)
    if compared.rewritten:
        yield (
            f"other bytes, same content: another pyarrow, SQLite or zlib wrote {', '.join(compared.rewritten)}",
            True,
        )
    if not compared.other:
        yield f"raw/ and the code build the same {'content' if compared.rewritten else 'bytes'} again", True
    elif standing.index(folder / str(version)).get("code") != index.code():
        yield (
            f"code or knowledge has moved on and builds other files: publish a new release ({names})",
            False,
        )
    else:
        yield f"the same code builds other files than were published: {names}", False
