"""`hkbiomed diff`: what changed between two published releases, and why, for people and for programs."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.telling import errors_told, say

ROOT = Path(__file__).parents[2]


class Format(Enum):
    """How the changes are told."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


Before = Annotated[str, typer.Argument(metavar="A", help="The release to start from, as in 1.0.0.")]
After = Annotated[str, typer.Argument(metavar="B", help="The release to arrive at; it may be the older one.")]
As = Annotated[Format, typer.Option("--format", help="text for people, csv or json for programs.")]
Table = Annotated[str | None, typer.Option(help="One table alone, all of its changes.")]
Releases = Annotated[Path, typer.Option(help="The folder of releases.")]


def diff(
    before: Before,
    after: After,
    format_: As = Format.TEXT,
    table: Table = None,
    releases: Releases = ROOT / "data" / "releases",
) -> None:
    """Tell what turns release A into release B: rows, values and structure, each with its cause.

    The causes are source, rule, correction, knowledge and schema, as in the folder changes/ of a release. CSV and
    JSON have its columns; in CSV the column `change` says of which file a line is.

    Example: hkbiomed diff 1.0.0 1.1.0 --format csv
    """
    with errors_told():
        from pipelines.cli import difference_forms as forms
        from pipelines.publication import changes, versions
        from pipelines.publication.building import InputError

        try:
            states = [changes.of_release(releases / str(versions.named(one, releases))) for one in (before, after)]
        except (ValueError, OSError, KeyError) as error:
            raise InputError(str(error)) from None
        known = {name for state in states for name in state.tables}
        if table is not None and table not in known:
            raise InputError(f"no table {table!r} in {before} or {after}; there are {', '.join(sorted(known))}")
        found = changes.between(*states)
        if table is not None:
            found = found.of_table(table)
    if format_ is Format.CSV:
        say(forms.as_csv(found).removesuffix("\n"))
    elif format_ is Format.JSON:
        say(forms.as_json(found, after).removesuffix("\n"))
    else:
        for line in forms.as_text(found, *states, whole=table is not None):
            say(line)
