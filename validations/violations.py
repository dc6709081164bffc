"""What a broken contract says: which row, which value, which sentence, what was expected and what to do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import pandas as pd
from pandas.api.types import is_integer_dtype

from validations.frames import walked

Tables = Mapping[str, pd.DataFrame]
"""Frames by table name, with the models' columns and types."""

Texts = Mapping[str, str]
"""Raw texts by document_id; a mapping that reads each when it is asked for will do."""

_POINTING = frozenset({"table_name", "row_id", "document_id", "start", "end"})
_BREAK = re.compile(r"[。！？!?]|\n\s*\n\s*\n")
# Texts from PDFs have an empty line after each line, inside sentences too: there it ends one behind a short line only.
_SHORT_LINE = re.compile(r"(?:^|(?<=\n))[^\n]{1,24}\n\s*\n")
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_GAP = re.compile(rf"(?<={_CJK})\s+|\s+(?={_CJK})")
_REACH = 120
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as the contract says.

    `row_id` is the key of the row (parts of a composite key joined by `/`), `column` and `value` what was
    found there, `sentence` the words of the text around it and `document` that text's identifier; each is
    empty where there is none.
    """

    rule: str
    table: str
    row_id: str
    column: str
    value: str
    expected: str
    remedy: str
    sentence: str = ""
    document: str = ""

    def __str__(self) -> str:
        """Return one readable paragraph."""
        place = f"{self.table} {self.row_id}".strip() + (f", column {self.column}" if self.column else "")
        told = [f"{self.rule}: {place}: found {_shortened(self.value)}, expected {self.expected}."]
        if self.sentence:
            told.append(f"Sentence in {self.document}: 「{self.sentence}」.")
        elif self.document:
            told.append(f"Document: {self.document}.")
        return " ".join([*told, f"What to do: {self.remedy}."])

    def as_dict(self) -> dict[str, str]:
        """Return the fields by name, for a report in JSON."""
        return asdict(self)


def _shortened(value: str) -> str:
    """Return a value as a paragraph can hold it, the middle of a long one left out."""
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST // 2]} … {value[-_LONGEST // 2 :]}"


def sentence_at(text: str, start: int, end: int) -> str:
    r"""Return the sentence around a span of a raw text, on one line, at most 120 characters either side.

    >>> sentence_at("會議結束。香港男性平均壽命\n達82.5歲。多謝。", 15, 20)
    '香港男性平均壽命達82.5歲。'
    """
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    breaks = sorted(found.end() for ends in (_BREAK, _SHORT_LINE) for found in ends.finditer(text, low, high))
    before = breaks[: bisect_right(breaks, start)]
    after = [at for at in breaks if at >= end]
    sentence = text[before[-1] if before else low : after[0] if after else high]
    return re.sub(r"\s+", " ", _GAP.sub("", sentence)).strip()


def pointing(evidence: pd.DataFrame) -> bool:
    """Tell whether evidence has the columns that lead from a row to the words that state it, with offsets in two."""
    return _POINTING.issubset(evidence.columns) and all(is_integer_dtype(evidence[name]) for name in ("start", "end"))


class Sources:
    """The way from a row to the sentence that states it, through the table of evidence."""

    def __init__(self, tables: Tables, texts: Texts) -> None:
        evidence = tables.get("evidence")
        self._evidence = evidence if evidence is not None and pointing(evidence) else None
        self._texts = texts
        self._places: dict[tuple[str, str], tuple[str, int, int]] | None = None

    def place(self, table: str, row_id: str) -> tuple[str, str]:
        """Return `(sentence, document_id)` of the first evidence of a row, empty where it has none."""
        if self._places is None:
            self._places = {}
            if self._evidence is not None:
                names = ["table_name", "row_id", "document_id", "start", "end"]
                for _, table_name, row, document, start, end in walked(self._evidence, names):
                    self._places.setdefault((table_name, row), (document, start, end))
        document, start, end = self._places.get((table, row_id), ("", 0, 0))
        text = self._texts.get(document, "")
        return (sentence_at(text, start, end) if text else ""), document
