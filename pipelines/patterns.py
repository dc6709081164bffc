"""Patterns that are compiled when they are first asked for.

The grammars hold hundreds of them and a text needs few: compiling those with classes of Chinese characters takes `re`
longer than reading a text takes the grammars. Patterns that every text asks again and again are compiled as usual, for
their methods are then a little faster to reach.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """What `later` returns: it takes the methods of the compiled pattern over as its own at the first look at one."""

    __slots__ = ("_flags", "_source", "findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _Later.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern, uncompiled until one of its methods is asked for.

    What a match gives as its `re` is the compiled pattern, not this; what is compared so is compiled as usual.

    >>> later("[0-9]+").findall("5 to 10")
    ['5', '10']
    """
    return cast(re.Pattern[str], _Later(source, flags))
