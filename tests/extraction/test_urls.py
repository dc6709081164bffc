"""URLs: with and without scheme, in brackets and before Chinese punctuation, home pages and links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.contacts import urls

LINK = "https://drive.google.com/drive/folders/1OQdgzvJX9couG43Z_VAhqxHb1Pbtj4sU?usp=sharing"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("將於5月15日上載至基因組中心（www.hkgp.org）", "website", "https://www.hkgp.org/"),
        ("詳情請瀏覽www.hkgp.org。", "website", "https://www.hkgp.org/"),
        ("請瀏覽：www.med.hku.hk。", "website", "https://www.med.hku.hk/"),
        ("http://www.hkam.org.hk/", "website", "http://www.hkam.org.hk/"),
        ("https://hkgp.org/tc/", "website", "https://hkgp.org/tc/"),
        ("https://www.example.gov.hk/zh-hk/index.html", "website", "https://www.example.gov.hk/zh-hk/index.html"),
        ("網址:HTTPS://WWW.Example.org.hk", "website", "https://www.example.org.hk/"),
        ("WWW.EXAMPLE.ORG.HK", "website", "https://www.example.org.hk/"),
        ("hkgp.org", "website", "https://hkgp.org/"),
        (LINK, "link", LINK),
        ("張抒揚演講：https://youtu.be/aP3yjSCziQs", "link", "https://youtu.be/aP3yjSCziQs"),
        ("Telegram頻道：t.me/channel", "link", "https://t.me/channel"),
        ("https://www.facebook.com/", "link", "https://www.facebook.com/"),
        (
            "https://zh.wikipedia.org/wiki/Rare_disease_(medicine)",
            "link",
            "https://zh.wikipedia.org/wiki/Rare_disease_(medicine)",
        ),
        ("(see https://www.example.com/a/b.pdf).", "link", "https://www.example.com/a/b.pdf"),
        ("[按此](https://example.hk/photo?id=1&n=2)下載", "link", "https://example.hk/photo?id=1&n=2"),
        ("<https://example.hk/x>", "link", "https://example.hk/x"),
        ("「https://example.hk/x」,及", "link", "https://example.hk/x"),
        ("http://example.hk:8080", "website", "http://example.hk:8080/"),
        ("https://example.hk/path/#part", "link", "https://example.hk/path/#part"),
    ],
)
def test_one_url(text, kind, value):
    assert [(found.kind, found.value) for found in urls.find(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "電郵：corpcomm@genomics.org.hk",
        "first.last@hkstp.org",
        "圖片Lab 1-6.jpg：實驗室",
        "請[按此](#)下載高清圖片",
        "Cell Therapies Pty Ltd.",
        "Trip.com集團及Booking.com",
        "i.e. the U.S. market, e.g. in.vitro",
        "at the end.me too",
        "平均壽命達82.5歲",
        "99mTc-PYP及P.2",
        "http://",
        "www.",
        "://www",
    ],
)
def test_no_url(text):
    assert list(urls.find(text)) == []


def test_two_urls_run_together_are_two():
    found = [one.value for one in urls.find("https://a.hk/xhttps://b.hk/y、www.c.hk／www.d.hk")]
    assert found == ["https://a.hk/x", "https://b.hk/y", "https://www.c.hk/", "https://www.d.hk/"]


@pytest.mark.parametrize(
    ("values", "chosen"),
    [
        (["http://www.hkgp.org/", "https://www.hkgp.org/", "http://www.hkgp.org/"], {"https://www.hkgp.org/"}),
        (["https://hkgp.org/tc/", "https://www.hkgp.org/"], {"https://hkgp.org/tc/", "https://www.hkgp.org/"}),
        (["http://a.hk/", "http://a.hk/"], {"http://a.hk/"}),
        (["https://a.hk/x", "https://www.a.hk/x/", "https://a.hk/x"], {"https://a.hk/x"}),
    ],
)
def test_variants_of_one_url_become_one(values, chosen):
    assert set(urls.unify(values).values()) == chosen


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www3.example.org.hk", "example.org.hk"),
        ("law.example.edu.hk", "example.edu.hk"),
        ("hku.hk", "hku.hk"),
        ("a.b.edelman.com", "edelman.com"),
    ],
)
def test_registrable_domains(host, domain):
    assert urls.registrable(host) == domain


@given(st.text(alphabet="ahk1./:w?=()[],-@#。見 \n", max_size=80))
def test_any_text_gives_ordered_spans_with_absolute_values(text):
    end = 0
    for found in urls.find(text):
        assert found.start >= end
        assert found.value.startswith(("http://", "https://"))
        assert not set(text[found.start : found.end]) & set("。見 \n")
        end = found.end
