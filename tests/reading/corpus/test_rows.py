"""One row that is wrong: told with its place, what was expected and what to do, and no other text is lost."""

import re

import pytest

from pipelines.reading.corpus import Unreadable, json_lines, texts
from tests.reading.corpus.written import jsonl, parquet, row

WRONG_IN_BOTH = [
    (row(None), "no id; give the text one that no other text of the folder has"),
    (row(" a"), "id = ' a'; expected text on one line, without blanks around it"),
    (row("a\u2028"), r"id = 'a\\u2028'; expected text on one line"),
    (row("a\u3000"), r"id = 'a\\u3000'; expected text on one line"),
    (row(""), "id = ''; expected text on one line"),
    (row("a\nb"), r"id = 'a\\nb'; expected text on one line"),
    (row("a" * 2001), "has 2,001 characters; expected at most 2,000"),
    (row("bad", None), "no text; give its words under 'text', or take the row out"),
    (row("bad", ""), "text is empty; put the words there, or take the row out"),
    (row("bad", kind="poem"), "kind = 'poem'; expected one of press_release, news"),
    (row("bad", title=" "), "title = ' '; expected text; leave the key out if it is not known"),
    (row("bad", published="11.5.2023"), "published = '11.5.2023'; expected an EDTF date such as 2023-05-11"),
    (row("bad", language="Chinese"), "language = 'Chinese'; expected a BCP 47 tag such as zh-Hant-HK"),
    (row("bad", source_url="hkgp"), "source_url = 'hkgp'; expected a web address"),
    (row("bad", whole_text="no"), "whole_text = 'no'; expected 'withheld', or leave the key out"),
]
WRONG_IN_LINES = [
    ({"text": "香港"}, "no id"),
    (row(7), "id = 7; expected text; write it in quotes"),
    (row("bad", ["香港"]), r"text = \['香港'\]; expected text"),
    (row("bad", title={"zh": "題"}), "title = {'zh': '題'}; expected text"),
    (
        row("bad", author="x"),
        "unknown key 'author'; expected one of id, text, title.*; take it out, or list it under set_",
    ),
    (row("bad", file="a.txt"), "unknown key 'file'"),
    (
        '{"id": "bad", "text": "香港',
        r"not JSON \(Invalid control character at, character 25 of the line\).*mend the",
    ),
    ("[]", "a list of JSON; expected an object with id and text"),
    ("null", "a NoneType of JSON; expected an object"),
    ("[" * 100_000, "nested too deep|not JSON"),
    ('{"id": 1' + "0" * 5000 + "}", "a number of too many figures"),
    ('{"id": "bad", "text": "一", "text": "二"}', "the key 'text' stands there twice; keep one of the two"),
    (b'{"id": "bad", "text": "\xad\xbb"}', r"byte 23 of the line \(0xad\) is not UTF-8; save the file as UTF-8"),
    (r'{"id": "bad", "text": "a\ud83d"}', r"text has half of a surrogate pair \(\\ud83d\) at character 1"),
    (r'{"id": "\ud83d", "text": "a"}', r"id = '\\ud83d'; expected text on one line"),
    (r'{"id": "bad", "text": "a", "title": "\ud83d"}', r"title = '\\ud83d'; expected text"),
]


def told(folder):
    first, wrong, last = texts(folder)
    assert [first.name, last.name] == ["first", "last"]
    assert isinstance(wrong, Unreadable)
    return wrong


@pytest.mark.parametrize(("wrong", "reason"), [*WRONG_IN_BOTH, *WRONG_IN_LINES])
def test_a_line_that_is_wrong(tmp_path, wrong, reason):
    jsonl(tmp_path / "a.jsonl", row("first"), "", wrong, row("last"))
    one = told(tmp_path)
    assert re.search(reason, one.reason)
    assert one.place == ("a.jsonl, line 3" if one.name == "a.jsonl" else "a.jsonl, line 3 (bad)")
    assert one.source_file == ("a.jsonl" if one.name == "a.jsonl" else "a.jsonl#bad")
    assert len(str(one)) < 500


@pytest.mark.parametrize(("wrong", "reason"), WRONG_IN_BOTH)
def test_a_row_that_is_wrong(tmp_path, wrong, reason):
    keys = list(wrong)
    rows = [dict.fromkeys(keys) | row("first"), wrong, dict.fromkeys(keys) | row("last")]
    parquet(tmp_path / "a.parquet", *rows)
    one = told(tmp_path)
    assert re.search(reason, one.reason)
    assert one.place == ("a.parquet, row 2" if one.name == "a.parquet" else "a.parquet, row 2 (bad)")


def test_a_line_that_is_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(json_lines, "LONGEST", 1 << 20)
    for length in (1 << 20, 5 << 20):
        jsonl(tmp_path / "a.jsonl", row("first"), row("bad", "x" * length), row("last"))
        assert told(tmp_path).reason.startswith("longer than 1 MiB; part the text into several, or give it a .txt file")
    jsonl(tmp_path / "a.jsonl", row("first"), b"{".ljust((1 << 20) - 1), row("last"))
    assert told(tmp_path).reason.startswith("not JSON")


def test_the_last_line_may_lack_its_end_and_lines_may_end_as_on_windows(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(
        '\ufeff{"id": "1", "text": "一\\r\\n"}\r\n\r\n{"id": "2", "text": "二"}'.encode()
    )
    assert [(text.name, text.data.decode()) for text in texts(tmp_path)] == [("1", "一\r\n"), ("2", "二")]
