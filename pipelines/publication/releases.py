"""Publishes a release: built aside, verified there, and put in its place by one rename.

A version that exists is never touched. When anything fails, the folder aside is removed and the releases
stand as they did. After the rename the identifiers that the release gives out are registered, and what stands above
the releases is written again; a run that ends in between is made up for by the next, also where that has nothing to
publish.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.publication import above, changes, comparing, registering, staging, standing, versions
from pipelines.publication.comparing import Comparison
from pipelines.publication.matter import Matter, checked
from pipelines.publication.metadata import index
from pipelines.publication.versions import Level, Version
from pipelines.resolution import Tables
from validations.contract import Report

STAGING = ".staging-"


class NotPublishedError(Exception):
    """A release was refused before anything was written; the message says why and what to do."""


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
    nothing accounts for are wrong too), StaleCorrection where a decision of people no longer fits, NotPublishedError
    where the version exists, is older than the newest or understates the changes, where nothing has changed, or where
    `releases` holds those of another edition, RegisterDamagedError where the register lacks what was published.
    """
    asked(version, releases)
    matter = checked(resolved, raw, strict=strict, personal=personal)
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
    published = Published(str(number), *_put(matter, releases, number), matter.report)
    if registry is not None and personal:
        registering.record(resolved, published.version, registry)
    above.write(releases, registry)
    return published


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
        if not unlike(matter, releases, newest).other:
            raise NothingChangedError(
                f"nothing has changed since {newest}, so nothing is published; naming a version publishes it"
            )
        amount = "patch"
    return newest.after(amount)


def unlike(matter: Matter, releases: Path, version: Version) -> Comparison:
    """Build `version` again aside and return the files that come out otherwise than they were published.

    It is told the code that built the published one: that other code builds the same is no difference, and causes of
    changes are told by what had changed then.
    """
    published = releases / str(version)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _lay_out(matter, releases, version, folder, standing.index(published).get("code"))
        return comparing.compare(published, folder)


@contextlib.contextmanager
def aside(releases: Path, version: Version) -> Iterator[Path]:
    """Make an empty folder beside the releases, and remove it, whatever happens, unless it was renamed."""
    first = not releases.exists()
    releases.mkdir(parents=True, exist_ok=True)
    for left in releases.glob(f"{STAGING}*"):
        if not _runs(left.name.rpartition("-")[2]):
            shutil.rmtree(left, ignore_errors=True)
    folder = releases / f"{STAGING}{version}-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if first and not any(releases.iterdir()):
            releases.rmdir()


def _runs(process: str) -> bool:
    """Tell whether another process still runs; what this one began before, it has ended."""
    if not process.isdigit() or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _put(matter: Matter, releases: Path, version: Version) -> tuple[Path, dict[str, Any]]:
    place = releases / str(version)
    with aside(releases, version) as folder:
        _lay_out(matter, releases, version, folder)
        if place.exists():
            raise NotPublishedError(f"{place} exists, and what is published is never changed: choose a later version")
        # Fails, and changes nothing, should somebody else have published this version just now.
        os.rename(folder, place)
    return place, standing.index(place)


def _lay_out(
    matter: Matter, releases: Path, version: Version, folder: Path, code: Mapping[str, Any] | None = None
) -> None:
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
