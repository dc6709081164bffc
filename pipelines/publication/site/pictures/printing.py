"""Sheets as files: SVG for the page, in the colours of a light or dark one, and PNG for reports.

The font of the PNG comes with the installation, so that no font of the machine decides a byte of it; an SVG names
fonts and leaves the choice to who shows it. Colours are told apart with any colour vision; marks have a contrast of at
least 3:1 to the paper and letters of 4.5:1 (WCAG 2.2, success criteria 1.4.11 and 1.4.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import jinja2

from pipelines.publication.site.pictures import font, packing
from pipelines.publication.site.pictures.picture import Drawn
from pipelines.publication.site.pictures.sheet import Tone

LIGHT: Mapping[Tone, str] = {
    "paper": "#ffffff",
    "ink": "#1b1f24",
    "muted": "#57606a",
    "rule": "#d0d7de",
    "track": "#e6eaef",
    "first": "#0b5fa5",
    "second": "#b4530a",
}
DARK: Mapping[Tone, str] = {
    "paper": "#12161c",
    "ink": "#e6edf3",
    "muted": "#9aa7b4",
    "rule": "#3a424c",
    "track": "#262e38",
    "first": "#6cb6ff",
    "second": "#f0a35e",
}
"""Colours by what is drawn. `rule` and `track` guide the eye and tell nothing alone."""

FONTS = "'Noto Sans TC', 'Noto Sans HK', 'Noto Sans CJK TC', 'PingFang HK', 'Microsoft JhengHei', sans-serif"
SCALE = 2
"""How many pixels of the PNG there are along one of the SVG."""


def svg(drawn: Drawn, language: str, colours: Mapping[Tone, str]) -> str:
    """Return a picture as SVG, without script and without style; labels are text whatever they hold."""
    return _template().render(
        sheet=drawn.sheet,
        title=drawn.title,
        description=drawn.description,
        language=language,
        colours=colours,
        fonts=FONTS,
    )


def png(picture: str) -> bytes:
    """Return an SVG as PNG, SCALE times its size, with a mark for each character that the font lacks."""
    # Takes long to import, which only who draws should pay.
    import vl_convert

    font.register()
    return packing.packed(vl_convert.svg_to_png(font.printable(picture), scale=SCALE, ppi=72))


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("picture.svg.j2")
