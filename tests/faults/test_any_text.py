"""Any text at all through reading and extraction: no error, spans and quotes inside it, the same twice.

Texts are put together of what the grammars look for and of pieces of texts that they read, at random and in long runs.
HKBIOMED_FAULTS=full tries more.
"""

import contextlib

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from pipelines.reading import UnreadableText
from pipelines.reading.decoding import decode
from tests.extraction.whole.texts import FILES, texts
from tests.faults import FULL
from tests.faults.grammars import claims, hold, text_of

EXAMPLES = 20_000 if FULL else 150
SEED = 20_231_345
WORDS = (
    *"0159一三十百萬億零兩半年月日號時分元個名歲％%$+-–~/.,，、。：；（）()「」《》\n\t 第至由於在及和又之多餘約逾",
    *("2023年", "1月", "三月五日", "去年", "截至", "百分之", "三分之一", "13月45日", "民國", "HK$", "million", "one "),
    *("香港大學", "衞生署", "醫院", "中心", "陳大文教授", "Dr Chan Tai Man", "主席", "（下稱「", "電話：", "2185 6745"),
    *("成立", "推出", "表示", "a@b.hk", "https://a.hk/", "Room 1, ", "\u202e", "\u0301", "한국", "カ", "𠮷", "1️⃣", "㎡"),
)
KNOWN = [told["text"] for path in FILES for told in texts(path)]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=40).map("".join)


@seed(SEED)
@given(TEXTS)
@settings(deadline=None, max_examples=EXAMPLES, database=None)
def test_any_text_is_read(text):
    # JSON may hold half pairs; reading refuses them before.
    hold(text_of(text.encode("utf-8", "ignore")))


@st.composite
def splices(draw):
    """Return pieces of texts that the grammars know something of, cut anywhere and put together."""
    pieces = []
    for text in draw(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=4)):
        start = draw(st.integers(0, len(text)))
        pieces.append(text[start : draw(st.integers(start, len(text)))])
    return draw(st.sampled_from(("", " ", "\n", "，", "。"))).join(pieces)


@seed(SEED)
@given(splices())
@settings(deadline=None, max_examples=EXAMPLES, database=None)
def test_texts_cut_anywhere_are_read(text):
    hold(text)


@seed(SEED)
@given(st.binary(max_size=60))
@settings(deadline=None, max_examples=EXAMPLES, database=None)
def test_any_bytes_are_text_or_one_error(data):
    with contextlib.suppress(UnreadableText):
        assert decode(data, "a.txt").strip()


# What once broke a grammar, or took it for ever.
RUNS = (
    *(
        "2023年1月",
        "民國1年",
        "百分之",
        "三分之一",
        "一又",
        "一",
        "零",
        "九億",
        "2023年",
        "香港大學",
        "基因組計劃",
        "醫院",
    ),
    *("2021年成立", "1至2", "1個", "1%", "HK$1 ", "one ", "million ", "in 2023 ", "www.a.hk ", "+852 "),
)


@pytest.mark.parametrize("run", RUNS)
def test_a_run_is_read_piece_by_piece(run):
    text = run * (2_500 // len(run))
    hold(text)
    longest = max(
        (claim.end - claim.start for claim in claims(text) if claim.kind in {"organisation", "event"}), default=0
    )
    assert longest < 400


@pytest.mark.parametrize("figure", ["9", "九"])
def test_a_run_of_figures_is_one_number_that_nothing_explains(figure):
    text = f"共120名，編號{figure * 5_000}。"
    numbers = [claim for claim in claims(text) if claim.kind == "number"]
    assert [(text[one.start : one.end][:3], one.end - one.start, one.values["reason"]) for one in numbers[1:]] == [
        (figure * 3, 5_000, "unexplained")
    ]
