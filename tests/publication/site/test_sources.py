"""What the page of a text is told: places in the order of the text, whole texts only where they may be given out."""

import csv
import json

import pytest

from pipelines.publication import building, releases
from pipelines.publication.edition import NAME, WITHOUT_PERSONAL, Edition
from pipelines.publication.site import sources
from tests.publication.test_personal import TEXT as TEXT_OF_PEOPLE
from validations import schema

TEXT = "𠮷🧬 香港基因組中心有350名員工，分2組。"
BODY = {"organisation_id": "hkgi", "name_en": "Hong Kong Genome Institute", "name_zh": "香港基因組中心"}
STATISTIC = {"statistic_id": "staff", "label_en": None, "label_zh": "員工"}
DOCUMENT = {"document_id": "alpha", "title": "員工", "publisher_id": "hkgi", "language": "zh-Hant-HK"}


def span(words):
    start = TEXT.index(words)
    return {"document_id": "alpha", "start": start, "end": start + len(words)}


def place(table, row, words, field):
    return {"table_name": table, "row_id": row, **span(words), "quote": words, "field": field, "rule": f"{table}.rule"}


def number(words, table, row, reason):
    return {**span(words), "text": words, "kind": "number", "table_name": table, "row_id": row, "reason": reason}


EVIDENCE = [place("statistics", "staff", "350名", "value"), place("organisations", "hkgi", "香港基因組中心", "name_zh")]
COVERAGE = [number("2", None, None, "list_announcement"), number("350", "statistics", "staff", None)]


def edition(folder, name=NAME, texts=None, document="alpha"):
    rows = {table: [] for table in schema.TABLES}
    rows |= {
        "documents": [{**DOCUMENT, "document_id": document}],
        "organisations": [BODY],
        "statistics": [STATISTIC],
        "evidence": EVIDENCE,
        "coverage": COVERAGE,
    }
    return Edition(folder, name, "1.0.0", None, rows, (), {}, None, None, {}, texts or {})


def read(path):
    text = path.read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def written(folder, **options):
    sources.write(edition(folder, **options), folder)
    return read(folder / "sources" / "alpha.js")


def test_facts_places_and_numbers_stand_in_the_order_of_the_text(tmp_path):
    told = written(tmp_path, texts={"alpha": TEXT})
    assert told["facts"] == [
        ["organisations", "hkgi", "Hong Kong Genome Institute", "香港基因組中心"],
        ["statistics", "staff", "員工", "員工"],
    ]
    assert told["places"] == [[0, 3, 10, "name_zh", "organisations.rule"], [1, 11, 15, "value", "statistics.rule"]]
    assert told["numbers"] == [[11, 14, "number", None, 1], [19, 20, "number", "list_announcement", None]]
    assert [TEXT[start:end] for _, start, end, *_ in told["places"]] == ["香港基因組中心", "350名"]
    assert told["publisher"] == ["Hong Kong Genome Institute", "香港基因組中心"]
    assert (told["text"], told["withheld"]) == (TEXT, False)


@pytest.mark.parametrize(
    ("name", "texts", "withheld"), [(WITHOUT_PERSONAL, {"alpha": TEXT}, True), (NAME, {"beta": TEXT}, False)]
)
def test_without_a_text_the_words_of_each_place_go_with_it(tmp_path, name, texts, withheld):
    told = written(tmp_path, name=name, texts=texts)
    assert (told["text"], told["withheld"]) == (None, withheld)
    assert [one[-1] for one in told["places"]] == ["香港基因組中心", "350名"]
    assert [one[-1] for one in told["numbers"]] == ["350", "2"]


def test_a_list_names_the_texts_that_there_are(tmp_path):
    sources.write(edition(tmp_path), tmp_path)
    assert read(tmp_path / "sources.js") == ["alpha"]
    assert [path.name for path in (tmp_path / "sources").iterdir()] == ["alpha.js"]


@pytest.mark.parametrize("name", ["../names", "a/b", "", "A", "新聞", "con", "nul.txt", "lpt1", "a" * 201, "a\n"])
def test_what_cannot_name_a_file_everywhere_is_refused_before_anything_is_written(tmp_path, name):
    with pytest.raises(ValueError, match=r"^documents, .*: expected an identifier that can name a file"):
        sources.write(edition(tmp_path, document=name), tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["2024-01-15-letter", "a_b.c", "console", "com10", "a" * 200])
def test_slugs_name_files(name):
    assert sources.file_name(name) == name


def test_the_page_of_an_edition_without_personal_data_names_and_reaches_nobody(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "2024-03-05-press.txt").write_text(TEXT_OF_PEOPLE, encoding="utf-8")
    built = building.build(raw)
    private = {row[column] for row in built.rows["people"] for column in ("name_zh", "name_en")}
    private |= {row[column] for row in built.rows["contacts"] if row["personal"] for column in ("value", "raw_value")}
    assert {"羅思偉", "陳大文", "siuming.lee@genomics.org.hk"} <= private

    folder = releases.publish(built, raw, tmp_path / "data" / "releases", personal=False).folder / "site"
    everything = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert "香港基因組中心".encode() in everything
    assert not [word for word in private if word and word.encode() in everything]


def test_a_text_that_may_only_be_quoted_is_not_shown_whole(project):
    project.write("sources.toml", '[[source]]\nfile = "2024-01-02-alpha.txt"\nwhole_text = "withheld"\n')
    folder = project.publish().folder
    shown = {
        path.stem: '"text":null' not in path.read_text(encoding="utf-8")
        for path in (folder / "site" / "data" / "sources").iterdir()
    }
    assert shown == {"2024-01-02-alpha": False, "2024-03-04-beta": True}
    with (folder / "rights.csv").open(encoding="utf-8", newline="") as file:
        used = ["the whole text" in line["used"] for line in csv.DictReader(file)]
    assert used == [False, True]
