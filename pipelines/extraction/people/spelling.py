"""The spelling in which names of people and their titles are read: that of most texts, not that of the standard.

The converter from Simplified writes the standard of Hong Kong (説, 鋭, 羣); the word lists and most bearers of names
write the commoner forms. Every character stays one character.
"""

from __future__ import annotations

_COMMON = str.maketrans("羣峯鋭悦説温衞啓脱税閲", "群峰銳悅說溫衛啟脫稅閱")


def of_names(text: str, language: str) -> str:
    """Return a converted text in the commoner forms; Traditional text stays as it is.

    >>> of_names("主任説", "zh-Hans"), of_names("主任説", "zh-Hant-HK")
    ('主任說', '主任説')
    """
    return text.translate(_COMMON) if language.startswith("zh-Hans") else text


def common(name: str) -> str:
    """Return a name in the commoner forms of its characters."""
    return name.translate(_COMMON)
