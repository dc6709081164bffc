"""Runs of figures that are too long to be a number: what a broken export leaves, such as a million nines.

No grammar can give such a run a value that a table holds. It is left unread, and accounted for as unexplained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from pipelines.extraction.numerals.chinese import CHARACTERS

LONGEST: Final = 32
"""Figures of a number, in either script; the longest that can be written out below 10^16 in Chinese has 31."""
# A comma belongs to a number where it sets off three figures: 2010,2011 are two.
_RUN: Final = re.compile(rf"(?:[0-9{CHARACTERS}](?:,(?=[0-9]{{3}}(?![0-9]))|\.(?=[0-9]))?){{{LONGEST + 1},}}")
_SIGN: Final = "\ufffc"


class Run(NamedTuple):
    """Where such a run stands."""

    start: int
    end: int


def runs(text: str) -> list[Run]:
    """Return the runs of a text, in order.

    >>> runs("共120名，編號" + "9" * 33), runs("2010,2011,2012,2013,2014,2015,2016,2017,2018年")
    ([Run(start=8, end=41)], [])
    """
    return [Run(*run.span()) for run in _RUN.finditer(text)]


def masked(text: str, some: Sequence[Run]) -> str:
    """Return the text with a sign that no grammar reads for each character of some runs.

    >>> masked("共999名", [Run(1, 4)]).count("9")
    0
    """
    pieces: list[str] = []
    at = 0
    for start, end in some:
        pieces += (text[at:start], _SIGN * (end - start))
        at = end
    return "".join(pieces) + text[at:]


def without(text: str) -> str:
    """Return the text with all its runs masked.

    >>> without("9" * 33 + "名") == "\ufffc" * 33 + "名"
    True
    """
    return masked(text, runs(text))
