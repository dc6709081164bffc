"""What the page of pictures is told: each picture in its language, with its files and its data as linked rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.publication.edition import Edition
from pipelines.publication.site.languages import Language
from pipelines.publication.site.pictures import Picture


def of(pictures: Sequence[Picture], edition: Edition, language: Language) -> dict[str, Any]:
    """Return the pictures in a language."""
    return {"pictures": [picture for picture in pictures if picture.language == language]}
