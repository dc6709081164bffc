"""Places of the raw texts that an edition of the dataset leaves out, as rows of document_id, start, end, table_name.

The contract is held to such an edition with the numbers there hidden, so that none has to be accounted for in words
that the edition may not hold, and without the pinned facts that stand there. Everywhere else it is the same contract.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from validations.facts.places import Place
from validations.violations import Texts

COLUMNS = ("document_id", "start", "end", "table_name")
MASK = "\N{WHITE SQUARE}"
Withheld = Sequence[Mapping[str, Any]]


def masked(texts: Texts, withheld: Withheld) -> Texts:
    """Return the texts with a white square for each character of coverage that is withheld: offsets stay.

    >>> masked({"a": "電話：28718888"}, [{"document_id": "a", "start": 3, "end": 11, "table_name": "coverage"}])
    {'a': '電話：□□□□□□□□'}
    """
    changed = dict(texts)
    for row in withheld:
        if row["table_name"] == "coverage" and row["document_id"] in changed:
            text, start, end = changed[row["document_id"]], int(row["start"]), int(row["end"])
            changed[row["document_id"]] = text[:start] + MASK * len(text[start:end]) + text[end:]
    return changed


def holds(withheld: Withheld, table: str, place: Place) -> bool:
    """Tell whether a row of `table` that is stated at a place is one that is withheld."""
    return any(
        row["table_name"] == table
        and row["document_id"] == place.document
        and int(row["start"]) < place.end
        and place.start < int(row["end"])
        for row in withheld
    )
