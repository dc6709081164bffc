"""`hkbiomed site`: the pages of a published release in a browser, from this machine."""

from __future__ import annotations

import errno
import socket
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.documenting import Release, Releases, folder_of
from pipelines.cli.telling import BAD_INPUT, fail, say

ROOT = Path(__file__).parents[2]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port on localhost; 0 takes any that is free.")]


def site(release: Release = None, releases: Releases = ROOT / "data" / "releases", port: Port = 8000) -> None:
    """Serve the pages of a release on this machine until Ctrl-C: to look, search, and walk back to the source.

    Example: hkbiomed site 1.0.0 --port 8080
    """
    folder = folder_of(release, releases)
    from pipelines.publication import serving

    if not (folder / "site" / "index.html").is_file():
        fail(f"{folder} has no pages (site/index.html): name a release that has, or publish one", BAD_INPUT)
    require_free(port)
    with serving.server(folder, port) as server:
        try:
            say(f"{folder.name} is at http://localhost:{server.server_port}{serving.START} until Ctrl-C")
            server.serve_forever()
        except KeyboardInterrupt:
            say()


def require_free(port: int) -> None:
    """Leave with an error where a port of this machine cannot be listened on."""
    from pipelines.publication import serving

    try:
        socket.create_server((serving.HOST, port)).close()
    except OSError as error:
        why = "is taken by another program" if error.errno == errno.EADDRINUSE else f"cannot be used ({error})"
        fail(f"port {port} {why}: name another with --port", BAD_INPUT)
