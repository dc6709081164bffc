"""What awaits people's decisions, and the lines by which they decide: drafted, tried on the texts, written."""

from pipelines.publication.reviewing.awaiting import KINDS, Awaiting, awaiting
from pipelines.publication.reviewing.corpus import Corpus
from pipelines.publication.reviewing.drafting import Draft, Who, on_candidate, on_values
from pipelines.publication.reviewing.trying import RefusedError, decide

__all__ = [
    "KINDS",
    "Awaiting",
    "Corpus",
    "Draft",
    "RefusedError",
    "Who",
    "awaiting",
    "decide",
    "on_candidate",
    "on_values",
]
