"""Places of the raw texts that an edition of the dataset leaves out, as rows of document_id, start, end, table_name.

The contract is held to such an edition with the numbers there hidden, so that none has to be accounted for in words
that the edition may not hold, and without the pinned facts that stand there. Everywhere else it is the same contract.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from validations.facts.places import Place
from validations.violations import Texts

COLUMNS = ("document_id", "start", "end", "table_name")
MASK = "\N{WHITE SQUARE}"
Withheld = Sequence[Mapping[str, Any]]


def masked(texts: Texts, withheld: Withheld) -> Texts:
    """Return the texts with a white square for each character of coverage that is withheld: offsets stay.

    >>> masked({"a": "電話：28718888"}, [{"document_id": "a", "start": 3, "end": 11, "table_name": "coverage"}])["a"]
    '電話：□□□□□□□□'
    """
    changed: dict[str, str] = {}
    for row in withheld:
        if row["table_name"] == "coverage" and row["document_id"] in texts:
            text = changed.get(row["document_id"], texts[row["document_id"]])
            start, end = int(row["start"]), int(row["end"])
            changed[row["document_id"]] = text[:start] + MASK * len(text[start:end]) + text[end:]
    # Texts without such places are not copied, nor read before they are asked for.
    return _Masked(changed, texts) if changed else texts


class _Masked(Mapping[str, str]):
    def __init__(self, changed: Texts, texts: Texts) -> None:
        self._changed, self._texts = changed, texts

    def __getitem__(self, document: str) -> str:
        return self._changed[document] if document in self._changed else self._texts[document]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def holds(withheld: Withheld, table: str, place: Place) -> bool:
    """Tell whether a row of `table` that is stated at a place is one that is withheld."""
    return any(
        row["table_name"] == table
        and row["document_id"] == place.document
        and int(row["start"]) < place.end
        and place.start < int(row["end"])
        for row in withheld
    )
