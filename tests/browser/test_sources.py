"""The page of a text: it equals the raw text, marks join to their quotes, and a mark leads to rows and back."""

import csv
import shutil
from collections import defaultdict
from urllib.parse import unquote

import pytest

from pipelines.publication.files.chinese import is_chinese
from pipelines.publication.site import data_scripts, sources
from tests.browser.accessibility import accessible
from tests.browser.release import ROOT

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 1000}
RAW = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((ROOT / "raw").glob("*.txt"))}
LETTER = "2024-01-15-rdhk-letter-to-secretary-for-health"
CONFERENCE = "2025-11-21-hkgi-genomic-medicine-conference"
TEXTS = sorted(RAW)
PIECES = """() => [...document.querySelectorAll("#text .block > *")].map((piece) => piece.textContent)"""


def rows(release, table):
    with (release / "csv" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def of(release, table, document):
    return [row for row in rows(release, table) if row["document_id"] == document]


def opened(page, site, hash_, language="en"):
    page.goto(f"{site}{language}/source.html#{hash_}")
    page.locator("#text .mark").first.wait_for()
    return page


HERE = """() => [...document.querySelectorAll("#text .here")].map((piece) => piece.textContent).join("")"""


def here(page, words):
    """Wait until the words of the place that is open are these."""
    page.wait_for_function(f"words => ({HERE})() === words", arg=words)


def focused(locator):
    """Wait until an element has the focus."""
    locator.page.wait_for_function("element => element === document.activeElement", arg=locator.element_handle())


def at(page, place):
    """Wait until the page is at a place of a text, and the panel tells of it."""
    page.wait_for_function(
        "hash => location.hash === hash && document.getElementById('permanent')?.value.endsWith(hash)", arg=place
    )


@pytest.fixture
def made(release, tmp_path):
    """Give the page a text of the test's own: made(text, evidence, coverage); returns the address of the pages."""

    def make(text, evidence=(), coverage=(), bodies=None, withheld=False, **document):
        shutil.copytree(release / "site", tmp_path / "site")
        row = {"publisher_id": None, "kind": "other", "language": "zh-Hant-HK", "sha256": "0" * 64}
        row |= {"document_id": "made", "title": "Made", "published": None, "rights": None}
        row |= {"source_url": None, "source_file": None, **document}
        named = {one: {"name_en": one, "name_zh": one, "organisation_id": one} for one in bodies or ["body"]}
        told = sources.of(row, None if withheld else text, evidence, coverage, {"organisations": named})
        data = tmp_path / "site" / "data"
        data_scripts.write(data / "sources.js", "sources", ["made"])
        data_scripts.write(data / "sources" / "made.js", "sources/made", {"withheld": withheld, **told})
        return f"{(tmp_path / 'site').as_uri()}/"

    return make


def mention(text, words, row="body", at=0):
    start = text.index(words, at)
    told = {"table_name": "organisations", "row_id": row, "field": "name_zh", "rule": "bodies.authority"}
    return {**told, "start": start, "end": start + len(words), "quote": words}


def aside(text, words, reason):
    start = text.index(words)
    told = {"kind": "number", "reason": reason, "table_name": None, "row_id": None, "text": words}
    return {**told, "start": start, "end": start + len(words)}


@pytest.mark.parametrize("document", TEXTS)
def test_the_page_shows_the_raw_text_to_the_character_and_marks_join_to_their_quotes(page, site, release, document):
    opened(page, site, document)
    assert page.locator("#text").evaluate("text => text.textContent") == RAW[document]
    bounds, at = {0: 0}, 0
    pieces = page.evaluate(PIECES)
    for index, piece in enumerate(pieces, 1):
        at += len(piece)
        bounds[at] = index
    kinds = page.evaluate(
        """() => [...document.querySelectorAll("#text .block > *")].map(
            (piece) => [...piece.querySelectorAll(".lane")].map((lane) => lane.className.split(" ").pop()))"""
    )
    evidence = of(release, "evidence", document)
    assert evidence
    for row in evidence:
        first, last = bounds[int(row["start"])], bounds[int(row["end"])]
        assert "".join(pieces[first:last]) == row["quote"]
        assert all(row["table_name"] in kinds[index] for index in range(first, last)), row
    for row in of(release, "coverage", document):
        first, last = bounds.get(int(row["start"])), bounds.get(int(row["end"]))
        if row["status"] == "set_aside":
            assert "".join(pieces[first:last]) == row["text"]
            assert all("aside" in kinds[index] for index in range(first, last)), row


@pytest.mark.parametrize("document", TEXTS)
@pytest.mark.parametrize(
    ("language", "viewport", "theme"), [("zh-Hant", PHONE, "dark"), ("en", DESK, "light")], ids=["phone", "desk"]
)
def test_no_barrier_and_no_sideways_scrolling(new_page, site, release, document, language, viewport, theme):
    place = of(release, "evidence", document)[0]
    page = new_page(viewport=viewport, color_scheme=theme)
    opened(page, site, f"{document}:{place['start']}-{place['end']}", language)
    for summary in page.locator("#lists > details > summary").all():
        summary.click()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_a_place_that_the_address_names_is_in_sight_marked_and_told(new_page, site, release, viewport):
    place = [row for row in of(release, "evidence", LETTER) if row["table_name"] == "statistics"][-1]
    page = opened(new_page(viewport=viewport), site, f"{LETTER}:{place['start']}-{place['end']}")
    here(page, place["quote"])
    mark, panel = page.locator("#text .here").first.bounding_box(), page.locator("#panel").bounding_box()
    assert 0 <= mark["y"] < viewport["height"]
    assert mark["y"] + mark["height"] <= panel["y"] or mark["x"] + mark["width"] <= panel["x"]
    links = page.locator("#panel .called a").evaluate_all("links => links.map((link) => link.hash.slice(1))")
    assert place["row_id"] in links
    [title] = [row["title"] for row in rows(release, "documents") if row["document_id"] == LETTER]
    assert page.locator("h1").inner_text() == title
    assert page.title().startswith(title)


def test_a_mark_opens_its_panel_and_escape_gives_the_focus_back(page, site):
    opened(page, site, CONFERENCE)
    mark = page.locator("#text a.mark", has_text="香港基因組中心").first
    mark.click()
    focused(page.locator("#panel-title"))
    assert "Hong Kong Genome Institute" in page.locator("#panel").inner_text()
    assert "Known body" in page.locator("#panel").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    focused(mark)
    assert page.evaluate("location.hash") == f"#{CONFERENCE}"
    page.keyboard.press("Enter")
    page.locator("#panel .close").click()
    focused(mark)


def test_back_goes_to_the_place_before_and_out_of_the_first(page, site):
    opened(page, site, CONFERENCE)
    marks = page.locator("#text a.mark")
    first, second = (marks.nth(number).get_attribute("href") for number in (0, 5))
    marks.nth(0).click()
    at(page, first)
    marks.nth(5).click()
    at(page, second)
    page.go_back()
    at(page, first)
    page.go_back()
    page.locator("#panel").wait_for(state="hidden")


def test_overlapping_places_tell_all_that_stands_there_the_very_place_first(page, site, release):
    evidence = of(release, "evidence", CONFERENCE)
    role = next(row for row in evidence if row["table_name"] == "roles")
    start, end = int(role["start"]), int(role["end"])
    within = {row["row_id"] for row in evidence if int(row["start"]) < end and start < int(row["end"])}
    assert len(within) > 2
    opened(page, site, f"{CONFERENCE}:{start}-{end}")
    here(page, role["quote"])
    links = page.locator("#panel .called a").evaluate_all("links => links.map((link) => link.hash.slice(1))")
    assert links[0] == role["row_id"]
    assert set(links) == within


def test_other_places_of_a_fact_lead_there_and_a_fact_to_its_page(page, site, release):
    places = defaultdict(list)
    for row in of(release, "evidence", CONFERENCE):
        if row["table_name"] == "organisations":
            places[row["row_id"]].append(row)
    [first, *others] = max(places.values(), key=len)
    opened(page, site, f"{CONFERENCE}:{first['start']}-{first['end']}")
    item = page.locator("#panel .items > li").first
    item.locator("summary").click()
    links = item.locator(".to-place")
    offered = {unquote(link.get_attribute("href")).rpartition(":")[2] for link in links.all()}
    assert {f"{row['start']}-{row['end']}" for row in others} == offered
    links.last.click()
    at(page, f"#{CONFERENCE}:{others[-1]['start']}-{others[-1]['end']}")
    here(page, others[-1]["quote"])
    page.locator("#panel .called a").first.click()
    page.wait_for_url("**/fact.html#*")
    assert page.url.endswith(f"#{first['row_id']}")


def test_keys_and_buttons_go_from_mark_to_mark_in_the_order_of_the_text(page, site, release):
    opened(page, site, LETTER)
    spans = {(int(row["start"]), -int(row["end"])) for row in of(release, "evidence", LETTER)}
    first, second = (f"#{LETTER}:{start}-{-end}" for start, end in sorted(spans)[:2])
    page.locator("#legend label", has_text="Numbers set aside").locator("input").uncheck()
    page.locator("#next").click()
    at(page, first)
    focused(page.locator("#next"))
    told = page.locator("#position [lang]")
    assert told.text_content().strip() == page.locator("#panel blockquote").text_content().strip()
    page.keyboard.press("n")
    at(page, second)
    assert told.count() == 0
    focused(page.locator("#text .here").first)
    assert page.locator("#position").inner_text().startswith("Mark 2 of ")
    page.keyboard.press("p")
    at(page, first)
    page.locator("#keys").uncheck()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    page.locator("#panel").wait_for(state="hidden")
    assert page.evaluate("location.hash") == f"#{LETTER}"


def test_no_key_goes_anywhere_from_a_field(page, site):
    opened(page, site, LETTER)
    mark = page.locator("#text a.mark").first
    mark.click()
    at(page, mark.get_attribute("href"))
    page.locator("#permanent").press("n")
    page.keyboard.press("Escape")
    focused(mark)


def test_a_text_is_one_stop_of_the_tab_key(page, site):
    opened(page, site, LETTER)
    assert page.locator('#text a[tabindex="0"]').count() == 1
    page.locator("#keys").focus()
    page.keyboard.press("Tab")
    focused(page.locator('#text a[tabindex="0"]'))
    page.keyboard.press("Tab")
    focused(page.locator("#lists summary").first)


def test_where_only_the_system_has_colours_the_place_stands_out(page, site, release):
    place = of(release, "evidence", LETTER)[0]
    page.emulate_media(forced_colors="active")
    opened(page, site, f"{LETTER}:{place['start']}-{place['end']}")
    colours = "element => getComputedStyle(element).backgroundColor"
    assert page.locator("#text .here").first.evaluate(colours) != page.locator("body").evaluate(colours)


def test_on_paper_the_legend_is_a_key_and_nothing_asks_to_be_pressed(page, site):
    opened(page, site, LETTER)
    page.emulate_media(media="print")
    assert page.locator("#legend .sample").first.is_visible()
    assert page.locator("main :is(button, input, summary):visible").count() == 0


def test_explanations_name_the_language_of_words_that_they_quote(page, site):
    opened(page, site, CONFERENCE)
    page.locator("#lists summary", has_text="Numbers set aside").click()
    explanation = page.locator("#lists td .quiet", has=page.locator("[lang=zh-Hant]")).first
    words = explanation.evaluate("e => [...e.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data)")
    assert "".join(words).isascii()
    assert is_chinese(explanation.locator("[lang]").first.inner_text())


def test_marks_are_described_by_kind_and_switched_off_by_kind(page, site, release):
    opened(page, site, CONFERENCE)
    mark = page.locator("#text a.mark", has_text="近300名").first
    described = mark.get_attribute("aria-describedby")
    assert [page.locator(f"#{name}").inner_text() for name in described.split()] == ["Statistics"]
    counted = page.locator("#text .statistics").count()
    label = page.locator("#legend label", has_text="Statistics")
    assert label.inner_text().split()[-1] == str(counted)
    label.locator("input").uncheck()
    assert mark.get_attribute("href") is None
    assert mark.get_attribute("aria-describedby") is None
    assert mark.locator(".lane").evaluate("lane => getComputedStyle(lane).textDecorationLine") == "none"
    label.locator("input").check()
    assert mark.get_attribute("href")


def test_lists_tell_every_fact_and_every_number_set_aside(page, site, release):
    opened(page, site, LETTER)
    evidence = of(release, "evidence", LETTER)
    for summary in page.locator("#lists > details > summary").all():
        summary.click()
    facts = page.locator("#lists .facts > li > a").evaluate_all("links => links.map((link) => link.hash.slice(1))")
    assert sorted(facts) == sorted({row["row_id"] for row in evidence})
    numbers = [row for row in of(release, "coverage", LETTER) if row["status"] == "set_aside"]
    assert page.locator("#lists tbody tr").count() == len(numbers)
    assert page.locator("#counts .aside strong").inner_text() == str(len(numbers))


@pytest.mark.parametrize(
    ("hash_", "told"),
    [
        ("", "No text is named"),
        ("#no-such-text", "no text of this name: no-such-text"),
        ("#../names", "no text of this name: ../names"),
        ("#%E0%A4%A", "no text of this name: %E0%A4%A"),
        ("#%3Cimg%20src=x%20onerror=alert(1)%3E", "no text of this name: <img src=x onerror=alert(1)>"),
    ],
)
def test_what_is_not_there_is_told(page, site, hash_, told):
    page.goto(f"{site}en/source.html{hash_}")
    page.locator("#told p").wait_for()
    assert told in page.locator("#told").inner_text()
    assert page.locator("#told a").get_attribute("href") == "documents.html"
    assert page.locator("#source").is_hidden()
    accessible(page)


@pytest.mark.parametrize("place", ["5-5", "7-3", "0-999999999", "99999999-999999999"])
def test_a_place_that_is_not_in_the_text_is_told_and_the_text_shown(page, site, place):
    opened(page, site, f"{CONFERENCE}:{place}")
    assert "no such place" in page.locator("#told").inner_text()
    assert page.locator("#panel").is_hidden()


def test_a_place_amid_others_is_marked_to_the_character(page, site):
    opened(page, site, f"{CONFERENCE}:60-76")
    here(page, RAW[CONFERENCE][60:76])
    assert page.locator("#text").evaluate("text => text.textContent") == RAW[CONFERENCE]


def test_the_address_may_change_to_another_text_and_the_skip_link_keeps_it(page, site):
    opened(page, site, CONFERENCE)
    page.evaluate("hash => { location.hash = hash; }", LETTER)
    page.wait_for_function("text => document.getElementById('text').textContent === text", arg=RAW[LETTER])
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == f"#{LETTER}"
    focused(page.locator("main"))


def test_the_language_switch_keeps_the_place(page, site, release):
    place = of(release, "evidence", CONFERENCE)[0]
    opened(page, site, f"{CONFERENCE}:{place['start']}-{place['end']}")
    page.locator("#language").click()
    page.wait_for_url("**/zh-Hant/source.html#*")
    page.locator("#panel").wait_for()
    here(page, place["quote"])
    assert page.locator("#panel-title").inner_text() == "此處內容"


def test_pages_behind_a_server_show_the_same(page, served):
    opened(page, served, CONFERENCE)
    assert page.locator("#text").evaluate("text => text.textContent") == RAW[CONFERENCE]


def test_characters_beyond_the_first_plane_count_once(page, made):
    text = "𠮷田🧬👩‍⚕️：𠮷野家有3間。\n"
    opened(page, made(text, [mention(text, "𠮷野家")], [aside(text, "3", "list_number")]), "made")
    marks = page.locator("#text a.mark")
    assert marks.all_text_contents() == ["𠮷野家", "3"]
    assert marks.first.get_attribute("href") == f"#made:{text.index('𠮷野家')}-{text.index('𠮷野家') + 3}"


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> &amp; &lt;b&gt;\n"
    "\u202egnikat\u202c \u2067abc\u2069 \x00\x07\x1b \ufeff\u200b\u00ad end\u2028next\r\n甲公司</div>\n"
)


