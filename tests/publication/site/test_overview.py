"""The overview: every figure is that of the tables and the reports, every link leads to what there is."""

import hashlib
import html as markup
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from pipelines.publication import changes, inventory
from pipelines.publication.changes.compare import RowChange, ValueChange
from pipelines.publication.changes.structure import SchemaChange
from pipelines.publication.edition import WITHOUT_PERSONAL
from pipelines.publication.metadata import citation, dataset
from pipelines.publication.site import downloads, latest, overview, pages
from pipelines.publication.site.languages import CHINESE, ENGLISH
from tests.publication.files import editions
from tests.publication.site import shown
from tests.publication.site.test_ground import HOSTILE, Read
from tests.validations import tiny

CHANGED = changes.Changes(
    "1.1.0",
    "minor",
    added=[RowChange("documents", "letter", "source", "letter"), RowChange("evidence", "a", "source", "letter")],
    removed=[RowChange("people", "gone", "source", "withdrawn"), RowChange("documents", "old", "source", "old")],
    modified=[
        ValueChange("statistics", "all", "label_en", "", "x", "knowledge", "labels.csv"),
        ValueChange("statistics", "all", "value", 1, 2, "correction", "why"),
        ValueChange("documents", "notice", "sha256", "a", "b", "source", "notice"),
        ValueChange("documents", "notice", "bytes", 1, 2, "source", "notice"),
    ],
    schema=[SchemaChange("people", "name_zh", "description_changed", "a", "b")],
)
OTHER = {ENGLISH: "zh-Hant", CHINESE: "en"}
LANGUAGES = pytest.mark.parametrize("language", shown.BOTH.values(), ids=shown.BOTH)


@LANGUAGES
def test_a_first_release_has_no_changes_and_says_so(tmp_path, language):
    text = shown.html(shown.edition(tmp_path), "index", language)
    read = Read(text)
    assert (read.wrong, read.open) == ([], [])
    assert latest.told(editions.edition(tmp_path), language) is None
    assert {ENGLISH: "This is the first release", CHINESE: "本版為首個版本"}[language] in text


@LANGUAGES
def test_figures_are_those_of_tables_and_reports(tmp_path, language):
    made = shown.edition(tmp_path)
    told = overview.context(made, language)
    assert told["counts"] == {name: len(rows) for name, rows in made.rows.items()}
    assert told["checks"] == {"made": len(shown.CHECKS), "passed": sum(one.passed for one in shown.CHECKS)}
    assert told["numbers"] == {"found": 9, "used": 8, "set_aside": 1, "unexplained": 0}
    assert told["quotes"]["quotes"] == len(made.rows["evidence"])
    text = shown.html(made, "index", language)
    for name in ("organisations", "people", "statistics", "timeline", "contacts", "documents"):
        assert re.search(rf'href="{name}\.html"><strong>{len(made.rows[name])}</strong>', text), name


def test_large_numbers_are_read_in_thousands(tmp_path):
    made = shown.edition(tmp_path)
    made = replace(made, rows={**made.rows, "people": made.rows["people"] * 1234})
    assert "<strong>1,234</strong>" in shown.html(made, "index", ENGLISH)


@pytest.mark.parametrize(
    ("day", "language", "told"),
    [
        ("2024-01-15", ENGLISH, "15 January 2024"),
        ("2024-01-15", CHINESE, "2024年1月15日"),
        (None, ENGLISH, "Neither its texts nor its decisions give a full date."),
        (None, CHINESE, "所據文件及人手決定均沒有載明完整日期。"),
    ],
)
def test_the_day_is_told_as_what_it_is(tmp_path, day, language, told):
    assert told in shown.html(shown.edition(tmp_path, as_of=day), "index", language)


