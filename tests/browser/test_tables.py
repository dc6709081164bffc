"""The tables of a release: looked through, filtered, linked to and taken away, by mouse, keyboard and voice."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from pipelines.publication import site as pages_of
from pipelines.publication.files import csv_files
from pipelines.publication.site import pages
from tests.browser.accessibility import accessible
from tests.publication.files import editions

HOSTILE = "<img src=x onerror=document.title='taken'><script>document.title='taken'</script>"


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    """Lay out a site of rows, or of the tiny tables, and return its address."""

    def lay(rows=None):
        folder = tmp_path_factory.mktemp("made-up")
        pages_of.write(editions.edition(folder, rows))
        return f"{(folder / 'site').as_uri()}/"

    return lay


@pytest.fixture
def at(page, site):
    """Open a table of the release of the five texts and wait for its rows."""

    def go(table, language="en", address="", root=site):
        page.goto(f"{root}{language}/{table}.html{address}")
        page.locator("#rows tbody tr").first.wait_for()
        page.locator("#loading").wait_for(state="hidden")
        return page

    return go


def shown(page):
    """What the rows in sight are called."""
    return page.locator("#rows tbody th").all_inner_texts()


def found(page):
    """How many rows the line below says there are."""
    return int(re.search(r"(?:of|共) ([\d,]+)", page.locator(".dt-info").inner_text())[1].replace(",", ""))


def search(page, query):
    """Type a query and wait for the rows that it finds: the address tells of it when they are drawn."""
    page.locator("#search").fill(query)
    page.wait_for_function("query => (new URLSearchParams(location.hash.slice(1)).get('q') ?? '') === query", arg=query)


def sort(page, name):
    """Press the head of a column and wait until the rows stand in the order that it says."""
    head = page.locator(f"th[data-name={name}]")
    before = head.get_attribute("aria-sort")
    head.locator(".dt-column-order").click()
    expect(head).not_to_have_attribute("aria-sort", before or "none")
    expect(head).to_have_attribute("aria-sort", re.compile("ending$"))


def panel(page, name):
    page.locator(f"[aria-controls={name}]").click()
    return page.locator(f"#{name}")


@pytest.mark.parametrize("table", pages.TABLES)
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_every_row_is_there(at, release, table, language):
    with (release / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        assert found(at(table, language)) == len(list(csv.DictReader(file)))


@pytest.mark.parametrize(
    ("table", "query", "called"),
    [
        ("organisations", "基因組中心", "Hong Kong Genome Institute"),
        ("organisations", "基因组中心", "Hong Kong Genome Institute"),
        ("organisations", "GENOME institute", "Hong Kong Genome Institute"),
        ("organisations", "ｇｅｎｏｍｅ 中心", "Hong Kong Genome Institute"),
        ("organisations", "衞生署", "Department of Health"),
        ("organisations", "衛生署", "Department of Health"),
        ("organisations", "卫生署", "Department of Health"),
        ("people", "Rare Disease Hong Kong", "曾建平"),
        ("statistics", "平均預期壽命 82.5歲", "Life expectancy of men in Hong Kong"),
        ("contacts", "corpcomm@ 香港基因组", "corpcomm@genomics.org.hk"),
    ],
)
def test_a_search_finds_in_either_script_and_hidden_columns(at, table, query, called):
    page = at(table)
    search(page, query)
    assert called in shown(page)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("276 billion", "276,000,000,000 Hong Kong dollars"),
        ("2760億", "276,000,000,000 Hong Kong dollars"),
        ("276000000000", "276,000,000,000 Hong Kong dollars"),
        ("trillion renminbi", "about 16,000,000,000,000 renminbi yuan"),
        ("82.5 years", "82.5 years"),
    ],
)
def test_a_figure_is_found_as_one_says_it(at, query, told):
    page = at("statistics")
    search(page, query)
    assert told in page.locator("#rows tbody .is-figure").all_inner_texts()


def test_a_row_is_not_found_by_what_its_texts_are_called(at):
    """The identifiers of texts begin with their day of issue, and titles name what not every row is about."""
    page = at("timeline", address="#q=2023&length=100")
    assert 0 < found(page) == len([one for one in page.locator("#rows tbody tr").all_inner_texts() if "2023" in one])
    assert found(at("organisations", address="#q=基因组")) < found(at("organisations", address="#q=组"))
    assert "McGill University" not in shown(at("organisations", address="#q=基因组"))


def test_rows_with_and_without_a_value_are_told_apart(at, release):
    with (release / "csv" / "organisations.csv").open(encoding="utf-8", newline="") as file:
        given = [bool(row["ror_id"]) for row in csv.DictReader(file)]
    for wanted in (True, False):
        assert found(at("organisations", address=f"#ror_id={str(wanted).lower()}")) == given.count(wanted) > 0
    page = at("organisations")
    panel(page, "filters").get_by_label("ROR").select_option(f"Given ({given.count(True)})")
    assert page.locator("#active li button").all_inner_texts() == ["ROR identifier: Given"]


def test_a_number_filtered_by_is_told_as_numbers_are(at):
    page = at("statistics", address="#value=1000000000..")
    assert page.locator("#active li button").all_inner_texts() == ["Value: from 1,000,000,000"]


def test_all_words_of_a_search_have_to_be_found(at):
    page = at("organisations")
    search(page, "基因組中心 zebra")
    assert page.locator(".dt-empty").inner_text().startswith("Nothing found")
    assert page.locator(".dt-info").get_attribute("role") == "status"


def test_numbers_are_sorted_by_what_they_are_worth_and_the_empty_last(at):
    page = at("statistics", address="#columns=value,value_max&length=250&sort=-value")
    values = [float(text.replace(",", "")) for text in page.locator("tbody td:nth-child(2)").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    assert values[0] >= 1e12
    sort(page, "value_max")
    upper = page.locator("tbody td:nth-child(3)").all_inner_texts()
    assert upper[0]
    assert not upper[-1]
    sort(page, "value_max")
    assert page.locator("tbody td:nth-child(3)").first.inner_text()


def test_dates_are_sorted_by_their_first_day(at):
    page = at("timeline", address="#columns=date,date_start&length=250")
    days = page.locator("tbody td:nth-child(3)").all_inner_texts()
    assert days[0].endswith("1887")
    years = [int(day[-4:]) for day in days]
    assert years == sorted(years)


def test_names_are_sorted_as_their_language_sorts(at):
    page = at("people", "zh-Hant", "#length=250")
    names = shown(page)
    assert names == page.evaluate(
        "names => [...names].sort(new Intl.Collator('zh-Hant', {numeric: true}).compare)", names
    )


def test_a_view_is_an_address(at, new_page):
    page = at("timeline")
    filters = panel(page, "filters")
    filters.get_by_label("Kind").select_option("conference")
    filters.get_by_label("Date, from").fill("2024")
    filters.get_by_label("Date, to").press("Tab")
    search(page, "Hong Kong")
    panel(page, "columns").get_by_label("Place").check()
    sort(page, "called")
    seen = shown(page)
    assert seen
    other = new_page()
    other.goto(page.url)
    other.locator("#rows tbody th").first.wait_for()
    assert shown(other) == seen
    assert other.locator("th[data-name=place]").is_visible()
    assert other.locator("#search").input_value() == "Hong Kong"
    assert other.locator("#active li").all_inner_texts() == ["Date: from 2024", "Kind: Conference"]
    told = dict(pair.split("=") for pair in page.url.split("#")[1].split("&"))
    assert told["kind"] == "conference"
    assert told["date"] == "2024.."
    assert told["sort"] == "called"


def test_back_and_forward_lead_through_views(at):
    page = at("organisations")
    every = found(page)
    panel(page, "filters").get_by_label("Kind").select_option("funder")
    few = found(page)
    assert few < every
    page.go_back()
    assert found(page) == every
    page.go_forward()
    assert found(page) == few
    assert page.locator("#filter-kind").input_value() == "funder"


def test_filters_in_use_are_listed_and_go_one_by_one_or_all_at_once(at):
    page = at("organisations", address="#kind=government&founded=..2000&q=hong")
    every = page.locator("#active li button")
    assert every.all_inner_texts() == ["Kind: Government", "Founded: up to 2000"]
    every.last.click()
    assert every.all_inner_texts() == ["Kind: Government"]
    assert found(page) > 0
    page.get_by_role("button", name="Clear all").click()
    assert page.locator("#active").is_hidden()
    assert page.locator("#search").input_value() == ""
    assert "#" not in page.url


def test_an_address_that_tells_what_there_is_not_shows_the_table(at):
    page = at("people", address="#sort=height&columns=shoe_size,honorific&length=7&page=999&colour=red")
    assert page.locator("thead th").all_inner_texts() == ["Name", "Honorific"]
    assert found(page) == 50


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString"])
def test_a_filter_by_what_every_object_has_is_told_as_it_stands(at, name):
    page = at("contacts", address=f"#organisation_id={name}&kind={name}")
    told = page.locator("#active li").all_inner_texts()
    assert len(told) == 2
    assert all(one.endswith(f": {name}") for one in told)


def test_the_link_past_the_menu_leaves_the_view(at):
    page = at("people", address="#q=professor")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.url.endswith("#q=professor")
    assert page.locator("#search").input_value() == "professor"


def test_the_language_switch_keeps_the_view(at):
    page = at("organisations", address="#kind=funder")
    few = found(page)
    page.locator("#language").click()
    page.locator("#rows tbody th").first.wait_for()
    assert "/zh-Hant/" in page.url
    assert found(page) == few


def test_rows_and_quotes_lead_to_the_fact_and_to_the_place(at, release):
    page = at("statistics", address="#q=82.5")
    assert re.fullmatch(r"fact\.html#stat-\w+", page.locator("tbody th a").get_attribute("href"))
    place = re.fullmatch(r"source\.html#([\w-]+):(\d+)-(\d+)", page.locator(".quoted").get_attribute("href"))
    with (release / "csv" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        quotes = {(row["document_id"], row["start"], row["end"]): row["quote"] for row in csv.DictReader(file)}
    assert quotes[place.groups()] == page.locator(".quoted").inner_text()


def downloaded(page, kind, scope="shown"):
    panel(page, "download")
    page.locator(f"[name=scope][value={scope}]").check()
    with page.expect_download() as waiting:
        page.locator(f"[data-download={kind}]").click()
    text = waiting.value.path().read_text(encoding="utf-8")
    return waiting.value.suggested_filename, text


def test_what_is_found_is_taken_away_as_csv(at):
    page = at("organisations", address="#kind=funder&sort=-called&columns=kind,parent_id")
    name, text = downloaded(page, "csv")
    assert re.fullmatch(r"hkbiomed-[\d.]+-organisations\.csv", name)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert list(rows[0]) == ["organisation_id", "name_en", "name_zh", "kind", "parent_id"]
    assert [row["name_en"] or row["name_zh"] for row in rows] == shown(page)
    assert {row["kind"] for row in rows} == {"funder"}


def test_all_columns_are_taken_away_as_json(at, release):
    page = at("statistics", address="#q=82.5")
    _, text = downloaded(page, "json", "all")
    [row] = json.loads(text)
    assert (row["value"], row["value_exact"], row["unit"]) == (82.5, "82.5", "a")
    assert row["dimensions"] == {"sex": "male"}
    with (release / "csv" / "statistics.csv").open(encoding="utf-8", newline="") as file:
        assert set(next(csv.reader(file))) <= set(row)


@pytest.fixture(scope="module")
def hostile(made_up):
    rows = editions.tables()
    rows["organisations"][0] |= {"name_zh": HOSTILE, "name_en": HOSTILE, "aliases": [HOSTILE, "=1+1"]}
    rows["organisations"][1] |= {"name_en": editions.FORMULA, "parent_id": rows["organisations"][0]["organisation_id"]}
    rows["documents"][0] |= {"title": HOSTILE}
    rows["evidence"][0] |= {"quote": HOSTILE}
    for row in rows["roles"]:
        row |= {"title_zh": HOSTILE, "title_en": HOSTILE}
    rows["statistics"][0] |= {"geography": HOSTILE, "label_en": HOSTILE}
    return made_up(rows)


@pytest.mark.parametrize("table", pages.TABLES)
def test_hostile_values_stand_as_text(at, hostile, table):
    page = at(table, root=hostile)
    panel(page, "columns")
    for name in page.locator("#columns input:not(:checked)").evaluate_all("all => all.map(box => box.dataset.column)"):
        page.locator(f"[data-column={name}]").check()
    panel(page, "filters")
    for select in page.locator("#filters select").all():
        if select.locator("option").count() > 1:
            select.select_option(index=1)
    assert "taken" not in page.title()
    assert page.locator("#view img, #view script").count() == 0


def test_a_hostile_name_can_be_read_and_filtered_by(at, hostile):
    page = at("organisations", root=hostile)
    assert HOSTILE in shown(page)
    panel(page, "filters").get_by_label("Parent").select_option(index=1)
    assert HOSTILE in page.locator("#active li").inner_text()


def test_what_would_reorder_or_not_show_is_a_sign(at, made_up):
    rows = editions.tables()
    rows["documents"][0] |= {"title": "\u202egnp.a\u200bb"}
    page = at("documents", root=made_up(rows))
    link = page.locator("#rows tbody th a", has=page.locator("[data-sign]"))
    signs = "all => all.map((one) => one.dataset.sign)"
    assert link.locator("[data-sign]").evaluate_all(signs) == ["U+202E", "U+200B"]
    link.click()
    page.locator("article").wait_for()
    for place in ("h1", "article .values"):
        assert page.locator(f"{place} [data-sign]").evaluate_all(signs) == ["U+202E", "U+200B"]


def test_no_cell_of_a_csv_is_a_formula(at, hostile):
    _, text = downloaded(at("organisations", root=hostile), "csv", "all")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [why for *_, why in csv_files.risks(rows[0], rows[1:])] == []
    assert f"'{editions.FORMULA}" in [cell for row in rows for cell in row]


def test_telephones_of_a_csv_stand_as_they_are(at):
    _, text = downloaded(at("contacts", address="#kind=phone"), "csv")
    assert {row["value"][:4] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))} == {"+852"}


@pytest.mark.parametrize(("language", "told"), [("en", "The rows cannot be loaded."), ("zh-Hant", "未能載入資料。")])
def test_rows_that_cannot_be_loaded_are_told_with_the_way_out(browser, made_up, language, told):
    page = browser.new_page()
    page.route("**/rows/people-1.js", lambda route: route.abort())
    page.goto(f"{made_up()}{language}/people.html")
    page.locator("#failure").wait_for()
    assert told in page.locator("#failure").inner_text()
    assert page.locator("#failure a").get_attribute("href") == "../../csv/people.csv"
    assert page.locator("#view").is_hidden()
    page.close()


def test_without_script_the_page_leads_to_the_file(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}zh-Hant/statistics.html")
    assert page.locator("noscript a").get_attribute("href") == "../../csv/statistics.csv"
    context.close()


@pytest.mark.parametrize("table", pages.TABLES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_bars_anybody(new_page, site, table, theme):
    for width, language in ((1440, "en"), (390, "zh-Hant")):
        page = new_page(color_scheme=theme, viewport={"width": width, "height": 900})
        page.goto(f"{site}{language}/{table}.html#q=a")
        page.locator("#rows tbody tr").first.wait_for()
        accessible(page)
        for name in ("filters", "columns", "download"):
            panel(page, name)
            accessible(page)


@pytest.mark.parametrize("table", pages.TABLES)
@pytest.mark.parametrize("width", [320, 390, 820])
def test_no_page_scrolls_sideways(new_page, site, table, width):
    page = new_page(viewport={"width": width, "height": 900})
    for language in ("en", "zh-Hant"):
        page.goto(f"{site}{language}/{table}.html")
        page.locator("#rows tbody tr").first.wait_for()
        for name in ("filters", "columns", "download"):
            panel(page, name)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_table_wider_than_its_place_is_reached_by_keyboard(at, page):
    page.set_viewport_size({"width": 820, "height": 900})
    at("organisations", address="#columns=name_zh,aliases,kind,parent_id,website,rule,decision,founded,jurisdiction")
    region = page.get_by_role("region", name="Organisations")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("region => region.scrollLeft > 0", arg=region.element_handle())
    accessible(page)


def test_a_keyboard_sorts_filters_leafs_and_leaves_a_panel(at):
    page = at("organisations")
    first = shown(page)
    page.locator("th[data-name=called] .dt-column-order").focus()
    assert page.locator("th[data-name=called]").evaluate("th => getComputedStyle(th, '::after').content") != "none"
    page.keyboard.press("Escape")
    assert page.locator("th[data-name=called]").evaluate("th => getComputedStyle(th, '::after').content") == "none"
    page.keyboard.press("Enter")
    assert page.locator("th[data-name=called]").get_attribute("aria-sort") == "descending"
    assert shown(page) != first
    page.locator(".dt-paging .next").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("page=2")
    page.locator("[aria-controls=filters]").focus()
    page.keyboard.press("Enter")
    page.locator("#filter-kind").focus()
    page.keyboard.press("Escape")
    assert page.locator("#filters").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('aria-controls')") == "filters"
    page.keyboard.press("Enter")
    assert page.locator("#filters").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#filters").is_hidden()


def test_what_a_column_holds_is_told_to_a_screen_reader(at):
    page = at("organisations", address="#columns=rule")
    described = page.locator("th[data-name=rule] .dt-column-order").get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content().startswith("The rule that read")


@pytest.fixture(scope="module")
def large(made_up):
    """A site of 30,000 statistics, each with a sentence of its own."""
    rows = editions.tables()
    [pattern] = rows["statistics"][:1]
    [quote] = [row for row in rows["evidence"] if row["table_name"] == "statistics"][:1]
    numbers = range(30_000 - len(rows["statistics"]))
    rows["statistics"] += [
        {**pattern, "statistic_id": f"stat-{n:06}", "label_zh": f"第{n}項罕見病統計數字", "label_en": f"Figure {n}",
         "value": float(n), "value_exact": str(n)}
        for n in numbers
    ]  # fmt: skip
    rows["evidence"] += [{**quote, "row_id": f"stat-{n:06}", "start": n, "end": n + 1} for n in numbers]
    return made_up(rows)


def test_many_rows_are_shown_before_all_are_there_and_all_are_found(page, large):
    waiting = []
    page.route("**/rows/statistics-9.js", lambda route: waiting.append(route))
    page.goto(f"{large}en/statistics.html#sort=-figure", wait_until="commit")
    page.locator("#rows tbody tr").first.wait_for()
    page.get_by_text("16,000 of 30,000 rows").wait_for()
    assert found(page) == 16_000
    search(page, "figure 15990")
    assert shown(page) == ["Figure 15990"]
    waiting[0].continue_()
    page.locator("#loading").wait_for(state="hidden")
    search(page, "第29990项")
    assert shown(page) == ["Figure 29990"]


def test_no_part_of_many_rows_is_large(large):
    sizes = [path.stat().st_size for path in Path(urlsplit(large).path, "data", "rows").iterdir()]
    assert len(sizes) > 15
    assert max(sizes) < 2_000_000
