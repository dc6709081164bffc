"""Pictures as files: well-formed, inert, the same everywhere, told in both languages, fit for any colour vision."""

import csv
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipelines.publication.site import pictures
from pipelines.publication.site.languages import ENGLISH, LANGUAGES
from pipelines.publication.site.pictures import font, printing, words
from tests.publication.site.pictures import rows

ROOT = Path(__file__).parents[4]
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "title", "desc", "rect", "path", "text"}
HOSTILE = '<script>alert("1")</script>\n]]>&amp;\'' + "\u202egnp.exe\x00\x1b" + " שלום" + "長" * 3000


def tables(label="Label", title="Title"):
    documents = [rows.document("a", title=title), rows.document("b", None, title=title)]
    return {
        "documents": documents,
        "organisations": [rows.body("hku", name_en=label, name_zh=label)],
        "people": [rows.person("chan")],
        "roles": [rows.role("chan", "hku", label)],
        "indicators": [rows.indicator("beds")],
        "statistics": [rows.figure(n, indicator_id="beds", label_en=label, label_zh=label) for n in (1, 2)],
        "timeline": [rows.event("2021-05-01", "2021-05-01", title_en=label, title_zh=label, event_id="event-a")],
        "evidence": [*rows.named("organisations", "hku", "a", "b"), *rows.named("people", "chan", "a")],
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    return folder / "site", pictures.write(rows.edition(folder, **tables(HOSTILE, HOSTILE)))


def test_each_picture_has_its_files_in_each_language_and_no_other_file_is_there(written):
    site, told = written
    assert {(picture.name, picture.language) for picture in told} == {
        (name, language) for name in ("timeline", "statistics-beds-count", "network") for language in LANGUAGES
    }
    named = {path for picture in told for path in (picture.light, picture.dark, picture.png)}
    assert named == {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_hostile_labels_are_text_on_one_line_and_nothing_in_a_picture_runs_styles_or_loads(written):
    site, told = written
    for picture in told:
        for path in (picture.light, picture.dark):
            root = ElementTree.fromstring((site / path).read_text(encoding="utf-8"))
            elements = list(root.iter())
            assert {element.tag.removeprefix(SVG) for element in elements} <= DRAWN
            names = {name for element in elements for name in element.attrib}
            assert not [name for name in names if name == "style" or name.startswith("on") or "href" in name]
            labels = [element.text or "" for element in elements if element.tag == f"{SVG}text"]
            assert any("<script>" in label for label in labels)
            assert not any(char in label for label in labels for char in "\n\x00\u202e")
            assert len((site / path).read_bytes()) < 40_000


def test_pictures_name_title_version_and_size_for_the_page(written):
    site, told = written
    for picture in told:
        root = ElementTree.fromstring((site / picture.light).read_text(encoding="utf-8"))
        assert (int(root.attrib["width"]), int(root.attrib["height"])) == (picture.width, picture.height)
        assert root.find(f"{SVG}title").text == picture.title
        assert "hkbiomed 9.8.7" in "".join(element.text or "" for element in root.iter(f"{SVG}text"))
        assert all(len(line.cells) == len(picture.columns) for line in picture.lines)
        assert (site / picture.png).read_bytes()[16:24] == b"".join(
            (printing.SCALE * side).to_bytes(4, "big") for side in (picture.width, picture.height)
        )


def test_every_line_of_data_names_a_row_of_the_edition(written):
    keys = {
        "timeline": "event_id",
        "statistics": "statistic_id",
        "organisations": "organisation_id",
        "people": "person_id",
    }
    _, told = written
    assert {line.table for picture in told for line in picture.lines} == set(keys)
    held = tables()
    for picture in told:
        for line in picture.lines:
            if line.table != "statistics":
                assert line.row_id in {row[keys[line.table]] for row in held[line.table]}


def test_bytes_are_the_same_in_another_zone_locale_and_hash_seed(tmp_path):
    code = (
        "import sys, hashlib, pathlib\n"
        "from pipelines.publication.site import pictures\n"
        "from tests.publication.site.pictures import rows, test_pictures\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "pictures.write(rows.edition(folder, **test_pictures.tables('香港 习')))\n"
        "for path in sorted(folder.rglob('*.*')): print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())\n"
    )
    places = (
        {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Tokyo", "LANG": "zh_HK.UTF-8", "PYTHONHASHSEED": "2"},
    )
    told = []
    for number, place in enumerate(places):
        folder = tmp_path / str(number)
        folder.mkdir()
        run = [sys.executable, "-c", code, str(folder)]
        told.append(
            subprocess.run(run, cwd=ROOT, env=os.environ | place, capture_output=True, text=True, check=True).stdout
        )
    assert told[0] == told[1]
    assert "timeline.zh-Hant.png" in told[0]


def test_a_png_asks_no_font_of_the_machine_for_a_character_and_its_caption_says_so(tmp_path):
    told = pictures.write(rows.edition(tmp_path, timeline=[rows.event("2021", "2021-01-01", title_en="习")]))
    picture = next(picture for picture in told if picture.language == ENGLISH)
    assert font.LACKING in picture.caption
    assert "习" in (tmp_path / "site" / picture.light).read_text(encoding="utf-8")
    chinese = next(picture for picture in told if picture.language != ENGLISH)
    assert font.LACKING not in chinese.caption


def test_an_edition_without_rows_has_no_pictures(tmp_path):
    assert pictures.write(rows.edition(tmp_path)) == []


def _light(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("palette", [printing.LIGHT, printing.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("tone", "on", "least"),
    [
        ("ink", "paper", 4.5),
        ("muted", "paper", 4.5),
        ("second", "paper", 4.5),
        ("first", "paper", 4.5),
        ("first", "track", 3),
    ],
)
def test_contrast_of_letters_and_marks(palette, tone, on, least):
    darker, lighter = sorted((_light(palette[tone]), _light(palette[on])))
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_words_are_told_in_both_languages_with_the_same_braces():
    with words.SOURCE.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len({line["key"] for line in lines}) == len(lines)
    for line in lines:
        english, chinese = (set(_braces(line[language.tag])) for language in LANGUAGES)
        assert english == chinese, line["key"]
        assert line["en"], line["key"]


def _braces(text):
    return [part.partition("}")[0] for part in text.split("{")[1:]]
