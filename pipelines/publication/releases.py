"""Publishes a release: built aside, verified there, and put in its place by one rename.

A version that exists is never touched. When anything fails, the folder aside is removed and the releases
stand as they did. After the rename the identifiers that the release gives out are registered, and what stands above
the releases is written again; a run that ends in between is made up for by the next, also where that has nothing to
publish. One run at a time publishes under a folder.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from pipelines.publication import above, aside, changes, comparing, gate, registering, staging, standing, versions
from pipelines.publication.comparing import Comparison
from pipelines.publication.files import durable
from pipelines.publication.holding import HeldError, held
from pipelines.publication.matter import Matter, checked
from pipelines.publication.metadata import index
from pipelines.publication.versions import Level, Version
from pipelines.resolution import Tables
from validations.contract import Report


class NotPublishedError(Exception):
    """A release was refused before anything was written; the message says why and what to do."""


class UnfinishedError(Exception):
    """A release stands, whole, but not all that goes with it could be written; the message says what to do."""


class NothingChangedError(NotPublishedError):
    """The tables and files are those of the newest release; there is nothing to publish."""


@dataclass(frozen=True, slots=True)
class Published:
    """A release that stands: its version, folder and index; `report` tells of the checks that it passed."""

    version: str
    folder: Path
    index: dict[str, Any]
    report: Report


def publish(
    resolved: Tables,
    raw: Path,
    releases: Path,
    *,
    version: str | None = None,
    strict: bool = False,
    registry: Path | None = None,
    personal: bool = True,
) -> Published:
    """Check `resolved`, publish it under `releases` and return what was published.

    The identifiers given out are recorded in the file `registry`, where one is named. Without a `version` the
    next number follows from the changes; without `personal` data the release leaves out the rows that tell of people,
    and records nothing. Raises ContractBroken where anything is wrong with the tables (with `strict`, numbers that
    nothing accounts for are wrong too) or a text with pinned facts is not there, StaleCorrection where a decision of
    people no longer fits, NotPublishedError where the version exists, is older than the newest or understates the
    changes, where nothing has changed, where another run is publishing or nothing can be written, or where `releases`
    holds those of another edition (and UnfinishedError where it stands, but what goes with it cannot be written),
    RegisterDamagedError where the register tells otherwise than what was published.
    """
    with _alone(releases):
        if personal and registry is not None and registering.complete(releases, registry):
            raise NotPublishedError(
                f"an earlier run ended before {registry} had the identifiers that it published; it has them now, "
                "but these tables were made without: run again"
            )
        return _publish(resolved, raw, releases, version, strict, registry, personal)


def settle(releases: Path, registry: Path | None) -> None:
    """Make up for a run that ended half-way, before tables are made for the next release: for they ask the register.

    What it had laid out aside is removed, what it had prepared of the register recorded. Raises NotPublishedError where
    another run is at work.
    """
    if releases.is_dir():
        with _alone(releases):
            if registry is not None:
                registering.complete(releases, registry)


def _publish(
    resolved: Tables,
    raw: Path,
    releases: Path,
    version: str | None,
    strict: bool,
    registry: Path | None,
    personal: bool,
) -> Published:
    asked(version, releases)
    matter = checked(resolved, raw, strict=strict, personal=personal)
    gate.require_pinned(resolved.rows)
    _same_edition(matter, releases)
    if registry is not None and personal:
        registering.require_whole(releases, registry)
    amount = level(matter, releases)
    number = asked(version, releases, amount)
    try:
        number = number or next_version(matter, releases, amount)
    except NothingChangedError:
        above.write(releases, registry)
        raise
    place = releases / str(number)
    _put(matter, place, resolved if registry is not None and personal else None)
    with _finished(str(number)):
        durable.sync(releases)
        if personal and registry is not None:
            registering.complete(releases, registry)
        above.write(releases, registry)
    return Published(str(number), place, standing.index(place), matter.report)


def _same_edition(matter: Matter, releases: Path) -> None:
    newest = versions.newest(releases)
    if newest and (there := standing.index(releases / str(newest))["name"]) != matter.name:
        raise NotPublishedError(f"{releases} holds releases of {there}: name another folder for those of {matter.name}")


def asked(text: str | None, releases: Path, level: Level = "none") -> Version | None:
    """Return the version asked for, None for none.

    Raises NotPublishedError where it is no version, exists, is an older one, or says less than the `level` of the
    changes, as far as that is known; saying more is allowed.
    """
    if text is None:
        return None
    try:
        version = versions.parse(text)
    except ValueError as error:
        raise NotPublishedError(str(error)) from None
    newest = versions.newest(releases)
    if (releases / text).exists():
        raise NotPublishedError(
            f"{releases / text} exists, and what is published is never changed: choose a later version"
        )
    if newest and version < newest:
        raise NotPublishedError(f"{version} is older than {newest}, the newest release: choose a later version")
    if newest and version < newest.after(level):
        raise NotPublishedError(
            f"{version} understates what has changed since {newest}, which is {level}: "
            f"{newest.after(level)} would do, or any later version, or none, for it to follow from the changes"
        )
    return version


def level(matter: Matter, releases: Path) -> Level:
    """Return what rows and columns change in the newest release; `none` where there is none."""
    newest = versions.newest(releases)
    if newest is None:
        return "none"
    rows = staging.as_published(matter.tables.rows)
    now = changes.of_tables(rows, matter.tables.decisions, "", index.code())
    return changes.against(releases / str(newest), now).level


def next_version(matter: Matter, releases: Path, amount: Level) -> Version:
    """Return the version that follows from changes of the level `amount`; NothingChangedError where there are none."""
    newest = versions.newest(releases)
    if newest is None:
        return versions.FIRST
    if amount == "none":
        if not unlike(matter, releases, newest, releases).other:
            raise NothingChangedError(
                f"nothing has changed since {newest}, so nothing is published; naming a version publishes it"
            )
        amount = "patch"
    return newest.after(amount)


def unlike(matter: Matter, releases: Path, version: Version, place: Path | None = None) -> Comparison:
    """Build `version` again aside and return the files that come out otherwise than they were published.

    Aside is a folder of the system's for such, or in `place`.

    It is told the code that built the published one: that other code builds the same is no difference, and causes of
    changes are told by what had changed then.
    """
    published = releases / str(version)
    with tempfile.TemporaryDirectory(prefix="hkbiomed-") if place is None else aside.folder(place, "again") as folder:
        lay_out(matter, releases, version, Path(folder), standing.index(published).get("code"))
        return comparing.compare(published, Path(folder))


def _put(matter: Matter, place: Path, recorded: Tables | None) -> None:
    releases, version = place.parent, place.name
    with aside.folder(releases, version) as folder:
        lay_out(matter, releases, versions.parse(version), folder)
        durable.sync_all(folder)
        if recorded is not None:
            registering.prepare(recorded, version, releases)
        durable.sync(releases)
        if place.exists():
            raise NotPublishedError(f"{place} exists, and what is published is never changed: choose a later version")
        os.rename(folder, place)


@contextlib.contextmanager
def _alone(releases: Path) -> Iterator[None]:
    """Hold the releases, rid of what earlier runs left; tell in a sentence what the system refuses, such as room."""
    try:
        with held(releases):
            aside.clear(releases)
            yield
    except HeldError as error:
        raise NotPublishedError(str(error)) from None
    except (OSError, apsw.Error) as error:
        if isinstance(error, OSError) and error.errno is None:
            # Not the system's word but a library's, on a file that it cannot read.
            raise
        raise NotPublishedError(
            f"{releases} could not be written to ({error}), so nothing is published, and what was published stands: "
            "make room, or see to who may write there, and run again"
        ) from error


@contextlib.contextmanager
def _finished(version: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnfinishedError(
            f"{version} is published and whole, but what is told of it elsewhere could not be written ({error}): "
            "make room, or see to who may write there, and run again, which makes up for it"
        ) from error


def lay_out(
    matter: Matter, releases: Path, version: Version, folder: Path, code: Mapping[str, Any] | None = None
) -> None:
    """Lay out `version` of `releases` in an empty `folder`, as staging.lay_out does, with the release before it."""
    previous = versions.before(releases, version)
    staging.lay_out(
        folder,
        matter.tables.rows,
        matter.tables.decisions,
        name=matter.name,
        version=str(version),
        previous=previous and releases / str(previous),
        contract=matter.report.as_dict(),
        code=code,
        texts=matter.tables.texts,
        withheld=matter.withheld,
        quoted_only=matter.quoted_only,
    )
