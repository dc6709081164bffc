"""What the pages of tables are made of: the columns that they show, the parts of rows, the folding of scripts."""

import json
import re

import pytest

from pipelines.publication.site import folding, pages, rows, table_page, views
from pipelines.publication.site.languages import CHINESE, ENGLISH, LANGUAGES
from tests.publication.files import editions
from validations import schema


def part(path):
    """The name and value that a data script hands over."""
    name, value = re.fullmatch(r'hkbiomed\.put\("([^"]+)",(.*)\);\n', path.read_text(encoding="utf-8"), re.S).groups()
    return name, json.loads(value)


def written(folder, tables):
    edition = editions.edition(folder, tables)
    rows.write(edition.rows, pages.TABLES, folder)
    return edition


@pytest.mark.parametrize("table", pages.TABLES)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_column_of_the_model_is_offered_once_with_title_and_help(table, language):
    columns = views.columns(table, language)
    offered = [column.name for column in columns] + [name for one in columns for name in one.made_of]
    assert {column.name for column in schema.columns(table)} <= set(offered)
    assert len({column.name for column in columns}) == len(columns)
    assert all(column.title and column.help for column in columns)


@pytest.mark.parametrize("table", pages.TABLES)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_at_first_few_columns_are_shown_and_the_name_is_one(table, language):
    shown = [column.name for column in views.columns(table, language) if column.shown]
    assert "called" in shown
    assert 4 <= len(shown) <= 7


def test_a_name_is_in_the_language_of_the_page_first():
    assert views.columns("people", CHINESE)[0].made_of == ("name_zh", "name_en")
    assert views.columns("people", ENGLISH)[0].made_of == ("name_en", "name_zh")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("people,shoe_size,yes,,", "expected a column of"),
        ("people,honorific,perhaps,,", "expected a shown of yes, en, zh-Hant"),
        ("people,honorific,yes,slider,", "expected a filter of choice, given, numbers, dates"),
        ("people,called,yes,,shoe_size", "expected made_of to name columns"),
        ("people,called,yes,,\npeople,called,,,", "line 3: expected each column once"),
        ("persons,person_id,yes,,", "expected a column of"),
    ],
)
def test_a_broken_line_of_views_is_named(line, told, tmp_path, monkeypatch):
    source = tmp_path / "views.csv"
    source.write_text(f"table,column,shown,filter,made_of\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(views, "SOURCE", source)
    with pytest.raises(ValueError, match=rf"views\.csv, .*{told}"):
        views.lines.__wrapped__()


def test_no_filter_has_the_name_of_another_part_of_an_address():
    own = {"q", "sort", "columns", "length", "page"}
    offered = {column.name for table in pages.TABLES for column in views.columns(table, ENGLISH)}
    assert own & offered == set()


def test_a_row_has_its_values_and_its_first_quote(tmp_path):
    tables = editions.tables()
    edition = written(tmp_path, tables)
    name, told = part(tmp_path / "rows" / "statistics-1.js")
    assert name == "rows/statistics-1"
    first = dict(zip(told["columns"], told["rows"][0], strict=True))
    published = edition.rows["statistics"][0]
    assert {column: first[column] for column in published} == published
    quotes = [row for row in edition.rows["evidence"] if row["row_id"] == first["statistic_id"]]
    assert (first["quote"], first["start"], first["end"], first["quotes"]) == (
        quotes[0]["quote"], quotes[0]["start"], quotes[0]["end"], len(quotes)
    )  # fmt: skip
    assert [told["documents"][number] for number in first["documents"]] == [quotes[0]["document_id"]]


def test_people_have_their_roles_and_documents_their_facts_beside_them(tmp_path):
    edition = written(tmp_path, editions.tables())
    _, people = part(tmp_path / "rows" / "people-1.js")
    of = people["columns"].index("roles")
    roles = [role for row in people["rows"] for role in row[of]]
    assert sorted(people["documents"][role[3]] for role in roles) == sorted(
        role["document_id"] for role in edition.rows["roles"]
    )
    _, documents = part(tmp_path / "rows" / "documents-1.js")
    key, facts = (documents["columns"].index(name) for name in ("document_id", "facts"))
    for row in documents["rows"]:
        quoted = {
            (one["table_name"], one["row_id"]) for one in edition.rows["evidence"] if one["document_id"] == row[key]
        }
        assert row[facts] == len(quoted)


def test_many_rows_are_told_in_parts_which_the_page_knows_of(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "PART", 1)
    edition = written(tmp_path, editions.tables())
    count = len(edition.rows["organisations"])
    assert table_page.of("organisations", edition, ENGLISH)["parts"] == count > 1
    keys = [part(tmp_path / "rows" / f"organisations-{n}.js")[1]["rows"][0][0] for n in range(1, count + 1)]
    assert keys == [row["organisation_id"] for row in edition.rows["organisations"]]


def test_the_scripts_of_chinese_fold_to_one():
    characters, folded = folding.of()
    to = dict(zip(characters, folded, strict=True))
    for spellings in ("衞衛卫", "組组", "醫医", "羣群"):
        assert len({to.get(one, one) for one in spellings}) == 1
    assert "基" not in to
