"""What a run is told from the launchpad: folders, strictness, where work is done; where values lie between steps.

Nothing here reads or writes a text or a table.
"""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg
from pydantic import Field

from pipelines.building.build import CODE
from pipelines.building.store import Store, usual
from pipelines.engines import Engine, engine
from pipelines.publication.registering import REGISTRY

ROOT = Path(__file__).parents[1]


class Project(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folders and choices of a run; relative folders are relative to the project."""

    raw_dir: str = Field(default="raw", description="The folder of the source texts, with sources.toml beside them.")
    releases_dir: str = Field(
        default="data/releases",
        description="Where releases are published, a folder each; that of another edition must be another folder.",
    )
    registry_file: str = Field(
        default=str(REGISTRY.relative_to(ROOT)),
        description="The register of identifiers, brought up to date by each release.",
    )
    version: str = Field(
        default="",
        description="The number to publish under, as in 1.2.0; it must be later than the newest, by a step "
        "no smaller than the changes ask for. Empty: it follows from what has changed.",
    )
    without_personal: bool = Field(
        default=False,
        description="Leave out the rows that name or reach a natural person: a series of releases of its own, so name "
        "its folder in releases_dir too, data/without-personal/releases.",
    )
    strict: bool = Field(
        default=True,
        description="Whether a text that cannot be read, or a number that no rule has read or set aside, stops the run "
        "before it publishes.",
    )

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


class Work(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Where tasks over texts are done, and where what they made is kept; neither decides a byte of what comes out."""

    engine_name: str = Field(
        default="local",
        description="local: one task after another in the process of the run; process: in several processes of this "
        "machine; ray: on a Ray cluster, or in a Ray of this machine where no address is given.",
    )
    workers: int = Field(default=0, description="How many tasks are done at once; 0: what the engine takes by itself.")
    address: str = Field(default="", description="The Ray cluster, as host:port or auto.")
    cache_dir: str = Field(
        default=os.environ.get("HKBIOMED_CACHE", ""),
        description="Where what texts told is kept, so that they need not be read again; on a cluster a folder that "
        "all machines see. May be deleted at any time. Empty: ~/.cache/hkbiomed.",
    )

    def engine(self) -> Engine:
        """Return the engine; its processes start with the first task and end with its context."""
        return engine(self.engine_name, self.workers or None, self.address or None, CODE)

    def store(self) -> Store:
        """Return the store of what texts told."""
        return usual(ROOT / self.cache_dir if self.cache_dir else None)