def test_a_hostile_text_shows_as_text(page, made):
    told = {"title": "<b>\u202eTitle</b>", "rights": "<i>x</i>", "source_url": "javascript:alert(3)"}
    site = made(HOSTILE, [mention(HOSTILE, "甲公司")], [aside(HOSTILE, "1", "list_number")], ["body"], **told)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    opened(page, site, "made")
    assert page.locator("#text").evaluate("text => text.textContent") == HOSTILE
    assert page.locator("#text script, #text img, #text b, h1 b, #about i").count() == 0
    signs = page.locator("#text [data-sign]").evaluate_all("all => all.map((one) => one.dataset.sign)")
    assert signs == ["U+202E", "U+202C", "U+2067", "U+2069", "␀", "␇", "␛", "U+FEFF", "U+200B", "U+00AD", "U+2028"]
    assert page.locator("#about a").count() == 0
    assert "javascript:alert(3)" in page.locator("#about").inner_text()
    page.locator("#text a.mark").first.click()
    accessible(page)


def test_marks_piled_on_a_character_widen_no_page(page, made):
    text = "甲公司科" + "\u0301\u0302\u0489" * 200
    opened(page, made(text, [mention(text, "甲公司")]), "made")
    assert page.evaluate("document.documentElement.scrollWidth === innerWidth")


