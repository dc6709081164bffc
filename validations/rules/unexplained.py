"""Numbers that no rule has read or set aside: an error in strict mode, otherwise rows to look at."""

from __future__ import annotations

from validations.tables.vocabularies import UNEXPLAINED
from validations.violations import Tables, Texts, Violation, sentence_at

NAME = "no number is left unexplained"
TABLES = ("coverage",)


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return each number whose reason is that nobody knows one."""
    coverage = tables["coverage"]
    left = coverage.loc[coverage["reason"] == UNEXPLAINED, ["document_id", "start", "end", "text"]]
    return [
        Violation(
            NAME, "coverage", f"{document}/{start}/{end}", "reason", repr(words), "a fact or a reason",
            "let a rule read the number, or set it aside for a reason of the vocabulary",
            sentence_at(texts.get(document, ""), start, end), document,
        )
        for document, start, end, words in left.itertuples(index=False, name=None)
    ]  # fmt: skip
