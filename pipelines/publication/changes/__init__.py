"""What is different between two releases: rows, values and columns, each with its cause, and what that amounts to."""

from pipelines.publication.changes.compare import HEADER, Change, Changes, against, between, counts, level

__all__ = ["HEADER", "Change", "Changes", "against", "between", "counts", "level"]
