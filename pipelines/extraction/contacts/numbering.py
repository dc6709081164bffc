"""The numbering plans of Hong Kong and Macao as one pattern each, from the tables of phonenumbers.

Their numbers have eight digits and neither area codes nor a prefix, so that what phonenumbers does to tell and to
write any number of the world comes down to one match. All other plans are left to phonenumbers.
"""

from __future__ import annotations

import re
from functools import cache

CODES = {"HK": "852", "MO": "853"}
_KINDS = (
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
    "fixed_line",
    "mobile",
)
_LENGTH = 8


def is_valid(region: str, digits: str) -> bool:
    """Tell whether eight digits are a number of a region's plan.

    >>> is_valid("HK", "28718888"), is_valid("HK", "12345678")
    (True, False)
    """
    return _plan(region).fullmatch(digits) is not None


@cache
def _plan(region: str) -> re.Pattern[str]:
    """Match the eight digits of every kind of number that a region's plan has."""
    from phonenumbers import PhoneMetadata  # here, for most texts hold no number

    table = PhoneMetadata.metadata_for_region(region)
    general, *kinds = (getattr(table, kind) for kind in ("general_desc", *_KINDS))
    known = [one.national_number_pattern for one in kinds if one and _LENGTH in one.possible_length]
    return re.compile(rf"(?={general.national_number_pattern}\Z)(?:{'|'.join(known)})")
