"""The page of a fact: what it shows, where it leads, and what it does when something is not there."""

import csv
import json
import re

import pytest

from pipelines.publication import site as pages_of_release
from tests.browser.accessibility import accessible
from tests.publication.files import editions
from tests.validations import tiny

HOSTILE = "\"><script>document.title='taken'</script><img src=x onerror=document.title='taken'>"
TABLES = ("documents", "organisations", "people", "roles", "statistics", "timeline", "contacts")


@pytest.fixture(scope="module")
def first(release):
    """The identifier of the first row of each table, and of the row with most quotes."""
    found = {}
    for table in TABLES:
        with (release / "csv" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            found[table] = next(csv.reader(list(file)[1:2]))[0]
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The address of the pages of an edition with hostile words in every sort of place, and its folder."""
    rows = tiny.rows()
    rows["people"][0] |= {"name_zh": HOSTILE, "name_en": HOSTILE, "honorific": HOSTILE}
    rows["documents"][0] |= {"title": HOSTILE, "source_url": "javascript:document.title='taken'"}
    rows["organisations"][0] |= {"website": "javascript:alert(1)", "aliases": [HOSTILE]}
    rows["statistics"][0] |= {
        "dimensions": {"<b>x</b>": "<script>y</script>"},
        "geography": HOSTILE,
        "subject_id": "test-centre",
    }
    rows["contacts"][0] |= {"value": "javascript:alert(1)", "kind": "website"}
    claim = {
        "table_name": "statistics", "row_id": "all", "column_name": "value", "document_id": "notice", "chosen": False,
        "reason": "told by most texts, then the earliest", **tiny.span("notice", "12人"), "quote": "12人",
    }  # fmt: skip
    rows["disagreements"] = [{**claim, "disagreement_id": "losing", "value": HOSTILE}]
    folder = tmp_path_factory.mktemp("small")
    edition = editions.edition(folder, rows)
    hidden = "會議" + HOSTILE + "結束"
    object.__setattr__(edition, "texts", {**tiny.TEXTS, "letter": tiny.LETTER.replace("將於", hidden[:2]) + hidden})
    pages_of_release.write(edition)
    return folder / "site"


def opened(page, site, row_id, tag="en"):
    page.goto(f"{site}{tag}/fact.html#{row_id}")
    page.wait_for_selector("article, main > section:not([hidden])")
    return page


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("tag", "scheme", "width"), [("en", "light", 1440), ("zh-Hant", "dark", 390), ("en", "dark", 820)]
)
def test_a_fact_of_every_table_is_fit_for_all(new_page, site, first, table, tag, scheme, width):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    opened(page, site, first[table], tag)
    assert page.locator("code.id").inner_text() == first[table]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    accessible(page)


def test_a_statistic_is_told_with_its_figure_its_quote_and_its_place(page, site, release):
    with (release / "csv/statistics.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(one for one in csv.DictReader(file) if one["qualifier"] == "over" and one["unit"] == "1")
    with (release / "csv/evidence.csv").open(encoding="utf-8-sig", newline="") as file:
        quote = next(one for one in csv.DictReader(file) if one["row_id"] == row["statistic_id"])
    opened(page, site, row["statistic_id"])
    assert page.locator("h1").inner_text() == row["label_en"]
    assert page.locator(".other [lang=zh-Hant]").inner_text() == row["label_zh"]
    assert page.locator(".headline strong").inner_text().startswith("over ")
    words = "".join(quote["quote"].split())
    place = page.locator("li.place").first
    assert "".join(place.locator("mark").inner_text().split()) == words
    assert len(place.locator("blockquote").inner_text()) > len(words)
    link = place.get_by_role("link", name="Read in the source")
    assert link.get_attribute("href") == f"source.html#{quote['document_id']}:{quote['start']}-{quote['end']}"
    value = page.locator(".values > div", has=page.get_by_text("Value", exact=True))
    value.get_by_role("button", name="Go to quote 1").click()
    assert page.evaluate("document.activeElement.className") == "place"


def test_the_meaning_of_a_column_is_reached_by_keyboard(page, site, first):
    opened(page, site, first["statistics"])
    summary = page.locator(".values summary", has_text="Qualifier")
    description = summary.locator("xpath=../p")
    assert not description.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert "how exact" in description.inner_text().lower()


def test_a_link_leads_to_another_fact_without_reloading(page, site, first):
    opened(page, site, first["roles"])
    page.evaluate("window.stays = true")
    link = page.locator(".values a[href^='fact.html#']").first
    named = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("name => document.querySelector('h1').textContent === name", arg=named)
    assert page.evaluate("window.stays")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.title().startswith(named)
    page.go_back()
    page.wait_for_function("id => document.querySelector('code.id').textContent === id", arg=first["roles"])


def test_the_skip_link_leads_past_the_menu_and_keeps_the_fact(page, site, first):
    opened(page, site, first["contacts"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.url.endswith(f"#{first['contacts']}")
    assert page.locator("code.id").inner_text() == first["contacts"]


def test_on_a_wide_page_the_values_stand_beside_all_else(new_page, site, first):
    for width, beside in ((1440, True), (820, False)):
        page = opened(new_page(viewport={"width": width, "height": 900}), site, first["statistics"])
        quotes, values, trace = (
            page.locator("section", has=page.get_by_role("heading", name=name, exact=True)).bounding_box()
            for name in ("What the texts say", "All values", "How to trace it")
        )
        assert (values["x"] > quotes["x"] + quotes["width"]) is beside
        assert (trace["y"] < values["y"] + values["height"]) is beside


def test_on_paper_a_dark_page_is_light_without_buttons(new_page, site, first):
    page = opened(new_page(color_scheme="dark"), site, first["statistics"])
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 35, 38)"
    assert page.locator("button:visible").count() == 0


def test_the_language_switch_keeps_the_fact(page, site, first):
    opened(page, site, first["timeline"])
    page.locator("#language").click()
    page.wait_for_selector("article")
    assert page.url.endswith(f"zh-Hant/fact.html#{first['timeline']}")
    assert page.locator("code.id").inner_text() == first["timeline"]


def test_quotes_beyond_the_first_are_shown_on_demand(page, site):
    opened(page, site, "university-of-hong-kong")
    before = page.locator("li.place").count()
    more = page.get_by_role("button", name=re.compile(r"Show the other \d+ quotes"))
    number = int(re.search(r"\d+", more.inner_text())[0])
    more.click()
    assert page.locator("li.place").count() == before + number
    assert not more.is_visible()
    assert page.evaluate("document.activeElement.value") == before + 1


def test_the_link_is_copied(new_page, site, first):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    opened(page, site, first["people"])
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("status").get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize("row_id", ["no-such-row", "%E0%A4%A", "constructor", "zzz", "%3Cb%3Ex%3C%2Fb%3E"])
def test_an_unknown_row_is_told_with_what_to_do(page, site, row_id):
    opened(page, site, row_id)
    shown = page.locator("#fact-unknown")
    assert "no row with the identifier" in shown.inner_text()
    assert "data/identifiers.csv" in shown.inner_text()
    assert shown.locator("b").count() == 0
    assert shown.get_by_role("link", name="Statistics").get_attribute("href") == "statistics.html"
    accessible(page)


def test_a_row_that_is_gone_is_told_with_its_version(page, small):
    (small / "data/facts/retired.js").write_text(
        'hkbiomed.put("facts/retired",{"gone":["people","1.1.0","source"]});\n', encoding="utf-8"
    )
    opened(page, f"{small.as_uri()}/", "gone")
    told = page.locator("#fact-retired").inner_text()
    assert "People" in told
    assert "1.1.0" in told


def test_without_a_row_the_page_leads_to_the_tables(page, site):
    page.goto(f"{site}en/fact.html")
    page.locator("#fact-none").wait_for()
    assert page.locator("#fact-none a").count() == 6
    accessible(page)


def test_data_that_is_missing_is_told_with_the_files(browser, small):
    page = browser.new_page()
    page.route("**/data/facts/0.js", lambda route: route.abort())
    opened(page, f"{small.as_uri()}/", "all")
    shown = page.locator("#fact-failed")
    assert "could not be loaded" in shown.inner_text()
    assert shown.get_by_role("link", name="Statistics").get_attribute("href") == "../../csv/statistics.csv"
    page.close()


@pytest.mark.parametrize("row_id", ["chan-tai-man", "chan-chair", "letter", "test-centre", "all", "phone", "meeting"])
@pytest.mark.parametrize("tag", ["en", "zh-Hant"])
def test_hostile_words_stand_as_text(page, small, row_id, tag):
    opened(page, f"{small.as_uri()}/", row_id, tag)
    assert page.locator("code.id").inner_text() == row_id
    assert "taken" not in page.title().split("<")[0]
    assert page.locator("article script, article img").count() == 0
    links = page.locator("a").evaluate_all("all => all.map((one) => one.protocol)")
    assert set(links) <= {"file:", "http:", "https:", "mailto:", "tel:"}
    accessible(page)


def test_telephones_can_be_called(page, site, release):
    with (release / "csv/contacts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for kind, scheme in (("phone", "tel:"), ("email", "mailto:"), ("website", "")):
        row = next(one for one in rows if one["kind"] == kind)
        opened(page, site, row["contact_id"])
        page.locator("code.id", has_text=row["contact_id"]).wait_for()
        assert page.locator(f".values a[href='{scheme}{row['value']}']").count() == 1


def test_a_web_server_gives_the_same_page(page, served, first):
    opened(page, served, first["organisations"])
    assert page.locator("code.id").inner_text() == first["organisations"]


def test_what_people_decided_is_told_with_reason_and_former_value(page, site, release):
    decisions = json.loads((release / "quality/decisions.json").read_text(encoding="utf-8"))
    decision = next(one for one in decisions if one["column_name"] == "label_zh" and one["expected"])
    opened(page, site, decision["row_id"])
    note = page.locator(".notes li", has_text=decision["reason"]).first
    assert [decision["expected"], decision["value"]] == note.locator("dd").all_inner_texts()
    assert decision["author"] in note.inner_text()
    label = page.locator(".values > div", has=page.locator("summary", has_text="Chinese label"))
    assert label.locator(".origins").inner_text() == "By people"


def test_a_losing_claim_is_told_with_its_rule(page, small):
    opened(page, f"{small.as_uri()}/", "all")
    section = page.locator("section", has=page.get_by_role("heading", name="Texts disagree"))
    assert section.locator(".claim strong").inner_text() == HOSTILE
    assert "not published" in section.inner_text()
    assert "that of most texts is taken" in section.inner_text()
