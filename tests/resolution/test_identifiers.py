"""Identifiers are minted from raw words, and outlive names, merges and releases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.knowledge import Body, Knowledge, Registration
from pipelines.resolution import registry_update
from pipelines.resolution.identifiers import Named, Registry, clause, give
from tests.resolution.written import Written, tables

RAW = "香港男性平均壽命達82.5歲,女性更高達88.1歲,嬰兒死亡率僅為每千名新生嬰兒1.4人。"


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("82.5歲", "香港男性平均壽命達825歲"),
        ("88.1歲", "女性更高達881歲"),
        ("1.4人", "嬰兒死亡率僅為每千名新生嬰兒14人"),
    ],
)
def test_a_clause_ends_at_punctuation_but_not_inside_a_number(phrase: str, words: str) -> None:
    start = RAW.index(phrase)
    assert clause(RAW, start, start + len(phrase)) == words


def test_a_clause_does_not_care_for_wraps_and_width() -> None:
    wrapped = "⾹港男性平均壽 \n命達 ８２.５歲，女性"
    start = wrapped.index("８")
    assert clause(wrapped, start, start + 5) == "香港男性平均壽命達825歲"


def _names(*rows: Named, registry: tuple[Registration, ...] = ()) -> list[str]:
    give(rows, Registry.of(registry, "t"))
    return [row.row_id for row in rows]


def _line(key: str, row_id: str, retired_in: str = "", replaced_by: str = "") -> Registration:
    return Registration("t", key, row_id, "1.0.0", retired_in, replaced_by)


def test_the_first_mints_and_a_namesake_takes_its_closer_key() -> None:
    rows = [Named(("k",), ("t-k", "t-ka"), ("k|a",)), Named(("k",), ("t-k", "t-kb"), ("k|b",))]
    assert _names(*rows) == ["t-k", "t-kb"]


def test_the_registry_outranks_minting() -> None:
    assert _names(Named(("k",), ("t-new",)), registry=(_line("k", "t-old"),)) == ["t-old"]


def test_a_merged_row_keeps_the_older_identifier() -> None:
    book = (_line("k2", "t-2"), _line("k1", "t-1"))
    assert _names(Named(("k1", "k2"), ("t-x",)), registry=book) == ["t-2"]


def test_a_split_row_keeps_its_identifier_on_one_side() -> None:
    book = (_line("k1", "t-1"), _line("k2", "t-1"))
    assert _names(Named(("k1",), ("t-k1",)), Named(("k2",), ("t-k2",)), registry=book) == ["t-1", "t-k2"]


def test_a_closer_key_that_was_registered_keeps_its_identifier() -> None:
    book = (_line("k", "t-k"), _line("k|b", "t-kb"))
    rows = [Named(("k",), ("t-k", "t-kb"), ("k|b",)), Named(("k",), ("t-k", "t-ka"), ("k|a",))]
    assert _names(*rows, registry=book) == ["t-kb", "t-k"]


def test_a_retired_identifier_leads_to_its_heir_and_is_never_given_to_others() -> None:
    book = (_line("k1", "t-1", "1.1.0", "t-2"), _line("k2", "t-2"))
    assert _names(Named(("k1",), ("t-1",)), registry=book) == ["t-2"]
    assert _names(Named(("k9",), ("t-1",)), registry=book) == ["t-1-2"]


def test_rows_that_come_back_after_a_merge_have_their_own_identifiers_again() -> None:
    book = (_line("k1", "t-1", "1.1.0", "t-2"), _line("k2", "t-2", "1.2.0"))
    assert _names(Named(("k1",), ("t-1",)), Named(("k2",), ("t-2",)), registry=book) == ["t-1", "t-2"]
    assert _names(Named(("k2",), ("t-2",)), Named(("k1",), ("t-1",)), registry=book) == ["t-2", "t-1"]


def _refigured(*rows: Named, registry: tuple[Registration, ...], table: str = "statistics") -> list[str]:
    give(rows, Registry.of((replace(line, table_name=table) for line in registry), table))
    return [row.row_id for row in rows]


LIFE, LONGER = "82.5||1|a|香港男性平均壽命達825歲", "82.6||1|a|香港男性平均壽命達826歲"


def test_another_figure_in_the_same_words_is_the_same_row() -> None:
    assert _refigured(Named((LONGER,), ("t-new",)), registry=(_line(LIFE, "t-1"),)) == ["t-1"]


def test_of_two_figures_in_a_clause_each_keeps_its_row() -> None:
    before, after = "約140萬名醫護人員及近1000間醫院", "約140萬名醫護人員及近1100間醫院"
    book = (_line(f"1000||1|1|{before}", "t-hospitals"), _line(f"1400000||1|1|{before}", "t-staff"))
    rows = [Named((f"{value}||1|1|{after}",), (f"t-{value}",)) for value in ("1100", "1400000")]
    assert _refigured(*rows, registry=book) == ["t-hospitals", "t-staff"]


@pytest.mark.parametrize(
    ("keys", "book", "given"),
    [
        # The old one is still stated, or there are two to choose from: nothing is guessed.
        ((LIFE, LONGER), (_line(LIFE, "t-1"),), ["t-1", "t-b"]),
        ((LONGER,), (_line(LIFE, "t-1"), _line(LIFE.replace("82", "81"), "t-2")), ["t-a"]),
        ((LONGER, LONGER.replace("82", "83")), (_line(LIFE, "t-1"),), ["t-a", "t-b"]),
        # Too few words to know it by.
        (("4||1|1|4組",), (_line("3||1|1|3組", "t-1"),), ["t-a"]),
        # Retired long ago.
        ((LONGER,), (_line(LIFE, "t-1", "1.1.0"),), ["t-a"]),
    ],
)
def test_nothing_is_guessed_from_words(keys: tuple[str, ...], book: tuple[Registration, ...], given: list[str]) -> None:
    rows = [Named((key,), (f"t-{name}",)) for key, name in zip(keys, "ab", strict=False)]
    assert _refigured(*rows, registry=book) == given


def test_a_telephone_with_other_digits_is_another_contact() -> None:
    row = Named(("phone:+85228718889 香港基因組中心",), ("t-new",))
    book = (_line("phone:+85228718888 香港基因組中心", "t-1"),)
    assert _refigured(row, registry=book, table="contacts") == ["t-new"]


def _park(*keys: str) -> Written:
    return Written("a", "香港科技園公司").body("香港科技園公司")


def _held(label: str = "醫學會議") -> Written:
    return (
        Written("a", "舉辦130場會議。另辦130場展覽。").figure("130場", label, "130").figure("130場", "展覽", "130", 1)
    )


def _register(
    registry: list[Registration], version: str, *texts: Written, bodies: tuple[Body, ...] = ()
) -> list[Registration]:
    known = Knowledge({b.organisation_id: b for b in bodies}, {}, (), (), (), tuple(registry))
    return registry_update(tables(*texts, knowledge=known), registry, version)


def test_a_second_release_changes_no_line() -> None:
    first = _register([], "1.0.0", _held(), _park())
    assert {line.since for line in first} == {"1.0.0"}
    assert _register(first, "1.1.0", _held(), _park()) == first


def test_a_corrected_name_keeps_the_identifier() -> None:
    first = _register([], "1.0.0", _park())
    renamed = Written("a", "香港科技園公司").body("香港科技園公司", name_en="Hong Kong Science Park")
    second = _register(first, "1.1.0", renamed)
    assert {line.row_id for line in second} == {line.row_id for line in first}


def test_merged_rows_retire_the_younger_identifier() -> None:
    first = _register([], "1.0.0", _held())
    assert len({line.row_id for line in first}) == 2
    merged = _register(first, "1.1.0", _held("展覽"))
    (kept,) = {line.row_id for line in merged if not line.retired_in}
    (gone,) = [line for line in merged if line.retired_in]
    assert (gone.retired_in, gone.replaced_by, gone.since) == ("1.1.0", kept, "1.0.0")
    assert merged[:2] == [gone if line.row_id == gone.row_id else line for line in first]
    # Apart again, both have their own identifiers back.
    apart = _register(merged, "1.2.0", _held())
    assert [line for line in apart if not line.retired_in] == first


def test_a_row_that_is_gone_is_retired_without_heir_and_may_come_back() -> None:
    first = _register([], "1.0.0", _park(), _held_apart := Written("b", "另有7間公司").figure("7間", "公司", "7"))
    second = _register(first, "2.0.0", _park())
    (gone,) = [line for line in second if line.retired_in]
    assert (gone.table_name, gone.retired_in, gone.replaced_by) == ("statistics", "2.0.0", "")
    assert _register(second, "2.1.0", _park(), _held_apart) == first


def test_a_candidate_that_was_reviewed_is_replaced_by_the_reviewed_body() -> None:
    first = _register([], "1.0.0", _park())
    park = Body("hkstp", "香港科技園公司", None, (), "company", None, None, None, None, None)
    second = _register(first, "1.1.0", _park(), bodies=(park,))
    (old,) = [line for line in second if line.row_id == first[0].row_id]
    assert (old.retired_in, old.replaced_by) == ("1.1.0", "hkstp")
    assert {line.row_id for line in second if not line.retired_in} == {"hkstp"}
    assert _register(second, "1.2.0", _park(), bodies=(park,)) == second


def test_a_namesake_abroad_does_not_inherit_a_reviewed_identifier() -> None:
    park = Body("hkstp", "香港科技園公司", None, (), "company", None, "HK", None, None, None)
    first = _register([], "1.0.0", _park(), bodies=(park,))
    known = Knowledge({"hkstp": park}, {}, (), (), (), tuple(first))
    abroad = Written("b", "香港科技園公司").body("香港科技園公司", jurisdiction="US-PA")
    ids = [row["organisation_id"] for row in tables(abroad, _park(), knowledge=known).rows["organisations"]]
    assert len(set(ids)) == 2
    assert "hkstp" in ids


def test_no_identifier_is_registered_twice_for_different_keys() -> None:
    lines = _register([], "1.0.0", _held(), _park())
    assert len({(line.table_name, line.key) for line in lines}) == len(lines)
