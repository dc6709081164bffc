"""`hkbiomed check`: whether the published releases are whole, true to their sources, and repeatable."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.telling import BAD_INPUT, BROKEN, errors_told, fail, say, shortened

ROOT = Path(__file__).parents[2]
Version = Annotated[str | None, typer.Argument(help="One release, as in 1.0.0; without it, all of them.")]
Releases = Annotated[Path, typer.Option(help="The folder of releases.")]
Raw = Annotated[Path, typer.Option(help="The folder of the source texts.")]


def check(
    version: Version = None,
    releases: Releases = ROOT / "data" / "releases",
    raw: Raw = ROOT / "raw",
) -> None:
    """Verify published releases: checksums, index, contract, quotes against raw/, and building them again.

    The newest release must come out of raw/ and the code byte for byte; of older ones, which older code has
    built, the files themselves are verified.

    Example: hkbiomed check 1.0.0
    """
    with errors_told():
        from pipelines.publication import checking

        results = checking.check_all(raw, releases) if version is None else [checking.check(version, raw, releases)]
    if not results:
        fail(f"{releases} holds no release yet: `hkbiomed release` makes the first", BAD_INPUT)
    for result in results:
        for line in result.held:
            say(f"{result.version}  ok     {line}")
        for line in shortened(result.wrong):
            say(f"{result.version}  WRONG  {line}")
    if wrong := sum(len(result.wrong) for result in results):
        fail(f"{wrong:,} things are wrong, see above", BROKEN)
