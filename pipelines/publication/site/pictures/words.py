"""The words around facts, from words.csv, and the wording of a row in the language of a picture.

What columns and codes are called is not among them: that comes from the models and codes.csv.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.publication.site import telling, wording
from pipelines.publication.site.languages import ENGLISH, LANGUAGES, Language
from validations import schema

SOURCE = Path(__file__).with_name("words.csv")


class Words:
    """The words of one part of the pictures in one language."""

    def __init__(self, part: str, language: Language) -> None:
        """Take the words whose keys begin with `part` and a full stop, in `language`."""
        self.language = language
        self._part = part

    def say(self, key: str, **filled: object) -> str:
        """Return the words of a key with its braces filled; raises KeyError where words.csv has none."""
        return _words(self.language)[f"{self._part}.{key}"].format(**filled)

    def of(self, row: Mapping[str, Any], stem: str) -> str:
        """Return `stem`_en or `stem`_zh of a row; where it has none in this language, the other.

        >>> Words("timeline", ENGLISH).of({"title_en": None, "title_zh": "成立"}, "title")
        '成立'
        """
        return row[f"{stem}_{self.language.suffix}"] or next(
            (row[f"{stem}_{other.suffix}"] for other in LANGUAGES if row[f"{stem}_{other.suffix}"]), ""
        )

    def code(self, vocabulary: str, code: str) -> str:
        """Return the label of a code; the code itself where its vocabulary does not have it."""
        return telling.label(vocabulary, code, self.language)

    def column(self, table: str, name: str) -> str:
        """Return the title of a column of a table."""
        return str(self.language.of(next(line for line in schema.columns(table) if line.name == name), "title"))

    def listed(self, items: Sequence[str]) -> str:
        """Return items joined as a list within a sentence."""
        return (", " if self.language == ENGLISH else "、").join(items)

    def counted(self, called: str, count: int) -> str:
        """Return what something is called and how many of it there are, in the brackets of the language."""
        return f"{called} ({count})" if self.language == ENGLISH else f"{called}（{count}）"

    def paragraph(self, sentences: Sequence[str]) -> str:
        """Return sentences one after another."""
        return (" " if self.language == ENGLISH else "").join(sentence for sentence in sentences if sentence)


@cache
def _words(language: Language) -> Mapping[str, str]:
    return wording.read(SOURCE, language)
