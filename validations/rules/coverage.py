"""Nothing that looks like a number is passed over: every digit of the raw texts lies in a row of coverage.

Chinese numerals are accounted for by extraction, which knows where 一 is a number; here only what any
reader would call a digit is held, so that the check is independent of the rules that it checks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from validations.schema import is_null
from validations.violations import Tables, Texts, Violation, sentence_at

NAME = "every number of the raw texts is accounted for"
TABLES = ("coverage",)
NUMERIC = re.compile(r"[0-9０-９]+(?:[.,:/][0-9]+)*")


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return rows that differ from the text, facts used without evidence there, and digits in no row."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    evidence = tables["evidence"]
    stated = set(zip(evidence["document_id"], evidence["table_name"], evidence["row_id"], strict=True))
    broken: list[Violation] = []
    names = ["document_id", "start", "end", "text", "table_name", "row_id"]
    for document, start, end, words, table, row_id in tables["coverage"][names].itertuples(index=False, name=None):
        at = f"{document}/{start}/{end}"
        text = texts.get(document)
        if text is None or end > len(text) or text[start:end] != words:
            there = repr(text[start:end]) if text is not None else "a document whose raw text is at hand"
            sentence = sentence_at(text, start, end) if text and end <= len(text) else ""
            broken.append(
                Violation(
                    NAME, "coverage", at, "text", repr(words), f"{there} at [{start}, {end})",
                    "read the span anew from the raw text", sentence, document,
                )
            )  # fmt: skip
            continue
        spans[document].append((start, end))
        if not is_null(table) and table != "documents" and (document, table, row_id) not in stated:
            broken.append(
                Violation(
                    NAME, "coverage", at, "row_id", str(row_id), f"a row of {table} stated in this text",
                    "point to the fact that uses the number, or set the number aside with a reason",
                    sentence_at(text, start, end), document,
                )
            )  # fmt: skip
    for document in tables["documents"]["document_id"]:
        if document in texts:
            broken.extend(_uncovered(document, texts[document], spans[document]))
    return broken


def _uncovered(document: str, text: str, spans: list[tuple[int, int]]) -> Iterator[Violation]:
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    for found in NUMERIC.finditer(text):
        start, end = found.span()
        if not all(covered[start:end]):
            yield Violation(
                NAME, "coverage", f"{document}/{start}/{end}", "", repr(found.group()),
                "a row of coverage over it", "let a rule read the number or set it aside with a reason",
                sentence_at(text, start, end), document,
            )  # fmt: skip