def test_a_figure_is_walked_back_to_its_sentence(tmp_path):
    made = shown.edition(tmp_path, tiny.rows(), texts=tiny.TEXTS)
    told = overview.example(made, CHINESE)
    place = tiny.span(told["document_id"], told["quote"])
    assert (told["start"], told["end"]) == (place["start"], place["end"])
    assert "".join(told["sentence"]) == "男性平均壽命達82.5歲,女性88.1歲。"
    assert told["sentence"].words in ("82.5歲", "88.1歲")
    text = shown.html(made, "index", CHINESE)
    assert f'href="fact.html#{told["row_id"]}"' in text
    assert f'href="source.html#notice:{told["start"]}-{told["end"]}"' in text
    assert f"<mark>{told['sentence'].words}</mark>" in text


def test_without_its_text_a_figure_stands_with_its_quote(tmp_path):
    told = overview.example(shown.edition(tmp_path, tiny.rows()), ENGLISH)
    assert told["sentence"] == ("", told["quote"], "")


def test_a_release_without_figures_has_no_example(tmp_path):
    rows = tiny.rows()
    rows["statistics"] = []
    made = shown.edition(tmp_path, rows)
    assert overview.example(made, ENGLISH) is None
    assert "<blockquote" in shown.html(made, "index", ENGLISH)


@LANGUAGES
def test_changes_are_told_by_table_cause_text_and_row(tmp_path, language):
    told = latest.told(shown.edition(tmp_path, tiny.rows(), changes=CHANGED), language)
    summary = CHANGED.summary()
    assert [counts for _, counts in told["tables"]] == list(summary["rows"].values())
    assert [counts for _, counts in told["causes"]] == list(summary["causes"].values())
    assert [(one["document_id"], bool(one["there"])) for one in told["texts"]] == [
        ("letter", True),
        ("old", False),
        ("notice", True),
    ]
    rows = [(row["page"], row["row_id"], row["there"], len(row["columns"]), len(row["causes"])) for row in told["rows"]]
    assert rows == [
        ("fact", "gone", False, 0, 1),
        ("fact", "all", True, 2, 2),
        ("source", "letter", True, 0, 1),
        ("source", "old", False, 0, 1),
        ("source", "notice", True, 2, 1),
    ]  # fmt: skip


def test_changed_rows_lead_to_their_pages_unless_they_are_gone(tmp_path):
    text = shown.html(shown.edition(tmp_path, tiny.rows(), changes=CHANGED), "index", ENGLISH)
    assert 'href="fact.html#all"' in text
    assert 'href="source.html#letter"' in text
    assert "#gone" not in text
    assert "<code>gone</code>" in text


def test_of_many_changes_the_first_are_shown_and_the_rest_counted(tmp_path):
    many = [RowChange("documents", f"text-{number}", "source", "") for number in range(latest.TEXTS + 7)]
    made = shown.edition(tmp_path, changes=changes.Changes("1.1.0", "minor", added=many))
    told = latest.told(made, ENGLISH)
    assert (len(told["texts"]), told["more_texts"], len(told["rows"])) == (latest.TEXTS, 7, latest.OF_A_TABLE)
    assert "And 7 more, in changes/added.csv" in shown.html(made, "index", ENGLISH)


def test_a_release_of_new_descriptions_says_that_no_row_changed(tmp_path):
    made = shown.edition(tmp_path, changes=changes.Changes("1.1.0", "patch", schema=CHANGED.schema))
    text = shown.html(made, "index", ENGLISH)
    assert "No row changed" in text
    assert "English description changed: 1" in text


@LANGUAGES
def test_every_file_is_offered_with_its_size_and_checksum(tmp_path, language):
    made = shown.edition(tmp_path)
    content = {"hkbiomed.xlsx": b"x" * 1500, "csv/people.csv": b"a,b\n", "parquet/people.parquet": b"PAR1"}
    for path, octets in content.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(octets)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("page", encoding="utf-8")
    text = shown.html(made, "index", language)
    for path, octets in content.items():
        assert f'href="../../{path}"' in text
        assert f"<code>{hashlib.sha256(octets).hexdigest()}</code>" in text
    assert "1.5\N{NO-BREAK SPACE}kB" in text
    assert "../../site/" not in text
    offered = {file.path for listed in downloads.groups(made, language).values() for file in listed}
    assert {*content, "quality/checks.csv", "index.json", "SHA256SUMS"} <= offered


