"""What a reader chooses for all pages: a language and a theme, kept from page to page."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(
    ("locale", "language"), [("zh-HK", "zh-Hant"), ("zh-CN", "zh-Hant"), ("en-GB", "en"), ("fr-FR", "en")]
)
def test_the_first_page_leads_to_the_language_of_the_browser(new_page, site, locale, language):
    page = new_page(locale=locale)
    page.goto(f"{site}index.html")
    page.wait_for_url(f"**/{language}/index.html")
    assert page.locator("html").get_attribute("lang") == language


def test_without_script_both_languages_can_be_chosen(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}index.html")
    assert page.get_by_role("link").all_inner_texts() == ["English", "繁體中文"]
    page.get_by_role("link", name="繁體中文").click()
    page.wait_for_url("**/zh-Hant/index.html")


def test_a_language_that_was_chosen_is_kept(new_page, served):
    page = new_page(locale="en-GB")
    page.goto(f"{served}en/quality.html")
    page.locator("#language").click()
    page.wait_for_url("**/zh-Hant/quality.html")
    page.goto(f"{served}index.html")
    page.wait_for_url("**/zh-Hant/index.html")


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_the_theme_is_the_systems_until_another_is_chosen_and_then_kept(new_page, served, system, chosen):
    page = new_page(color_scheme=system)
    page.goto(f"{served}en/index.html")
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", system)
    before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator("#theme").click()
    expect(root).to_have_attribute("data-theme", chosen)
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != before
    page.get_by_role("link", name="People").first.click()
    page.wait_for_url("**/people.html")
    expect(root).to_have_attribute("data-theme", chosen)


@pytest.mark.parametrize("odd", ["", "neon", '"><script>'])
def test_an_odd_theme_or_language_in_storage_does_no_harm(new_page, served, odd):
    page = new_page(color_scheme="light")
    page.goto(f"{served}en/index.html")
    page.evaluate(
        "odd => { localStorage.setItem('hkbiomed-theme', odd); localStorage.setItem('hkbiomed-language', odd) }", odd
    )
    page.goto(f"{served}index.html")
    page.wait_for_url("**/en/index.html")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
