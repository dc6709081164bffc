"""Nothing that looks like a number is passed over: every digit of the raw texts lies in a row of coverage.

Chinese numerals are accounted for by extraction, which knows where 一 is a number; here only what any
reader would call a digit is held, so that the check is independent of the rules that it checks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from validations.frames import walked
from validations.parts import Found, Part, Step
from validations.violations import Violation, sentence_at

NAME = "every number of the raw texts is accounted for"
TABLES = ("coverage",)
NUMERIC = re.compile(r"[0-9０-９]+(?:[.,:/][0-9]+)*")
_SPAN = ["document_id", "start", "end", "text"]


def _rows(part: Part) -> Iterator[Found]:
    """Find rows that differ from the text, and facts used that have no evidence in it."""
    evidence = part.tables["evidence"]
    stated = set(zip(*(evidence[name].tolist() for name in ("document_id", "table_name", "row_id")), strict=True))
    walk = walked(part.tables["coverage"], [*_SPAN, "table_name", "row_id"])
    for position, document, start, end, words, table, row_id in walk:
        text = part.texts.get(document)
        if not _stands(text, start, end, words):
            there = "a document whose raw text is at hand"
            if text is not None:
                there = f"{text[start:end]!r} at [{start}, {end})"
            sentence = sentence_at(text, start, end) if text and end <= len(text) else ""
            broken = Violation(
                NAME, "coverage", _key(document, start, end), "text", repr(words), there,
                "read the span anew from the raw text", sentence, document,
            )  # fmt: skip
            yield position, broken
        elif _names(table, row_id) and table != "documents" and (document, table, row_id) not in stated:
            broken = Violation(
                NAME, "coverage", _key(document, start, end), "row_id", row_id,
                f"a row of {table} stated in this text",
                "point to the fact that uses the number, or set the number aside with a reason",
                sentence_at(text or "", start, end), document,
            )  # fmt: skip
            yield position, broken


def _digits(part: Part) -> Iterator[Found]:
    """Find digits of the texts that lie in no row, or in one that differs from the text."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for _, document, start, end, words in walked(part.tables["coverage"], _SPAN):
        if _stands(part.texts.get(document), start, end, words):
            spans[document].append((start, end))
    for position, document in walked(part.tables["documents"], ["document_id"]):
        for violation in _uncovered(document, part.texts.get(document, ""), spans[document]):
            yield position, violation


def _key(document: str, start: int, end: int) -> str:
    return f"{document}/{start}/{end}"


def _names(table: object, row_id: object) -> bool:
    return isinstance(table, str) and isinstance(row_id, str)


def _stands(text: str | None, start: int, end: int, words: str) -> bool:
    return text is not None and end <= len(text) and text[start:end] == words


def _uncovered(document: str, text: str, spans: list[tuple[int, int]]) -> Iterator[Violation]:
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    for found in NUMERIC.finditer(text):
        start, end = found.span()
        if covered.find(0, start, end) >= 0:
            yield Violation(
                NAME, "coverage", _key(document, start, end), "", repr(found.group()),
                "a row of coverage over it", "let a rule read the number or set it aside with a reason",
                sentence_at(text, start, end), document,
            )  # fmt: skip


STEPS = (Step("documents", "coverage", _rows), Step("documents", "documents", _digits))