def test_files_that_are_written_later_have_no_size(tmp_path):
    listed = downloads.groups(shown.edition(tmp_path), ENGLISH)["descriptions"]
    assert {(file.size, file.sha256) for file in listed if file.path in ("index.json", "SHA256SUMS")} == {("", "")}


@pytest.mark.parametrize("name", ["index", "quality"])
@LANGUAGES
def test_links_lead_to_pages_files_of_the_inventory_or_places_within(tmp_path, language, name):
    read = Read(shown.html(shown.edition(tmp_path, tiny.rows(), changes=CHANGED), name, language))
    within = {f"#{attributes['id']}" for _, attributes in read.tags if attributes.get("id")}
    there = within | {f"{page.name}.html" for page in pages.every()}
    for href in (attributes["href"] for tag, attributes in read.tags if tag == "a"):
        path = href.removeprefix(downloads.UP)
        known = (
            href in there or href.partition("#")[0] in there or href.startswith(("https://", f"../{OTHER[language]}"))
        )
        assert known or inventory.entry(path), href


@pytest.mark.parametrize("name", ["index", "quality"])
@LANGUAGES
def test_headings_stand_in_order(tmp_path, language, name):
    read = Read(shown.html(shown.edition(tmp_path, changes=CHANGED), name, language))
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


@LANGUAGES
def test_hostile_values_stand_as_text(tmp_path, language):
    rows = tiny.rows()
    rows["statistics"][3] |= {"label_zh": HOSTILE, "label_en": HOSTILE}
    rows["documents"][0] |= {"title": HOSTILE, "language": '"><b>'}
    made = shown.edition(tmp_path, rows, changes=CHANGED, texts={"notice": tiny.NOTICE.replace("博士", HOSTILE)})
    text = shown.html(made, "index", language)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "<b>" not in text
    assert markup.escape(HOSTILE).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in text


def test_the_edition_without_personal_data_says_so(tmp_path):
    made = shown.edition(
        tmp_path, name=WITHOUT_PERSONAL, withheld=[{"table_name": "people", **tiny.span("notice", "陳大文")}] * 3
    )
    text = shown.html(made, "index", ENGLISH)
    assert "This edition leaves out personal data; the full edition is hkbiomed." in text
    assert "Places in the texts that were left out: 3" in text
    assert "this edition does not give out whole texts" in text
    assert markup.escape(dataset.load(WITHOUT_PERSONAL).description_en, quote=False).split("`")[-1] in text


def test_the_full_edition_tells_of_the_people_in_it(tmp_path):
    text = shown.html(shown.edition(tmp_path), "index", ENGLISH)
    assert f"there is an edition without them, {WITHOUT_PERSONAL}" in text


def test_the_reference_stands_for_readers_and_for_programs(tmp_path):
    made = shown.edition(tmp_path)
    told = citation.bibtex(made)
    assert told.startswith("@misc{hkbiomed-1.2.0,\n")
    assert "  year = {{2024}},\n" in told
    assert told.count("{") == told.count("}")
    assert "year" not in citation.bibtex(replace(made, as_of=None))
    text = shown.html(made, "index", ENGLISH)
    assert markup.escape(citation.reference(made)).replace("&#x27;", "&#39;") in text


def test_signs_of_tex_are_escaped(tmp_path):
    assert "name = " not in citation.bibtex(editions.edition(tmp_path))
    assert r"R\&D\_1" in citation.bibtex(replace(editions.edition(tmp_path), name="R&D_1"))
