"""`hkbiomed check`: whether the published releases are whole, true to their sources, and repeatable."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.telling import BAD_INPUT, BROKEN, errors_told, fail, say, shortened

ROOT = Path(__file__).parents[2]
WITHOUT_PERSONAL = "without-personal"
"""The folder beside the releases that holds those without personal data."""
Version = Annotated[str | None, typer.Argument(help="One release, as in 1.0.0; without it, all of them.")]
Releases = Annotated[Path, typer.Option(help="The folder of releases.")]
Raw = Annotated[Path, typer.Option(help="The folder of the source texts.")]


def check(
    version: Version = None,
    releases: Releases = ROOT / "data" / "releases",
    raw: Raw = ROOT / "raw",
    everything: Annotated[
        bool,
        typer.Option("--all", help="All releases, and those without personal data where there are any."),
    ] = False,
) -> None:
    """Verify published releases: checksums, index, contract, quotes against raw/, and building them again.

    The newest release must come out of raw/ and the code byte for byte; of older ones, which older code has
    built, the files themselves are verified.

    Example: hkbiomed check --all
    """
    if version and everything:
        fail("name one version or --all, not both", BAD_INPUT)
    with errors_told():
        from pipelines.publication import checking

        results = checking.check_all(raw, releases) if version is None else [checking.check(version, raw, releases)]
        reduced = releases.parent / WITHOUT_PERSONAL / releases.name
        others = checking.check_all(raw, reduced) if everything else []
    if not results + others:
        fail(f"{releases} holds no release yet: `hkbiomed release` makes the first", BAD_INPUT)
    for series, found in (("", results), (f"{WITHOUT_PERSONAL} ", others)):
        for result in found:
            for line in result.held:
                say(f"{series}{result.version}  ok     {line}")
            for line in result.wrong if everything else shortened(result.wrong):
                say(f"{series}{result.version}  WRONG  {line}")
    if wrong := sum(len(result.wrong) for result in results + others):
        fail(f"{wrong:,} things are wrong, see above", BROKEN)