def test_an_override_turns_nothing_around_it(page, made):
    text = "甲公司 \u202eabc\n"
    opened(page, made(text, [mention(text, "甲公司")]), "made")
    order = page.evaluate(
        """() => {
            const piece = document.querySelector("#text .block").lastElementChild;
            const node = [...piece.childNodes].find((one) => one.data?.includes("abc"));
            return ["a", "c"].map((letter) => {
                const range = new Range();
                range.setStart(node, node.data.indexOf(letter));
                range.setEnd(node, node.data.indexOf(letter) + 1);
                return range.getBoundingClientRect().left;
            });
        }"""
    )
    assert order == sorted(order)


def test_five_places_over_each_other_have_lines_of_their_own(page, made):
    text = "甲乙丙丁戊己庚辛"
    bodies = [f"body-{size}" for size in range(1, 6)]
    evidence = [mention(text, text[: size + 1], bodies[size - 1]) for size in range(1, 6)]
    opened(page, made(text, evidence, bodies=bodies), "made")
    offsets = (
        page.locator("#text a.mark")
        .first.locator(".lane")
        .evaluate_all("all => all.map((lane) => parseFloat(getComputedStyle(lane).textUnderlineOffset))")
    )
    assert len(offsets) == 5
    assert offsets == sorted(offsets, reverse=True)
    assert len(set(offsets)) == 4
    page.locator("#text a.mark").first.click()
    here(page, "甲乙")
    assert page.locator("#panel .called a").count() == 5


