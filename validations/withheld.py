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
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in withheld:
        if row["table_name"] == "coverage":
            spans.setdefault(row["document_id"], []).append((int(row["start"]), int(row["end"])))
    return _Masked(texts, spans) if spans else texts


class _Masked(Mapping[str, str]):
    """Texts of which each is masked when it is asked for, so that none is read before."""

    def __init__(self, texts: Texts, spans: Mapping[str, Sequence[tuple[int, int]]]) -> None:
        self._texts, self._spans = texts, spans
        self._shown: dict[str, str] = {}

    def __getitem__(self, document: str) -> str:
        if document not in self._spans:
            return self._texts[document]
        if document not in self._shown:
            text = self._texts[document]
            for start, end in self._spans[document]:
                text = text[:start] + MASK * len(text[start:end]) + text[end:]
            self._shown[document] = text
        return self._shown[document]

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
