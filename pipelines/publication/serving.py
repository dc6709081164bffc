"""Serves the folder of a release to browsers on this machine, for looking at its pages before they go anywhere.

Pages open from disk as well; over HTTP they are seen as any web server shows them. Nothing is written.
"""

from __future__ import annotations

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
"""The one interface that is listened on: nobody else on the network sees what is served."""

START = "/site/"
_TEXTS = {
    **dict.fromkeys((".html", ".htm"), "text/html"),
    **dict.fromkeys((".js", ".mjs"), "text/javascript"),
    **dict.fromkeys((".md", ".txt", ".sha256", ".cff", ""), "text/plain"),
    ".css": "text/css",
    ".csv": "text/csv",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - as the class that it extends has it
        **SimpleHTTPRequestHandler.extensions_map,
        **{ending: f"{kind}; charset=utf-8" for ending, kind in _TEXTS.items()},
    }

    def send_head(self) -> Any:
        if self.path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", START)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        try:
            return super().send_head()
        except ValueError:
            # No file has a NUL in its name.
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        # Another release may be served at the same address a minute later.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the class that it extends has it
        pass


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the release in `folder`, its pages under START; port 0 takes any that is free.

    It listens at once and answers when told to `serve_forever`. Raises OSError where the port is taken.
    """
    return ThreadingHTTPServer((HOST, port), lambda *told: _Handler(*told, directory=str(folder)))
