"""Claims of many texts -> tables: who is who, what is told twice, what disagrees, what people corrected."""

from pipelines.knowledge import Knowledge
from pipelines.resolution.decisions import StaleCorrection, require_fresh
from pipelines.resolution.registry import registry_update
from pipelines.resolution.resolve import resolve, resolve_told
from pipelines.resolution.tables import COLUMNS, KEYS, Tables

__all__ = [
    "COLUMNS",
    "KEYS",
    "Knowledge",
    "StaleCorrection",
    "Tables",
    "registry_update",
    "require_fresh",
    "resolve",
    "resolve_told",
]
