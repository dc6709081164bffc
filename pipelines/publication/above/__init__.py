"""What stands above the releases: data/index.json, all versions, and data/identifiers.csv, all identifiers ever given.

Both follow from the folders of the releases and from the register of identifiers, and from nothing else; they are in no
release. They are written again after each publication, each by one rename. Where a run ended before that, they are
behind by a version: `complaints` says so, and the next `write` makes up for it.
"""

from __future__ import annotations

from pathlib import Path

from pipelines.publication import changes, versions
from pipelines.publication.above import catalogue, identifiers
from pipelines.publication.building import InputError
from pipelines.publication.files import durable

CATALOGUE = "index.json"
IDENTIFIERS = "identifiers.csv"
_REMEDY = "`hkbiomed release` writes it again, also where there is nothing to publish"


def write(releases: Path, registry: Path | None) -> None:
    """Bring both files beside the folder `releases` up to date; a file that is so already is not touched.

    What a killed run left of them is removed. Raises InputError where a release cannot be read, OSError where they
    cannot be written.
    """
    for name, content in _contents(releases, registry).items():
        path = releases.parent / name
        if not path.is_file() or path.read_bytes() != content:
            durable.replace(path, content)
        durable.new(path).unlink(missing_ok=True)


def complaints(releases: Path, registry: Path | None) -> list[str]:
    """Return what of both files is not as the releases have it, a sentence a file; raises as `write`."""
    wrong = []
    for name, content in _contents(releases, registry).items():
        path = releases.parent / name
        if not path.is_file():
            wrong.append(f"{path} is missing: {_REMEDY}")
        elif path.read_bytes() != content:
            wrong.append(f"{path} does not tell the releases as they are: {_REMEDY}")
    return wrong


def _contents(releases: Path, registry: Path | None) -> dict[str, bytes]:
    states = []
    for version in versions.published(releases):
        folder = releases / str(version)
        try:
            states.append(changes.of_release(folder))
        except (OSError, ValueError, KeyError) as error:
            raise InputError(
                f"{folder} cannot be read ({error}), and {CATALOGUE} and {IDENTIFIERS} above it tell of all releases: "
                "restore it from a copy or from history, then run `hkbiomed release`"
            ) from None
    return {
        CATALOGUE: catalogue.content(releases, states),
        IDENTIFIERS: identifiers.content(states, registry),
    }
