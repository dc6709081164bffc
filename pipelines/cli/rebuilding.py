"""`hkbiomed rebuild`: a published release made again, aside, and compared; its damaged files put back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.telling import BROKEN, errors_told, fail, say, shortened, working

ROOT = Path(__file__).parents[2]
Version = Annotated[str, typer.Argument(help="The release to make again, as in 1.0.0.")]
Releases = Annotated[Path, typer.Option(help="The folder of releases.")]
Raw = Annotated[Path, typer.Option(help="The folder of the source texts.")]
Out = Annotated[
    Path | None,
    typer.Option(help="Keep what was made in this folder, which is not there yet; without it, it is only compared."),
]
Restore = Annotated[
    bool,
    typer.Option("--restore", help="Put damaged files back that come out with the SHA-256 they were published with."),
]


def rebuild(
    version: Version,
    releases: Releases = ROOT / "data" / "releases",
    raw: Raw = ROOT / "raw",
    out: Out = None,
    restore: Restore = False,
) -> None:
    """Make a release again from the texts it was made from, and say which inputs and files are otherwise.

    Nothing published is changed; with --restore, damaged files get back the bytes they were published with, no others.

    Example: hkbiomed rebuild 1.3.0 --restore
    """
    with errors_told(), _folder(out) as folder:
        from pipelines.publication import rebuilding

        with working("Building it again"):
            rebuilt = rebuilding.rebuild(version, raw, releases, folder)
        put_back: list[str] = []
        if restore and rebuilt.restorable:
            put_back = rebuilt.restorable
            rebuilt = rebuilding.restore(rebuilt, releases)
    for line in rebuilt.inputs:
        say(f"{version}  input  {line}")
    for name in put_back:
        say(f"{version}  again  {name} has its published bytes again")
    say(f"{version}  same   {len(rebuilt.same):,} files come out with the bytes that were published")
    for name in rebuilt.rewritten:
        say(f"{version}  same   {name} says the same in other bytes: another pyarrow, SQLite or zlib wrote it")
    for line in shortened(rebuilt.other) if out is None else rebuilt.other:
        say(f"{version}  OTHER  {line}")
    left = rebuilt.known.damaged
    for name, told in left.items():
        able = "; --restore puts it back" if name in rebuilt.restorable else "; not made again with its published bytes"
        say(f"{version}  WRONG  {told}{able}")
    if left:
        fail(f"{len(left):,} files of {releases / version} are damaged, see above", BROKEN)
    if rebuilt.other:
        why = "for the inputs above" if rebuilt.inputs else "for what sources.toml says, or another library"
        fail(f"{len(rebuilt.other):,} files come out otherwise, {why}", BROKEN)


@contextmanager
def _folder(out: Path | None) -> Iterator[Path]:
    if out is not None:
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="hkbiomed-") as temporary:
        yield Path(temporary) / "again"
