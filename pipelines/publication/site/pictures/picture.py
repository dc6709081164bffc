"""What a page is told of a picture: its files, what it shows in words, and its data as a table."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pipelines.publication.site.languages import Language
from pipelines.publication.site.pictures.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a picture's data as text, with the fact behind it: a table of the dataset and the key of its row."""

    table: str
    row_id: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a picture is in words.

    `name` is the same in all languages; `title` stands in the picture too; `description` is one sentence that serves
    as alternative text; `caption` tells how it was drawn and what it leaves out. `columns` are the titles of `lines`,
    the data as a table.
    """

    name: str
    title: str
    description: str
    caption: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn(Told):
    """A picture on its sheet, not yet printed."""

    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Told):
    """A printed picture in one language; `width` and `height` are those of the SVG, in CSS pixels."""

    language: Language
    width: int
    height: int

    @property
    def light(self) -> str:
        """Path of the SVG for a light page, relative to the folder of the site."""
        return f"pictures/{self.name}.{self.language.tag}.svg"

    @property
    def dark(self) -> str:
        """Path of the SVG for a dark page, relative to the folder of the site."""
        return f"pictures/{self.name}.{self.language.tag}.dark.svg"

    @property
    def png(self) -> str:
        """Path of the PNG for reports, light and of twice the size, relative to the folder of the site."""
        return f"pictures/{self.name}.{self.language.tag}.png"


def told(drawn: Drawn, language: Language, caption: str) -> Picture:
    """Return what a page is told of a drawn picture, with `caption` in place of its own."""
    words = {field.name: getattr(drawn, field.name) for field in fields(Told)} | {"caption": caption}
    return Picture(language=language, width=drawn.sheet.width, height=drawn.sheet.height, **words)
