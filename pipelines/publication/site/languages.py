"""The languages of the page: how each is tagged (BCP 47) and which columns and words are in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its tag, which is also its folder, the suffix of columns in it, and its own name."""

    tag: str
    suffix: str
    name: str

    @property
    def space(self) -> str:
        """What stands between a colon and what follows: nothing in Chinese, whose colon brings its own room."""
        return "" if self.suffix == "zh" else " "

    def of(self, told: Any, name: str) -> Any:
        """Return the attribute `name` of a code, column or table in this language.

        >>> from validations import schema
        >>> CHINESE.of(schema.table_info("people"), "title")
        '人物'
        """
        return getattr(told, f"{name}_{self.suffix}")


ENGLISH = Language("en", "en", "English")
CHINESE = Language("zh-Hant", "zh", "繁體中文")
LANGUAGES = (ENGLISH, CHINESE)