def test_unexplained_numbers_stand_out_and_are_told(page, made):
    text = "共有7間，分3組。"
    coverage = [aside(text, "7", "unexplained"), aside(text, "3", "list_number")]
    opened(page, made(text, coverage=coverage), "made")
    assert [page.locator(f"#counts .{key} strong").inner_text() for key in ("found", "aside", "unexplained")] == [
        "2", "1", "1"
    ]  # fmt: skip
    mark = page.locator("#text a.mark:has(.unexplained)")
    assert mark.inner_text() == "7"
    mark.click()
    assert "No rule has read it" in page.locator("#panel").inner_text()


def test_without_a_text_the_words_of_places_stand_in_its_order(page, made):
    text = "甲公司與乙公司及甲公司共3間，地址不詳。"
    evidence = [mention(text, "甲公司"), mention(text, "甲公司", at=3), mention(text, "乙公司", "other")]
    site = made(text, evidence, [aside(text, "3", "list_number")], ["body", "other"], withheld=True)
    opened(page, site, f"made:{text.index('乙公司')}-{text.index('乙公司') + 3}")
    assert page.locator("#text li").all_inner_texts() == ["甲公司", "乙公司", "甲公司", "3"]
    assert "does not give out whole texts" in page.locator("#without").inner_text()
    here(page, "乙公司")
    assert "地址" not in page.locator("body").inner_text()
    accessible(page)


