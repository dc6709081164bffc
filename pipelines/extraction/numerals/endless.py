"""Runs of figures that are too long to be a number: what a broken export leaves, such as a million nines.

No grammar can give such a run a value that a table holds. It is left unread; its digits are accounted for as
unexplained.
"""

from __future__ import annotations

import re
from typing import Final

from pipelines.extraction.numerals.chinese import CHARACTERS

LONGEST: Final = 32
"""Figures of a number, in either script; the longest that can be written out below 10^16 in Chinese has 31."""
_RUN: Final = re.compile(f"(?:[0-9{CHARACTERS}][,.]?){{{LONGEST + 1},}}")
_SIGN: Final = "\ufffc"


def masked(text: str) -> str:
    r"""Return the text with a sign that no grammar reads for each character of a run that is too long for a number.

    >>> masked("共120名，編號" + "9" * 33) == "共120名，編號" + "\ufffc" * 33
    True
    """
    return _RUN.sub(lambda run: _SIGN * len(run[0]), text)
