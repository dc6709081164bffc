"""One Pandera model a table: the only place where columns, types, vocabularies and descriptions stand.

Everything that a release says of its structure is derived from these models by `validations.schema`.
"""

from __future__ import annotations

from validations.tables.columns import Table
from validations.tables.contacts import Contacts
from validations.tables.documents import Documents
from validations.tables.evidence import Coverage, Disagreements, Evidence
from validations.tables.organisations import Organisations
from validations.tables.people import People, Roles
from validations.tables.statistics import Indicators, Statistics
from validations.tables.timeline import Timeline

MODELS: dict[str, type[Table]] = {
    "documents": Documents,
    "organisations": Organisations,
    "people": People,
    "roles": Roles,
    "statistics": Statistics,
    "timeline": Timeline,
    "contacts": Contacts,
    "evidence": Evidence,
    "coverage": Coverage,
    "indicators": Indicators,
    "disagreements": Disagreements,
}
"""The models in the order in which tables are documented and published."""

__all__ = ["MODELS"]
