"""What a run is told from the launchpad: folders, version, strictness; and where values lie between steps.

Nothing here reads or writes a text or a table.
"""

from __future__ import annotations

from pathlib import Path

import dagster as dg

from pipelines.publication.registering import REGISTRY

ROOT = Path(__file__).parents[1]


class Project(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folders and choices of a run; relative folders are relative to the project."""

    raw_dir: str = "raw"
    """The source texts."""
    releases_dir: str = "data/releases"
    """Where releases are published."""
    registry_file: str = str(REGISTRY.relative_to(ROOT))
    """The register of identifiers, brought up to date by each release."""
    version: str = ""
    """The number to publish under; empty: it follows from what has changed."""
    without_personal: bool = False
    """Whether the release leaves out the rows that name or reach a natural person; it is a series of its own."""
    strict: bool = True
    """Whether a number that nothing accounts for stops the run."""

    @property
    def raw(self) -> Path:
        """The folder of source texts."""
        return ROOT / self.raw_dir

    @property
    def releases(self) -> Path:
        """The folder of releases."""
        return ROOT / self.releases_dir

    @property
    def registry(self) -> Path:
        """The register of identifiers."""
        return ROOT / self.registry_file


def values_between_steps() -> dg.FilesystemIOManager:
    """Return the store of values between steps, on disk so that one asset can be launched alone by click."""
    return dg.FilesystemIOManager(base_dir=str(ROOT / ".dagster" / "values"))
