"""A corpus that is cut, spread and put together again has the rows that it has in memory."""

from pathlib import Path

import pytest

from pipelines.building import intake, spreading
from pipelines.building.build import CODE, Counted
from pipelines.engines import engine
from pipelines.knowledge import BodyDecision, Decision, Registration
from pipelines.resolution.decisions import cell
from tests.building import made_up
from tests.building.tables import in_memory, read_again, resolved, through_files, unlike

RAW = Path(__file__).parents[2] / "raw"


def cut(monkeypatch, usual=2, most=5, texts_a_bucket=1, files=4, together=3):
    """Cut a corpus of a few texts into as many pieces as one of thousands."""
    monkeypatch.setattr(intake, "USUAL", usual)
    monkeypatch.setattr(intake, "MOST", most)
    monkeypatch.setattr(spreading, "TEXTS_A_BUCKET", texts_a_bucket)
    monkeypatch.setattr(spreading, "MOST_TEXTS", texts_a_bucket)
    monkeypatch.setattr(spreading, "FILES", files)
    monkeypatch.setattr(spreading, "_TOGETHER", together)


def test_the_five_texts_have_the_rows_that_they_have_in_memory(tmp_path):
    assert unlike(in_memory(RAW), through_files(RAW, tmp_path)) == {}


@pytest.mark.parametrize(
    ("seed", "cuts"),
    [
        (0, {}),
        (1, {"usual": 1, "most": 1, "files": 1}),
        (2, {"usual": 2, "most": 3, "files": 2, "together": 1}),
        (3, {"usual": 64, "most": 256, "texts_a_bucket": 32}),
        (4, {"usual": 10, "most": 100, "files": 512}),
    ],
)
def test_no_cut_changes_a_row(decided, monkeypatch, tmp_path, seed, cuts):
    raw = made_up.write(tmp_path / "raw", *made_up.texts(seed, 40))
    cut(monkeypatch, **cuts)
    made = in_memory(raw)
    assert len(made[0]["statistics"]) > 40
    assert len({row["document_id"] for row in made[0]["evidence"]}) == 40
    assert unlike(made, through_files(raw, tmp_path / "store")) == {}


@pytest.mark.parametrize(
    ("found", "row"),
    [
        (
            {
                "a.txt": "香港晨曦醫學研究中心（晨曦中心）於2021年成立。",
                "b.txt": "The Hong Kong Morning Light Medical Research Centre was established in July 2021.",
                "c.txt": "香港晨曦醫學研究中心（Hong Kong Morning Light Medical Research Centre）於2021年7月12日成立。",
            },
            ("timeline", {"date": "2021-07-12", "kind": "founding"}),
        ),
        (
            {
                "a.txt": "香港晨曦醫學研究中心電話：2871 8888",
                "b.txt": "香港南灣生物科技學院電話：2871 8888",
                "c.txt": "新加坡晨曦醫學研究中心電話：2871 8888",
            },
            ("contacts", {"kind": "phone"}),
        ),
        (
            {
                "a.txt": "陳大文教授（Professor Chan Tai Man）表示歡迎。",
                "b.txt": "陳大民教授（Professor Chan Tai Man）表示歡迎。",
                "c.txt": "Professor Chan Tai Man welcomed it.",
                "d.txt": "陳大文教授（Professor David Chan）表示歡迎。",
            },
            ("people", {"name_zh": "陳大民"}),
        ),
        (
            {"a 1.txt": "計劃有120名參加者。", "a-1.txt": "計劃有350名參加者。", "A 1.txt": "計劃有12名參加者。"},
            ("documents", {"document_id": "a-1"}),
        ),
        (
            {
                "a.txt": "2022年，全港共有1200名醫護人員參加培訓，佔總數的5%。",
                "b.txt": "2022年，全港共有1,200名醫護人員參加培訓，佔總數的5.0%。",
            },
            ("statistics", {"value": 5.0, "period": "2022"}),
        ),
        (
            {"a.txt": "計劃有120名參加者。計劃有120名參加者。", "b.txt": "計劃有120名參加者。"},
            ("statistics", {"value": 120.0}),
        ),
    ],
    ids=["dates and names", "owners", "namesakes", "identifiers", "forms of a number", "minted alike"],
)
def test_what_several_texts_tell(decided, monkeypatch, tmp_path, found, row):
    raw = made_up.write(tmp_path / "raw", found)
    made = in_memory(raw)
    table, expected = row
    assert any(expected.items() <= one.items() for one in made[0][table])
    for usual in (1, 64):
        cut(monkeypatch, usual=usual)
        assert unlike(made, through_files(raw, tmp_path / str(usual))) == {}


def test_the_first_is_what_was_issued_first_and_not_what_the_folder_has_first(decided, tmp_path):
    found = {"a.txt": "香港晨曦學院公布結果。", "b.txt": "香港晨曦学院公布結果。"}
    entries = [
        f'[[source]]\nfile = "{name}"\npublished = "{day}"\n' for name, day in (("a.txt", 2024), ("b.txt", 2021))
    ]
    raw = made_up.write(tmp_path / "raw", found, "\n".join(entries))
    assert unlike(in_memory(raw), through_files(raw, tmp_path / "store")) == {}


def _at(**values):
    return {"path": Path("knowledge/corrections/made_up.csv"), "line": 2, "author": "a", "date": "2026-01-01", **values}


