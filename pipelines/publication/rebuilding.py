"""Makes a release again, aside, from the inputs that it tells of, and says what of inputs and files is otherwise.

A release records its texts by SHA-256, its code and knowledge by digests, and the register of identifiers says of each
line since when it stands. So the texts of that version, and no later ones, are taken from raw/, and the register is
taken back to where it stood. Code and knowledge are those of this installation: where they are others than the release
was built with, that is told, and only the files decide whether it mattered. What sources.toml said is not recorded.
Nothing that is published is touched, except by `restore`, which puts back nothing but the bytes that were published.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipelines.knowledge import Knowledge, Registration
from pipelines.publication import building, comparing, releases, standing, versions, vouching
from pipelines.publication.building import InputError
from pipelines.publication.edition import NAME, WITHOUT_PERSONAL
from pipelines.publication.files import checksums
from pipelines.publication.matter import checked
from pipelines.publication.metadata import index
from pipelines.publication.versions import Version
from pipelines.publication.vouching import Vouched
from pipelines.reading import corpus, manifest
from pipelines.resolution import require_fresh

PUT_BACK = ".restoring-"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of making a release again.

    `folder` holds what was made; `inputs` says, a sentence each, which inputs are others than the release records;
    `same` are the files with the published bytes, `rewritten` those that say the same in the bytes of another library,
    `other` those that came out otherwise, are missing or are too many. `vouched` is what is known of the release.
    """

    version: str
    folder: Path
    inputs: tuple[str, ...]
    same: tuple[str, ...]
    rewritten: tuple[str, ...]
    other: tuple[str, ...]
    vouched: Vouched

    @property
    def restorable(self) -> tuple[str, ...]:
        """The damaged files that were made again with the bytes that they were published with."""
        return tuple(name for name in self.same if name in self.vouched.damaged)
