"""Patterns of the identifiers and codes that columns hold, each with the standard that it comes from.

Only the shape is told here. Whether a telephone number exists or two columns agree is a rule's business
(validations/rules), and a code list of any length is data (units.csv).
"""

from __future__ import annotations

SLUG = r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$"
"""Identifiers of rows: lower-case ASCII words joined by hyphens, so that they survive URLs and file names."""

BCP47 = r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$"
"""Language tags: language, script, region (RFC 5646), as in zh-Hant-HK."""

ISO3166 = r"^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$"
"""Countries and their subdivisions (ISO 3166-1 alpha-2, ISO 3166-2), as in HK and US-PA."""

ROR = r"^https://ror\.org/0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}$"
"""Research Organization Registry: the full address, base 32 without i, l, o, u, two check digits."""

WIKIDATA = r"^Q[1-9][0-9]*$"
"""Wikidata item."""

WDI = r"^[A-Z]{2}(?:\.[A-Z0-9]{2,4}){1,4}$"
"""World Bank, World Development Indicators, as in SP.DYN.LE00.IN."""

SDG = r"^[0-9]{1,2}\.[0-9a-z]{1,2}\.[0-9]{1,2}$"
"""Indicators of the United Nations' Sustainable Development Goals, as in 3.2.1."""

SHA256 = r"^[0-9a-f]{64}$"
"""SHA-256 in lower-case hexadecimal."""

DECIMAL = r"^-?[0-9]+(?:\.[0-9]+)?$"
"""A decimal literal without exponent or digit grouping."""

URL = r"^https?://[^\s/]+\.[^\s/.]+(?:[/?#]\S*)?$"
"""An absolute web address with its scheme."""

E164 = r"^\+[1-9][0-9]{6,14}(?:;ext=[0-9]{1,6})?$"
"""An international telephone number (ITU-T E.164), with an extension as in RFC 3966 where there is one."""

EMAIL = r"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}$"
"""An e-mail address in lower case: dot-atom and domain of RFC 5322."""

EDTF = (
    r"^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|\d{3}X|\d{2}XX|\.\.)"
    r"(?:/(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|\.\.))?$"
)
"""What this dataset uses of the Extended Date/Time Format (ISO 8601-2): dates and intervals of level 0, an
open side `..`, and 198X or 19XX for a decade or century."""