def _on_bodies(rows, texts):
    """Accept, reject and merge candidates, and expect of one what it is not."""
    free = [row for row in rows["organisations"] if row["status"] == "candidate"]
    reviewed = next(row for row in rows["organisations"] if row["status"] == "reviewed")
    given = [
        {"decision": "accept", "given": {"kind": "nonprofit", "website": "https://example.org.hk/"}},
        {"decision": "reject"},
        {"decision": "same_as", "same_as": reviewed["organisation_id"]},
        {"decision": "accept", "expected": "another name"},
        {"decision": "reject", "documents": ("no-such-text",)},
    ]
    plain = {"same_as": "", "given": {}, "documents": texts, "reason": "made up"}
    for row, values in zip(free, given, strict=False):
        named = {"organisation_id": row["organisation_id"], "expected": row["name_zh"] or row["name_en"]}
        yield BodyDecision(**_at(**{**plain, **named, **values}))


def _on_values(rows, texts):
    """Change values of all tables that are told by texts, one to no effect, and expect of one what it is not."""
    changed = [
        ("organisations", "organisation_id", "jurisdiction", "MO"),
        ("people", "person_id", "honorific", "院士"),
        ("statistics", "statistic_id", "label_en", "A label"),
        ("timeline", "event_id", "date", "2020-02-03"),
        ("contacts", "contact_id", "purpose", "media"),
        ("roles", "role_id", "title_en", "Chief"),
    ]
    for table, key, column, value in changed:
        for place, expected in ((0, None), (-1, "no such value")):
            row = rows[table][place]
            wanted = cell(row[column]) if expected is None else expected
            named = {"table_name": table, "row_id": row[key], "column_name": column, "reason": "made up"}
            yield Decision(**_at(**named, expected=wanted, value=value, documents=texts))


@pytest.mark.parametrize("seed", [5, 6])
def test_what_people_have_decided(decided, monkeypatch, tmp_path, seed):
    raw = made_up.write(tmp_path / "raw", *made_up.texts(seed, 30))
    rows = in_memory(raw)[0]
    texts = (rows["documents"][0]["document_id"], rows["documents"][-1]["document_id"])
    decided(candidates=tuple(_on_bodies(rows, texts)))
    values = list(_on_values(in_memory(raw)[0], texts))
    decided(candidates=tuple(_on_bodies(rows, texts)), corrections=tuple(values[::2]), translations=tuple(values[1::2]))
    cut(monkeypatch)
    made = in_memory(raw)
    assert len(made[1]) >= 6
    assert len(made[2]) >= 6
    assert unlike(made, through_files(raw, tmp_path / "store")) == {}


def _registered(keys):
    """Give out identifiers as a register has them: by key, by closer key, by other figures, retired and replaced."""
    for number, ((table, row_id), (own, closer)) in enumerate(sorted(keys.items())):
        prefix = row_id.partition("-")[0]
        kind = number % 7
        if kind == 0:
            yield Registration(table, own[-1], f"{prefix}-kept{number}", "1.0.0", "", "")
        elif kind == 1 and closer:
            yield Registration(table, closer[-1], f"{prefix}-closer{number}", "1.0.0", "", "")
        elif kind == 2 and "|" in own[0]:
            figure, _, words = own[0].partition("|")
            yield Registration(table, f"9{figure}|{words}", f"{prefix}-other{number}", "1.0.0", "", "")
        elif kind == 3:
            yield Registration(table, own[0], f"{prefix}-gone{number}", "1.0.0", "1.1.0", f"{prefix}-heir{number}")
            yield Registration(table, f"made up {number}", f"{prefix}-heir{number}", "1.1.0", "", "")
        elif kind == 4:
            yield Registration(table, own[0], f"{prefix}-back{number}", "1.0.0", "1.1.0", "")
        elif kind == 5:
            # What the row would mint is another's.
            yield Registration(table, f"made up {number}", row_id, "1.0.0", "", "")


@pytest.mark.parametrize("seed", [7, 8])
def test_what_the_register_gives_out(decided, monkeypatch, tmp_path, seed):
    raw = made_up.write(tmp_path / "raw", *made_up.texts(seed, 30))
    lines = tuple(_registered(resolved(raw).keys))
    decided(registry=lines)
    cut(monkeypatch)
    made = in_memory(raw)
    given = {line.row_id for line in lines}
    assert len({row["row_id"] for row in made[0]["evidence"]} & given) > 20
    assert unlike(made, through_files(raw, tmp_path / "store")) == {}


def test_processes_make_the_same(decided, tmp_path):
    raw = made_up.write(tmp_path / "raw", *made_up.texts(9, 150))
    made = through_files(raw, tmp_path / "store", engine("process", workers=2, code=CODE))
    assert unlike(in_memory(raw), made) == {}
    assert read_again(raw, tmp_path / "store") == 0


def test_what_is_no_text_is_set_aside_and_stays_so(decided, tmp_path):
    raw = made_up.write(tmp_path / "raw", {"a.txt": "計劃有120名參加者。", "c.txt": "計劃有350名參加者。"})
    (raw / "b.txt").write_bytes(b"\x00\x01\x02\x00" * 40)
    for _ in range(2):
        counted = Counted()
        made = through_files(raw, tmp_path / "store", counted=counted)
        assert [row["document_id"] for row in made[0]["documents"]] == ["a", "c"]
        assert [name for name, _ in counted.unreadable] == ["b.txt"]
        assert "b.txt" in counted.unreadable[0][1]
        assert counted.texts == 3
