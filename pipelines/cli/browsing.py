"""`hkbiomed browse`: the database of a published release in Datasette, for those who want SQL and an API."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.documenting import Release, Releases, folder_of
from pipelines.cli.serving import require_free
from pipelines.cli.telling import BAD_INPUT, fail, say

ROOT = Path(__file__).parents[2]
DATASETTE = ROOT / ".venv-browse" / "bin" / "datasette"
"""In an environment of its own, which `make browse` sets up."""

Port = Annotated[int, typer.Option(min=1, max=65535, help="The port on localhost.")]
Out = Annotated[Path, typer.Option(help="The folder to write what Datasette is told into.")]
_SETTINGS = {"sql_time_limit_ms": "5000", "default_facet_size": "15"}


def browse(
    release: Release = None,
    releases: Releases = ROOT / "data" / "releases",
    port: Port = 8001,
    out: Out = ROOT / "build" / "browse",
) -> None:
    """Serve the database of a release in Datasette on this machine until Ctrl-C: tables, facets, queries, an API.

    Example: hkbiomed browse 1.0.0 --port 8010
    """
    folder = folder_of(release, releases)
    if not DATASETTE.is_file():
        fail(f"{DATASETTE} is not there: `make browse` sets it up", BAD_INPUT)
    from pipelines.publication import browsing, serving
    from pipelines.publication.files import database

    try:
        told = browsing.metadata(folder)
    except FileNotFoundError as error:
        fail(str(error), BAD_INPUT)
    require_free(port)
    out.mkdir(parents=True, exist_ok=True)
    metadata = out / f"{folder.name}.json"
    metadata.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    command: list[str | Path] = [DATASETTE, "serve", "--immutable", folder / database.NAME, "--metadata", metadata]
    command += ["--plugins-dir", browsing.PLUGINS, "--static", f"{browsing.MOUNT}:{browsing.STATIC}"]
    command += ["--host", serving.HOST, "--port", str(port)]
    for setting, value in _SETTINGS.items():
        command += ["--setting", setting, value]
    with subprocess.Popen(command) as process:
        try:
            say(f"{folder.name} is at http://localhost:{port}/ until Ctrl-C")
            process.wait()
        except KeyboardInterrupt:
            # The same key has told Datasette to leave.
            process.wait()
