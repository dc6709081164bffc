"""What the readers of roles hand to one another: a title of a person in a body, and where it is stated."""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """A title of a person in a body (keys), and the words that state it."""

    start: int
    end: int
    person: str
    organisation: str | None
    title: str
    rule: str
