"""PNG as vl-convert makes it, packed again: a picture of few colours takes a sixth of the room with a palette."""

from __future__ import annotations

import io

COLOURS = 256
"""As many as a palette may hold (https://www.w3.org/TR/png-3/, 11.2.2)."""


def packed(picture: bytes) -> bytes:
    """Return an opaque PNG with a palette; its pixels are the same where it has no more than COLOURS colours."""
    # Takes long to import, which only who draws should pay.
    from PIL import Image

    opened = Image.open(io.BytesIO(picture)).convert("RGB")
    written = io.BytesIO()
    opened.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS).save(written, "PNG")
    return written.getvalue()
