"""How names are compared and turned into identifiers' readable part: folding and slugs.

Only for comparing: published names are never folded. Which names belong to one body is decided in
organisations.py.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name without what writers vary: width, case, blanks, punctuation.

    >>> fold("Hong Kong Genome Institute ") == fold("HONG KONG GENOME INSTITUTE")
    True
    >>> fold("《刺針》罕見病專家委員會")
    '刺針罕見病專家委員會'
    """
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", name)).casefold()


def tidy(name: str) -> str:
    """Return a name as it is published: NFC, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def slug(name: str) -> str:
    """Return the ASCII letters and digits of a name, joined by hyphens; empty where it has none.

    >>> slug("Université de Montréal")
    'universite-de-montreal'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_SLUG.sub("-", plain.replace("'", "").replace("&", " and ")).strip("-")
