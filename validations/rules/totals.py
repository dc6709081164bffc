"""Parts told in the texts add up to the totals told in the texts.

Which figures are parts of which total is a reader's judgement and stands in totals.csv, by the words of the
text. A total whose text is not among the documents does not apply.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from validations.facts.places import Atlas
from validations.parts import Found, Part, Step
from validations.schema import csv_value
from validations.tables.formats import DECIMAL
from validations.violations import Violation, sentence_at

NAME = "parts add up to their totals"
TABLES = ("statistics",)


class Member(NamedTuple):
    """A row of totals.csv: a figure that is part of a total, or the total."""

    total_id: str
    source: str
    role: str
    after: str
    quote: str


class _Figure(NamedTuple):
    row_id: str
    value: Decimal
    sentence: str
    document: str


@lru_cache(maxsize=1)
def members() -> tuple[Member, ...]:
    """Return the figures of totals.csv in their order."""
    with (files("validations.rules") / "totals.csv").open(encoding="utf-8") as stream:
        return tuple(Member(**row) for row in csv.DictReader(stream))


def _totals(part: Part) -> Iterator[Found]:
    """Find totals that differ from the sum of their parts, and figures of them that no statistic holds."""
    atlas = Atlas(part.tables, part.texts)
    broken: list[Violation] = []
    sums: dict[str, dict[str, list[_Figure]]] = defaultdict(lambda: {"part": [], "total": []})
    for member in members():
        document = atlas.document(member.source)
        if document is None:
            continue
        place = atlas.find(document, member.after, member.quote)
        sentence = sentence_at(part.texts[document], place.start, place.end) if place.stands else ""
        rows = atlas.rows_at("statistics", place) if place.stands else []
        if rows:
            # A number read twice is the models' business; the first reading is the one that is summed.
            row = rows[0]
            if re.match(DECIMAL, str(row["value_exact"])):
                figure = _Figure(row["statistic_id"], Decimal(row["value_exact"]), sentence, document)
                sums[member.total_id][member.role].append(figure)
            else:
                sums[member.total_id]["incomplete"] = []
        else:
            broken.append(
                Violation(
                    f"{NAME} ({member.total_id})", "statistics", "", "value", "no row at these words",
                    f"a statistic for {member.after}{member.quote}",
                    "read the figure, or correct totals.csv if the text has changed", sentence, document,
                )
            )  # fmt: skip
            sums[member.total_id]["incomplete"] = []
    for total_id, figures in sums.items():
        if "incomplete" not in figures:
            broken.extend(_differences(total_id, figures["part"], figures["total"]))
    yield from enumerate(broken)


def _differences(total_id: str, parts: list[_Figure], totals: list[_Figure]) -> list[Violation]:
    added = sum((part.value for part in parts), Decimal(0))
    told = " + ".join(f"{csv_value(part.value)} ({part.row_id})" for part in parts)
    return [
        Violation(
            f"{NAME} ({total_id})", "statistics", total.row_id, "value", str(total.value), f"{added}: {told}",
            "look at the reading of the total and of each part", total.sentence, total.document,
        )
        for total in totals
        if total.value != added
    ]  # fmt: skip


STEPS = (Step("whole", "statistics", _totals),)
