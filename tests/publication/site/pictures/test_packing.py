"""PNG packed again: the same pixels in less room."""

import io

import pytest
from PIL import Image

from pipelines.publication.site.pictures import packing


def picture(colours):
    """A picture of so many colours, with the channel of opacity that vl-convert writes."""
    image = Image.new("RGBA", (160, 90))
    image.putdata([(n % colours % 256, n % colours // 256, n % colours * 7 % 256, 255) for n in range(160 * 90)])
    return image


@pytest.mark.parametrize("colours", [1, 2, 120, 256])
def test_pixels_stay_the_same_with_a_palette(colours):
    written = io.BytesIO()
    picture(colours).save(written, "PNG")
    packed = packing.packed(written.getvalue())
    opened = Image.open(io.BytesIO(packed))
    assert opened.mode == "P"
    assert opened.convert("RGB").tobytes() == picture(colours).convert("RGB").tobytes()
