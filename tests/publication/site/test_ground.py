"""The ground of the page: its words, its policy, what it loads, and that it takes no text for markup."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipelines.publication import site
from pipelines.publication.site import assets, data_scripts, pages, terms, wording
from pipelines.publication.site.languages import CHINESE, ENGLISH, LANGUAGES
from tests.publication.files import editions

ROOM = Path(site.__file__).parent
WRITTEN = sorted([*ROOM.glob("templates/*.j2"), *ROOM.glob("static/*.js")])
_WORD = re.compile(r"""\bwords(?:\.|\[")([a-z0-9_]+)""")
_VOID = frozenset({"link", "meta", "img", "br", "hr", "input", "source", "wbr", "col"})
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;'


class Read(HTMLParser):
    """What a page is made of: its tags with their attributes, and its text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.open, self.wrong = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in _VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)

    def handle_data(self, data):
        self.text.append((self.open[-1] if self.open else "", data))


def written(folder, rows=None):
    """The HTML pages of an edition, by path."""
    edition = editions.edition(folder, rows)
    site.write(edition)
    root = folder / "site"
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.html")}


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    rows = editions.tables()
    rows["organisations"][0] |= {"name_zh": HOSTILE, "name_en": HOSTILE}
    rows["documents"][0] |= {"title": HOSTILE, "rights": HOSTILE}
    rows["statistics"][0] |= {"label_zh": HOSTILE, "label_en": HOSTILE}
    rows["timeline"][0] |= {"title_zh": HOSTILE, "title_en": HOSTILE}
    return written(tmp_path_factory.mktemp("page"), rows)


def test_there_is_a_page_a_language_and_one_to_choose(html):
    names = {page.name for page in pages.every()}
    assert set(html) == {"index.html"} | {f"{one.tag}/{name}.html" for one in LANGUAGES for name in names}


def test_every_page_is_well_formed_and_says_its_language(html):
    for path, text in html.items():
        read = Read(text)
        assert (path, read.wrong, read.open) == (path, [], [])
        assert dict(read.tags)["html"]["lang"] == (path.split("/")[0] if "/" in path else "en")


def test_every_page_forbids_what_it_does_not_need(html):
    for path, text in html.items():
        told = [attributes for tag, attributes in Read(text).tags if attributes.get("http-equiv")]
        assert [(path, one["http-equiv"], one["content"]) for one in told] == [
            (path, "Content-Security-Policy", pages.POLICY)
        ]
    assert "unsafe" not in pages.POLICY


def test_no_page_has_script_or_style_of_its_own(html):
    for path, text in html.items():
        read = Read(text)
        within = {tag for tag, data in read.text if data.strip()}
        assert (path, within & {"script", "style"}) == (path, set())
        loose = [name for _, attributes in read.tags for name in attributes if name == "style" or name.startswith("on")]
        assert (path, loose) == (path, [])


def test_pages_load_only_files_that_lie_beside_them(tmp_path):
    edition = editions.edition(tmp_path)
    site.write(edition)
    for path in (tmp_path / "site").rglob("*.html"):
        for tag, attributes in Read(path.read_text(encoding="utf-8")).tags:
            loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            if loaded:
                assert (path.parent / loaded).is_file(), (path, tag, loaded)


def test_hostile_names_stand_as_text(html):
    for text in html.values():
        assert "<script>alert" not in text
        assert "<img src=x" not in text


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_templates_and_scripts_use_words_that_there_are(language):
    used = {key for path in WRITTEN for key in _WORD.findall(path.read_text(encoding="utf-8"))}
    assert used - set(wording.words(language)) == set()


def test_every_word_is_used():
    told = "\n".join(path.read_text(encoding="utf-8") for path in [*WRITTEN, *ROOM.rglob("*.py")])
    # Scripts put some keys together: words[`source_count_${kind}`].
    begun = tuple(re.findall(r"words\[`([a-z_]+_)\$\{", told))
    unused = [key for key in wording.words(ENGLISH) if not key.startswith(begun) and not re.search(rf"\b{key}\b", told)]
    assert unused == []


@pytest.mark.parametrize(
    "lines",
    ["skip,Skip\n", "skip,Skip,\n", "skip,Skip,跳過\nskip,Skip,跳過\n"],
    ids=["too few cells", "an empty cell", "a key told twice"],
)
def test_a_broken_line_of_words_is_named(lines, tmp_path, monkeypatch):
    source = tmp_path / "wording.csv"
    source.write_text(f"key,en,zh-Hant\n{lines}", encoding="utf-8")
    monkeypatch.setattr(wording, "SOURCE", source)
    with pytest.raises(ValueError, match=r"wording\.csv, line [23]: expected key, en, zh-Hant"):
        wording.words.__wrapped__(ENGLISH)


def test_scripts_know_every_column_and_code_by_its_name():
    told = terms.of(CHINESE)
    assert [column["name"] for column in told["tables"]["people"]["columns"]][:2] == ["person_id", "name_zh"]
    assert told["tables"]["people"]["title"] == "人物"
    assert told["codes"]["qualifiers"]["over"][0] == "逾"


def test_a_bundle_that_exports_no_jquery_is_refused():
    with pytest.raises(ValueError, match="expected one export of jQuery"):
        assets.plain_script("export{a as DataTable};")


def test_numbers_that_json_has_not_are_refused():
    with pytest.raises(ValueError, match="JSON"):
        data_scripts.compose("statistics", [float("nan")])
