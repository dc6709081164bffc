"""Numbers that no rule has read or set aside: an error in strict mode, otherwise rows to look at."""

from __future__ import annotations

from collections.abc import Iterator

from validations.frames import walked
from validations.parts import Found, Part, Step
from validations.tables.vocabularies import UNEXPLAINED
from validations.violations import Violation, sentence_at

NAME = "no number is left unexplained"
TABLES = ("coverage",)


def _unexplained(part: Part) -> Iterator[Found]:
    """Find each number whose reason is that nobody knows one."""
    coverage = part.tables["coverage"]
    left = walked(coverage, ["document_id", "start", "end", "text"], coverage["reason"] == UNEXPLAINED)
    for at, document, start, end, words in left:
        broken = Violation(
            NAME, "coverage", f"{document}/{start}/{end}", "reason", repr(words), "a fact or a reason",
            "let a rule read the number, or set it aside for a reason of the vocabulary",
            sentence_at(part.texts.get(document, ""), start, end), document,
        )  # fmt: skip
        yield at, broken


STEPS = (Step("documents", "coverage", _unexplained),)
