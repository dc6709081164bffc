"""Statistics read from short texts: value, unit, measure, qualifier, period and the words of the label."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.extraction import Claim, extract
from pipelines.reading import Metadata, read_text

FOLDER = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def claims(text: str, published: str | None = None) -> list[Claim]:
    return extract(read_text(text, metadata=Metadata(published=published or None)))


def at(found: list[Claim], kind: str, text: str, quote: str) -> list[Claim]:
    start = text.index(quote)
    return [claim for claim in found if claim.kind == kind and claim.start < start + len(quote) and start < claim.end]


@pytest.mark.parametrize("row", rows("statistic_phrases.csv"), ids=lambda row: f"{row['quote']} in {row['text'][:20]}")
def test_a_figure_is_read_with_what_it_means(row: dict[str, str]) -> None:
    found = at(claims(row["text"], row["published"]), "statistic", row["text"], row["quote"])
    assert len(found) == 1
    values = found[0].values
    assert values["value"] == Decimal(row["value"])
    assert values["value_max"] == (Decimal(row["value_max"]) if row["value_max"] else None)
    assert values["per"] == Decimal(row["per"])
    assert (values["unit"], values["measure"], values["qualifier"]) == (row["unit"], row["measure"], row["qualifier"])
    assert values["period"] == (row["period"] or None)
    assert row["label_has"] in values["label_zh"]


@pytest.mark.parametrize("row", rows("statistic_negatives.csv"), ids=lambda row: row["quote"])
def test_a_number_that_is_no_figure_is_set_aside_with_its_reason(row: dict[str, str]) -> None:
    found = claims(row["text"])
    assert not at(found, "statistic", row["text"], row["quote"])
    accounts = at(found, "number", row["text"], row["quote"])
    assert [claim.values["reason"] for claim in accounts] == [row["reason"]]


def test_every_claim_quotes_the_words_that_state_it() -> None:
    text = "男性 平均壽命 達 82.5 歲,⼥性更高達 88.1 歲。"
    for claim in claims(text):
        assert 0 <= claim.start < claim.end <= len(text)
    assert [text[c.start : c.end] for c in claims(text) if c.kind == "statistic"] == ["82.5 歲", "88.1 歲"]
