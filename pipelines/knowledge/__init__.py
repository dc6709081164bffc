"""What people have decided, kept as data: bodies, indicators, words, corrections, identifiers given out.

Extraction reads lists of words alone; all else is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge.sheets import KnowledgeError

if TYPE_CHECKING:
    from pipelines.knowledge.decisions import BodyDecision, Decision
    from pipelines.knowledge.store import Body, Indicator, Knowledge, Match, Registration

__all__ = ["Body", "BodyDecision", "Decision", "Indicator", "Knowledge", "KnowledgeError", "Match", "Registration"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from pipelines.knowledge import store

    return getattr(store, name)
