"""Tries a drafted decision on the texts before it is written: what does not fit, or breaks the contract, is refused."""

from __future__ import annotations

from pathlib import Path

from pipelines.knowledge import KnowledgeError, writing
from pipelines.publication.reviewing.corpus import Corpus
from pipelines.publication.reviewing.drafting import Draft
from pipelines.resolution import Tables
from validations import contract

_TOLD = 3


class RefusedError(Exception):
    """A decision that does not fit; nothing is written, and the message says why."""


def decide(corpus: Corpus, before: Tables, draft: Draft, root: Path) -> tuple[Path, list[str]]:
    """Try a draft, write it below `root`, and return the file and the lines written.

    `before` are the tables without it. Raises RefusedError where a line does not keep to the schema of its
    file, where a decision would be stale that is not so now, or where the contract would be broken anew.
    """
    try:
        lines = writing.lines(draft.file, draft.rows)
    except writing.UnwritableError as error:
        raise RefusedError(str(error)) from None
    with writing.trial(root, draft.file, lines) as folder:
        try:
            after = corpus.resolved(folder)
        except KnowledgeError as error:
            raise RefusedError(_of(root, folder, str(error))) from None
        stale = [_of(root, folder, message) for message in after.stale]
    wrong = [message for message in stale if message not in before.stale] or _broken(before, after, corpus)
    if wrong:
        more = [f"... and {len(wrong) - _TOLD} more"] if len(wrong) > _TOLD else []
        raise RefusedError("\n".join([*wrong[:_TOLD], *more]))
    return writing.append(root, draft.file, lines), lines


def _of(root: Path, folder: Path, message: str) -> str:
    """Return a message about the trial as one about the files themselves."""
    return message.replace(str(folder), str(root))


def _broken(before: Tables, after: Tables, corpus: Corpus) -> list[str]:
    old, new = (
        [str(violation) for violation in contract.check_tables(tables.rows, corpus.texts).violations]
        for tables in (before, after)
    )
    return [violation for violation in new if violation not in old]
