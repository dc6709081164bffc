"""Bodies and people by document: who is a row, where the dots are, what is counted instead of drawn."""

from pipelines.publication.site.languages import ENGLISH
from pipelines.publication.site.pictures import network
from tests.publication.site.pictures import rows


def drawn(documents, evidence, people=(), roles=()):
    bodies = [
        rows.body(name) for name in sorted({row["row_id"] for row in evidence if row["table_name"] == "organisations"})
    ]
    held = rows.edition(documents=documents, organisations=bodies, people=people, roles=roles, evidence=evidence).rows
    return network.draw(held, ENGLISH, "Source")


def test_bodies_of_two_texts_are_rows_and_the_others_are_counted():
    evidence = rows.named("organisations", "hku", "b", "a", "a") + rows.named("organisations", "lone", "a")
    picture = drawn([rows.document("a"), rows.document("b", None)], evidence)
    assert [line.cells for line in picture.lines] == [
        ("Body hku", "body", "", "2", "1 · 2 January 2024 (2), 2 · undated (1)"),
    ]
    assert "Named in one text only and so not drawn: 1." in picture.caption


def test_people_stand_under_the_body_of_their_role():
    evidence = [
        *rows.named("organisations", "hku", "a", "b"),
        *(mention for name in "vwxyz" for mention in rows.named("people", name, "a")),
        *rows.named("people", "z", "b"),
    ]
    people = [rows.person(name) for name in "uvwxyz"]
    picture = drawn(
        [rows.document("a"), rows.document("b")], evidence, people, [rows.role(name, "hku") for name in "vwxyz"]
    )
    assert [line.row_id for line in picture.lines] == ["hku", "z", "v", "w", "x"]
    assert picture.lines[1].cells[2] == "主席"
    assert "People: 4 of 6" in picture.caption


def test_more_documents_than_columns_are_grouped_by_year():
    years = [2000 + number for number in range(20)]
    documents = [
        *(rows.document(f"d{year}", str(year)) for year in years),
        rows.document("later", "2019-02"),
        rows.document("x", None),
    ]
    evidence = rows.named("organisations", "hku", *(row["document_id"] for row in documents))
    picture = drawn(documents, evidence)
    told = picture.lines[0].cells[-1]
    assert told.startswith("≤ 2009 (10), 2010 (1)")
    assert told.endswith("2019 (2), undated (1)")
    assert told.count("(") == network.COLUMNS


def test_of_many_bodies_those_of_most_texts_are_drawn():
    documents = [rows.document(name) for name in "abc"]
    names = [f"body{number:02d}" for number in range(network.BODIES + 5)]
    evidence = [mention for name in names for mention in rows.named("organisations", name, "a", "b")]
    picture = drawn(documents, evidence + rows.named("organisations", names[-1], "c"))
    assert len(picture.lines) == network.BODIES
    assert picture.lines[0].row_id == names[-1]
    assert "Bodies that two or more texts name: 29; drawn, those that most texts name: 24." in picture.caption


def test_without_shared_bodies_there_is_no_picture():
    assert drawn([rows.document("a")], rows.named("organisations", "hku", "a")) is None
