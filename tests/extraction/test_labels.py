"""Labels of figures and titles of events, word for word as a careful editor would accept them."""

from __future__ import annotations

import pytest

from tests.extraction.test_statistics import at, claims, rows


@pytest.mark.parametrize("row", rows("statistic_labels.csv"), ids=lambda row: f"{row['quote']} in {row['text'][:20]}")
def test_a_label_reads_without_its_source(row: dict[str, str]) -> None:
    found = at(claims(row["text"]), "statistic", row["text"], row["quote"])
    assert [claim.values["label_zh"] for claim in found] == [row["label"]]


@pytest.mark.parametrize("row", rows("event_titles.csv"), ids=lambda row: f"{row['quote']} in {row['text'][:20]}")
def test_a_title_tells_the_act_with_who_did_it(row: dict[str, str]) -> None:
    found = at(claims(row["text"], row["published"]), "event", row["text"], row["quote"])
    assert [claim.values["title_zh"] for claim in found] == [row["title"]]
