"""What people have decided, kept as data: bodies, indicators, words, corrections, identifiers given out."""

from pipelines.knowledge.sheets import KnowledgeError
from pipelines.knowledge.store import Body, Decision, Indicator, Knowledge, Match, Registration

__all__ = ["Body", "Decision", "Indicator", "Knowledge", "KnowledgeError", "Match", "Registration"]
