"""PNG packed again: the same pixels in less room."""

import struct
import zlib

import numpy as np
import pytest

from pipelines.publication.site.pictures import packing


def png(pixels, kind, filtered=0):
    height, width, channels = pixels.shape
    lines = pixels
    if filtered:
        lines = np.diff(pixels.astype(np.int16), axis=1, prepend=0).astype(np.uint8)
    data = np.pad(lines.reshape(height, width * channels), ((0, 0), (1, 0)), constant_values=filtered)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(data.tobytes())),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def pixels_of(picture):
    chunks = dict(packing._chunks(picture))
    width, height, _, kind = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    lines = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, -1)[:, 1:]
    if kind == 3:
        return np.frombuffer(chunks[b"PLTE"], np.uint8).reshape(-1, 3)[lines]
    return lines.reshape(height, width, 3)


@pytest.mark.parametrize("colours", [1, 2, 256, 300])
def test_pixels_stay_the_same(colours):
    numbers = np.arange(20 * 30).reshape(20, 30) % colours
    pixels = np.stack([numbers % 256, numbers // 256, numbers * 7 % 256, np.full((20, 30), 255)], -1).astype(np.uint8)
    assert np.array_equal(pixels_of(packing.packed(png(pixels, 6, filtered=1))), pixels[:, :, :3])


@pytest.mark.parametrize(("channels", "kind", "filtered"), [(3, 2, 1), (4, 6, 0)])
def test_another_sort_of_png_is_refused(channels, kind, filtered):
    with pytest.raises(ValueError, match="pin vl-convert-python again"):
        packing.packed(png(np.zeros((2, 2, channels), np.uint8), kind, filtered))
