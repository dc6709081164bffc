"""`hkbiomed summary` and `data-docs`: a published release at a glance, Great Expectations' pages on it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.telling import BAD_INPUT, fail, say, table

ROOT = Path(__file__).parents[2]
Release = Annotated[str | None, typer.Argument(help="A release, as in 1.0.0; without it, the newest.")]
Releases = Annotated[Path, typer.Option(help="The folder of releases.")]
Out = Annotated[Path, typer.Option(help="The folder to write the pages into; made anew.")]


def summary(release: Release = None, releases: Releases = ROOT / "data" / "releases") -> None:
    """Tell what a release holds: rows a table, what has changed, what became of every number.

    Example: hkbiomed summary 1.0.0
    """
    for line in lines(folder_of(release, releases)):
        say(line)


def data_docs(
    out: Out = ROOT / "build" / "data-docs",
    release: Release = None,
    releases: Releases = ROOT / "data" / "releases",
) -> None:
    """Build Great Expectations' Data Docs on a release, readable without a network.

    Example: hkbiomed data-docs --out build/data-docs
    """
    folder = folder_of(release, releases)
    from validations.expectations import build_data_docs

    say(f"Open {build_data_docs(folder, out)} in a browser.")


def lines(folder: Path) -> list[str]:
    """Return the summary of the release in `folder`, a line an item."""
    from pipelines.publication import quality, standing
    from pipelines.publication.files import table_files

    told = standing.index(folder)
    counted = quality.coverage(table_files.read(folder)["coverage"])
    changed = told["changes"]
    since = f"{changed['level']} change since {changed['since']}" if changed["since"] else "first release"
    return [
        *table([(name, f"{entry['rows']:,}") for name, entry in told["tables"].items()]),
        "",
        f"numbers   {counted['numbers']:,} accounted for: {sum(counted['used'].values()):,} used by facts, "
        f"{sum(counted['set_aside'].values()):,} set aside with a reason",
        f"release   {told['version']}, {since}",
        f"files     {folder}",
    ]


def without_terms(folder: Path) -> list[str]:
    """Return the files of the texts of a release of which nobody has said on what terms they may be used."""
    from pipelines.publication import standing

    return [str(row["source_file"]) for row in standing.rows(folder)["documents"] if not row["rights"]]


def folder_of(release: str | None, releases: Path) -> Path:
    """Return the folder of a release, by default the newest; leaves with an error where it is not there."""
    from pipelines.publication import versions

    published = [str(version) for version in versions.published(releases)]
    if not published:
        fail(f"{releases} holds no release yet: `hkbiomed release` makes the first", BAD_INPUT)
    if release is not None and release not in published:
        fail(f"there is no release {release} in {releases}; there are {', '.join(published)}", BAD_INPUT)
    return releases / (release or published[-1])
