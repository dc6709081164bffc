"""E-mail addresses: glued to Chinese, broken over lines, written as links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.contacts import emails


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("電郵：corpcomm@genomics.org.hk", ["corpcomm@genomics.org.hk"]),
        ("查詢(852) 2871 8888；HKAM-HKGI-Grant@hkam.org.hk", ["hkam-hkgi-grant@hkam.org.hk"]),
        (
            "電郵：Sonia.Leung@edelman.com /\nEdelmanhkstppr@edelman.com",
            ["sonia.leung@edelman.com", "edelmanhkstppr@edelman.com"],
        ),
        ("可電郵至info@example.org.hk查詢。", ["info@example.org.hk"]),
        ("mailto:hkam@hkam.org.hk", ["hkam@hkam.org.hk"]),
        ("（raven.hui@hkstp.org）", ["raven.hui@hkstp.org"]),
        ("write to first.last+press@lab.ac.uk.", ["first.last+press@lab.ac.uk"]),
        ("'quoted@example.com'", ["quoted@example.com"]),
        ("X帳號@hkgenome，每位@$500", []),
        ("a@b", []),
        ("於上午@9.30開始", []),
        ("@example.com", []),
    ],
)
def test_values(text, values):
    assert [found.value for found in emails.find(text)] == values


def test_a_span_holds_the_address_alone():
    text = "電郵：mailto:HKAM@hkam.org.hk。"
    (found,) = emails.find(text)
    assert text[found.start : found.end] == "HKAM@hkam.org.hk"


@pytest.mark.parametrize(
    ("value", "role"),
    [
        ("lawpr@example.edu.hk", True),
        ("enquiry@example.org.hk", True),
        ("hkam@hkam.org.hk", True),
        ("corpcomm@genomics.org.hk", True),
        ("edelmanhkstppr@edelman.com", True),
        ("hkam-hkgi-grant@hkam.org.hk", True),
        ("helenmhm@hku.hk", False),
        ("raven.hui@hkstp.org", False),
        ("sonia.leung@edelman.com", False),
    ],
)
def test_mailboxes_of_offices(value, role):
    assert emails.is_role_mailbox(value) is role


def test_parse_takes_the_whole_text_or_nothing():
    assert emails.parse("a.b@c.hk").value == "a.b@c.hk"
    assert emails.parse("電郵a.b@c.hk") is None
    assert emails.parse("a.b@c.hk及") is None


@given(st.text(alphabet="aA1.@-_ 。電郵\n", max_size=60))
def test_spans_are_in_order_and_hold_one_sign(text):
    end = 0
    for found in emails.find(text):
        assert found.start >= end
        assert text[found.start : found.end].count("@") == 1
        assert found.value == text[found.start : found.end].lower()
        end = found.end
