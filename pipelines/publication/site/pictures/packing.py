"""PNG as vl-convert makes it, packed again: a picture of few colours takes a sixth of the room with a palette.

https://www.w3.org/TR/png-3/, sections 5.3 (chunks), 9 (filters) and 11.2 (IHDR, PLTE, IDAT).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _PALETTE, _RGBA = 2, 3, 6
_SUB = 1
_CHANNEL = 1 << 8
_ALL = 1 << 24


def packed(picture: bytes) -> bytes:
    """Return an opaque PNG with a palette, or without one where it has more than 256 colours; the pixels are the same.

    Raises ValueError for a PNG that is not as vl-convert makes them: eight bits, RGBA, each line filtered by Sub.
    """
    width, height, depth, kind, *_ = struct.unpack(">IIBBBBB", dict(_chunks(picture))[b"IHDR"])
    data = zlib.decompress(b"".join(body for name, body in _chunks(picture) if name == b"IDAT"))
    lines = np.frombuffer(data, np.uint8).reshape(height, -1)
    if (depth, kind) != (8, _RGBA) or np.any(lines[:, 0] != _SUB):
        raise ValueError("expected a PNG of eight-bit RGBA with lines filtered by Sub; pin vl-convert-python again")
    pixels = lines[:, 1:].reshape(height, width, 4)
    colours: Any = np.zeros((height, width), np.uint32)
    for channel in range(3):
        colours = colours * _CHANNEL + np.cumsum(pixels[:, :, channel], axis=1, dtype=np.uint8)
    seen = np.zeros(_ALL, bool)
    seen[colours] = True
    palette = np.flatnonzero(seen)
    if len(palette) > _CHANNEL:
        return _png(width, height, _RGB, _bytes(colours))
    places = np.zeros(_ALL, np.uint8)
    places[palette] = np.arange(len(palette))
    return _png(width, height, _PALETTE, places[colours], _bytes(palette).tobytes())


def _bytes(colours: Any) -> Any:
    """Return numbers of colours as lines of their red, green and blue."""
    parts = np.stack([colours >> shift & _CHANNEL - 1 for shift in (16, 8, 0)], axis=-1).astype(np.uint8)
    return parts.reshape(len(colours), -1)


def _png(width: int, height: int, kind: int, lines: Any, palette: bytes = b"") -> bytes:
    unfiltered = np.pad(lines, ((0, 0), (1, 0)))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))]
    chunks += [(b"PLTE", palette)] if palette else []
    chunks += [(b"IDAT", zlib.compress(unfiltered.tobytes(), 9)), (b"IEND", b"")]
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place < len(picture):
        size = int.from_bytes(picture[place : place + 4], "big")
        yield picture[place + 4 : place + 8], picture[place + 8 : place + 8 + size]
        place += 12 + size