def test_a_long_text_is_drawn_in_blocks_that_need_not_be_shown(page, made):
    line = "香港基因組中心有350名員工，分3組，逐年增加。\n"
    text = line * 2000
    evidence = [mention(text, "香港基因組中心", at=len(line) * number) for number in range(2000)]
    last = evidence[-1]
    opened(page, made(text, evidence), f"made:{last['start']}-{last['end']}")
    assert page.locator("#text").evaluate("text => text.textContent") == text
    blocks = page.locator("#text .block")
    assert blocks.count() > 20
    assert blocks.first.evaluate("block => getComputedStyle(block).contentVisibility") == "auto"
    page.wait_for_function("() => document.querySelector('#text .here').getBoundingClientRect().top < innerHeight")
    assert page.locator("#position").inner_text() == "Mark 2000 of 2000"


def test_a_text_that_cannot_be_loaded_is_told_and_asked_for_again(browser, site):
    page = browser.new_page()
    page.route(f"**/data/sources/{LETTER}.js", lambda route: route.abort())
    page.goto(f"{site}en/source.html#{LETTER}")
    page.locator("#failed").wait_for()
    assert page.locator("#source").is_hidden()
    assert page.locator("#failed a").get_attribute("href") == "../../csv/evidence.csv"
    page.unroute(f"**/data/sources/{LETTER}.js")
    page.evaluate("hash => { location.hash = hash }", f"{LETTER}:0-4")
    page.locator("#text .mark").first.wait_for()
    assert page.locator("#failed").is_hidden()
    page.close()
