"""What a title of an event holds."""

from __future__ import annotations

from typing import NamedTuple


class Title(NamedTuple):
    """A title's words and the keys of the bodies in them, the subject first; `bracketed` for a name with its year."""

    words: str
    bodies: tuple[str, ...]
    english: bool
    bracketed: bool = False
    subject: str | None = None
