"""Encodings: what is read, and the one clear error for what is not."""

import pytest

from pipelines.reading import UnreadableText
from pipelines.reading.decoding import decode

TRADITIONAL = "香港衞生署今日公布，基因組計劃已招募53,000名參加者。\r\n電話：2185 6745"
SIMPLIFIED = "国家卫生健康委员会今日公布，罕见病目录增加86种疾病，并把相关药品名单列出。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TRADITIONAL, "utf-8"),
        ("\ufeff" + TRADITIONAL, "utf-8"),
        ("\ufeff" + TRADITIONAL, "utf-16-le"),
        ("\ufeff" + TRADITIONAL, "utf-16-be"),
        (TRADITIONAL, "big5hkscs"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gb18030"),
        ("Press release 香港 2023", "utf-8"),
    ],
)
def test_text_comes_back_as_it_was(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_byte_order_mark_is_counted():
    assert decode(b"\xef\xbb\xbfab") == "\ufeffab"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"a\.txt: empty, expected text; put the text in the file or take the file out"),
        (b"ab\x00cd", r"a\.txt: byte 2 is NUL.*expected text in UTF-8.*export it as UTF-8 text"),
        (b"\xff\xfea\x00\x00\x00", r"a\.txt: byte 4 is NUL"),
        (b"\xff\xfea\x00\x00\xd8", r"a\.txt: byte 4 breaks UTF-16.*save it as UTF-8"),
        ("naïve café – done".encode("cp1252"), r"a\.txt: byte 2 \(0xef\) is not UTF-8.*save it as UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)), r"a\.txt: byte 0 \(0x89\) is not UTF-8"),
        ("東京都庁".encode("shift_jis") * 3, r"a\.txt: byte 0 .* is not UTF-8"),
    ],
)
def test_anything_else_is_an_error_of_that_file(data, message):
    with pytest.raises(UnreadableText, match=message):
        decode(data, "a.txt")
